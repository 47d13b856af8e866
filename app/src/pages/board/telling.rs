//! What is told without looking, by sound and by notification, and when not.

use super::state::Board;
use crate::{
    browser::attention::{self, Popups},
    i18n::board::say,
    ui::flow::{Show, react},
};
use domain::counters::Quiet;
use leptos::prelude::*;

/// `22:00` of minutes of a day.
fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// What the hours of rest begin with when somebody wants some.
const NIGHT: Quiet = Quiet { from: 22 * 60, until: 7 * 60 };

/// The form.
#[component]
pub fn Telling(
    /// The board.
    board: Board,
) -> impl IntoView {
    let ahead = move || board.choices.with(|choices| choices.rules.ahead_minutes.to_string());
    let set_ahead = move |event: leptos::ev::Event| {
        if let Ok(minutes) = event_target_value(&event).parse::<u16>()
            && (1..=60).contains(&minutes)
        {
            board.choose(|choices| choices.rules.ahead_minutes = minutes);
        }
    };
    view! {
        <section class="tune">
            <h3>{say(|t| t.telling)}</h3>
            <label class="field tune__field">
                <span class="field__label">{say(|t| t.ahead)}</span>
                <input class="input" type="number" min="1" max="60" inputmode="numeric" prop:value=ahead on:change=set_ahead />
            </label>
            <p class="row">
                <label class="tune__check">
                    <input
                        type="checkbox"
                        prop:checked=move || board.choices.with(|choices| choices.sound)
                        on:change=move |event| board.choose(|choices| choices.sound = event_target_checked(&event))
                    />
                    <span>{say(|t| t.sound)}</span>
                </label>
                <button class="button" type="button" on:click=move |_| attention::chime()>{say(|t| t.try_sound)}</button>
            </p>
            <PopupsForm board=board />
            <QuietForm board=board />
        </section>
    }
}

#[component]
fn PopupsForm(board: Board) -> impl IntoView {
    // The server does not know what a browser allows; nothing is said until the page is live.
    let allowed = RwSignal::new(None::<Popups>);
    react(move || allowed.set(Some(attention::popups())));
    let ask = move |_| {
        attention::ask_for_popups(move || {
            let answer = attention::popups();
            if allowed.try_set(Some(answer)).is_none() && answer == Popups::Allowed {
                board.choose(|choices| choices.popups = true);
            }
        });
    };
    let told = move || match allowed.get() {
        Some(Popups::Allowed) => view! { <span class="muted">{say(|t| t.popups_on)}</span> }.into_any(),
        Some(Popups::NotAsked) => {
            view! { <button class="button" type="button" on:click=ask>{say(|t| t.popups_ask)}</button> }.into_any()
        }
        Some(Popups::Denied) => view! { <span class="muted">{say(|t| t.popups_denied)}</span> }.into_any(),
        Some(Popups::None) => view! { <span class="muted">{say(|t| t.popups_none)}</span> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <p class="row">
            <label class="tune__check">
                <input
                    type="checkbox"
                    prop:checked=move || board.choices.with(|choices| choices.popups)
                    prop:disabled=move || allowed.get() != Some(Popups::Allowed)
                    on:change=move |event| board.choose(|choices| choices.popups = event_target_checked(&event))
                />
                <span>{say(|t| t.popups)}</span>
            </label>
            {told}
        </p>
    }
}

#[component]
fn QuietForm(board: Board) -> impl IntoView {
    let quiet = Memo::new(move |_| board.choices.with(|choices| choices.rules.quiet));
    let switch = move |event: leptos::ev::Event| {
        let wanted = event_target_checked(&event).then_some(NIGHT);
        board.choose(|choices| choices.rules.quiet = wanted);
    };
    let hour = move |is_from: bool| {
        let shown = move || {
            let quiet = quiet.get().unwrap_or(NIGHT);
            time(if is_from { quiet.from } else { quiet.until })
        };
        let set = move |event: leptos::ev::Event| {
            let (text, now) = (event_target_value(&event), quiet.get_untracked().unwrap_or(NIGHT));
            let pair = if is_from { (text, time(now.until)) } else { (time(now.from), text) };
            if let Some(next) = Quiet::parse(&pair.0, &pair.1) {
                board.choose(|choices| choices.rules.quiet = Some(next));
            }
        };
        view! {
            <label class="field tune__field">
                <span class="field__label">{move || if is_from { say(|t| t.from)() } else { say(|t| t.until)() }}</span>
                <input class="input" type="time" prop:value=shown on:change=set />
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="tune__limit">
            <legend>{say(|t| t.quiet)}</legend>
            <p class="muted">{say(|t| t.quiet_help)}</p>
            <label class="tune__check">
                <input type="checkbox" prop:checked=move || quiet.get().is_some() on:change=switch />
                <span>{say(|t| t.quiet_on)}</span>
            </label>
            <Show when=move || quiet.get().is_some()>
                <div class="row">{hour(true)} {hour(false)}</div>
            </Show>
        </fieldset>
    }
}
