//! What the complaint may cost: the calculator, with the facts of this complaint in it.

use super::Case;
use crate::{
    i18n::{compensation, complaints::say, use_lang},
    paths,
    ui::icon::{Icon, IconName},
};
use domain::{
    compensation::{Consigned, claim_of},
    time::local_day,
};
use leptos::prelude::*;

/// The way to the calculator; where there is no claim, why.
#[component]
pub fn Money(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let lang = use_lang();
    let claim = case.part(|page| {
        let waybill = page.snapshot.as_ref().map(|then| &then.waybill);
        let accepted_on = waybill.map(|card| local_day(card.accepted_at));
        claim_of(&page.facts, waybill.map(Consigned::from)).map(|claim| paths::rule_compensation(&claim, accepted_on))
    });
    view! {
        <section class="card" aria-labelledby="money-title">
            <h2 class="card__title" id="money-title">{say(|t| t.money)}</h2>
            {move || match claim.get() {
                Ok(path) => view! {
                    <p class="muted">{say(|t| t.money_lead)}</p>
                    <p><a class="button" href=path><Icon name=IconName::Rule /> {say(|t| t.money_open)}</a></p>
                }
                .into_any(),
                Err(why) => view! { <p class="muted">{move || compensation::no_claim(lang.get(), why)}</p> }.into_any(),
            }}
        </section>
    }
}
