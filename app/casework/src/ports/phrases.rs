//! What the store keeps of phrases.

use domain::{
    phrase::{OwnPhrase, PhraseId},
    time::Instant,
};

/// A phrase to save.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhraseWrite {
    /// Its state after the change.
    pub state: OwnPhrase,
    /// The version the change was decided on; nothing for a new one.
    pub expected_version: Option<u32>,
}

/// What one person made of a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhraseMark {
    /// Which.
    pub phrase: PhraseId,
    /// Whether it is a favourite.
    pub favourite: bool,
    /// How often it was used.
    pub times: u32,
    /// When it was used last.
    pub used_at: Option<Instant>,
}
