//! What happened to a phrase, in sentences.

use crate::i18n::{
    phrase_pages::{PhraseTexts, column, deed, say, value},
    time, use_lang,
};
use domain::view::phrases::{PartChange, PhraseDeed, PhraseMoment};
use leptos::prelude::*;

/// The history, newest first.
#[component]
pub fn History(
    /// What happened.
    moments: Vec<PhraseMoment>,
) -> impl IntoView {
    let body = if moments.is_empty() {
        view! { <p class="muted">{say(|t| t.no_history)}</p> }.into_any()
    } else {
        let lines = moments.into_iter().map(|moment| view! { <Moment moment=moment /> }.into_any()).collect_view();
        view! { <ol class="phrasebook__history">{lines}</ol> }.into_any()
    };
    view! {
        <section class="card">
            <h2 class="card__title">{say(|t| t.history)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Moment(moment: PhraseMoment) -> impl IntoView {
    let lang = use_lang();
    let PhraseMoment { at, by, deed: what } = moment;
    let parts = match &what {
        PhraseDeed::Changed { parts } => parts.clone(),
        _ => Vec::new(),
    };
    let lines = parts.into_iter().map(|part| view! { <Part part=part /> }.into_any()).collect_view();
    view! {
        <li>
            <p>
                <span class="muted tabular">{move || time::moment(lang.get(), at)}</span>
                " "
                {move || deed(lang.get(), &by, &what)}
            </p>
            <ul>{lines}</ul>
        </li>
    }
}

#[component]
fn Part(part: PartChange) -> impl IntoView {
    let lang = use_lang();
    let PartChange { column: which, from, to } = part;
    let read = move |text: &str| {
        let words = value(lang.get(), which, text);
        if words.is_empty() { PhraseTexts::of(lang.get()).empty_part.to_owned() } else { words }
    };
    view! {
        <li>
            <strong>{move || column(lang.get(), which)}</strong>
            <p><span class="muted">{say(|t| t.was)}</span> <del>{move || read(&from)}</del></p>
            <p><span class="muted">{say(|t| t.is_now)}</span> <ins>{move || read(&to)}</ins></p>
        </li>
    }
}
