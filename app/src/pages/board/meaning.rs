//! What a counter means: its definition, formula, settings and age, by pointer, focus, tap or long press.

use super::state::Board;
use crate::{
    browser::{self, screen},
    i18n::{
        board::{self as words, BoardTexts, say, value},
        use_lang,
    },
    ui::icon::{Icon, IconName},
};
use domain::counters::{Counter, Gauge};
use leptos::prelude::*;

/// The id of the popover of a counter.
#[must_use]
pub fn id(counter: Counter) -> String {
    ["means-", counter.code()].concat()
}

/// The id of the button that shows it.
#[must_use]
pub fn button_id(counter: Counter) -> String {
    ["what-is-", counter.code()].concat()
}

/// The button, and what it shows.
#[component]
pub fn Meaning(
    /// The board.
    board: Board,
    /// Of what.
    counter: Counter,
    /// Its gauge, if it has limits.
    #[prop(optional)]
    gauge: Option<Gauge>,
) -> impl IntoView {
    let lang = use_lang();
    // Whether it was shown in passing, by pointer or focus: a click then makes it stay instead of hiding it.
    let passing = StoredValue::new(false);
    let show = move || {
        screen::show_popover(&id(counter), &button_id(counter));
        passing.set_value(true);
    };
    let hide = move || {
        if passing.get_value() {
            browser::hide_popover(&id(counter));
            passing.set_value(false);
        }
    };
    let label = move || {
        let (lang, t) = (lang.get(), BoardTexts::of(lang.get()));
        [words::counter(lang, counter), t.colon, t.what_is].concat()
    };
    let click = move |event: leptos::ev::MouseEvent| {
        if passing.get_value() {
            event.prevent_default();
            passing.set_value(false);
        }
    };
    let enter = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() == "mouse" {
            show();
        }
    };
    view! {
        <button
            type="button"
            class="meaning__button"
            id=button_id(counter)
            popovertarget=id(counter)
            aria-label=label
            on:click=click
            on:pointerenter=enter
            on:pointerleave=move |_| hide()
            on:focus=move |_| show()
            on:blur=move |_| hide()
        >
            <Icon name=IconName::Info />
        </button>
        <div class="meaning" id=id(counter) popover="auto">
            <Words board=board counter=counter gauge=gauge />
        </div>
    }
}

#[component]
fn Words(board: Board, counter: Counter, gauge: Option<Gauge>) -> impl IntoView {
    let lang = use_lang();
    let settings = move || {
        let (lang, named) = (lang.get(), counter.definition().settings);
        let t = BoardTexts::of(lang);
        let one = |setting: &domain::queue::Setting| board.see(|b| words::setting(lang, *setting, &b.settings));
        if named.is_empty() {
            t.no_settings.to_owned()
        } else {
            named.iter().map(one).collect::<Vec<_>>().join(t.joint)
        }
    };
    let settings = Memo::new(move |_| settings());
    let age = super::head::age(board);
    let limits = gauge.map(|gauge| {
        let text = Memo::new(move |_| limits(lang.get(), board, gauge));
        view! {
            <dt>{say(|t| t.limits_now)}</dt>
            <dd>{move || text.get()}</dd>
        }
        .into_any()
    });
    view! {
        <p class="meaning__title">{move || words::counter(lang.get(), counter)}</p>
        <p>{move || words::about(lang.get(), counter)}</p>
        <dl class="meaning__list">
            <dt>{say(|t| t.formula)}</dt>
            <dd>{move || words::formula(lang.get(), counter)}</dd>
            <dt>{say(|t| t.counted_by)}</dt>
            <dd>{move || settings.get()}</dd>
            {limits}
            <dt>{say(|t| t.data_age)}</dt>
            <dd class="tile__age">{move || age.get()}</dd>
        </dl>
    }
}

/// `注意 ≥ 5，紧急 ≥ 10`
fn limits(lang: crate::preferences::Lang, board: Board, gauge: Gauge) -> String {
    let t = BoardTexts::of(lang);
    let limit = board.choices.with(|choices| choices.limits.get(gauge));
    let sign = if gauge.more_is_worse() { " ≥ " } else { " < " };
    let shown = |number: i64| {
        let (text, unit) = value(gauge.counter().definition().unit, number);
        [&*text, unit].concat()
    };
    [t.near_from, sign, &shown(limit.near), t.joint, t.urgent_from, sign, &shown(limit.urgent)].concat()
}
