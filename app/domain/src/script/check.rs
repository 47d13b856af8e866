//! What is wrong with a library, found before it is published.

use super::{
    Act, Body, Case, Choice, Condition, Fact, Library, Node, NodeId, Script, ScriptId, Slot, blank_names, check_text,
};
use crate::complaint::Input;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something wrong with a script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// The script.
    pub script: ScriptId,
    /// The node, unless it concerns the whole script.
    pub node: Option<NodeId>,
    /// What is wrong.
    pub what: What,
}

/// What can be wrong with a script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Two scripts have this name.
    SameScript,
    /// Two nodes have this name.
    SameNode,
    /// The start is no node of the script.
    NoStart(NodeId),
    /// Leads to a node that does not exist.
    UnknownNode(NodeId),
    /// Calls a script that does not exist.
    UnknownScript(ScriptId),
    /// A value that the field or the fact does not take.
    UnknownCode(Slot, String),
    /// A callback is promised at a time, and this holds none.
    NotATime(Slot),
    /// A condition compares this with nothing, so it says something else than it seems to.
    NothingToCompare(Slot),
    /// The words name a fact that neither this script nor one it calls asks for.
    NeverAsked(Fact),
    /// An answer writes a value, but the node has no field.
    ValueWithoutField(String),
    /// No answer to choose from.
    NoAnswers,
    /// More answers than keys from 1 to 9.
    TooManyAnswers,
    /// No way from here to an end.
    DeadEnd,
    /// No way from the start to here.
    Unreachable,
    /// A way around that asks nothing.
    LoopWithoutInput,
    /// Scripts that call each other in a circle.
    CallsItself,
    /// A text lacks a language or is in the wrong one.
    MissingLanguage,
    /// A blank nothing can fill.
    UnknownBlank(String),
    /// The two languages have different blanks.
    DifferentBlanks,
    /// A brace or a pair of asterisks without its partner.
    BrokenMark,
    /// So many Chinese characters to say at once.
    TooLongToSay(u32),
    /// Words that must not be said; the phrase bank's name for them.
    Forbidden(String),
    /// A length of time that is not that of a clock the node names: a promise the rules do not make.
    OtherTime(String),
    /// The rule packs have no clock of this name.
    UnknownClock(String),
}

/// All problems of a library; none when it may be published.
#[must_use]
pub fn problems(library: &Library) -> Vec<Problem> {
    let mut found = Vec::new();
    for (i, script) in library.scripts.iter().enumerate() {
        if library.scripts.iter().take(i).any(|s| s.id == script.id) {
            found.push(Problem { script: script.id.clone(), node: None, what: What::SameScript });
        }
        found.extend(problems_of(library, script));
    }
    found
}

/// The problems of one script of a library.
#[must_use]
pub fn problems_of(library: &Library, script: &Script) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut add = |node: Option<&NodeId>, what| {
        found.push(Problem { script: script.id.clone(), node: node.cloned(), what });
    };
    for what in [&script.title, &script.summary].into_iter().flat_map(|text| check_text::flaws(text, false)) {
        add(None, what);
    }
    for (j, node) in script.nodes.iter().enumerate() {
        if script.nodes.iter().take(j).any(|n| n.id == node.id) {
            add(Some(&node.id), What::SameNode);
        }
        for what in node_flaws(library, script, node) {
            add(Some(&node.id), what);
        }
    }
    for (node, what) in shape_flaws(library, script).into_iter().chain(never_asked(library, script)) {
        add(node, what);
    }
    found
}

fn node_flaws(library: &Library, script: &Script, node: &Node) -> Vec<What> {
    let mut flaws = check_text::flaws(&node.label, false);
    flaws.extend(node.note.iter().chain(&node.key).flat_map(|note| check_text::flaws(note, false)));
    flaws.extend(node.text().into_iter().flat_map(|text| check_text::flaws(text, true)));
    for goto in ways(node) {
        if script.node(goto).is_none() {
            flaws.push(What::UnknownNode(goto.clone()));
        }
    }
    match &node.body {
        Body::Choose { field, answers, .. } => flaws.extend(answer_flaws(*field, answers)),
        Body::Check { cases, .. } => flaws.extend(cases.iter().flat_map(condition_flaws)),
        Body::Act { act: Act::Callback { when, after, .. }, .. } => {
            let times = [Some(*when), *after].into_iter().flatten();
            flaws.extend(times.filter(|slot| slot.input() != Input::Moment).map(What::NotATime));
        }
        Body::Call { script, .. } if library.script(script).is_none() => {
            flaws.push(What::UnknownScript(script.clone()));
        }
        _ => {}
    }
    flaws
}

fn answer_flaws(field: Option<Slot>, answers: &[Choice]) -> Vec<What> {
    let mut flaws = Vec::new();
    if answers.is_empty() {
        flaws.push(What::NoAnswers);
    }
    if answers.len() > 9 {
        flaws.push(What::TooManyAnswers);
    }
    for answer in answers {
        flaws.extend(check_text::flaws(&answer.label, false));
        match (field, &answer.value) {
            (Some(field), Some(value)) => flaws.extend(code_flaw(field, value)),
            (None, Some(value)) => flaws.push(What::ValueWithoutField(value.clone())),
            (_, None) => {}
        }
        for value in &answer.also_for {
            match field {
                Some(field) => flaws.extend(code_flaw(field, value)),
                None => flaws.push(What::ValueWithoutField(value.clone())),
            }
        }
    }
    flaws
}

