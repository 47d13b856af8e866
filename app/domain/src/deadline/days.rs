//! Deadlines that end with a local day: days, working days, months, years, the same day.

use super::compute::{Counting, LAST_DAY};
use super::{Pause, Roll, Step, Timing, Unit, pause, working};
use crate::calendar::DayKind;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The last day on which it is on time, for a start on day `first`.
pub(super) fn last_day(count: &mut Counting, timing: &Timing, first: NaiveDate, pauses: &[Pause]) -> NaiveDate {
    if timing.unit != Unit::SameDay {
        count.step(Step::FirstDayExcluded { day: first });
    }
    count.step(Step::Counted { count: timing.count, unit: timing.unit, clock: timing.clock });
    let counted = counted(count, timing, first);
    let (moved_by, stood_still) = pause::whole_days(counted, pauses);
    count.paused(stood_still, moved_by);
    let moved = plus_days(counted, moved_by);
    let last = rolled(count, timing, moved, moved_by > 0);
    count.working.days = working::strip(&mut count.kinds, first, last, |day, kind| {
        let in_count = first < day && day <= counted;
        in_count && (!timing.counts_workdays() || kind.unwrap_or_else(|| DayKind::by_weekday(day)).is_worked())
    });
    last
}

/// The last day by the count alone, before pauses and rolls.
fn counted(count: &mut Counting, timing: &Timing, first: NaiveDate) -> NaiveDate {
    if timing.counts_workdays() {
        return workdays(count, first, timing.count);
    }
    let last = match timing.unit {
        Unit::Month => months(count, first, timing.count),
        Unit::Year => months(count, first, timing.count.saturating_mul(12)),
        Unit::Day => plus_days(first, timing.count),
        // Minutes and hours never come here; the day of the start is the only day they could mean.
        Unit::SameDay | Unit::Minute | Unit::Hour | Unit::Workday => first,
    };
    if let Some(second) = first.succ_opt().filter(|&second| second <= last) {
        count.rest_days_counted(second, last);
    }
    last
}

fn plus_days(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).map_or(LAST_DAY, |day| day.min(LAST_DAY))
}

fn months(count: &mut Counting, first: NaiveDate, months: u32) -> NaiveDate {
    let Some(last) = first.checked_add_months(Months::new(months)).filter(|&last| last <= LAST_DAY) else {
        return LAST_DAY;
    };
    if last.day() != first.day() {
        count.step(Step::NoCorrespondingDay { wanted: first.day(), taken: last });
    }
    last
}

/// The `wanted`th working day after `first`.
fn workdays(count: &mut Counting, first: NaiveDate, wanted: u32) -> NaiveDate {
    let (mut day, mut left) = (first, wanted);
    let (mut rest_days, mut make_up_days) = (0_u32, 0_u32);
    while left > 0 && day < LAST_DAY {
        day = day.succ_opt().unwrap_or(LAST_DAY);
        match count.kind(day) {
            DayKind::Workday | DayKind::Short => left -= 1,
            DayKind::MakeUp => {
                left -= 1;
                make_up_days += 1;
            }
            DayKind::Weekend | DayKind::Holiday | DayKind::Closed => rest_days += 1,
        }
        // Past the published years every week has five working days, so whole weeks are taken at once.
        if left > 5 && count.is_beyond_calendar(day) {
            let weeks = (left - 1) / 5;
            left -= weeks * 5;
            day = plus_days(day, weeks.saturating_mul(7));
            rest_days = rest_days.saturating_add(weeks.saturating_mul(2));
        }
    }
    if rest_days > 0 || make_up_days > 0 {
        count.step(Step::RestDaysSkipped { days: rest_days, make_up_days });
    }
    day
}

/// Moves a last day that is a rest day, if the rule says so; says so if it does not.
fn rolled(count: &mut Counting, timing: &Timing, last: NaiveDate, was_moved: bool) -> NaiveDate {
    // A pause moves by calendar days; a clock of working days still ends on one.
    let rolls = timing.roll == Roll::Forward || (timing.counts_workdays() && was_moved);
    if !rolls {
        if count.kinds.kind(last).is_some_and(|kind| !kind.is_worked()) {
            count.step(Step::NotRolled { day: last });
        }
        return last;
    }
    let mut to = last;
    while to < LAST_DAY && !count.kind(to).is_worked() {
        to = plus_days(to, 1);
    }
    if to != last {
        count.step(Step::Rolled { from: last, to });
    }
    to
}
