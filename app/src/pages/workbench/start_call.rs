//! Starting a contact by hand, and going on with one that was left.

use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    clock::use_clock,
    desk::{NewCall, use_desk},
    i18n::{terms, time, use_lang, workbench::WorkbenchTexts},
    ui::field::FieldInput,
};
use domain::{
    call::Direction,
    complaint::{Field, Problem, draft::parse_field, kind::ChannelCode},
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
    let channel = RwSignal::new(ChannelCode::Hotline.code().to_owned());
    let direction = RwSignal::new(Direction::Inbound);
    let phone = RwSignal::new(String::new());
    let waybill = RwSignal::new(String::new());
    // Shown after the first try to start, so that nobody is scolded while typing.
    let tried = RwSignal::new(false);
    let problem = move |field: Field, value: RwSignal<String>| {
        Signal::derive(move || {
            let text = value.get();
            let checked = tried.get() && !text.trim().is_empty();
            checked.then(|| parse_field(field, &text).err()).flatten()
        })
    };
    let (bad_phone, bad_waybill) = (problem(Field::ContactPhone, phone), problem(Field::Waybill, waybill));
    take_from_address(waybill);
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if bad_phone.get_untracked().is_some() {
            browser::focus("call-phone");
        } else if bad_waybill.get_untracked().is_some() {
            browser::focus("call-waybill");
        } else {
            desk.begin(&NewCall {
                channel: ChannelCode::from_code(&channel.get_untracked()).unwrap_or(ChannelCode::Hotline),
                direction: direction.get_untracked(),
                phone: phone.get_untracked(),
                waybill: waybill.get_untracked(),
            });
        }
    };
    let field = move |field: Field, id: &'static str, value: RwSignal<String>, problem: Signal<Option<Problem>>| {
        let on_change = Callback::new(move |text: String| value.set(text));
        view! { <FieldInput field=field id=id value=value on_change=on_change problem=problem /> }
    };
    view! {
        <section class="card start">
            <h1 class="card__title start__title">{move || t().start_title}</h1>
            <p class="muted">{move || t().start_text}</p>
            <form class="start__form" on:submit=begin novalidate>
                <div class="start__pair">
                    {field(Field::ContactPhone, "call-phone", phone, bad_phone)}
                    {field(Field::Waybill, "call-waybill", waybill, bad_waybill)}
                </div>
                <div class="start__pair">
                    {field(Field::Channel, "call-channel", channel, Signal::stored(None))}
                    <Directions direction=direction/>
                </div>
                <button type="submit" class="button button--primary start__button">{move || t().start_button}</button>
            </form>
        </section>
        <Left/>
    }
}

/// The palette and other pages send people here with a waybill to start from.
fn take_from_address(waybill: RwSignal<String>) {
    let query = use_query_map();
    react(move || {
        if let Some(number) = query.with(|q| q.get("waybill")) {
            waybill.set(number);
        }
        if query.with(|q| q.get("call")).is_some() {
            browser::focus("call-phone");
        }
    });
}

/// Who called whom.
#[component]
fn Directions(
    /// The choice.
    direction: RwSignal<Direction>,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
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
                        }.into_any()
                    })
                    .map(IntoAny::into_any)
                    .collect_view()}
            </select>
        </div>
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
