//! Phrases for what is written to the customer about this complaint.

use super::Case;
use crate::{
    i18n::{company, terms, time},
    own_phrases::OwnPhrases,
    preferences::Lang,
    start::{use_me, use_start},
    ui::phrase_area::{PhraseSource, better},
    words::{self, Words},
};
use domain::{
    account::Permission,
    clock::Clock,
    complaint::{Field, Kind},
    deadline::Due,
    phrase::{Moment, Phrase},
    rulebook::ClockCode,
    script::Blanks,
    view::ComplaintPage,
};
use leptos::{prelude::*, task::spawn_local};

/// Phrases that a list under a field may show.
const MOST: usize = 20;

/// The clocks whose due times phrases promise.
const PROMISED: [(&str, ClockCode); 3] = [
    ("due_first_reply", ClockCode::FirstReply),
    ("due_same_day", ClockCode::SameDayResult),
    ("due_handle", ClockCode::HandleAndTell),
];

/// Phrases for a text area of this page. The bank is fetched when the first form opens.
pub fn source(case: Case) -> PhraseSource {
    let words = RwSignal::new(None::<Words>);
    let version = use_start().words;
    let (me, own) = (use_me(), OwnPhrases::new());
    let id = me.as_ref().filter(|me| me.actor.may(Permission::TakeCalls)).map(|me| me.actor.id);
    spawn_local(async move {
        let fetched = words::fetch(&version).await;
        // The form may have been closed meanwhile.
        if words.try_set(fetched).is_none()
            && let Some(id) = id
        {
            own.fetch(id, words).await;
        }
    });
    let agent = StoredValue::new(me.map(|me| me.actor.name).unwrap_or_default());
    let blanks = move |lang: Lang| {
        let mut blanks = case.page.value.with(|page| of_page(lang, page));
        blanks.set("agent", agent.get_value());
        blanks
    };
    let find = move |query: String| -> Vec<Phrase> {
        let kind = case.page.value.with(|page| page.facts.get(&Field::Kind).and_then(|code| Kind::from_code(code)));
        let moment = Moment { kind, ..Moment::default() };
        let find = |words: &Words| {
            own.mine
                .with_untracked(|mine| words::all(words.find(&query, mine, MOST, |phrase| Some(moment.fit(phrase)))))
        };
        words.with(|words| words.as_ref().map(find).unwrap_or_default())
    };
    PhraseSource {
        own,
        find: Callback::new(find),
        blanks: Callback::new(blanks),
        mind: Callback::new(move |(lang, text): (Lang, String)| {
            let known = blanks(lang);
            words.with(|words| words.as_ref().map(|words| better(&words.bank, lang, &text, &known)).unwrap_or_default())
        }),
    }
}

/// What the complaint fills in. Names and numbers are masked here, so they stay blanks: a mask is no name.
fn of_page(lang: Lang, page: &ComplaintPage) -> Blanks {
    let mut blanks = Blanks::default();
    blanks.set("company", company(lang));
    let fact = |field: Field| page.facts.get(&field).map(String::as_str).unwrap_or_default();
    let waybill: Vec<char> = fact(Field::Waybill).chars().collect();
    blanks.set("waybill_tail", waybill.iter().rev().take(4).rev().collect::<String>());
    for field in [Field::Item, Field::Kind] {
        blanks.set(field.code(), terms::value(lang, field, fact(field)));
    }
    for (name, code) in PROMISED {
        if let Some(clock) = page.clocks.iter().find(|clock| clock.code == code && clock.is_running()) {
            blanks.set(name, due(lang, clock));
        }
    }
    blanks
}

fn due(lang: Lang, clock: &Clock) -> String {
    match clock.due {
        Due::At(at) => time::moment(lang, at),
        Due::On { last_day, .. } => time::day(lang, last_day),
    }
}
