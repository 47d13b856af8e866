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
        let mut add = |node: Option<&Node>, what| {
            found.push(Problem { script: script.id.clone(), node: node.map(|n| n.id.clone()), what });
        };
        for what in [&script.title, &script.summary].into_iter().flat_map(|text| forbidden(text, bank)) {
            add(None, what);
        }
        for node in &script.nodes {
            let words = texts(node).flat_map(|text| forbidden(text, bank));
            for what in words.chain(check_time::flaws(node, spoken)) {
                add(Some(node), what);
            }
        }
    }
    found
}

fn forbidden(text: &Text2, bank: &Bank) -> Vec<What> {
    let hits = [&text.zh, &text.en].into_iter().flat_map(|words| bank.forbidden_hits(words));
    hits.map(|hit| What::Forbidden(hit.forbidden.id.clone())).collect()
}
