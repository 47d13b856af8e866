//! What an agent did when: the states that follow one another, from presence and from the parts in contacts.

use super::{AgentState, Leg, Presence};
use crate::time::Instant;

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

#[derive(Clone, Copy)]
enum Change {
    Begins(Work),
    Ends(Work),
    Presence(Presence),
}

/// How many parts keep the agent at each kind of work.
#[derive(Default)]
struct Load([u32; 4]);

impl Load {
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

/// The states of an agent, in order; each differs from the one before.
pub(super) fn timeline(presences: &[(Instant, Presence)], legs: &[&Leg]) -> Vec<Segment> {
    let mut changes: Vec<(Instant, Change)> = presences.iter().map(|(at, p)| (*at, Change::Presence(*p))).collect();
    for leg in legs {
        spans(leg, |work, from, until| {
            // What lasts no time never was a state.
            if until.is_none_or(|until| until > from) {
                changes.push((from, Change::Begins(work)));
                changes.extend(until.map(|until| (until, Change::Ends(work))));
            }
        });
    }
    // The sort is stable, so facts about presence of one instant keep their order.
    changes.sort_by_key(|(at, _)| *at);
    let (mut load, mut presence) = (Load::default(), Presence::Offline);
    let mut segments: Vec<Segment> = Vec::new();
    let mut rest = changes.as_slice();
    while let Some((at, _)) = rest.first() {
        let (same, later) = rest.split_at(rest.partition_point(|(other, _)| other <= at));
        for (_, change) in same {
            match *change {
                Change::Begins(work) => load.0[work as usize] += 1,
                Change::Ends(work) => load.0[work as usize] = load.0[work as usize].saturating_sub(1),
                Change::Presence(new) => presence = new,
            }
        }
        let state = load.state(presence);
        if segments.last().is_none_or(|last| last.state != state) {
            segments.push(Segment { from: *at, state });
        }
        rest = later;
    }
    segments
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
