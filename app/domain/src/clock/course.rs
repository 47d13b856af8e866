//! The course of one clock that may wait for batches, stand still and be opened again.
//!
//! A [`Course`] is what happened, as facts with who and when. How it stands at a moment is computed from the facts and the
//! rule, so nobody has to store that something became late.

use crate::{
    calendar::Calendar,
    deadline::{Due, Outcome, Pause, Timing, compute},
    id::AccountId,
    rulebook::PauseRule,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// How a clock went so far.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Course {
    /// When each batch started it; `None` = that batch has not arrived. It runs from the last one.
    pub batches: Vec<Option<Instant>>,
    /// The times it stood still.
    pub pauses: Vec<Halt>,
    /// How it ended, if it did.
    pub end: Option<End>,
    /// Earlier rounds, oldest first: opening it again keeps them as they ended.
    pub earlier: Vec<Round>,
}

/// A round that is over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Round {
    /// When each batch started it.
    pub batches: Vec<Option<Instant>>,
    /// The times it stood still.
    pub pauses: Vec<Halt>,
    /// How it ended.
    pub end: End,
    /// When it was opened again.
    pub reopened_at: Instant,
    /// By whom.
    pub reopened_by: AccountId,
}

/// A time in which the clock stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Halt {
    /// Stopped at.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
    /// Running again; `None` = it stands still.
    pub resumed: Option<(Instant, AccountId)>,
}

/// What ended it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// What it waited for was done.
    Done {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
    },
    /// It was called off.
    Cancelled {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// Why, in the words of that person.
        reason: String,
    },
}

/// How a clock stands at a moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Something that starts it has not arrived.
    NotStarted {
        /// Batches that arrived.
        arrived: u32,
        /// Batches there are.
        of: u32,
    },
    /// It runs, in time.
    Running {
        /// When it is due.
        due: Due,
        /// The year without a calendar that makes this provisional.
        unknown_year: Option<i32>,
    },
    /// It stands still.
    Paused {
        /// Since when.
        since: Instant,
        /// By whom.
        by: AccountId,
        /// When it would be due if it ran again now.
        due: Due,
    },
    /// It runs and is late.
    Breached {
        /// When it was due.
        due: Due,
        /// By how many seconds it is late.
        late_by_seconds: i64,
    },
    /// Done in time.
    Met {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// When it was due.
        due: Due,
    },
    /// Done late.
    MetLate {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// When it was due.
        due: Due,
        /// By how many seconds it was late.
        late_by_seconds: i64,
    },
    /// Called off.
    Cancelled {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// Why.
        reason: String,
    },
}

/// Why nothing happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourseRefusal {
    /// The rule lets it never stand still.
    #[error("this clock never stands still")]
    MayNotPause,
    /// It has not started.
    #[error("it has not started")]
    NotStarted,
    /// It stands still already.
    #[error("it stands still since {since}")]
    AlreadyPaused {
        /// Since when.
        since: Instant,
    },
    /// It does not stand still.
    #[error("it does not stand still")]
    NotPaused,
    /// It is over.
    #[error("it is over")]
    Ended,
    /// It is not over, so it cannot be opened again.
    #[error("it is not over")]
    NotEnded,
    /// There is no such batch, or it has arrived.
    #[error("no such batch is awaited")]
    NoSuchBatch,
    /// The moment lies before something that happened.
    #[error("before {latest}")]
    OutOfOrder {
        /// The latest thing that happened.
        latest: Instant,
    },
    /// A reason is missing.
    #[error("a reason is missing")]
    NoReason,
}

impl Course {
    /// A clock that waits for so many batches, at least one.
    #[must_use]
    pub fn awaiting(batches: u32) -> Self {
        let count = usize::try_from(batches.max(1)).unwrap_or(1);
        Self { batches: vec![None; count], pauses: Vec::new(), end: None, earlier: Vec::new() }
    }

    /// A clock that starts now.
    #[must_use]
    pub fn started(at: Instant) -> Self {
        Self { batches: vec![Some(at)], ..Self::awaiting(1) }
    }

    /// A batch arrives.
    ///
    /// # Errors
    /// It is over, or no such batch is awaited.
    pub fn arrive(&self, batch: usize, at: Instant) -> Result<Self, CourseRefusal> {
        self.open()?;
        let mut next = self.clone();
        match next.batches.get_mut(batch) {
            Some(waiting @ None) => *waiting = Some(at),
            _ => return Err(CourseRefusal::NoSuchBatch),
        }
        Ok(next)
    }

    /// The clock stands still from now on.
    ///
    /// # Errors
    /// The rule does not allow it, it has not started, stands still already or is over, or the moment is too early.
    pub fn pause(&self, rule: PauseRule, at: Instant, by: AccountId) -> Result<Self, CourseRefusal> {
        self.open()?;
        if rule == PauseRule::Never {
            return Err(CourseRefusal::MayNotPause);
        }
        if self.started_at().is_none() {
            return Err(CourseRefusal::NotStarted);
        }
        if let Some(halt) = self.halt() {
            return Err(CourseRefusal::AlreadyPaused { since: halt.at });
        }
        self.after(at)?;
        let mut next = self.clone();
        next.pauses.push(Halt { at, by, resumed: None });
        Ok(next)
    }

