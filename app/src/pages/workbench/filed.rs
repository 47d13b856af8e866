//! The complaints of this call: being saved, waiting for the network, or saved under a number.

use super::form_panel::refusal_text;
use crate::ui::flow::{For, Show};
use crate::{
    desk::{Filed, use_desk},
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    outbox::use_outbox,
    paths,
};
use domain::complaint::{Field, Kind};
use leptos::prelude::*;

/// One notice for each.
#[component]
pub fn FiledNotes() -> impl IntoView {
    let desk = use_desk();
    let filed = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| d.filed.clone()).unwrap_or_default()));
    let current =
        move || desk.doc.with(|d| d.as_ref().is_some_and(|d| d.filed.iter().any(|f| f.submission == d.filing)));
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
        <For each=move || filed.get() key=|f| (f.submission, f.saved.is_some()) let:one>
            <FiledNote filed=one/>
        </For>
        <Show when=current>
            <p class="filed__another">
                <button type="button" class="button" on:click=move |_| desk.another()>
                    {move || t().saved_another}
                </button>
            </p>
        </Show>
    }
}

#[component]
fn FiledNote(filed: Filed) -> impl IntoView {
    let outbox = use_outbox();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let kind = filed.form.get(&Field::Kind).and_then(|k| Kind::from_code(k)).unwrap_or(Kind::Other);
    let submission = filed.submission;
    match filed.saved {
        Some((id, number)) => view! {
            <div class="filed filed--saved" role="status">
                <span class="filed__mark" aria-hidden="true">"✓"</span>
                <p class="filed__text">
                    <strong>{move || t().saved_title} " " <span class="filed__number">{number}</span></strong>
                    " · " {move || terms::kind(lang.get(), kind)}
                </p>
                <a class="button" href=paths::complaint(id) target="_blank" rel="noopener">{move || t().saved_open}</a>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="filed" role="status">
                <span class="filed__mark" aria-hidden="true">"…"</span>
                <p class="filed__text">
                    {move || {
                        let refused =
                            outbox.answer(submission).as_ref().and_then(|answer| refusal_text(lang.get(), answer));
                        match refused {
                            Some(text) => format!("{} · {text}", t().refused),
                            None if outbox.offline.get() => t().queued.to_owned(),
                            None => t().saving.to_owned(),
                        }
                    }}
                </p>
            </div>
        }
        .into_any(),
    }
}
