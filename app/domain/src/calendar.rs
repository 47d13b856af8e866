//! Business calendars: which local days are worked and when, and which years nobody has published yet.

pub mod adjust;
pub mod book;
pub mod closure;
pub mod import;
pub mod install;
pub mod notice;
pub mod years;

use crate::deadline::OpenInterval;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use years::{Lookup, Years};

static CN_MAINLAND: LazyLock<Calendar> = LazyLock::new(|| {
    // Unreadable data leaves every year unknown, which each deadline then says; it can never pass for Monday–Friday.
    Calendar::parse(include_str!("../data/calendar-cn-mainland.json")).unwrap_or_default()
});

/// What a calendar says about one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Monday to Friday, no holiday.
    Workday,
    /// 调休: a Saturday or Sunday that is worked.
    MakeUp,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday or a day off moved next to one.
    Holiday,
    /// 半日: a working day with hours of its own, such as a half day or what an emergency left of it.
    Short,
    /// 停业: a working day on which an emergency kept this business unit closed.
    Closed,
}

impl DayKind {
    /// Whether people work on such a day.
    #[must_use]
    pub const fn is_worked(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUp | Self::Short)
    }

    /// What the day of the week alone says. Only ever a provisional answer.
    #[must_use]
    pub fn by_weekday(day: NaiveDate) -> Self {
        match day.weekday() {
            Weekday::Sat | Weekday::Sun => Self::Weekend,
            _ => Self::Workday,
        }
    }
}

/// One published year, in the format of `data/calendar-cn-mainland.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// Calendar name, for instance `CN-mainland`.
    pub calendar: String,
    /// The year.
    pub year: i32,
    /// Days off besides ordinary weekends (weekend days inside a holiday are listed too).
    pub off: Vec<NaiveDate>,
    /// Make-up working days.
    pub work: Vec<NaiveDate>,
    /// Where the year was read.
    pub source: String,
}

/// A calendar: published years by number. A year that is absent is unknown, never plain Monday to Friday.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calendar {
    /// The years that are known.
    pub years: Years,
    /// The hours of the business unit on a working day, ascending; empty = each rule names its own. A rule that names
    /// hours counts only where both are open.
    pub opening: Vec<OpenInterval>,
    /// Working days with hours of their own, ascending by day; no hours = closed all day. Listing a rest day here does
    /// not make people work on it.
    pub special: Vec<SpecialDay>,
}

/// A day with hours of its own.
pub type SpecialDay = (NaiveDate, Vec<OpenInterval>);

/// Why a year of a calendar is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarProblem {
    /// The text is not JSON of the expected form.
    #[error("not a calendar: line {line}, column {column}")]
    Malformed {
        /// Line of the text, from 1.
        line: u32,
        /// Column of the line, from 1.
        column: u32,
    },
    /// A year is given twice.
    #[error("year {year} is given twice")]
    YearTwice {
        /// The year.
        year: i32,
    },
    /// A listed day belongs to another year.
    #[error("{day} does not lie in {year}")]
    OtherYear {
        /// The year of the list.
        year: i32,
        /// The day.
        day: NaiveDate,
    },
    /// A day is listed twice, or both as a day off and as a working day.
    #[error("{day} is listed twice")]
    ListedTwice {
        /// The day.
        day: NaiveDate,
    },
    /// A make-up working day is a Monday to Friday, which is worked anyhow.
    #[error("{day} is no Saturday or Sunday")]
    MakeUpOnWeekday {
        /// The day.
        day: NaiveDate,
    },
}

impl CalendarYear {
    /// The first thing that is wrong with this year.
    ///
    /// # Errors
    /// [`CalendarProblem`] when a day lies outside the year, is listed twice, or is no weekend day to make up on.
    pub fn check(&self) -> Result<(), CalendarProblem> {
        let mut seen = std::collections::BTreeSet::new();
        for &day in self.off.iter().chain(&self.work) {
            if day.year() != self.year {
                return Err(CalendarProblem::OtherYear { year: self.year, day });
            }
            if !seen.insert(day) {
                return Err(CalendarProblem::ListedTwice { day });
            }
        }
        match self.work.iter().find(|&&day| DayKind::by_weekday(day) == DayKind::Workday) {
            Some(&day) => Err(CalendarProblem::MakeUpOnWeekday { day }),
            None => Ok(()),
        }
    }
}

impl Calendar {
    /// Mainland China as published when this version was made: `data/calendar-cn-mainland.json`.
    #[must_use]
    pub fn cn_mainland() -> Self {
        CN_MAINLAND.clone()
    }

    /// A calendar of these years. Of a year given twice, the last one counts.
    #[must_use]
    pub fn from_years(years: Vec<CalendarYear>) -> Self {
        Self { years: years.into_iter().collect(), ..Self::default() }
    }

    /// Reads a list of years and checks each.
    ///
    /// # Errors
    /// [`CalendarProblem`], the first one found.
    pub fn parse(json: &str) -> Result<Self, CalendarProblem> {
        let years: Vec<CalendarYear> =
            crate::json::read(json).map_err(|at| CalendarProblem::Malformed { line: at.line, column: at.column })?;
        let mut calendar = Self::default();
        for year in years {
            year.check()?;
            let number = year.year;
            if calendar.years.publish(year).is_some() {
                return Err(CalendarProblem::YearTwice { year: number });
            }
        }
        Ok(calendar)
    }

    /// What this day is; `None` when its year is not published.
    ///
    /// A day listed both as worked and as off is worked: the earlier deadline is the safe one.
    #[must_use]
    pub fn kind(&self, day: NaiveDate) -> Option<DayKind> {
        self.days().kind(day)
    }

    /// For asking about many days.
    #[must_use]
    pub fn days(&self) -> Days<'_> {
        Days { calendar: self, published: self.years.lookup() }
    }

    /// The hours a day has of its own, if any.
    #[must_use]
    pub fn special_hours(&self, day: NaiveDate) -> Option<&[OpenInterval]> {
        let found = self.special.binary_search_by_key(&day, |(special, _)| *special).ok()?;
        self.special.get(found).map(|(_, open)| open.as_slice())
    }

    /// The calendar as it was published, without the hours and closures of one business unit: what a duty by law is
    /// counted with.
    #[must_use]
    pub fn published(&self) -> Self {
        Self { years: self.years.clone(), ..Self::default() }
    }

    /// Whether people work on this day; `None` when its year is not published.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> Option<bool> {
        self.kind(day).map(DayKind::is_worked)
    }

    /// The last year that is known.
    #[must_use]
    pub fn last_year(&self) -> Option<i32> {
        self.years.last_key_value().map(|(&year, _)| year)
    }
}

/// Asks a calendar about many days, most of them of the same year.
#[derive(Clone, Debug)]
pub struct Days<'a> {
    calendar: &'a Calendar,
    published: Lookup<'a>,
}

impl Days<'_> {
    /// As [`Calendar::kind`].
    pub fn kind(&mut self, day: NaiveDate) -> Option<DayKind> {
        let published = self.published.kind(day)?;
        if self.calendar.special.is_empty() || !published.is_worked() {
            return Some(published);
        }
        Some(match self.calendar.special_hours(day) {
            Some([]) => DayKind::Closed,
            Some([_, ..]) => DayKind::Short,
            None => published,
        })
    }
}

/// A position in a text, or a length, as a number that is the same size on every machine.
pub(crate) fn short(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
