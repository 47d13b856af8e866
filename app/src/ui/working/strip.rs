//! The day strip: each local day from the start to the last one.

use crate::i18n::{proof, time, use_lang, working::say};
use chrono::Datelike;
use domain::{calendar::DayKind, deadline::DayCell};
use leptos::prelude::*;

/// The strip; nothing when the clock has none.
#[component]
pub fn DayStrip(
    /// The days.
    days: Vec<DayCell>,
) -> impl IntoView {
    if days.is_empty() {
        return ().into_any();
    }
    let last = days.len() - 1;
    let cells = days
        .into_iter()
        .enumerate()
        .map(|(i, cell)| day(cell, i == 0, i == last))
        .map(IntoAny::into_any)
        .collect_view();
    view! { <ol class="strip" aria-label=say(|t| t.strip)>{cells}</ol> }.into_any()
}

fn day(cell: DayCell, first: bool, last: bool) -> impl IntoView {
    let lang = use_lang();
    let class = match (last, cell.counted, cell.kind) {
        (true, ..) => "strip__day strip__day--last",
        (_, None, _) if first => "strip__day strip__day--start",
        (_, _, Some(DayKind::Weekend | DayKind::Holiday | DayKind::Closed)) => "strip__day strip__day--rest",
        (_, _, Some(DayKind::MakeUp)) => "strip__day strip__day--made-up",
        (_, _, None) => "strip__day strip__day--unknown",
        _ => "strip__day",
    };
    view! {
        <li class=class>
            <span class="visually-hidden">{move || proof::cell_spoken(lang.get(), &cell)}</span>
            <span aria-hidden="true">{move || time::weekday(lang.get(), cell.day)}</span>
            <span class="strip__date" aria-hidden="true">
                {cell.day.day()}
            </span>
            <span aria-hidden="true">{move || proof::cell_label(lang.get(), &cell, first, last)}</span>
        </li>
    }
}
