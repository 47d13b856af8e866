//! Saying in good time that nobody has published next year yet.

use super::Calendar;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The month and day from which leads are told that next year is missing: the notice of the State Council comes in
/// November.
const TOLD_FROM: (u32, u32) = (11, 15);

/// A year that ought to be known by now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MissingYear {
    /// The year without data.
    pub year: i32,
    /// Whether deadlines of today are touched, or only those to come.
    pub urgency: Urgency,
}

/// How soon a missing year matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// The year has begun: what is counted in working days today is provisional.
    Now,
    /// Next year: what reaches over New Year is provisional.
    Soon,
}

/// The year that is missing on a local day: this one at any time, the next one from 15 November.
#[must_use]
pub fn missing_year_notice(calendar: &Calendar, today: NaiveDate) -> Option<MissingYear> {
    let missing = |year: i32| !calendar.years.contains_key(&year);
    let this_year = today.year();
    if missing(this_year) {
        return Some(MissingYear { year: this_year, urgency: Urgency::Now });
    }
    let next = this_year + 1;
    let is_time = (today.month(), today.day()) >= TOLD_FROM;
    (is_time && missing(next)).then_some(MissingYear { year: next, urgency: Urgency::Soon })
}