fn condition_flaws(case: &Case) -> Vec<What> {
    let (slot, values) = (case.when.slot(), case.when.values());
    let compares = matches!(case.when, Condition::Equals(..) | Condition::AnyOf(..));
    let nothing = compares && (values.is_empty() || values.iter().any(|value| value.trim().is_empty()));
    let nothing = nothing.then_some(What::NothingToCompare(slot));
    nothing.into_iter().chain(values.iter().filter_map(|value| code_flaw(slot, value))).collect()
}

fn code_flaw(slot: Slot, value: &str) -> Option<What> {
    slot.parse(value).is_err().then(|| What::UnknownCode(slot, value.to_owned()))
}

/// The nodes of the same script that a node may lead to.
pub(super) fn ways(node: &Node) -> Vec<&NodeId> {
    match &node.body {
        Body::Say { goto, .. } | Body::Ask { goto, .. } | Body::Act { goto, .. } => vec![goto],
        Body::Choose { answers, .. } => answers.iter().map(|a| &a.goto).collect(),
        Body::Check { cases, otherwise } => cases.iter().map(|c| &c.goto).chain([otherwise]).collect(),
        Body::Call { then, .. } => then.iter().collect(),
        Body::End { .. } => Vec::new(),
    }
}

/// What is wrong with the graph as a whole.
fn shape_flaws<'a>(library: &Library, script: &'a Script) -> Vec<(Option<&'a NodeId>, What)> {
    let mut flaws = Vec::new();
    if script.node(&script.start).is_none() {
        flaws.push((None, What::NoStart(script.start.clone())));
    }
    if calls_itself(library, script) {
        flaws.push((None, What::CallsItself));
    }
    let reached = closure(script, [&script.start].into(), |_| true);
    for node in &script.nodes {
        if !reached.contains(&node.id) {
            flaws.push((Some(&node.id), What::Unreachable));
        }
        let from_here = closure(script, [&node.id].into(), |_| true);
        let ends = |n: &Node| matches!(n.body, Body::End { .. } | Body::Call { then: None, .. });
        if !script.nodes.iter().any(|n| ends(n) && from_here.contains(&n.id)) {
            flaws.push((Some(&node.id), What::DeadEnd));
        }
        let silent = |n: &Node| !matches!(n.body, Body::Ask { .. } | Body::Choose { .. });
        let next = ways(node).into_iter().collect();
        if silent(node) && closure(script, next, silent).contains(&node.id) {
            flaws.push((Some(&node.id), What::LoopWithoutInput));
        }
    }
    flaws
}

/// All nodes that can be reached, going only through nodes that `through` lets pass.
fn closure<'a>(
    script: &'a Script,
    mut open: BTreeSet<&'a NodeId>,
    through: impl Fn(&Node) -> bool,
) -> BTreeSet<&'a NodeId> {
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop_first() {
        if reached.insert(id)
            && let Some(node) = script.node(id)
            && through(node)
        {
            open.extend(ways(node).into_iter().filter(|n| !reached.contains(n)));
        }
    }
    reached
}

/// The scripts that a script calls.
fn called(script: &Script) -> impl Iterator<Item = &ScriptId> {
    script.nodes.iter().filter_map(|n| match &n.body {
        Body::Call { script, .. } => Some(script),
        _ => None,
    })
}

/// Every script that can be reached from this one through calls; itself only when it comes back.
fn calls<'a>(library: &'a Library, script: &'a Script) -> BTreeSet<&'a ScriptId> {
    let mut open: Vec<&ScriptId> = called(script).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(library.script(id).into_iter().flat_map(called));
        }
    }
    seen
}

/// Whether a script comes back to itself through calls.
fn calls_itself(library: &Library, script: &Script) -> bool {
    calls(library, script).contains(&script.id)
}

/// Facts that the words name and nobody asks for: their blanks would stay empty. A piece that others call may use
/// what its callers ask.
fn never_asked<'a>(library: &Library, script: &'a Script) -> Vec<(Option<&'a NodeId>, What)> {
    let related = |other: &&Script| {
        other.id == script.id
            || calls(library, script).contains(&other.id)
            || calls(library, other).contains(&script.id)
    };
    let holds = |node: &Node| match &node.body {
        Body::Act { act: Act::Callback { when, .. }, .. } => Some(*when),
        _ => node.slot(),
    };
    let asked: BTreeSet<Slot> =
        library.scripts.iter().filter(related).flat_map(|s| &s.nodes).filter_map(holds).collect();
    let named = |node: &Node| node.text().map_or_else(Vec::new, |text| blank_names(&text.zh));
    let open = |node: &Node| -> Vec<Fact> {
        let facts = named(node).into_iter().filter_map(|name| Fact::from_code(&name));
        facts.filter(|fact| !asked.contains(&Slot::Fact(*fact))).collect()
    };
    let nodes = script.nodes.iter();
    nodes.flat_map(|node| open(node).into_iter().map(move |fact| (Some(&node.id), What::NeverAsked(fact)))).collect()
}
