//! What a rulebook refuses, so that a careless pack can never make us late.

use super::{Lane, Pack, PackClock, PauseRule, RuleTiming};
use crate::{
    complaint::{ChannelCode, Kind},
    deadline::{Roll, Run, Timing, Unit},
};
use serde::{Deserialize, Serialize};

/// The longest clock a pack may ask for, in days: a hundred years.
const LONGEST_DAYS: u64 = 36_525;

/// Why a pack is refused. Rules are named by their full id.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackProblem {
    /// The text is not JSON of the expected form.
    #[error("not a rule pack: line {line}, column {column}")]
    Malformed {
        /// Line of the text, from 1.
        line: u32,
        /// Column of the line, from 1.
        column: u32,
    },
    /// The clock ends before it begins to be valid, or begins before its pack.
    #[error("{rule}: the dates of validity contradict each other")]
    Validity {
        /// The rule.
        rule: String,
    },
    /// A timing that cannot be counted as written: hours without a business clock, an empty or overlapping
    /// interval, a same-day clock with a count, a roll on minutes, more than a hundred years.
    #[error("{rule}: the timing contradicts itself")]
    Timing {
        /// The rule.
        rule: String,
    },
    /// A clock that is not our own would stand still.
    #[error("{rule}: only house clocks may pause")]
    PauseNotOurs {
        /// The rule.
        rule: String,
    },
    /// Two rules give the same clock to the same complaints on the same day.
    #[error("{rule} and {other} apply at the same time")]
    Ambiguous {
        /// One rule.
        rule: String,
        /// The other one.
        other: String,
    },
    /// A house clock could end after the statutory clock of the same kind.
    #[error("{house} is looser than {statutory}")]
    LooserThanLaw {
        /// The house rule.
        house: String,
        /// The statutory rule.
        statutory: String,
    },
}

type Placed<'a> = (&'a Pack, &'a PackClock);

/// The first problem of these packs, alone or together.
pub(super) fn packs(packs: &[Pack]) -> Result<(), PackProblem> {
    let all: Vec<Placed> = packs.iter().flat_map(|p| p.clocks.iter().map(move |c| (p, c))).collect();
    for &(pack, clock) in &all {
        alone(pack, clock)?;
    }
    for (index, &a) in all.iter().enumerate() {
        for &b in &all[index + 1..] {
            together(a, b)?;
        }
    }
    Ok(())
}

fn alone(pack: &Pack, clock: &PackClock) -> Result<(), PackProblem> {
    let rule = || clock.full_id(pack);
    let (from, until) = clock.validity(pack);
    if from > until || from < pack.valid_from {
        return Err(PackProblem::Validity { rule: rule() });
    }
    if clock.pauses == PauseRule::Allowed && clock.lane != Lane::House {
        return Err(PackProblem::PauseNotOurs { rule: rule() });
    }
    match &clock.timing {
        RuleTiming::Counted(timing) if !is_sound(timing) => Err(PackProblem::Timing { rule: rule() }),
        _ => Ok(()),
    }
}

pub(super) fn is_sound(timing: &Timing) -> bool {
    let business_minutes = timing.unit.is_instant() && timing.clock == Run::Business;
    let hours = &timing.hours;
    // An end of 00:00 is the midnight that ends the day, so only the last interval may have it.
    let is_midnight = |index: usize| index + 1 == hours.len() && hours[index].1 == chrono::NaiveTime::MIN;
    let ascending = hours.windows(2).all(|pair| pair[0].1 < pair[1].0)
        && hours.iter().enumerate().all(|(index, (from, to))| from < to || is_midnight(index));
    let clock_fits = match timing.unit {
        Unit::Minute | Unit::Hour => timing.clock != Run::Calendar && timing.roll == Roll::None,
        Unit::SameDay => timing.clock == Run::Calendar && timing.count == 0,
        Unit::Day | Unit::Month | Unit::Year | Unit::Workday => timing.clock == Run::Calendar,
    };
    clock_fits && ascending && hours.is_empty() != business_minutes && shortest_days(timing) <= LONGEST_DAYS
}

