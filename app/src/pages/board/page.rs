//! The page: the first view comes with it, the others by the stream.

use super::{
    agents::Agents, alerts::Alerts, blocks::Blocks, drawer::Drawer, feed, head::Head, state::Board, tune::Tune,
};
use crate::{
    browser::{self, screen},
    doors::floor::view_board,
    i18n::{board::say, terms, use_lang},
    ui::{chip::Tone, flow::react, notice::Notice, title::Title},
    wire::fetched,
};
use domain::view::floor::BoardView;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let view = fetched(|| (), |()| view_board());
    let lang = use_lang();
    view! {
        <Title text=say(|t| t.title) />
        <Transition fallback=|| view! { <div class="card skeleton cases-skeleton" aria-hidden="true"></div> }>
            {move || Suspend::new(async move {
                match view.await {
                    Ok(first) => view! { <Live first=first /> }.into_any(),
                    Err(error) => {
                        let title = Signal::derive(move || say(|t| t.failed)().to_owned());
                        view! {
                            <h1 class="page__title">{say(|t| t.title)}</h1>
                            <Notice tone=Tone::Overdue title=title>
                                <p>{move || terms::error(lang.get(), error)}</p>
                                <p>
                                    <button class="button" type="button" on:click=move |_| view.refetch()>{say(|t| t.retry)}</button>
                                </p>
                            </Notice>
                        }
                            .into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// The board, kept fresh.
#[component]
fn Live(first: BoardView) -> impl IntoView {
    let on_wall = use_query_map().with_untracked(|query| query.get("wall").is_some());
    let board = Board::new(first, on_wall);
    let tuning = RwSignal::new(false);
    react(move || board.remember());
    feed::follow(board);
    watch_screen(board);
    let stale = Memo::new(move |_| board.is_stale());
    view! {
        <div class="board" class:board--wall=move || board.wall.get() class:board--stale=move || stale.get()>
            <Head board=board tuning=tuning />
            <Alerts board=board />
            <Blocks board=board agents=|board| view! { <Agents board=board /> }.into_any() />
            <Tune board=board open=tuning />
            <Drawer board=board />
        </div>
    }
}

/// Whoever leaves the whole screen by the browser's own key leaves the wall, too; the address says which it is.
fn watch_screen(board: Board) {
    react(move || {
        let left = window_event_listener_untyped("fullscreenchange", move |_| {
            if !screen::is_filled() {
                board.wall.set(false);
            }
        });
        on_cleanup(move || left.remove());
    });
    Effect::new(move |before: Option<bool>| {
        let wall = board.wall.get();
        if before.is_some_and(|before| before != wall) {
            browser::replace_address(if wall { crate::paths::BOARD_WALL } else { crate::paths::BOARD });
        }
        wall
    });
}
