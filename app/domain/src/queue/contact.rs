//! A contact as it stands, worked out from what was reported about it.

use super::{Channel, Entry, Priority, QueueName, Resolution, RunBy, Score, Skill, coded};
use crate::{
    id::{AccountId, ContactId},
    time::Instant,
    waybill::WaybillNumber,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A contact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    /// Identity.
    pub id: ContactId,
    /// What it came with, as last changed; `None` while its arrival was not reported.
    pub entry: Option<Entry>,
    /// When it arrived: the first report about it while the arrival itself is missing.
    pub arrived_at: Instant,
    /// Since when it waits, or waited last: a transfer begins a new wait.
    pub waiting_from: Instant,
    /// Whether it goes ahead of others, because somebody let it ring.
    pub returned: bool,
    /// Whether the last agent passed it on and nobody took it since.
    pub passed_on: bool,
    /// The part each agent had in it, in order.
    pub legs: Vec<Leg>,
    /// When the customer was gone, or the contact presumably over.
    pub over_at: Option<Instant>,
    /// How it ended without an answer; only when nobody ever answered.
    pub unanswered: Option<Unanswered>,
    /// What came of it.
    pub resolution: Option<Resolution>,
    /// What it is about.
    pub waybill: Option<WaybillNumber>,
    /// What the customer gave.
    pub score: Option<Score>,
}

/// The part one agent had in a contact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leg {
    /// Who.
    pub agent: AccountId,
    /// When it began to ring.
    pub offered_at: Option<Instant>,
    /// When it was taken; the first thing known of it, if that itself was not reported.
    pub answered_at: Option<Instant>,
    /// Times on hold; the last one may last.
    pub holds: Vec<(Instant, Option<Instant>)>,
    /// When it no longer rang, or the talk was over.
    pub ended_at: Option<Instant>,
    /// When the record was finished.
    pub wrapped_at: Option<Instant>,
}

coded! {
    /// How a contact ended that nobody answered.
    UnansweredCode {
        /// 客户放弃
        Abandoned = "abandoned",
        /// 无法判断: over, and neither an answer nor that the customer gave up was reported.
        Unclear = "unclear",
        /// 组长关闭
        Closed = "closed",
    }
}

/// How and when a contact ended that nobody answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unanswered {
    /// How.
    pub code: UnansweredCode,
    /// When.
    pub at: Instant,
}

coded! {
    /// How far a contact is. A contact is in exactly one.
    StageCode {
        /// 排队
        Waiting = "waiting",
        /// 振铃
        Offered = "offered",
        /// 通话
        Talking = "talking",
        /// 保持
        Holding = "holding",
        /// 整理
        WrapUp = "wrap_up",
        /// 已完成
        Done = "done",
        /// 未接通而结束
        Unanswered = "unanswered",
    }
}

impl Leg {
    /// Whether it rings.
    #[must_use]
    pub const fn is_offered(&self) -> bool {
        self.answered_at.is_none() && self.ended_at.is_none()
    }

    /// Whether the agent and the customer are connected, on hold or not.
    #[must_use]
    pub const fn is_connected(&self) -> bool {
        self.answered_at.is_some() && self.ended_at.is_none()
    }

    /// Whether it is on hold.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.is_connected() && self.holds.last().is_some_and(|(_, until)| until.is_none())
    }

    /// Whether the record is being finished.
    #[must_use]
    pub const fn is_wrapping(&self) -> bool {
        self.answered_at.is_some() && self.ended_at.is_some() && self.wrapped_at.is_none()
    }

    /// Whether it keeps the agent from other things: until it is wrapped up, or the ringing is over.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.is_offered() || self.is_connected() || self.is_wrapping()
    }

    /// Time from the answer to the end of the talk, holds among it; `None` until it is over.
    #[must_use]
    pub fn connected(&self) -> Option<TimeDelta> {
        Some(self.ended_at? - self.answered_at?)
    }

    /// Time on hold that is over.
    #[must_use]
    pub fn held(&self) -> TimeDelta {
        self.holds.iter().filter_map(|(from, until)| Some((*until)? - *from)).sum()
    }

    /// Time for the record; `None` until it is finished.
    #[must_use]
    pub fn wrapping(&self) -> Option<TimeDelta> {
        self.answered_at?;
        Some(self.wrapped_at? - self.ended_at?)
    }
}

