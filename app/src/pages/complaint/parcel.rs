//! The waybill as it was when the complaint was taken, with its tracking as it was then.

use super::Case;
use crate::{
    i18n::{
        complaints::{Texts, complaints, say},
        terms, time, use_lang,
    },
    preferences::Lang,
    ui::warning::warning_note,
};
use domain::{
    amount::Fen,
    complaint::warning::Warning,
    view::{PartyCard, SnapshotView, WaybillCard},
    waybill::{EditedTracking, Tracking},
};
use leptos::prelude::*;

/// The waybill of a complaint.
#[component]
pub fn Parcel(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let snapshot = case.part(|page| page.snapshot.clone());
    view! {
        <section class="card" aria-labelledby="parcel-title">
            <h2 class="card__title" id="parcel-title">{say(|t| t.parcel)}</h2>
            {move || match snapshot.get() {
                Some(then) => picture(then).into_any(),
                None => view! { <p class="muted">{say(|t| t.no_parcel)}</p> }.into_any(),
            }}
        </section>
    }
}

fn picture(then: SnapshotView) -> impl IntoView {
    let lang = use_lang();
    let (at, card) = (then.at, StoredValue::new(then.waybill));
    let row = move |label: fn(&'static Texts) -> &'static str, text: fn(Lang, &WaybillCard) -> String| {
        view! {
            <div class="fact-list__row">
                <dt>{say(label)}</dt>
                <dd>{move || card.with_value(|c| text(lang.get(), c))}</dd>
            </div>
        }
    };
    let tracking = move || {
        card.with_value(|c| {
            let newest_first = c.tracking.iter().rev();
            newest_first
                .map(|step| {
                    let (step, place, note) = (step.clone(), step.place.clone(), step.note.clone());
                    view! {
                        <li class="track__step">
                            <span class="track__at">{move || time::moment(lang.get(), step.at)}</span>
                            <span>
                                <strong>{move || terms::tracking_step(lang.get(), step.step)}</strong>
                                " " {place} " " <span class="muted">{note}</span>
                            </span>
                        </li>
                    }
                })
                .map(IntoAny::into_any)
                .collect_view()
        })
    };
    let edited = then.edited;
    let changed = (!edited.is_empty()).then(|| view! { <Edited edited=edited /> }.into_any());
    let none = card.with_value(|c| c.tracking.is_empty());
    view! {
        <p class="parcel__number">{card.with_value(|c| c.number.clone())}</p>
        <dl class="fact-list">
            {row(|t| t.goods, |_, c| c.goods.clone())}
            {row(|t| t.pieces, |_, c| c.pieces.to_string())}
            {row(|t| t.weight, |_, c| weight(c.weight_g))}
            {row(|t| t.fee, |lang, c| money(lang, c.fee))}
            {row(|t| t.insured, |lang, c| c.insured.map_or_else(|| complaints(lang).not_insured.to_owned(), |f| money(lang, f)))}
            {row(|t| t.promised, |lang, c| time::moment(lang, c.promised_at))}
            {row(|t| t.sender, |lang, c| party(lang, &c.sender))}
            {row(|t| t.recipient, |lang, c| party(lang, &c.recipient))}
        </dl>
        <h3 class="parcel__then">
            {say(|t| t.parcel_then)} {move || time::full_moment(lang.get(), at)}
        </h3>
        {none.then(|| view! { <p class="muted">{say(|t| t.no_tracking)}</p> }.into_any())}
        {changed}
        <ol class="track">{move || tracking()}</ol>
    }
}

/// Entries that were changed after the complaint was taken, both versions side by side.
#[component]
fn Edited(edited: Vec<EditedTracking>) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let words = |entry: &Tracking| {
            let step = terms::tracking_step(lang.get(), entry.step);
            [&*time::moment(lang.get(), entry.at), " ", step, " ", &entry.place, " ", &entry.note].concat()
        };
        let row = |one: &EditedTracking| {
            let now = one.now.as_ref().map_or_else(|| say(|t| t.tracking_gone)().to_owned(), words);
            view! {
                <tr>
                    <td>{words(&one.then)}</td>
                    <td>{now}</td>
                </tr>
            }
            .into_any()
        };
        edited.iter().map(row).collect::<Vec<_>>()
    };
    view! {
        {warning_note(Warning::TrackingEdited)}
        <table class="edited">
            <thead>
                <tr>
                    <th scope="col">{say(|t| t.tracking_then)}</th>
                    <th scope="col">{say(|t| t.tracking_now)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Kilograms, as the label has them.
fn weight(grams: i64) -> String {
    let rest = (grams % 1000 / 10).to_string();
    let zero = if rest.len() < 2 { "0" } else { "" };
    [&*(grams / 1000).to_string(), ".", zero, &rest, " kg"].concat()
}

fn money(lang: Lang, amount: Fen) -> String {
    [&*amount.yuan(), " ", complaints(lang).yuan].concat()
}

fn party(lang: Lang, party: &PartyCard) -> String {
    let title = terms::title(lang, party.title);
    let name = match lang {
        Lang::Zh => [&*party.name, title].concat(),
        Lang::En => [title, if title.is_empty() { "" } else { " " }, &party.name].concat(),
    };
    [&*name, " · ", &party.phone, " · ", &party.place].concat()
}
