//! What a lead is told without looking: a breach that comes, an agent stuck in a wrap-up, a queue over its limit.
//! Which of them there are follows from the board alone; that each is told once is kept beside it.

use super::{Breach, BreachOf, Gauge, Level, Limits, Snapshot};
use crate::{
    id::AccountId,
    queue::{AgentState, QueueName, Setting, Settings},
    time::Instant,
};
use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Something a lead should know now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Alert {
    /// 即将超时
    Breach(Breach),
    /// 整理过久
    Stuck {
        /// Whose wrap-up.
        agent: AccountId,
        /// Since when.
        since: Instant,
    },
    /// 排队超限
    Queue {
        /// Which; `None` for contacts whose arrival was not reported.
        queue: Option<QueueName>,
        /// How many wait.
        waiting: u32,
        /// Since when the first of them waits.
        since: Option<Instant>,
    },
}

/// What is told, when, and how.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AlertRules {
    /// How many minutes ahead a breach is told.
    pub ahead_minutes: u16,
    /// When nothing sounds and nothing pops up; what is on the page stays.
    pub quiet: Option<Quiet>,
}

impl Default for AlertRules {
    fn default() -> Self {
        Self { ahead_minutes: 15, quiet: None }
    }
}

/// Hours of rest, in minutes of the local day. They may go over midnight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quiet {
    /// The first minute.
    pub from: u16,
    /// The first minute after it.
    pub until: u16,
}

/// A queue that fell below its limit for so long may be told again.
const CALM_AFTER: TimeDelta = TimeDelta::minutes(5);
/// Anything else is forgotten so long after it was last true.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

impl Quiet {
    /// Whether an instant lies in it.
    #[must_use]
    pub fn holds(self, at: Instant, settings: &Settings) -> bool {
        let zone = settings.zone();
        let minute = (at - zone.start_of(zone.day(at))).num_minutes();
        let (from, until) = (i64::from(self.from), i64::from(self.until));
        if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
    }

    /// Reads two times of day, as fields hold them.
    #[must_use]
    pub fn parse(from: &str, until: &str) -> Option<Self> {
        let minute = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
            NaiveTime::from_hms_opt(hours.into(), minutes.into(), 0)?;
            Some(hours * 60 + minutes)
        };
        Some(Self { from: minute(from)?, until: minute(until)? })
    }
}

impl Alert {
    /// What tells it from others, in every tab. The same trouble later is another one.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Breach(Breach { due_at, of, .. }) => {
                let due = due_at.timestamp();
                match of {
                    BreachOf::Callback { promise } => format!("breach:{promise}:{due}"),
                    BreachOf::Clock { complaint, number, .. } => format!("breach:{complaint}:{number}:{due}"),
                }
            }
            Self::Stuck { agent, since } => format!("stuck:{agent}:{}", since.timestamp()),
            Self::Queue { queue, .. } => format!("queue:{}", queue.as_ref().map_or("", QueueName::as_str)),
        }
    }

    /// Whether it may come again under the same key.
    const fn comes_again(key: &str) -> bool {
        matches!(key.as_bytes(), [b'q', b'u', b'e', b'u', b'e', b':', ..])
    }
}

/// Everything a lead should know at an instant: first what is stuck or over its limit, then what comes, the soonest first.
/// The board counts on by itself, so the instant may be later than the snapshot.
#[must_use]
pub fn alerts(board: &Snapshot, limits: &Limits, rules: &AlertRules, now: Instant) -> Vec<Alert> {
    let over = |gauge: Gauge, value: i64| limits.get(gauge).level(gauge, value) == Level::Urgent;
    let queues = board.queues.iter().filter(|queue| {
        let longest = queue.longest_since.map(|since| (now - since).num_seconds());
        let too_long = longest.is_some_and(|seconds| over(Gauge::LongestWait, seconds));
        queue.waiting > 0 && (over(Gauge::Waiting, queue.waiting.into()) || too_long)
    });
    let queues = queues.map(|queue| Alert::Queue {
        queue: queue.queue.clone(),
        waiting: queue.waiting,
        since: queue.longest_since,
    });
    let limit = board.settings.seconds(Setting::WrapUpLimit);
    let stuck = board.agents.iter().filter(|agent| agent.state == AgentState::WrapUp && now - agent.since > limit);
    let stuck = stuck.map(|agent| Alert::Stuck { agent: agent.id, since: agent.since });
    let ahead = TimeDelta::minutes(rules.ahead_minutes.into());
    let coming = board.deadlines.next.iter().filter(|breach| now <= breach.due_at && breach.due_at - now <= ahead);
    queues.chain(stuck).chain(coming.copied().map(Alert::Breach)).collect()
}

/// What was told already, in this browser.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Told(Vec<Mark>);

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Mark {
    key: String,
    /// When it was last true.
    at: Instant,
    /// Whether a person put it away.
    #[serde(default)]
    away: bool,
}

impl Told {
    /// Takes in what is true now, and returns what was not told yet.
    #[must_use]
    pub fn take(&mut self, alerts: &[Alert], now: Instant) -> Vec<Alert> {
        self.0.retain(|mark| {
            let kept = if Alert::comes_again(&mark.key) { CALM_AFTER } else { FORGOTTEN_AFTER };
            now - mark.at <= kept
        });
        let mut fresh = Vec::new();
        for alert in alerts {
            let key = alert.key();
            if let Some(mark) = self.0.iter_mut().find(|mark| mark.key == key) {
                mark.at = mark.at.max(now);
            } else {
                self.0.push(Mark { key, at: now, away: false });
                fresh.push(alert.clone());
            }
        }
        fresh
    }

    /// Puts one away: it is no longer listed, in any tab.
    pub fn put_away(&mut self, key: &str) {
        for mark in self.0.iter_mut().filter(|mark| mark.key == key) {
            mark.away = true;
        }
    }

    /// Whether it is still to be listed.
    #[must_use]
    pub fn lists(&self, alert: &Alert) -> bool {
        let key = alert.key();
        !self.0.iter().any(|mark| mark.key == key && mark.away)
    }
}
