//! What a due time was computed from, written down in one way only, and its hash.
//!
//! The text is plain lines, so that a person can read it, and whoever doubts a printed proof can put it through
//! `sha256sum`. The same inputs give the same text on every machine: lists are sorted, instants are UTC seconds.

use super::{Outcome, Pause, Roll, Run, Timing, Unit, compute};
use crate::{
    calendar::Calendar,
    digest::sha256,
    time::{Instant, local_day},
};
use chrono::{Datelike, NaiveDate, SecondsFormat};

/// First line of the text; another way of writing would have another one.
const FORM: &str = "yiling deadline 1";

/// Everything a counted due time depends on.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Pack and rule, for instance `CN-HOUSE-2007/first_reply.loss`; empty for a free calculation.
    pub rule: &'a str,
    /// Version of the pack; empty for a free calculation.
    pub version: &'a str,
    /// How long.
    pub timing: &'a Timing,
    /// The calendar it is counted with.
    pub calendar: &'a Calendar,
    /// The batches; `None` = not arrived.
    pub starts: &'a [Option<Instant>],
    /// The pauses that count.
    pub pauses: &'a [Pause],
}

impl Inputs<'_> {
    /// The due time.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        compute(self.timing, self.calendar, self.starts, self.pauses)
    }

    /// The inputs as text. Of the calendar it holds the years that lie between start and due time.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![FORM.to_owned(), ["rule ", self.rule, " ", self.version].concat(), timing(self.timing)];
        let mut starts: Vec<String> = self
            .starts
            .iter()
            .map(|at| at.map_or_else(|| "start none".to_owned(), |at| ["start ", &utc(at)].concat()))
            .collect();
        starts.sort();
        lines.extend(starts);
        let mut pauses: Vec<String> =
            self.pauses.iter().map(|p| ["pause ", &utc(p.from), " ", &utc(p.until)].concat()).collect();
        pauses.sort();
        lines.extend(pauses);
        if let Some(span) = self.span() {
            self.calendar_lines(&mut lines, span);
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// The SHA-256 of [`Inputs::text`], in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256(&self.text())
    }

    /// The first and the last local day; `None` before it started.
    fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let due = self.outcome().due()?;
        let start = self.starts.iter().flatten().max()?;
        Some((local_day(*start), local_day(due.instant())))
    }

    fn calendar_lines(&self, lines: &mut Vec<String>, (first, last): (NaiveDate, NaiveDate)) {
        for (number, year) in self.calendar.years.range(first.year()..=last.year()) {
            let number = number.to_string();
            for (name, days) in [("off", &year.off), ("work", &year.work)] {
                let mut days: Vec<String> = days.iter().map(ToString::to_string).collect();
                days.sort();
                lines.push(["calendar ", &year.calendar, " ", &number, " ", name, " ", &days.join(" ")].concat());
            }
        }
        if !self.calendar.opening.is_empty() {
            lines.push(["opening ", &hours(&self.calendar.opening)].concat());
        }
        for (day, open) in self.calendar.special.iter().filter(|(day, _)| first <= *day && *day <= last) {
            lines.push(["special ", &day.to_string(), " ", &hours(open)].concat());
        }
    }
}

fn timing(timing: &Timing) -> String {
    let unit = match timing.unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Workday => "workday",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::SameDay => "same_day",
    };
    let clock = match timing.clock {
        Run::Elapsed => "elapsed",
        Run::Calendar => "calendar",
        Run::Business => "business",
    };
    let roll = match timing.roll {
        Roll::None => "none",
        Roll::Forward => "forward",
    };
    let count = timing.count.to_string();
    ["timing ", &count, " ", unit, " ", clock, " ", roll, " ", &hours(&timing.hours)].concat().trim_end().to_owned()
}

fn hours(open: &[super::OpenInterval]) -> String {
    let spans: Vec<String> = open.iter().map(|(from, to)| format!("{from}-{to}")).collect();
    spans.join(" ")
}

fn utc(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
