//! The board.

use super::State;
use crate::{Ctx, Failure, failure::allow};
use domain::{
    account::{Actor, Permission},
    counters::{Ratio, Snapshot},
    id::{AccountId, ContactId},
    queue::{Agent, Contact, Leg, StageCode},
    time::Instant,
    view::{
        PersonRef,
        floor::{AgentGlance, BoardView, ContactGlance, QueueLabel},
    },
    waybill::WaybillNumber,
};
use std::collections::BTreeSet;

/// The board as it stands.
///
/// # Errors
/// No permission.
pub fn board(ctx: &Ctx, actor: &Actor) -> Result<BoardView, Failure> {
    allow(actor, Permission::ReadBoard)?;
    Ok(view(ctx))
}

/// The same for the stream, which asks who may see it when it is opened.
#[must_use]
pub fn view(ctx: &Ctx) -> BoardView {
    let state = ctx.floor.read();
    let now = ctx.clock.now();
    let snapshot = state.counters.snapshot(now, &state.due.callbacks(), &state.due.clocks());
    let glances = snapshot.agents.iter().filter_map(|agent| state.glance(agent.id)).collect();
    let owners = snapshot.deadlines.next.iter().filter_map(|breach| breach.owner);
    let named = snapshot.agents.iter().map(|agent| agent.id).chain(owners).collect();
    BoardView {
        people: state.people_of(&named),
        queues: state.plan.queues.clone(),
        check: state.check.clone(),
        glances,
        snapshot,
    }
}

/// Whether two boards tell the same, but for the time that passed between them.
#[must_use]
pub fn tell_the_same(one: &BoardView, other: &BoardView) -> bool {
    let still =
        |snapshot: &Snapshot| Snapshot { at: Instant::default(), occupancy: Ratio::default(), ..snapshot.clone() };
    still(&one.snapshot) == still(&other.snapshot)
        && (&one.people, &one.queues, &one.check, &one.glances)
            == (&other.people, &other.queues, &other.check, &other.glances)
}

impl State {
    pub(super) fn people_of(&self, named: &BTreeSet<AccountId>) -> Vec<PersonRef> {
        named.iter().filter_map(|id| self.people.get(id).cloned()).collect()
    }

    pub(super) fn labels(&self) -> Vec<QueueLabel> {
        self.plan.queues.clone()
    }

    fn glance(&self, id: AccountId) -> Option<AgentGlance> {
        let agent = self.counters.floor().agent(id)?;
        let nearest = self.due.nearest_of(id);
        Some(AgentGlance {
            agent: id,
            contact: self.foremost(agent).and_then(|contact| self.contact_glance(contact, id)),
            nearest_due: nearest.map(|clock| clock.due),
            nearest: nearest.map(|clock| clock.complaint),
        })
    }

    /// The contact that makes the agent's state: what is talked before what is held, written up, and rung.
    fn foremost(&self, agent: &Agent) -> Option<ContactId> {
        let rank = |leg: &Leg| match stage_of(leg) {
            StageCode::Talking => 0,
            StageCode::Holding => 1,
            StageCode::WrapUp => 2,
            _ => 3,
        };
        let parts = agent.open.iter().filter_map(|part| {
            let leg = self.counters.floor().contact(part.contact)?.open_leg(agent.id)?;
            Some((rank(leg), part.since, part.contact))
        });
        parts.min().map(|(_, _, contact)| contact)
    }

    fn contact_glance(&self, id: ContactId, agent: AccountId) -> Option<ContactGlance> {
        let contact = self.counters.floor().contact(id)?;
        let leg = contact.open_leg(agent)?;
        let waybill = waybill_of(contact);
        Some(ContactGlance {
            id,
            channel: contact.channel(),
            queue: contact.queue().cloned(),
            stage: stage_of(leg),
            since: leg.answered_at.or(leg.offered_at).unwrap_or(contact.arrived_at),
            waybill: waybill.map(WaybillNumber::masked),
            kind: waybill.and_then(|waybill| self.due.kind_of(waybill)),
        })
    }
}

/// The waybill as it turned out, or as it came.
pub(super) fn waybill_of(contact: &Contact) -> Option<&WaybillNumber> {
    contact.waybill.as_ref().or_else(|| contact.entry.as_ref()?.waybill.as_ref())
}

/// How far the part of one agent is.
pub(super) fn stage_of(leg: &Leg) -> StageCode {
    if leg.is_offered() {
        StageCode::Offered
    } else if leg.is_held() {
        StageCode::Holding
    } else if leg.is_connected() {
        StageCode::Talking
    } else if leg.is_wrapping() {
        StageCode::WrapUp
    } else {
        StageCode::Done
    }
}
