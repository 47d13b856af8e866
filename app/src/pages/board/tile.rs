//! A large number: how old it is, how it stands, what it consists of, and the way to the rows it counts.

use super::{
    head,
    meaning::{self, Meaning},
    parts::{drill, parts},
    state::Board,
};
use crate::{
    browser::screen,
    i18n::{
        board::{self as words, BoardTexts, say, value},
        use_lang,
    },
    paths,
    ui::icon::{Icon, IconName},
};
use domain::counters::{Gauge, Level, Unit};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// A finger that rests for so long asks what a number means.
const LONG_PRESS: Duration = Duration::from_millis(500);

/// The ending of class names for a level.
const fn code(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Calm) => "tile tile--calm",
        Some(Level::Near) => "tile tile--near",
        Some(Level::Urgent) => "tile tile--urgent",
        Some(Level::Unknown) => "tile tile--unknown",
        None => "tile",
    }
}

const fn icon(level: Level) -> IconName {
    match level {
        Level::Calm => IconName::Check,
        Level::Near => IconName::Clock,
        Level::Urgent => IconName::Warning,
        Level::Unknown => IconName::Info,
    }
}

/// How a number stands, as far as that can be said: a page that is not live yet calls nothing fine.
fn level(board: Board, gauge: Gauge) -> Option<Level> {
    let level = board.level(gauge);
    let live = board.age_ms.with(Option::is_some);
    (live || level > Level::Calm).then_some(level).filter(|_| !board.is_stale())
}

/// A large number.
#[component]
pub fn Tile(
    /// The board.
    board: Board,
    /// Which.
    gauge: Gauge,
) -> impl IntoView {
    let lang = use_lang();
    let counter = gauge.counter();
    let unit = counter.definition().unit;
    let number = Memo::new(move |_| {
        let at = board.moment();
        board.see(|b| gauge.value(b, at)).map(|number| value(unit, number))
    });
    let stands = Memo::new(move |_| level(board, gauge));
    let stale = Memo::new(move |_| board.is_stale());
    let to = Memo::new(move |_| board.see(|b| paths::board_rows(&drill(gauge, b), 0)));
    let of_today = unit != Unit::Count && gauge != Gauge::LongestWait;
    let age = head::age(board);
    let aged = move || if of_today { [say(|t| t.today)(), say(|t| t.dot)(), &age.get()].concat() } else { age.get() };
    let press = long_press(gauge);
    view! {
        <article class=move || code(stands.get()) class:tile--stale=move || stale.get()>
            <header class="tile__head">
                <h3 class="tile__title">
                    <a
                        class="tile__link"
                        href=move || to.get()
                        on:pointerdown=move |event| press.begin(&event)
                        on:pointerup=move |_| press.end()
                        on:pointerleave=move |_| press.end()
                        on:pointercancel=move |_| press.end()
                        on:contextmenu=move |event| press.menu(&event)
                        on:click=move |event| press.click(&event)
                    >
                        {move || words::gauge(lang.get(), gauge)}
                    </a>
                </h3>
                <Meaning board=board counter=counter gauge=gauge />
            </header>
            <p class="tile__value">
                <span class="tile__number">{move || number.get().map_or_else(|| "—".to_owned(), |(text, _)| text)}</span>
                <span class="tile__unit">{move || number.get().map(|(_, unit)| unit)}</span>
            </p>
            <Parts board=board gauge=gauge />
            <footer class="tile__foot">
                <Standing stands=stands stale=stale />
                <span class="tile__age">{aged}</span>
            </footer>
        </article>
    }
}

/// How it stands, with an icon and a word.
#[component]
fn Standing(stands: Memo<Option<Level>>, stale: Memo<bool>) -> impl IntoView {
    let lang = use_lang();
    let name =
        Signal::derive(move || if stale.get() { IconName::Old } else { stands.get().map_or(IconName::Info, icon) });
    let word = move || {
        if stale.get() {
            BoardTexts::of(lang.get()).stale
        } else {
            stands.get().map_or("", |level| words::level(lang.get(), level))
        }
    };
    let none = move || stands.get().is_none() && !stale.get();
    view! {
        <span class="tile__level" hidden=none>
            <Icon name=name />
            <span>{word}</span>
        </span>
    }
}

/// The line below the number.
#[component]
fn Parts(board: Board, gauge: Gauge) -> impl IntoView {
    let lang = use_lang();
    let pieces = Memo::new(move |_| board.view.with(|view| parts(lang.get(), gauge, view)));
    let show = move || {
        let piece = |part: super::Part| match part.to {
            Some(to) => view! { <a class="tile__part" href=to>{part.text}</a> }.into_any(),
            None => view! { <span class="tile__part">{part.text}</span> }.into_any(),
        };
        pieces.get().into_iter().map(piece).collect_view()
    };
    view! { <p class="tile__parts">{show}</p> }
}

/// A finger that rests on the number.
#[derive(Clone, Copy)]
struct LongPress {
    gauge: Gauge,
    waits: StoredValue<Option<TimeoutHandle>>,
    /// Whether the meaning was shown: then lifting the finger opens nothing.
    shown: StoredValue<bool>,
    by_touch: StoredValue<bool>,
}

fn long_press(gauge: Gauge) -> LongPress {
    LongPress {
        gauge,
        waits: StoredValue::new(None),
        shown: StoredValue::new(false),
        by_touch: StoredValue::new(false),
    }
}

impl LongPress {
    fn begin(self, event: &leptos::ev::PointerEvent) {
        self.end();
        self.shown.set_value(false);
        self.by_touch.set_value(event.pointer_type() == "touch");
        if self.by_touch.get_value() {
            let show = move || {
                screen::show_popover(&meaning::id(self.gauge.counter()), &meaning::button_id(self.gauge.counter()));
                self.shown.set_value(true);
            };
            self.waits.set_value(set_timeout_with_handle(show, LONG_PRESS).ok());
        }
    }

    fn end(self) {
        if let Some(waits) = self.waits.try_update_value(Option::take).flatten() {
            waits.clear();
        }
    }

    /// The menu of a link would lie over what it means.
    fn menu(self, event: &leptos::ev::MouseEvent) {
        if self.by_touch.get_value() {
            event.prevent_default();
        }
    }

    fn click(self, event: &leptos::ev::MouseEvent) {
        if self.shown.get_value() {
            event.prevent_default();
            event.stop_propagation();
            self.shown.set_value(false);
        }
    }
}
