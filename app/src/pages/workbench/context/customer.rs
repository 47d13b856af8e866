//! The customer: who, past contacts, open complaints, recent parcels.

use crate::ui::flow::{For, Show};
use crate::{
    desk::use_desk,
    i18n::{
        promises::{PromiseTexts, about},
        terms, time, use_lang,
        workbench::WorkbenchTexts,
    },
    pages::workbench::work_list::WorkRow,
    ui::chip::ClockChip,
};
use domain::{
    complaint::Field,
    view::{CallSummary, WaybillCard, promises::PromiseRow},
};
use leptos::prelude::*;

/// The tab.
#[component]
pub fn CustomerTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let known = move || {
        desk.caller
            .with(|c| c.customer.is_some() || !c.promises.is_empty() || !c.open.is_empty() || !c.contacts.is_empty())
    };
    let card = move || {
        desk.caller.with(|c| c.customer.clone()).map(|customer| {
            view! {
                <dl class="facts">
                    <dt>{customer.name.clone()}</dt>
                    <dd>{terms::customer_grade(lang.get(), customer.grade)}</dd>
                    <dt>{t().phone}</dt>
                    <dd class="tabular">{customer.phone.clone()}</dd>
                    <dt>{terms::field(lang.get(), Field::ReceiverAddress)}</dt>
                    <dd>{customer.place.clone()}</dd>
                </dl>
            }
            .into_any()
        })
    };
    let open = Memo::new(move |_| desk.caller.with(|c| c.open.clone()));
    let contacts = Memo::new(move |_| desk.caller.with(|c| c.contacts.clone()));
    let waybills = Memo::new(move |_| desk.caller.with(|c| c.waybills.clone()));
    view! {
        <Show when=known fallback=move || view! { <p class="empty muted">{move || t().customer_none}</p> }>
            {move || card()}
            <Promised/>
            <h3 class="context__head">{move || t().customer_open}</h3>
            <Show
                when=move || open.with(|o| !o.is_empty())
                fallback=move || view! { <p class="muted">{move || t().customer_nothing}</p> }
            >
                <ul class="work__rows">
                    <For each=move || open.get() key=|row| (row.id, row.version) let:row><WorkRow row=row/></For>
                </ul>
            </Show>
            <h3 class="context__head">{move || t().customer_contacts}</h3>
            <Show
                when=move || contacts.with(|c| !c.is_empty())
                fallback=move || view! { <p class="muted">{move || t().customer_nothing}</p> }
            >
                <ul class="contacts">
                    <For each=move || contacts.get() key=|call| call.id let:call><ContactRow call=call/></For>
                </ul>
            </Show>
            <h3 class="context__head">{move || t().customer_waybills}</h3>
            <Show
                when=move || waybills.with(|w| !w.is_empty())
                fallback=move || view! { <p class="muted">{move || t().customer_nothing}</p> }
            >
                <ul class="contacts">
                    <For each=move || waybills.get() key=|w| w.number.clone() let:waybill>
                        <WaybillRow waybill=waybill/>
                    </For>
                </ul>
            </Show>
        </Show>
    }
}

/// What was promised to this customer and waits; nothing is shown while nothing does.
#[component]
fn Promised() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let promises = Memo::new(move |_| desk.caller.with(|c| c.promises.clone()));
    view! {
        <Show when=move || promises.with(|p| !p.is_empty())>
            <h3 class="context__head">{move || PromiseTexts::of(lang.get()).title}</h3>
            <ul class="contacts">
                <For each=move || promises.get() key=|row| (row.id, row.version) let:row><PromisedRow row=row/></For>
            </ul>
        </Show>
    }
}

/// One of them, with whoever is to keep it.
#[component]
fn PromisedRow(row: PromiseRow) -> impl IntoView {
    let lang = use_lang();
    let (what, due) = (row.about, row.due);
    view! {
        <li class="contact">
            <span>{move || about(lang.get(), what)} " " <ClockChip due=Signal::stored(due)/></span>
            <span class="muted">{move || time::moment(lang.get(), due)} " " {row.owner.map(|owner| owner.name)}</span>
        </li>
    }
}

#[component]
fn ContactRow(call: CallSummary) -> impl IntoView {
    let lang = use_lang();
    let (at, channel, direction, outcome) = (call.started_at, call.channel, call.direction, call.disposition);
    view! {
        <li class="contact">
            <span class="muted">{move || time::moment(lang.get(), at)}</span>
            <span>
                {move || terms::channel(lang.get(), channel)} " · " {move || terms::direction(lang.get(), direction)}
                " · " {call.agent}
            </span>
            <span class="muted">
                {move || outcome.map(|d| terms::disposition(lang.get(), d))} " " {call.note}
            </span>
        </li>
    }
}

/// A parcel that may be taken into the form with one tap.
#[component]
fn WaybillRow(waybill: WaybillCard) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let number = waybill.number.clone();
    let latest = waybill.tracking.last().map(|t| (t.step, t.at));
    view! {
        <li class="contact">
            <button
                type="button"
                class="button button--quiet tabular"
                on:click=move |_| {
                    desk.typed(Field::Waybill, &number);
                    desk.settled(Field::Waybill);
                }
            >
                {waybill.number}
            </button>
            <span>{waybill.goods}</span>
            <span class="muted">
                {move || latest.map(|(step, at)| {
                    format!("{} · {}", terms::tracking_step(lang.get(), step), time::moment(lang.get(), at))
                })}
            </span>
        </li>
    }
}
