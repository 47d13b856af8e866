//! A calendar over time: editions with a first day each, business units with hours of their own, and closures.

use super::{Calendar, CalendarProblem, CalendarYear, SpecialDay, closure::Closure};
use crate::{deadline::OpenInterval, time::Instant};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// One calendar with everything that was ever decided about it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarBook {
    /// Its name, for instance `CN-mainland`.
    pub calendar: String,
    /// What was in force from which day on.
    pub editions: Vec<Edition>,
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
    /// Every emergency that was known when it was made. They are facts with their own dates: those of the newest edition
    /// count at once, whatever its first day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
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
    /// A closure that ends before it begins or lasts longer than [`super::closure::LONGEST_DAYS`].
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
            years: Calendar::cn_mainland().years.values().cloned().collect(),
            short_days: Vec::new(),
            closures: Vec::new(),
        };
        Self { calendar: "CN-mainland".into(), editions: vec![edition] }
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
        Ok(())
    }

    /// The edition that begins last.
    #[must_use]
    pub fn newest(&self) -> Option<&Edition> {
        self.editions.iter().max_by_key(|edition| edition.valid_from)
    }

    /// Every emergency that is known, in the order in which they were entered.
    #[must_use]
    pub fn closures(&self) -> &[Closure] {
        self.newest().map_or(&[], |newest| &newest.closures)
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
            if !calendar.years.contains_key(&year.year) {
                calendar.years.publish(year.clone());
            }
        }
        calendar.opening = edition.opening_of(unit).to_vec();
        calendar.special.clone_from(&edition.short_days);
        calendar.special.sort_by_key(|(day, _)| *day);
        for closure in self.closures().iter().filter(|closure| closure.strikes(unit)) {
            closure.take_from(&mut calendar);
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
        if !hours.all(|open| are_sound(open)) {
            return Err(BookProblem::Hours { version: self.version.clone() });
        }
        match self.closures.iter().find(|closure| !closure.is_sound()) {
            Some(closure) => Err(BookProblem::Closure { from: closure.from, until: closure.until }),
            None => Ok(()),
        }
    }

    /// The hours of a business unit (`None` = the house as a whole). A unit without hours of its own has those of the
    /// house.
    #[must_use]
    pub fn opening_of(&self, unit: Option<&str>) -> &[OpenInterval] {
        let own = unit.and_then(|unit| self.units.iter().find(|hours| hours.unit == unit));
        own.map_or(&self.opening, |hours| &hours.opening)
    }
}

/// Whether hours ascend without touching; the last may end at `00:00`, the midnight that ends the day.
pub(super) fn are_sound(hours: &[OpenInterval]) -> bool {
    let is_midnight = |index: usize| index + 1 == hours.len() && hours[index].1 == NaiveTime::MIN;
    hours.windows(2).all(|pair| pair[0].1 < pair[1].0)
        && hours.iter().enumerate().all(|(index, (from, to))| from < to || is_midnight(index))
}
