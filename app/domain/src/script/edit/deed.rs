//! What an editor does with a script, as data.

use super::part::{Part, Sort, Spot, Value};
use crate::{
    call::Disposition,
    complaint::Field,
    script::{Act, Body, Case, Choice, Condition, Node, NodeId, Script, ScriptId, Slot, Test, Text2},
};
use serde::{Deserialize, Serialize};

/// One thing an editor does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Writes a value: a text in one language, a field, where a step leads, where the script begins.
    Set {
        /// Where.
        spot: Spot,
        /// What.
        value: Value,
    },
    /// Adds a step behind another one. What followed on that one follows on the new one.
    Add {
        /// Behind which; nothing makes it the first.
        after: Option<NodeId>,
        /// Its name.
        id: NodeId,
        /// Its sort.
        sort: Sort,
    },
    /// Moves a step behind another one in the list. The ways between steps stay.
    Move {
        /// Which.
        node: NodeId,
        /// Behind which; nothing makes it the first.
        after: Option<NodeId>,
    },
    /// Takes a step out. Where it had one way on, what led to it leads there.
    Delete {
        /// Which.
        node: NodeId,
    },
    /// Makes another sort of step of it. Words and the way on are kept as far as the new sort has them.
    Become {
        /// Which.
        node: NodeId,
        /// What.
        sort: Sort,
    },
    /// Adds an answer at the end.
    AddAnswer {
        /// To which step.
        node: NodeId,
    },
    /// Takes an answer out.
    DropAnswer {
        /// Of which step.
        node: NodeId,
        /// Which one, counted from 0.
        at: u32,
    },
    /// Puts an answer before the one above it, so that it gets that one's key.
    LiftAnswer {
        /// Of which step.
        node: NodeId,
        /// Which one, counted from 0.
        at: u32,
    },
    /// Adds a case at the end of a check. It leads where the check goes without it until it is told otherwise.
    AddCase {
        /// To which step.
        node: NodeId,
    },
    /// Takes a case out.
    DropCase {
        /// Of which step.
        node: NodeId,
        /// Which one, counted from 0.
        at: u32,
    },
    /// Puts a case before the one above it: the first case that holds decides.
    LiftCase {
        /// Of which step.
        node: NodeId,
        /// Which one, counted from 0.
        at: u32,
    },
}

/// Why an edit cannot be made. The script is unchanged then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum EditRefusal {
    /// There is no such step.
    #[error("no such node")]
    NoSuchNode(NodeId),
    /// The step has no such part, or the value does not fit there.
    #[error("does not fit")]
    DoesNotFit(Spot),
    /// Another step has this name.
    #[error("name taken")]
    NameTaken(NodeId),
    /// Names have 1 to 40 characters of `a-z 0-9 _`.
    #[error("not a name")]
    NotAName,
    /// A script has one step at least.
    #[error("last node")]
    LastNode,
    /// There is no such answer.
    #[error("no such answer")]
    NoSuchAnswer(u32),
    /// There is no such case.
    #[error("no such case")]
    NoSuchCase(u32),
}

/// The most characters of a name.
pub(super) const NAME_LENGTH: usize = 40;

