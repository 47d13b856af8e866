//! The form that adds and corrects facts. It sends only what was changed, each with the value it started from.

use super::{
    Case,
    action::Action,
    action_form::{Answer, Buttons, Restored},
    merge::Merge,
    sheet::{Doc, Progress, Sheet, changes, is_masked},
};
use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    clock::use_clock,
    i18n::complaints::say,
    ui::{chip::Tone, error_summary::ErrorSummary, field::FieldInput, notice::Notice},
};
use domain::{
    command::Outcome,
    complaint::{ChannelCode, Field, Flaw, Form, Kind, Need, Problem, draft::parse_field, form},
};
use leptos::prelude::*;

/// The id of a field's element.
#[must_use]
pub fn id_of(field: Field) -> String {
    ["fact-", field.code()].concat()
}

/// The edit form. Made when it is opened, so it exists only in the browser.
#[component]
pub fn EditFacts(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let first = case.page.value.with_untracked(|page| Doc {
        base: page.facts.clone(),
        form: unmasked(&page.facts),
        version: page.version,
        ..Doc::fresh(use_clock().exact_ms())
    });
    let sheet = Sheet::open(case, Action::Edit, first);
    let flaws = answered_flaws(sheet);
    let busy = Memo::new(move |_| sheet.progress() != Progress::Writing);
    let send = move || {
        let found = sheet.doc.with_untracked(check);
        let clean = found.is_empty();
        flaws.set(found);
        if busy.get_untracked() || !clean {
            return;
        }
        if sheet.doc.with_untracked(|doc| changes(doc).is_empty()) {
            sheet.discard();
        } else {
            sheet.send();
        }
    };
    react(move || browser::focus_quietly(&id_of(Field::Kind)));
    let asked = Memo::new(move |_| sheet.doc.with(|doc| shown(&doc.form)));
    let meanwhile = Memo::new(move |_| {
        let now = case.page.value.with(|page| page.version);
        !busy.get() && sheet.doc.with(|doc| doc.version != now)
    });
    let meanwhile_title = Signal::derive(move || say(|t| t.changed_meanwhile)().to_owned());
    view! {
        <form
            class="deed deed--facts"
            aria-label=say(|t| t.edit_title)
            novalidate=true
            on:keydown=move |event| sheet.on_key(&event, send)
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <Restored sheet=sheet />
            <Show when=move || meanwhile.get()>
                <Notice tone=Tone::Near title=meanwhile_title />
            </Show>
            <ErrorSummary flaws=flaws title=Signal::derive(move || say(|t| t.flaws_title)()) id_of=id_of />
            <div class="deed__fields">
                <For
                    each=move || asked.get()
                    key=|(field, need)| (*field, *need == Need::Required)
                    children=move |(field, need)| input(sheet, field, need, flaws)
                />
            </div>
            <Answer sheet=sheet />
            <Buttons sheet=sheet case=case label=|t| t.save_facts busy=busy />
            <Merge sheet=sheet />
        </form>
    }
}

/// What does not hold; what the server found replaces what this side found.
fn answered_flaws(sheet: Sheet) -> RwSignal<Vec<Flaw>> {
    let flaws = RwSignal::new(Vec::new());
    react(move || {
        if let Some(Ok(Outcome::Flawed { flaws: found })) = sheet.answer.get() {
            flaws.set(found);
        }
    });
    flaws
}

/// What the form starts with: masked values are left out, so that a mask is never taken for a value.
fn unmasked(facts: &Form) -> Form {
    facts.iter().filter(|(field, _)| !is_masked(**field)).map(|(field, value)| (*field, value.clone())).collect()
}

/// The fields of the form as its kind and channel stand.
fn shown(typed: &Form) -> Vec<(Field, Need)> {
    let code = |field: Field| typed.get(&field).map(String::as_str);
    form(code(Field::Kind).and_then(Kind::from_code), code(Field::Channel).and_then(ChannelCode::from_code))
}

/// What does not hold among the changes, as far as this side can tell.
fn check(doc: &Doc) -> Vec<Flaw> {
    let changed = changes(doc);
    let reshaped = changed.iter().any(|c| matches!(c.field, Field::Kind | Field::Channel));
    let holds = |field: Field| {
        doc.form.get(&field).is_some_and(|v| !v.trim().is_empty())
            || (is_masked(field) && doc.base.contains_key(&field))
    };
    shown(&doc.form)
        .into_iter()
        .filter_map(|(field, need)| {
            let change = changed.iter().find(|c| c.field == field);
            let missing = need == Need::Required && !holds(field) && (reshaped || change.is_some());
            let problem = if missing {
                Problem::Missing
            } else {
                change.filter(|c| !c.to.is_empty()).and_then(|c| parse_field(field, &c.to).err())?
            };
            Some(Flaw { field, problem })
        })
        .collect()
}

fn input(sheet: Sheet, field: Field, need: Need, flaws: RwSignal<Vec<Flaw>>) -> impl IntoView {
    let value = Signal::derive(move || sheet.doc.with(|doc| doc.form.get(&field).cloned().unwrap_or_default()));
    let change = Callback::new(move |text: String| {
        sheet.doc.update(|doc| {
            doc.form.insert(field, text);
        });
    });
    let problem = Signal::derive(move || flaws.with(|all| all.iter().find(|f| f.field == field).map(|f| f.problem)));
    let masked = is_masked(field);
    let placeholder = if masked {
        sheet.doc.with_untracked(|doc| doc.base.get(&field).cloned().unwrap_or_default())
    } else {
        String::new()
    };
    let hint = Signal::derive(move || if masked { say(|t| t.masked_hint)().to_owned() } else { String::new() });
    view! {
        <FieldInput
            field=field
            value=value
            on_change=change
            problem=problem
            id=id_of(field)
            optional=need == Need::Optional
            placeholder=placeholder
            hint=hint
        />
    }
}
