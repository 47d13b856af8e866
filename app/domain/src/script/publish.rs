//! What must hold besides before a script is published: nothing forbidden is said, and no time that is not the rules'.

use super::{Library, Node, Problem, Spoken, Text2, What, check_time, problems};
use crate::phrase::Bank;

/// Everything an agent reads at a node.
pub(super) fn texts(node: &Node) -> impl Iterator<Item = &Text2> {
    let answers = node.choices().iter().map(|answer| &answer.label);
    [&node.label].into_iter().chain(node.text()).chain(&node.note).chain(&node.key).chain(answers)
}

/// All problems of a library, with what the phrase bank forbids and what the rule packs say otherwise; none when it may
/// be published.
#[must_use]
pub fn flaws_before_publishing(library: &Library, bank: &Bank, spoken: &Spoken) -> Vec<Problem> {
    let mut found = problems(library);
    for script in &library.scripts {
        for node in &script.nodes {
            let mut add = |what| {
                found.push(Problem { script: script.id.clone(), node: Some(node.id.clone()), what });
            };
            for text in texts(node).flat_map(|text| [&text.zh, &text.en]) {
                for hit in bank.forbidden_hits(text) {
                    add(What::Forbidden(hit.forbidden.id.clone()));
                }
            }
            for what in check_time::flaws(node, spoken) {
                add(what);
            }
        }
    }
    found
}