impl Timing {
    /// Whether it can be counted as written, and takes at most a hundred years: what packs and calculators accept.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        is_sound(self)
    }
}

fn together(a: Placed, b: Placed) -> Result<(), PackProblem> {
    if a.1.code != b.1.code || !meet(a, b) {
        return Ok(());
    }
    let (a_id, b_id) = (a.1.full_id(a.0), b.1.full_id(b.0));
    match (a.1.lane, b.1.lane) {
        (x, y) if x == y => Err(PackProblem::Ambiguous { rule: a_id, other: b_id }),
        (Lane::House, Lane::Statutory) if !is_never_later(a.1, b.1) => {
            Err(PackProblem::LooserThanLaw { house: a_id, statutory: b_id })
        }
        (Lane::Statutory, Lane::House) if !is_never_later(b.1, a.1) => {
            Err(PackProblem::LooserThanLaw { house: b_id, statutory: a_id })
        }
        _ => Ok(()),
    }
}

/// Whether some complaint gets both on some day.
fn meet(a: Placed, b: Placed) -> bool {
    let ((a_from, a_until), (b_from, b_until)) = (a.1.validity(a.0), b.1.validity(b.0));
    let complaints = || Kind::ALL.iter().flat_map(|&k| ChannelCode::ALL.iter().map(move |&c| (k, c)));
    a_from <= b_until
        && b_from <= a_until
        && complaints().any(|(kind, channel)| a.1.concerns(kind, channel) && b.1.concerns(kind, channel))
}

/// Whether the house clock ends at the latest when the statutory one does, whatever the start and the calendar.
fn is_never_later(house: &PackClock, law: &PackClock) -> bool {
    let (RuleTiming::Counted(ours), RuleTiming::Counted(theirs)) = (&house.timing, &law.timing) else {
        // A time that somebody will name later can lie anywhere.
        return false;
    };
    house.starts == law.starts && house.pauses == PauseRule::Never && ends_no_later(ours, theirs)
}

/// Whether of two clocks with the same start ours ends at the latest when theirs does.
pub(super) fn ends_no_later(ours: &Timing, theirs: &Timing) -> bool {
    let alike = ours.unit == theirs.unit && ours.clock == theirs.clock && ours.hours == theirs.hours;
    if alike && (ours.roll == Roll::None || theirs.roll == Roll::Forward) {
        return ours.count <= theirs.count;
    }
    match (longest_minutes(ours), theirs.minutes()) {
        // Elapsed against minutes, business or not: open time passes no faster than time.
        (Some(longest), Some(minutes)) => longest <= minutes,
        // Days are late from midnight; n days after any moment of a day still lie inside the nth day after it.
        (Some(longest), None) => longest <= (shortest_days(theirs) + u64::from(!ours.unit.is_instant())) * 1440,
        (None, _) => false,
    }
}

/// The most minutes a clock can take; `None` when only the calendar knows.
fn longest_minutes(timing: &Timing) -> Option<u64> {
    let count = u64::from(timing.count);
    let days = match timing.unit {
        Unit::Minute | Unit::Hour if timing.clock != Run::Business => return timing.minutes(),
        _ if timing.roll == Roll::Forward || timing.counts_workdays() || timing.unit.is_instant() => return None,
        Unit::Day => count,
        Unit::Month => count * 31,
        Unit::Year => count * 366,
        _ => 0,
    };
    // The day of the start comes on top: it may have begun just now.
    Some((days + 1) * 1440)
}

/// The fewest whole days after the start day on which a clock can end.
fn shortest_days(timing: &Timing) -> u64 {
    let count = u64::from(timing.count);
    match timing.unit {
        Unit::Minute => count / 1440,
        Unit::Hour => count / 24,
        Unit::Day | Unit::Workday => count,
        Unit::Month => count * 28,
        Unit::Year => count * 365,
        Unit::SameDay => 0,
    }
}
