//! Phrases for the fields of a call.

use super::Desk;
use crate::{
    ui::phrase_area::{PhraseSource, better},
    words::{Words, all},
};
use domain::{
    complaint::{ChannelCode, Field, Kind},
    phrase::{CallStage, Moment, Phrase, Through},
    view::phrases::MyPhrases,
};
use leptos::prelude::*;

/// Phrases that a list under a field may show.
const MOST: usize = 20;

impl Desk {
    /// What is known of this moment of the call, and whether the customer hears us or reads us.
    #[must_use]
    pub fn moment(self) -> (Moment, Option<Through>) {
        let mood = self.mood.get();
        self.words.with(|words| {
            self.doc.with(|doc| {
                let Some(doc) = doc else { return (Moment { mood, ..Moment::default() }, None) };
                let stage = words.as_ref().zip(doc.run.as_ref()).and_then(|(w, run)| CallStage::at(&w.library, run));
                let kind = Kind::from_code(doc.value(Field::Kind));
                (Moment { kind, stage, mood }, Some(through(doc.channel)))
            })
        })
    }

    /// The phrases for a search: favourites, then those that fit the moment; none that is not fit for how we talk.
    /// `choose` says which of them.
    #[must_use]
    pub fn find_phrases(
        self,
        query: &str,
        (moment, through): (Moment, Option<Through>),
        most: usize,
        wanted: impl Fn(&MyPhrases, &Phrase) -> bool,
        choose: impl FnOnce(Vec<&Phrase>) -> Vec<Phrase>,
    ) -> Vec<Phrase> {
        // A mark that changes moves nothing away from under a finger.
        let find = |words: &Words| {
            self.own.mine.with_untracked(|mine| {
                let fits = |phrase: &Phrase| through.is_none_or(|through| phrase.fits(through)) && wanted(mine, phrase);
                choose(words.find(query, mine, most, |phrase| fits(phrase).then(|| moment.fit(phrase))))
            })
        };
        self.words.with(|words| words.as_ref().map(find).unwrap_or_default())
    }

    /// Phrases for a text area of the call.
    #[must_use]
    pub fn phrase_source(self) -> PhraseSource {
        PhraseSource {
            find: Callback::new(move |query: String| {
                self.find_phrases(&query, untrack(|| self.moment()), MOST, |_, _| true, all)
            }),
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
