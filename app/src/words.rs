//! The words: published scripts, the phrase bank, and the rules that promises are made by. One file for everybody, named
//! by what is in it; it travels once, and the browser keeps it, so that a call goes on without network.

use crate::browser::{
    self,
    storage::{self, Shelf},
};
use domain::{
    calendar::{Calendar, CalendarYear},
    clock::Clock,
    complaint,
    json::read,
    phrase::Bank,
    rulebook::Rulebook,
    script::Library,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Where the file is; its version follows.
pub const PATH: &str = "/api/words/";

/// What an agent says, and what may be promised.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Words {
    /// Scripts.
    pub library: Library,
    /// Phrases.
    pub bank: Bank,
    /// The rules that complaints get their clocks by, as they are installed.
    pub rulebook: Rulebook,
    /// The years of the calendar.
    pub years: Vec<CalendarYear>,
}

impl Words {
    /// The clocks a complaint would get if it were filed now.
    #[must_use]
    pub fn clocks(&self, form: &complaint::Form, now: Instant) -> Vec<Clock> {
        let calendar = Calendar::from_years(self.years.clone());
        complaint::decide::preview(form, now, &self.rulebook, &calendar)
    }
}

/// The file as this browser keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: String,
    text: String,
}

/// The name of the copy.
const COPY: &str = "words";

/// The words in this version: the copy when it is the same, else what the server has, else the copy of last time.
pub async fn fetch(version: &str) -> Option<Words> {
    let kept = storage::get::<Kept>(Shelf::Copies, COPY).await;
    if let Some(words) = kept.as_ref().filter(|kept| kept.version == version).and_then(|kept| read(&kept.text).ok()) {
        return Some(words);
    }
    match fetch_newest(version).await {
        Some(words) => Some(words),
        None => kept.and_then(|kept| read(&kept.text).ok()),
    }
}

/// The words in this version as the server has them; the copy is replaced.
pub async fn fetch_newest(version: &str) -> Option<Words> {
    let text = browser::fetch_text(&[PATH, version].concat()).await?;
    let words = read(&text).ok()?;
    storage::put(Shelf::Copies, COPY, &Kept { version: version.to_owned(), text }).await;
    Some(words)
}
