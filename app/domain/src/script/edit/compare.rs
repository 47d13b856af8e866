//! What differs between two versions of a script, as the changes that lead from one to the other.

use super::{
    change::Change,
    part::{Part, Sort, Spot, Tongue, Value},
};
use crate::script::{Act, Node, NodeId, Script};

/// The changes that make `to` of `from`, in the order they are made. Id and version are no part of it.
#[must_use]
pub fn diff(from: &Script, to: &Script) -> Vec<Change> {
    let mut changes = Vec::new();
    let both = |spot: fn(Tongue) -> Spot| Tongue::ALL.iter().map(move |tongue| spot(*tongue));
    let own = both(Spot::Title).chain(both(Spot::Summary)).chain([Spot::Keywords, Spot::Group, Spot::Start]);
    for spot in own {
        push(&mut changes, &spot, from.at(&spot), to.at(&spot));
    }
    for node in from.nodes.iter().filter(|node| to.node(&node.id).is_none()) {
        let spot = Spot::Node(node.id.clone(), Part::Whole);
        push(&mut changes, &spot, from.at(&spot), Value::Nothing);
    }
    push(&mut changes, &Spot::Order, common(from, to), common(to, from));
    for node in to.nodes.iter().filter(|node| from.node(&node.id).is_none()) {
        let spot = Spot::Node(node.id.clone(), Part::Whole);
        push(&mut changes, &spot, Value::Nothing, to.at(&spot));
    }
    for (before, after) in from.nodes.iter().filter_map(|node| Some((node, to.node(&node.id)?))) {
        for part in parts(before, after) {
            push(&mut changes, &Spot::Node(before.id.clone(), part), before.at(part), after.at(part));
        }
    }
    changes
}

fn push(changes: &mut Vec<Change>, spot: &Spot, from: Value, to: Value) {
    if !from.is(&to) {
        changes.push(Change { spot: spot.clone(), from, to });
    }
}

/// The nodes of a script that the other one has too, in their order.
fn common(of: &Script, with: &Script) -> Value {
    let names: Vec<NodeId> = of.nodes.iter().map(|n| n.id.clone()).filter(|id| with.node(id).is_some()).collect();
    Value::Order(names)
}

/// The parts by which two states of a node are compared: one by one while both have the same, else as a whole.
fn parts(before: &Node, after: &Node) -> Vec<Part> {
    let of_body =
        |part: &Part| !matches!(part, Part::Label(_) | Part::Note(_) | Part::Key(_) | Part::Principle | Part::Clocks);
    let of_answer = |part: &Part| {
        matches!(part, Part::AnswerLabel(..) | Part::AnswerValue(_) | Part::AnswerAlso(_) | Part::AnswerGoto(_))
    };
    let of_case = |part: &Part| matches!(part, Part::CaseWhen(_) | Part::CaseGoto(_));
    let of_promise = |part: &Part| matches!(part, Part::PromiseAt | Part::PromiseWithin | Part::PromiseAfter);
    let promises = |node: &Node| matches!(node.act(), Some(Act::Callback { .. }));
    let mut parts = before.parts();
    if Sort::of(&before.body) != Sort::of(&after.body) {
        parts.retain(|part| !of_body(part));
        parts.push(Part::Body);
    } else if before.choices().len() != after.choices().len() {
        parts.retain(|part| !of_answer(part));
        parts.push(Part::Answers);
    } else if before.cases().len() != after.cases().len() {
        parts.retain(|part| !of_case(part));
        parts.push(Part::Cases);
    } else if promises(before) && promises(after) {
        parts.retain(|part| *part != Part::Act);
    } else {
        parts.retain(|part| !of_promise(part));
    }
    parts
}
