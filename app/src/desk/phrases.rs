//! Phrases for the fields of a call.

use super::Desk;
use crate::ui::phrase_area::{PhraseSource, better};
use domain::{
    complaint::{ChannelCode, Field, Kind},
    phrase::{Phrase, Through},
};
use leptos::prelude::*;

impl Desk {
    /// The phrases for a search: those for the kind of complaint first, none that is not fit for how we talk.
    #[must_use]
    pub fn find_phrases(self, query: &str) -> Vec<Phrase> {
        let (kind, through) = self.doc.with(|doc| {
            let kind = doc.as_ref().and_then(|doc| Kind::from_code(doc.value(Field::Kind)));
            (kind, doc.as_ref().map(|doc| through(doc.channel)))
        });
        let fits = |phrase: &&Phrase| through.is_none_or(|through| phrase.fits(through));
        self.words.with(|words| {
            let found = words.as_ref().map(|words| words.bank.search(query, kind)).unwrap_or_default();
            let found = found.into_iter().filter(fits).collect();
            self.own.rank(query, found).into_iter().cloned().collect()
        })
    }

    /// Phrases for a text area of the call.
    #[must_use]
    pub fn phrase_source(self) -> PhraseSource {
        PhraseSource {
            find: Callback::new(move |query: String| self.find_phrases(&query)),
            blanks: Callback::new(move |lang| self.blanks(lang)),
            own: self.own,
            mind: Callback::new(move |(lang, text): (_, String)| {
                let blanks = self.blanks(lang);
                self.words.with(|words| {
                    words.as_ref().map(|words| better(&words.bank, lang, &text, &blanks)).unwrap_or_default()
                })
            }),
        }
    }
}

/// Whether a customer hears us or reads us.
#[must_use]
pub const fn through(channel: ChannelCode) -> Through {
    match channel {
        ChannelCode::Hotline | ChannelCode::Visit | ChannelCode::Outlet => Through::Phone,
        ChannelCode::Chat | ChannelCode::Mail | ChannelCode::Platform | ChannelCode::Regulator => Through::Chat,
    }
}