impl Contact {
    /// How it reached us. A contact whose arrival was not reported is a call: only telephone systems report in pieces.
    #[must_use]
    pub fn channel(&self) -> Channel {
        self.entry.as_ref().map_or(Channel::Call, |entry| entry.channel)
    }

    /// Where it waits, or waited; `None` while that was not reported.
    #[must_use]
    pub fn queue(&self) -> Option<&QueueName> {
        self.entry.as_ref().map(|entry| &entry.queue)
    }

    /// What an agent must be able to do.
    #[must_use]
    pub fn skill(&self) -> Option<&Skill> {
        self.entry.as_ref().map(|entry| &entry.skill)
    }

    /// Who goes first.
    #[must_use]
    pub fn priority(&self) -> Priority {
        self.entry.as_ref().map_or_else(Priority::default, |entry| entry.priority)
    }

    /// Who decides which agent gets it. Not ours while its arrival was not reported: we write down our own at once.
    #[must_use]
    pub fn run_by(&self) -> RunBy {
        self.entry.as_ref().map_or(RunBy::Telephone, |entry| entry.run_by)
    }

    /// How far it is.
    #[must_use]
    pub fn stage(&self) -> StageCode {
        if self.unanswered.is_some() {
            return StageCode::Unanswered;
        }
        if self.over_at.is_some() {
            return if self.legs.iter().any(Leg::is_wrapping) { StageCode::WrapUp } else { StageCode::Done };
        }
        let mut connected = self.legs.iter().filter(|leg| leg.is_connected()).peekable();
        if connected.peek().is_some() {
            return if connected.all(Leg::is_held) { StageCode::Holding } else { StageCode::Talking };
        }
        if self.legs.iter().any(Leg::is_offered) { StageCode::Offered } else { StageCode::Waiting }
    }

    /// Whether nothing more is to be done about it.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        matches!(self.stage(), StageCode::Done | StageCode::Unanswered) && !self.legs.iter().any(Leg::is_open)
    }

    /// Whether it waits at a moment. A promised callback does not before it is due.
    #[must_use]
    pub fn waits(&self, now: Instant) -> bool {
        self.stage() == StageCode::Waiting
            && self.entry.as_ref().and_then(|entry| entry.not_before).is_none_or(|due| due <= now)
    }

    /// When somebody answered first.
    #[must_use]
    pub fn answered_at(&self) -> Option<Instant> {
        self.legs.iter().filter_map(|leg| leg.answered_at).min()
    }

    /// The moment it counts from: its arrival, or when a promised callback is due.
    #[must_use]
    pub fn counts_from(&self) -> Instant {
        let due = self.entry.as_ref().and_then(|entry| entry.not_before);
        due.map_or(self.arrived_at, |due| due.max(self.arrived_at))
    }

    /// The first wait of the customer, until an answer or until the customer gave up. `None` while it lasts, and when
    /// it cannot be known: the arrival was not reported, or the clocks contradict each other.
    #[must_use]
    pub fn first_wait(&self) -> Option<TimeDelta> {
        self.entry.as_ref()?;
        let from = self.counts_from();
        let until = self.answered_at().or_else(|| self.unanswered.map(|end| end.at))?;
        (until >= from).then(|| until - from)
    }

    /// Whether an agent answered and everything after it is over.
    #[must_use]
    pub fn is_handled(&self) -> bool {
        self.stage() == StageCode::Done
    }

    /// The part of an agent that keeps this person busy.
    #[must_use]
    pub fn open_leg(&self, agent: AccountId) -> Option<&Leg> {
        self.legs.iter().rev().find(|leg| leg.agent == agent && leg.is_open())
    }

    /// Who goes first: what somebody let ring, then the more urgent, then who waits longest.
    #[must_use]
    pub fn rank(&self) -> (bool, std::cmp::Reverse<Priority>, Instant, ContactId) {
        (!self.returned, std::cmp::Reverse(self.priority()), self.waiting_from, self.id)
    }
}
