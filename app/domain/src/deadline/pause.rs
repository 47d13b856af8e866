//! Pauses: made disjoint and ascending once, then cut out of the running time.

use super::Pause;
use crate::time::{Instant, end_of};
use chrono::{Days, NaiveDate, TimeDelta};

/// Pauses count for at most a century after the start, so that no loop depends on a nonsensical one.
const HORIZON_DAYS: i64 = 36_525;

/// The pauses as ascending, disjoint intervals after `start`; empty and reversed ones are gone.
pub(super) fn merged(pauses: &[Pause], start: Instant) -> Vec<Pause> {
    let horizon = start.checked_add_signed(TimeDelta::days(HORIZON_DAYS)).unwrap_or(start);
    let mut clipped: Vec<Pause> = pauses
        .iter()
        .map(|p| Pause { from: p.from.max(start), until: p.until.min(horizon) })
        .filter(|p| p.from < p.until)
        .collect();
    crate::order::sort_by_key(&mut clipped, |p| p.from);
    let mut merged: Vec<Pause> = Vec::with_capacity(clipped.len());
    for pause in clipped {
        match merged.last_mut() {
            Some(last) if pause.from <= last.until => last.until = last.until.max(pause.until),
            _ => merged.push(pause),
        }
    }
    merged
}

/// An elapsed due time moved by the pauses that begin before it, and the time they took.
pub(super) fn extend(due: Instant, pauses: &[Pause], latest: Instant) -> (Instant, TimeDelta) {
    let mut moved = due;
    let mut total = TimeDelta::zero();
    for pause in pauses {
        if pause.from >= moved {
            break;
        }
        total += pause.until - pause.from;
        moved = due.checked_add_signed(total).map_or(latest, |at| at.min(latest));
    }
    (moved, total)
}

/// The whole days by which a day clock moves, and the paused time they are rounded up from.
pub(super) fn whole_days(last_day: NaiveDate, pauses: &[Pause]) -> (u32, TimeDelta) {
    let mut days = 0;
    let mut total = TimeDelta::zero();
    for pause in pauses {
        let moved = last_day.checked_add_days(Days::new(u64::from(days))).unwrap_or(last_day);
        if pause.from >= end_of(moved) {
            break;
        }
        total += pause.until - pause.from;
        let begun = i64::from(total > TimeDelta::days(total.num_days()));
        days = u32::try_from(total.num_days() + begun).unwrap_or(u32::MAX);
    }
    (days, total)
}

/// Begun minutes of a span.
pub(super) fn begun_minutes(span: TimeDelta) -> u64 {
    let whole = span.num_minutes();
    let begun = i64::from(span > TimeDelta::minutes(whole));
    u64::try_from(whole + begun).unwrap_or(0)
}

/// The parts of `[from, to)` in which no pause lies, ascending.
pub(super) fn running(from: Instant, to: Instant, pauses: &[Pause]) -> Vec<(Instant, Instant)> {
    let mut parts = Vec::new();
    let mut at = from;
    for pause in pauses.iter().filter(|p| p.until > from && p.from < to) {
        if pause.from > at {
            parts.push((at, pause.from));
        }
        at = pause.until;
    }
    if at < to {
        parts.push((at, to));
    }
    parts
}
