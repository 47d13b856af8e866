//! Searching the bank while a customer talks.

use super::{Bank, Moment, Phrase, Readings, matches_pinyin};
use crate::{complaint::Kind, search::halfwidth};
use std::{cmp::Reverse, collections::BTreeMap};

impl Bank {
    /// The phrases that contain every word of the query, best first: those for this kind of complaint, then those
    /// for any call; among them those with the word in a tag, then in the text, then in the pinyin of either.
    /// An empty query finds all.
    #[must_use]
    pub fn search(&self, query: &str, kind: Option<Kind>) -> Vec<&Phrase> {
        self.search_at(query, Moment { kind, ..Moment::default() })
    }

    /// The same, best first for a moment of a call: by the kind of complaint, then by how far the call is and by the
    /// feeling that the customer shows, then by the words.
    #[must_use]
    pub fn search_at(&self, query: &str, moment: Moment) -> Vec<&Phrase> {
        let query = halfwidth(query).to_ascii_lowercase();
        let words: Vec<&str> =
            query.split(|c: char| c.is_whitespace() || c == '、').filter(|w| !w.is_empty()).collect();
        // There are few ranks and many phrases, so they are not sorted but put where they belong.
        let mut ranked: BTreeMap<Reverse<(u32, u32)>, Vec<&Phrase>> = BTreeMap::new();
        for phrase in &self.phrases {
            let each: Option<u32> = words.iter().map(|word| score(&self.readings, phrase, word)).sum();
            if let Some(words) = each {
                ranked.entry(Reverse((moment.fit(phrase), words))).or_default().push(phrase);
            }
        }
        ranked.into_values().flatten().collect()
    }
}

/// How well a phrase fits one word; `None` when it does not.
fn score(readings: &Readings, phrase: &Phrase, word: &str) -> Option<u32> {
    let tag = |fits: &dyn Fn(&str) -> bool| phrase.tags.iter().any(|tag| fits(tag));
    let letters = word.bytes().all(|b| b.is_ascii_lowercase());
    let pinyin = |text: &str| letters && matches_pinyin(readings, text, word);
    if tag(&|t| halfwidth(t).to_ascii_lowercase().contains(word)) {
        Some(5)
    } else if tag(&pinyin) {
        Some(4)
    } else if halfwidth(&phrase.text.zh).to_ascii_lowercase().contains(word) || at_word_start(&phrase.text.en, word) {
        Some(3)
    } else if pinyin(&phrase.text.zh) {
        Some(2)
    } else {
        halfwidth(&phrase.text.en).to_ascii_lowercase().contains(word).then_some(1)
    }
}

fn at_word_start(text: &str, word: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut before = ' ';
    text.char_indices().any(|(i, c)| {
        let starts = !before.is_alphanumeric() && text.get(i..).is_some_and(|rest| rest.starts_with(word));
        before = c;
        starts
    })
}
