//! The facts: what the customer says and what we verified stand apart; what is required and missing is marked.

use super::{Case, action::Action, edit::EditFacts};
use crate::ui::flow::Show;
use crate::{
    i18n::{
        complaints::{Texts, say},
        terms, use_lang,
    },
    start::use_me,
};
use domain::complaint::{ChannelCode, Field, Form, Kind, Need, form};
use leptos::prelude::*;

/// Fields that the page shows elsewhere.
const ELSEWHERE: [Field; 7] = [
    Field::Kind,
    Field::Channel,
    Field::Requester,
    Field::ContactName,
    Field::ContactPhone,
    Field::Allegation,
    Field::Verified,
];

/// The facts, or the form that changes them.
#[component]
pub fn Facts(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let editing = Memo::new(move |_| case.open.get() == Some(Action::Edit));
    let may = use_me().is_some_and(|me| case.page.value.with_untracked(|page| Action::Edit.allowed(&me.actor, page)));
    view! {
        <section class="card" aria-labelledby="facts-title">
            <div class="spread">
                <h2 class="card__title" id="facts-title">{say(|t| t.facts)}</h2>
                <Show when=move || may && !editing.get()>
                    <button class="button" type="button" on:click=move |_| case.start(Action::Edit)>
                        {say(|t| t.edit_facts)}
                    </button>
                </Show>
            </div>
            {move || {
                if editing.get() {
                    view! { <EditFacts case=case /> }.into_any()
                } else {
                    view! { <Shown case=case /> }.into_any()
                }
            }}
        </section>
    }
}

/// A row: the field, and its value unless it is missing.
type Row = (Field, Option<String>);

/// The rows of the form in its order, and those that an earlier kind left.
fn rows(facts: &Form) -> (Vec<Row>, Vec<Row>) {
    let kind = facts.get(&Field::Kind).and_then(|k| Kind::from_code(k));
    let channel = facts.get(&Field::Channel).and_then(|c| ChannelCode::from_code(c));
    let asked = form(kind, channel);
    let shown = asked.iter().filter(|(field, _)| !ELSEWHERE.contains(field)).filter_map(|(field, need)| {
        let value = facts.get(field).cloned();
        (value.is_some() || *need == Need::Required).then_some((*field, value))
    });
    let left = facts
        .iter()
        .filter(|(field, _)| !ELSEWHERE.contains(field) && !asked.iter().any(|(f, _)| f == *field))
        .map(|(field, value)| (*field, Some(value.clone())));
    (shown.collect(), left.collect())
}

#[component]
fn Shown(case: Case) -> impl IntoView {
    let parts = case.part(|page| rows(&page.facts));
    let left = Memo::new(move |_| parts.with(|(_, left)| !left.is_empty()));
    view! {
        <dl class="fact-list">{move || list(parts.with(|(rows, _)| rows.clone()))}</dl>
        <Words case=case field=Field::Allegation title=|t| t.allegation empty=|t| t.to_fill class="said" />
        <Words case=case field=Field::Verified title=|t| t.verified empty=|t| t.not_verified_yet class="said said--verified" />
        <Show when=move || left.get()>
            <details class="facts-left">
                <summary>{say(|t| t.earlier_facts)}</summary>
                <dl class="fact-list">{move || list(parts.with(|(_, left)| left.clone()))}</dl>
            </details>
        </Show>
    }
}

fn list(rows: Vec<Row>) -> impl IntoView {
    let lang = use_lang();
    rows.into_iter()
        .map(|(field, value)| {
            let value = match value {
                Some(raw) => view! { <dd>{move || terms::value(lang.get(), field, &raw)}</dd> }.into_any(),
                None => view! { <dd><span class="tag tag--missing">{say(|t| t.to_fill)}</span></dd> }.into_any(),
            };
            view! { <div class="fact-list__row"><dt>{move || terms::field(lang.get(), field)}</dt>{value}</div> }
        })
        .map(IntoAny::into_any)
        .collect_view()
}

/// Words of several lines under their own heading.
#[component]
fn Words(
    case: Case,
    field: Field,
    title: fn(&'static Texts) -> &'static str,
    empty: fn(&'static Texts) -> &'static str,
    class: &'static str,
) -> impl IntoView {
    let words = case.fact(field);
    let none = Memo::new(move |_| words.with(String::is_empty));
    view! {
        <div class=class>
            <h3 class="said__title">{say(title)}</h3>
            <Show when=move || !none.get() fallback=move || view! { <p class="muted">{say(empty)}</p> }>
                <p class="said__words">{move || words.get()}</p>
            </Show>
        </div>
    }
}
