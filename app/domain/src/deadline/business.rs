//! Minutes that count only inside the open intervals of working days.

use super::compute::{Counting, LAST_DAY, latest};
use super::{OpenInterval, Pause, Step, Timing, pause, working};
use crate::{
    calendar::DayKind,
    time::{Instant, local_day, start_of},
};
use chrono::{Days, NaiveDate, TimeDelta, Timelike};

const DAY_SECONDS: u32 = 24 * 3600;

/// When so many minutes of open time have passed since `start`.
pub(super) fn due_at(count: &mut Counting, timing: &Timing, start: Instant, minutes: u64, pauses: &[Pause]) -> Instant {
    count.step(Step::Counted { count: timing.count, unit: timing.unit, clock: timing.clock });
    let wanted = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes).unwrap_or(TimeDelta::MAX);
    let open = usual(&timing.hours, &count.calendar.opening);
    let mut walk = Walk {
        open: &open,
        start,
        pauses,
        wanted,
        done: TimeDelta::zero(),
        paused: TimeDelta::zero(),
        opens_at: None,
        days: Vec::new(),
        rest_days: 0,
        make_up_days: 0,
    };
    let due = walk.run(count);
    walk.explain(count, due);
    due
}

/// Open time of a day in seconds from midnight.
type Span = (u32, u32);

/// The open intervals of a usual working day: where rule and business unit are both open.
///
/// Where they never are, the rule stands alone, and without usable hours the whole day is open: no clock may stand still
/// because of an oversight.
fn usual(rule: &[OpenInterval], unit: &[OpenInterval]) -> Vec<Span> {
    let (rule, unit) = (opening(rule), opening(unit));
    let mut open = if unit.is_empty() { rule.clone() } else { both(&rule, &unit) };
    if open.is_empty() {
        open = if rule.is_empty() { unit } else { rule };
    }
    if open.is_empty() {
        open.push((0, DAY_SECONDS));
    }
    open
}

/// Where both are open. Nothing in the first list stands for a rule without hours of its own.
fn both(some: &[Span], others: &[Span]) -> Vec<Span> {
    if some.is_empty() {
        return others.to_vec();
    }
    let mut open = Vec::new();
    for &(from, to) in some {
        for &(other_from, other_to) in others {
            let (from, to) = (from.max(other_from), to.min(other_to));
            if from < to {
                open.push((from, to));
            }
        }
    }
    open
}

/// Hours in seconds from midnight: ascending, disjoint, none empty.
fn opening(hours: &[OpenInterval]) -> Vec<Span> {
    let until = |seconds: u32| if seconds == 0 { DAY_SECONDS } else { seconds };
    let mut all: Vec<Span> = hours
        .iter()
        .map(|(from, to)| (from.num_seconds_from_midnight(), until(to.num_seconds_from_midnight())))
        .filter(|(from, to)| from < to)
        .collect();
    crate::order::sort_by_key(&mut all, |span| *span);
    let mut open: Vec<Span> = Vec::with_capacity(all.len());
    for (from, to) in all {
        match open.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => open.push((from, to)),
        }
    }
    open
}

/// A walk over days, adding up open time until there is enough.
struct Walk<'a> {
    open: &'a [Span],
    start: Instant,
    pauses: &'a [Pause],
    wanted: TimeDelta,
    done: TimeDelta,
    paused: TimeDelta,
    opens_at: Option<Instant>,
    days: Vec<(NaiveDate, u32, DayKind)>,
    rest_days: u32,
    make_up_days: u32,
}

