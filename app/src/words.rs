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
    phrase::{Bank, Index, Phrase, Wish},
    rulebook::Rulebook,
    script::Library,
    time::Instant,
    view::phrases::MyPhrases,
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
    /// The bank made ready for searching. It does not travel: whoever reads the words makes it once.
    #[serde(skip)]
    pub index: Index,
}

impl Words {
    /// The words of a text, ready to be searched.
    fn read(text: &str) -> Option<Self> {
        let mut words: Self = read(text).ok()?;
        words.index = Index::of(&words.bank);
        Some(words)
    }

    /// The phrases for a search, best first: favourites, then what fits the moment. `worth` says how much a phrase fits,
    /// and nothing for one that is not asked for.
    #[must_use]
    pub fn find(
        &self,
        query: &str,
        mine: &MyPhrases,
        most: usize,
        worth: impl Fn(&Phrase) -> Option<u32>,
    ) -> Vec<&Phrase> {
        let firsts = mine.worth(query);
        // Whatever the moment says, a favourite stands before everything that is none.
        let worth = |phrase: &Phrase| {
            worth(phrase).map(|fit| firsts.get(&phrase.id).map_or(fit, |first| first.saturating_mul(1000) + fit))
        };
        self.index.search(&self.bank, query, &Wish { worth: &worth, most })
    }

    /// The other ways to say the same thing.
    #[must_use]
    pub fn variants(&self, phrase: &Phrase) -> Vec<Phrase> {
        self.index.variants(&self.bank, phrase).into_iter().cloned().collect()
    }

    /// Puts phrases of one's own behind the others, in place of those of before.
    pub fn set_own(&mut self, before: &[Phrase], own: &[Phrase]) {
        if before == own {
            return;
        }
        self.bank.set_own(before, own);
        self.index.renew(&self.bank, self.bank.phrases.len() - own.len());
    }

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
    if let Some(words) = kept.as_ref().filter(|kept| kept.version == version).and_then(|kept| Words::read(&kept.text)) {
        return Some(words);
    }
    match fetch_newest(version).await {
        Some(words) => Some(words),
        None => kept.and_then(|kept| Words::read(&kept.text)),
    }
}

/// The words in this version as the server has them; the copy is replaced.
pub async fn fetch_newest(version: &str) -> Option<Words> {
    let text = browser::fetch_text(&[PATH, version].concat()).await?;
    let words = Words::read(&text)?;
    storage::put(Shelf::Copies, COPY, &Kept { version: version.to_owned(), text }).await;
    Some(words)
}

/// All of what was found.
#[must_use]
pub fn all(found: Vec<&Phrase>) -> Vec<Phrase> {
    found.into_iter().cloned().collect()
}
