//! Finding a script while a customer talks.

use super::{Group, Library, Script};
use crate::search::halfwidth;

impl Library {
    /// The scripts that contain every word of the query in title, keywords or summary, best first. Pieces that only
    /// other scripts call are not among them. An empty query finds all, in the order of the library.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<&Script> {
        let query = halfwidth(query).to_lowercase();
        let words: Vec<&str> =
            query.split(|c: char| c.is_whitespace() || c == '、').filter(|w| !w.is_empty()).collect();
        let entries = self.scripts.iter().filter(|s| s.group != Group::Part);
        let mut found: Vec<(u32, &Script)> = entries
            .filter_map(|script| {
                let each: Option<u32> = words.iter().map(|word| script.score(word)).sum();
                each.map(|sum| (sum, script))
            })
            .collect();
        crate::order::sort_by_key(&mut found, |(sum, _)| u32::MAX - sum);
        found.into_iter().map(|(_, script)| script).collect()
    }
}

impl Script {
    /// How well a word fits; `None` when it does not.
    fn score(&self, word: &str) -> Option<u32> {
        let fits = |text: &str| halfwidth(text).to_lowercase().contains(word);
        if fits(&self.title.zh) || fits(&self.title.en) {
            Some(3)
        } else if self.keywords.iter().any(|keyword| fits(keyword)) {
            Some(2)
        } else {
            (fits(&self.summary.zh) || fits(&self.summary.en)).then_some(1)
        }
    }
}
