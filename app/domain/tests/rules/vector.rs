//! Worked examples in `tests/vectors`, checked by hand and by a reference; run natively and as WebAssembly.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::Calendar,
    deadline::{Due, Outcome, Pause, Timing, compute},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    id: String,
    calendar: String,
    rule: Timing,
    start: Vec<Option<DateTime<Utc>>>,
    #[serde(default)]
    pauses: Vec<Pause>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    due_at: Option<DateTime<Utc>>,
    last_day: Option<NaiveDate>,
    late_from: Option<DateTime<Utc>>,
    state: Option<State>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
enum State {
    NotStarted,
    CalendarUnknown,
}

/// Runs every deadline vector; panics with the list of failures, else returns how many passed.
pub fn run_deadlines() -> usize {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("../vectors/deadlines.json")).expect("the vectors are readable");
    let failures: Vec<String> = vectors.iter().filter_map(Vector::failure).collect();
    assert!(failures.is_empty(), "{} of {} failed:\n{}", failures.len(), vectors.len(), failures.join("\n"));
    vectors.len()
}

impl Vector {
    fn failure(&self) -> Option<String> {
        assert_eq!(self.calendar, "CN-mainland", "{}: no such calendar", self.id);
        let got = compute(&self.rule, &Calendar::cn_mainland(), &self.start, &self.pauses);
        (!self.expect.is_met_by(&got)).then(|| format!("{}: got {got:?}", self.id))
    }
}

impl Expect {
    fn is_met_by(&self, got: &Outcome) -> bool {
        match (got, &self.state) {
            (Outcome::NotStarted, Some(State::NotStarted))
            | (Outcome::CalendarUnknown { .. }, Some(State::CalendarUnknown)) => true,
            (Outcome::Due { due: Due::At(at), .. }, None) => Some(*at) == self.due_at,
            (Outcome::Due { due: Due::On { last_day, late_from }, .. }, None) => {
                self.due_at.is_none()
                    && Some(*last_day) == self.last_day
                    && self.late_from.is_none_or(|expected| expected == *late_from)
            }
            _ => false,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_deadline_vector_passes() {
    assert!(run_deadlines() >= 40, "vectors are missing");
}
