//! Wrap-up: what came of the call, and a note.

use super::{call_facts::CallFacts, form_panel::KeptLine};
use crate::ui::flow::Show;
use crate::{
    desk::use_desk,
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    ui::phrase_area::PhraseArea,
};
use domain::{
    call::{Disposition, NOTE_LENGTH},
    complaint::Field,
};
use leptos::prelude::*;

/// The panel.
#[component]
pub fn WrapUpPanel() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let chosen = chosen();
    let note = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| d.note.clone()).unwrap_or_default()));
    let missing = RwSignal::new(false);
    let unfiled = Memo::new(move |_| {
        desk.doc.with(|d| {
            d.as_ref().is_some_and(|d| {
                d.filed.is_empty()
                    && !d.value(Field::Kind).is_empty()
                    && d.disposition != Some(Disposition::AddedToComplaint)
            })
        })
    });
    let finish = move |_| {
        missing.set(chosen.get_untracked().is_none());
        desk.finish();
    };
    view! {
        <section class="card wrap" aria-labelledby="wrap-title">
            <h2 class="card__title" id="wrap-title">{move || t().wrap_title}</h2>
            <Show when=move || unfiled.get()>
                <div class="warning" role="status">
                    <span class="warning__mark" aria-hidden="true">"!"</span>
                    <p>{move || t().wrap_unfiled}</p>
                </div>
            </Show>
            <div class="field field--wide" class:field--bad=move || missing.get()>
                <span class="field__label" id="disposition-label">{move || t().wrap_disposition}</span>
                <div class="choices" role="radiogroup" aria-labelledby="disposition-label"><Dispositions missing=missing/></div>
                <p class="field__error" role="alert">{move || missing.get().then(|| t().wrap_need)}</p>
            </div>
            <CallFacts/>
            <div class="field field--wide">
                <label class="field__label" for="wrap-note">{move || t().wrap_note}</label>
                <PhraseArea
                    id="wrap-note"
                    source=desk.phrase_source()
                    to_customer=false
                    value=note
                    on_input=Callback::new(move |text: String| desk.change(|doc| doc.note = text))
                    rows=3
                    max=u32::try_from(NOTE_LENGTH).unwrap_or(2000)
                />
            </div>
            <div class="save-bar">
                <KeptLine/>
                <button type="button" class="button button--primary" id="finish" on:click=finish>
                    {move || t().wrap_save} " " <kbd class="kbd">"Ctrl ↵"</kbd>
                </button>
            </div>
        </section>
    }
}

/// What came of the call, as far as it was said.
fn chosen() -> Memo<Option<Disposition>> {
    let desk = use_desk();
    Memo::new(move |_| desk.doc.with(|d| d.as_ref().and_then(|d| d.disposition)))
}

/// What may have come of a call.
#[component]
fn Dispositions(
    /// Whether it was missed; choosing mends that.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let chosen = chosen();
    Disposition::ALL
        .iter()
        .enumerate()
        .map(|(i, disposition)| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        class="choice__input"
                        name="disposition"
                        id=if i == 0 { "disposition".to_owned() } else { format!("disposition-{}", disposition.code()) }
                        prop:checked=move || chosen.get() == Some(*disposition)
                        on:change=move |_| {
                            missing.set(false);
                            desk.change(|doc| doc.disposition = Some(*disposition));
                        }
                    />
                    <span class="choice__label">{move || terms::disposition(lang.get(), *disposition)}</span>
                </label>
            }
            .into_any()
        })
        .map(IntoAny::into_any)
        .collect_view()
}
