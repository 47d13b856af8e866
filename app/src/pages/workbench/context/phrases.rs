//! The right words, found while typing, blanks filled from the call.

use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    desk::use_desk,
    i18n::{use_lang, workbench::WorkbenchTexts},
    pages::workbench::{Bench, script_panel::pick},
};
use domain::{
    complaint::{Field, Kind},
    phrase::Phrase,
    script::{Blanks, Piece, render},
};
use leptos::{html, prelude::*};
use std::time::Duration;

/// Phrases shown at once.
const SHOWN: usize = 30;

/// The tab.
#[component]
pub fn PhrasesTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let query = RwSignal::new(String::new());
    let kind = Memo::new(move |_| desk.doc.with(|d| d.as_ref().and_then(|d| Kind::from_code(d.value(Field::Kind)))));
    let found = Memo::new(move |_| {
        let query = query.get();
        desk.words.with(|words| {
            words.as_ref().map_or_else(Vec::new, |w| {
                w.bank.search(&query, kind.get()).into_iter().take(SHOWN).cloned().collect::<Vec<_>>()
            })
        })
    });
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
                    <PhraseRow phrase=phrase/>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn PhraseRow(phrase: Phrase) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let said = RwSignal::new("");
    let tag = phrase.tags.first().cloned().unwrap_or_default();
    let text = phrase.text;
    let shown = text.clone();
    let copy = move |_| {
        let lang = lang.get_untracked();
        let filled = untrack(|| plain(pick(lang, &text), &desk.blanks(lang)));
        match filled {
            Some(words) => {
                let t = WorkbenchTexts::of(lang);
                said.set(if browser::copy(&words) { t.phrase_copied } else { t.phrase_uncopied });
            }
            None => said.set(WorkbenchTexts::of(lang).phrase_blank),
        }
        set_timeout(
            move || {
                // The phrase may have made way for others by now.
                said.try_set("");
            },
            Duration::from_secs(3),
        );
    };
    view! {
        <li class="phrase">
            <p class="phrase__head muted">
                <span>{tag}</span>
                <button type="button" class="button button--quiet phrase__copy" on:click=copy>
                    {move || t().phrase_copy}
                </button>
            </p>
            <p class="phrase__text">
                {move || {
                    let lang = lang.get();
                    let blanks = desk.blanks(lang);
                    render(pick(lang, &shown), &blanks)
                        .into_iter()
                        .map(|piece| match piece {
                            Piece::Plain(words) | Piece::Strong(words) => words.into_any(),
                            Piece::Blank { value: Some(value), .. } => {
                                view! { <mark class="blank">{value}</mark> }.into_any()
                            }
                            Piece::Blank { value: None, .. } => view! {
                                <mark class="blank blank--open">{WorkbenchTexts::of(lang).script_blank}</mark>
                            }
                            .into_any(),
                        })
                        .map(IntoAny::into_any)
                        .collect_view()
                }}
            </p>
            <p class="phrase__said" role="status">{move || said.get()}</p>
        </li>
    }
}

/// The words without marks; nothing while a blank is empty.
fn plain(text: &str, blanks: &Blanks) -> Option<String> {
    let pieces = render(text, blanks);
    pieces.into_iter().try_fold(String::new(), |mut out, piece| {
        match piece {
            Piece::Plain(words) | Piece::Strong(words) => out.push_str(&words),
            Piece::Blank { value, .. } => out.push_str(&value?),
        }
        Some(out)
    })
}
