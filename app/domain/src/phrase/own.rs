//! Phrases beside the shipped ones: those of the team, those of one person, and the team's corrections of shipped ones.

use super::{Bank, Phrase, PhraseId};
use crate::{
    id::{AccountId, EntryId},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Whose words they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Everybody finds them.
    Team,
    /// Only this person does.
    Person(AccountId),
}

/// Whether a phrase is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is.
    Active,
    /// It no longer is, and can be brought back.
    Retired {
        /// Who retired it.
        by: AccountId,
        /// When.
        at: Instant,
    },
}

/// A phrase that did not come with the software. With the name of a shipped one it stands in its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnPhrase {
    /// What its history is kept under.
    pub id: EntryId,
    /// Whose it is.
    pub owner: Owner,
    /// The phrase.
    pub phrase: Phrase,
    /// Whether it is offered.
    pub standing: Standing,
    /// Counts the changes.
    pub version: u32,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Who did it.
    pub changed_by: AccountId,
}

/// What happened to a phrase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseEvent {
    /// It was added, or a shipped one was taken over to be changed.
    Added {
        /// Whose it is.
        owner: Owner,
        /// As it was then.
        phrase: Phrase,
    },
    /// It was changed.
    Changed {
        /// As it is since.
        phrase: Phrase,
    },
    /// It is no longer offered.
    Retired,
    /// It is offered again.
    BroughtBack,
}

impl OwnPhrase {
    /// A new one, before its first change is counted.
    #[must_use]
    pub const fn added(id: EntryId, owner: Owner, phrase: Phrase, at: Instant, by: AccountId) -> Self {
        Self { id, owner, phrase, standing: Standing::Active, version: 0, changed_at: at, changed_by: by }
    }

    /// Whether it is offered.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        matches!(self.standing, Standing::Active)
    }

    /// What an event makes of it. Versions count commands, so they are not moved here.
    pub fn apply(&mut self, event: &PhraseEvent, at: Instant, by: AccountId) {
        match event {
            PhraseEvent::Added { owner, phrase } => {
                self.owner = *owner;
                self.phrase.clone_from(phrase);
            }
            PhraseEvent::Changed { phrase } => self.phrase.clone_from(phrase),
            PhraseEvent::Retired => self.standing = Standing::Retired { by, at },
            PhraseEvent::BroughtBack => self.standing = Standing::Active,
        }
        (self.changed_at, self.changed_by) = (at, by);
    }
}

/// The phrase as its history leaves it, without its version; nothing when the history does not begin with its addition.
#[must_use]
pub fn replay(id: EntryId, history: &[(PhraseEvent, Instant, AccountId)]) -> Option<OwnPhrase> {
    let ((PhraseEvent::Added { owner, phrase }, at, by), rest) = history.split_first()? else { return None };
    let mut state = OwnPhrase::added(id, *owner, phrase.clone(), *at, *by);
    for (event, at, by) in rest {
        state.apply(event, *at, *by);
    }
    Some(state)
}

impl Bank {
    /// The bank as the team has it: corrected phrases in their old places, retired ones gone, added ones at the end.
    #[must_use]
    pub fn with_team(&self, team: &[OwnPhrase]) -> Self {
        let of_team = |own: &&OwnPhrase| own.owner == Owner::Team;
        let own = |id: &PhraseId| team.iter().filter(of_team).find(|own| own.phrase.id == *id);
        let shipped = self.phrases.iter().filter_map(|phrase| match own(&phrase.id) {
            Some(own) => own.is_active().then(|| own.phrase.clone()),
            None => Some(phrase.clone()),
        });
        let added = team.iter().filter(of_team).filter(|own| own.is_active() && self.phrase(&own.phrase.id).is_none());
        let phrases = shipped.chain(added.map(|own| own.phrase.clone())).collect();
        Self { phrases, forbidden: self.forbidden.clone(), readings: self.readings.clone() }
    }
}

impl Phrase {
    /// The same phrase with the words of its only language in both places, so that nobody sends an empty text.
    #[must_use]
    pub fn without_gaps(mut self) -> Self {
        if self.text.zh.is_empty() {
            self.text.zh.clone_from(&self.text.en);
        } else if self.text.en.is_empty() {
            self.text.en.clone_from(&self.text.zh);
        }
        self
    }
}
