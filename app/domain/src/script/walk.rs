//! The way from the start of a script to the first node that still waits for the agent.

use super::{Body, Choice, Library, Node, NodeId, Script, ScriptId, Slot, known::Known, memory::Memory};
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

fn onward<'a>(at: Hop<'a>, known: &Known<'_>, memory: &Memory<'_>) -> Onward<'a> {
    let on = |goto: Option<&'a NodeId>| goto.map_or(Onward::Waits, Onward::Passed);
    let (script, id) = (&at.script.id, &at.node.id);
    let said = |repeat| memory.said(script, id, repeat);
    match &at.node.body {
        Body::Say { goto, repeat, .. } => on(said(*repeat).then_some(goto)),
        Body::Ask { field, goto, .. } => on((said(false) || known.answers(*field)).then_some(goto)),
        Body::Choose { field, answers, .. } => {
            on(settled_choice(answers, *field, memory.chosen(script, id), known).map(|a| &a.goto))
        }
        Body::Act { act, goto, .. } => on((act.is_done(known) || said(false)).then_some(goto)),
        Body::Check { cases, otherwise } => {
            Onward::Decided(cases.iter().find(|c| c.when.holds(known)).map_or(otherwise, |c| &c.goto))
        }
        Body::Call { script, then } => Onward::Into(script, then.as_ref()),
        Body::End { .. } => Onward::Return,
    }
}

/// A node on the way, as the library holds it. Every step of a call looks at the whole way anew, so nothing is copied
/// before it is known to be a new visit.
#[derive(Clone, Copy)]
struct Hop<'a> {
    script: &'a Script,
    node: &'a Node,
    /// The innermost caller that waits, by its place in [`Way::waiting`].
    caller: Option<usize>,
}

/// A caller that waits.
struct Waiting<'a> {
    script: &'a Script,
    node: &'a Node,
    then: &'a NodeId,
    outer: Option<usize>,
    depth: usize,
}

/// The nodes from the start of a script to the first one that waits, which is the last.
#[derive(Default)]
pub(super) struct Way<'a> {
    hops: Vec<Hop<'a>>,
    /// Everybody who waited anywhere on the way, each once: the same number means the same callers.
    waiting: Vec<Waiting<'a>>,
}

/// The way from the start of a script to the first node that waits.
///
/// A node that comes up a second time in the same state is shown again instead of running in circles.
pub(super) fn path<'a>(
    library: &'a Library,
    root: &ScriptId,
    known: &Known<'_>,
    memory: &Memory<'_>,
) -> Result<Way<'a>, Fault> {
    let mut way = Way::default();
    let mut at = start_of(library, root, None)?;
    let mut decided: Vec<Hop<'a>> = Vec::new();
    loop {
        if way.hops.iter().any(|hop| hop.is(at)) {
            way.hops.push(at);
            return Ok(way);
        }
        match onward(at, known, memory) {
            Onward::Passed(goto) => {
                way.hops.push(at);
                decided.clear();
                at = at.beside(goto)?;
            }
            Onward::Waits => {
                way.hops.push(at);
                return Ok(way);
            }
            Onward::Return if at.caller.is_none() => {
                way.hops.push(at);
                return Ok(way);
            }
            _ if decided.iter().any(|hop| hop.is(at)) => return Err(Fault::Endless(at.place())),
            deciding => {
                decided.push(at);
                at = way.after_deciding(library, at, &deciding)?;
            }
        }
    }
}

impl<'a> Way<'a> {
    /// How many nodes there are.
    pub(super) const fn len(&self) -> usize {
        self.hops.len()
    }

    /// Where on the way this step is.
    pub(super) fn position(&self, step: &Step) -> Option<usize> {
        self.hops.iter().position(|hop| self.is(*hop, step))
    }

    /// How many of these steps the way begins with.
    pub(super) fn common(&self, steps: &[&Step]) -> usize {
        self.hops.iter().zip(steps).take_while(|(hop, step)| self.is(**hop, step)).count()
    }

    /// The steps from this one on.
    pub(super) fn steps_from(&self, first: usize) -> Vec<Step> {
        let hops = self.hops.iter().skip(first);
        hops.map(|hop| Step { place: hop.place(), stack: self.stack(hop.caller) }).collect()
    }

