//! The way from a start to a due time. Total: absurd input gives a bounded answer, never a panic or a long loop.

use super::{Due, Outcome, Pause, Step, Timing, Working, business, days, pause, working};
use crate::{
    calendar::{Calendar, DayKind, Days},
    time::{Instant, end_of, local_day, start_of},
};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// Starts before 1900 are taken as its first day: no case is older, and loops stay short.
pub(super) const FIRST_DAY: NaiveDate = day(1900, 1, 1);
/// Nothing is due after the year 9999, the last one that dates are written with.
pub(super) const LAST_DAY: NaiveDate = day(9999, 12, 31);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MAX,
    }
}

/// Steps that most workings have at most; only business hours tell more, day by day.
const MOST_STEPS: usize = 8;

/// When something is due that starts at the latest of `starts` (`None` = that batch has not arrived yet).
///
/// The unit decides whether it ends at an instant (minutes, hours) or with a local day (all others). A roll moves
/// day deadlines only. Pauses may be unsorted and may overlap. The calendar is asked only where working days are
/// counted or a roll looks at the last day, so only then can a year be unknown.
#[must_use]
pub fn compute(timing: &Timing, calendar: &Calendar, starts: &[Option<Instant>], pauses: &[Pause]) -> Outcome {
    let last_batch = starts.iter().try_fold(None, |last: Option<Instant>, at| at.map(|at| last.max(Some(at))));
    let Some(start) = last_batch.flatten() else { return Outcome::NotStarted };
    let start = start.clamp(start_of(FIRST_DAY), latest() - TimeDelta::seconds(1));
    let pauses = pause::merged(pauses, start);
    let working = Working { steps: Vec::with_capacity(MOST_STEPS), days: Vec::new() };
    let mut count = Counting { calendar, kinds: calendar.days(), unknown: None, working };
    count.step(Step::Started { at: start, batches: u32::try_from(starts.len()).unwrap_or(u32::MAX) });
    let due = match timing.minutes() {
        Some(minutes) if timing.clock == super::Run::Business => {
            Due::At(business::due_at(&mut count, timing, start, minutes, &pauses))
        }
        Some(minutes) => Due::At(elapsed(&mut count, timing, start, minutes, &pauses)),
        None => {
            let last_day = days::last_day(&mut count, timing, local_day(start), &pauses);
            Due::On { last_day, late_from: end_of(last_day) }
        }
    };
    count.finish(due)
}

/// A time that a person of ours promised: not counted, only recorded.
#[must_use]
pub fn promised(at: Instant) -> (Due, Working) {
    let steps = vec![Step::Promised { at }, Step::DueAt { at }];
    (Due::At(at), Working { steps, days: Vec::new() })
}

/// A time that a platform or the regulator set: not counted, only recorded.
#[must_use]
pub fn set_by_other(at: Instant) -> (Due, Working) {
    let steps = vec![Step::SetByOther { at }, Step::DueAt { at }];
    (Due::At(at), Working { steps, days: Vec::new() })
}

/// The last instant a deadline can have.
pub(super) fn latest() -> Instant {
    end_of(LAST_DAY)
}

fn elapsed(count: &mut Counting, timing: &Timing, start: Instant, minutes: u64, pauses: &[Pause]) -> Instant {
    count.step(Step::Counted { count: timing.count, unit: timing.unit, clock: timing.clock });
    let span = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes);
    let due = span.and_then(|span| start.checked_add_signed(span)).map_or_else(latest, |at| at.min(latest()));
    let (due, stood_still) = pause::extend(due, pauses, latest());
    let (first, last) = (local_day(start), local_day(due));
    if first != last {
        count.rest_days_counted(first, last);
        count.working.days = working::strip(&mut count.kinds, first, last, |_, _| false);
    }
    count.paused(stood_still, 0);
    due
}

/// The state of one computation: what was asked of the calendar, and the working so far.
pub(super) struct Counting<'a> {
    pub(super) calendar: &'a Calendar,
    /// Its days.
    pub(super) kinds: Days<'a>,
    /// The first year asked for that is not published.
    pub(super) unknown: Option<i32>,
    pub(super) working: Working,
}

impl Counting<'_> {
    pub(super) fn step(&mut self, step: Step) {
        self.working.steps.push(step);
    }

    /// What the day is; in an unknown year what its weekday says, and the answer becomes provisional.
    pub(super) fn kind(&mut self, day: NaiveDate) -> DayKind {
        self.kinds.kind(day).unwrap_or_else(|| {
            self.unknown.get_or_insert(day.year());
            DayKind::by_weekday(day)
        })
    }

    /// Whether from this day on no year is known, so that whole weeks may be counted at once.
    pub(super) fn is_beyond_calendar(&self, day: NaiveDate) -> bool {
        self.calendar.last_year().is_none_or(|last| day.year() > last)
    }

    pub(super) fn paused(&mut self, span: TimeDelta, whole_days: u32) {
        if span > TimeDelta::zero() {
            self.step(Step::Paused { minutes: pause::begun_minutes(span), whole_days });
        }
    }

    /// Says how many rest days count all the same; says nothing where a year is unknown or the span too long to show.
    pub(super) fn rest_days_counted(&mut self, first: NaiveDate, last: NaiveDate) {
        if !working::fits(first, last) {
            return;
        }
        let mut days = 0;
        for day in first.iter_days().take_while(|&day| day <= last) {
            let Some(kind) = self.kinds.kind(day) else { return };
            days += u32::from(!kind.is_worked());
        }
        if days > 0 {
            self.step(Step::RestDaysCounted { days });
        }
    }

    fn finish(mut self, due: Due) -> Outcome {
        if let Some(year) = self.unknown {
            self.step(Step::YearUnknown { year });
        }
        self.step(match due {
            Due::At(at) => Step::DueAt { at },
            Due::On { last_day, late_from } => Step::DueOn { last_day, late_from },
        });
        match self.unknown {
            Some(year) => Outcome::CalendarUnknown { year, provisional: due, working: self.working },
            None => Outcome::Due { due, working: self.working },
        }
    }
}
