//! The keys that work on every page, and the list of all keys.

use crate::ui::flow::react;
use crate::{
    browser,
    i18n::{shell::shell, use_lang},
    ui::dialog::Dialog,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Listens from the first moment on; what it opens may come a little later.
pub(super) fn listen(palette: RwSignal<bool>, keys: RwSignal<bool>) {
    react(move || {
        browser::on_document("keydown", move |event| {
            if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
                act_on(&event, palette, keys);
            }
        });
        browser::on_window("yiling:keys", move |_| keys.set(true));
    });
}

/// The key list.
#[component]
pub(super) fn Keys(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).keys;
    view! {
        <Dialog open=open title=Signal::derive(move || t().title.to_owned())>
            <dl class="keys">
                {move || {
                    t().rows
                        .iter()
                        .map(|(keys, what)| {
                            let keys = keys.iter().map(|key| view! { <kbd class="kbd">{*key}</kbd> }.into_any()).map(IntoAny::into_any).collect_view();
                            view! { <div class="keys__row"><dt>{keys}</dt><dd>{*what}</dd></div> }
                        })
                        .map(IntoAny::into_any)
                        .collect_view()
                }}
            </dl>
            <p class="muted">{move || t().note}</p>
        </Dialog>
    }
}

fn act_on(event: &KeyboardEvent, palette: RwSignal<bool>, keys: RwSignal<bool>) {
    if browser::composing(event) || event.alt_key() {
        return;
    }
    let (command, key) = (event.ctrl_key() || event.meta_key(), event.key());
    if command && !event.shift_key() && key.eq_ignore_ascii_case("k") {
        event.prevent_default();
        palette.update(|open| *open = !*open);
    } else if !command && matches!(key.as_str(), "?" | "？") && !typing(event) {
        event.prevent_default();
        keys.set(true);
    }
}

/// Whether the key is typed into something.
fn typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|e| e.closest("input, textarea, select, [contenteditable]").is_ok_and(|found| found.is_some()))
}
