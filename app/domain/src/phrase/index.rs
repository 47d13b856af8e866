//! A bank made ready for searching: every text is folded once, so that ten thousand phrases are searched between two
//! pictures of a slow device. It finds what a look at every phrase would find.

use super::{
    Bank, Moment, Phrase,
    pinyin::{Heard, Sounds},
};
use crate::search::halfwidth;
use std::collections::BTreeMap;

/// The texts of one phrase as they are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    /// A line for each tag.
    tags: String,
    zh: String,
    en: String,
    /// How tags are read; a silence between two tags.
    tag_sounds: Vec<u16>,
    zh_sounds: Vec<u16>,
    pairs: Pairs,
}

/// Which neighbouring characters occur in the texts, several pairs to a bit: most texts are told apart from a word
/// without being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Pairs([u64; 8]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        for (one, other) in text.chars().zip(text.chars().skip(1)) {
            let place =
                (u32::from(one).wrapping_mul(31).wrapping_add(u32::from(other))).wrapping_mul(0x9e37_79b1) >> 23;
            if let Some(word) = pairs.0.get_mut((place >> 6) as usize) {
                *word |= 1 << (place & 63);
            }
        }
        pairs
    }

    fn and(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }

    /// Whether all of these may be among them.
    fn may_hold(&self, few: &Self) -> bool {
        self.0.iter().zip(few.0).all(|(mine, few)| mine & few == few)
    }
}

/// One word of a query.
struct Word<'a> {
    text: &'a str,
    pairs: Pairs,
    /// How it may be read; nothing for what is no pinyin.
    heard: Option<Heard>,
}

/// The index of a bank.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Index {
    sounds: Sounds,
    entries: Vec<Entry>,
    /// The places of those that say the same thing, in the order of the bank.
    ways: BTreeMap<String, Vec<usize>>,
}

/// What a search asks besides the words.
pub struct Wish<'a> {
    /// How much a phrase is wanted, whatever its words; nothing for one that is not wanted at all.
    pub worth: &'a dyn Fn(&Phrase) -> Option<u32>,
    /// How many at most.
    pub most: usize,
}

impl Index {
    /// The index of these phrases.
    #[must_use]
    pub fn of(bank: &Bank) -> Self {
        let entries = Vec::with_capacity(bank.phrases.len());
        let mut index = Self { sounds: Sounds::of(&bank.readings), entries, ways: BTreeMap::new() };
        index.extend(&bank.phrases);
        index
    }

    /// Puts a bank's last phrases in place of those that were last: the first `kept` are the same as before.
    pub fn renew(&mut self, bank: &Bank, kept: usize) {
        self.entries.truncate(kept);
        for ways in self.ways.values_mut() {
            ways.retain(|place| *place < kept);
        }
        self.extend(bank.phrases.get(self.entries.len()..).unwrap_or_default());
    }

    fn extend(&mut self, phrases: &[Phrase]) {
        for (place, phrase) in phrases.iter().enumerate() {
            if let Some(of) = &phrase.of {
                self.ways.entry(of.clone()).or_default().push(self.entries.len() + place);
            }
        }
        let sounds = &self.sounds;
        self.entries.extend(phrases.iter().map(|phrase| entry(sounds, phrase)));
    }

    /// The other ways to say the same thing, in the order of the bank.
    #[must_use]
    pub fn variants<'a>(&self, bank: &'a Bank, phrase: &Phrase) -> Vec<&'a Phrase> {
        let ways = phrase.of.as_ref().and_then(|of| self.ways.get(of)).into_iter().flatten();
        ways.filter_map(|place| bank.phrases.get(*place)).filter(|other| other.id != phrase.id).collect()
    }

    /// The phrases that contain every word of the query: in a tag, in the text, or in the pinyin of either. The most
    /// wanted come first; among them those with the word in a tag, then in the text, then in the pinyin. An empty query
    /// finds all.
    #[must_use]
    pub fn search<'a>(&self, bank: &'a Bank, query: &str, wish: &Wish<'_>) -> Vec<&'a Phrase> {
        let query = fold(query);
        let words: Vec<Word<'_>> = query
            .split(|c: char| c.is_whitespace() || c == '、')
            .filter(|word| !word.is_empty())
            .map(|text| Word { text, pairs: Pairs::of(text), heard: self.sounds.hear(text) })
            .collect();
        let mut best: Vec<((u32, u32), &Phrase)> = Vec::new();
        for (phrase, entry) in bank.phrases.iter().zip(&self.entries) {
            let Some(words) = words.iter().map(|word| entry.score(word)).sum::<Option<u32>>() else { continue };
            let Some(worth) = (wish.worth)(phrase) else { continue };
            let rank = (worth, words);
            if best.len() == wish.most && best.last().is_none_or(|(last, _)| *last >= rank) {
                continue;
            }
            // Equals stay in the order of the bank.
            let place = best.partition_point(|(better, _)| *better >= rank);
            best.insert(place, (rank, phrase));
            best.truncate(wish.most);
        }
        best.into_iter().map(|(_, phrase)| phrase).collect()
    }
}

impl Entry {
    /// How well it fits one word; `None` when it does not.
    fn score(&self, word: &Word<'_>) -> Option<u32> {
        let read = |sounds: &[u16]| word.heard.as_ref().is_some_and(|heard| heard.in_sounds(sounds));
        let written = self.pairs.may_hold(&word.pairs);
        if written && self.tags.contains(word.text) {
            Some(5)
        } else if read(&self.tag_sounds) {
            Some(4)
        } else if written && (self.zh.contains(word.text) || at_word_start(&self.en, word.text)) {
            Some(3)
        } else if read(&self.zh_sounds) {
            Some(2)
        } else {
            (written && self.en.contains(word.text)).then_some(1)
        }
    }
}

fn entry(sounds: &Sounds, phrase: &Phrase) -> Entry {
    let (zh, en, tags) = (fold(&phrase.text.zh), fold(&phrase.text.en), fold(&phrase.tags.join("\n")));
    let pairs = Pairs::of(&zh).and(Pairs::of(&en)).and(Pairs::of(&tags));
    let (tag_sounds, zh_sounds) = (sounds.of_text(&phrase.tags.join("\n")), sounds.of_text(&phrase.text.zh));
    Entry { tags, zh, en, tag_sounds, zh_sounds, pairs }
}

fn fold(text: &str) -> String {
    let mut text = halfwidth(text);
    text.make_ascii_lowercase();
    text
}

fn at_word_start(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric))
}

impl Bank {
    /// The phrases that contain every word of the query, best first: those that were written for this moment of a call,
    /// then those with the word in a tag, then in the text, then in the pinyin of either. An empty query finds all.
    #[must_use]
    pub fn search(&self, query: &str, moment: Moment) -> Vec<&Phrase> {
        let worth = |phrase: &Phrase| Some(moment.fit(phrase));
        Index::of(self).search(self, query, &Wish { worth: &worth, most: usize::MAX })
    }
}
