//! What a board shows at one instant, whole.

use super::{
    Callback, ContactSet, Counter, Counters, Deadlines, Drill, Figures, InQueue, Mean, Ratio, Rows, RunningClock,
};
use crate::{
    id::{AccountId, ContactId},
    queue::{Agent, AgentState, AgentStateCode, QueueFact, QueueName, Settings},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A board at one instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The newest event in it, by order of receipt.
    pub seq: i64,
    /// The instant.
    pub at: Instant,
    /// The local day that day figures are of.
    pub day: NaiveDate,
    /// The settings it was counted by.
    pub settings: Settings,
    /// 排队中
    pub waiting: u32,
    /// Since when the one waits that waits longest.
    pub longest_since: Option<Instant>,
    /// 振铃中
    pub ringing: u32,
    /// 进线
    pub enqueued: i64,
    /// 接通率
    pub service_level: Ratio,
    /// 平均应答, milliseconds.
    pub average_answer: Mean,
    /// 放弃率
    pub abandon_rate: Ratio,
    /// 短弃
    pub short_abandoned: i64,
    /// 未接通而结束，非客户放弃
    pub unclear: i64,
    /// 平均处理时长, milliseconds.
    pub average_handling: Mean,
    /// Of it, talk.
    pub talk_ms: i64,
    /// Of it, hold.
    pub hold_ms: i64,
    /// Of it, wrap-up.
    pub wrap_up_ms: i64,
    /// 利用率, in milliseconds of handling and of handling and being free.
    pub occupancy: Ratio,
    /// 满意度, points.
    pub satisfaction: Mean,
    /// 一次解决率: those whose observation ended today.
    pub first_contact: Ratio,
    /// 一次解决率: those of today, so far.
    pub first_contact_so_far: Ratio,
    /// Each queue.
    pub queues: Vec<QueueNow>,
    /// How many agents in each state.
    pub states: Vec<StateCount>,
    /// Each agent who is there, or had something to do with contacts today.
    pub agents: Vec<AgentNow>,
    /// Each quarter of an hour of the day that had contacts.
    pub quarters: Vec<Quarter>,
    /// What is due.
    pub deadlines: Deadlines,
}

/// A queue at one instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QueueNow {
    /// Which; `None` for contacts whose arrival was not reported.
    pub queue: Option<QueueName>,
    /// Whether it takes contacts.
    pub open: bool,
    /// 排队中
    pub waiting: u32,
    /// Since when the one waits that waits longest.
    pub longest_since: Option<Instant>,
    /// 接通率
    pub service_level: Ratio,
    /// 放弃率
    pub abandon_rate: Ratio,
}

/// How many agents are in a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StateCount {
    /// Which.
    pub state: AgentStateCode,
    /// How many.
    pub agents: i64,
}

/// An agent at one instant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgentNow {
    /// Who.
    pub id: AccountId,
    /// What this person is doing.
    pub state: AgentState,
    /// Since when.
    pub since: Instant,
    /// Whether it is a wrap-up that takes longer than the setting allows.
    pub stuck: bool,
    /// With which contacts.
    pub contacts: Vec<ContactId>,
    /// Contacts answered today.
    pub answered: u32,
}

/// A quarter of an hour: what became of the contacts that arrived in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quarter {
    /// Which of its day, from 0 to 95.
    pub quarter: u8,
    /// 已接通
    pub answered: i64,
    /// 放弃
    pub abandoned: i64,
    /// 短弃
    pub short_abandoned: i64,
    /// 未接通而结束，非客户放弃
    pub unclear: i64,
    /// 未接通，未结束
    pub undecided: i64,
}

impl Counters {
    /// The board at an instant.
    #[must_use]
    pub fn snapshot(&self, now: Instant, callbacks: &[Callback], clocks: &[RunningClock]) -> Snapshot {
        let settings = *self.floor().settings();
        let day = settings.zone().day(now);
        let figures = self.figures(&Drill::all(Rows::Clocks, day));
        let waiting: Vec<_> = self.floor().open_contacts().filter(|contact| contact.waits(now)).collect();
        let count = |set| self.count(&Drill::all(Rows::Contacts(set), day), now);
        let states = AgentStateCode::ALL
            .iter()
            .map(|state| StateCount { state: *state, agents: self.count(&Drill::all(Rows::Agents(*state), day), now) });
        Snapshot {
            seq: self.seq(),
            at: now,
            day,
            settings,
            waiting: number(waiting.len()),
            longest_since: waiting.iter().map(|contact| contact.waiting_from).min(),
            ringing: u32::try_from(count(ContactSet::Ringing)).unwrap_or_default(),
            enqueued: figures.count(ContactSet::Enqueued),
            service_level: figures.service_level(),
            average_answer: figures.average_answer(),
            abandon_rate: figures.abandon_rate(),
            short_abandoned: figures.count(ContactSet::ShortAbandoned),
            unclear: figures.count(ContactSet::Unclear),
            average_handling: figures.average_handling(),
            talk_ms: figures.talk_ms,
            hold_ms: figures.hold_ms,
            wrap_up_ms: figures.wrap_up_ms,
            occupancy: self.occupancy(now),
            satisfaction: figures.satisfaction(),
            first_contact: Ratio { part: count(ContactSet::FirstSolved), whole: count(ContactSet::First) },
            first_contact_so_far: Ratio {
                part: count(ContactSet::FirstSolvedSoFar),
                whole: count(ContactSet::FirstSoFar),
            },
            queues: self.queues_now(day, now),
            states: states.collect(),
            agents: self.agents_now(now),
            quarters: self.quarters(day),
            deadlines: Deadlines::count(callbacks, clocks, now),
        }
    }

