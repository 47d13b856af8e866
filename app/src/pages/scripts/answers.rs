//! The answers of a question.

use super::{
    editing::Editing,
    form::part_label,
    inputs::{Pick, PickSpot, TextSpot, WordsSpot, nothing, steps},
};
use crate::i18n::{scripts::say, use_lang};
use domain::{
    complaint::Input,
    script::{
        NodeId,
        edit::{Edit, Part, Spot, Tongue, Value},
    },
};
use leptos::prelude::*;

/// All answers of a step.
#[component]
pub fn Answers(editing: Editing, node: NodeId, count: usize) -> impl IntoView {
    let this = StoredValue::new(node.clone());
    let rows: Vec<AnyView> = (0_u32..)
        .take(count)
        .map(|at| view! { <Answer editing=editing node=node.clone() at=at /> }.into_any())
        .collect();
    let add = move |_| editing.edit(&Edit::AddAnswer { node: this.get_value() });
    view! {
        {rows}
        {editing
            .may_edit
            .then(|| view! { <button type="button" class="button" on:click=add>{say(|t| t.add_answer)}</button> }.into_any())}
    }
}

/// One answer.
#[component]
fn Answer(editing: Editing, node: NodeId, at: u32) -> impl IntoView {
    let this = StoredValue::new(node);
    let spot = move |part: Part| Spot::Node(this.get_value(), part);
    let label = |tongue: Tongue| Part::AnswerLabel(at, tongue);
    let drop_it = move |_| editing.edit(&Edit::DropAnswer { node: this.get_value(), at });
    let (goto, value, also) = (Part::AnswerGoto(at), Part::AnswerValue(at), Part::AnswerAlso(at));
    view! {
        <fieldset class="scripts__answer">
            <legend>{say(|t| t.answer)} {at.saturating_add(1)}</legend>
            <div class="scripts__inputs">
                <TextSpot editing=editing spot=spot(label(Tongue::Zh)) label=part_label(label(Tongue::Zh)) />
                <TextSpot editing=editing spot=spot(label(Tongue::En)) label=part_label(label(Tongue::En)) />
                <PickSpot editing=editing spot=spot(goto) label=part_label(goto) picks=steps(editing, false) />
                <PickSpot editing=editing spot=spot(value) label=part_label(value) picks=codes(editing, this) />
                <WordsSpot editing=editing spot=spot(also) label=part_label(also) />
            </div>
            {editing
                .may_edit
                .then(|| {
                    view! { <button type="button" class="button button--quiet" on:click=drop_it>{say(|t| t.drop_answer)}</button> }
                        .into_any()
                })}
        </fieldset>
    }
}

/// The values that the field of a step takes; none without a field, and none for a field of free words.
fn codes(editing: Editing, node: StoredValue<NodeId>) -> Signal<Vec<Pick>> {
    let lang = use_lang();
    Signal::derive(move || {
        // The words of a value follow the language.
        lang.track();
        let slot = editing.script.with(|script| node.with_value(|id| script.node(id)?.slot()));
        let codes = match slot.map(domain::script::Slot::input) {
            Some(Input::Choice(codes)) => codes,
            _ => &[],
        };
        let pick = |code: &&str| Pick { code: (*code).to_owned(), value: Value::Text((*code).to_owned()) };
        [nothing()].into_iter().chain(codes.iter().map(pick)).collect()
    })
}
