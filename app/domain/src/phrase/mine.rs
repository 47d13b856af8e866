//! What is one's own, among what a search finds.

use super::{Bank, Phrase, PhraseId};
use crate::view::phrases::{MyPhrases, Shelf};
use std::collections::BTreeMap;

/// Recently used phrases that are told.
pub const RECENT: usize = 20;

impl MyPhrases {
    /// What counts more than anything else about a phrase, by its name: favourites come first, and when nothing was typed
    /// then what was used last comes next. Whatever was typed, the better match among favourites comes first.
    #[must_use]
    pub fn worth(&self, query: &str) -> BTreeMap<&PhraseId, u32> {
        let typed = !query.trim().is_empty();
        let firsts: Vec<&PhraseId> = self.favourites.iter().chain(self.recent.iter().filter(|_| !typed)).collect();
        let mut worth = BTreeMap::new();
        for (place, id) in firsts.iter().enumerate() {
            let places = u32::try_from(firsts.len() - place).unwrap_or(u32::MAX);
            worth.entry(*id).or_insert(if typed { 1 } else { places });
        }
        worth
    }

    /// Whether a phrase stands on this shelf of one's own.
    #[must_use]
    pub fn has(&self, shelf: Shelf, id: &PhraseId) -> bool {
        match shelf {
            Shelf::Favourites => self.favourites.contains(id),
            Shelf::Recent => self.recent.contains(id),
            Shelf::Mine => self.personal.iter().any(|phrase| phrase.id == *id),
            Shelf::Team | Shelf::Retired => false,
        }
    }

    /// Marks a favourite, or takes the mark away.
    pub fn mark(&mut self, id: &PhraseId, favourite: bool) {
        self.favourites.retain(|known| known != id);
        if favourite {
            self.favourites.push(id.clone());
        }
    }

    /// Notes that a phrase was used just now.
    pub fn used(&mut self, id: &PhraseId) {
        self.recent.retain(|known| known != id);
        self.recent.insert(0, id.clone());
        self.recent.truncate(RECENT);
    }
}

impl Bank {
    /// Puts these phrases of one's own behind the others, in place of those that were there before.
    pub fn set_own(&mut self, before: &[Phrase], own: &[Phrase]) {
        self.phrases.retain(|phrase| !before.iter().any(|known| known.id == phrase.id));
        self.phrases.extend_from_slice(own);
    }
}
