//! Examples of deadlines.

use super::{Installed, Shown, Working, verdict};
use crate::{
    deadline::{Due, Outcome, Pause, Timing, compute},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A deadline and its answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default, rename = "title")]
    _title: String,
    calendar: String,
    rule: Timing,
    start: Vec<Option<Instant>>,
    #[serde(default)]
    pauses: Vec<Pause>,
    expect: ExpectedDeadline,
    #[serde(default, rename = "note")]
    _note: String,
    #[serde(default, rename = "working")]
    _working: String,
}

/// The answer to a deadline in the fields of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDeadline {
    /// On time up to and including this instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    /// The last local day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// The local midnight that ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_from: Option<Instant>,
    /// Why there is no due time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}

/// Why there is no due time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A batch has not arrived.
    NotStarted,
    /// The calendar of a year that matters is not published.
    CalendarUnknown,
}

impl Example {
    pub fn judge(&self, installed: Installed) -> super::Outcome {
        let Some((_, calendar)) = installed.calendars.iter().find(|(name, _)| *name == self.calendar) else {
            return super::Outcome::NoCalendar(self.calendar.clone());
        };
        let outcome = compute(&self.rule, calendar, &self.start, &self.pauses);
        let got = ExpectedDeadline::from(&outcome);
        let is_met = self.expect.is_met_by(&got);
        let working = || Working::Deadline(outcome.working().cloned());
        verdict(is_met, Shown::Deadline(self.expect.clone()), Shown::Deadline(got), working)
    }
}

impl ExpectedDeadline {
    /// Only the midnight that ends a named day may be left out: an example that names nothing expects nothing.
    fn is_met_by(&self, got: &Self) -> bool {
        self.state == got.state
            && self.due_at == got.due_at
            && self.last_day == got.last_day
            && (self.late_from.is_none() || self.late_from == got.late_from)
    }
}

impl From<&Outcome> for ExpectedDeadline {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::NotStarted => Self { state: Some(State::NotStarted), ..Self::default() },
            Outcome::CalendarUnknown { .. } => Self { state: Some(State::CalendarUnknown), ..Self::default() },
            Outcome::Due { due: Due::At(at), .. } => Self { due_at: Some(*at), ..Self::default() },
            Outcome::Due { due: Due::On { last_day, late_from }, .. } => {
                Self { last_day: Some(*last_day), late_from: Some(*late_from), ..Self::default() }
            }
        }
    }
}
