//! The way from the start of a script to the first node that still waits for the agent.

use super::{Body, Choice, Library, Node, NodeId, ScriptId, Slot, known::Known, memory::Memory};
use serde::{Deserialize, Serialize};

/// A node of a script.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The node. It comes first because it tells places apart soonest.
    pub node: NodeId,
    /// The script it is in.
    pub script: ScriptId,
}

/// A script that called another one waits here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// The node that called.
    pub caller: Place,
    /// Where the caller goes on.
    pub then: NodeId,
}

/// A node on the way, with the callers that wait for it, outermost first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Step {
    /// The node.
    pub place: Place,
    /// Who waits.
    pub stack: Vec<Frame>,
}

/// Why a run cannot go on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The library has no such script.
    #[error("unknown script")]
    UnknownScript(ScriptId),
    /// The script has no such node: it was changed since, or is broken.
    #[error("unknown node")]
    UnknownNode(Place),
    /// Nodes lead to each other without ever asking anything.
    #[error("endless loop")]
    Endless(Place),
    /// Scripts call each other too deep.
    #[error("calls too deep")]
    TooDeep(ScriptId),
    /// The node offers no such answer.
    #[error("no such answer")]
    NoSuchAnswer(u32),
    /// The question must be answered first.
    #[error("needs an answer")]
    NeedsAnswer,
    /// The node asks for nothing to be done.
    #[error("nothing to do")]
    NothingToDo,
    /// The run has no such visit.
    #[error("no such visit")]
    NoSuchVisit(u32),
}

/// How deep scripts may call each other.
const MAX_DEPTH: usize = 8;

/// The answer that the form or an earlier visit gives to a choice.
pub(super) fn settled_choice<'a>(
    answers: &'a [Choice],
    slot: Option<Slot>,
    remembered: Option<u32>,
    known: &Known<'_>,
) -> Option<&'a Choice> {
    let value = slot.map_or("", |slot| slot.value(known));
    let by_form = || {
        let writes = answers.iter().find(|a| a.value.as_deref() == Some(value));
        writes.or_else(|| answers.iter().find(|a| a.also_for.iter().any(|v| v == value)))
    };
    match remembered.and_then(|i| answers.get(i as usize)) {
        // Another answer in the form wins over the button pressed earlier; an emptied field does not ask again.
        Some(choice) if choice.value.is_some() && choice.value.as_deref() != Some(value) => by_form().or(Some(choice)),
        Some(choice) => Some(choice),
        None if value.is_empty() => None,
        None => by_form(),
    }
}

/// Where a node that needs nobody leads, or `None` when it waits.
enum Onward<'a> {
    /// On, and the node is part of the path.
    Passed(&'a NodeId),
    /// On, by a node that only decides.
    Decided(&'a NodeId),
    /// Into another script.
    Into(&'a ScriptId, Option<&'a NodeId>),
    /// Back to the caller, if there is one.
    Return,
    /// The agent's turn.
    Waits,
}

fn onward<'a>(node: &'a Node, place: &Place, known: &Known<'_>, memory: &Memory<'_>) -> Onward<'a> {
    let on = |goto: Option<&'a NodeId>| goto.map_or(Onward::Waits, Onward::Passed);
    match &node.body {
        Body::Say { goto, repeat, .. } => on(memory.said(place, *repeat).then_some(goto)),
        Body::Ask { field, goto, .. } => on((known.answers(*field) || memory.said(place, false)).then_some(goto)),
        Body::Choose { field, answers, .. } => {
            on(settled_choice(answers, *field, memory.chosen(place), known).map(|a| &a.goto))
        }
        Body::Act { act, goto, .. } => on((act.is_done(known) || memory.said(place, false)).then_some(goto)),
        Body::Check { cases, otherwise } => {
            Onward::Decided(cases.iter().find(|c| c.when.holds(known)).map_or(otherwise, |c| &c.goto))
        }
        Body::Call { script, then } => Onward::Into(script, then.as_ref()),
        Body::End { .. } => Onward::Return,
    }
}

/// The nodes from the start of a script to the first one that waits, which is the last in the list.
///
/// A node that comes up a second time in the same state is shown again instead of running in circles.
pub(super) fn path(
    library: &Library,
    root: &ScriptId,
    known: &Known<'_>,
    memory: &Memory<'_>,
) -> Result<Vec<Step>, Fault> {
    let mut at = Step { place: start_of(library, root)?, stack: Vec::new() };
    let mut steps: Vec<Step> = Vec::new();
    let mut decided: Vec<Step> = Vec::new();
    loop {
        let node = library.node(&at.place).ok_or_else(|| Fault::UnknownNode(at.place.clone()))?;
        if steps.contains(&at) {
            steps.push(at);
            return Ok(steps);
        }
        match onward(node, &at.place, known, memory) {
            Onward::Passed(goto) => {
                let next = at.place.beside(goto);
                steps.push(at.clone());
                decided.clear();
                at.place = next;
            }
            Onward::Waits => {
                steps.push(at);
                return Ok(steps);
            }
            Onward::Return if at.stack.is_empty() => {
                steps.push(at);
                return Ok(steps);
            }
            _ if decided.contains(&at) => return Err(Fault::Endless(at.place)),
            deciding => {
                decided.push(at.clone());
                at = after_deciding(library, at, &deciding)?;
            }
        }
    }
}

/// Where a node that is not shown leads.
fn after_deciding(library: &Library, mut at: Step, onward: &Onward<'_>) -> Result<Step, Fault> {
    match onward {
        Onward::Decided(goto) | Onward::Passed(goto) => at.place = at.place.beside(goto),
        Onward::Into(script, then) => {
            if at.stack.len() >= MAX_DEPTH {
                return Err(Fault::TooDeep((*script).clone()));
            }
            match then {
                Some(then) => at.stack.push(Frame { caller: at.place.clone(), then: (*then).clone() }),
                // The other script takes over, and with it nobody waits any more.
                None => at.stack.clear(),
            }
            at.place = start_of(library, script)?;
        }
        Onward::Return | Onward::Waits => {
            if let Some(frame) = at.stack.pop() {
                at.place = frame.caller.beside(&frame.then);
            }
        }
    }
    Ok(at)
}

fn start_of(library: &Library, id: &ScriptId) -> Result<Place, Fault> {
    let script = library.script(id).ok_or_else(|| Fault::UnknownScript(id.clone()))?;
    Ok(Place { script: id.clone(), node: script.start.clone() })
}

impl Place {
    /// Another node of the same script.
    #[must_use]
    pub fn beside(&self, node: &NodeId) -> Self {
        Self { script: self.script.clone(), node: node.clone() }
    }
}
