//! Finding Chinese by its pinyin: initials, whole syllables, or both mixed, with every reading of a character.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How characters are read: syllables without tones, separated by spaces. `长` is `chang zhang`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readings(pub BTreeMap<char, String>);

impl Readings {
    fn of(&self, c: char) -> impl Iterator<Item = &str> {
        self.0.get(&c).into_iter().flat_map(|all| all.split(' ')).filter(|s| !s.is_empty())
    }
}

/// The longest query that is compared with pinyin, in letters: one bit of a `u64` for each, and one for the end.
const MAX_LETTERS: usize = 63;

/// Whether neighbouring characters of a text read like the query, in lower-case letters: `yw`, `yanwu`, `yanw` → 延误.
#[must_use]
pub fn matches_pinyin(readings: &Readings, text: &str, query: &str) -> bool {
    if query.is_empty() || query.len() > MAX_LETTERS || !query.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let whole = 1_u64 << query.len();
    let mut reached = 0_u64;
    for c in text.chars() {
        // Bit i says that the characters up to here may be read as the first i letters; a match may begin anywhere.
        let from = reached | 1;
        reached = 0;
        for syllable in readings.of(c) {
            for at in (0..query.len()).filter(|at| from & (1 << at) != 0) {
                reached |= after_syllable(query, at, syllable);
            }
        }
        if reached & whole != 0 {
            return true;
        }
    }
    false
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
