//! The filter behind a number: its fields are the query of the list's address, and it selects exactly the rows counted.

use super::{Breach, Callback, CallbackSet, ContactSet, DeadlineBand, RunningClock, Sight};
use crate::{
    id::AccountId,
    queue::{Agent, AgentStateCode, Channel, Contact, QueueName, Spent},
    rulebook::{ClockCode, Lane},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which kind of rows, and which of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    /// Contacts.
    Contacts(ContactSet),
    /// Contacts that one agent answered on the day.
    AnsweredBy(AccountId),
    /// Agents in a state.
    Agents(AgentStateCode),
    /// Agents who handled contacts, or were free to, today.
    AgentsAtWork,
    /// Promises that wait.
    Callbacks(CallbackSet),
    /// Clocks of complaints that run.
    Clocks,
    /// Clocks and promises that are late within the hour if nobody acts.
    Breaches,
}

/// Which queue.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InQueue {
    /// Any.
    #[default]
    Any,
    /// Not known, because its arrival was not reported.
    Unknown,
    /// This one.
    Named(QueueName),
}

/// A filter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Drill {
    /// Which rows.
    pub rows: Rows,
    /// Of which local day; of no account for what is only true now.
    pub day: NaiveDate,
    /// Only those of this quarter of an hour, from 0 to 95.
    #[serde(default)]
    pub quarter: Option<u8>,
    /// Only those of this queue.
    #[serde(default)]
    pub queue: InQueue,
    /// Only those of this channel.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Only clocks and promises in this band.
    #[serde(default)]
    pub band: Option<DeadlineBand>,
    /// Only clocks that wait for this.
    #[serde(default)]
    pub clock: Option<ClockCode>,
    /// Only clocks of this lane.
    #[serde(default)]
    pub lane: Option<Lane>,
}

impl InQueue {
    /// Whether a queue passes.
    #[must_use]
    pub fn admits(&self, queue: Option<&QueueName>) -> bool {
        match self {
            Self::Any => true,
            Self::Unknown => queue.is_none(),
            Self::Named(name) => queue == Some(name),
        }
    }
}

impl Drill {
    /// All rows of a kind on a day.
    #[must_use]
    pub const fn all(rows: Rows, day: NaiveDate) -> Self {
        Self { rows, day, quarter: None, queue: InQueue::Any, channel: None, band: None, clock: None, lane: None }
    }

    /// Whether a contact is one of the rows.
    #[must_use]
    pub fn selects(&self, contact: &Contact, sight: &Sight<'_>) -> bool {
        let zone = sight.settings.zone();
        let set = match self.rows {
            Rows::Contacts(set) => set,
            Rows::AnsweredBy(agent) => {
                let answers = contact.legs.iter().filter(|leg| leg.agent == agent).filter_map(|leg| leg.answered_at);
                return answers.map(|at| zone.day(at)).any(|day| day == self.day);
            }
            _ => return false,
        };
        set.holds(contact, sight)
            && set.day(contact, sight.settings).is_none_or(|day| day == self.day)
            && self.quarter.is_none_or(|quarter| quarter == zone.quarter(contact.counts_from()))
            && self.queue.admits(contact.queue())
            && self.channel.is_none_or(|channel| channel == contact.channel())
    }

    /// Whether an agent is one of the rows.
    #[must_use]
    pub fn selects_agent(&self, agent: &Agent, sight: &Sight<'_>) -> bool {
        match self.rows {
            Rows::Agents(state) => agent.state.code() == state,
            Rows::AgentsAtWork => {
                let Spent { handling_ms, ready_ms, .. } = agent.spent(sight.now, sight.settings.zone());
                handling_ms + ready_ms > 0
            }
            _ => false,
        }
    }

    /// Whether a clock is one of the rows.
    #[must_use]
    pub fn selects_clock(&self, clock: &RunningClock, now: Instant) -> bool {
        let of_kind = match self.rows {
            Rows::Clocks => true,
            Rows::Breaches => Breach::of_clock(clock, now).is_some(),
            _ => false,
        };
        of_kind
            && self.band.is_none_or(|band| band == DeadlineBand::at(now, &clock.due))
            && self.clock.is_none_or(|code| code == clock.code)
            && self.lane.is_none_or(|lane| lane == clock.lane)
    }

    /// Whether a promise is one of the rows.
    #[must_use]
    pub fn selects_callback(&self, callback: &Callback, now: Instant) -> bool {
        let of_kind = match self.rows {
            Rows::Callbacks(set) => callback.is_in(set, now),
            Rows::Breaches => Breach::of_callback(callback, now).is_some(),
            _ => false,
        };
        of_kind && self.band.is_none_or(|band| band == callback.band(now))
    }
}
