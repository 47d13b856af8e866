//! Worked examples: files of claims and deadlines with the answer they must have, run against the installed rules.
//!
//! A file is a list. An entry with a `pack` is a claim, one with a `rule` is a deadline; a file may hold both. What an
//! entry expects is compared field by field, and a field that it leaves out is not compared.

mod compensation;
mod deadline;

use crate::{calendar::Calendar, compensation::CompensationBook, json::Unreadable};
use serde::{Deserialize, Serialize};

pub use compensation::ExpectedClaim;
pub use deadline::{ExpectedDeadline, State};

/// The rules that the examples are run against.
#[derive(Clone, Copy, Debug)]
pub struct Installed<'a> {
    /// Terms of compensation. An example names a pack by its id and means its newest version.
    pub compensation: &'a CompensationBook,
    /// Calendars by name.
    pub calendars: &'a [(&'a str, &'a Calendar)],
}

/// What came of one example.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Verdict {
    /// The id of the example, or its place in the file (from 1) when it has none.
    pub id: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of an example.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The answer is as expected.
    Passed,
    /// It is not.
    Failed(Box<Failure>),
    /// The entry is not an example.
    Unreadable {
        /// What the reader says.
        why: String,
    },
    /// No such pack is installed.
    NoPack(String),
    /// No such calendar is installed.
    NoCalendar(String),
}

/// How an answer missed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Failure {
    /// What the example says.
    pub expected: Shown,
    /// What the rules say.
    pub got: Shown,
    /// How they came to it.
    pub working: Working,
}

/// An answer in the fields of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// Of a claim.
    Claim(ExpectedClaim),
    /// Of a deadline.
    Deadline(ExpectedDeadline),
}

/// The working of an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Working {
    /// Of a claim: its problems, when facts were missing, and its steps.
    Claim {
        /// What is missing or impossible.
        problems: Vec<crate::compensation::Problem>,
        /// The steps.
        steps: Vec<crate::compensation::Step>,
    },
    /// Of a deadline; `None` when it has not started.
    Deadline(Option<crate::deadline::Working>),
}

impl Verdict {
    /// Whether the answer is as expected.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }
}

/// Runs every example of a file.
///
/// # Errors
/// [`Unreadable`] with the place when the text is no JSON list. An entry that is no example is a verdict of its own.
pub fn run(text: &str, installed: Installed) -> Result<Vec<Verdict>, Unreadable> {
    let entries: Vec<serde_json::Value> = serde_json::from_str(text).map_err(|error| Unreadable {
        line: crate::calendar::short(error.line()),
        column: crate::calendar::short(error.column()),
    })?;
    Ok((1..).zip(entries).map(|(number, entry)| judge(number, entry, installed)).collect())
}

fn judge(number: u32, entry: serde_json::Value, installed: Installed) -> Verdict {
    let id = entry.get("id").and_then(serde_json::Value::as_str).map_or_else(|| number.to_string(), str::to_owned);
    let outcome = if entry.get("rule").is_some() {
        read(entry).map(|example: deadline::Example| example.judge(installed))
    } else {
        read(entry).map(|example: compensation::Example| example.judge(installed))
    };
    Verdict { id, outcome: outcome.unwrap_or_else(|unreadable| unreadable) }
}

fn read<T: for<'de> Deserialize<'de>>(entry: serde_json::Value) -> Result<T, Outcome> {
    serde_json::from_value(entry).map_err(|error| Outcome::Unreadable { why: error.to_string() })
}

/// The verdict on an answer.
fn verdict(is_met: bool, expected: Shown, got: Shown, working: impl FnOnce() -> Working) -> Outcome {
    if is_met { Outcome::Passed } else { Outcome::Failed(Box::new(Failure { expected, got, working: working() })) }
}
