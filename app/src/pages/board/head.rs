//! The head of the board: whether it can be trusted, what time it is, and its buttons.

use super::state::Board;
use crate::{
    i18n::{
        board::{self as words, BoardTexts, say},
        time, use_lang,
    },
    preferences::Lang,
    ui::icon::{Icon, IconName},
};
use domain::view::floor::SelfCheck;
use leptos::prelude::*;

/// A comparison that is older tells nothing about now.
const CHECK_OLD_MS: i64 = 120_000;

/// How old the numbers are, in words; the time itself while the page is not live.
#[must_use]
pub fn age(board: Board) -> Memo<String> {
    let lang = use_lang();
    Memo::new(move |_| {
        let lang = lang.get();
        match board.age_ms.get() {
            Some(ms) => words::age(lang, ms),
            None => [BoardTexts::of(lang).as_of, &time::clock_seconds(board.held())].concat(),
        }
    })
}

/// The head.
#[component]
pub fn Head(
    /// The board.
    board: Board,
    /// Whether the settings are open.
    tuning: RwSignal<bool>,
) -> impl IntoView {
    let wall = board.wall;
    let label = move || if wall.get() { say(|t| t.leave_wall)() } else { say(|t| t.wall)() };
    let clock = Memo::new(move |_| time::clock_seconds(board.clock.now()));
    view! {
        <header class="board__head">
            <h1 class="board__title">{say(|t| t.title)}</h1>
            <Freshness board=board />
            <Check board=board />
            <span class="board__clock">{move || clock.get()}</span>
            <div class="board__buttons">
                <button class="button" type="button" aria-haspopup="dialog" on:click=move |_| tuning.set(true)>
                    <Icon name=IconName::Tune />
                    <span>{say(|t| t.tune)}</span>
                </button>
                <button class="button" type="button" aria-pressed=move || wall.get().to_string() on:click=move |_| board.hang(!wall.get_untracked())>
                    <Icon name=IconName::Wall />
                    <span>{label}</span>
                </button>
            </div>
        </header>
        <Stale board=board />
    }
}

/// Whether the numbers are those of now. Only a change is announced, never the age that ticks.
#[component]
fn Freshness(board: Board) -> impl IntoView {
    let state = Memo::new(move |_| (board.is_stale(), board.age_ms.with(Option::is_some)));
    let age = age(board);
    let class = move || match state.get() {
        (true, _) => "chip chip--stale",
        (_, true) => "chip chip--safe",
        _ => "chip chip--neutral",
    };
    let name = Signal::derive(move || match state.get() {
        (true, _) => IconName::Old,
        (_, true) => IconName::Check,
        _ => IconName::Clock,
    });
    let word = move || match state.get() {
        (true, _) => say(|t| t.stale)(),
        (_, true) => say(|t| t.live)(),
        _ => say(|t| t.opening)(),
    };
    view! {
        <span class=class>
            <Icon name=name />
            <span role="status">{word}</span>
            <span class="board__age">{say(|t| t.dot)}{move || age.get()}</span>
        </span>
    }
}

/// What it means that they are not.
#[component]
fn Stale(board: Board) -> impl IntoView {
    let stale = Memo::new(move |_| board.is_stale());
    let since = Memo::new(move |_| [say(|t| t.as_of)(), &time::clock_seconds(board.held())].concat());
    view! {
        <p class="board__stale" role="alert" hidden=move || !stale.get()>
            <Icon name=IconName::Old />
            <span>
                <strong>{move || since.get()}</strong>
                {say(|t| t.dot)}
                {say(|t| t.stale_help)}
            </span>
        </p>
    }
}

/// Whether the board and the tables told the same when they were compared last.
#[component]
fn Check(board: Board) -> impl IntoView {
    let lang = use_lang();
    let told = Memo::new(move |_| {
        let now = board.clock.now().timestamp_millis();
        board.view.with(|view| checked(lang.get(), view.check.as_ref(), now))
    });
    let good = move || told.with(|(good, _)| *good);
    let class = move || match good() {
        Some(true) => "chip chip--neutral",
        Some(false) => "chip chip--overdue",
        None => "chip chip--near",
    };
    let name = Signal::derive(move || if good() == Some(true) { IconName::Check } else { IconName::Warning });
    view! {
        <span class=class>
            <Icon name=name />
            <span>{move || told.with(|(_, text)| text.clone())}</span>
        </span>
    }
}

/// Whether it was the same, unless that is not known now, and the words for it.
#[must_use]
pub fn checked(lang: Lang, check: Option<&SelfCheck>, now_ms: i64) -> (Option<bool>, String) {
    let t = BoardTexts::of(lang);
    let Some(check) = check else { return (None, t.check_none.to_owned()) };
    let age = (now_ms - check.at.timestamp_millis()).max(0);
    let ago = [t.dot, &time::ago(lang, age / 1_000)].concat();
    if !check.differs.is_empty() {
        let names: Vec<&str> = check.differs.iter().map(|counter| words::counter(lang, *counter)).collect();
        return (Some(false), [t.check_differs, &names.join(t.joint), &ago].concat());
    }
    if age > CHECK_OLD_MS {
        return (None, [t.check_old, &ago].concat());
    }
    (Some(true), [t.check_same, &ago].concat())
}
