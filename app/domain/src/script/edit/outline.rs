//! A script as a tree to look at.

use crate::script::{NodeId, Script, check::ways};
use std::collections::{BTreeMap, VecDeque};

/// A line of the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The node.
    pub node: NodeId,
    /// How many times the way from the start parts before it, from 1; 1 too for a node that no way leads to.
    pub level: u32,
}

/// The nodes in the order of the list, each as deep as the nearest way from the start has parted.
#[must_use]
pub fn outline(script: &Script) -> Vec<Entry> {
    let mut levels: BTreeMap<&NodeId, u32> = BTreeMap::new();
    // Steps that do not part come first, so that the first level a node gets is its smallest.
    let mut open = VecDeque::from([(&script.start, 1_u32)]);
    while let Some((id, level)) = open.pop_front() {
        let Some(node) = script.node(id) else { continue };
        if levels.contains_key(id) {
            continue;
        }
        levels.insert(id, level);
        let on = ways(node);
        if on.len() > 1 {
            open.extend(on.into_iter().map(|to| (to, level.saturating_add(1))));
        } else {
            for to in on {
                open.push_front((to, level));
            }
        }
    }
    let entry =
        |node: &crate::script::Node| Entry { node: node.id.clone(), level: levels.get(&node.id).copied().unwrap_or(1) };
    script.nodes.iter().map(entry).collect()
}
