//! Finding Chinese by its pinyin: initials, whole syllables, or both mixed, with every reading of a character.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How characters are read: syllables without tones, separated by spaces. `长` is `chang zhang`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readings(pub BTreeMap<char, String>);

/// The longest query that is compared with pinyin, in letters: one bit of a `u64` for each, and one for the end.
const MAX_LETTERS: usize = 63;

/// The ways characters are read, numbered, so that a text is read as a row of numbers. Characters that are read alike have
/// the same number; 0 is for those that are not read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Sounds {
    of: BTreeMap<char, u16>,
    ways: Vec<String>,
    /// The numbers with a syllable that begins with this letter of the alphabet.
    begins: Vec<Vec<u16>>,
}

/// A query as it is listened for: after each sound, from each place in the query, the places that may be reached.
#[derive(Debug)]
pub(super) struct Heard {
    length: usize,
    steps: Vec<u64>,
}

impl Sounds {
    pub(super) fn of(readings: &Readings) -> Self {
        let mut sounds = Self { of: BTreeMap::new(), ways: vec![String::new()], begins: vec![Vec::new(); 26] };
        let mut known: BTreeMap<&str, u16> = BTreeMap::new();
        for (character, ways) in &readings.0 {
            // There are fewer sounds than characters of one plane; what does not fit is not read.
            let Ok(next) = u16::try_from(sounds.ways.len()) else { break };
            let number = *known.entry(ways).or_insert(next);
            if number == next {
                sounds.add(number, ways);
            }
            sounds.of.insert(*character, number);
        }
        sounds
    }

    fn add(&mut self, number: u16, ways: &str) {
        self.ways.push(ways.to_owned());
        for (letter, begins) in (b'a'..=b'z').zip(&mut self.begins) {
            if ways.split(' ').any(|syllable| syllable.as_bytes().first() == Some(&letter)) {
                begins.push(number);
            }
        }
    }

    /// How a text is read.
    pub(super) fn of_text(&self, text: &str) -> Vec<u16> {
        text.chars().map(|c| self.of.get(&c).copied().unwrap_or_default()).collect()
    }

    /// Listens for a query; nothing for what is no pinyin.
    pub(super) fn hear(&self, query: &str) -> Option<Heard> {
        let length = query.len();
        if !(1..=MAX_LETTERS).contains(&length) || !query.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let mut steps = vec![0; self.ways.len() * length];
        for (at, letter) in query.bytes().enumerate() {
            for number in self.begins.get(usize::from(letter - b'a')).into_iter().flatten() {
                let ways = self.ways.get(usize::from(*number)).map_or("", String::as_str);
                if let Some(places) = steps.get_mut(usize::from(*number) * length + at) {
                    *places = ways.split(' ').fold(0, |all, syllable| all | after_syllable(query, at, syllable));
                }
            }
        }
        Some(Heard { length, steps })
    }
}

impl Heard {
    /// Whether neighbouring sounds may be read as the query.
    pub(super) fn in_sounds(&self, sounds: &[u16]) -> bool {
        let whole = 1_u64 << self.length;
        let mut reached = 0_u64;
        for sound in sounds {
            // Bit i says that the sounds up to here may be read as the first i letters; a match may begin anywhere.
            let mut from = reached | 1;
            reached = 0;
            let first = usize::from(*sound) * self.length;
            let Some(row) = self.steps.get(first..first + self.length) else { continue };
            while from != 0 {
                reached |= row.get(from.trailing_zeros() as usize).copied().unwrap_or_default();
                from &= from - 1;
            }
            if reached & whole != 0 {
                return true;
            }
        }
        false
    }
}

/// Whether neighbouring characters of a text read like the query, in lower-case letters: `yw`, `yanwu`, `yanw` → 延误.
#[must_use]
pub fn matches_pinyin(readings: &Readings, text: &str, query: &str) -> bool {
    let sounds = Sounds::of(readings);
    sounds.hear(query).is_some_and(|heard| heard.in_sounds(&sounds.of_text(text)))
}

/// The places in the query after one syllable that starts at `at`.
fn after_syllable(query: &str, at: usize, syllable: &str) -> u64 {
    let rest = query.get(at..).unwrap_or("");
    let mut places = 0;
    let mut take = |letters: usize| places |= 1_u64 << (at + letters);
    for letters in [1, 2] {
        let initial = syllable.get(..letters).unwrap_or("");
        let whole_initial = letters == 1 || matches!(initial, "zh" | "ch" | "sh");
        if whole_initial && initial.len() == letters && rest.starts_with(initial) {
            take(letters);
        }
    }
    if rest.starts_with(syllable) {
        take(syllable.len());
    }
    if !rest.is_empty() && syllable.starts_with(rest) {
        take(rest.len());
    }
    places
}
