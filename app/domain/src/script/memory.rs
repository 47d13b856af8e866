//! What a run remembers of its own visits.

use super::{Answer, Came, NodeId, Place, Run, ScriptId};

/// What a run remembers.
pub(super) struct Memory<'a> {
    pub(super) run: &'a Run,
}

impl Memory<'_> {
    /// Visits of this node since its script was last started, newest first.
    fn of(&self, script: &ScriptId, node: &NodeId) -> impl Iterator<Item = (usize, Answer)> {
        let since = self.run.openings.iter().rev().find(|o| o.script == *script).map_or(0, |o| o.after as usize);
        let visits = self.run.visits.iter().enumerate().skip(since).rev();
        visits.filter_map(move |(i, v)| {
            let answer = v.answer.filter(|answer| *answer != Answer::Skipped)?;
            (v.step.place.node == *node && v.step.place.script == *script).then_some((i, answer))
        })
    }

    /// Whether the agent has done with this node. A repeated one counts only since the last turn.
    pub(super) fn said(&self, script: &ScriptId, node: &NodeId, repeat: bool) -> bool {
        let turn = || self.run.visits.iter().rposition(|v| v.came != Came::On).unwrap_or(0);
        self.of(script, node).any(|(i, _)| !repeat || i >= turn())
    }

    /// The answer chosen here last.
    pub(super) fn chosen(&self, script: &ScriptId, node: &NodeId) -> Option<u32> {
        self.of(script, node).find_map(|(_, answer)| if let Answer::Chosen(i) = answer { Some(i) } else { None })
    }
}

/// Whole seconds spent at each node, in the order of the first visit. A visit that is still open counts nothing.
#[must_use]
pub fn seconds_per_node(run: &Run) -> Vec<(Place, i64)> {
    let mut spent: Vec<(Place, i64)> = Vec::new();
    for visit in run.visits.iter().filter(|v| v.answer != Some(Answer::Skipped)) {
        let millis = visit.left_at_ms.map_or(0, |left| left.saturating_sub(visit.entered_at_ms).max(0));
        match spent.iter_mut().find(|(place, _)| *place == visit.step.place) {
            Some((_, sum)) => *sum = sum.saturating_add(millis),
            None => spent.push((visit.step.place.clone(), millis)),
        }
    }
    spent.into_iter().map(|(place, millis)| (place, millis / 1000)).collect()
}
