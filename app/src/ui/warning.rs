//! A warning of the form, wherever it belongs: what to watch, what to do, where it comes from.

use crate::i18n::{terms, use_lang};
use domain::complaint::warning::Warning;
use leptos::prelude::*;

/// A warning. It never blocks anything.
pub fn warning_note(warning: Warning) -> AnyView {
    let lang = use_lang();
    let note = move || terms::warning(lang.get(), warning);
    view! {
        <div class="warning">
            <span class="warning__mark" aria-hidden="true">"!"</span>
            <p>
                <strong>{move || terms::mind(lang.get())} " · " {move || note().title}</strong> " " {move || note().text}
                <span class="muted warning__source">{move || note().source}</span>
            </p>
        </div>
    }
    .into_any()
}
