//! The context column: phrases, customer, tracking, rules.

mod customer;
mod phrases;
mod rules;
mod tracking;

use super::{Bench, Pane};
use crate::{
    i18n::{use_lang, workbench::WorkbenchTexts},
    later::use_later,
};
use customer::CustomerTab;
use leptos::{ev, prelude::*};
use phrases::PhrasesTab;
use rules::RulesTab;
use tracking::TrackingTab;

const TABS: [Pane; 4] = [Pane::Phrases, Pane::Customer, Pane::Tracking, Pane::Rules];

const fn tab_id(pane: Pane) -> &'static str {
    match pane {
        Pane::Phrases => "tab-phrases",
        Pane::Customer => "tab-customer",
        Pane::Tracking => "tab-tracking",
        Pane::Rules | Pane::Work | Pane::Call => "tab-rules",
    }
}

/// What a tab shows.
pub fn tab(pane: Pane) -> AnyView {
    match pane {
        Pane::Phrases | Pane::Work | Pane::Call => view! { <PhrasesTab/> }.into_any(),
        Pane::Customer => view! { <CustomerTab/> }.into_any(),
        Pane::Tracking => view! { <TrackingTab/> }.into_any(),
        Pane::Rules => view! { <RulesTab/> }.into_any(),
    }
}

/// The column; a drawer on a middling screen, a page of its own on a narrow one.
#[component]
pub fn Context() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let (lang, later) = (use_lang(), use_later());
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
        <button
            type="button"
            class="button context-open"
            aria-expanded=move || if bench.drawer.get() { "true" } else { "false" }
            on:click=move |_| bench.drawer.update(|open| *open = !*open)
        >
            {move || if bench.drawer.get() { t().drawer_close } else { t().drawer_open }}
        </button>
        <aside class="bench__context card context" aria-label=move || t().drawer>
            <Tabs/>
            <div
                class="context__panel"
                id="context-panel"
                role="tabpanel"
                tabindex="0"
                aria-labelledby=move || tab_id(bench.tab.get())
            >
                {move || match later.bench() {
                    Some(parts) => (parts.tab)(bench.tab.get()),
                    None => view! {
                        <p class="empty muted">
                            {move || if later.failed.get() { t().later_failed } else { t().later_wait }}
                        </p>
                    }
                    .into_any(),
                }}
            </div>
        </aside>
    }
}

/// The tabs; arrow keys go from one to the next.
#[component]
fn Tabs() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let label = move |pane: Pane| match pane {
        Pane::Phrases => t().tab_phrases,
        Pane::Customer => t().tab_customer,
        Pane::Tracking => t().tab_waybill,
        Pane::Rules | Pane::Work | Pane::Call => t().tab_rules,
    };
    let turn = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => TABS.len() - 1,
            _ => return,
        };
        let here = TABS.iter().position(|p| *p == bench.tab.get_untracked()).unwrap_or(0);
        let next = TABS[(here + by) % TABS.len()];
        bench.show(next);
        crate::browser::focus(tab_id(next));
    };
    view! {
        <div class="tabs" role="tablist" on:keydown=turn>
            {TABS
                .into_iter()
                .map(|pane| {
                    view! {
                        <button
                            type="button"
                            class="tab"
                            role="tab"
                            id=tab_id(pane)
                            aria-controls="context-panel"
                            aria-selected=move || if bench.tab.get() == pane { "true" } else { "false" }
                            tabindex=move || if bench.tab.get() == pane { "0" } else { "-1" }
                            on:click=move |_| bench.show(pane)
                        >
                            {move || label(pane)}
                        </button>
                    }.into_any()
                })
                .map(IntoAny::into_any)
                .collect_view()}
        </div>
    }
}
