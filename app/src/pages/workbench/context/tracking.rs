//! The parcel and its history, newest first.

use crate::{
    desk::use_desk,
    i18n::{terms, time, use_lang, workbench::WorkbenchTexts},
};
use domain::{complaint::Field, view::WaybillCard};
use leptos::prelude::*;

/// The tab.
#[component]
pub fn TrackingTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let waybill = Memo::new(move |_| desk.caller.with(|c| c.waybill.clone()));
    let typed = Memo::new(move |_| desk.doc.with(|d| d.as_ref().is_some_and(|d| !d.value(Field::Waybill).is_empty())));
    view! {
        {move || match waybill.get() {
            Some(card) => view! { <Parcel card=card/> }.into_any(),
            None => view! {
                <p class="empty muted">
                    {move || if typed.get() { t().waybill_unknown } else { t().waybill_none }}
                </p>
            }
            .into_any(),
        }}
    }
}

/// One parcel.
#[component]
pub fn Parcel(card: WaybillCard) -> impl IntoView {
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let (promised, accepted, insured) = (card.promised_at, card.accepted_at, card.insured);
    let mut steps = card.tracking;
    steps.reverse();
    view! {
        <dl class="facts">
            <dt>{move || t().waybill}</dt>
            <dd class="tabular">{card.number}</dd>
            <dt>{move || terms::field(lang.get(), Field::Item)}</dt>
            <dd>{card.goods}</dd>
            <dt>{move || t().waybill_accepted}</dt>
            <dd>{move || time::moment(lang.get(), accepted)}</dd>
            <dt>{move || t().waybill_promised}</dt>
            <dd>{move || time::moment(lang.get(), promised)}</dd>
            <dt>{move || t().waybill_insured}</dt>
            <dd>
                {move || insured.map_or_else(|| t().waybill_uninsured.to_owned(), |amount| format!("¥{}", amount.yuan()))}
            </dd>
        </dl>
        <ol class="tracking">
            {steps
                .into_iter()
                .map(|entry| {
                    let (at, step) = (entry.at, entry.step);
                    view! {
                        <li class="tracking__step">
                            <span class="muted tabular">{move || time::moment(lang.get(), at)}</span>
                            <span>
                                <strong>{move || terms::tracking_step(lang.get(), step)}</strong> " " {entry.place}
                                " " {entry.note}
                            </span>
                        </li>
                    }
                })
                .map(IntoAny::into_any)
                .collect_view()}
        </ol>
    }
}
