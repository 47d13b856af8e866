//! What happens on the floor because of calls and promises: the record of a call finishes its contact, and promises that
//! anybody may keep wait in a queue until they are due.

use super::{State, turn::News};
use crate::{
    Ctx,
    ports::{Beside, FloorWrite},
};
use domain::{
    call::{Call, Disposition, WrapUp},
    id::{AccountId, ContactId},
    promise::{Promise, PromiseEvent},
    queue::{
        By, Channel, Contact, ContactFact as Fact, Entry, Priority, QueueEvent, Resolution, RunBy, What, call_of,
        contact_of,
    },
    time::Instant,
};

/// What stands in the log as the reason for closing the contact of a promise. Codes: nobody types them.
const MOVED: &str = "promise_moved";
const KEPT: &str = "promise_kept";
const RELEASED: &str = "promise_released";
const GIVEN: &str = "promise_given";

/// Events with what is kept beside their contacts.
#[derive(Default)]
pub(crate) struct Consequences {
    events: Vec<QueueEvent>,
    beside: Vec<Beside>,
}

impl Consequences {
    /// Whether there is nothing to save, and so no need of a turn.
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// What has to be saved.
    pub(crate) fn write(self, turn: &super::Turn, now: Instant) -> FloorWrite {
        let news = self.events.into_iter().map(News::plain).collect();
        turn.write_of(news, &[], self.beside, now)
    }
}

/// What the record of a call means, with what was promised in it.
pub(crate) fn of_call(ctx: &Ctx, call: &Call, promises: &[Promise], now: Instant) -> Consequences {
    let state = ctx.floor.read();
    let mut all = Consequences::default();
    if let Some(wrap_up) = &call.wrap_up {
        let mut parts = state.counters.floor().contacts_of(call.agent);
        if let Some(contact) = parts.find(|contact| call_of(contact.id, call.agent) == call.id) {
            all.events = finished(contact, call.agent, wrap_up, now);
        }
    }
    for promise in promises {
        state.wait_for(promise, now, &mut all);
    }
    all
}

/// What it means that something happened to a promise.
pub(crate) fn of_promise(ctx: &Ctx, before: &Promise, after: &Promise, event: &PromiseEvent) -> Consequences {
    let (state, now) = (ctx.floor.read(), ctx.clock.now());
    let mut all = Consequences::default();
    let reason = match event {
        PromiseEvent::Made { .. } => return all,
        PromiseEvent::Moved { .. } => MOVED,
        PromiseEvent::Kept { .. } => KEPT,
        PromiseEvent::Released { .. } => RELEASED,
        PromiseEvent::Given { .. } => GIVEN,
    };
    if let Some(contact) = state.counters.floor().contact(contact_of(before.id, before.tries)) {
        all.events.extend(closed(contact, reason, now));
    }
    if matches!(event, PromiseEvent::Moved { .. }) {
        state.wait_for(after, now, &mut all);
    }
    all
}

/// Whether somebody has the contact that a promise became, and so may keep it.
pub(crate) fn holds(ctx: &Ctx, agent: AccountId, promise: &Promise) -> bool {
    let state = ctx.floor.read();
    let contact = state.counters.floor().contact(contact_of(promise.id, promise.tries));
    contact.is_some_and(|contact| contact.legs.iter().any(|leg| leg.agent == agent && leg.answered_at.is_some()))
}

impl State {
    /// The contact that a promise becomes, when anybody may keep it.
    fn wait_for(&self, promise: &Promise, now: Instant, all: &mut Consequences) {
        let Some(queue) = &self.plan.callbacks else { return };
        let Some(label) = self.plan.queues.iter().find(|label| label.name == *queue) else { return };
        let contact = contact_of(promise.id, promise.tries);
        let entry = Entry {
            channel: Channel::Callback,
            queue: queue.clone(),
            skill: label.skill.clone(),
            priority: Priority::Raised,
            run_by: RunBy::Us,
            waybill: promise.waybill.clone(),
            not_before: Some(promise.due),
        };
        all.events.push(rule(now, contact, Fact::Enqueued(entry)));
        let phone = promise.phone.clone();
        all.beside.extend(phone.map(|phone| Beside { contact, phone: Some(phone), recording: None }));
    }
}

const fn rule(at: Instant, id: ContactId, fact: Fact) -> QueueEvent {
    QueueEvent { at, by: By::Rule, what: What::Contact { id, fact } }
}

/// A contact of a promise that is settled. What somebody talks about is not closed but goes on to its record.
fn closed(contact: &Contact, reason: &str, now: Instant) -> Option<QueueEvent> {
    let reason = reason.to_owned();
    let waits = contact.over_at.is_none() && contact.answered_at().is_none();
    waits.then(|| rule(now, contact.id, Fact::Closed { reason }))
}

/// The record of a call tells when it was on hold and when it ended, unless that is known better, and that its agent is
/// done with it.
fn finished(contact: &Contact, agent: AccountId, wrap_up: &WrapUp, now: Instant) -> Vec<QueueEvent> {
    let Some(leg) = contact.open_leg(agent) else { return Vec::new() };
    let id = contact.id;
    let tell =
        |at: Instant, fact| QueueEvent { at: at.min(now), by: By::Person(agent), what: What::Contact { id, fact } };
    let answered = leg.answered_at.unwrap_or(now);
    let mut events = Vec::new();
    if contact.run_by() == RunBy::Us && leg.is_connected() {
        if leg.holds.is_empty() {
            for hold in wrap_up.holds.iter().filter(|hold| hold.from >= answered && hold.until > hold.from) {
                events.push(tell(hold.from, Fact::Held { agent }));
                events.push(tell(hold.until, Fact::Resumed { agent }));
            }
        }
        events.push(tell(wrap_up.ended_at.max(answered), Fact::Ended));
    }
    let done_at = wrap_up.wrapped_at.max(leg.ended_at.unwrap_or(answered));
    events.push(tell(done_at, Fact::Wrapped { agent, resolution: resolution(wrap_up.disposition) }));
    events
}

/// Whether the disposition says that it was solved. A complaint that was filed is work to do.
const fn resolution(disposition: Disposition) -> Option<Resolution> {
    match disposition {
        Disposition::Answered => Some(Resolution::Solved),
        Disposition::ComplaintFiled
        | Disposition::AddedToComplaint
        | Disposition::FollowUp
        | Disposition::HandedToLead
        | Disposition::Dropped => Some(Resolution::Unsolved),
        Disposition::WrongNumber => None,
    }
}
