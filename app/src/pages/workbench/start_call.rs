//! Starting a contact by hand, and going on with one that was left.

use crate::{
    browser,
    clock::use_clock,
    desk::{NewCall, use_desk},
    i18n::{terms, time, use_lang, workbench::WorkbenchTexts},
};
use domain::{
    call::Direction,
    complaint::{Field, kind::ChannelCode},
    person::{Phone, masked_name},
};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_query_map;

/// The form.
#[component]
pub fn StartCall() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let channel = RwSignal::new(ChannelCode::Hotline);
    let direction = RwSignal::new(Direction::Inbound);
    let phone = RwSignal::new(String::new());
    let waybill = RwSignal::new(String::new());
    let query = use_query_map();
    Effect::new(move |_| {
        // The palette and other pages send people here with a waybill to start from.
        if let Some(number) = query.with(|q| q.get("waybill")) {
            waybill.set(number);
        }
        if query.with(|q| q.get("call")).is_some() {
            browser::focus("call-phone");
        }
    });
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.begin(NewCall {
            channel: channel.get_untracked(),
            direction: direction.get_untracked(),
            phone: phone.get_untracked(),
            waybill: waybill.get_untracked(),
        });
    };
    view! {
        <section class="card start">
            <h1 class="card__title start__title">{move || t().start_title}</h1>
            <p class="muted">{move || t().start_text}</p>
            <form class="start__form" on:submit=begin>
                <div class="start__pair">
                    <div class="field">
                        <label class="field__label" for="call-phone">{move || t().phone}</label>
                        <input
                            class="input"
                            id="call-phone"
                            type="tel"
                            inputmode="tel"
                            autocomplete="off"
                            maxlength="30"
                            prop:value=move || phone.get()
                            on:input=move |event| phone.set(event_target_value(&event))
                        />
                    </div>
                    <div class="field">
                        <label class="field__label" for="call-waybill">{move || t().waybill}</label>
                        <input
                            class="input"
                            id="call-waybill"
                            autocomplete="off"
                            maxlength="40"
                            prop:value=move || waybill.get()
                            on:input=move |event| waybill.set(event_target_value(&event))
                        />
                    </div>
                </div>
                <div class="start__pair">
                    <div class="field">
                        <label class="field__label" for="call-channel">{move || t().channel}</label>
                        <select
                            class="select"
                            id="call-channel"
                            on:change=move |event| {
                                if let Some(code) = ChannelCode::from_code(&event_target_value(&event)) {
                                    channel.set(code);
                                }
                            }
                        >
                            {ChannelCode::ALL
                                .iter()
                                .map(|code| {
                                    view! {
                                        <option value=code.code() selected=move || channel.get() == *code>
                                            {move || terms::channel(lang.get(), *code)}
                                        </option>
                                    }
                                })
                                .collect_view()}
                        </select>
                    </div>
                    <div class="field">
                        <label class="field__label" for="call-direction">{move || t().direction}</label>
                        <select
                            class="select"
                            id="call-direction"
                            on:change=move |event| {
                                if let Some(code) = Direction::from_code(&event_target_value(&event)) {
                                    direction.set(code);
                                }
                            }
                        >
                            {Direction::ALL
                                .iter()
                                .map(|code| {
                                    view! {
                                        <option value=code.code() selected=move || direction.get() == *code>
                                            {move || terms::direction(lang.get(), *code)}
                                        </option>
                                    }
                                })
                                .collect_view()}
                        </select>
                    </div>
                </div>
                <button type="submit" class="button button--primary start__button">{move || t().start_button}</button>
            </form>
        </section>
        <Left/>
    }
}

/// Calls that were left.
#[component]
fn Left() -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
        <Show when=move || desk.left.with(|l| !l.is_empty())>
            <section class="card left">
                <h2 class="card__title">{move || t().left_title}</h2>
                <p class="muted">{move || t().left_text}</p>
                <ul class="left__rows">
                    <For each=move || desk.left.get() key=|doc| (doc.call, doc.revision) let:doc>
                        {
                            let name = masked_name(doc.value(Field::ContactName));
                            let phone = Phone::parse(&doc.phone).map(|p| p.masked()).unwrap_or_default();
                            let waybill = doc.value(Field::Waybill).to_owned();
                            let started = doc.started_at();
                            let who: Vec<String> =
                                [name, phone, waybill].into_iter().filter(|s| !s.is_empty()).collect();
                            let seconds = move || (clock.now() - started).num_seconds().max(0);
                            view! {
                                <li class="left__row">
                                    <span>
                                        {who.join(" · ")} " "
                                        <span class="muted">{move || time::ago(lang.get(), seconds())}</span>
                                    </span>
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| desk.resume(doc.clone())
                                    >
                                        {move || t().left_resume}
                                    </button>
                                </li>
                            }
                        }
                    </For>
                </ul>
            </section>
        </Show>
    }
}