/// Whether a script or a step may be called so.
#[must_use]
pub fn is_name(text: &str) -> bool {
    (1..=NAME_LENGTH).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// A name that no step of the script has, for a new one.
#[must_use]
pub fn free_name(script: &Script) -> NodeId {
    let name = |n: usize| NodeId(["step_", &n.to_string()].concat());
    let first = script.nodes.len().saturating_add(1);
    // One of so many names is free, because there are fewer steps.
    let last = first.saturating_mul(2);
    (first..=last).map(name).find(|id| script.node(id).is_none()).unwrap_or_else(|| name(0))
}

/// The script after an edit.
///
/// # Errors
/// [`EditRefusal`].
pub fn apply(script: &Script, edit: &Edit) -> Result<Script, EditRefusal> {
    let mut next = script.clone();
    match edit {
        Edit::Set { spot, value } => set(&mut next, spot, value)?,
        Edit::Add { after, id, sort } => add(&mut next, after.as_ref(), id, *sort)?,
        Edit::Move { node, after } => {
            let from = place(&next, node)?;
            let moved = next.nodes.remove(from);
            let at = behind(&next, after.as_ref())?;
            next.nodes.insert(at, moved);
        }
        Edit::Delete { node } => delete(&mut next, node)?,
        Edit::Become { node, sort } => {
            let at = place(&next, node)?;
            if let Some(node) = next.nodes.get_mut(at)
                && Sort::of(&node.body) != *sort
            {
                let (text, goto) = (node.text().cloned().unwrap_or_default(), first_way(&node.body));
                node.body = body(*sort, text, goto.unwrap_or_else(|| node.id.clone()));
            }
        }
        other => within(&mut next, other)?,
    }
    Ok(next)
}

/// What is done to the answers of a question or the cases of a check.
fn within(script: &mut Script, edit: &Edit) -> Result<(), EditRefusal> {
    match edit {
        Edit::AddAnswer { node } => {
            let answers = answers(script, node)?;
            let goto = answers.last().map_or_else(|| node.clone(), |answer| answer.goto.clone());
            answers.push(Choice { label: Text2::default(), value: None, also_for: Vec::new(), goto });
        }
        Edit::DropAnswer { node, at } => drop_one(answers(script, node)?, *at, EditRefusal::NoSuchAnswer)?,
        Edit::LiftAnswer { node, at } => lift(answers(script, node)?, *at, EditRefusal::NoSuchAnswer)?,
        Edit::AddCase { node } => {
            let (cases, otherwise) = cases(script, node)?;
            let when = Condition::Filled(Slot::Field(Field::Kind)).by(Test::Equals);
            cases.push(Case { when, goto: otherwise.clone() });
        }
        Edit::DropCase { node, at } => drop_one(cases(script, node)?.0, *at, EditRefusal::NoSuchCase)?,
        Edit::LiftCase { node, at } => lift(cases(script, node)?.0, *at, EditRefusal::NoSuchCase)?,
        Edit::Set { .. } | Edit::Add { .. } | Edit::Move { .. } | Edit::Delete { .. } | Edit::Become { .. } => {}
    }
    Ok(())
}

fn drop_one<T>(all: &mut Vec<T>, at: u32, none: fn(u32) -> EditRefusal) -> Result<(), EditRefusal> {
    if at as usize >= all.len() {
        return Err(none(at));
    }
    all.remove(at as usize);
    Ok(())
}

/// The first one stays where it is.
fn lift<T>(all: &mut [T], at: u32, none: fn(u32) -> EditRefusal) -> Result<(), EditRefusal> {
    if at as usize >= all.len() {
        return Err(none(at));
    }
    if let Some(above) = (at as usize).checked_sub(1) {
        all.swap(above, at as usize);
    }
    Ok(())
}

fn place(script: &Script, id: &NodeId) -> Result<usize, EditRefusal> {
    script.nodes.iter().position(|n| n.id == *id).ok_or_else(|| EditRefusal::NoSuchNode(id.clone()))
}

/// The place behind a node, or the first one.
fn behind(script: &Script, after: Option<&NodeId>) -> Result<usize, EditRefusal> {
    after.map_or(Ok(0), |after| place(script, after).map(|at| at.saturating_add(1)))
}

fn set(script: &mut Script, spot: &Spot, value: &Value) -> Result<(), EditRefusal> {
    if let Spot::Node(id, _) = spot {
        place(script, id)?;
    }
    let whole = matches!(spot, Spot::Order | Spot::Node(_, Part::Whole));
    if whole || !script.write(spot, value.clone()) {
        return Err(EditRefusal::DoesNotFit(spot.clone()));
    }
    Ok(())
}

fn add(script: &mut Script, after: Option<&NodeId>, id: &NodeId, sort: Sort) -> Result<(), EditRefusal> {
    if !is_name(&id.0) {
        return Err(EditRefusal::NotAName);
    }
    if script.node(id).is_some() {
        return Err(EditRefusal::NameTaken(id.clone()));
    }
    let at = behind(script, after)?;
    let before = at.checked_sub(1).and_then(|i| script.nodes.get_mut(i));
    let way = match before {
        Some(before) => only_way_mut(&mut before.body).map(|way| std::mem::replace(way, id.clone())),
        None => Some(std::mem::replace(&mut script.start, id.clone())),
    };
    let goto = way.unwrap_or_else(|| script.start.clone());
    let node = Node {
        id: id.clone(),
        label: Text2::default(),
        note: None,
        key: None,
        principle: None,
        clocks: Vec::new(),
        body: body(sort, Text2::default(), goto),
    };
    script.nodes.insert(at, node);
    Ok(())
}

fn delete(script: &mut Script, id: &NodeId) -> Result<(), EditRefusal> {
    let at = place(script, id)?;
    if script.nodes.len() < 2 {
        return Err(EditRefusal::LastNode);
    }
    let mut gone = script.nodes.remove(at);
    let Some(on) = only_way_mut(&mut gone.body).filter(|on| **on != *id).map(|on| on.clone()) else { return Ok(()) };
    if script.start == *id {
        script.start = on.clone();
    }
    for way in script.nodes.iter_mut().flat_map(|node| ways_mut(&mut node.body)).filter(|way| **way == *id) {
        *way = on.clone();
    }
    Ok(())
}

fn answers<'a>(script: &'a mut Script, id: &NodeId) -> Result<&'a mut Vec<Choice>, EditRefusal> {
    let at = place(script, id)?;
    match script.nodes.get_mut(at).map(|node| &mut node.body) {
        Some(Body::Choose { answers, .. }) => Ok(answers),
        _ => Err(EditRefusal::DoesNotFit(Spot::Node(id.clone(), Part::Answers))),
    }
}

