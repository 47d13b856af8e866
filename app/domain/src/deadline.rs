//! Deadlines: from a start, a rule and a calendar to a due time, with its working.
//!
//! Counting follows Civil Code 200–204: the first day does not count; a month ends on the corresponding day or on
//! the last day of the month; hours run from the moment. Minute and hour clocks are on time up to and including
//! the due instant; day clocks are late from the next local midnight.

mod business;
mod compute;
mod days;
mod pause;
pub mod proof;
mod working;

pub use compute::{compute, promised, set_by_other};
pub use working::{DayCell, STRIP_CELLS, Step, Working};

use crate::time::Instant;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// How long, and how it is counted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Timing {
    /// How many units. 0 with [`Unit::SameDay`], or with minutes for «at once».
    pub count: u32,
    /// Unit of `count`.
    pub unit: Unit,
    /// Which time counts.
    pub clock: Run,
    /// What happens when the last day is a rest day.
    #[serde(default)]
    pub roll: Roll,
    /// Open intervals on working days, local time, ascending; only for [`Run::Business`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<OpenInterval>,
}

/// An open interval of a working day: from (inclusive) to (exclusive), local time. Written `["08:00","18:00"]`.
/// An end of `00:00` is the midnight that ends the day.
pub type OpenInterval = (NaiveTime, NaiveTime);

/// Unit of a [`Timing`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Calendar days.
    Day,
    /// Working days.
    Workday,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Until the end of the local day of the start.
    SameDay,
}

/// Which time counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// Every second.
    Elapsed,
    /// Whole local days.
    Calendar,
    /// Only inside the open intervals of working days.
    Business,
}

/// What happens when the last day is a rest day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// Nothing: our own duties are never extended.
    #[default]
    None,
    /// It moves to the next working day.
    Forward,
}

/// A time in which the clock stood still. Never on statutory clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pause {
    /// Stopped at.
    pub from: Instant,
    /// Running again at.
    pub until: Instant,
}

/// When something is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// On time up to and including this instant.
    At(Instant),
    /// On time until this local day ends.
    On {
        /// The last day.
        last_day: NaiveDate,
        /// The local midnight that ends it: late from here on.
        late_from: Instant,
    },
}

/// The answer of [`compute`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A batch or document that starts the clock has not arrived.
    NotStarted,
    /// The calendar of a year that matters is not published.
    CalendarUnknown {
        /// The first year without data.
        year: i32,
        /// What Monday to Friday would give; to be shown only with a warning.
        provisional: Due,
        /// How the provisional time was found.
        working: Working,
    },
    /// The due time.
    Due {
        /// When.
        due: Due,
        /// How it was found.
        working: Working,
    },
}

impl Due {
    /// The last instant at which it is on time is before this one (days) or this one itself (instants).
    #[must_use]
    pub const fn instant(&self) -> Instant {
        match self {
            Self::At(at) => *at,
            Self::On { late_from, .. } => *late_from,
        }
    }

    /// Whether something done at `at` is late.
    #[must_use]
    pub fn is_late(&self, at: Instant) -> bool {
        match self {
            Self::At(due) => at > *due,
            Self::On { late_from, .. } => at >= *late_from,
        }
    }
}

impl Unit {
    /// Whether deadlines of this unit end at an instant; the others end with a local day.
    #[must_use]
    pub const fn is_instant(self) -> bool {
        matches!(self, Self::Minute | Self::Hour)
    }
}

impl Timing {
    /// The length in minutes of a minute or hour clock.
    #[must_use]
    pub const fn minutes(&self) -> Option<u64> {
        match self.unit {
            Unit::Minute => Some(self.count as u64),
            Unit::Hour => Some(self.count as u64 * 60),
            _ => None,
        }
    }

    /// Whether whole working days are counted.
    #[must_use]
    pub const fn counts_workdays(&self) -> bool {
        matches!((self.unit, self.clock), (Unit::Workday, _) | (Unit::Day, Run::Business))
    }
}

impl Outcome {
    /// The due time, provisional or not.
    #[must_use]
    pub const fn due(&self) -> Option<Due> {
        match self {
            Self::NotStarted => None,
            Self::CalendarUnknown { provisional: due, .. } | Self::Due { due, .. } => Some(*due),
        }
    }

    /// How it was found.
    #[must_use]
    pub const fn working(&self) -> Option<&Working> {
        match self {
            Self::NotStarted => None,
            Self::CalendarUnknown { working, .. } | Self::Due { working, .. } => Some(working),
        }
    }
}
