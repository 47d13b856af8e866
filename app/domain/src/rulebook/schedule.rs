//! Duties that come back: every day, every week, every month.

use super::{
    Grade, Named, Strength,
    definition::{Breach, Party},
};
use crate::{
    account::Role,
    calendar::{Calendar, DayKind},
    deadline::Due,
    time::{Instant, at_local, end_of, local_day},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// One recurring duty of a pack file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Name inside the pack.
    pub id: String,
    /// Its name for people.
    pub title: Named,
    /// Limit or target.
    pub strength: Strength,
    /// On which days.
    pub every: Every,
    /// By when on such a day.
    pub by: By,
    /// To whom it is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed_to: Vec<Party>,
    /// Whom of ours a breach is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<Role>,
    /// What happens when it is late.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_breach: Vec<Breach>,
    /// First local day; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last local day; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Document and article, in both languages.
    pub article: Named,
    /// How well it was checked; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// On which days a duty comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Every day, rest days too.
    Day,
    /// Every working day.
    Workday,
    /// On the last working day of each week, Monday to Sunday. A week without one has no such duty.
    Week,
    /// On the last working day of each month.
    Month,
}

/// By when on its day a duty is owed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Until the day ends.
    EndOfDay,
    /// Until this local time, inclusive.
    Time(NaiveTime),
    /// Until the business unit opens; where its hours are not known, until this time.
    Opening(NaiveTime),
    /// Until the business unit closes; where its hours are not known, until this time.
    Closing(NaiveTime),
}

/// When a duty is owed next.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NextDue {
    /// When.
    pub due: Due,
    /// A year without calendar was looked at, so it is provisional.
    pub unknown_year: Option<i32>,
}

/// So many days are looked at for the next time. No two working days lie further apart.
const HORIZON_DAYS: usize = 400;

/// The next time after `after` at which the duty is owed; something owed at `after` itself is over. `None` where there is
/// none within a year, or its validity ends before.
#[must_use]
pub fn next_due(schedule: &Schedule, after: Instant, calendar: &Calendar) -> Option<NextDue> {
    let first = schedule.valid_from.map_or_else(|| local_day(after), |from| from.max(local_day(after)));
    let until = schedule.valid_until.unwrap_or(NaiveDate::MAX);
    let mut looked = Looked { calendar, unknown_year: None };
    for day in first.iter_days().take(HORIZON_DAYS).take_while(|&day| day <= until) {
        let due = schedule.by.due_on(day, calendar);
        if due.instant() > after && looked.is_day_of(schedule.every, day) {
            return Some(NextDue { due, unknown_year: looked.unknown_year });
        }
    }
    None
}

struct Looked<'a> {
    calendar: &'a Calendar,
    unknown_year: Option<i32>,
}

impl Looked<'_> {
    fn is_worked(&mut self, day: NaiveDate) -> bool {
        self.calendar.is_worked(day).unwrap_or_else(|| {
            self.unknown_year.get_or_insert(day.year());
            DayKind::by_weekday(day).is_worked()
        })
    }

    fn is_day_of(&mut self, every: Every, day: NaiveDate) -> bool {
        let rest =
            |same: fn(NaiveDate, NaiveDate) -> bool| day.iter_days().skip(1).take_while(move |&later| same(day, later));
        match every {
            Every::Day => true,
            Every::Workday => self.is_worked(day),
            Every::Week => {
                self.is_worked(day) && !rest(|a, b| a.iso_week() == b.iso_week()).any(|later| self.is_worked(later))
            }
            Every::Month => {
                self.is_worked(day) && !rest(|a, b| a.month() == b.month()).any(|later| self.is_worked(later))
            }
        }
    }
}

impl By {
    fn due_on(self, day: NaiveDate, calendar: &Calendar) -> Due {
        let hours = || match calendar.special_hours(day) {
            Some(open @ [_, ..]) => open,
            _ => calendar.opening.as_slice(),
        };
        match self {
            Self::EndOfDay => Due::On { last_day: day, late_from: end_of(day) },
            Self::Time(time) => Due::At(at_local(day, time)),
            Self::Opening(otherwise) => Due::At(at_local(day, hours().first().map_or(otherwise, |open| open.0))),
            Self::Closing(otherwise) => Due::At(match hours().last() {
                Some((_, midnight)) if *midnight == NaiveTime::MIN => end_of(day),
                Some((_, close)) => at_local(day, *close),
                None => at_local(day, otherwise),
            }),
        }
    }
}
