//! A dialog over the page: the browser's own, so that Escape, focus and what lies behind are the browser's business.

use super::icon::{Icon, IconName};
use crate::i18n::{shell::shell, use_lang};
use crate::ui::flow::react;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// Opens and closes a `<dialog>` as a signal says. The browser gives the focus back to where it was.
pub fn follow(node: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    react(move || {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        if open && !dialog.open() {
            // Fails only for a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}

/// Whether a click went beside the dialog's contents.
#[must_use]
pub fn beside(event: &web_sys::MouseEvent) -> bool {
    let element = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|e| e.tag_name() == "DIALOG")
}

/// A dialog with a title and a way out. Its contents stay in the page while it is closed, so nothing typed is lost.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is wide.
    #[prop(optional)]
    wide: bool,
    /// Its contents.
    children: Children,
) -> impl IntoView {
    let (node, lang) = (NodeRef::<html::Dialog>::new(), use_lang());
    follow(node, open);
    let class = if wide { "dialog dialog--wide" } else { "dialog" };
    view! {
        <dialog class=class node_ref=node aria-label=move || title.get() on:close=move |_| open.set(false)>
            <div class="dialog__head">
                <h2 class="dialog__title">{move || title.get()}</h2>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=move || shell(lang.get()).close
                    on:click=move |_| open.set(false)
                >
                    <Icon name=IconName::Cross />
                </button>
            </div>
            <div class="dialog__body">{children()}</div>
        </dialog>
    }
}
