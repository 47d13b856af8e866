//! What is one's own in the phrase bank, for the fields and lists where phrases are used: asked once a call, kept in the
//! browser, so that favourites are there without network.

use crate::{
    browser::{
        self,
        storage::{self, Shelf as Store},
    },
    clock::{ServerClock, use_clock},
    doors::phrases::my_phrases,
    outbox::{Outbox, use_outbox},
    words::Words,
};
use domain::{
    command::Command,
    id::AccountId,
    phrase::{Phrase, PhraseId},
    view::phrases::MyPhrases,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server tells: one's own, and which words are the newest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnWords {
    /// One's own.
    pub mine: MyPhrases,
    /// The version of the words.
    pub version: String,
}

/// As this browser keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    by: AccountId,
    mine: MyPhrases,
}

/// The name of the copy.
const COPY: &str = "own-phrases";

/// What is one's own, on this page.
#[derive(Clone, Copy, Debug)]
pub struct OwnPhrases {
    /// It, as far as it is known.
    pub mine: RwSignal<MyPhrases>,
    outbox: Outbox,
    clock: ServerClock,
}

impl OwnPhrases {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { mine: RwSignal::new(MyPhrases::default()), outbox: use_outbox(), clock: use_clock() }
    }

    /// Asks for it, and puts the phrases one wrote into the bank. Tells which words are the newest; nothing without
    /// network, where the copy of last time serves.
    pub async fn fetch(self, me: AccountId, words: RwSignal<Option<Words>>) -> Option<String> {
        let (mine, version) = if let Ok(OwnWords { mine, version }) = my_phrases().await {
            let kept = Kept { by: me, mine };
            storage::put(Store::Copies, COPY, &kept).await;
            (kept.mine, Some(version))
        } else {
            let kept = storage::get::<Kept>(Store::Copies, COPY).await;
            (kept.filter(|kept| kept.by == me)?.mine, None)
        };
        // The page may have been left meanwhile.
        let before = self.mine.try_get_untracked()?;
        let own = mine.personal.clone();
        self.mine.try_set(mine);
        into_bank(words, &before.personal, &own);
        version
    }

    /// Puts what is known into words that came just now.
    pub fn put_into(self, words: RwSignal<Option<Words>>) {
        let own = self.mine.with_untracked(|mine| mine.personal.clone());
        if !own.is_empty() {
            into_bank(words, &[], &own);
        }
    }

    /// Counts a use. The list keeps its order until it is opened again.
    pub fn used(self, id: &PhraseId) {
        self.mine.update_untracked(|mine| mine.used(id));
        self.send(Command::UsedPhrases { used: vec![(id.clone(), 1)] });
    }

    /// Marks a favourite, or takes the mark away.
    pub fn mark(self, id: &PhraseId, favourite: bool) {
        self.mine.update(|mine| mine.mark(id, favourite));
        self.send(Command::MarkPhrase { id: id.clone(), favourite });
    }

    fn send(self, command: Command) {
        self.outbox.send(browser::fresh_submission(self.clock.exact_ms()), command);
    }
}

impl Default for OwnPhrases {
    fn default() -> Self {
        Self::new()
    }
}

/// Whoever searched already searches again: there may be favourites now.
fn into_bank(words: RwSignal<Option<Words>>, before: &[Phrase], own: &[Phrase]) {
    words.try_update(|words| {
        if let Some(words) = words {
            words.set_own(before, own);
        }
    });
}
