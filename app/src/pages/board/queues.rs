//! The queues: how many wait in each, for how long, and how the day went there.

use super::{
    parts::of_queue,
    state::Board,
    steer::{Steered, may_run},
};
use crate::{
    i18n::{
        board::{self as words, say, value},
        time::stopwatch,
        use_lang,
    },
    paths,
    ui::{
        chip::{Chip, Tone},
        flow::{For, Show},
        icon::{Icon, IconName},
    },
};
use domain::{
    counters::{ContactSet, Counter, QueueNow, Ratio, Unit},
    queue::QueueName,
};
use leptos::prelude::*;

/// The table.
#[component]
pub fn Queues(
    /// The board.
    board: Board,
) -> impl IntoView {
    let lang = use_lang();
    // A queue that was set up and never opened has a row, too: where it is opened.
    let names = Memo::new(move |_| {
        let mut names = board.see(|b| b.queues.iter().map(|queue| queue.queue.clone()).collect::<Vec<_>>());
        board.view.with(|view| {
            for label in &view.queues {
                let name = Some(label.name.clone());
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        });
        names
    });
    let none = move || names.with(Vec::is_empty);
    let runs = may_run();
    view! {
        <Show
            when=move || !none()
            fallback=|| {
                view! {
                    <div class="empty">
                        <p class="empty__title">{say(|t| t.no_queues)}</p>
                        <p>{say(|t| t.no_queues_help)}</p>
                    </div>
                }
            }
        >
            <table class="table board__table">
                <thead>
                    <tr>
                        <th scope="col">{say(|t| t.queue)}</th>
                        <th scope="col" class="number">{say(|t| t.waiting)}</th>
                        <th scope="col" class="number">{say(|t| t.longest)}</th>
                        <th scope="col" class="number">{move || words::counter(lang.get(), Counter::ServiceLevel)}</th>
                        <th scope="col" class="number">{move || words::counter(lang.get(), Counter::AbandonRate)}</th>
                        {runs.then(|| view! { <th scope="col"><span class="visually-hidden">{say(|t| t.steer)}</span></th> }.into_any())}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || names.get() key=|name| name.clone() children=move |name| row(board, name, runs) />
                </tbody>
            </table>
        </Show>
    }
}

fn row(board: Board, name: Option<QueueName>, runs: bool) -> impl IntoView {
    let lang = use_lang();
    let own = name.clone();
    let found = Memo::new(move |_| board.see(|b| b.queues.iter().find(|queue| queue.queue == own).cloned()));
    let label = {
        let name = name.clone();
        Memo::new(move |_| board.view.with(|view| words::queue(lang.get(), &view.queues, name.as_ref())))
    };
    let open = Memo::new(move |_| found.with(|queue| queue.as_ref().is_some_and(|queue| queue.open)));
    let known = name.is_some();
    let longest = Memo::new(move |_| {
        let at = board.moment();
        found.with(|queue| queue.as_ref()?.longest_since.map(|since| stopwatch((at - since).num_seconds())))
    });
    let cell = move |set: ContactSet, text: fn(&QueueNow) -> Option<String>| {
        let shown = Memo::new(move |_| {
            found.with(|queue| {
                let queue = queue.as_ref()?;
                Some((text(queue)?, board.see(|b| paths::board_rows(&of_queue(set, queue, b), 0))))
            })
        });
        view! {
            <td class="number">
                {move || match shown.get() {
                    Some((text, to)) => view! { <a class="board__number" href=to>{text}</a> }.into_any(),
                    None => "—".into_any(),
                }}
            </td>
        }
        .into_any()
    };
    let steer = name.filter(|_| runs).map(|name| {
        let act = move |_| board.steered.set(Some(Steered::Queue(name.clone())));
        view! { <button class="button button--quiet button--icon" type="button" aria-haspopup="dialog" aria-label=move || [say(|t| t.steer)(), say(|t| t.colon)(), &label.get()].concat() on:click=act><Icon name=IconName::Edit /></button> }
        .into_any()
    });
    view! {
        <tr>
            <th scope="row" class="board__name">
                {move || label.get()} " "
                {move || (known && !open.get()).then(|| view! { <Chip label=Signal::derive(move || say(|t| t.is_closed)().to_owned()) tone=Tone::Near /> }.into_any())}
            </th>
            {cell(ContactSet::Waiting, |queue| Some(queue.waiting.to_string()))}
            <td class="number">{move || longest.get().unwrap_or_else(|| "—".to_owned())}</td>
            {cell(ContactSet::Judged, |queue| share(queue.service_level))}
            {cell(ContactSet::Enqueued, |queue| share(queue.abandon_rate))}
            {runs.then(|| view! { <td class="board__act">{steer}</td> }.into_any())}
        </tr>
    }
}

fn share(ratio: Ratio) -> Option<String> {
    let (number, unit) = value(Unit::Share, ratio.permille()?);
    Some([&*number, unit].concat())
}
