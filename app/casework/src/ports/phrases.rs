//! What the store keeps of phrases.

use chrono::NaiveDate;
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

/// Forbidden phrases that a customer was told all the same. Who said them is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slips {
    /// The local day.
    pub on: NaiveDate,
    /// Their names, each once for a text.
    pub forbidden: Vec<String>,
}
