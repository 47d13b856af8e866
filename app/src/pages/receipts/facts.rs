//! What was registered, what was wrong with it, and what was explained.

use super::one::Slip;
use crate::{
    i18n::{
        receipt_pages::{self as words, ReceiptPageTexts, say},
        time, use_lang,
    },
    preferences::Lang,
};
use domain::{receipt::Whereabouts, view::receipts::ReceiptPage as Page};
use leptos::prelude::*;

/// The facts of a receipt.
#[component]
pub fn Facts(
    /// The receipt.
    slip: Slip,
) -> impl IntoView {
    let lang = use_lang();
    let rows = Memo::new(move |_| slip.page.value.with(|page| rows(lang.get(), page)));
    let list = move || {
        let row = |(name, value): (&'static str, String)| {
            view! { <div class="fact-list__row"><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
        };
        rows.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="receipt-facts">
            <h2 class="card__title" id="receipt-facts">{say(|t| t.facts)}</h2>
            <dl class="fact-list fact-list--single">{list}</dl>
            <Remarks slip=slip title=|t| t.anomalies lines=anomalies />
            <Remarks slip=slip title=|t| t.explanations lines=explanations />
        </section>
    }
}

fn rows(lang: Lang, page: &Page) -> Vec<(&'static str, String)> {
    let (t, receipt) = (ReceiptPageTexts::of(lang), &page.receipt);
    let registered =
        [&*Slip::name(page, receipt.registered_by), t.dot, &time::full_moment(lang, receipt.registered_at)].concat();
    let mut rows = vec![
        (t.outlet, receipt.outlet.clone()),
        (t.route, words::route(lang, receipt.route).to_owned()),
        (t.demand, words::demand(lang, &receipt.demand)),
        (t.responsible, words::responsible(lang, &receipt.responsible)),
        (t.registered, registered),
    ];
    let by = match &receipt.whereabouts {
        Whereabouts::Waiting => None,
        Whereabouts::Back { by, .. } | Whereabouts::Lost { by, .. } | Whereabouts::Unusable { by, .. } => Some(*by),
    };
    if let Some(by) = by {
        let place = words::whereabouts(lang, receipt.whereabouts.code());
        rows.push((t.where_it_is, [place, t.dot, &Slip::name(page, by)].concat()));
    }
    rows
}

/// Lines under a heading; nothing when there are none.
#[component]
fn Remarks(
    slip: Slip,
    title: fn(&'static ReceiptPageTexts) -> &'static str,
    lines: fn(Lang, &Page) -> Vec<String>,
) -> impl IntoView {
    let lang = use_lang();
    let lines = Memo::new(move |_| slip.page.value.with(|page| lines(lang.get(), page)));
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
            view! { <h3 class="said__title">{say(title)}</h3> <ul class="calc__list">{lines}</ul> }.into_any()
        })
    }
}

fn anomalies(lang: Lang, page: &Page) -> Vec<String> {
    let t = ReceiptPageTexts::of(lang);
    let line = |anomaly: &domain::receipt::Anomaly| {
        let on = time::moment(lang, anomaly.at);
        [
            words::noticed(lang, anomaly.noticed),
            t.colon,
            &anomaly.text,
            t.dot,
            &Slip::name(page, anomaly.by),
            t.dot,
            &on,
        ]
        .concat()
    };
    page.receipt.anomalies.iter().map(line).collect()
}

fn explanations(lang: Lang, page: &Page) -> Vec<String> {
    let t = ReceiptPageTexts::of(lang);
    let line = |given: &domain::receipt::Explanation| {
        let month = time::month_name(lang, given.month);
        [&*month, t.colon, &given.text, t.dot, &Slip::name(page, given.by)].concat()
    };
    page.receipt.explanations.iter().map(line).collect()
}
