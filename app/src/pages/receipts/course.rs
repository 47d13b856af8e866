//! The course: each batch with its day, by what day the receipt is due, and the rule behind it.

use super::one::Slip;
use crate::{
    i18n::{
        receipt_pages::{ReceiptPageTexts, say},
        receipts, rules, terms, time, use_lang,
    },
    preferences::Lang,
};
use domain::view::receipts::ReceiptPage as Page;
use leptos::prelude::*;

/// The course of a receipt.
#[component]
pub fn Course(
    /// The receipt.
    slip: Slip,
) -> impl IntoView {
    let lang = use_lang();
    let rows = Memo::new(move |_| slip.page.value.with(|page| rows(lang.get(), page)));
    let standing = slip.part(|page, today| page.receipt.standing(&page.terms, today));
    let rule = Memo::new(move |_| slip.page.value.with(|page| rule(lang.get(), page)));
    let list = move || {
        let row = |(name, value): (String, String)| {
            view! { <div class="fact-list__row"><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
        };
        rows.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="receipt-course">
            <h2 class="card__title" id="receipt-course">{say(|t| t.course)}</h2>
            <p class="receipts__standing">{move || receipts::standing(lang.get(), standing.get())}</p>
            <dl class="fact-list fact-list--single">{list}</dl>
            <p class="muted calc__source">{say(|t| t.limits)} {say(|t| t.colon)} {move || rule.get()}</p>
        </section>
    }
}

fn rows(lang: Lang, page: &Page) -> Vec<(String, String)> {
    let t = ReceiptPageTexts::of(lang);
    let receipt = &page.receipt;
    let batches = (1_u32..).zip(&receipt.batches).map(|(number, day)| {
        let name = [t.batch, &number.to_string(), t.batch_after].concat();
        (name, day.map_or_else(|| t.not_arrived.to_owned(), |day| time::full_day(lang, day)))
    });
    let due = receipt.due(&page.terms).map(|(last, latest)| {
        let last = (t.last_day.to_owned(), time::full_day(lang, last));
        let latest = (t.latest_day.to_owned(), time::full_day(lang, latest));
        if last.1 == latest.1 { vec![last] } else { vec![last, latest] }
    });
    batches.chain(due.unwrap_or_default()).collect()
}

/// The article on days, with its source and how well it was checked.
fn rule(lang: Lang, page: &Page) -> String {
    let (of, dot) = (&page.terms, ReceiptPageTexts::of(lang).dot);
    let article = &of.limits.article;
    let text = lang.pick(&*article.zh, &*article.en);
    let grade = terms::grade(lang, article.grade.unwrap_or(of.grade));
    [text, dot, rules::named(lang, &of.source), dot, &of.version, dot, grade].concat()
}