fn cases<'a>(script: &'a mut Script, id: &NodeId) -> Result<(&'a mut Vec<Case>, &'a NodeId), EditRefusal> {
    let at = place(script, id)?;
    match script.nodes.get_mut(at).map(|node| &mut node.body) {
        Some(Body::Check { cases, otherwise }) => Ok((cases, otherwise)),
        _ => Err(EditRefusal::DoesNotFit(Spot::Node(id.clone(), Part::Cases))),
    }
}

/// The way on of a node that has one only.
fn only_way_mut(body: &mut Body) -> Option<&mut NodeId> {
    match body {
        Body::Say { goto, .. } | Body::Ask { goto, .. } | Body::Act { goto, .. } => Some(goto),
        Body::Call { then, .. } => then.as_mut(),
        Body::Choose { .. } | Body::Check { .. } | Body::End { .. } => None,
    }
}

/// All ways on of a node.
fn ways_mut(body: &mut Body) -> Vec<&mut NodeId> {
    match body {
        Body::Choose { answers, .. } => answers.iter_mut().map(|answer| &mut answer.goto).collect(),
        Body::Check { cases, otherwise } => cases.iter_mut().map(|case| &mut case.goto).chain([otherwise]).collect(),
        other => only_way_mut(other).into_iter().collect(),
    }
}

fn first_way(body: &Body) -> Option<NodeId> {
    ways_mut(&mut body.clone()).into_iter().next_back().map(|way| way.clone())
}

/// What a step of a sort begins as.
fn body(sort: Sort, text: Text2, goto: NodeId) -> Body {
    match sort {
        Sort::Say => Body::Say { text, goto, repeat: false },
        Sort::Ask => Body::Ask { text, field: Slot::Field(Field::Allegation), goto },
        Sort::Choose => {
            let answer = Choice { label: Text2::default(), value: None, also_for: Vec::new(), goto };
            Body::Choose { text, field: None, answers: vec![answer] }
        }
        Sort::Act => Body::Act { text, act: Act::HandToLead, goto },
        Sort::Check => Body::Check { cases: Vec::new(), otherwise: goto },
        Sort::Call => Body::Call { script: ScriptId(String::new()), then: Some(goto) },
        Sort::End => Body::End { text, outcome: Disposition::Answered },
    }
}
