//! The rows behind a number.

use super::{State, board::waybill_of};
use crate::{Ctx, Failure, failure::allow};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    counters::{AgentNow, ContactSet, Drill, Rows},
    id::{AccountId, ContactId},
    queue::{Agent, Contact, Leg},
    time::Instant,
    view::floor::{BOARD_ROWS, BoardRow, BoardRows, ContactRow},
    waybill::WaybillNumber,
};

/// A page of the rows behind a number, from 0: exactly those it counts at this moment.
///
/// # Errors
/// No permission.
pub fn rows(ctx: &Ctx, actor: &Actor, drill: &Drill, page: u32) -> Result<BoardRows, Failure> {
    allow(actor, Permission::ReadBoard)?;
    let state = ctx.floor.read();
    let now = ctx.clock.now();
    let all = state.all(drill, now);
    let size = usize::try_from(BOARD_ROWS).unwrap_or(usize::MAX);
    let skipped = usize::try_from(page).unwrap_or(usize::MAX).saturating_mul(size);
    let shown: Vec<_> = all.iter().skip(skipped).take(size).filter_map(|found| state.row(found, now)).collect();
    let more = all.len() > skipped.saturating_add(size);
    let named = shown.iter().flat_map(named).collect();
    Ok(BoardRows {
        drill: drill.clone(),
        at: now,
        seq: state.counters.seq(),
        count: i64::try_from(all.len()).unwrap_or(i64::MAX),
        next: more.then_some(page.saturating_add(1)),
        people: state.people_of(&named),
        queues: state.labels(),
        rows: shown,
    })
}

/// What a filter found; rows are made of those that are shown.
enum Found {
    Contact(ContactId),
    Agent(AccountId),
    Callback(domain::counters::Callback),
    Clock(domain::counters::RunningClock),
}

impl State {
    fn all(&self, drill: &Drill, now: Instant) -> Vec<Found> {
        match drill.rows {
            Rows::Contacts(set) => self.contacts(drill, now, set != ContactSet::Waiting && set != ContactSet::Ringing),
            Rows::AnsweredBy(_) => self.contacts(drill, now, true),
            Rows::Agents(_) | Rows::AgentsAtWork => self.agents(drill, now),
            Rows::Callbacks(_) | Rows::Clocks | Rows::Breaches => self.dues(drill, now),
        }
    }

    fn contacts(&self, drill: &Drill, now: Instant, newest_first: bool) -> Vec<Found> {
        let floor = self.counters.floor();
        let found = self.counters.contacts(drill, now);
        let mut found: Vec<&Contact> = found.into_iter().filter_map(|id| floor.contact(id)).collect();
        if newest_first {
            found.sort_by_key(|contact| (std::cmp::Reverse(contact.counts_from()), contact.id));
        } else {
            found.sort_by_key(|contact| contact.rank());
        }
        found.into_iter().map(|contact| Found::Contact(contact.id)).collect()
    }

    fn agents(&self, drill: &Drill, now: Instant) -> Vec<Found> {
        let floor = self.counters.floor();
        let found = self.counters.agents(drill, now);
        let mut found: Vec<&Agent> = found.into_iter().filter_map(|id| floor.agent(id)).collect();
        found.sort_by_key(|agent| (agent.since, agent.id));
        found.into_iter().map(|agent| Found::Agent(agent.id)).collect()
    }

    fn dues(&self, drill: &Drill, now: Instant) -> Vec<Found> {
        let clocks = self.due.clocks().into_iter().filter(|clock| drill.selects_clock(clock, now));
        let clocks = clocks.map(|clock| (clock.due.instant(), Found::Clock(clock)));
        let callbacks = self.due.callbacks().into_iter().filter(|callback| drill.selects_callback(callback, now));
        let callbacks = callbacks.map(|callback| (callback.due, Found::Callback(callback)));
        let mut found: Vec<_> = clocks.chain(callbacks).collect();
        found.sort_by_key(|(due, _)| *due);
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn row(&self, found: &Found, now: Instant) -> Option<BoardRow> {
        Some(match found {
            Found::Contact(id) => BoardRow::Contact(contact_row(self.counters.floor().contact(*id)?)),
            Found::Agent(id) => BoardRow::Agent(self.agent_now(*id, now)?),
            Found::Callback(callback) => BoardRow::Callback(self.due.callback_row(callback)?),
            Found::Clock(clock) => BoardRow::Clock(self.due.clock_row(*clock)?),
        })
    }

    fn agent_now(&self, id: AccountId, now: Instant) -> Option<AgentNow> {
        let (agent, settings) = (self.counters.floor().agent(id)?, &self.plan.settings);
        Some(AgentNow {
            id,
            state: agent.state,
            since: agent.since,
            stuck: agent.is_stuck(now, settings),
            contacts: agent.open.iter().map(|part| part.contact).collect(),
            answered: agent.spent(now, settings.zone()).answered,
        })
    }
}

fn contact_row(contact: &Contact) -> ContactRow {
    let spans = |leg: &Leg| leg.connected().unwrap_or_default() + leg.wrapping().unwrap_or_default();
    let handling: TimeDelta = contact.legs.iter().map(spans).sum();
    ContactRow {
        id: contact.id,
        channel: contact.channel(),
        queue: contact.queue().cloned(),
        priority: contact.priority(),
        run_by: contact.run_by(),
        stage: contact.stage(),
        arrived_at: contact.counts_from(),
        waiting_from: contact.waiting_from,
        answered_at: contact.answered_at(),
        over_at: contact.over_at,
        unanswered: contact.unanswered.map(|end| end.code),
        first_wait_ms: contact.first_wait().map(|wait| wait.num_milliseconds()),
        handling_ms: handling.num_milliseconds(),
        agents: contact.legs.iter().map(|leg| leg.agent).collect(),
        waybill: waybill_of(contact).map(WaybillNumber::masked),
        resolution: contact.resolution,
        score: contact.score,
    }
}

fn named(row: &BoardRow) -> Vec<AccountId> {
    match row {
        BoardRow::Contact(row) => row.agents.clone(),
        BoardRow::Agent(row) => vec![row.id],
        BoardRow::Callback(row) => vec![row.owner],
        BoardRow::Clock(row) => row.clock.owner.into_iter().collect(),
    }
}
