//! The clocks that will start when the complaint is saved, each with its working.

use crate::ui::flow::{For, Show};
use crate::{
    desk::use_desk,
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    ui::working::ProofPanel,
};
use domain::clock::Clock;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn RulesTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    // To the minute: the preview must not be built anew each second.
    let clocks = Memo::new(move |_| desk.preview());
    let rules = Memo::new(move |_| clocks.with(|all| all.iter().map(|c| c.rule.clone()).collect::<Vec<_>>()));
    view! {
        <h3 class="context__head">{move || t().rules_after_save}</h3>
        <Show
            when=move || rules.with(|r| !r.is_empty())
            fallback=move || view! { <p class="empty muted">{move || t().rules_none}</p> }
        >
            <For each=move || rules.get() key=Clone::clone let:rule>
                {
                    let clock = Memo::new(move |_| clocks.with(|all| all.iter().find(|c| c.rule == rule).cloned()));
                    move || clock.get().map(|clock| view! { <Preview clock=clock/> }.into_any())
                }
            </For>
        </Show>
    }
}

#[component]
fn Preview(clock: Clock) -> impl IntoView {
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let (code, lane) = (clock.code, clock.lane);
    view! {
        <details class="preview">
            <summary class="preview__head">
                <strong>{move || terms::clock(lang.get(), code)}</strong>
                " · " {move || terms::lane(lang.get(), lane)} " " <span class="muted">{move || t().proof}</span>
            </summary>
            <ProofPanel clock=clock headless=true/>
        </details>
    }
}
