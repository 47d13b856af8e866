//! A complaint form as an agent would have typed it.

use super::{
    dice::Dice,
    places::Spot,
    plan::Plan,
    stories::{Story, told},
    waybills::Shipment,
};
use chrono::TimeDelta;
use domain::{
    complaint::{
        ChannelCode, Field, Form,
        draft::instant_moment,
        kind::{Requester, Signed, YesNo},
    },
    customer::Customer,
    time::{Instant, local, local_day},
    waybill::{Tracking, TrackingStep, Waybill},
};

/// Who complains of what.
pub(super) struct Matter<'a> {
    /// When, how, of what kind.
    pub(super) plan: &'a Plan,
    /// What happened.
    pub(super) story: &'a Story,
    /// The parcel, when there is one.
    pub(super) shipment: Option<&'a Shipment<'a>>,
    /// Who complains.
    pub(super) customer: &'a Customer,
    /// As whom.
    pub(super) requester: Requester,
    /// Where the journey starts and ends; where the customer lives when there is none.
    pub(super) way: (Spot, Spot),
}

impl Matter<'_> {
    /// A text with the places of this matter.
    pub(super) fn told(&self, text: &str) -> String {
        told(text, self.way.0, self.way.1)
    }

    /// The parcel's newest entry before the complaint.
    fn before(&self) -> Option<&Tracking> {
        let tracking = &self.shipment?.waybill.tracking;
        tracking.iter().rev().find(|t| t.at <= self.plan.accepted_at)
    }
}

/// The form. What its kind and channel do not ask for is left out when it is parsed.
pub(super) fn filled(dice: &mut Dice, matter: &Matter<'_>) -> Form {
    let mut form = who(matter);
    channel(dice, matter, &mut form);
    if let Some(shipment) = matter.shipment {
        parcel(&shipment.waybill, &mut form);
        form.insert(Field::ReceiverAddress, shipment.recipient.customer.address.clone());
        form.insert(Field::Signed, signed(matter).code().to_owned());
    }
    if let Some((goods, _)) = matter.story.parcel {
        form.insert(Field::PiecesSent, goods.pieces.to_string());
    }
    times(dice, matter, &mut form);
    for (field, value) in matter.story.facts {
        form.insert(*field, matter.told(value));
    }
    form.insert(Field::Requester, matter.requester.code().to_owned());
    form.insert(Field::Allegation, matter.told(matter.story.allegation));
    form.insert(Field::Wish, matter.story.wish.0.code().to_owned());
    form.insert(Field::WishDetail, matter.story.wish.1.to_owned());
    form
}

fn who(matter: &Matter<'_>) -> Form {
    let by_outlet = matter.requester == Requester::Outlet;
    let (name, phone) = if by_outlet {
        let outlet = matter.way.1;
        // Outlets have numbers of their own, as unassigned as those of the customers.
        (outlet.outlet(), format!("10499{:02}{:02}00", outlet.city, outlet.district))
    } else {
        (matter.customer.name.clone(), matter.customer.phone.whole().to_owned())
    };
    Form::from([
        (Field::Kind, matter.plan.kind.code().to_owned()),
        (Field::ContactName, name),
        (Field::ContactPhone, phone),
    ])
}

fn channel(dice: &mut Dice, matter: &Matter<'_>, form: &mut Form) {
    let plan = matter.plan;
    let day = local(plan.accepted_at).format("%Y%m%d");
    let serial = dice.between(1000, 9899);
    form.insert(Field::Channel, plan.channel.code().to_owned());
    form.insert(Field::PlatformName, dice.word(&["星河商城", "拾物二手", "海棠优选"]).to_owned());
    form.insert(Field::PlatformTicket, format!("PT{day}{serial}"));
    form.insert(Field::PlatformDue, instant_moment(plan.platform_due));
    form.insert(Field::AppealNumber, format!("SS{day}{serial}"));
    form.insert(Field::AppealTold, instant_moment(plan.accepted_at - dice.minutes(5, 25)));
    if plan.channel == ChannelCode::Hotline {
        form.insert(Field::Recording, format!("LY-{day}-{serial}"));
    }
}

fn parcel(waybill: &Waybill, form: &mut Form) {
    let insured = if waybill.insured.is_some() { YesNo::Yes } else { YesNo::No };
    form.insert(Field::Waybill, waybill.number.as_str().to_owned());
    form.insert(Field::Item, waybill.goods.clone());
    form.insert(Field::Insured, insured.code().to_owned());
    form.extend(waybill.insured.map(|amount| (Field::InsuredAmount, amount.yuan())));
    form.insert(Field::Fee, waybill.fee.yuan());
    form.insert(Field::PromisedOn, local_day(waybill.promised_at).to_string());
}

/// What the tracking said when the customer complained.
fn signed(matter: &Matter<'_>) -> Signed {
    match matter.before() {
        Some(t) if t.step == TrackingStep::Locker => Signed::Locker,
        Some(t) if t.step == TrackingStep::Signed && t.note == "本人" => Signed::Recipient,
        Some(t) if t.step == TrackingStep::Signed => Signed::Proxy,
        _ => Signed::No,
    }
}

fn times(dice: &mut Dice, matter: &Matter<'_>, form: &mut Form) {
    let accepted_at = matter.plan.accepted_at;
    let happened_at = matter.before().map_or(accepted_at - TimeDelta::minutes(45), |t| t.at);
    let noticed_at: Instant = (happened_at + dice.minutes(5, 40)).min(accepted_at);
    form.insert(Field::HappenedAt, instant_moment(happened_at));
    form.insert(Field::NoticedAt, instant_moment(noticed_at));
    form.insert(Field::ReplyBy, instant_moment(matter.plan.reply_by));
}
