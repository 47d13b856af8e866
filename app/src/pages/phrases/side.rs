//! The categories beside the list: ways to their phrases, and places where a phrase that is dragged may be let go.

use super::moving::{Movable, Mover};
use crate::{
    i18n::{
        phrase_pages::{category, say},
        use_lang,
    },
    paths,
};
use domain::{phrase::Category, view::phrases::PhraseQuery};
use leptos::{ev, prelude::*};
use std::collections::BTreeMap;

/// The list.
#[component]
pub fn Side(
    /// The question the list answers.
    asked: PhraseQuery,
    /// How many of what else was asked each category has.
    counts: Vec<(Category, u32)>,
    /// What moves.
    mover: Mover,
) -> impl IntoView {
    let counts: BTreeMap<Category, u32> = counts.into_iter().collect();
    let current = asked.category;
    let path = move |to: Option<Category>| paths::phrases(&PhraseQuery { category: to, page: 0, ..asked.clone() });
    let all = path(None);
    let rows = Category::ALL
        .iter()
        .map(|one| {
            let count = counts.get(one).copied().unwrap_or_default();
            place(*one, path(Some(*one)), count, current == Some(*one), mover)
        })
        .collect_view();
    view! {
        <nav
            class="card phrasebook__side"
            class:phrasebook__side--open=move || mover.dragged.with(Option::is_some)
            aria-label=say(|t| t.category)
        >
            <ul>
                <li>
                    <a href=all aria-current=current.is_none().then_some("true")>{say(|t| t.any_category)}</a>
                </li>
                {rows}
            </ul>
        </nav>
    }
}

fn place(one: Category, path: String, count: u32, current: bool, mover: Mover) -> AnyView {
    let lang = use_lang();
    let welcome = move || {
        let elsewhere = |what: &Movable| what.category() != Some(one);
        mover.dragged.with_untracked(|dragged| dragged.as_ref().is_some_and(elsewhere))
    };
    let over = move |event: ev::DragEvent| {
        if welcome() {
            event.prevent_default();
            mover.over.set(Some(one));
        }
    };
    let leave = move |_| {
        if mover.over.get_untracked() == Some(one) {
            mover.over.set(None);
        }
    };
    let take = move |event: ev::DragEvent| {
        event.prevent_default();
        mover.drop_on(one);
    };
    view! {
        <li
            data-category=one.code()
            class:phrasebook__over=move || mover.over.get() == Some(one)
            on:dragover=over
            on:dragleave=leave
            on:drop=take
        >
            <a href=path aria-current=current.then_some("true")>
                <span>{move || category(lang.get(), one)}</span>
                <span class="muted tabular">{(count > 0).then(|| count.to_string())}</span>
            </a>
        </li>
    }
    .into_any()
}
