//! What is late within the hour if nobody acts, the soonest first.

use super::state::Board;
use crate::{
    i18n::{
        board::{BoardTexts, say},
        terms, use_lang,
    },
    paths,
    ui::{
        chip::ClockChip,
        flow::{For, Show},
    },
};
use domain::counters::{Breach, BreachOf, CallbackSet, Drill, Rows};
use leptos::prelude::*;

/// What tells one from the others.
fn key(breach: &Breach) -> String {
    domain::counters::Alert::Breach(*breach).key()
}

/// The list.
#[component]
pub fn Breaches(
    /// The board.
    board: Board,
) -> impl IntoView {
    let next = Memo::new(move |_| board.see(|b| b.deadlines.next.clone()));
    let all = Memo::new(move |_| {
        board.see(|b| (b.deadlines.breaches, paths::board_rows(&Drill::all(Rows::Breaches, b.day), 0)))
    });
    let none = Memo::new(move |_| next.with(Vec::is_empty));
    view! {
        <Show when=move || !none.get() fallback=|| view! { <p class="empty">{say(|t| t.no_breaches)}</p> }>
            <ul class="breaches">
                <For each=move || next.get() key=key children=move |breach| row(board, breach) />
            </ul>
            <p class="breaches__all">
                <a class="board__number" href=move || all.get().1>{move || [say(|t| t.all_breaches)(), &all.get().0.to_string()].concat()}</a>
            </p>
        </Show>
    }
}

fn row(board: Board, breach: Breach) -> impl IntoView {
    let lang = use_lang();
    let what = move || match breach.of {
        BreachOf::Callback { .. } => BoardTexts::of(lang.get()).callback,
        BreachOf::Clock { code, .. } => terms::clock(lang.get(), code),
    };
    let whose = move || match breach.of {
        BreachOf::Callback { .. } => None,
        BreachOf::Clock { lane, .. } => Some([say(|t| t.dot)(), terms::lane(lang.get(), lane)].concat()),
    };
    let who = Memo::new(move |_| match breach.owner {
        Some(owner) => board.name(owner),
        None => BoardTexts::of(lang.get()).nobody.to_owned(),
    });
    let to = move || match breach.of {
        BreachOf::Clock { complaint, .. } => paths::complaint(complaint),
        BreachOf::Callback { .. } => {
            board.see(|b| paths::board_rows(&Drill::all(Rows::Callbacks(CallbackSet::Open), b.day), 0))
        }
    };
    view! {
        <li class="breach">
            <a class="breach__link" href=to>{what}{whose}</a>
            <span class="muted">{move || who.get()}</span>
            <ClockChip due=breach.due_at />
        </li>
    }
}
