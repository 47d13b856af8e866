//! A list whose items can be shown or not and moved by one place: by keyboard, mouse and finger alike.

use super::layout::Order;
use crate::{
    browser,
    i18n::board::say,
    ui::{
        flow::For,
        icon::{Icon, IconName},
    },
};
use leptos::prelude::*;
use std::{hash::Hash, time::Duration};

/// What an item is called.
type Label<T> = Callback<T, String>;

/// The list.
#[component]
pub fn OrderList<T>(
    /// What tells its ids from those of others.
    name: &'static str,
    /// The items.
    #[prop(into)]
    order: Signal<Order<T>>,
    /// What an item is called.
    label: Label<T>,
    /// Takes the changed list.
    change: Callback<Order<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Eq + Hash + Send + Sync + 'static,
{
    let items = Memo::new(move |_| order.with(Order::all));
    view! {
        <ol class="tune__list">
            <For each=move || items.get() key=|item| *item children=move |item| row(name, item, order, label, change) />
        </ol>
    }
}

fn row<T>(name: &'static str, item: T, order: Signal<Order<T>>, label: Label<T>, change: Callback<Order<T>>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let shown = Memo::new(move |_| order.with(|order| order.shows(item)));
    let place = Memo::new(move |_| order.with(|order| order.place(item)));
    let show = move |event: leptos::ev::Event| {
        let mut next = order.get_untracked();
        next.show(item, event_target_checked(&event));
        change.run(next);
    };
    let button = move |up: bool| {
        // The id follows the item, so that the focus can follow it, too.
        let id = move || {
            let (first, _) = order.with_untracked(|order| Order::of(&order.all()).place(item));
            [name, if up { "-up-" } else { "-down-" }, &first.to_string()].concat()
        };
        let at_end = move || if up { place.get().0 == 0 } else { place.get().0 + 1 == place.get().1 };
        let act = move |_| {
            let mut next = order.get_untracked();
            next.shift(item, up);
            change.run(next);
            set_timeout(move || browser::focus_quietly(&id()), Duration::ZERO);
        };
        let words = move || if up { say(|t| t.up)() } else { say(|t| t.down)() };
        view! {
            <button
                class="button button--quiet button--icon"
                type="button"
                id=move || [name, if up { "-up-" } else { "-down-" }, &place.get().0.to_string()].concat()
                aria-label=move || [words(), say(|t| t.colon)(), &label.run(item)].concat()
                aria-disabled=move || at_end().then_some("true")
                on:click=act
            >
                <Icon name=if up { IconName::Up } else { IconName::Down } />
            </button>
        }
        .into_any()
    };
    view! {
        <li class="tune__row">
            <label class="tune__check">
                <input type="checkbox" prop:checked=move || shown.get() on:change=show />
                <span>{move || label.run(item)}</span>
            </label>
            {button(true)}
            {button(false)}
        </li>
    }
    .into_any()
}
