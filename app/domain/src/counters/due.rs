//! What is due: promises to customers and the clocks of complaints, in bands of time. Both come from tables of their own.

use crate::{
    clock::ClockState,
    complaint::{Complaint, kind::coded},
    deadline::Due,
    id::{AccountId, ComplaintId, PromiseId},
    promise::Promise,
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
        /// 半小时内到期: promised for later, but not by much.
        Soon = "soon",
        /// 未回电: all that wait.
        Open = "open",
    }
}

/// A promise that waits to be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Callback {
    /// Which.
    pub promise: PromiseId,
    /// Who is to keep it.
    pub owner: AccountId,
    /// By when.
    pub due: Instant,
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
    /// When it is late.
    pub due_at: Instant,
    /// What.
    pub of: BreachOf,
    /// Whose work; nobody's while a complaint waits for a lead.
    pub owner: Option<AccountId>,
}

/// What is breached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachOf {
    /// A promise.
    Callback {
        /// Which.
        promise: PromiseId,
    },
    /// A clock.
    Clock {
        /// Of which complaint.
        complaint: ComplaintId,
        /// Its number there.
        number: u32,
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
    /// 半小时内到期回电
    pub callbacks_soon: u32,
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
    /// A promise, if it waits to be kept.
    #[must_use]
    pub fn of(promise: &Promise) -> Option<Self> {
        promise.is_open().then_some(Self { promise: promise.id, owner: promise.owner, due: promise.due })
    }

    /// Whether it belongs to a set.
    #[must_use]
    pub fn is_in(&self, set: CallbackSet, now: Instant) -> bool {
        match set {
            CallbackSet::Open => true,
            CallbackSet::Due => self.due <= now,
            CallbackSet::Soon => self.due > now && self.band(now) == DeadlineBand::HalfHour,
        }
    }

    /// Its band.
    #[must_use]
    pub fn band(&self, now: Instant) -> DeadlineBand {
        DeadlineBand::at(now, &Due::At(self.due))
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
        let RunningClock { complaint, number, code, lane, due, owner } = *clock;
        let of = BreachOf::Clock { complaint, number, code, lane };
        is_soon(&due, now).then(|| Self { due_at: due.instant(), of, owner })
    }

    /// The breach of a promise, if it comes soon.
    #[must_use]
    pub fn of_callback(callback: &Callback, now: Instant) -> Option<Self> {
        let Callback { promise, owner, due } = *callback;
        let of = BreachOf::Callback { promise };
        is_soon(&Due::At(due), now).then_some(Self { due_at: due, of, owner: Some(owner) })
    }
}

fn is_soon(due: &Due, now: Instant) -> bool {
    !due.is_late(now) && due.instant() - now <= SOON
}

impl Deadlines {
    /// Counts what is due.
    #[must_use]
    pub fn count(callbacks: &[Callback], clocks: &[RunningClock], now: Instant) -> Self {
        let how_many = |set| {
            let those = callbacks.iter().filter(|callback| callback.is_in(set, now));
            u32::try_from(those.count()).unwrap_or(u32::MAX)
        };
        let mut promised = Bands::default();
        for callback in callbacks {
            promised.add(callback.band(now));
        }
        let mut rows: BTreeMap<(ClockCode, Lane), Bands> = BTreeMap::new();
        for clock in clocks {
            rows.entry((clock.code, clock.lane)).or_default().add(DeadlineBand::at(now, &clock.due));
        }
        let soon = clocks.iter().filter_map(|clock| Breach::of_clock(clock, now));
        let mut next: Vec<_> = soon.chain(callbacks.iter().filter_map(|c| Breach::of_callback(c, now))).collect();
        next.sort_by_key(|breach| breach.due_at);
        let breaches = u32::try_from(next.len()).unwrap_or(u32::MAX);
        next.truncate(LISTED);
        Self {
            callbacks_due: how_many(CallbackSet::Due),
            callbacks_soon: how_many(CallbackSet::Soon),
            callbacks: promised,
            clocks: rows.into_iter().map(|((code, lane), bands)| DeadlineRow { code, lane, bands }).collect(),
            breaches,
            next,
        }
    }
}