    /// Who waits, innermost first.
    fn callers(&self, innermost: Option<usize>) -> impl Iterator<Item = &Waiting<'a>> {
        let waiting = |at: Option<usize>| at.and_then(|at| self.waiting.get(at));
        std::iter::successors(waiting(innermost), move |inner| waiting(inner.outer))
    }

    fn stack(&self, innermost: Option<usize>) -> Vec<Frame> {
        let mut stack: Vec<Frame> = self
            .callers(innermost)
            .map(|waiting| Frame { caller: place(waiting.script, waiting.node), then: waiting.then.clone() })
            .collect();
        stack.reverse();
        stack
    }

    fn is(&self, hop: Hop<'a>, step: &Step) -> bool {
        let is_at = |place: &Place, script: &Script, node: &Node| place.node == node.id && place.script == script.id;
        let mut callers = self.callers(hop.caller);
        is_at(&step.place, hop.script, hop.node)
            && step.stack.iter().rev().all(|frame| {
                let same = |w: &Waiting<'_>| is_at(&frame.caller, w.script, w.node) && frame.then == *w.then;
                callers.next().is_some_and(same)
            })
            && callers.next().is_none()
    }

    /// Where a node that is not shown leads.
    fn after_deciding(&mut self, library: &'a Library, at: Hop<'a>, onward: &Onward<'a>) -> Result<Hop<'a>, Fault> {
        match onward {
            Onward::Decided(goto) | Onward::Passed(goto) => at.beside(goto),
            Onward::Into(script, then) => {
                let depth = at.caller.and_then(|caller| self.waiting.get(caller)).map_or(0, |waiting| waiting.depth);
                if depth >= MAX_DEPTH {
                    return Err(Fault::TooDeep((*script).clone()));
                }
                // Without a way back the other script takes over, and with it nobody waits any more.
                let caller = then.map(|then| self.wait(at, then, depth + 1));
                start_of(library, script, caller)
            }
            Onward::Return | Onward::Waits => match at.caller.and_then(|caller| self.waiting.get(caller)) {
                Some(waiting) => {
                    Hop { script: waiting.script, node: waiting.node, caller: waiting.outer }.beside(waiting.then)
                }
                None => Ok(at),
            },
        }
    }

    /// The number of this caller.
    fn wait(&mut self, at: Hop<'a>, then: &'a NodeId, depth: usize) -> usize {
        let is_same = |w: &Waiting<'_>| std::ptr::eq(w.node, at.node) && w.outer == at.caller;
        self.waiting.iter().position(is_same).unwrap_or_else(|| {
            self.waiting.push(Waiting { script: at.script, node: at.node, then, outer: at.caller, depth });
            self.waiting.len() - 1
        })
    }
}

impl Hop<'_> {
    /// Whether it is the same node for the same callers. The library finds a name always at the same spot.
    fn is(self, other: Hop<'_>) -> bool {
        std::ptr::eq(self.node, other.node) && self.caller == other.caller
    }

    fn beside(self, node: &NodeId) -> Result<Self, Fault> {
        let unknown = || Fault::UnknownNode(Place { script: self.script.id.clone(), node: node.clone() });
        Ok(Self { node: self.script.node(node).ok_or_else(unknown)?, ..self })
    }

    fn place(self) -> Place {
        place(self.script, self.node)
    }
}

fn place(script: &Script, node: &Node) -> Place {
    Place { script: script.id.clone(), node: node.id.clone() }
}

fn start_of<'a>(library: &'a Library, id: &ScriptId, caller: Option<usize>) -> Result<Hop<'a>, Fault> {
    let script = library.script(id).ok_or_else(|| Fault::UnknownScript(id.clone()))?;
    let unknown = || Fault::UnknownNode(Place { script: id.clone(), node: script.start.clone() });
    Ok(Hop { script, node: script.node(&script.start).ok_or_else(unknown)?, caller })
}

impl Place {
    /// Another node of the same script.
    #[must_use]
    pub fn beside(&self, node: &NodeId) -> Self {
        Self { script: self.script.clone(), node: node.clone() }
    }
}
