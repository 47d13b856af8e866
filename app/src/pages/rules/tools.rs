//! What can be done with a result.

use crate::{
    browser,
    i18n::{rule_pages::RulePageTexts, use_lang},
    shell::looks::use_looks,
    start::use_me,
    ui::{
        flow::react,
        icon::{Icon, IconName},
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// Copy the address, print.
#[component]
pub fn Tools() -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        copied.set(Some(browser::copy(&browser::address())));
        set_timeout(
            move || {
                // The result may have made way for another one by now.
                copied.try_set(None);
            },
            Duration::from_secs(3),
        );
    };
    // A browser that cannot print does nothing.
    let print = |_| drop(window().print());
    view! {
        <p class="row calc__tools">
            <button type="button" class="button" on:click=copy>{move || t().copy_link}</button>
            <button type="button" class="button" on:click=print><Icon name=IconName::Print /> {move || t().print}</button>
            <span class="muted" role="status">
                {move || copied.get().map_or("", |done| if done { t().copied } else { t().not_copied })}
            </span>
        </p>
    }
}

/// Keeps the calculators for a time without network, as this person sees them.
pub fn keep_a_copy() {
    let (looks, who) = (use_looks(), use_me().map(|me| me.actor.login).unwrap_or_default());
    react(move || {
        let (lang, theme) = (looks.lang.get(), looks.theme.get());
        browser::offline::keep_calculators([&*who, " ", lang.code(), " ", theme.code()].concat());
    });
}

/// What a result was worked out from, and its hash.
#[component]
pub fn Inputs(
    /// The inputs, written down in one way only.
    text: String,
    /// Their SHA-256.
    hash: String,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    view! {
        <details class="calc__inputs">
            <summary>{move || t().inputs}</summary>
            <p class="muted">{move || t().inputs_text}</p>
            <pre class="calc__text" tabindex="0">{text}</pre>
            <p class="calc__hash tabular">{hash}</p>
        </details>
    }
}
