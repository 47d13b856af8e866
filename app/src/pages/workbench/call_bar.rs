//! Who is on the line, for how long, and the keys of the telephone.

use super::caller::caller_line;
use crate::ui::flow::Show;
use crate::{
    clock::use_clock,
    desk::{Looking, Phase, use_desk},
    i18n::{line::LineTexts, terms, time, use_lang, workbench::WorkbenchTexts},
};
use domain::{call::Direction, complaint::kind::ChannelCode};
use leptos::prelude::*;

/// The bar above the script.
#[component]
pub fn CallBar() -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let phase = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| (d.phase, d.started_ms))));
    let talk = move || {
        let now = clock.now().timestamp_millis();
        phase.get().map_or_else(String::new, |(phase, started)| {
            let until = match phase {
                Phase::WrappingUp { ended_ms } | Phase::Finished { ended_ms } => ended_ms,
                Phase::Talking | Phase::Holding { .. } => now,
            };
            time::stopwatch(((until - started) / 1000).max(0))
        })
    };
    let held = move || match phase.get() {
        Some((Phase::Holding { since_ms }, _)) => {
            Some(time::stopwatch(((clock.now().timestamp_millis() - since_ms) / 1000).max(0)))
        }
        _ => None,
    };
    let holding = move || matches!(phase.get(), Some((Phase::Holding { .. }, _)));
    let talking = move || matches!(phase.get(), Some((Phase::Talking | Phase::Holding { .. }, _)));
    let meta = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| (d.channel, d.direction))));
    let way = move || {
        let (channel, direction) = meta.get().unwrap_or((ChannelCode::Hotline, Direction::Inbound));
        format!("{} · {}", terms::channel(lang.get(), channel), terms::direction(lang.get(), direction))
    };
    let chats = Memo::new(move |_| meta.get().is_some_and(|(channel, _)| channel == ChannelCode::Chat));
    let looking = move || match desk.looking.get() {
        Looking::Idle => "",
        Looking::Asked => t().caller_looking,
        Looking::Failed(_) => t().caller_failed,
    };
    view! {
        <section class="card call-bar" class:call-bar--held=move || holding()>
            <div class="call-bar__who">
                <h1 class="call-bar__name">{move || caller_line(desk, lang.get())}</h1>
                <p class="muted call-bar__meta">{move || way()} " " <span role="status">{move || looking()}</span></p>
            </div>
            <div class="call-bar__time" role="timer" aria-label=move || t().talk_time>{move || talk()}</div>
            <Show when=move || held().is_some()>
                <div class="call-bar__held chip chip--near">{move || t().holds} " " {move || held()}</div>
            </Show>
            <Show when=talking>
                <Keys chats=chats/>
            </Show>
        </section>
    }
}

/// The keys of the telephone. A chat is not put on hold.
#[component]
fn Keys(chats: Memo<bool>) -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let t = move || WorkbenchTexts::of(lang.get());
    let holding = move || desk.doc.with(|d| d.as_ref().is_some_and(|d| matches!(d.phase, Phase::Holding { .. })));
    let end = move || if chats.get() { LineTexts::of(lang.get()).hang_up } else { t().hang_up };
    view! {
        <div class="call-bar__keys">
            <button
                type="button"
                class="button"
                hidden=move || chats.get()
                aria-pressed=move || if holding() { "true" } else { "false" }
                on:click=move |_| desk.toggle_hold()
            >
                {move || if holding() { t().unhold } else { t().hold }}
            </button>
            <button type="button" class="button call-bar__end" on:click=move |_| desk.hang_up()>
                {end}
            </button>
        </div>
    }
}
