//! The right words, found while typing, blanks filled from the call; what the call does not know is typed in place.

use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    desk::use_desk,
    i18n::{
        phrases::{self, PhraseTexts},
        pick, use_lang,
        workbench::WorkbenchTexts,
    },
    pages::workbench::Bench,
    ui::fill::{fields, filled, plain},
};
use domain::{
    phrase::{Phrase, Tone},
    script::{Blanks, render},
};
use leptos::{html, prelude::*};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Phrases shown at once.
const SHOWN: usize = 30;

/// The tab.
#[component]
pub fn PhrasesTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let query = RwSignal::new(String::new());
    let tone = RwSignal::new(None::<Tone>);
    let found = Memo::new(move |_| one_of_each(desk.find_phrases(&query.get()), tone.get()));
    // One set of blanks for all rows: the call's clock ticks every second.
    let known = Memo::new(move |_| desk.blanks(lang.get()));
    let (bench, field) = (expect_context::<Bench>(), NodeRef::<html::Input>::new());
    react(move || {
        if let Some(field) = field.get()
            && bench.find.get()
        {
            bench.find.set(false);
            // In a drawer that is just being opened the field cannot take the focus before the next turn.
            set_timeout(
                move || {
                    let _ = field.focus();
                },
                Duration::ZERO,
            );
        }
    });
    let ready = move || desk.words.with(Option::is_some);
    view! {
        <div class="phrases">
            <input
                class="input phrases__search"
                node_ref=field
                type="search"
                autocomplete="off"
                aria-label=move || t().phrase_search
                placeholder=move || t().phrase_search
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
            />
            <Tones tone=tone />
            <Show when=move || ready() && found.with(Vec::is_empty)>
                <p class="empty muted">{move || t().phrase_none}</p>
            </Show>
            <Show when=move || !ready()>
                <p class="empty muted">
                    {move || if desk.wordless.get() { t().script_missing } else { t().script_wait }}
                </p>
            </Show>
            <ul class="phrases__list">
                <For each=move || found.get() key=|phrase| phrase.id.clone() let:phrase>
                    <PhraseRow phrase=phrase known=known/>
                </For>
            </ul>
        </div>
    }
}

/// The tone that is preferred.
#[component]
fn Tones(tone: RwSignal<Option<Tone>>) -> impl IntoView {
    let lang = use_lang();
    let button = move |which: Option<Tone>| {
        let label = move || match which {
            Some(tone) => phrases::tone(lang.get(), tone),
            None => PhraseTexts::of(lang.get()).any_tone,
        };
        view! {
            <button
                type="button"
                class="tone"
                aria-pressed=move || if tone.get() == which { "true" } else { "false" }
                on:click=move |_| tone.set(which)
            >
                {label}
            </button>
        }
        .into_any()
    };
    let all: Vec<AnyView> = std::iter::once(None).chain(Tone::ALL.iter().copied().map(Some)).map(button).collect();
    view! { <div class="tones" role="group" aria-label=move || PhraseTexts::of(lang.get()).tones>{all}</div> }
}

/// Each thing once: in the tone that is preferred where there is one, else as it ranks best.
fn one_of_each(found: Vec<Phrase>, tone: Option<Tone>) -> Vec<Phrase> {
    let preferred: BTreeMap<String, Phrase> = found
        .iter()
        .rev()
        .filter(|phrase| tone.is_some() && phrase.tone == tone)
        .filter_map(|phrase| Some((phrase.of.clone()?, phrase.clone())))
        .collect();
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .filter(|phrase| phrase.of.as_ref().is_none_or(|of| seen.insert(of.clone())))
        .map(|phrase| phrase.of.as_ref().and_then(|of| preferred.get(of)).cloned().unwrap_or(phrase))
        .take(SHOWN)
        .collect()
}

#[component]
fn PhraseRow(phrase: Phrase, known: Memo<Blanks>) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let said = RwSignal::new("");
    let typed = RwSignal::new(BTreeMap::new());
    let id = ["phrase-", &phrase.id.0.replace('.', "-")].concat();
    let others = desk.words.with_untracked(|words| {
        words.as_ref().map(|words| words.bank.variants(&phrase).into_iter().cloned().collect::<Vec<_>>())
    });
    let shown = RwSignal::new(phrase.clone());
    let ways: Vec<Phrase> = std::iter::once(phrase).chain(others.unwrap_or_default()).collect();
    let tag = move || shown.with(|phrase| phrase.tags.first().cloned().unwrap_or_default());
    let copy = move || {
        let lang = lang.get_untracked();
        let blanks = typed.with_untracked(|typed| filled(known.get_untracked(), typed));
        let t = WorkbenchTexts::of(lang);
        said.set(match shown.with_untracked(|phrase| plain(pick(lang, &phrase.text), &blanks)) {
            Some(words) if browser::copy(&words) => t.phrase_copied,
            Some(_) => t.phrase_uncopied,
            None => PhraseTexts::of(lang).blank_left,
        });
        set_timeout(
            move || {
                // The phrase may have made way for others by now.
                said.try_set("");
            },
            Duration::from_secs(3),
        );
    };
    // Fields that are typed into are made anew only when their words change.
    let pieces = Memo::new(move |_| {
        let lang = lang.get();
        known.with(|known| shown.with(|phrase| render(pick(lang, &phrase.text), known)))
    });
    let done = Callback::new(move |()| copy());
    let words = move || fields(lang.get_untracked(), pieces.get(), typed, &id, Some(done));
    view! {
        <li class="phrase">
            <p class="phrase__head muted">
                <span>{tag}</span>
                <button type="button" class="button button--quiet phrase__copy" on:click=move |_| copy()>
                    {move || t().phrase_copy}
                </button>
            </p>
            <p class="phrase__text">{words}</p>
            {(ways.len() > 1).then(|| ways_view(ways, shown))}
            <p class="phrase__said" role="status">{move || said.get()}</p>
        </li>
    }
}

/// The other ways to say it.
fn ways_view(ways: Vec<Phrase>, shown: RwSignal<Phrase>) -> AnyView {
    let lang = use_lang();
    let button = move |phrase: Phrase| {
        let (id, tone) = (phrase.id.clone(), phrase.tone);
        let label = move || match tone {
            Some(tone) => phrases::tone(lang.get(), tone),
            None => PhraseTexts::of(lang.get()).any_tone,
        };
        view! {
            <button
                type="button"
                class="tone"
                aria-pressed=move || if shown.with(|shown| shown.id == id) { "true" } else { "false" }
                on:click=move |_| shown.set(phrase.clone())
            >
                {label}
            </button>
        }
        .into_any()
    };
    let all: Vec<AnyView> = ways.into_iter().map(button).collect();
    view! { <div class="tones" role="group" aria-label=move || PhraseTexts::of(lang.get()).other_ways>{all}</div> }
        .into_any()
}
