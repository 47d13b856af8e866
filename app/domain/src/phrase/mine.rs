//! What is one's own, among what a search finds.

use super::{Bank, Phrase, PhraseId};
use crate::view::phrases::{MyPhrases, Shelf};

/// Recently used phrases that are told.
pub const RECENT: usize = 20;

impl MyPhrases {
    /// The same phrases, favourites first; when nothing was typed, what was used last comes next. Otherwise in their order.
    #[must_use]
    pub fn rank<'a>(&self, query: &str, found: Vec<&'a Phrase>) -> Vec<&'a Phrase> {
        let recent: &[PhraseId] = if query.trim().is_empty() { &self.recent } else { &[] };
        let mut firsts: Vec<(usize, &Phrase)> = Vec::new();
        let mut rest = Vec::with_capacity(found.len());
        for phrase in found {
            let place = self.favourites.iter().chain(recent).position(|id| *id == phrase.id);
            match place {
                Some(place) => firsts.push((place, phrase)),
                None => rest.push(phrase),
            }
        }
        if query.trim().is_empty() {
            crate::order::sort_by_key(&mut firsts, |(place, _)| *place);
        }
        firsts.into_iter().map(|(_, phrase)| phrase).chain(rest).collect()
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
