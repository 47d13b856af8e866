//! The rows: a table that narrow screens show as cards.

use crate::ui::flow::For;
use crate::{
    i18n::{
        complaints::{complaints, say},
        terms, time, use_lang,
    },
    paths,
    preferences::Lang,
    ui::chip::ClockChip,
};
use domain::{id::ComplaintId, view::ComplaintRow};
use leptos::prelude::*;

/// The class of the link that opens a row.
pub const LINK: &str = "case__link";

/// The rows of one page of the list. A row keeps its element while it changes, so focus and scrolling stay.
#[component]
pub fn Rows(
    /// The rows.
    rows: Signal<Vec<ComplaintRow>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| rows.with(|all| all.iter().map(|row| row.id).collect::<Vec<_>>()));
    view! {
        <table class="table cases">
            <caption class="visually-hidden">{say(|t| t.title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{say(|t| t.gist)}</th>
                    <th scope="col">{say(|t| t.deadline)}</th>
                    <th scope="col">{say(|t| t.stage)}</th>
                    <th scope="col">{say(|t| t.owner)}</th>
                    <th scope="col">{say(|t| t.contact)}</th>
                    <th scope="col">{say(|t| t.parcel)}</th>
                    <th scope="col">{say(|t| t.accepted)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || ids.get() key=|id| *id children=move |id| row(id, rows) />
            </tbody>
        </table>
    }
}

fn row(id: ComplaintId, rows: Signal<Vec<ComplaintRow>>) -> impl IntoView {
    let lang = use_lang();
    let found = Memo::new(move |_| rows.with(|all| all.iter().find(|row| row.id == id).cloned()));
    let show = move |text: fn(Lang, &ComplaintRow) -> String| {
        move || found.with(|row| row.as_ref().map(|row| text(lang.get(), row)))
    };
    let clock = move || {
        found.with(|row| row.as_ref().and_then(|row| row.next)).map_or_else(
            || view! { <span class="muted">{say(|t| t.no_clock)}</span> }.into_any(),
            |next| {
                view! {
                    <ClockChip due=next.due.instant() />
                    <span class="case__clock">{move || terms::clock(lang.get(), next.code)}</span>
                }
                .into_any()
            },
        )
    };
    view! {
        <tr class="case">
            <td class="case__what">
                <a class=LINK href=paths::complaint(id)>
                    {show(|_, row| row.gist.clone())}
                </a>
                <span class="case__line">
                    <span class="case__kind">{show(|lang, row| terms::kind(lang, row.kind).to_owned())}</span>
                    <span class="case__number">{show(|_, row| row.number.to_string())}</span>
                    <span class="case__channel">{show(|lang, row| terms::channel(lang, row.channel).to_owned())}</span>
                </span>
            </td>
            <td class="case__next">{move || clock()}</td>
            <td>{show(|lang, row| terms::stage(lang, row.stage).to_owned())}</td>
            <td>{show(owner)}</td>
            <td>{show(|_, row| row.contact.clone())}</td>
            <td class="case__parcel">{show(|_, row| row.waybill.clone().unwrap_or_default())}</td>
            <td class="case__at">{show(|lang, row| time::moment(lang, row.accepted_at))}</td>
        </tr>
    }
}

fn owner(lang: Lang, row: &ComplaintRow) -> String {
    row.owner.as_ref().map_or_else(|| complaints(lang).no_owner.to_owned(), |person| person.name.clone())
}
