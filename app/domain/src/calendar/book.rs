//! A calendar over time: editions with a first day each, business units with hours of their own, and closures.

use super::{Calendar, CalendarProblem, CalendarYear, SpecialDay};
use crate::{
    deadline::OpenInterval,
    time::{Instant, end_of, local, local_day, start_of},
};
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// The longest a closure may last, in days. A longer one is a decision about the network, not an emergency.
pub const LONGEST_CLOSURE_DAYS: i64 = 60;

/// One calendar with everything that was ever decided about it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarBook {
    /// Its name, for instance `CN-mainland`.
    pub calendar: String,
    /// What was in force from which day on.
    pub editions: Vec<Edition>,
    /// Emergencies. They are facts with their own dates and belong to no edition.
    #[serde(default)]
    pub closures: Vec<Closure>,
}

/// What a calendar says from a day on, until the next edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its name, for instance `2026.1`.
    pub version: String,
    /// First local day of acceptance it is used for.
    pub valid_from: NaiveDate,
    /// The hours of every business unit without hours of its own; empty = open around the clock on working days.
    #[serde(default)]
    pub opening: Vec<OpenInterval>,
    /// Business units with other hours.
    #[serde(default)]
    pub units: Vec<UnitHours>,
    /// The published years.
    pub years: Vec<CalendarYear>,
    /// Half days: working days with hours of their own.
    #[serde(default)]
    pub short_days: Vec<SpecialDay>,
}

/// The hours of one business unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitHours {
    /// Its code.
    pub unit: String,
    /// Open intervals of its working days, ascending.
    pub opening: Vec<OpenInterval>,
}

/// An emergency that kept business units closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The units it struck; empty = all of them.
    #[serde(default)]
    pub units: Vec<String>,
    /// Closed from.
    pub from: Instant,
    /// Open again at.
    pub until: Instant,
    /// What happened.
    pub cause: ClosureCause,
}

/// Why a unit was closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosureCause {
    /// 台风
    Typhoon,
    /// 其他恶劣天气
    Weather,
    /// 网络中断
    NetworkOutage,
    /// 停电
    PowerCut,
    /// 其他突发情况
    Other,
}

/// Why a book is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookProblem {
    /// A published year contradicts itself.
    #[error("edition {version}: {problem}")]
    Year {
        /// The edition.
        version: String,
        /// What is wrong.
        problem: CalendarProblem,
    },
    /// Two editions begin on the same day or have the same name.
    #[error("edition {version} is given twice")]
    EditionTwice {
        /// The edition.
        version: String,
    },
    /// Hours that overlap or end before they begin.
    #[error("edition {version}: hours that contradict themselves")]
    Hours {
        /// The edition.
        version: String,
    },
    /// A closure that ends before it begins or lasts longer than [`LONGEST_CLOSURE_DAYS`].
    #[error("a closure from {from} to {until}")]
    Closure {
        /// Its beginning.
        from: Instant,
        /// Its end.
        until: Instant,
    },
}

impl CalendarBook {
    /// The calendar this version brings along, as one edition.
    #[must_use]
    pub fn cn_mainland() -> Self {
        let edition = Edition {
            version: "2026.1".into(),
            valid_from: NaiveDate::default(),
            opening: Vec::new(),
            units: Vec::new(),
            years: Calendar::cn_mainland().years.into_values().collect(),
            short_days: Vec::new(),
        };
        Self { calendar: "CN-mainland".into(), editions: vec![edition], closures: Vec::new() }
    }

    /// The first thing that is wrong.
    ///
    /// # Errors
    /// [`BookProblem`].
    pub fn check(&self) -> Result<(), BookProblem> {
        for (index, edition) in self.editions.iter().enumerate() {
            let same = |other: &Edition| other.version == edition.version || other.valid_from == edition.valid_from;
            if self.editions.iter().take(index).any(same) {
                return Err(BookProblem::EditionTwice { version: edition.version.clone() });
            }
            edition.check()?;
        }
        let is_wrong = |c: &&Closure| c.until <= c.from || (c.until - c.from).num_days() > LONGEST_CLOSURE_DAYS;
        match self.closures.iter().find(is_wrong) {
            Some(closure) => Err(BookProblem::Closure { from: closure.from, until: closure.until }),
            None => Ok(()),
        }
    }

    /// The edition for something accepted on a local day; `None` before the first one.
    #[must_use]
    pub fn edition_on(&self, day: NaiveDate) -> Option<&Edition> {
        self.editions.iter().filter(|edition| edition.valid_from <= day).max_by_key(|edition| edition.valid_from)
    }

