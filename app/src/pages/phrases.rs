//! The phrases: found by words, marked, written, changed, retired, imported and exported.

mod address;
mod editor;
mod filters;
mod forbidden;
mod history;
mod import;
mod move_row;
mod moving;
mod new;
mod one;
mod plan;
mod rows;
mod send;
mod side;
mod source;

pub use forbidden::ForbiddenPage;
pub use import::ImportPage;
pub use new::NewPhrasePage;
pub use one::PhrasePage;

use crate::{
    doors::phrases::phrase_list,
    error::AppError,
    i18n::{
        phrase_pages::{PhraseTexts, say},
        terms, use_lang,
    },
    paths,
    start::use_me,
    ui::{
        chip::Tone,
        icon::{Icon, IconName},
        notice::Notice,
        title::Title,
    },
    wire::fetched,
};
use domain::{
    account::Permission,
    view::phrases::{PhraseList, PhraseQuery},
};
use filters::Filters;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use moving::{MoveNotice, Mover};
use rows::Rows;
use side::Side;

/// Whether the person at the page may.
fn may(permission: Permission) -> bool {
    use_me().is_some_and(|me| me.actor.may(permission))
}

/// The list.
#[component]
pub fn PhrasesPage() -> impl IntoView {
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| address::read(|name| map.get(name))));
    let list = fetched(move || query.get(), phrase_list);
    let mover = Mover::new(Callback::new(move |()| list.refetch()));
    view! {
        <Title text=say(|t| t.title) />
        <div class="page phrasebook">
            <div class="spread">
                <h1 class="page__title">{say(|t| t.title)}</h1>
                <Ways />
            </div>
            <p class="muted phrasebook__lead">{say(|t| t.lead)}</p>
            <Filters query=query />
            <MoveNotice mover=mover />
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    let asked = query.get_untracked();
                    match list.await {
                        Ok(list) => view! { <Results asked=asked list=list mover=mover /> }.into_any(),
                        Err(error) => view! { <Failed error=error again=Callback::new(move |()| list.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// What one may do besides reading.
#[component]
fn Ways() -> impl IntoView {
    let mine = may(Permission::TakeCalls).then(|| {
        view! {
            <a class="button" href=paths::PHRASES_NEW>
                <Icon name=IconName::Plus />
                {say(|t| t.new_mine)}
            </a>
        }
        .into_any()
    });
    let team = may(Permission::EditPhrases).then(|| {
        view! {
            <a class="button" href=paths::PHRASES_NEW_TEAM>
                <Icon name=IconName::Plus />
                {say(|t| t.new_team)}
            </a>
            <a class="button" href=paths::PHRASES_IMPORT>{say(|t| t.import)}</a>
        }
        .into_any()
    });
    view! {
        <p class="row phrasebook__ways">
            {mine} {team} <a class="button" href=paths::PHRASES_FORBIDDEN>{say(|t| t.forbidden)}</a>
        </p>
    }
}

/// It could not be fetched: say so, and offer to try again.
#[component]
fn Failed(error: AppError, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Notice tone=Tone::Overdue title=Signal::derive(move || say(|t| t.failed)().to_owned())>
            <p>{move || terms::error(lang.get(), error)}</p>
            <button class="button" type="button" on:click=move |_| again.run(())>{say(|t| t.retry)}</button>
        </Notice>
    }
}

#[component]
fn Results(asked: PhraseQuery, list: PhraseList, mover: Mover) -> impl IntoView {
    let counts = list.categories.clone();
    let side = view! { <Side asked=asked.clone() counts=counts mover=mover /> }.into_any();
    let body =
        if list.rows.is_empty() { none() } else { view! { <Found asked=asked list=list mover=mover /> }.into_any() };
    view! { <div class="phrasebook__split">{side} {body}</div> }
}

fn none() -> AnyView {
    view! {
        <div class="card empty">
            <p class="empty__title">{say(|t| t.none)}</p>
            <p>{say(|t| t.none_help)}</p>
            <a class="button" href=paths::PHRASES>{say(|t| t.clear)}</a>
        </div>
    }
    .into_any()
}

#[component]
fn Found(asked: PhraseQuery, list: PhraseList, mover: Mover) -> impl IntoView {
    let lang = use_lang();
    let total = list.total.to_string();
    let count = move || [&total, " ", PhraseTexts::of(lang.get()).count].concat();
    let next =
        (asked.page + 1 < list.pages).then(|| paths::phrases(&PhraseQuery { page: asked.page + 1, ..asked.clone() }));
    let first = (asked.page > 0).then(|| paths::phrases(&PhraseQuery { page: 0, ..asked.clone() }));
    let moves = may(Permission::TakeCalls) || may(Permission::EditPhrases);
    view! {
        <section aria-label=say(|t| t.title)>
            <p class="muted" role="status">{count}</p>
            {moves.then(|| view! { <p class="muted phrasebook__hint">{say(|t| t.move_hint)}</p> }.into_any())}
            <Rows rows=list.rows mover=mover />
            <nav class="paging" aria-label=say(|t| t.pages)>
                {first.map(|path| view! { <a class="button" href=path>{say(|t| t.first)}</a> }.into_any())}
                {next.map(|path| view! { <a class="button" href=path>{say(|t| t.next)}</a> }.into_any())}
            </nav>
        </section>
    }
}
