//! What a lead is told: a list on the page, and once each by sound and notification when that is wanted. Which alerts
//! there are is the domain's; that other tabs do not tell them again is kept in the browser.

use super::{state::Board, steer::Steered};
use crate::{
    browser::{attention, kept},
    i18n::{
        board::{self as words, say},
        use_lang,
    },
    paths,
    ui::{
        flow::{For, Show, react},
        icon::{Icon, IconName},
    },
};
use domain::{
    counters::{Alert, Breach, BreachOf, CallbackSet, ContactSet, Drill, InQueue, Rows, Told, alerts},
    json::read,
};
use leptos::prelude::*;

/// The name under which is kept what was told.
const TOLD: &str = "told-";

fn told(board: Board) -> Told {
    kept::get(&board.key(TOLD)).and_then(|text| read(&text).ok()).unwrap_or_default()
}

fn keep(board: Board, told: &Told) {
    if let Ok(text) = serde_json::to_string(told) {
        // A browser that keeps nothing tells once in each tab.
        let _ = kept::keep(&board.key(TOLD), &text);
    }
}

/// The list, and whoever tells what is new in it.
#[component]
pub fn Alerts(
    /// The board.
    board: Board,
) -> impl IntoView {
    let lang = use_lang();
    let listed = RwSignal::new(Vec::<Alert>::new());
    let last = StoredValue::new(Told::default());
    react(move || {
        // What is out of date is told by the board itself, and gives no alerts.
        if board.is_stale() || board.age_ms.with(Option::is_none) {
            return;
        }
        let now = board.clock.now();
        let present = board.choices.with(|choices| board.see(|b| alerts(b, &choices.limits, &choices.rules, now)));
        let mut told = told(board);
        if told == Told::default() {
            // Where nothing can be kept, this page remembers.
            told = last.get_value();
        }
        let fresh = told.take(&present, now);
        last.set_value(told.clone());
        if !fresh.is_empty() || now.timestamp() % 30 == 0 {
            keep(board, &told);
        }
        tell(board, &fresh, lang.get_untracked());
        let shown: Vec<Alert> = present.into_iter().filter(|alert| told.lists(alert)).collect();
        if listed.with_untracked(|old| *old != shown) {
            listed.set(shown);
        }
    });
    let put_away = Callback::new(move |key: String| {
        let mut told = told(board);
        if told == Told::default() {
            told = last.get_value();
        }
        told.put_away(&key);
        last.set_value(told.clone());
        keep(board, &told);
        listed.update(|all| all.retain(|alert| alert.key() != key));
    });
    let none = Memo::new(move |_| listed.with(Vec::is_empty));
    view! {
        <section class="alerts" aria-label=say(|t| t.alerts) aria-live="polite" aria-relevant="additions">
            <Show when=move || !none.get()>
                <ul class="alerts__list" data-later="">
                    <For each=move || listed.get() key=Alert::key children=move |alert| row(board, listed, &alert, put_away) />
                </ul>
            </Show>
        </section>
    }
}

/// Tells what is new, unless it is an hour of rest.
fn tell(board: Board, fresh: &[Alert], lang: crate::preferences::Lang) {
    let now = board.clock.now_untracked();
    let (sound, popups, quiet) =
        board.choices.with_untracked(|choices| (choices.sound, choices.popups, choices.rules.quiet));
    let rests = quiet.is_some_and(|quiet| board.view.with_untracked(|view| quiet.holds(now, &view.snapshot.settings)));
    if fresh.is_empty() || rests {
        return;
    }
    if sound {
        attention::chime();
    }
    if popups && attention::popups() == attention::Popups::Allowed {
        for alert in fresh {
            let text = board.view.with_untracked(|view| words::alert(lang, alert, &view.people, &view.queues, now));
            attention::pop_up(words::BoardTexts::of(lang).alerts, &text, &alert.key());
        }
    }
}

/// Where an alert leads.
fn way(board: Board, alert: &Alert) -> Option<String> {
    let day = board.view.with_untracked(|view| view.snapshot.day);
    match alert {
        Alert::Breach(Breach { of: BreachOf::Clock { complaint, .. }, .. }) => Some(paths::complaint(*complaint)),
        Alert::Breach(_) => Some(paths::board_rows(&Drill::all(Rows::Callbacks(CallbackSet::Open), day), 0)),
        Alert::Queue { queue, .. } => {
            let queue = queue.clone().map_or(InQueue::Unknown, InQueue::Named);
            let drill = Drill { queue, ..Drill::all(Rows::Contacts(ContactSet::Waiting), day) };
            Some(paths::board_rows(&drill, 0))
        }
        Alert::Stuck { .. } => None,
    }
}

fn row(board: Board, listed: RwSignal<Vec<Alert>>, alert: &Alert, put_away: Callback<String>) -> impl IntoView + use<> {
    let lang = use_lang();
    let key = alert.key();
    // The sentence follows the numbers; what is read aloud is the row when it comes.
    let text = {
        let (key, first) = (key.clone(), alert.clone());
        Memo::new(move |_| {
            let now = board.clock.now();
            let present = listed.with(|all| all.iter().find(|one| one.key() == key).cloned()).unwrap_or(first.clone());
            board.view.with(|view| words::alert(lang.get(), &present, &view.people, &view.queues, now))
        })
    };
    let class = match alert {
        Alert::Breach(_) => "alerts__row alerts__row--urgent",
        _ => "alerts__row alerts__row--near",
    };
    let open = match (way(board, alert), alert) {
        (Some(to), _) => view! { <a class="button button--quiet" href=to>{say(|t| t.open)}</a> }.into_any(),
        (None, Alert::Stuck { agent, .. }) => {
            let agent = *agent;
            let steer = move |_| board.steered.set(Some(Steered::Agent(agent)));
            view! { <button class="button button--quiet" type="button" on:click=steer>{say(|t| t.open)}</button> }
                .into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <li class=class>
            <Icon name=IconName::Warning />
            <span class="alerts__text">{move || text.get()}</span>
            {open}
            <button class="button button--quiet" type="button" on:click=move |_| put_away.run(key.clone())>{say(|t| t.put_away)}</button>
        </li>
    }
}
