//! Complaint numbers: `TS-YYYYMMDD-NNNN`, by business day, without gaps.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A complaint number. The store gives the serial in the transaction that saves the complaint.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Number {
    /// The local day of acceptance into the system.
    pub day: NaiveDate,
    /// From 1 on each day; 0 until the store has numbered it.
    pub serial: u32,
}

impl Number {
    /// A number whose serial is still to be given.
    #[must_use]
    pub const fn unassigned(day: NaiveDate) -> Self {
        Self { day, serial: 0 }
    }

    /// Reads `TS-20261121-0042`; lower case and a missing prefix are accepted.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let upper = crate::search::halfwidth(text).trim().to_ascii_uppercase();
        let rest = upper.strip_prefix("TS-").unwrap_or(&upper);
        let (day, serial) = rest.split_once('-')?;
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if day.len() != 8 || serial.len() > 9 || !digits(day) || !digits(serial) {
            return None;
        }
        let day = crate::time::day_of(day.get(..4)?, day.get(4..6)?, day.get(6..)?)?;
        Some(Self { day, serial: serial.parse().ok()? })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        write!(f, "TS-{year:04}{month:02}{day:02}-{:04}", self.serial)
    }
}
