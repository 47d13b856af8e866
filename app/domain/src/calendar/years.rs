//! The published years of a calendar, with what each of their days is worked out once: a deadline asks for hundreds of days.

use super::{CalendarYear, DayKind};
use chrono::{Datelike, NaiveDate};
use std::{collections::BTreeMap, ops::Deref, sync::Arc};

/// What each day of a year is, by its place in the year.
type Days = [DayKind; 366];

/// Published years by number. Reading is that of the map; changing keeps the days in step. A copy shares everything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Years(Arc<Shared>);

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Shared {
    published: BTreeMap<i32, CalendarYear>,
    days: BTreeMap<i32, Box<Days>>,
}

impl Deref for Years {
    type Target = BTreeMap<i32, CalendarYear>;

    fn deref(&self) -> &Self::Target {
        &self.0.published
    }
}

impl FromIterator<CalendarYear> for Years {
    /// Of a year given twice, the last one counts.
    fn from_iter<T: IntoIterator<Item = CalendarYear>>(years: T) -> Self {
        let mut all = Self::default();
        all.extend(years);
        all
    }
}

impl Extend<CalendarYear> for Years {
    fn extend<T: IntoIterator<Item = CalendarYear>>(&mut self, years: T) {
        for year in years {
            self.publish(year);
        }
    }
}

impl Years {
    /// Takes a year in; the one that was known gives way.
    pub fn publish(&mut self, year: CalendarYear) -> Option<CalendarYear> {
        let shared = Arc::make_mut(&mut self.0);
        shared.days.insert(year.year, Box::new(days(&year)));
        shared.published.insert(year.year, year)
    }

    /// Takes a year out.
    pub fn withdraw(&mut self, number: i32) -> Option<CalendarYear> {
        let shared = Arc::make_mut(&mut self.0);
        shared.days.remove(&number);
        shared.published.remove(&number)
    }

    /// The days of one year after the other, each year looked up once.
    #[must_use]
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup { years: self, year: None, days: None }
    }
}

/// Asks for many days, most of them of the same year.
#[derive(Clone, Debug)]
pub struct Lookup<'a> {
    years: &'a Years,
    /// The year asked for last.
    year: Option<i32>,
    /// Its days, if it is published.
    days: Option<&'a Days>,
}

impl Lookup<'_> {
    /// What a day is as published; `None` when its year is not.
    pub fn kind(&mut self, day: NaiveDate) -> Option<DayKind> {
        let year = day.year();
        if self.year != Some(year) {
            self.year = Some(year);
            self.days = self.years.0.days.get(&year).map(|days| &**days);
        }
        self.days?.get(usize::try_from(day.ordinal0()).ok()?).copied()
    }
}

/// A day listed both as worked and as off is worked: the earlier deadline is the safe one.
fn days(year: &CalendarYear) -> Days {
    let mut days = [DayKind::Workday; 366];
    let mut set = |day: NaiveDate, kind| {
        let place = usize::try_from(day.ordinal0()).ok().filter(|_| day.year() == year.year);
        if let Some(place) = place.and_then(|place| days.get_mut(place)) {
            *place = kind;
        }
    };
    let first = NaiveDate::from_ymd_opt(year.year, 1, 1);
    for day in first.into_iter().flat_map(|first| first.iter_days()).take_while(|day| day.year() == year.year) {
        set(day, DayKind::by_weekday(day));
    }
    for &day in &year.off {
        set(day, DayKind::Holiday);
    }
    for &day in &year.work {
        set(day, if DayKind::by_weekday(day).is_worked() { DayKind::Workday } else { DayKind::MakeUp });
    }
    days
}
