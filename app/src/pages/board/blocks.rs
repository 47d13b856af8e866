//! The parts of the board in a person's own order.

use super::{
    breaches::Breaches, course::Course, deadlines::Deadlines, head, layout::Block, meaning::Meaning, queues::Queues,
    state::Board, tile::Tile,
};
use crate::{
    i18n::{board as words, use_lang},
    ui::flow::For,
};
use domain::counters::{Counter, Gauge};
use leptos::prelude::*;

/// All parts that are shown.
#[component]
pub fn Blocks(
    /// The board.
    board: Board,
    /// The table of agents.
    agents: fn(Board) -> AnyView,
) -> impl IntoView {
    let shown = Memo::new(move |_| board.choices.with(|choices| choices.layout.blocks.shown()));
    let block = move |block: Block| match block {
        Block::Tiles => view! { <Tiles board=board /> }.into_any(),
        Block::Queues => {
            view! { <Card board=board block=block counter=Counter::Waiting><Queues board=board /></Card> }.into_any()
        }
        Block::Agents => {
            view! { <Card board=board block=block counter=Counter::AgentsByState>{agents(board)}</Card> }.into_any()
        }
        Block::Deadlines => {
            view! { <Card board=board block=block counter=Counter::Deadlines><Deadlines board=board /></Card> }
                .into_any()
        }
        Block::Breaches => {
            view! { <Card board=board block=block counter=Counter::Breaches><Breaches board=board /></Card> }.into_any()
        }
        Block::Course => {
            view! { <Card board=board block=block counter=Counter::Today><Course board=board /></Card> }.into_any()
        }
    };
    view! {
        <div class="board__blocks">
            <For each=move || shown.get() key=|block| *block children=block />
        </div>
    }
}

/// The large numbers.
#[component]
fn Tiles(board: Board) -> impl IntoView {
    let lang = use_lang();
    let shown = Memo::new(move |_| board.choices.with(|choices| choices.layout.tiles.shown()));
    view! {
        <section class="board__tiles" aria-label=move || words::block(lang.get(), Block::Tiles)>
            <For each=move || shown.get() key=|gauge| *gauge children=move |gauge: Gauge| view! { <Tile board=board gauge=gauge /> } />
        </section>
    }
}

/// A part with a heading, what it means, and its age.
#[component]
fn Card(board: Board, block: Block, counter: Counter, children: Children) -> impl IntoView {
    let lang = use_lang();
    let age = head::age(board);
    let stale = Memo::new(move |_| board.is_stale());
    let heading = ["board-", block.code()].concat();
    let labelled = heading.clone();
    // The queues have the meaning of their first column; that of the large number has its own place there.
    let meaning = (block != Block::Queues).then(|| view! { <Meaning board=board counter=counter /> }.into_any());
    view! {
        <section
            class=["card board__card board__card--", block.code()].concat()
            class:board__card--stale=move || stale.get()
            aria-labelledby=labelled
        >
            <header class="board__card-head">
                <h2 class="card__title" id=heading>{move || words::block(lang.get(), block)}</h2>
                {meaning}
                <span class="tile__age">{move || age.get()}</span>
            </header>
            {children()}
        </section>
    }
}
