//! Rows turned into what a page may show.

use crate::ports::WaybillParties;
use domain::{
    customer::{Customer, Title},
    person::{masked_address, masked_name},
    view::{CustomerCard, PartyCard, WaybillCard},
};

/// A customer; the surname stays, because the agent speaks it.
pub(super) fn customer_card(customer: &Customer, complaints: u32) -> CustomerCard {
    let spoken = match customer.title {
        Title::Company => customer.name.clone(),
        Title::Ms | Title::Mr => customer.name.chars().take(1).collect(),
    };
    CustomerCard {
        id: customer.id,
        spoken,
        name: shown_name(customer),
        title: customer.title,
        phone: customer.phone.masked(),
        place: masked_address(&customer.address),
        grade: customer.grade,
        complaints,
    }
}

/// The names of companies are public; those of people are masked.
fn shown_name(customer: &Customer) -> String {
    match customer.title {
        Title::Company => customer.name.clone(),
        Title::Ms | Title::Mr => masked_name(&customer.name),
    }
}

fn party_card(customer: &Customer) -> PartyCard {
    PartyCard {
        id: customer.id,
        name: shown_name(customer),
        title: customer.title,
        phone: customer.phone.masked(),
        place: masked_address(&customer.address),
    }
}

/// A waybill with both sides masked.
pub(super) fn waybill_card(parties: &WaybillParties) -> WaybillCard {
    let waybill = &parties.waybill;
    WaybillCard {
        number: waybill.number.as_str().to_owned(),
        goods: waybill.goods.clone(),
        pieces: waybill.pieces,
        weight_g: waybill.weight.0,
        fee: waybill.fee,
        insured: waybill.insured,
        accepted_at: waybill.accepted_at,
        promised_at: waybill.promised_at,
        sender: party_card(&parties.sender),
        recipient: party_card(&parties.recipient),
        tracking: waybill.tracking.clone(),
    }
}
