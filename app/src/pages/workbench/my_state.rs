//! What I am doing, and for how long.

use crate::{
    clock::use_clock,
    desk::{Phase, use_desk},
    i18n::{time, use_lang, workbench::WorkbenchTexts},
};
use domain::view::WorkbenchPage as Page;
use leptos::prelude::*;

/// My state, derived from the call; it has no switch of its own that could disagree.
#[component]
pub fn MyState(shown: RwSignal<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let state = Memo::new(move |_| {
        desk.doc.with(|doc| match doc.as_ref().map(|d| (d.phase, d.started_ms)) {
            None => ("ready", 0),
            Some((Phase::Talking, since)) => ("talking", since),
            Some((Phase::Holding { since_ms }, _)) => ("holding", since_ms),
            Some((Phase::WrappingUp { ended_ms } | Phase::Finished { ended_ms }, _)) => ("wrapping", ended_ms),
        })
    });
    let label = move || match state.get().0 {
        "talking" => t().state_talking,
        "holding" => t().state_holding,
        "wrapping" => t().state_wrapping,
        _ => t().state_ready,
    };
    let seconds = move || match state.get().1 {
        0 => String::new(),
        since => time::stopwatch(((clock.now().timestamp_millis() - since) / 1000).max(0)),
    };
    let calls = move || shown.with(|p| p.as_ref().map_or(0, |p| p.calls_today));
    view! {
        <section class="card my-state" class:my-state--floor=move || desk.line.with(|line| line.signed_on) data-state=move || state.get().0>
            <span class="my-state__dot" aria-hidden="true"></span>
            <strong class="my-state__label">{move || label()}</strong>
            <span class="my-state__time" aria-hidden="true">{move || seconds()}</span>
            <span class="chip chip--neutral my-state__calls">{move || t().calls_today}" "{move || calls()}</span>
        </section>
    }
}
