//! What is due: promised callbacks and the clocks of complaints, in bands of time. Both come from tables of their own.

use crate::{
    clock::ClockState,
    complaint::{Complaint, kind::coded},
    deadline::Due,
    id::{AccountId, ComplaintId},
    queue::{Setting, Settings},
    rulebook::{ClockCode, Lane},
    time::Instant,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How soon a breach is named.
pub const SOON: TimeDelta = TimeDelta::hours(1);
/// How many of them are listed; the others are counted.
const LISTED: usize = 20;

coded! {
    /// How much time is left.
    DeadlineBand {
        /// 已超时
        Overdue = "overdue",
        /// 30 分钟内
        HalfHour = "half_hour",
        /// 4 小时内
        FourHours = "four_hours",
        /// 24 小时内
        Day = "day",
        /// 以后
        Later = "later",
    }
}

coded! {
    /// Which promised callbacks.
    CallbackSet {
        /// 已到期: promised for now or earlier, and not kept.
        Due = "due",
        /// 逾期: of these, past the grace.
        Overdue = "overdue",
    }
}

/// A promised callback.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Callback {
    /// What it is about, if it is about a complaint.
    pub complaint: Option<ComplaintId>,
    /// Who promised.
    pub owner: Option<AccountId>,
    /// The promised time.
    pub promised_at: Instant,
    /// When it was kept.
    pub kept_at: Option<Instant>,
}

/// A clock that runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RunningClock {
    /// Of which complaint.
    pub complaint: ComplaintId,
    /// Its number there.
    pub number: u32,
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise.
    pub lane: Lane,
    /// When it is due.
    pub due: Due,
    /// Who works on it.
    pub owner: Option<AccountId>,
}

/// How many are in each band.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Bands([u32; 5]);

/// The bands of one kind of clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DeadlineRow {
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise.
    pub lane: Lane,
    /// How many.
    pub bands: Bands,
}

/// What is breached soon if nobody acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Breach {
    /// What.
    pub of: BreachOf,
    /// About which complaint.
    pub complaint: Option<ComplaintId>,
    /// Whose work.
    pub owner: Option<AccountId>,
    /// When it is late.
    pub due_at: Instant,
}

/// What is breached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachOf {
    /// A promised callback.
    Callback,
    /// A clock.
    Clock {
        /// What it waits for.
        code: ClockCode,
        /// Whose promise.
        lane: Lane,
    },
}

/// Everything that is due, at one instant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Deadlines {
    /// 到期回电
    pub callbacks_due: u32,
    /// 逾期回电; these are among the due ones.
    pub callbacks_overdue: u32,
    /// Promised callbacks that are not kept, by time left.
    pub callbacks: Bands,
    /// Running clocks by kind and by time left.
    pub clocks: Vec<DeadlineRow>,
    /// How many are late within the hour if nobody acts.
    pub breaches: u32,
    /// The first of them.
    pub next: Vec<Breach>,
}

impl DeadlineBand {
    /// The band at `now`.
    #[must_use]
    pub fn at(now: Instant, due: &Due) -> Self {
        let left = due.instant() - now;
        if due.is_late(now) {
            Self::Overdue
        } else if left < TimeDelta::minutes(30) {
            Self::HalfHour
        } else if left < TimeDelta::hours(4) {
            Self::FourHours
        } else if left < TimeDelta::hours(24) {
            Self::Day
        } else {
            Self::Later
        }
    }
}

impl Bands {
    /// How many are in one.
    #[must_use]
    pub fn get(&self, band: DeadlineBand) -> u32 {
        DeadlineBand::ALL.iter().position(|other| *other == band).map_or(0, |place| self.0[place])
    }

    fn add(&mut self, band: DeadlineBand) {
        for (count, other) in self.0.iter_mut().zip(DeadlineBand::ALL) {
            *count += u32::from(*other == band);
        }
    }
}

impl Callback {
    /// Whether it belongs to a set.
    #[must_use]
    pub fn is_in(&self, set: CallbackSet, now: Instant, settings: &Settings) -> bool {
        let grace = match set {
            CallbackSet::Due => TimeDelta::zero(),
            CallbackSet::Overdue => TimeDelta::minutes(settings.get(Setting::CallbackGrace).into()),
        };
        // Past the grace is more than the grace; due is also due at the promised instant itself.
        let late = now - self.promised_at;
        self.kept_at.is_none() && (late > grace || set == CallbackSet::Due && late == grace)
    }

    /// Its band; `None` when it is kept.
    #[must_use]
    pub fn band(&self, now: Instant) -> Option<DeadlineBand> {
        self.kept_at.is_none().then(|| DeadlineBand::at(now, &Due::At(self.promised_at)))
    }
}

impl RunningClock {
    /// The clocks of a complaint that run.
    pub fn of(complaint: &Complaint) -> impl Iterator<Item = Self> {
        let running = complaint.clocks.iter().filter(|clock| matches!(clock.state, ClockState::Running));
        running.map(|clock| Self {
            complaint: complaint.id,
            number: clock.number,
            code: clock.code,
            lane: clock.lane,
            due: clock.due,
            owner: complaint.owner,
        })
    }
}

impl Breach {
    /// The breach of a clock, if it comes soon.
    #[must_use]
    pub fn of_clock(clock: &RunningClock, now: Instant) -> Option<Self> {
        let of = BreachOf::Clock { code: clock.code, lane: clock.lane };
        let (complaint, owner, due_at) = (Some(clock.complaint), clock.owner, clock.due.instant());
        is_soon(&clock.due, now).then_some(Self { of, complaint, owner, due_at })
    }

    /// The breach of a promise, if it comes soon.
    #[must_use]
    pub fn of_callback(callback: &Callback, now: Instant) -> Option<Self> {
        let Callback { complaint, owner, promised_at: due_at, kept_at } = *callback;
        let soon = kept_at.is_none() && is_soon(&Due::At(due_at), now);
        soon.then_some(Self { of: BreachOf::Callback, complaint, owner, due_at })
    }
}

fn is_soon(due: &Due, now: Instant) -> bool {
    !due.is_late(now) && due.instant() - now <= SOON
}

impl Deadlines {
    /// Counts what is due.
    #[must_use]
    pub fn count(callbacks: &[Callback], clocks: &[RunningClock], now: Instant, settings: &Settings) -> Self {
        let how_many = |set| {
            let those = callbacks.iter().filter(|callback| callback.is_in(set, now, settings));
            u32::try_from(those.count()).unwrap_or(u32::MAX)
        };
        let mut promised = Bands::default();
        callbacks.iter().filter_map(|callback| callback.band(now)).for_each(|band| promised.add(band));
        let mut rows: BTreeMap<(ClockCode, Lane), Bands> = BTreeMap::new();
        for clock in clocks {
            rows.entry((clock.code, clock.lane)).or_default().add(DeadlineBand::at(now, &clock.due));
        }
        let soon = clocks.iter().filter_map(|clock| Breach::of_clock(clock, now));
        let mut next: Vec<_> = soon.chain(callbacks.iter().filter_map(|c| Breach::of_callback(c, now))).collect();
        next.sort_by_key(|breach| (breach.due_at, breach.complaint));
        let breaches = u32::try_from(next.len()).unwrap_or(u32::MAX);
        next.truncate(LISTED);
        Self {
            callbacks_due: how_many(CallbackSet::Due),
            callbacks_overdue: how_many(CallbackSet::Overdue),
            callbacks: promised,
            clocks: rows.into_iter().map(|((code, lane), bands)| DeadlineRow { code, lane, bands }).collect(),
            breaches,
            next,
        }
    }
}
