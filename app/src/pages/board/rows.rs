//! `/board/rows`: exactly the rows that a number counts, with the filter in words.

mod table;

use crate::{
    clock::use_clock,
    doors::floor::board_rows,
    error::AppError,
    i18n::{
        board::{filter, say},
        terms, time, use_lang,
    },
    paths,
    start::page_is_missing,
    ui::{chip::Tone, notice::Notice, title::Title},
    wire::fetched,
};
use domain::{counters::Drill, time::local_day, view::floor::BoardRows};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use table::Table;

/// The page.
#[component]
pub fn BoardRowsPage() -> impl IntoView {
    let (address, clock) = (use_query_map(), use_clock());
    let asked = Memo::new(move |_| {
        let today = local_day(clock.now_untracked());
        address.with(|map| {
            let page = map.get("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or_default();
            Drill::read(|name| map.get(name), today).map(|drill| (drill, page))
        })
    });
    let fetch = |asked: Option<(Drill, u32)>| async move {
        if let Some((drill, page)) = asked {
            board_rows(drill, page).await
        } else {
            // Nobody is asked for what makes no sense.
            page_is_missing();
            Err(AppError::Malformed)
        }
    };
    let rows = fetched(move || asked.get(), fetch);
    view! {
        <Title text=say(|t| t.rows_title) />
        <div class="page board-rows">
            <p><a class="back" href=paths::BOARD>{say(|t| t.to_board)}</a></p>
            <Transition fallback=|| view! { <div class="card skeleton cases-skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    let again = Callback::new(move |()| rows.refetch());
                    match rows.await {
                        Ok(found) => view! { <Found found=found page=asked.get_untracked().map_or(0, |(_, page)| page) again=again /> }.into_any(),
                        Err(error) => view! { <Failed error=error again=again /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The rows, and how many there are in all.
#[component]
fn Found(found: BoardRows, page: u32, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let (count, at, next) = (found.count, found.at, found.next);
    let found = StoredValue::new(found);
    let title = move || found.with_value(|found| filter(lang.get(), &found.drill, &found.people, &found.queues));
    let to = move |page: u32| found.with_value(|found| paths::board_rows(&found.drill, page));
    let table = if count == 0 {
        view! {
            <div class="empty">
                <p class="empty__title">{say(|t| t.rows_none)}</p>
                <p>{say(|t| t.rows_none_help)}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <Table found=found again=again /> }.into_any()
    };
    view! {
        <h1 class="page__title">{title}</h1>
        <p class="row board-rows__count">
            <strong>
                {say(|t| t.rows_count)} <span data-count=count>{count.to_string()}</span> {say(|t| t.rows_unit)}
            </strong>
            <span class="muted">{say(|t| t.as_of)} {time::clock_seconds(at)}</span>
            <button class="button" type="button" on:click=move |_| again.run(())>{say(|t| t.refresh)}</button>
        </p>
        <section class="card cases-card" aria-label=say(|t| t.rows_title)>{table}</section>
        <nav class="paging" aria-label=say(|t| t.pages)>
            {(page > 0).then(|| view! { <a class="button" href=to(0)>{say(|t| t.first_page)}</a> }.into_any())}
            {next.map(|next| view! { <a class="button" href=to(next)>{say(|t| t.next_page)}</a> }.into_any())}
        </nav>
    }
}

/// The address makes no sense, or nothing was answered.
#[component]
fn Failed(error: AppError, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let wrong = error == AppError::Malformed;
    let title =
        Signal::derive(move || if wrong { say(|t| t.rows_wrong)() } else { say(|t| t.rows_failed)() }.to_owned());
    let help = move || if wrong { say(|t| t.rows_wrong_help)().to_owned() } else { terms::error(lang.get(), error) };
    let retry = (!wrong).then(|| {
        view! { <p><button class="button" type="button" on:click=move |_| again.run(())>{say(|t| t.retry)}</button></p> }
            .into_any()
    });
    view! {
        <h1 class="page__title">{say(|t| t.rows_title)}</h1>
        <Notice tone=if wrong { Tone::Info } else { Tone::Overdue } title=title>
            <p>{help}</p>
            {retry}
        </Notice>
    }
}
