//! The terms of compensation of a pack, rule by rule, each with its article.

use crate::i18n::{compensation as words, terms, use_lang};
use domain::compensation::{CompensationPack, Rule};
use leptos::prelude::*;

/// Every rule of the pack.
#[component]
pub(super) fn Compensation(pack: CompensationPack) -> impl IntoView {
    let lang = use_lang();
    let measures = (0..pack.measures.len()).filter_map(|index| u8::try_from(index).ok()).map(Rule::Measure);
    let rules: Vec<Rule> = std::iter::once(Rule::Agreement)
        .chain(pack.exemptions.iter().map(|exemption| Rule::Exemption(exemption.ground)))
        .chain(pack.refusals.iter().map(|refusal| Rule::Refusal(refusal.ground)))
        .chain(pack.causes.iter().flat_map(|cause| cause.kinds.iter().copied().map(Rule::Cause)))
        .chain(measures)
        .chain(pack.complete_delay.is_some().then_some(Rule::CompleteDelay))
        .collect();
    let pack = StoredValue::new(pack);
    let rows: Vec<AnyView> = rules
        .into_iter()
        .map(|rule| {
            let article = move || pack.with_value(|pack| words::article(lang.get(), pack, rule));
            view! {
                <li class="rules__term">
                    <strong>{move || words::rule(lang.get(), rule)}</strong>
                    <span>{move || article().map(|quoted| quoted.text)}</span>
                    <span class="muted">{move || article().map(|quoted| terms::grade(lang.get(), quoted.grade))}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="card rules__terms">{rows}</ul> }
}
