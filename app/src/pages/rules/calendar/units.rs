//! Business units and their hours.

use crate::{
    i18n::{
        business_units::{self as words, UnitTexts},
        time, use_lang,
    },
    ui::chip::{Chip, Tone},
};
use domain::view::calendar::UnitRow;
use leptos::prelude::*;

/// The house first, then each unit.
#[component]
pub fn Units(rows: Vec<UnitRow>) -> impl IntoView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let rows: Vec<AnyView> = rows.into_iter().map(|row| view! { <Unit row=row /> }.into_any()).collect();
    view! {
        <section class="card stack" id="units">
            <h2 class="card__title">{move || t().units}</h2>
            <p class="muted">{move || t().units_lead}</p>
            <ul class="rules__units">{rows}</ul>
        </section>
    }
}

#[component]
fn Unit(row: UnitRow) -> impl IntoView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let UnitRow { unit, opening, later, closed_until } = row;
    let name = move || unit.clone().unwrap_or_else(|| t().house.to_owned());
    let closed = closed_until.map(|until| {
        let label = move || [t().closed_now, &time::moment(lang.get(), until)].concat();
        view! { <Chip label=Signal::derive(label) tone=Tone::Urgent /> }.into_any()
    });
    let later: Vec<AnyView> = later
        .into_iter()
        .map(|(from, hours)| {
            let line = move || {
                let lang = lang.get();
                [&*time::full_day(lang, from), " ", t().later, " ", &words::hours(lang, &hours)].concat()
            };
            view! { <span class="muted">{line}</span> }.into_any()
        })
        .collect();
    view! {
        <li class="rules__unit">
            <strong>{name}</strong>
            <span class="tabular">{move || words::hours(lang.get(), &opening)}</span>
            {later}
            {closed}
        </li>
    }
}
