//! What an agent did when: the states that follow one another, from presence and from the parts in contacts.

use super::{AgentState, Leg, Presence, Spent, Zone};
use crate::time::Instant;
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// A state and when it began. It ends where the next one begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// When it began.
    pub from: Instant,
    /// The state.
    pub state: AgentState,
}

impl Default for Segment {
    fn default() -> Self {
        Self { from: Instant::default(), state: AgentState::Offline }
    }
}

/// What a part in a contact keeps an agent at.
#[derive(Clone, Copy)]
enum Work {
    Talking,
    Holding,
    WrapUp,
    Offered,
}

/// How many parts keep the agent at each kind of work, or how many more or fewer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Load([i32; 4]);

impl Load {
    fn add(&mut self, more: Self) {
        for (parts, more) in self.0.iter_mut().zip(more.0) {
            *parts += more;
        }
    }

    fn state(&self, presence: Presence) -> AgentState {
        let busy = [AgentState::Talking, AgentState::Holding, AgentState::WrapUp, AgentState::Offered];
        let busiest = self.0.iter().zip(busy).find(|(parts, _)| **parts > 0);
        busiest.map_or(
            match presence {
                Presence::Ready => AgentState::Ready,
                Presence::Break(reason) => AgentState::Break(reason),
                Presence::Offline => AgentState::Offline,
            },
            |(_, state)| state,
        )
    }
}

/// What changes when parts come, go, or become other ones.
#[derive(Default)]
pub(super) struct Shifts(BTreeMap<Instant, Load>);

impl Shifts {
    /// Counts a part in, or out of it with the other sign.
    pub(super) fn count(&mut self, leg: &Leg, sign: i32) {
        spans(leg, |work, from, until| {
            // What lasts no time never was a state.
            if until.is_none_or(|until| until > from) {
                self.0.entry(from).or_default().0[work as usize] += sign;
                if let Some(until) = until {
                    self.0.entry(until).or_default().0[work as usize] -= sign;
                }
            }
        });
    }
}

/// What changes at an instant, and what stands from then on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Step {
    more: Load,
    presence: Option<Presence>,
    after: (Load, Presence),
}

/// The states of an agent, in order; each differs from the one before. A change is worked out from where it begins, so
/// what happens now costs the same however long the agent has been there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Timeline {
    steps: BTreeMap<Instant, Step>,
    segments: Vec<Segment>,
    /// Time spent on each local day, up to the last change of state.
    days: BTreeMap<NaiveDate, Spent>,
}

impl Timeline {
    /// Takes changes of parts in.
    pub(super) fn shift(&mut self, shifts: Shifts, zone: Zone) {
        let mut first = None;
        for (at, more) in shifts.0.into_iter().filter(|(_, more)| *more != Load::default()) {
            first = first.or(Some(at));
            let step = self.steps.entry(at).or_default();
            step.more.add(more);
            if step.more == Load::default() && step.presence.is_none() {
                self.steps.remove(&at);
            }
        }
        if let Some(from) = first {
            self.walk(from, zone);
        }
    }

    /// From an instant on the agent is there, away or gone.
    pub(super) fn set_presence(&mut self, at: Instant, presence: Presence, zone: Zone) {
        self.steps.entry(at).or_default().presence = Some(presence);
        self.walk(at, zone);
    }

    /// Works out anew what follows from the steps from an instant on.
    fn walk(&mut self, from: Instant, zone: Zone) {
        let kept = self.segments.partition_point(|segment| segment.from < from);
        let last = kept.saturating_sub(1);
        self.spend(last, -1, zone);
        self.segments.truncate(kept);
        let (mut load, mut presence) =
            self.steps.range(..from).next_back().map_or_else(Default::default, |(_, s)| s.after);
        for (at, step) in self.steps.range_mut(from..) {
            load.add(step.more);
            presence = step.presence.unwrap_or(presence);
            step.after = (load, presence);
            let state = load.state(presence);
            if self.segments.last().is_none_or(|last| last.state != state) {
                self.segments.push(Segment { from: *at, state });
            }
        }
        self.spend(last, 1, zone);
    }

    /// Puts the time of the segments from one on into their days, or takes it out.
    fn spend(&mut self, first: usize, sign: i64, zone: Zone) {
        for pair in self.segments.get(first..).unwrap_or_default().windows(2) {
            let (mut from, until) = (pair[0].from, pair[1].from);
            while pair[0].state.is_counted() && from < until {
                let day = zone.day(from);
                let next = zone.end_of(day).min(until).max(from + TimeDelta::milliseconds(1));
                let spent = self.days.entry(day).or_default();
                spent.add(pair[0].state, next - from, sign);
                if *spent == Spent::default() {
                    self.days.remove(&day);
                }
                from = next;
            }
        }
    }

    /// The state that lasts.
    pub(super) fn last(&self) -> Segment {
        self.segments.last().copied().unwrap_or_default()
    }

    /// Since when the agent is free, a telephone that only rang not counted.
    pub(super) fn ready_from(&self) -> Option<Instant> {
        let free = |segment: &&Segment| matches!(segment.state, AgentState::Ready | AgentState::Offered);
        let ready = self.segments.last()?.state == AgentState::Ready;
        ready.then(|| self.segments.iter().rev().take_while(free).last().map(|segment| segment.from))?
    }

    /// Time spent on each local day, up to the last change of state.
    pub(super) const fn days(&self) -> &BTreeMap<NaiveDate, Spent> {
        &self.days
    }
}

/// Hands on each span of a part; the last may last.
fn spans(leg: &Leg, mut tell: impl FnMut(Work, Instant, Option<Instant>)) {
    if let Some(offered) = leg.offered_at {
        tell(Work::Offered, offered, leg.answered_at.or(leg.ended_at));
    }
    let Some(answered) = leg.answered_at else { return };
    let mut talking_from = Some(answered);
    for (held, resumed) in &leg.holds {
        if let Some(from) = talking_from {
            tell(Work::Talking, from, Some(*held));
        }
        tell(Work::Holding, *held, *resumed);
        talking_from = *resumed;
    }
    if let Some(from) = talking_from {
        tell(Work::Talking, from, leg.ended_at);
    }
    if let Some(ended) = leg.ended_at {
        tell(Work::WrapUp, ended, leg.wrapped_at);
    }
}
