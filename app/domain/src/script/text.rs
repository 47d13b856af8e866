//! Texts in two languages, with blanks and stressed words.

use super::Slot;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One text in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text2 {
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
}

/// Blanks that the call or the agent fills. Every code of a form field and of a fact is a blank as well.
pub const CALL_BLANKS: &[&str] = &[
    "customer",
    "agent",
    "company",
    "due_first_reply",
    "due_same_day",
    "due_handle",
    "due_query",
    "latest_tracking",
    "waybill_tail",
    "name",
    "time",
    "date",
    "amount",
    "place",
    // What is still missing, in a row: 购买凭证和照片.
    "papers",
    // Why, as half a sentence: 外包装上没有受潮的痕迹.
    "reason",
];

/// Whether texts may contain this blank.
#[must_use]
pub fn is_known_blank(name: &str) -> bool {
    CALL_BLANKS.contains(&name) || Slot::from_code(name).is_some()
}

/// What fills the blanks, ready to be read aloud in the language of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Blanks(BTreeMap<String, String>);

impl Blanks {
    /// Fills one blank. An empty value leaves it a blank.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if value.trim().is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// What fills this blank.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// A piece of a rendered text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// Words to stress, `**so**` in the source.
    Strong(String),
    /// A blank, `{so}` in the source; without a value it stays visible as a blank.
    Blank {
        /// Its name.
        name: String,
        /// What fills it.
        value: Option<String>,
    },
}

/// Cuts one language of a text into pieces and fills its blanks.
///
/// A brace or a pair of asterisks without its partner is kept as it is written.
#[must_use]
pub fn render(text: &str, blanks: &Blanks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find("**") {
        let (before, after) = (&rest[..open], &rest[open + 2..]);
        let Some(close) = after.find("**") else { break };
        cut_blanks(before, Piece::Plain, blanks, &mut pieces);
        cut_blanks(&after[..close], Piece::Strong, blanks, &mut pieces);
        rest = &after[close + 2..];
    }
    cut_blanks(rest, Piece::Plain, blanks, &mut pieces);
    pieces
}

fn cut_blanks(text: &str, words: fn(String) -> Piece, blanks: &Blanks, pieces: &mut Vec<Piece>) {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(open) = rest.find('{') {
        let (before, after) = (&rest[..open], &rest[open + 1..]);
        kept.push_str(before);
        match after.find('}').map(|close| (&after[..close], &after[close + 1..])) {
            Some((name, behind)) if is_name(name) => {
                if !kept.is_empty() {
                    pieces.push(words(std::mem::take(&mut kept)));
                }
                pieces.push(Piece::Blank { name: name.to_owned(), value: blanks.get(name).map(str::to_owned) });
                rest = behind;
            }
            _ => {
                kept.push('{');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    if !kept.is_empty() {
        pieces.push(words(kept));
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The names of the blanks in a text, in order, repetitions kept.
#[must_use]
pub fn blank_names(text: &str) -> Vec<String> {
    let pieces = render(text, &Blanks::default());
    pieces
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Blank { name, .. } => Some(name),
            Piece::Plain(_) | Piece::Strong(_) => None,
        })
        .collect()
}
