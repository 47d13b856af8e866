//! Complaints: a plan, a story and a parcel become a form, and the form becomes a history.

use super::{
    calls::Switchboard,
    customers::{People, Resident},
    dice::Dice,
    form::{Matter, filled},
    goods::Goods,
    histories::{History, World, lived},
    journey::Ending,
    plan::{Course, Plan},
    stories::shelf,
    waybills::{Printer, Shipment, other},
};
use chrono::{Days, NaiveTime, TimeDelta};
use domain::{
    complaint::{ChannelCode, ComplaintEvent, Field, Filing, Kind, Snapshot, kind::Requester},
    id::{AccountId, CallId, ComplaintId},
    time::{Instant, at_local, local_day},
    waybill::Waybill,
};

/// What the department has to show for the planned complaints.
#[derive(Default)]
pub(super) struct Files {
    /// Histories, by filing.
    pub(super) complaints: Vec<Vec<(ComplaintEvent, Instant, AccountId)>>,
    /// The parcels they are about.
    pub(super) waybills: Vec<Waybill>,
}

/// Lives all plans through.
pub(super) fn filed(
    dice: &mut Dice,
    world: &World<'_>,
    people: &People,
    plans: &[Plan],
    printer: &mut Printer,
    switchboard: &mut Switchboard,
) -> Files {
    let mut files = Files::default();
    let mut callbacks = Vec::new();
    for plan in plans {
        let stories = &shelf(plan.kind).stories;
        let story = &stories[plan.slot % stories.len()];
        let requester = requester(plan, story.facts);
        let (sender, recipient) = parties(dice, people, requester);
        let shipment = story.parcel.and_then(|p| shipped(dice, printer, plan, (sender, recipient), p));
        let complaining = if requester == Requester::Sender { sender } else { recipient };
        let home = (complaining.spot, complaining.spot);
        let matter = Matter {
            plan,
            story,
            shipment: shipment.as_ref(),
            customer: &complaining.customer,
            requester,
            way: shipment.as_ref().map_or(home, |s| (s.sender.spot, s.recipient.spot)),
        };
        if let Some(history) = history(dice, world, &matter, switchboard) {
            callbacks.extend(history.callbacks.iter().map(|(at, by)| {
                (*at, *by, complaining.customer.clone(), shipment.as_ref().map(|s| s.waybill.number.clone()))
            }));
            files.complaints.push(history.events);
        }
        files.waybills.extend(shipment.map(|s| s.waybill));
    }
    for (at, by, customer, waybill) in callbacks {
        switchboard.callback(dice, by, &customer, waybill, at);
    }
    files.complaints.sort_by_key(|events| events.first().map(|(_, at, _)| *at));
    files
}

fn requester(plan: &Plan, facts: &[(Field, &str)]) -> Requester {
    if plan.channel == ChannelCode::Outlet {
        Requester::Outlet
    } else if facts.contains(&(Field::Requester, Requester::Sender.code())) {
        Requester::Sender
    } else {
        Requester::Recipient
    }
}

/// Who complains as a sender is a person; companies have their own people for that.
fn parties<'a>(dice: &mut Dice, people: &'a People, requester: Requester) -> (&'a Resident, &'a Resident) {
    let sender = if requester == Requester::Sender { people.recipient(dice) } else { people.sender(dice) };
    (sender, other(dice, people, sender))
}

/// The parcel of a story, moved so that its end fits the complaint.
fn shipped<'a>(
    dice: &mut Dice,
    printer: &mut Printer,
    plan: &Plan,
    parties: (&'a Resident, &'a Resident),
    (goods, ending): (Goods, Ending),
) -> Option<Shipment<'a>> {
    let end = match ending {
        // A parcel that is held comes in the end, a day or so after the complaint.
        Ending::Held(_) => plan.accepted_at + dice.minutes(12 * 60, 26 * 60),
        Ending::Lost(_) => plan.accepted_at - dice.minutes(18 * 60, 40 * 60),
        // Who complains of delay has waited for more than a day.
        _ if plan.kind == Kind::Delay => plan.accepted_at - dice.minutes(40 * 60, 60 * 60),
        _ => plan.accepted_at - dice.minutes(60, 300),
    };
    let mut shipment = printer.print(dice, parties, &goods, ending, end)?;
    if matches!(plan.kind, Kind::Delay | Kind::Loss) {
        let waybill = &mut shipment.waybill;
        waybill.promised_at = waybill.promised_at.min(the_evening_before(plan.accepted_at));
    }
    Some(shipment)
}

/// Eight in the evening of the day before: nobody calls a parcel late that is not.
fn the_evening_before(at: Instant) -> Instant {
    let day = local_day(at).checked_sub_days(Days::new(1)).unwrap_or_else(|| local_day(at));
    at_local(day, NaiveTime::from_hms_opt(20, 0, 0).unwrap_or(NaiveTime::MIN))
}

fn history<'a>(
    dice: &mut Dice,
    world: &'a World<'a>,
    matter: &'a Matter<'a>,
    switchboard: &mut Switchboard,
) -> Option<History<'a>> {
    let plan = matter.plan;
    let form = filled(dice, matter);
    let by = world.team.agents[filer(plan, world.team.agents.len())];
    let number = matter.shipment.map(|s| s.waybill.number.clone());
    let call: Option<CallId> = matches!(plan.channel, ChannelCode::Hotline | ChannelCode::Chat)
        .then(|| switchboard.intake(dice, by, plan, matter.customer, number, &form));
    // One browser in eight had no network and sent the form a little later.
    let delay = if plan.slot == 6 && call.is_some() { dice.minutes(2, 9) } else { TimeDelta::zero() };
    let received_at = plan.accepted_at + delay;
    let snapshot = matter.shipment.map(|s| {
        let mut waybill = s.waybill.clone();
        waybill.tracking.retain(|entry| entry.at <= received_at);
        Snapshot { at: received_at, waybill }
    });
    let id = ComplaintId(dice.id(plan.accepted_at));
    let filing = Filing { id, by, owner: Some(by), accepted_at: plan.accepted_at, received_at, call, snapshot };
    lived(dice, world, matter, &form, filing)
}

/// Who takes it: the one who works on it, or somebody else when it is given away.
const fn filer(plan: &Plan, agents: usize) -> usize {
    match plan.course {
        Course::Reassigned => 1 + (plan.agent + 3) % (agents - 1),
        _ => plan.agent,
    }
}
