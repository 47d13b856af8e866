//! An agent as they stand: whether they take contacts, what they are doing, and how their day went so far.

use super::{
    AwayReason, Channel, Contact, Leg, Presence, RunBy, Settings, Skill, coded,
    fact::{AgentFact, Dated},
    settings::{Setting, Zone},
    timeline::Timeline,
};
use crate::{
    id::{AccountId, ContactId},
    time::Instant,
};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What an agent is doing. Who does several things at once does the first of them in the order of
/// talking, holding, wrap-up and ringing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentState {
    /// 离线
    Offline,
    /// 小休
    Break(AwayReason),
    /// 就绪
    Ready,
    /// 振铃
    Offered,
    /// 通话
    Talking,
    /// 保持
    Holding,
    /// 整理
    WrapUp,
}

coded! {
    /// The name of a state, for counters and filters.
    AgentStateCode {
        /// 就绪
        Ready = "ready",
        /// 振铃
        Offered = "offered",
        /// 通话
        Talking = "talking",
        /// 保持
        Holding = "holding",
        /// 整理
        WrapUp = "wrap_up",
        /// 小休
        Break = "break",
        /// 离线
        Offline = "offline",
    }
}

/// The facts about an agent.
pub type AgentFacts = BTreeSet<Dated<AgentFact>>;

/// An agent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agent {
    /// Identity.
    pub id: AccountId,
    /// What this person can do.
    pub skills: BTreeSet<Skill>,
    /// Who rings this person's telephone.
    pub calls: RunBy,
    /// Whether the agent takes contacts.
    pub presence: Presence,
    /// What the agent is doing.
    pub state: AgentState,
    /// Since when.
    pub since: Instant,
    /// Since when the agent is free, a telephone that only rang not counted; `None` while not free.
    pub ready_from: Option<Instant>,
    /// Contacts that keep this person busy.
    pub open: Vec<OpenPart>,
    /// What was done on each local day, up to the last change of state.
    days: BTreeMap<NaiveDate, Spent>,
}

/// A contact that keeps an agent busy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenPart {
    /// Which.
    pub contact: ContactId,
    /// How it reached us.
    pub channel: Channel,
    /// Since when it is the agent's.
    pub since: Instant,
}

/// How an agent spent a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Spent {
    /// Milliseconds of talk, hold and wrap-up; several contacts at once count once.
    pub handling_ms: i64,
    /// Milliseconds of being free, ringing among it.
    pub ready_ms: i64,
    /// How many contacts were answered.
    pub answered: u32,
}

impl AgentState {
    /// Its name.
    #[must_use]
    pub const fn code(self) -> AgentStateCode {
        match self {
            Self::Offline => AgentStateCode::Offline,
            Self::Break(_) => AgentStateCode::Break,
            Self::Ready => AgentStateCode::Ready,
            Self::Offered => AgentStateCode::Offered,
            Self::Talking => AgentStateCode::Talking,
            Self::Holding => AgentStateCode::Holding,
            Self::WrapUp => AgentStateCode::WrapUp,
        }
    }

    /// Whether the time in it is counted for a day.
    pub(super) const fn is_counted(self) -> bool {
        !matches!(self, Self::Offline | Self::Break(_))
    }
}

impl Spent {
    /// Adds a span that is not negative, or takes it away with the other sign.
    pub(super) fn add(&mut self, state: AgentState, span: TimeDelta, sign: i64) {
        let span = span.max(TimeDelta::zero()).num_milliseconds() * sign;
        match state {
            AgentState::Talking | AgentState::Holding | AgentState::WrapUp => self.handling_ms += span,
            AgentState::Ready | AgentState::Offered => self.ready_ms += span,
            AgentState::Offline | AgentState::Break(_) => {}
        }
    }
}

impl Agent {
    /// The agent after these facts, with what keeps this person busy and how many contacts were answered on each day.
    pub(super) fn of(
        id: AccountId,
        facts: &AgentFacts,
        timeline: &Timeline,
        open: Vec<OpenPart>,
        answered: &BTreeMap<NaiveDate, u32>,
    ) -> Self {
        let signed_on = facts.iter().rev().find_map(|d| match &d.fact {
            AgentFact::SignedOn { skills, calls } => Some((skills.clone(), *calls)),
            AgentFact::PresenceSet { .. } => None,
        });
        let (skills, calls) = signed_on.unwrap_or_default();
        let last = timeline.last();
        let mut days = timeline.days().clone();
        for (day, contacts) in answered {
            days.entry(*day).or_default().answered = *contacts;
        }
        Self {
            id,
            skills,
            calls,
            presence: facts.iter().rev().find_map(presence).unwrap_or_default(),
            state: last.state,
            since: last.from,
            ready_from: timeline.ready_from(),
            open,
            days,
        }
    }

    /// How the agent spent the local day of `now` until then.
    #[must_use]
    pub fn spent(&self, now: Instant, zone: Zone) -> Spent {
        let today = zone.day(now);
        let mut spent = self.days.get(&today).copied().unwrap_or_default();
        spent.add(self.state, now - self.since.max(zone.start_of(today)), 1);
        spent
    }

    /// How many contacts the agent answered on a local day.
    #[must_use]
    pub fn answered_on(&self, day: NaiveDate) -> u32 {
        self.days.get(&day).map_or(0, |spent| spent.answered)
    }

    /// Whether the agent takes one more of this channel. One call, or several chats, but not both at once.
    #[must_use]
    pub fn has_room(&self, channel: Channel, settings: &Settings) -> bool {
        match channel {
            Channel::Call | Channel::Callback => self.open.is_empty() && self.calls == RunBy::Us,
            Channel::Chat => {
                self.open.iter().all(|part| part.channel == Channel::Chat)
                    && u32::try_from(self.open.len()).is_ok_and(|chats| chats < settings.chat_capacity())
            }
        }
    }

    /// Whether a contact may be offered to this agent. Who still writes the record of a contact is not asked to take the
    /// same one again.
    #[must_use]
    pub fn can_take(&self, contact: &Contact, settings: &Settings) -> bool {
        self.presence == Presence::Ready
            && contact.skill().is_some_and(|skill| self.skills.contains(skill))
            && contact.open_leg(self.id).is_none()
            && self.has_room(contact.channel(), settings)
    }

    /// Who is asked first: who is free, longest first; then who has the fewest chats and took the last one longest ago.
    #[must_use]
    pub fn turn(&self) -> (usize, Instant, AccountId) {
        let newest = self.open.iter().map(|part| part.since).max();
        (self.open.len(), self.ready_from.or(newest).unwrap_or(self.since), self.id)
    }

    /// Whether the agent has been at wrap-ups for longer than the setting allows.
    #[must_use]
    pub fn is_stuck(&self, now: Instant, settings: &Settings) -> bool {
        self.state == AgentState::WrapUp && now - self.since > settings.seconds(Setting::WrapUpLimit)
    }
}

/// The presence that a fact tells.
pub(super) fn presence(dated: &Dated<AgentFact>) -> Option<Presence> {
    match dated.fact {
        AgentFact::PresenceSet { presence, .. } => Some(presence),
        AgentFact::SignedOn { .. } => None,
    }
}

impl OpenPart {
    /// The part of an agent in a contact.
    pub(super) fn of(contact: &Contact, leg: &Leg) -> Self {
        let since = leg.offered_at.or(leg.answered_at).unwrap_or(contact.arrived_at);
        Self { contact: contact.id, channel: contact.channel(), since }
    }
}
