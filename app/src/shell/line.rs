//! How the line to the server stands, and how old the last word from it is.

use crate::{
    clock::use_clock,
    i18n::{shell::shell, time::ago, use_lang},
    live::{Line, use_live},
};
use leptos::prelude::*;

/// The state of the line. Only a change of state is announced, never the age that ticks.
#[component]
pub(super) fn LineState() -> impl IntoView {
    let (lang, live, clock) = (use_lang(), use_live(), use_clock());
    let class = move || match live.line.get() {
        Line::Opening => "line line--opening",
        Line::Open => "line line--open",
        Line::Cut => "line line--cut",
    };
    let state = move || {
        let t = shell(lang.get());
        match live.line.get() {
            Line::Opening => t.line_opening,
            Line::Open => t.line_open,
            Line::Cut => t.line_cut,
        }
    };
    let help = move || (live.line.get() == Line::Cut).then(|| shell(lang.get()).line_cut_help);
    let age = Memo::new(move |_| {
        let heard = live.heard_ms();
        let seconds = (clock.now().timestamp_millis() - heard).max(0) / 1000;
        if heard == 0 { String::new() } else { [shell(lang.get()).dot, &ago(lang.get(), seconds)].concat() }
    });
    view! {
        <span class=move || class() title=move || help()>
            <span class="line__dot" aria-hidden="true"></span>
            <span class="line__text" role="status">{move || state()}</span>
            <span class="line__age">{move || age.get()}</span>
        </span>
    }
}