    /// The clock runs again.
    ///
    /// # Errors
    /// It does not stand still or is over, or the moment is too early.
    pub fn resume(&self, at: Instant, by: AccountId) -> Result<Self, CourseRefusal> {
        self.open()?;
        self.halt().ok_or(CourseRefusal::NotPaused)?;
        self.after(at)?;
        let mut next = self.clone();
        if let Some(halt) = next.pauses.last_mut() {
            halt.resumed = Some((at, by));
        }
        Ok(next)
    }

    /// What it waited for is done. A clock that stands still ends there.
    ///
    /// # Errors
    /// It has not started or is over, or the moment is too early.
    pub fn done(&self, at: Instant, by: AccountId) -> Result<Self, CourseRefusal> {
        self.open()?;
        self.started_at().ok_or(CourseRefusal::NotStarted)?;
        self.after(at)?;
        Ok(Self { end: Some(End::Done { at, by }), ..self.clone() })
    }

    /// It is called off.
    ///
    /// # Errors
    /// It is over, no reason is given, or the moment is too early.
    pub fn cancel(&self, reason: &str, at: Instant, by: AccountId) -> Result<Self, CourseRefusal> {
        self.open()?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(CourseRefusal::NoReason);
        }
        self.after(at)?;
        Ok(Self { end: Some(End::Cancelled { at, by, reason: reason.to_owned() }), ..self.clone() })
    }

    /// It is opened again and counts from now; the round that is over stays as it ended.
    ///
    /// # Errors
    /// It is not over, or the moment is too early.
    pub fn reopen(&self, at: Instant, by: AccountId) -> Result<Self, CourseRefusal> {
        let end = self.end.clone().ok_or(CourseRefusal::NotEnded)?;
        self.after(at)?;
        let mut earlier = self.earlier.clone();
        earlier.push(Round {
            batches: self.batches.clone(),
            pauses: self.pauses.clone(),
            end,
            reopened_at: at,
            reopened_by: by,
        });
        Ok(Self { earlier, ..Self::started(at) })
    }

    /// When the last batch arrived; `None` while one is awaited.
    #[must_use]
    pub fn started_at(&self) -> Option<Instant> {
        self.batches.iter().copied().collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The pauses as the computation takes them; one that lasts ends at `now`.
    #[must_use]
    pub fn pauses(&self, now: Instant) -> Vec<Pause> {
        let until = |halt: &Halt| halt.resumed.map_or(now, |(at, _)| at);
        self.pauses.iter().map(|halt| Pause { from: halt.at, until: until(halt) }).collect()
    }

    /// How it stands at `now` under a timing.
    #[must_use]
    pub fn standing(&self, timing: &Timing, calendar: &Calendar, now: Instant) -> Standing {
        // What was done while the clock stood still is judged by the moment it was done.
        let until = self.end.as_ref().map_or(now, End::at);
        if let Some(End::Cancelled { at, by, reason }) = &self.end {
            return Standing::Cancelled { at: *at, by: *by, reason: reason.clone() };
        }
        let outcome = compute(timing, calendar, &self.batches, &self.pauses(until));
        let Some(due) = outcome.due() else {
            let arrived = self.batches.iter().flatten().count();
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            return Standing::NotStarted { arrived: count(arrived), of: count(self.batches.len()) };
        };
        let late_by_seconds = |at: Instant| (at - due.instant()).num_seconds().max(1);
        match (&self.end, self.halt()) {
            (Some(End::Done { at, by }), _) if due.is_late(*at) => {
                Standing::MetLate { at: *at, by: *by, due, late_by_seconds: late_by_seconds(*at) }
            }
            (Some(End::Done { at, by }), _) => Standing::Met { at: *at, by: *by, due },
            (_, Some(halt)) if !due.is_late(halt.at) => Standing::Paused { since: halt.at, by: halt.by, due },
            _ if due.is_late(now) => Standing::Breached { due, late_by_seconds: late_by_seconds(now) },
            _ => {
                let unknown_year = match outcome {
                    Outcome::CalendarUnknown { year, .. } => Some(year),
                    _ => None,
                };
                Standing::Running { due, unknown_year }
            }
        }
    }

    fn halt(&self) -> Option<&Halt> {
        self.pauses.last().filter(|halt| halt.resumed.is_none())
    }

    fn open(&self) -> Result<(), CourseRefusal> {
        if self.end.is_some() { Err(CourseRefusal::Ended) } else { Ok(()) }
    }

    /// Nothing happens before what happened already.
    fn after(&self, at: Instant) -> Result<(), CourseRefusal> {
        let halts = self.pauses.iter().map(|halt| halt.resumed.map_or(halt.at, |(at, _)| at));
        let arrived = self.batches.iter().copied().flatten();
        match halts.chain(arrived).chain(self.end.as_ref().map(End::at)).max() {
            Some(latest) if at < latest => Err(CourseRefusal::OutOfOrder { latest }),
            _ => Ok(()),
        }
    }
}

impl End {
    /// When it ended.
    #[must_use]
    pub const fn at(&self) -> Instant {
        match self {
            Self::Done { at, .. } | Self::Cancelled { at, .. } => *at,
        }
    }
}
