//! The clocks of one case: when each started, when it is due, how that was found, and how it ended.

pub mod course;

use crate::{
    deadline::{Due, Working},
    id::AccountId,
    rulebook::{Band, ClockCode, Lane, Source, Strength},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// One clock of a case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// Its number within the case, from 1. A clock never leaves a case, so the number stays.
    pub number: u32,
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise it is.
    pub lane: Lane,
    /// Limit or target.
    pub strength: Strength,
    /// When it started.
    pub started_at: Instant,
    /// When it is due.
    pub due: Due,
    /// How the due time was found.
    pub working: Working,
    /// The rule's id, for instance `CN-HOUSE-2007/first_reply.loss`.
    pub rule: String,
    /// Where the rule comes from.
    pub source: Source,
    /// How it ended, or that it runs.
    pub state: ClockState,
}

/// How a clock stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Not met yet. Late or not depends on the time, and is never stored.
    Running,
    /// Met in time.
    Met {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
    },
    /// Met, but late. It stays late.
    MetLate {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// By how many seconds.
        late_by_seconds: i64,
    },
    /// Replaced by a new clock or made pointless.
    Cancelled {
        /// When.
        at: Instant,
        /// Why.
        why: CancelReason,
    },
}

/// Why a clock was cancelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// The case was closed before this target mattered.
    CaseClosed,
    /// The complaint turned out to be of another kind.
    KindChanged,
}

impl Clock {
    /// Whether it still waits.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self.state, ClockState::Running)
    }

    /// Its band at `now`; `None` when it no longer runs.
    #[must_use]
    pub fn band(&self, now: Instant) -> Option<Band> {
        self.is_running().then(|| Band::at(now, self.due.instant()))
    }

    /// The state after the thing it waits for was done at `at`.
    #[must_use]
    pub fn met(&self, at: Instant, by: AccountId) -> ClockState {
        if self.due.is_late(at) {
            let late_by_seconds = (at - self.due.instant()).num_seconds().max(1);
            ClockState::MetLate { at, by, late_by_seconds }
        } else {
            ClockState::Met { at, by }
        }
    }
}
