//! A text area that finds phrases while one writes, and says when words are better not said to a customer.
//!
//! `、` or `/` at the start of a word, or Ctrl+J, opens the list; arrows choose, Enter puts the phrase at the caret, Escape
//! leaves the text alone. A phrase with empty blanks asks for them first.

mod better;
mod caret;

pub use better::{Better, better};

use super::{
    fill::{Typed, field_id, fields, filled, plain},
    text_area::TextArea,
};
use crate::{
    browser,
    i18n::{phrases::PhraseTexts, pick, use_lang},
    own_phrases::OwnPhrases,
    preferences::Lang,
};
use caret::{Asked, asked, put};
use domain::{
    phrase::Phrase,
    script::{Blanks, Text2, open_blanks, render},
};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::{collections::BTreeMap, time::Duration};

/// Phrases in a list under a field.
const SHOWN: usize = 7;

/// Where a field has its phrases from.
#[derive(Clone, Copy, Debug)]
pub struct PhraseSource {
    /// The phrases for a search, best first.
    pub find: Callback<String, Vec<Phrase>>,
    /// What the call or the complaint fills in.
    pub blanks: Callback<Lang, Blanks>,
    /// What in a text is better not said.
    pub mind: Callback<(Lang, String), Vec<Better>>,
    /// What is one's own: uses are counted.
    pub own: OwnPhrases,
}

/// What the parts of one field share.
#[derive(Clone, Copy)]
struct Area {
    id: StoredValue<String>,
    value: Signal<String>,
    on_input: Callback<String>,
    source: PhraseSource,
    asked: RwSignal<Option<Asked>>,
    active: RwSignal<usize>,
    filling: RwSignal<Option<Phrase>>,
    typed: Typed,
    found: Memo<Vec<Phrase>>,
    lang: RwSignal<Lang>,
}

impl Area {
    fn close(self) {
        self.asked.set(None);
        self.filling.set(None);
    }

    /// Opens the list at the caret, with everything in it.
    fn open(self) {
        let length = self.value.with_untracked(|text| text.encode_utf16().count());
        let end = u32::try_from(length).unwrap_or(u32::MAX);
        let at = self.id.with_value(|id| browser::caret(id)).unwrap_or(end);
        self.active.set(0);
        self.filling.set(None);
        self.asked.set(Some(Asked { from: at, to: at, query: String::new() }));
    }

    fn write(self, text: String) {
        let caret = self.id.with_value(|id| browser::caret(id));
        self.filling.set(None);
        self.active.set(0);
        self.asked.set(caret.and_then(|caret| asked(&text, caret)));
        self.on_input.run(text);
    }

    /// Puts words in place of a range and goes on writing behind them.
    fn put(self, from: u32, to: u32, words: &str) {
        let (text, at) = self.value.with_untracked(|text| put(text, from, to, words));
        self.on_input.run(text);
        self.close();
        let id = self.id;
        // The text is in the field after this turn.
        set_timeout(
            move || {
                id.try_with_value(|id| browser::set_caret(id, at));
            },
            Duration::ZERO,
        );
    }

    fn choose(self, index: usize) {
        let Some(phrase) = self.found.with_untracked(|found| found.get(index).cloned()) else { return };
        let lang = self.lang.get_untracked();
        let known = untrack(|| self.source.blanks.run(lang));
        if open_blanks(pick(lang, &phrase.text), &known).is_empty() {
            self.insert(&phrase);
            return;
        }
        self.typed.set(BTreeMap::new());
        self.filling.set(Some(phrase));
        let id = self.id;
        set_timeout(
            move || {
                id.try_with_value(|id| browser::focus(&field_id(id, 0)));
            },
            Duration::ZERO,
        );
    }

