//! The list of complaints: filters in the address, rows by deadline, live.

mod filters;
mod keys;
mod query;
mod rows;

use crate::ui::flow::Show;
use crate::ui::title::Title;
use crate::{
    clock::use_clock,
    doors::complaints::complaint_list,
    error::AppError,
    fresh::{Fresh, follow},
    i18n::{
        complaints::{complaints, say},
        terms, time, use_lang,
    },
    paths,
    ui::{chip::Tone, notice::Notice},
    wire::{Fetched, fetched},
};
use domain::view::{ComplaintList, ComplaintQuery};
use filters::Filters;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use rows::Rows;

/// The page.
#[component]
pub fn ComplaintsPage() -> impl IntoView {
    let address = use_query_map();
    let query = Memo::new(move |_| address.with(|map| query::read(|name| map.get(name))));
    let list = fetched(move || query.get(), complaint_list);
    keys::listen();
    view! {
        <Title text=say(|t| t.title) />
        <div class="page">
            <div class="spread">
                <h1 class="page__title">{say(|t| t.title)}</h1>
                <p class="muted page__keys">{say(|t| t.keys_hint)}</p>
            </div>
            <Filters query=query />
            <Transition fallback=|| view! { <div class="card skeleton cases-skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    let asked = query.get_untracked();
                    match list.await {
                        Ok(first) => view! { <Results asked=asked first=first /> }.into_any(),
                        Err(error) => view! { <Failed error=error list=list /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The list could not be fetched: say so, and offer to try again.
#[component]
fn Failed(error: AppError, list: Fetched<Result<ComplaintList, AppError>>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Notice tone=Tone::Overdue title=Signal::derive(move || say(|t| t.list_failed)().to_owned())>
            <p>{move || terms::error(lang.get(), error)}</p>
            <button class="button" type="button" on:click=move |_| list.refetch()>{say(|t| t.retry)}</button>
        </Notice>
    }
}

/// One page of the list, kept fresh.
#[component]
fn Results(asked: ComplaintQuery, first: ComplaintList) -> impl IntoView {
    let again = asked.clone();
    let list = follow(first, move || complaint_list(again.clone()));
    let none = Memo::new(move |_| list.value.with(|l| l.rows.is_empty()));
    let rows = Signal::derive(move || list.value.with(|l| l.rows.clone()));
    let asked = StoredValue::new(asked);
    view! {
        <section class="card cases-card" aria-label=say(|t| t.title)>
            <Age list=list />
            <Show when=move || !none.get() fallback=move || view! { <Empty plain=asked.with_value(query::is_plain) /> }>
                <Rows rows=rows />
            </Show>
            <Paging asked=asked list=list />
        </section>
    }
}

/// How many rows there are and how old they are.
#[component]
fn Age(list: Fresh<ComplaintList>) -> impl IntoView {
    let (lang, clock) = (use_lang(), use_clock());
    let count = move || {
        let number = list.value.with(|l| l.rows.len()).to_string();
        [complaints(lang.get()).rows_on_page, &number].concat()
    };
    let age = Memo::new(move |_| time::ago(lang.get(), list.age_seconds(clock)));
    view! {
        <p class="cases-card__age muted">
            {move || count()} " · " {say(|t| t.fetched)} {move || age.get()}
            <span role="status">
                {move || list.stale.get().then(|| view! { <span class="stale">{say(|t| t.stale)}</span> }.into_any())}
            </span>
        </p>
    }
}

/// Nothing to show: because there is nothing, or because nothing matches.
#[component]
fn Empty(plain: bool) -> impl IntoView {
    if plain {
        return view! {
            <div class="empty">
                <p class="empty__title">{say(|t| t.none_yet)}</p>
                <p>{say(|t| t.none_yet_help)}</p>
                <a class="button button--primary" href=paths::WORKBENCH>
                    {say(|t| t.to_workbench)}
                </a>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="empty">
            <p class="empty__title">{say(|t| t.none_match)}</p>
            <p>{say(|t| t.none_match_help)}</p>
            <a class="button" href=paths::COMPLAINTS>
                {say(|t| t.clear)}
            </a>
        </div>
    }
    .into_any()
}

/// The way to the next page, and back to the first.
#[component]
fn Paging(asked: StoredValue<ComplaintQuery>, list: Fresh<ComplaintList>) -> impl IntoView {
    let at =
        move |cursor: Option<String>| asked.with_value(|q| paths::complaints(&ComplaintQuery { cursor, ..q.clone() }));
    let next = Memo::new(move |_| list.value.with(|l| l.next.clone()));
    let later = asked.with_value(|q| q.cursor.is_some());
    view! {
        <nav class="paging" aria-label=say(|t| t.pages)>
            {later.then(|| view! { <a class="button" href=at(None)>{say(|t| t.first_page)}</a> }.into_any())}
            {move || next.get().map(|cursor| view! { <a class="button" href=at(Some(cursor))>{say(|t| t.next_page)}</a> }.into_any())}
        </nav>
    }
}
