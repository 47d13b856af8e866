//! Words that must not be said to a customer, and what to say instead.

use super::{Bank, Text2};
use crate::{complaint::kind::coded, search::narrow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

coded! {
    /// What is wrong with a forbidden phrase.
    Offence {
        /// 贬低客户
        Belittling = "belittling",
        /// 辱骂
        Abuse = "abuse",
        /// 语气生硬
        Harsh = "harsh",
        /// 与客户争辩
        Arguing = "arguing",
        /// 含糊其辞
        Vague = "vague",
        /// 夸口承诺
        Overpromise = "overpromise",
        /// 推诿
        PushingAway = "pushing_away",
        /// 怪罪同事、网点或客户
        Blaming = "blaming",
        /// 违法的说法: it takes a right away that the law gives.
        Unlawful = "unlawful",
        /// 泄露隐私
        Privacy = "privacy",
        /// 讽刺
        Sarcasm = "sarcasm",
    }
}

/// A way of speaking that is not ours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forbidden {
    /// Its name.
    pub id: String,
    /// What is wrong with it.
    pub offence: Offence,
    /// How it is said, in both scripts and both languages.
    pub forms: Vec<String>,
    /// Innocent wordings that contain a form: 安全赔付 contains 全赔.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spared: Vec<String>,
    /// Why it does harm.
    pub why: Text2,
    /// What to say instead.
    pub better: Text2,
}

/// A forbidden phrase in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit<'a> {
    /// What was found.
    pub forbidden: &'a Forbidden,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes, exclusive.
    pub end: usize,
}

impl Bank {
    /// The names of the forbidden phrases in a text, each once.
    #[must_use]
    pub fn forbidden_names(&self, text: &str) -> BTreeSet<&str> {
        self.forbidden_hits(text).into_iter().map(|hit| &*hit.forbidden.id).collect()
    }

    /// Forbidden phrases in a text, in the order they occur. Width, capitals, spaces and punctuation do not hide them.
    #[must_use]
    pub fn forbidden_hits(&self, text: &str) -> Vec<Hit<'_>> {
        let plain = Plain::of(text);
        let mut hits: Vec<Hit<'_>> = self
            .forbidden
            .iter()
            .flat_map(|forbidden| {
                let spared: Vec<_> = forbidden.spared.iter().flat_map(|form| plain.find(form)).collect();
                let forms = forbidden.forms.iter().flat_map(|form| plain.find(form));
                forms
                    .filter(move |(start, end)| !spared.iter().any(|(from, to)| from <= start && end <= to))
                    .map(move |(start, end)| Hit { forbidden, start, end })
            })
            .collect();
        crate::order::sort_by_key(&mut hits, |hit| (hit.start, hit.end));
        hits
    }
}

/// The letters of a text without width, capitals, spaces and punctuation, each with its place in the text.
struct Plain<'a> {
    text: &'a str,
    letters: Vec<(char, usize, usize)>,
    /// One bit for each letter that occurs, several letters to a bit: most forms are told apart by their first.
    seen: [u64; 4],
}

impl<'a> Plain<'a> {
    fn of(text: &'a str) -> Self {
        let mut seen = [0; 4];
        let letters = text
            .char_indices()
            .filter_map(|(start, c)| folded(c).map(|letter| (letter, start, start + c.len_utf8())))
            .inspect(|(letter, ..)| {
                let (word, bit) = place(*letter);
                if let Some(word) = seen.get_mut(word) {
                    *word |= bit;
                }
            })
            .collect();
        Self { text, letters, seen }
    }

    /// Where a form occurs, as byte ranges of the text.
    fn find(&self, form: &str) -> Vec<(usize, usize)> {
        let mut form = form.chars().filter_map(folded);
        let Some(first) = form.next() else { return Vec::new() };
        let (word, bit) = place(first);
        if self.seen.get(word).is_none_or(|seen| seen & bit == 0) {
            return Vec::new();
        }
        let begins = self.letters.iter().enumerate().filter(|(_, (letter, ..))| *letter == first);
        begins.filter_map(|(at, begin)| self.ends(at, *begin, form.clone())).collect()
    }

    /// The range from a first letter on, when the others of a form follow it.
    fn ends(
        &self,
        at: usize,
        (first, start, mut end): (char, usize, usize),
        others: impl Iterator<Item = char>,
    ) -> Option<(usize, usize)> {
        let (mut last, mut following) = (first, self.letters.iter().skip(at + 1));
        for other in others {
            let (letter, _, to) = following.next()?;
            if *letter != other {
                return None;
            }
            (last, end) = (other, *to);
        }
        self.stands_alone(start, first, end, last).then_some((start, end))
    }

    /// Whether English words begin and end at word borders, so that `no way` is not found in `piano wayside`.
    fn stands_alone(&self, start: usize, first: char, end: usize, last: char) -> bool {
        let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let before = self.text.get(..start).and_then(|s| s.chars().next_back());
        let after = self.text.get(end..).and_then(|s| s.chars().next());
        !(first.is_ascii_alphanumeric() && part_of_word(before) || last.is_ascii_alphanumeric() && part_of_word(after))
    }
}

/// One character as it is compared; nothing for spaces and punctuation.
fn folded(c: char) -> Option<char> {
    Some(narrow(c).to_ascii_lowercase()).filter(|c| c.is_alphanumeric())
}

/// Which word and which bit of it stand for a letter.
const fn place(letter: char) -> (usize, u64) {
    let number = letter as u32;
    ((number as usize >> 6) & 3, 1 << (number & 63))
}
