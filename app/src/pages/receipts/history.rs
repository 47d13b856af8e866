//! What happened, newest first, in sentences.

use super::one::Slip;
use crate::i18n::{
    receipt_pages::{line, say},
    time, use_lang,
};
use domain::view::receipts::ReceiptEntry;
use leptos::prelude::*;

/// The history of a receipt.
#[component]
pub fn History(
    /// The receipt.
    slip: Slip,
) -> impl IntoView {
    let entries = slip.part(|page, _| page.timeline.iter().rev().cloned().collect::<Vec<_>>());
    view! {
        <section class="card" aria-labelledby="receipt-history">
            <h2 class="card__title" id="receipt-history">{say(|t| t.timeline)}</h2>
            <ol class="timeline">{move || entries.get().into_iter().map(entry).collect::<Vec<_>>()}</ol>
        </section>
    }
}

fn entry(entry: ReceiptEntry) -> AnyView {
    let (lang, at) = (use_lang(), entry.at);
    let told = Memo::new(move |_| line(lang.get(), &entry));
    let quotes = move || {
        let quote = |quote: String| view! { <p class="timeline__quote">{quote}</p> }.into_any();
        told.with(|line| line.quotes.clone()).into_iter().map(quote).collect::<Vec<_>>()
    };
    view! {
        <li class="timeline__line">
            <time class="timeline__at">{move || time::moment(lang.get(), at)}</time>
            <div>
                <p>
                    <strong>{move || told.with(|line| line.who.clone())}</strong> " "
                    {move || told.with(|line| line.what.clone())}
                </p>
                {quotes}
            </div>
        </li>
    }
    .into_any()
}
