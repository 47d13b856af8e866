//! The rows: a table that narrow screens show as cards.

use super::standing::StandingChip;
use crate::{
    i18n::{
        receipt_pages::{ReceiptPageTexts, responsible, route, say, standing_day},
        use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        chip::{Chip, Tone},
        flow::For,
    },
};
use chrono::NaiveDate;
use domain::{
    id::ReturnReceiptId,
    receipt::{Standing, WhereaboutsCode},
    view::receipts::ReceiptRow,
};
use leptos::prelude::*;

/// The rows of one page of the list. A row keeps its element while it changes, so focus and scrolling stay.
#[component]
pub fn Rows(
    /// The rows.
    rows: Signal<Vec<ReceiptRow>>,
    /// The local day they are as of.
    today: Signal<NaiveDate>,
) -> impl IntoView {
    let ids = Memo::new(move |_| rows.with(|all| all.iter().map(|row| row.id).collect::<Vec<_>>()));
    view! {
        <table class="table cases">
            <caption class="visually-hidden">{say(|t| t.title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{say(|t| t.waybill)}</th>
                    <th scope="col">{say(|t| t.standing)}</th>
                    <th scope="col">{say(|t| t.responsible)}</th>
                    <th scope="col">{say(|t| t.route)}</th>
                    <th scope="col">{say(|t| t.batches)}</th>
                    <th scope="col">{say(|t| t.assessment)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || ids.get() key=|id| *id children=move |id| row(id, rows, today) />
            </tbody>
        </table>
    }
}

fn row(id: ReturnReceiptId, rows: Signal<Vec<ReceiptRow>>, today: Signal<NaiveDate>) -> impl IntoView {
    let lang = use_lang();
    let found = Memo::new(move |_| rows.with(|all| all.iter().find(|row| row.id == id).cloned()));
    let show = move |text: fn(Lang, &ReceiptRow) -> String| {
        move || found.with(|row| row.as_ref().map(|row| text(lang.get(), row)))
    };
    let at = move || found.with(|row| row.as_ref().map_or(WhereaboutsCode::Waiting, |row| row.whereabouts));
    let standing = move || found.with(|row| row.as_ref().map_or(Standing::NotStarted, |row| row.standing));
    view! {
        <tr class="case">
            <td class="case__what">
                <a class="case__link" href=paths::receipt(id)>{show(|_, row| row.waybill.clone())}</a>
                <span class="case__line">{show(|_, row| row.outlet.clone())}</span>
            </td>
            <td class="case__next">
                <StandingChip at=Signal::derive(at) standing=Signal::derive(standing) today=today />
                <span class="case__clock">{show(|lang, row| standing_day(lang, row.ended_on, row.standing))}</span>
            </td>
            <td>{show(|lang, row| responsible(lang, &row.responsible))}</td>
            <td>{show(|lang, row| route(lang, row.route).to_owned())}</td>
            <td>{show(arrivals)}</td>
            <td><Assessment row=found /></td>
        </tr>
    }
}

fn arrivals(lang: Lang, row: &ReceiptRow) -> String {
    let (arrived, all) = (row.arrived.to_string(), row.batches.to_string());
    lang.pick([&*arrived, "/", &all, " 批"], [&*arrived, " of ", &all, ""]).concat()
}

/// How many proposals wait, and how many are decided.
#[component]
fn Assessment(row: Memo<Option<ReceiptRow>>) -> impl IntoView {
    let lang = use_lang();
    let count = move |of: fn(&ReceiptRow) -> u32| row.with(|row| row.as_ref().map_or(0, of));
    let t = move || ReceiptPageTexts::of(lang.get());
    let open = Signal::derive(move || [t().open_count, &count(|row| row.open).to_string()].concat());
    let decided = move || [t().decided_count, &count(|row| row.decided).to_string()].concat();
    view! {
        {move || (count(|row| row.open) > 0).then(|| view! { <Chip label=open tone=Tone::Near /> }.into_any())} " "
        {move || (count(|row| row.decided) > 0).then(|| view! { <span class="muted">{decided()}</span> }.into_any())}
    }
}
