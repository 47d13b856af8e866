//! Changes, and taking those of one editor into what another one has left behind.

use super::{
    compare::diff,
    part::{Part, Spot, Value},
};
use crate::script::{NodeId, Script};
use serde::{Deserialize, Serialize};

/// One spot with the value somebody started from and the one they want.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// Where.
    pub spot: Spot,
    /// What stood there when they began.
    pub from: Value,
    /// What shall stand there.
    pub to: Value,
}

/// A spot that two people changed to different values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// Where.
    pub spot: Spot,
    /// What the editor started from.
    pub base: Value,
    /// What the editor wants.
    pub yours: Value,
    /// What stands there now.
    pub theirs: Value,
}

/// Changes taken into a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// The script with everything that could be taken.
    pub script: Script,
    /// What could not.
    pub conflicts: Vec<Conflict>,
}

/// Takes changes into a script, spot by spot. A change that is there already is done; one whose spot somebody else
/// changed meanwhile, or that does not fit there, is a conflict and leaves the spot as it is.
#[must_use]
pub fn take(script: &Script, changes: &[Change]) -> Merged {
    let mut merged = Merged { script: script.clone(), conflicts: Vec::new() };
    for change in changes {
        if let Err(theirs) = one(&mut merged.script, change) {
            let Change { spot, from, to } = change.clone();
            merged.conflicts.push(Conflict { spot, base: from, yours: to, theirs });
        }
    }
    merged
}

/// What two people made of the same script: theirs, with everything of mine that does not contradict it.
#[must_use]
pub fn merge(base: &Script, mine: &Script, theirs: &Script) -> Merged {
    take(theirs, &diff(base, mine))
}

/// Makes one change, or tells what stands in its way.
fn one(script: &mut Script, change: &Change) -> Result<(), Value> {
    if let (Spot::Order, Value::Order(from), Value::Order(to)) = (&change.spot, &change.from, &change.to) {
        return order(script, from, to);
    }
    let now = script.at(&change.spot);
    if now.is(&change.to) {
        return Ok(());
    }
    if !now.is(&change.from) {
        return Err(now);
    }
    let written = match (&change.spot, &change.to) {
        (Spot::Node(id, Part::Whole), Value::Nothing) => {
            script.nodes.retain(|node| node.id != *id);
            true
        }
        (Spot::Node(id, Part::Whole), Value::Node { node, after }) if now == Value::Nothing && node.id == *id => {
            let at = after.as_ref().map_or(Some(0), |after| {
                script.nodes.iter().position(|n| n.id == *after).map(|before| before.saturating_add(1))
            });
            script.nodes.insert(at.unwrap_or(script.nodes.len()), (**node).clone());
            true
        }
        (spot, to) => script.write(spot, to.clone()),
    };
    if written { Ok(()) } else { Err(now) }
}

/// Brings nodes into another order. Nodes that it does not name keep their places, and names without a node are passed.
fn order(script: &mut Script, from: &[NodeId], to: &[NodeId]) -> Result<(), Value> {
    let present = |names: &[NodeId]| -> Vec<NodeId> {
        let mut seen = std::collections::BTreeSet::new();
        names.iter().filter(|id| script.node(id).is_some() && seen.insert(*id)).cloned().collect()
    };
    let (from, to) = (present(from), present(to));
    let now: Vec<NodeId> = script.nodes.iter().map(|n| n.id.clone()).filter(|id| to.contains(id)).collect();
    if now == to {
        return Ok(());
    }
    if now != from || now.len() != to.len() {
        return Err(script.at(&Spot::Order));
    }
    let mut next = to.iter();
    let sorted = script.nodes.iter().filter_map(|node| {
        let id = if to.contains(&node.id) { next.next()? } else { &node.id };
        script.node(id).cloned()
    });
    script.nodes = sorted.collect();
    Ok(())
}
