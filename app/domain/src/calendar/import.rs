//! Taking over published holidays: first a list of what would change, then the calendar with the changes made.
//!
//! Two forms are read: JSON as in `data/calendar-cn-mainland.json` (a list of years, or an object with `years`, `opening`
//! and `short_days`), and ICS files of all-day events. A year in JSON replaces the one that is known. An ICS file that
//! holds only a few days of a known year adds them; of an unknown year it is refused, because the rest of that year would
//! silently become Monday to Friday.

mod ics;
mod sheet;

use super::{Calendar, CalendarProblem, CalendarYear, DayKind, SpecialDay, closure::Closure};
use crate::{deadline::OpenInterval, json::tree::Misfit, time::Instant};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The longest text that is read, in bytes.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// A published year has at least so many days off; a list with fewer is not the whole year.
pub const FEWEST_DAYS_OFF: usize = 7;

/// One thing that a new edition would change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A year that was unknown becomes known. Its days follow as far as they are not what their weekday says.
    Published {
        /// The year.
        year: i32,
        /// Where it was read.
        source: String,
    },
    /// The source of a known year.
    Source {
        /// The year.
        year: i32,
        /// The source so far.
        before: String,
        /// The new one.
        after: String,
    },
    /// A day becomes another kind of day.
    Day {
        /// The day.
        day: NaiveDate,
        /// What it was; `None` in a year that was unknown.
        before: Option<DayKind>,
        /// What it becomes.
        after: DayKind,
    },
    /// A day gets other hours of its own.
    Hours {
        /// The day.
        day: NaiveDate,
        /// Its own hours so far; `None` = the usual ones.
        before: Option<Vec<OpenInterval>>,
        /// Its own hours from now on; `None` = the usual ones.
        after: Option<Vec<OpenInterval>>,
    },
    /// The usual hours.
    Opening {
        /// So far.
        before: Vec<OpenInterval>,
        /// From now on.
        after: Vec<OpenInterval>,
    },
    /// The hours of a business unit.
    UnitHours {
        /// The unit.
        unit: String,
        /// So far; `None` = a unit that was not listed.
        before: Option<Vec<OpenInterval>>,
        /// From now on.
        after: Vec<OpenInterval>,
    },
    /// An emergency becomes known.
    Closed {
        /// The emergency.
        closure: Closure,
    },
    /// An emergency ends earlier than was said.
    Reopened {
        /// The emergency as it was known.
        closure: Closure,
        /// Open again at; `None` = it did not come about.
        at: Option<Instant>,
    },
}

/// Why a text is refused, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[error("line {line}: {reason}")]
pub struct ImportProblem {
    /// Line of the text, from 1.
    pub line: u32,
    /// Why.
    pub reason: ImportReason,
}

/// Why a text is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportReason {
    /// More than [`LONGEST_TEXT`].
    #[error("the text is too long")]
    TooLong,
    /// Neither JSON nor ICS, or broken off.
    #[error("neither JSON nor ICS")]
    Unreadable,
    /// JSON of another form.
    #[error("{0}")]
    Misfit(Misfit),
    /// A year that contradicts itself.
    #[error("{0}")]
    Year(CalendarProblem),
    /// Not the calendar it should go into.
    #[error("this is the calendar {calendar}")]
    OtherCalendar {
        /// What the text says it is.
        calendar: String,
    },
    /// Too few days off for a whole year.
    #[error("{year} has only {days} days off")]
    NotAWholeYear {
        /// The year.
        year: i32,
        /// Days off that are listed.
        days: u32,
    },
    /// Hours that overlap or end before they begin.
    #[error("hours that contradict themselves")]
    Hours,
    /// An event that is not whole days, ends before it begins or lasts longer than a month.
    #[error("not an all-day event of at most a month")]
    Span,
    /// An event that repeats.
    #[error("an event that repeats")]
    Repeating,
    /// Nothing says whether the day is worked or off.
    #[error("neither a day off nor a make-up working day")]
    Unclear,
    /// There is nothing in it.
    #[error("no days")]
    Empty,
}

/// What a text holds, checked.
struct Reading {
    years: Vec<CalendarYear>,
    opening: Option<Vec<OpenInterval>>,
    short_days: Vec<SpecialDay>,
}

/// What an import would change, in the order of the days. Nothing is changed.
///
/// # Errors
/// [`ImportProblem`], the first one found.
pub fn preview(current: &Calendar, text: &str) -> Result<Vec<Change>, ImportProblem> {
    Ok(changes(current, &apply(current, text)?))
}

/// The calendar after the import.
///
/// # Errors
/// [`ImportProblem`], the first one found.
pub fn apply(current: &Calendar, text: &str) -> Result<Calendar, ImportProblem> {
    let reading = read(current, text)?;
    let mut calendar = current.clone();
    calendar.years.extend(reading.years);
    if let Some(opening) = reading.opening {
        calendar.opening = opening;
    }
    for (day, open) in reading.short_days {
        match calendar.special.binary_search_by_key(&day, |(special, _)| *special) {
            Ok(found) => calendar.special[found].1 = open,
            Err(new) => calendar.special.insert(new, (day, open)),
        }
    }
    Ok(calendar)
}

fn read(current: &Calendar, text: &str) -> Result<Reading, ImportProblem> {
    if text.len() > LONGEST_TEXT {
        return Err(ImportProblem { line: 1, reason: ImportReason::TooLong });
    }
    // Editors like to put an invisible mark before the first character.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let reading = match text.trim_start().as_bytes().first() {
        Some(b'[' | b'{') => sheet::read(current, text)?,
        _ => ics::read(current, text)?,
    };
    if reading.years.is_empty() && reading.opening.is_none() && reading.short_days.is_empty() {
        return Err(ImportProblem { line: 1, reason: ImportReason::Empty });
    }
    Ok(reading)
}

/// The name of a calendar; `None` while it has no years.
fn name(calendar: &Calendar) -> Option<&str> {
    calendar.years.values().next().map(|year| year.calendar.as_str())
}

pub(super) fn changes(before: &Calendar, after: &Calendar) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.opening != after.opening {
        changes.push(Change::Opening { before: before.opening.clone(), after: after.opening.clone() });
    }
    let (old, new) = (before.published(), after.published());
    for year in new.years.values() {
        let known = old.years.get(&year.year);
        match known {
            Some(known) if known == year => continue,
            Some(known) if known.source == year.source => {}
            Some(known) => changes.push(Change::Source {
                year: year.year,
                before: known.source.clone(),
                after: year.source.clone(),
            }),
            None => changes.push(Change::Published { year: year.year, source: year.source.clone() }),
        }
        let days = NaiveDate::from_ymd_opt(year.year, 1, 1).into_iter().flat_map(|first| first.iter_days());
        for day in days.take(366).take_while(|day| day.year() == year.year) {
            let (before, Some(after)) = (old.kind(day), new.kind(day)) else { continue };
            if before.unwrap_or_else(|| DayKind::by_weekday(day)) != after {
                changes.push(Change::Day { day, before, after });
            }
        }
    }
    let days: std::collections::BTreeSet<NaiveDate> =
        before.special.iter().chain(&after.special).map(|d| d.0).collect();
    changes.extend(days.into_iter().filter_map(|day| {
        let own = |calendar: &Calendar| calendar.special_hours(day).map(<[OpenInterval]>::to_vec);
        let (before, after) = (own(before), own(after));
        (before != after).then_some(Change::Hours { day, before, after })
    }));
    changes
}
