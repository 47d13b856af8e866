//! The keys of the workbench. None reacts while an input method composes.

use super::{
    Bench, Pane,
    form_panel::is_wrapping,
    script_panel::{back, choose, follow_question},
};
use crate::{browser, desk::use_desk, i18n::use_lang};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// Shows the phrases ready to be searched, from the first moment on; they may come a little later.
pub fn find_phrases(bench: Bench) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let (command, key) = (event.ctrl_key() || event.meta_key(), event.key());
        let wanted = match key.as_str() {
            "/" | "／" | "、" => !command && !browser::types(&event),
            "j" | "J" => command && !event.shift_key(),
            _ => false,
        };
        if wanted && !event.alt_key() && !browser::composing(&event) {
            event.prevent_default();
            bench.show(Pane::Phrases);
            bench.find.set(true);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Listens while the page is open.
pub fn listen(bench: Bench) {
    let (desk, lang) = (use_desk(), use_lang());
    let handle = window_event_listener(ev::keydown, move |event| {
        if browser::composing(&event) {
            return;
        }
        let key = event.key();
        let plain = !event.ctrl_key() && !event.meta_key();
        let on_call = desk.doc.with_untracked(Option::is_some);
        // With Alt, some layouts give another character; the physical key is what is printed on the button.
        let digit = event.code().strip_prefix("Digit").and_then(|d| d.parse::<u32>().ok()).filter(|d| *d >= 1);
        let handled = match (key.as_str(), digit) {
            // The physical key: with Alt, some layouts give another character.
            _ if event.alt_key() && plain && matches!(event.code().as_str(), "KeyY" | "KeyN") => {
                super::line::by_key(desk, event.code() == "KeyY")
            }
            (_, Some(digit)) if event.alt_key() && plain && on_call => {
                follow_question();
                choose(desk, lang.get_untracked(), digit - 1)
            }
            ("ArrowLeft", _) if event.alt_key() && plain && on_call => {
                back(desk);
                follow_question();
                true
            }
            ("Enter", _) if (event.ctrl_key() || event.meta_key()) && on_call => {
                if is_wrapping(desk) {
                    desk.finish();
                } else if !desk.file() {
                    set_timeout(|| browser::focus("error-summary"), Duration::from_millis(30));
                }
                true
            }
            ("Escape", _) if bench.drawer.get_untracked() => {
                bench.drawer.set(false);
                bench.pane.set(Pane::Call);
                true
            }
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
