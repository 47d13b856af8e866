//! The compensation calculator: facts on one side, house terms and law side by side on the other. Usable without a case.

mod facts;
pub(super) mod keep;
mod result;

use super::{address::Address, calculator::CalculatorPage, terms::Terms};
use crate::{clock::use_clock, i18n::rule_pages::say};
use chrono::NaiveDate;
use domain::{
    compensation::{Assessment, CompensationPack, Status, assess, compare},
    complaint::reckoning::{EXPRESS, HOUSE, POSTAL},
    time::local_day,
};
use facts::{FactsForm, claim, options};
use leptos::prelude::*;
use result::{Column, Differences};

/// House terms, the law for express, the law for universal service.
const PACKS: [&str; 3] = [HOUSE, EXPRESS, POSTAL];

/// One result with the terms it follows.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Judged {
    pub(super) pack: CompensationPack,
    pub(super) assessment: Assessment,
}

/// The page.
#[component]
pub fn CompensationPage() -> impl IntoView {
    view! {
        <CalculatorPage title=|t| t.compensation lead=|t| t.compensation_lead show=|terms| view! { <Calculator terms=terms /> }.into_any() />
    }
}

#[component]
fn Calculator(terms: Terms) -> impl IntoView {
    let address = Address::read();
    let today = local_day(use_clock().now_untracked());
    let terms = StoredValue::new(terms);
    let accepted = Memo::new(move |_| super::read::day(&address.get("accepted")).value().unwrap_or(today));
    let judged = Memo::new(move |_| {
        let on = accepted.get();
        PACKS.map(|id| terms.with_value(|terms| judge(address, terms, id, on)))
    });
    let some = Memo::new(move |_| {
        let worked_out = |one: &Judged| one.assessment.status != Status::InputError;
        judged.with(|all| all.iter().flatten().any(worked_out))
    });
    let postal = move || address.get("postal") == "1";
    let differences = Memo::new(move |_| {
        judged.with(|[house, law, _]| match (house, law) {
            (Some(house), Some(law)) => Some(compare(&house.assessment, &law.assessment)),
            _ => None,
        })
    });
    let column = move |index: usize| {
        let one = Memo::new(move |_| judged.with(|all| all[index].clone()));
        move || view! { <Column judged=one.get() which=index /> }.into_any()
    };
    let (house, law, universal) = (column(0), column(1), column(2));
    view! {
        <div class="calc calc--wide">
            <FactsForm address=address />
            <div class="calc__result" id="result" tabindex="-1">
                <keep::Keep address=address accepted=accepted some=some />
                <div class="calc__columns">
                    {house}
                    {law}
                    {move || postal().then(|| universal())}
                </div>
                {move || differences.get().map(|found| view! { <Differences found=found /> }.into_any())}
                <p class="muted">{say(|t| t.recomputed)}</p>
                <super::tools::Tools />
            </div>
        </div>
    }
}

/// What a pack says of the claim in the address; nothing when it was not in force on the day of acceptance.
fn judge(address: Address, terms: &Terms, id: &str, accepted_on: NaiveDate) -> Option<Judged> {
    let pack = terms.compensation.on(id, accepted_on)?;
    let options = if id == HOUSE { options(address) } else { domain::compensation::Options::default() };
    Some(Judged { pack: pack.clone(), assessment: assess(pack, options, &claim(address)) })
}
