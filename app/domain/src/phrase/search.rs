//! Searching the bank while a customer talks.

use super::{Bank, Phrase, Readings, matches_pinyin};
use crate::{complaint::Kind, search::halfwidth};

impl Bank {
    /// The phrases that contain every word of the query, best first: those for this kind of complaint, then those
    /// for any call; among them those with the word in a tag, then in the text, then in the pinyin of either.
    /// An empty query finds all.
    #[must_use]
    pub fn search(&self, query: &str, kind: Option<Kind>) -> Vec<&Phrase> {
        let query = halfwidth(query).to_ascii_lowercase();
        let words: Vec<&str> =
            query.split(|c: char| c.is_whitespace() || c == '、').filter(|w| !w.is_empty()).collect();
        let mut found: Vec<(u32, &Phrase)> = self
            .phrases
            .iter()
            .filter_map(|phrase| {
                let each: Option<Vec<u32>> = words.iter().map(|word| score(&self.readings, phrase, word)).collect();
                Some((fit(phrase, kind) * 1000 + each?.iter().sum::<u32>().min(999), phrase))
            })
            .collect();
        crate::order::sort_by_key(&mut found, |(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, phrase)| phrase).collect()
    }
}

/// How well a phrase fits the kind of complaint at hand.
fn fit(phrase: &Phrase, kind: Option<Kind>) -> u32 {
    match kind {
        Some(kind) if phrase.kinds.contains(&kind) => 2,
        Some(_) if !phrase.kinds.is_empty() => 0,
        _ => 1,
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