    /// Inserts a phrase when every blank is filled.
    fn insert(self, phrase: &Phrase) {
        let lang = self.lang.get_untracked();
        let known = untrack(|| self.source.blanks.run(lang));
        let blanks = self.typed.with_untracked(|typed| filled(known, typed));
        let Some(words) = plain(pick(lang, &phrase.text), &blanks) else { return };
        if let Some(asked) = self.asked.get_untracked() {
            self.source.own.used(&phrase.id);
            self.put(asked.from, asked.to, &words);
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if browser::composing(event) {
            return;
        }
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        if command && key.eq_ignore_ascii_case("j") {
            self.open();
        } else if self.asked.with_untracked(Option::is_none) || command {
            return;
        } else {
            let count = self.found.with_untracked(Vec::len);
            match key.as_str() {
                "ArrowDown" if count > 0 => self.active.update(|at| *at = (*at + 1) % count),
                "ArrowUp" if count > 0 => self.active.update(|at| *at = (*at + count - 1) % count),
                "Enter" if count > 0 => self.choose(self.active.get_untracked()),
                "Escape" => self.close(),
                _ => return,
            }
        }
        // It was meant for the list, and for nothing around the field.
        event.prevent_default();
        event.stop_propagation();
    }

    fn list_id(self) -> String {
        self.id.with_value(|id| [id, "-phrases"].concat())
    }

    fn option_id(self, index: usize) -> String {
        [&*self.list_id(), "-", &index.to_string()].concat()
    }
}

/// A text area with phrases.
#[component]
pub fn PhraseArea(
    /// Its id, for the label.
    #[prop(into)]
    id: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text whenever it changes.
    #[prop(into)]
    on_input: Callback<String>,
    /// Where phrases come from.
    source: PhraseSource,
    /// Whether a customer will read or hear it: then words that are better not said are told.
    to_customer: bool,
    /// Height in lines.
    #[prop(default = 3)]
    rows: u32,
    /// Longest text, in UTF-16 units.
    #[prop(default = 2000)]
    max: u32,
    /// Ids of hint and error.
    #[prop(into, optional)]
    described_by: Signal<Option<String>>,
    /// Whether the text is not accepted.
    #[prop(into, optional)]
    invalid: Signal<bool>,
    /// Whether it can only be read.
    #[prop(into, optional)]
    readonly: Signal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || PhraseTexts::of(lang.get());
    let asked = RwSignal::new(None::<Asked>);
    let found = Memo::new(move |_| {
        let query = asked.with(|asked| asked.as_ref().map(|asked| asked.query.clone()));
        query.map_or_else(Vec::new, |query| source.find.run(query).into_iter().take(SHOWN).collect())
    });
    let area = Area {
        id: StoredValue::new(id.clone()),
        value,
        on_input,
        source,
        asked,
        active: RwSignal::new(0),
        filling: RwSignal::new(None),
        typed: RwSignal::new(BTreeMap::new()),
        found,
        lang,
    };
    let open = Memo::new(move |_| asked.with(Option::is_some));
    let list = Signal::derive(move || {
        (open.get() && found.with(|found| !found.is_empty()))
            .then(|| (area.list_id(), area.option_id(area.active.get())))
    });
    let popup = move || match (open.get(), area.filling.get()) {
        (false, _) => ().into_any(),
        (true, Some(phrase)) => fill(area, phrase),
        (true, None) => options(area),
    };
    view! {
        <div class="phrase-area">
            <TextArea
                id=id
                value=value
                on_input=Callback::new(move |text| area.write(text))
                rows=rows
                max=max
                described_by=described_by
                invalid=invalid
                readonly=readonly
                on_key=Callback::new(move |event| area.on_key(&event))
                list=list
            />
            <p class="phrase-area__tools">
                <button
                    type="button"
                    class="button button--quiet"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    disabled=move || readonly.get()
                    on:pointerdown=move |event| event.prevent_default()
                    on:click=move |_| if open.get_untracked() { area.close() } else { area.open() }
                >
                    {move || t().insert}
                </button>
                <span class="muted">{move || t().keys}</span>
            </p>
            {popup}
            {to_customer.then(|| view! { <Mind area=area /> }.into_any())}
        </div>
    }
}

fn options(area: Area) -> AnyView {
    let t = move || PhraseTexts::of(area.lang.get());
    let rows = move || {
        let lang = area.lang.get();
        let known = area.source.blanks.run(lang);
        area.found.with(|found| {
            let row = |(index, phrase): (usize, &Phrase)| {
                let words = fields_as_text(lang, &phrase.text, &known);
                let tag = phrase.tags.first().cloned().unwrap_or_default();
                view! {
                    <div
                        id=area.option_id(index)
                        role="option"
                        class="phrase-list__option"
                        aria-selected=move || if area.active.get() == index { "true" } else { "false" }
                        on:pointerdown=move |event| event.prevent_default()
                        on:click=move |_| area.choose(index)
                    >
                        <span class="phrase-list__tag muted">{tag}</span>
                        <span>{words}</span>
                    </div>
                }
                .into_any()
            };
            found.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    let none = Memo::new(move |_| area.found.with(Vec::is_empty));
    view! {
        <div class="phrase-list" id=area.list_id() role="listbox" aria-label=move || t().list>{rows}</div>
        <p class="muted" role="status">{move || none.get().then(|| t().none)}</p>
    }
    .into_any()
}

/// The words of a phrase with its open blanks named.
fn fields_as_text(lang: Lang, text: &Text2, known: &Blanks) -> String {
    let text = pick(lang, text);
    let mut named = known.clone();
    for name in open_blanks(text, known) {
        let label = crate::i18n::phrases::blank(lang, domain::script::blank_kind(&name));
        named.set(&name, ["〔", label, "〕"].concat());
    }
    plain(text, &named).unwrap_or_default()
}

/// The blanks of a phrase, before it is inserted.
fn fill(area: Area, phrase: Phrase) -> AnyView {
    let t = move || PhraseTexts::of(area.lang.get());
    let lang = area.lang.get_untracked();
    let known = untrack(|| area.source.blanks.run(lang));
    let text = pick(lang, &phrase.text).to_owned();
    let phrase = StoredValue::new(phrase);
    let insert = Callback::new(move |()| phrase.with_value(|phrase| area.insert(phrase)));
    let pieces = render(&text, &known);
    let words = area.id.with_value(|id| fields(lang, pieces, area.typed, id, Some(insert)));
    let whole = Memo::new(move |_| area.typed.with(|typed| plain(&text, &filled(known.clone(), typed)).is_some()));
    let back = move || {
        area.close();
        area.id.with_value(|id| browser::focus(id));
    };
    view! {
        <div
            class="phrase-fill"
            role="group"
            aria-label=move || t().fill
            on:keydown=move |event| {
                if event.key() == "Escape" && !browser::composing(&event) {
                    event.prevent_default();
                    event.stop_propagation();
                    back();
                }
            }
        >
            <p class="phrase-fill__words">{words}</p>
            <p class="row">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || (!whole.get()).then_some("true")
                    on:click=move |_| insert.run(())
                >
                    {move || t().put}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| back()>{move || t().back}</button>
            </p>
        </div>
    }
    .into_any()
}

/// Words that are better not said, each with what to say instead.
#[component]
fn Mind(area: Area) -> impl IntoView {
    let t = move || PhraseTexts::of(area.lang.get());
    let found = Memo::new(move |_| area.source.mind.run((area.lang.get(), area.value.get())));
    let row = move |one: Better| {
        let Better { said, range: (from, to), why, instead, fits } = one;
        let words = instead.clone();
        let replace = move |_| area.put(from, to, &words);
        view! {
            <li class="mind">
                <p>{t().mind} <q>{said}</q> " · " {why}</p>
                <p>
                    {t().better} <q>{instead}</q> " "
                    {fits.then(|| view! { <button type="button" class="button button--quiet" on:click=replace>{t().replace}</button> }.into_any())}
                </p>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="minds" aria-live="polite">{move || found.get().into_iter().map(row).collect::<Vec<_>>()}</ul>
    }
}
