//! The settings of a person's own board: what is shown, from where on it asks for attention, and what is told.

use super::{layout::Layout, limits::LimitsForm, order::OrderList, state::Board, telling::Telling};
use crate::{
    i18n::{
        board::{self as words, say},
        use_lang,
    },
    paths,
    ui::dialog::Dialog,
};
use leptos::prelude::*;

/// How many steps back are kept.
const STEPS: usize = 50;

/// The dialog.
#[component]
pub fn Tune(
    /// The board.
    board: Board,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=Signal::derive(move || say(|t| t.tune)().to_owned()) wide=true>
            <p><a href=paths::FLOOR_PLAN>{crate::i18n::floor_plan::say(|t| t.title)}</a></p>
            <LayoutForm board=board />
            <LimitsForm board=board />
            <Telling board=board />
        </Dialog>
    }
}

/// Order and visibility, with a way back.
#[component]
fn LayoutForm(board: Board) -> impl IntoView {
    let lang = use_lang();
    let before = RwSignal::new(Vec::<Layout>::new());
    let layout = Memo::new(move |_| board.choices.with(|choices| choices.layout.clone()));
    let change = Callback::new(move |next: Layout| {
        let now = layout.get_untracked();
        if now != next {
            before.update(|before| {
                before.push(now);
                let spare = before.len().saturating_sub(STEPS);
                before.drain(..spare);
            });
            board.choose(|choices| choices.layout = next);
        }
    });
    let undo = move |_| {
        if let Some(last) = before.try_update(Vec::pop).flatten() {
            board.choose(|choices| choices.layout = last);
        }
    };
    let none = Memo::new(move |_| before.with(Vec::is_empty));
    let plain = Memo::new(move |_| layout.with(|layout| *layout == Layout::default()));
    view! {
        <section class="tune">
            <h3>{say(|t| t.layout)}</h3>
            <p class="muted">{say(|t| t.layout_help)}</p>
            <div class="tune__lists">
                <OrderList
                    name="block"
                    order=Signal::derive(move || layout.with(|layout| layout.blocks.clone()))
                    label=Callback::new(move |block| words::block(lang.get(), block).to_owned())
                    change=Callback::new(move |blocks| change.run(Layout { blocks, ..layout.get_untracked() }))
                />
                <OrderList
                    name="tile"
                    order=Signal::derive(move || layout.with(|layout| layout.tiles.clone()))
                    label=Callback::new(move |gauge| words::gauge(lang.get(), gauge).to_owned())
                    change=Callback::new(move |tiles| change.run(Layout { tiles, ..layout.get_untracked() }))
                />
            </div>
            <p class="row">
                <button class="button" type="button" aria-disabled=move || none.get().then_some("true") on:click=undo>{say(|t| t.undo)}</button>
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || plain.get().then_some("true")
                    on:click=move |_| change.run(Layout::default())
                >
                    {say(|t| t.reset)}
                </button>
            </p>
        </section>
    }
}