impl Walk<'_> {
    fn run(&mut self, count: &mut Counting) -> Instant {
        let mut day = local_day(self.start);
        loop {
            let kind = count.kind(day);
            if kind.is_worked() {
                self.make_up_days += u32::from(kind == DayKind::MakeUp);
                let before = self.done;
                let due = match kind {
                    // A day with hours of its own is open where they and the usual ones are.
                    DayKind::Short => {
                        let own = opening(count.calendar.special_hours(day).unwrap_or_default());
                        self.work(day, &both(self.open, &own))
                    }
                    _ => self.work(day, self.open),
                };
                self.note(day, kind, before);
                if let Some(due) = due {
                    return due;
                }
            } else {
                self.rest_days += 1;
            }
            let step = if count.is_beyond_calendar(day) { 1 + self.whole_weeks(day) * 7 } else { 1 };
            match day.checked_add_days(Days::new(step)).filter(|&next| next <= LAST_DAY) {
                Some(next) => day = next,
                None => return latest(),
            }
        }
    }

    /// Counts the open time of one day; the due time when that is enough.
    fn work(&mut self, day: NaiveDate, open: &[Span]) -> Option<Instant> {
        let midnight = start_of(day);
        let at = |seconds: u32| midnight + TimeDelta::seconds(i64::from(seconds));
        for &(from, to) in open {
            let (from, to) = (at(from).max(self.start), at(to));
            if from >= to {
                continue;
            }
            self.opens_at.get_or_insert(from);
            if self.pauses.is_empty() {
                if let Some(due) = self.count(from, to) {
                    return Some(due);
                }
                continue;
            }
            let mut running_from = from;
            for (from, to) in pause::running(from, to, self.pauses) {
                self.paused += from - running_from;
                running_from = to;
                if let Some(due) = self.count(from, to) {
                    return Some(due);
                }
            }
            self.paused += to - running_from;
        }
        None
    }

    /// Counts a part in which the clock runs; the due time when that is enough.
    fn count(&mut self, from: Instant, to: Instant) -> Option<Instant> {
        let left = self.wanted - self.done;
        if left <= to - from {
            self.done = self.wanted;
            return Some(from + left);
        }
        self.done += to - from;
        None
    }

    /// Past the published years and the pauses every week is alike: so many can be taken at once after `day`.
    fn whole_weeks(&mut self, day: NaiveDate) -> u64 {
        let next = day.succ_opt().unwrap_or(day);
        if self.pauses.last().is_some_and(|p| p.until > start_of(next)) {
            return 0;
        }
        let a_day: i64 = self.open.iter().map(|(from, to)| i64::from(to - from)).sum();
        let weeks = ((self.wanted - self.done).num_seconds() - 1) / (a_day * 5);
        // A span short enough to be shown is told day by day.
        if weeks * 7 <= i64::try_from(working::STRIP_CELLS).unwrap_or(0) {
            return 0;
        }
        let weeks = weeks.min(500_000);
        self.done += TimeDelta::seconds(weeks * a_day * 5);
        self.rest_days = self.rest_days.saturating_add(u32::try_from(weeks * 2).unwrap_or(u32::MAX));
        u64::try_from(weeks).unwrap_or(0)
    }

    /// Keeps the whole minutes of a day, as many days as can be shown.
    fn note(&mut self, day: NaiveDate, kind: DayKind, before: TimeDelta) {
        let minutes = self.done.num_minutes() - before.num_minutes();
        if minutes > 0 && self.days.len() <= working::STRIP_CELLS {
            self.days.push((day, u32::try_from(minutes).unwrap_or(u32::MAX), kind));
        }
    }

    fn explain(self, count: &mut Counting, due: Instant) {
        if let Some(at) = self.opens_at.filter(|&at| at > self.start) {
            count.step(Step::OpensAt { at });
        }
        let (first, last) = (local_day(self.start), local_day(due));
        let is_short = working::fits(first, last);
        if is_short {
            for &(day, minutes, kind) in &self.days {
                count.step(Step::BusinessDay { day, minutes, kind });
            }
        }
        if self.rest_days > 0 || self.make_up_days > 0 {
            count.step(Step::RestDaysSkipped { days: self.rest_days, make_up_days: self.make_up_days });
        }
        count.paused(self.paused, 0);
        if first != last {
            let counts = |day, _| self.days.iter().any(|(counted, ..)| *counted == day);
            count.working.days = working::strip(&mut count.kinds, first, last, counts);
        }
    }
}
