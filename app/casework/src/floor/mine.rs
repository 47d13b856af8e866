//! What an agent has to do now.

use super::{
    State,
    board::{stage_of, waybill_of},
};
use crate::{Ctx, Failure, failure::allow};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    id::AccountId,
    person::Phone,
    queue::{AgentState, Channel, Contact, Leg, Presence, RunBy, Setting, call_of},
    time::Instant,
    view::{
        PersonRef,
        floor::{MyContact, MyFloor},
    },
};

/// The floor as one agent sees it.
///
/// # Errors
/// No permission.
pub fn mine(ctx: &Ctx, actor: &Actor) -> Result<MyFloor, Failure> {
    allow(actor, Permission::TakeCalls)?;
    let state = ctx.floor.read();
    let (me, now) = (actor.id, ctx.clock.now());
    let agent = state.counters.floor().agent(me);
    let settings = state.plan.settings;
    let notes = state.notes.iter().filter(|(to, _)| *to == me).map(|(_, note)| note.clone());
    Ok(MyFloor {
        seq: state.versions.get(&me).copied().unwrap_or(state.filled_to),
        now_ms: now.timestamp_millis(),
        signed_on: agent.is_some_and(|agent| !agent.skills.is_empty()),
        presence: agent.map_or(Presence::Offline, |agent| agent.presence),
        state: agent.map_or(AgentState::Offline, |agent| agent.state),
        since: agent.map_or(now, |agent| agent.since),
        calls: agent.map_or(RunBy::Us, |agent| agent.calls),
        skills: agent.map(|agent| agent.skills.clone()).unwrap_or_default(),
        contacts: state.contacts_of(me),
        waiting: state.waiting_for(me, now),
        answered: agent.map_or(0, |agent| agent.spent(now, settings.zone()).answered),
        free: state.free(me),
        queues: state.labels(),
        settings,
        notes: notes.collect(),
    })
}

impl State {
    fn contacts_of(&self, me: AccountId) -> Vec<MyContact> {
        let Some(agent) = self.counters.floor().agent(me) else { return Vec::new() };
        let parts = agent.open.iter().filter_map(|part| {
            let contact = self.counters.floor().contact(part.contact)?;
            Some(self.my_contact(contact, contact.open_leg(me)?))
        });
        let mut mine: Vec<MyContact> = parts.collect();
        mine.sort_by_key(|contact| (contact.answered_at.unwrap_or(contact.since), contact.id));
        mine
    }

    fn my_contact(&self, contact: &Contact, leg: &Leg) -> MyContact {
        let offer = TimeDelta::seconds(self.plan.settings.get(Setting::Offer).into());
        let ours = contact.run_by() == RunBy::Us;
        MyContact {
            id: contact.id,
            channel: contact.channel(),
            queue: contact.queue().cloned(),
            run_by: contact.run_by(),
            stage: stage_of(leg),
            since: since(leg).unwrap_or(contact.arrived_at),
            rings_until: leg.offered_at.filter(|_| ours && leg.is_offered()).map(|from| from + offer),
            arrived_at: contact.counts_from(),
            answered_at: leg.answered_at,
            waybill: waybill_of(contact).map(|waybill| waybill.as_str().to_owned()),
            phone_masked: self.phone_of(contact).map(Phone::masked),
            call: (contact.channel() != Channel::Chat).then(|| call_of(contact.id, leg.agent)),
            promise: self.due.promise_of(contact.id).map(|promise| promise.id),
        }
    }

    /// The customer's number, as it was reported or as it stands in the promise.
    pub(super) fn phone_of(&self, contact: &Contact) -> Option<&Phone> {
        let reported = self.phones.get(&contact.id);
        reported.or_else(|| self.due.promise_of(contact.id)?.phone.as_ref())
    }

    /// How many wait that somebody signed on for.
    fn waiting_for(&self, me: AccountId, now: Instant) -> u32 {
        let Some(agent) = self.counters.floor().agent(me) else { return 0 };
        let fits = |contact: &&&Contact| {
            contact.run_by() == RunBy::Us && contact.skill().is_some_and(|skill| agent.skills.contains(skill))
        };
        let waiting = self.counters.floor().waiting(now);
        u32::try_from(waiting.iter().filter(fits).count()).unwrap_or(u32::MAX)
    }

    /// Colleagues who are free.
    fn free(&self, me: AccountId) -> Vec<PersonRef> {
        let free = |agent: &&domain::queue::Agent| {
            agent.id != me && agent.presence == Presence::Ready && agent.open.is_empty()
        };
        self.counters.floor().agents().filter(free).filter_map(|agent| self.people.get(&agent.id).cloned()).collect()
    }
}

/// Since when a part is as far as it is.
fn since(leg: &Leg) -> Option<Instant> {
    if leg.is_wrapping() {
        return leg.ended_at;
    }
    let held = leg.holds.last().filter(|_| leg.is_connected()).map(|(from, until)| until.unwrap_or(*from));
    held.or(leg.answered_at).or(leg.offered_at)
}
