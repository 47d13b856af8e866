//! Deciding on an amount: what is paid, on what ground, and between which limits that may lie.

use super::{
    Case,
    action::awaits_ruling,
    sheet::{Doc, Sheet},
};
use crate::{
    i18n::{amounts::AmountTexts, compensation, terms, use_lang},
    preferences::Lang,
    ui::warning::warning_note,
};
use domain::{
    amount::Fen,
    complaint::{
        Reckoning,
        reckoning::{Decision, Ground},
        warning::Warning,
    },
};
use leptos::prelude::*;

/// The choice that nothing is paid.
const REFUSE: &str = "refuse";

/// What a form decides; `None` while it is not finished.
#[must_use]
pub fn decision(doc: &Doc) -> Option<Decision> {
    if doc.choice == REFUSE {
        return Some(Decision::Refuse);
    }
    let ground = Ground::from_code(&doc.choice)?;
    let amount = Fen::parse(&doc.amount).filter(|amount| amount.0 > 0)?;
    Some(Decision::Pay { amount, ground })
}

/// What may be chosen.
#[must_use]
pub fn choices(lang: Lang) -> Vec<(String, String)> {
    let grounds = Ground::ALL.iter().map(|g| (g.code().to_owned(), terms::ground(lang, *g).to_owned()));
    grounds.chain([(REFUSE.to_owned(), terms::decision(lang, Decision::Refuse))]).collect()
}

/// Fills in the amount that a ground gives, where it gives one.
pub fn propose(case: Case, sheet: Sheet) {
    let amount = case.page.value.with_untracked(|page| {
        let newest = awaits_ruling(page)?;
        match Ground::from_code(&sheet.doc.with_untracked(|doc| doc.choice.clone()))? {
            Ground::HouseTerms => newest.house().map(|house| house.total),
            Ground::Law => newest.least_by_law(),
            Ground::Agreement | Ground::Goodwill => None,
        }
    });
    if let Some(amount) = amount.filter(|amount| amount.0 > 0) {
        sheet.doc.update(|doc| doc.amount = amount.yuan());
    }
}

/// The amount, unless nothing is paid.
#[component]
pub fn Amount(
    /// The form.
    sheet: Sheet,
    /// Whether it was tried to send it.
    tried: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || AmountTexts::of(lang.get());
    let refused = Memo::new(move |_| sheet.doc.with(|doc| doc.choice == REFUSE));
    let bad = Memo::new(move |_| {
        sheet.doc.with(|doc| {
            let unread = Fen::parse(&doc.amount).is_none_or(|amount| amount.0 <= 0);
            unread && (tried.get() || !doc.amount.trim().is_empty())
        })
    });
    view! {
        <div class="field" class:field--bad=move || bad.get() hidden=move || refused.get()>
            <label class="field__label" for="deed-amount">{move || t().amount}</label>
            <input
                class="input tabular"
                id="deed-amount"
                inputmode="decimal"
                autocomplete="off"
                maxlength="20"
                aria-invalid=move || bad.get().then_some("true")
                aria-describedby="deed-amount-error"
                prop:value=move || sheet.doc.with(|doc| doc.amount.clone())
                on:input=move |event| sheet.doc.update(|doc| doc.amount = event_target_value(&event))
            />
            <p class="field__error" id="deed-amount-error">{move || bad.get().then(|| t().bad_amount)}</p>
        </div>
    }
}

/// What house terms and law give, and what to mind before refusing.
#[component]
pub fn Limits(
    /// The complaint.
    case: Case,
    /// The form.
    sheet: Sheet,
) -> impl IntoView {
    let lang = use_lang();
    let newest = case.part(|page| awaits_ruling(page).cloned());
    let refuses = Memo::new(move |_| sheet.doc.with(|doc| doc.choice == REFUSE));
    let lines = move || newest.with(|newest| newest.as_ref().map(|r| limits(lang.get(), r)).unwrap_or_default());
    let warnings = move || {
        let notes = newest.with(|newest| newest.as_ref().map(cautions).unwrap_or_default());
        if refuses.get() { notes } else { Vec::new() }
    };
    view! {
        <ul class="calc__list">
            {move || lines().into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view()}
        </ul>
        <div class="warnings" aria-live="polite">{move || warnings().into_iter().map(warning_note).collect_view()}</div>
    }
}

/// What each side gives.
#[must_use]
pub fn limits(lang: Lang, reckoning: &Reckoning) -> Vec<String> {
    let t = AmountTexts::of(lang);
    let line = |label: &str, amount: Fen| [label, &compensation::yuan(amount)].concat();
    let house = reckoning.house().map(|house| line(t.house, house.total));
    let law = match (reckoning.least_by_law(), reckoning.most_by_law()) {
        (None, _) => t.law_unknown.to_owned(),
        (Some(least), Some(most)) if least == most => line(t.law_exactly, least),
        (Some(least), Some(most)) => [line(t.law_least, least), line(t.law_most, most)].concat(),
        (Some(least), None) => [&*line(t.law_least, least), t.law_open].concat(),
    };
    house.into_iter().chain([law]).collect()
}

/// What to mind about the facts of an amount, each thing once.
fn cautions(reckoning: &Reckoning) -> Vec<Warning> {
    let notes = reckoning.results.iter().flat_map(|result| result.notes.iter());
    let mut found = Vec::new();
    for warning in notes.filter_map(|note| Warning::of_note(*note)) {
        if !found.contains(&warning) {
            found.push(warning);
        }
    }
    found
}
