//! Scripts that begin here: from nothing, or as a copy of another one.

use super::deed::NAME_LENGTH;
use crate::{
    call::Disposition,
    script::{Body, Group, Node, NodeId, Script, ScriptId, Text2},
};

/// The most characters of a title, in either language.
pub const TITLE_LENGTH: usize = 80;

/// Whether a script may be called so by people: something in both languages, and not longer than a line of a list.
#[must_use]
pub fn is_title(title: &Text2) -> bool {
    [&title.zh, &title.en].into_iter().all(|text| {
        let text = text.trim();
        !text.is_empty() && text.chars().count() <= TITLE_LENGTH && !text.contains(char::is_control)
    })
}

/// A name made from an English title: its letters and digits, with `_` between the words.
#[must_use]
pub fn name_from(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word.to_ascii_lowercase());
    }
    if name.is_empty() {
        name.push_str("script");
    }
    cut(&name, NAME_LENGTH)
}

/// The beginning of a name, without a `_` at its end. Names are ASCII.
fn cut(name: &str, length: usize) -> String {
    name.get(..length).unwrap_or(name).trim_end_matches('_').to_owned()
}

/// The name, or the first one of `name_2`, `name_3`… that is not taken. Nothing when all of them are.
#[must_use]
pub fn free_script_name(name: &str, taken: impl Fn(&ScriptId) -> bool) -> Option<ScriptId> {
    let numbered = (2_u32..1_000).map(|n| {
        let number = ["_", &n.to_string()].concat();
        ScriptId([cut(name, NAME_LENGTH.saturating_sub(number.len())), number].concat())
    });
    [ScriptId(name.to_owned())].into_iter().chain(numbered).find(|id| !taken(id))
}

/// A script with one sentence to say, still to be written, and an end. `labels` are the short names of both.
#[must_use]
pub fn fresh(id: ScriptId, title: Text2, group: Group, labels: [Text2; 2]) -> Script {
    let (first, last) = (NodeId::from("step_1"), NodeId::from("step_2"));
    let [say, end] = labels;
    let node = |id: &NodeId, label: Text2, body: Body| Node {
        id: id.clone(),
        label,
        note: None,
        key: None,
        principle: None,
        clocks: Vec::new(),
        body,
    };
    let says = Body::Say { text: Text2::default(), goto: last.clone(), repeat: false };
    let ends = Body::End { text: Text2::default(), outcome: Disposition::Answered };
    Script {
        id,
        version: 0,
        title,
        summary: Text2::default(),
        keywords: Vec::new(),
        group,
        start: first.clone(),
        nodes: vec![node(&first, say, says), node(&last, end, ends)],
    }
}

/// The same steps under another name. Nobody has published it yet.
#[must_use]
pub fn copy_of(script: &Script, id: ScriptId, title: Text2) -> Script {
    Script { id, version: 0, title, ..script.clone() }
}
