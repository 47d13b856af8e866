//! The conditions of a check: which fact, compared how and with what, and where each leads.

use super::{
    answers::begin_at,
    editing::Editing,
    form::part_label,
    inputs::{PickSpot, element, slots, steps},
    values::{OneValue, SeveralValues, Taken},
};
use crate::i18n::{
    scripts::{self as words, say},
    terms, use_lang,
};
use domain::script::{
    Condition, NodeId, Slot, Test,
    edit::{Edit, Part, Spot, Value},
};
use leptos::prelude::*;

/// All cases of a step.
#[component]
pub fn Cases(editing: Editing, node: NodeId, count: usize) -> impl IntoView {
    let this = StoredValue::new(node);
    let rows: Vec<AnyView> = (0_u32..)
        .take(count)
        .map(|at| view! { <OneCase editing=editing node=this.get_value() at=at /> }.into_any())
        .collect();
    let add = move |_| {
        editing.edit(&Edit::AddCase { node: this.get_value() });
        begin_at(&fact_id(&this.get_value(), u32::try_from(count).unwrap_or(u32::MAX)));
    };
    view! {
        <p class="muted">{say(|t| t.case_lead)}</p>
        {rows}
        {editing
            .may_edit
            .then(|| {
                view! { <button type="button" id="add-case" class="button" on:click=add>{say(|t| t.add_case)}</button> }
                    .into_any()
            })}
    }
}

/// The element that asks which fact a case is about.
fn fact_id(node: &NodeId, at: u32) -> String {
    [&*element(&Spot::Node(node.clone(), Part::CaseWhen(at))), "-fact"].concat()
}

/// One case.
#[component]
fn OneCase(editing: Editing, node: NodeId, at: u32) -> impl IntoView {
    let this = StoredValue::new(node);
    let goto = Part::CaseGoto(at);
    let drop_it = move |_| {
        editing.edit(&Edit::DropCase { node: this.get_value(), at });
        begin_at("add-case");
    };
    let lift = move |_| {
        editing.edit(&Edit::LiftCase { node: this.get_value(), at });
        begin_at(&fact_id(&this.get_value(), at.saturating_sub(1)));
    };
    view! {
        <fieldset class="scripts__answer" data-case=at.to_string()>
            <legend>{say(|t| t.case)} {at.saturating_add(1)}</legend>
            <div class="scripts__inputs">
                <Asked editing=editing node=this at=at />
                <PickSpot
                    editing=editing
                    spot=Spot::Node(this.get_value(), goto)
                    label=part_label(goto)
                    picks=steps(editing, false)
                />
            </div>
            {editing
                .may_edit
                .then(|| {
                    view! {
                        <p class="row">
                            <button type="button" class="button button--quiet" disabled=at == 0 on:click=lift>{say(|t| t.lift)}</button>
                            <button type="button" class="button button--quiet" on:click=drop_it>{say(|t| t.drop_case)}</button>
                        </p>
                    }
                        .into_any()
                })}
        </fieldset>
    }
}

/// What a case asks: the fact, the comparison, the values.
#[component]
fn Asked(editing: Editing, node: StoredValue<NodeId>, at: u32) -> impl IntoView {
    let lang = use_lang();
    let spot = StoredValue::new(Spot::Node(node.get_value(), Part::CaseWhen(at)));
    let id = element(&spot.get_value());
    let when = Memo::new(move |_| match editing.script.with(|script| spot.with_value(|spot| script.at(spot))) {
        Value::When(when) => Some(when),
        _ => None,
    });
    let put = Callback::new(move |when: Condition| {
        editing.edit(&Edit::Set { spot: spot.get_value(), value: Value::When(when) });
    });
    let about = move |event| {
        let slot = Slot::from_code(&event_target_value(&event));
        if let (Some(when), Some(slot)) = (when.get_untracked(), slot) {
            put.run(when.of(slot));
        }
    };
    let compared = move |event| {
        let test = Test::from_code(&event_target_value(&event));
        if let (Some(when), Some(test)) = (when.get_untracked(), test) {
            put.run(when.by(test));
        }
    };
    let facts = move || -> Vec<AnyView> {
        let (lang, now) = (lang.get(), when.with(|when| when.as_ref().map(Condition::slot)));
        let option = |slot: Slot| {
            view! { <option value=slot.code() selected=now == Some(slot)>{terms::slot(lang, slot)}</option> }.into_any()
        };
        slots(lang).into_iter().map(option).collect()
    };
    let tests = move || -> Vec<AnyView> {
        let (lang, now) = (lang.get(), when.with(|when| when.as_ref().map(Condition::test)));
        let option = |test: &Test| {
            view! { <option value=test.code() selected=now == Some(*test)>{words::test(lang, *test)}</option> }
                .into_any()
        };
        Test::ALL.iter().map(option).collect()
    };
    let fact = move || when.with(|when| when.as_ref().map_or("", |when| when.slot().code()));
    let test = move || when.with(|when| when.as_ref().map_or("", |when| when.test().code()));
    let ids = [[&*id, "-fact"].concat(), [&*id, "-test"].concat()];
    let [fact_id, test_id] = ids.clone();
    let [fact_for, test_for] = ids;
    let fixed = !editing.may_edit;
    view! {
        <div class="field">
            <label class="field__label" for=fact_for>{say(|t| t.case_fact)}</label>
            <select class="input" id=fact_id disabled=fixed prop:value=move || fact() on:change=about>{facts}</select>
        </div>
        <div class="field">
            <label class="field__label" for=test_for>{say(|t| t.case_test)}</label>
            <select class="input" id=test_id disabled=fixed prop:value=move || test() on:change=compared>{tests}</select>
        </div>
        <Compared editing=editing when=when put=put id=[&*id, "-value"].concat() />
    }
}

/// The values a case compares with; made anew when the fact or the comparison changes.
#[component]
fn Compared(editing: Editing, when: Memo<Option<Condition>>, put: Callback<Condition>, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| when.with(|when| when.as_ref().map(|when| (when.slot(), when.test()))));
    let values = Signal::derive(move || when.with(|when| when.as_ref().map_or_else(Vec::new, |w| w.values().to_vec())));
    let name = Signal::derive(say(|t| t.case_value));
    let label: super::inputs::Label = std::sync::Arc::new(move |_| name.get().to_owned());
    move || {
        let (slot, test) = shown.get()?;
        let taken = Taken::known(slot);
        let write = Callback::new(move |values: Vec<String>| put.run(Condition::new(slot, test, values)));
        let (id, label, fixed) = (id.get_value(), label.clone(), !editing.may_edit);
        match test {
            Test::Equals => {
                let value = Signal::derive(move || values.get().into_iter().next().unwrap_or_default());
                let write = Callback::new(move |value: String| write.run(vec![value]));
                Some(
                    view! { <OneValue id=id label=label taken=taken value=value write=write fixed=fixed /> }.into_any(),
                )
            }
            Test::AnyOf => Some(
                view! { <SeveralValues id=id label=label taken=taken values=values write=write fixed=fixed /> }
                    .into_any(),
            ),
            Test::Filled | Test::Empty => None,
        }
    }
}
