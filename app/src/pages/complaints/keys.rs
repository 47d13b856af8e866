//! The keys of the list: down, up, search. Enter opens the row that has the focus, as links do.

use super::{filters::SEARCH, rows::LINK};
use crate::browser;
use crate::ui::flow::react;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// Listens while the list is shown.
pub fn listen() {
    react(move || {
        let handle = window_event_listener(ev::keydown, |event| {
            if browser::composing(&event) || event.ctrl_key() || event.alt_key() || event.meta_key() || busy(&event) {
                return;
            }
            let done = match &*event.key() {
                "j" | "J" => step(1),
                "k" | "K" => step(-1),
                "ArrowDown" if current(&links()).is_some() => step(1),
                "ArrowUp" if current(&links()).is_some() => step(-1),
                "/" | "／" | "、" => {
                    browser::focus(SEARCH);
                    true
                }
                _ => false,
            };
            if done {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// Whether somebody types, or a dialog is open.
fn busy(event: &web_sys::KeyboardEvent) -> bool {
    browser::types(event) || document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

fn links() -> Vec<web_sys::HtmlElement> {
    let found = document().get_elements_by_class_name(LINK);
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

fn current(links: &[web_sys::HtmlElement]) -> Option<usize> {
    let active = document().active_element()?;
    links.iter().position(|link| **link == active)
}

/// Moves the focus by so many rows; the first step lands on the first row.
fn step(by: isize) -> bool {
    let links = links();
    let next = current(&links).map_or(0, |at| at.saturating_add_signed(by).min(links.len().saturating_sub(1)));
    links.get(next).is_some_and(|link| link.focus().is_ok())
}
