//! Emergencies that keep business units closed: typhoons, outages.

use super::Calendar;
use crate::{
    complaint::kind::coded,
    deadline::OpenInterval,
    id::AccountId,
    time::{Instant, end_of, local, local_day, start_of},
};
use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// The longest a closure may last, in days. A longer one is a decision about the network, not an emergency.
pub const LONGEST_DAYS: i64 = 60;

coded! {
    /// Why a unit was closed.
    ClosureCause {
        /// 台风
        Typhoon = "typhoon",
        /// 其他恶劣天气
        Weather = "weather",
        /// 网络中断
        NetworkOutage = "network_outage",
        /// 停电
        PowerCut = "power_cut",
        /// 其他突发情况
        Other = "other",
    }
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
    /// What else there is to say of it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who entered it; `None` in calendars written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<Entry>,
    /// Who had it end earlier than was first said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Entry>,
}

/// Who entered something, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Who; `None` for the command line.
    pub by: Option<AccountId>,
    /// When.
    pub at: Instant,
}

impl Closure {
    /// Whether it closes a business unit (`None` = the house as a whole).
    #[must_use]
    pub fn strikes(&self, unit: Option<&str>) -> bool {
        self.units.is_empty() || unit.is_some_and(|unit| self.units.iter().any(|struck| struck == unit))
    }

    /// Whether it ends after it begins, and not too long after.
    pub(super) fn is_sound(&self) -> bool {
        self.from < self.until && (self.until - self.from).num_days() <= LONGEST_DAYS
    }

    /// Whether another one says of the same units, or of the house, that they are closed at the same time. One unit
    /// beside the whole house is no contradiction: both may be true, each with its own cause.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let is_same = if self.units.is_empty() {
            other.units.is_empty()
        } else {
            self.units.iter().any(|unit| other.units.contains(unit))
        };
        is_same && self.from < other.until && other.from < self.until
    }

    /// Takes it out of the hours of each day it touches. A day on which nothing is left of the usual hours is closed.
    pub(super) fn take_from(&self, calendar: &mut Calendar) {
        let days = (self.until - self.from).num_days().clamp(0, LONGEST_DAYS);
        let last = usize::try_from(days + 2).unwrap_or(0);
        for day in local_day(self.from).iter_days().take(last).take_while(|&day| start_of(day) < self.until) {
            let second = |at: Instant| match at {
                at if at <= start_of(day) => 0,
                at if at >= end_of(day) => DAY_SECONDS,
                at => local(at).num_seconds_from_midnight(),
            };
            let (from, until) = (second(self.from), second(self.until));
            if from >= until {
                continue;
            }
            let place = calendar.special.binary_search_by_key(&day, |(special, _)| *special);
            let open = match place {
                Ok(found) => std::mem::take(&mut calendar.special[found].1),
                // The whole day, of which a rule and the usual hours then take their part.
                Err(_) => vec![(NaiveTime::MIN, NaiveTime::MIN)],
            };
            let mut left: Vec<OpenInterval> = open.into_iter().flat_map(|span| without(span, from, until)).collect();
            if !meets(&left, &calendar.opening) {
                left.clear();
            }
            match place {
                Ok(found) => calendar.special[found].1 = left,
                Err(new) => calendar.special.insert(new, (day, left)),
            }
        }
    }
}

const DAY_SECONDS: u32 = 24 * 3600;

/// An interval in seconds from midnight.
fn span((open, shut): OpenInterval) -> (u32, u32) {
    let end = match shut.num_seconds_from_midnight() {
        0 => DAY_SECONDS,
        end => end,
    };
    (open.num_seconds_from_midnight(), end)
}

/// Whether some time lies in both; a unit without usual hours is open whenever a rule says so.
fn meets(left: &[OpenInterval], usual: &[OpenInterval]) -> bool {
    usual.is_empty()
        || left.iter().any(|&left| {
            let (from, until) = span(left);
            usual.iter().any(|&usual| span(usual).0 < until && from < span(usual).1)
        })
}

/// What is left of an interval.
fn without(open: OpenInterval, from: u32, until: u32) -> Vec<OpenInterval> {
    let (begin, end) = span(open);
    let time = |at: u32| NaiveTime::from_num_seconds_from_midnight_opt(at % DAY_SECONDS, 0).unwrap_or_default();
    [(begin, end.min(from)), (begin.max(until), end)]
        .into_iter()
        .filter(|(from, to)| from < to)
        .map(|(from, to)| (time(from), time(to)))
        .collect()
}