    fn occupancy(&self, now: Instant) -> Ratio {
        let zone = self.floor().settings().zone();
        self.floor().agents().map(|agent| agent.spent(now, zone)).fold(Ratio::default(), |sum, spent| Ratio {
            part: sum.part + spent.handling_ms,
            whole: sum.whole + spent.handling_ms + spent.ready_ms,
        })
    }

    fn queues_now(&self, day: NaiveDate, now: Instant) -> Vec<QueueNow> {
        let mut names: Vec<_> = self.floor().queues().cloned().map(InQueue::Named).collect();
        let of_contacts = self.floor().open_contacts().filter_map(|contact| contact.queue().cloned());
        names.extend(of_contacts.map(InQueue::Named).collect::<Vec<_>>());
        names.push(InQueue::Unknown);
        let mut seen: Vec<InQueue> = Vec::new();
        for name in names {
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        seen.into_iter().filter_map(|queue| self.queue_now(queue, day, now)).collect()
    }

    fn queue_now(&self, queue: InQueue, day: NaiveDate, now: Instant) -> Option<QueueNow> {
        let drill = Drill { queue, ..Drill::all(Rows::Contacts(ContactSet::Waiting), day) };
        let sight = self.sight(now);
        let figures = self.figures(&drill);
        let waiting: Vec<_> = self.floor().open_contacts().filter(|contact| drill.selects(contact, &sight)).collect();
        let queue = match drill.queue {
            InQueue::Named(name) => Some(name),
            // Only shown when something is in it.
            _ if waiting.is_empty() && figures == Figures::default() => return None,
            _ => None,
        };
        let fact = queue.as_ref().and_then(|name| self.floor().queue(name));
        Some(QueueNow {
            open: matches!(fact, Some((QueueFact::Opened { .. }, _))),
            queue,
            waiting: number(waiting.len()),
            longest_since: waiting.iter().map(|contact| contact.waiting_from).min(),
            service_level: figures.service_level(),
            abandon_rate: figures.abandon_rate(),
        })
    }

    fn agents_now(&self, now: Instant) -> Vec<AgentNow> {
        let (settings, zone) = (self.floor().settings(), self.floor().settings().zone());
        let there = |agent: &&Agent| agent.state != AgentState::Offline || agent.spent(now, zone).answered > 0;
        let seen = self.floor().agents().filter(there).map(|agent| AgentNow {
            id: agent.id,
            state: agent.state,
            since: agent.since,
            stuck: agent.is_stuck(now, settings),
            contacts: agent.open.iter().map(|part| part.contact).collect(),
            answered: agent.spent(now, zone).answered,
        });
        seen.collect()
    }

    fn quarters(&self, day: NaiveDate) -> Vec<Quarter> {
        let full = self.by_quarter(day).into_iter().filter(|(_, figures)| figures.count(ContactSet::Enqueued) > 0);
        let shown = full.map(|(quarter, figures)| Quarter {
            quarter,
            answered: figures.count(ContactSet::Answered),
            abandoned: figures.count(ContactSet::Abandoned),
            short_abandoned: figures.count(ContactSet::ShortAbandoned),
            unclear: figures.count(ContactSet::Unclear),
            undecided: figures.count(ContactSet::Undecided),
        });
        shown.collect()
    }
}

impl Snapshot {
    /// Seconds the one waits that waits longest.
    #[must_use]
    pub fn longest_wait_seconds(&self) -> Option<i64> {
        self.longest_since.map(|since| (self.at - since).num_seconds().max(0))
    }

    /// The counters in which this board and another one of the same instant differ: what a self-check tells.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Counter> {
        let handling = |s: &Self| (s.average_handling, s.talk_ms, s.hold_ms, s.wrap_up_ms);
        let today = |s: &Self| (s.quarters.clone(), s.enqueued, s.unclear);
        let agents = |s: &Self| (s.states.clone(), s.agents.clone());
        let bands = |s: &Self| (s.deadlines.clocks.clone(), s.deadlines.callbacks);
        let breaches = |s: &Self| (s.deadlines.next.clone(), s.deadlines.breaches);
        let same = [
            (Counter::Waiting, (self.waiting, &self.queues) == (other.waiting, &other.queues)),
            (Counter::LongestWait, self.longest_since == other.longest_since),
            (Counter::ServiceLevel, self.service_level == other.service_level),
            (Counter::AverageAnswer, self.average_answer == other.average_answer),
            (Counter::AbandonRate, self.abandon_rate == other.abandon_rate),
            (Counter::ShortAbandoned, self.short_abandoned == other.short_abandoned),
            (Counter::AverageHandling, handling(self) == handling(other)),
            (Counter::Occupancy, self.occupancy == other.occupancy),
            (Counter::AgentsByState, agents(self) == agents(other)),
            (Counter::CallbacksDue, self.deadlines.callbacks_due == other.deadlines.callbacks_due),
            (Counter::CallbacksSoon, self.deadlines.callbacks_soon == other.deadlines.callbacks_soon),
            (Counter::Deadlines, bands(self) == bands(other)),
            (Counter::Breaches, breaches(self) == breaches(other)),
            (Counter::Satisfaction, self.satisfaction == other.satisfaction),
            (Counter::FirstContact, self.first_contact == other.first_contact),
            (Counter::FirstContactSoFar, self.first_contact_so_far == other.first_contact_so_far),
            (Counter::Today, today(self) == today(other)),
        ];
        same.into_iter().filter_map(|(counter, same)| (!same).then_some(counter)).collect()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
