//! The numbers that stand large on a board, and from where on one of them asks for attention.

use super::{Counter, Snapshot};
use crate::{complaint::kind::coded, time::Instant};
use serde::{Deserialize, Serialize};

coded! {
    /// A number of the board that can be fine or not.
    Gauge {
        /// 排队中, contacts.
        Waiting = "waiting",
        /// 最长等待, seconds.
        LongestWait = "longest_wait",
        /// 接通率, thousandths.
        ServiceLevel = "service_level",
        /// 放弃率, thousandths.
        AbandonRate = "abandon_rate",
        /// 平均应答, seconds.
        AverageAnswer = "average_answer",
        /// 平均处理时长, seconds.
        AverageHandling = "average_handling",
        /// 利用率, thousandths.
        Occupancy = "occupancy",
        /// 到期回电, promises.
        CallbacksDue = "callbacks_due",
        /// 满意度, tenths of points.
        Satisfaction = "satisfaction",
        /// 一次解决率, thousandths.
        FirstContact = "first_contact",
    }
}

/// How a number stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// There is no number.
    Unknown,
    /// 正常
    Calm,
    /// 注意
    Near,
    /// 紧急
    Urgent,
}

/// From where on a number asks for attention.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// From here on it is to be watched.
    pub near: i64,
    /// From here on something has to be done.
    pub urgent: i64,
}

/// The limits of every gauge. Those that are not named are the usual ones.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(Vec<(Gauge, Limit)>);

impl Gauge {
    /// The counter it shows.
    #[must_use]
    pub const fn counter(self) -> Counter {
        match self {
            Self::Waiting => Counter::Waiting,
            Self::LongestWait => Counter::LongestWait,
            Self::ServiceLevel => Counter::ServiceLevel,
            Self::AbandonRate => Counter::AbandonRate,
            Self::AverageAnswer => Counter::AverageAnswer,
            Self::AverageHandling => Counter::AverageHandling,
            Self::Occupancy => Counter::Occupancy,
            Self::CallbacksDue => Counter::CallbacksDue,
            Self::Satisfaction => Counter::Satisfaction,
            Self::FirstContact => Counter::FirstContact,
        }
    }

    /// Whether more of it is worse.
    #[must_use]
    pub const fn more_is_worse(self) -> bool {
        !matches!(self, Self::ServiceLevel | Self::Satisfaction | Self::FirstContact)
    }

    /// What a new installation starts with. Most are habits of the trade; whoever runs a floor knows better.
    #[must_use]
    pub const fn usual(self) -> Limit {
        let (near, urgent) = match self {
            Self::Waiting => (5, 10),
            Self::LongestWait => (30, 60),
            Self::ServiceLevel => (800, 700),
            Self::AbandonRate => (50, 100),
            Self::AverageAnswer => (20, 40),
            Self::AverageHandling => (420, 600),
            Self::Occupancy => (850, 920),
            Self::CallbacksDue => (1, 3),
            Self::Satisfaction => (43, 40),
            Self::FirstContact => (700, 600),
        };
        Limit { near, urgent }
    }

    /// The greatest value a limit may have.
    #[must_use]
    pub const fn most(self) -> i64 {
        match self {
            Self::Waiting | Self::CallbacksDue => 999,
            Self::LongestWait | Self::AverageAnswer | Self::AverageHandling => 3_600,
            Self::ServiceLevel | Self::AbandonRate | Self::Occupancy | Self::FirstContact => 1_000,
            Self::Satisfaction => 50,
        }
    }

    /// Whether a limit makes sense for it: within range, and the urgent one at least as bad as the other.
    #[must_use]
    pub fn takes(self, limit: Limit) -> bool {
        let inside = |value: i64| (0..=self.most()).contains(&value);
        let ordered = if self.more_is_worse() { limit.near <= limit.urgent } else { limit.near >= limit.urgent };
        inside(limit.near) && inside(limit.urgent) && ordered
    }

    /// The number at an instant; `None` while there is none.
    #[must_use]
    pub fn value(self, board: &Snapshot, at: Instant) -> Option<i64> {
        let seconds = |ms: i64| (ms + 500).div_euclid(1000);
        match self {
            Self::Waiting => Some(board.waiting.into()),
            Self::LongestWait => board.longest_since.map(|since| (at - since).num_seconds().max(0)),
            Self::ServiceLevel => board.service_level.permille(),
            Self::AbandonRate => board.abandon_rate.permille(),
            Self::AverageAnswer => board.average_answer.rounded().map(seconds),
            Self::AverageHandling => board.average_handling.rounded().map(seconds),
            Self::Occupancy => board.occupancy.permille(),
            Self::CallbacksDue => Some(board.deadlines.callbacks_due.into()),
            Self::Satisfaction => board.satisfaction.tenths(),
            Self::FirstContact => board.first_contact.permille(),
        }
    }
}

impl Limit {
    /// How a value stands.
    #[must_use]
    pub const fn level(self, gauge: Gauge, value: i64) -> Level {
        let (reached, past) = if gauge.more_is_worse() {
            (value >= self.near, value >= self.urgent)
        } else {
            (value < self.near, value < self.urgent)
        };
        match (reached, past) {
            (_, true) => Level::Urgent,
            (true, false) => Level::Near,
            (false, false) => Level::Calm,
        }
    }
}

impl Limits {
    /// The limit of one gauge. One that makes no sense, from an older program or another hand, is as good as none.
    #[must_use]
    pub fn get(&self, gauge: Gauge) -> Limit {
        let kept = self.0.iter().find(|(other, _)| *other == gauge).map(|(_, limit)| *limit);
        kept.filter(|limit| gauge.takes(*limit)).unwrap_or(gauge.usual())
    }

    /// The same with another limit for one; `None` when that makes no sense.
    #[must_use]
    pub fn with(&self, gauge: Gauge, limit: Limit) -> Option<Self> {
        let mut others: Vec<_> = self.0.iter().copied().filter(|(other, _)| *other != gauge).collect();
        others.push((gauge, limit));
        gauge.takes(limit).then_some(Self(others))
    }

    /// How a gauge stands.
    #[must_use]
    pub fn level(&self, gauge: Gauge, board: &Snapshot, at: Instant) -> Level {
        gauge.value(board, at).map_or(Level::Unknown, |value| self.get(gauge).level(gauge, value))
    }
}
