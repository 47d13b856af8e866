//! What the page on the calendar shows besides the days: business units with their hours, and closures.

use crate::{
    calendar::{
        book::CalendarBook,
        closure::{Closure, Entry},
    },
    complaint::kind::coded,
    deadline::OpenInterval,
    id::AccountId,
    time::{Instant, local_day},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// How a closure stands at a moment.
    Phase {
        /// It has begun and not ended.
        Now = "now",
        /// It is still to come.
        Coming = "coming",
        /// It is over.
        Past = "past",
    }
}

/// The calendar with what is said about business units.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CalendarNow {
    /// All editions.
    pub book: CalendarBook,
    /// The house as a whole first, then its units by name.
    pub units: Vec<UnitRow>,
    /// Closures: what is closed now, what is coming, soonest first, and what is over, latest first.
    pub closures: Vec<ClosureRow>,
}

/// A business unit and its hours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnitRow {
    /// Its name; `None` = the house as a whole.
    pub unit: Option<String>,
    /// Open intervals of its working days; empty = as each rule says.
    pub opening: Vec<OpenInterval>,
    /// Other hours that are decided already, each with its first day.
    pub later: Vec<(NaiveDate, Vec<OpenInterval>)>,
    /// Until when it is closed now.
    pub closed_until: Option<Instant>,
}

/// A closure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClosureRow {
    /// The closure.
    pub closure: Closure,
    /// How it stands.
    pub phase: Phase,
    /// The colleague who entered it; empty where nobody of ours did.
    pub declared_by: String,
    /// The colleague who had it end early.
    pub ended_by: String,
}

impl CalendarNow {
    /// How things stand at a moment. `name` tells what a colleague is called.
    #[must_use]
    pub fn of(book: &CalendarBook, now: Instant, name: impl Fn(AccountId) -> String) -> Self {
        let who = |entry: Option<Entry>| entry.and_then(|entry| entry.by).map(&name).unwrap_or_default();
        let row = |closure: &Closure| ClosureRow {
            closure: closure.clone(),
            phase: phase(closure, now),
            declared_by: who(closure.declared),
            ended_by: who(closure.ended),
        };
        let mut closures: Vec<ClosureRow> = book.closures().iter().map(row).collect();
        crate::order::sort_by_key(&mut closures, |row| {
            let seconds = row.closure.from.timestamp();
            (row.phase, if row.phase == Phase::Past { -seconds } else { seconds })
        });
        Self { book: book.clone(), units: units(book, now), closures }
    }
}

fn phase(closure: &Closure, now: Instant) -> Phase {
    if closure.until <= now {
        Phase::Past
    } else if now < closure.from {
        Phase::Coming
    } else {
        Phase::Now
    }
}

fn units(book: &CalendarBook, now: Instant) -> Vec<UnitRow> {
    let mut names: Vec<&str> = book.editions.iter().flat_map(|e| &e.units).map(|hours| hours.unit.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    std::iter::once(None).chain(names.into_iter().map(Some)).map(|unit| row(book, unit, now)).collect()
}

fn row(book: &CalendarBook, unit: Option<&str>, now: Instant) -> UnitRow {
    let today = local_day(now);
    let hours_on = |day| book.edition_on(day).map(|edition| edition.opening_of(unit).to_vec()).unwrap_or_default();
    let opening = hours_on(today);
    let mut first_days: Vec<NaiveDate> =
        book.editions.iter().map(|e| e.valid_from).filter(|&day| day > today).collect();
    first_days.sort_unstable();
    let mut later: Vec<(NaiveDate, Vec<OpenInterval>)> = Vec::new();
    for day in first_days {
        let hours = hours_on(day);
        if later.last().map_or(&opening, |(_, last)| last) != &hours {
            later.push((day, hours));
        }
    }
    let closed = book.closures().iter().filter(|c| c.strikes(unit) && phase(c, now) == Phase::Now);
    UnitRow { unit: unit.map(str::to_owned), opening, later, closed_until: closed.map(|c| c.until).max() }
}
