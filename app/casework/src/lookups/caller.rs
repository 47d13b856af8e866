//! Who is on the line.

use super::cards::{customer_card, waybill_card};
use crate::{Ctx, Failure, failure::allow, ports::WaybillParties, promises};
use domain::{
    account::{Actor, Permission},
    complaint::{Number, kind::Requester},
    customer::Customer,
    person::Phone,
    view::{Caller, ComplaintQuery, Hit, WaybillCard},
    waybill::WaybillNumber,
};

/// Recent waybills shown beside a caller.
const RECENT_WAYBILLS: u32 = 5;

/// Finds the caller by number, waybill or both. Text that is neither finds nobody; that is not an error.
///
/// # Errors
/// No permission, a broken store.
pub async fn caller(ctx: &Ctx, actor: &Actor, phone: &str, waybill: &str) -> Result<Caller, Failure> {
    allow(actor, Permission::TakeCalls)?;
    let phone = Phone::parse(phone);
    let number = WaybillNumber::parse(waybill);
    let parties = match &number {
        Some(number) => ctx.store.waybill(number).await.map_err(|e| ctx.broken(&e))?,
        None => None,
    };
    let by_phone = match &phone {
        Some(phone) => ctx.store.customer_by_phone(phone).await.map_err(|e| ctx.broken(&e))?,
        None => None,
    };
    let side = parties.as_ref().and_then(|p| side_of(p, by_phone.as_ref()));
    let customer = by_phone.or_else(|| parties.as_ref().map(|p| p.recipient.clone()));
    if number.is_none() && phone.is_none() {
        return Ok(Caller::default());
    }
    let known_phone = phone.or_else(|| customer.as_ref().map(|c| c.phone.clone()));
    let store = &ctx.store;
    let about = store.complaints_about(number.as_ref(), known_phone.as_ref(), false);
    let about = about.await.map_err(|e| ctx.broken(&e))?;
    let contacts = store.contacts(customer.as_ref().map(|c| c.id), known_phone.as_ref(), number.as_ref());
    let contacts = contacts.await.map_err(|e| ctx.broken(&e))?;
    let promises = match &known_phone {
        Some(phone) => promises::to(ctx, actor, phone).await?,
        None => Vec::new(),
    };
    let waybills = match &customer {
        Some(customer) => store.waybills_of(customer.id, RECENT_WAYBILLS).await.map_err(|e| ctx.broken(&e))?,
        None => Vec::new(),
    };
    let complaints = u32::try_from(about.len()).unwrap_or(u32::MAX);
    Ok(Caller {
        customer: customer.as_ref().map(|c| customer_card(c, complaints)),
        waybill: parties.as_ref().map(waybill_card),
        side,
        open: about.into_iter().filter(|row| row.stage != domain::complaint::StageCode::Closed).collect(),
        promises,
        contacts,
        waybills: waybills.iter().map(waybill_card).collect(),
    })
}

fn side_of(parties: &WaybillParties, customer: Option<&Customer>) -> Option<Requester> {
    let id = customer?.id;
    if id == parties.recipient.id {
        Some(Requester::Recipient)
    } else if id == parties.sender.id {
        Some(Requester::Sender)
    } else {
        Some(Requester::Other)
    }
}

/// One waybill.
///
/// # Errors
/// No permission, an unknown number, a broken store.
pub async fn waybill(ctx: &Ctx, actor: &Actor, number: &str) -> Result<WaybillCard, Failure> {
    allow(actor, Permission::ReadComplaints)?;
    let number = WaybillNumber::parse(number).ok_or(Failure::NotFound)?;
    let found = ctx.store.waybill(&number).await.map_err(|e| ctx.broken(&e))?;
    found.as_ref().map(waybill_card).ok_or(Failure::NotFound)
}

/// What the palette finds: complaint numbers, waybills, the last four digits of a phone, words.
///
/// # Errors
/// No permission, a broken store.
pub async fn palette(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Vec<Hit>, Failure> {
    allow(actor, Permission::ReadComplaints)?;
    let text: String = text.trim().chars().take(80).collect();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    let digits = domain::search::halfwidth(&text);
    if digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit()) && actor.may(Permission::TakeCalls) {
        let customers = ctx.store.customers_by_tail(&digits).await.map_err(|e| ctx.broken(&e))?;
        hits.extend(customers.iter().map(|c| Hit::Customer(customer_card(c, 0))));
    }
    if Number::parse(&text).is_none() && digits.len() >= 4 && digits.is_ascii() {
        let prefix = digits.to_ascii_uppercase();
        let waybills = ctx.store.waybills_like(&prefix).await.map_err(|e| ctx.broken(&e))?;
        hits.extend(waybills.iter().map(|w| Hit::Waybill(waybill_card(w))));
    }
    let query = ComplaintQuery { q: text, closed_too: true, ..ComplaintQuery::default() };
    let list = ctx.store.complaints(&query, actor.id, ctx.clock.now()).await.map_err(|e| ctx.broken(&e))?;
    hits.extend(list.rows.into_iter().take(10).map(Hit::Complaint));
    Ok(hits)
}