    /// The calendar of a business unit (`None` = the house as a whole) for something accepted on a local day.
    ///
    /// A year that the edition of that day did not know yet is taken from a later one: a gap is filled, and nothing that
    /// was known is changed.
    #[must_use]
    pub fn for_unit(&self, unit: Option<&str>, accepted_on: NaiveDate) -> Calendar {
        let Some(edition) = self.edition_on(accepted_on) else { return Calendar::default() };
        let mut later: Vec<&Edition> = self.editions.iter().filter(|e| e.valid_from > edition.valid_from).collect();
        later.sort_by_key(|e| e.valid_from);
        let mut calendar = Calendar::from_years(edition.years.clone());
        for year in later.iter().flat_map(|e| &e.years) {
            calendar.years.entry(year.year).or_insert_with(|| year.clone());
        }
        let own = unit.and_then(|unit| edition.units.iter().find(|hours| hours.unit == unit));
        calendar.opening = own.map_or_else(|| edition.opening.clone(), |hours| hours.opening.clone());
        calendar.special.clone_from(&edition.short_days);
        calendar.special.sort_by_key(|(day, _)| *day);
        for closure in self.closures.iter().filter(|closure| closure.strikes(unit)) {
            close(&mut calendar, closure);
        }
        calendar
    }
}

impl Edition {
    fn check(&self) -> Result<(), BookProblem> {
        let year = |problem| BookProblem::Year { version: self.version.clone(), problem };
        let mut seen = std::collections::BTreeSet::new();
        for published in &self.years {
            published.check().map_err(year)?;
            if !seen.insert(published.year) {
                return Err(year(CalendarProblem::YearTwice { year: published.year }));
            }
        }
        let mut days = std::collections::BTreeSet::new();
        if let Some((day, _)) = self.short_days.iter().find(|(day, _)| !days.insert(*day)) {
            return Err(year(CalendarProblem::ListedTwice { day: *day }));
        }
        let units = self.units.iter().map(|unit| &unit.opening);
        let mut hours = units.chain([&self.opening]).chain(self.short_days.iter().map(|(_, open)| open));
        if hours.all(|open| are_sound(open)) {
            Ok(())
        } else {
            Err(BookProblem::Hours { version: self.version.clone() })
        }
    }
}

impl Closure {
    fn strikes(&self, unit: Option<&str>) -> bool {
        self.units.is_empty() || unit.is_some_and(|unit| self.units.iter().any(|struck| struck == unit))
    }
}

/// Whether hours ascend without touching; the last may end at `00:00`, the midnight that ends the day.
pub(super) fn are_sound(hours: &[OpenInterval]) -> bool {
    let is_midnight = |index: usize| index + 1 == hours.len() && hours[index].1 == NaiveTime::MIN;
    hours.windows(2).all(|pair| pair[0].1 < pair[1].0)
        && hours.iter().enumerate().all(|(index, (from, to))| from < to || is_midnight(index))
}

/// Takes a closure out of the hours of each day it touches.
fn close(calendar: &mut Calendar, closure: &Closure) {
    let days = (closure.until - closure.from).num_days().min(LONGEST_CLOSURE_DAYS);
    let last = usize::try_from(days + 2).unwrap_or(0);
    for day in local_day(closure.from).iter_days().take(last).take_while(|&day| start_of(day) < closure.until) {
        let from = seconds(closure.from, day);
        let until = seconds(closure.until, day);
        if from >= until {
            continue;
        }
        let place = calendar.special.binary_search_by_key(&day, |(special, _)| *special);
        let open = match place {
            Ok(found) => std::mem::take(&mut calendar.special[found].1),
            // The whole day, of which a rule and the usual hours then take their part.
            Err(_) => vec![(NaiveTime::MIN, NaiveTime::MIN)],
        };
        let left = open.into_iter().flat_map(|span| without(span, from, until)).collect();
        match place {
            Ok(found) => calendar.special[found].1 = left,
            Err(new) => calendar.special.insert(new, (day, left)),
        }
    }
}

const DAY_SECONDS: u32 = 24 * 3600;

/// An instant in seconds from the midnight that begins a day, cut to that day.
fn seconds(at: Instant, day: NaiveDate) -> u32 {
    if at <= start_of(day) {
        0
    } else if at >= end_of(day) {
        DAY_SECONDS
    } else {
        local(at).num_seconds_from_midnight()
    }
}

/// What is left of an interval.
fn without((open, shut): OpenInterval, from: u32, until: u32) -> Vec<OpenInterval> {
    let begin = open.num_seconds_from_midnight();
    let end = match shut.num_seconds_from_midnight() {
        0 => DAY_SECONDS,
        end => end,
    };
    let time = |at: u32| NaiveTime::from_num_seconds_from_midnight_opt(at % DAY_SECONDS, 0).unwrap_or_default();
    [(begin, end.min(from)), (begin.max(until), end)]
        .into_iter()
        .filter(|(from, to)| from < to)
        .map(|(from, to)| (time(from), time(to)))
        .collect()
}
