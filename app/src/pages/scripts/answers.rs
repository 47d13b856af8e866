//! The answers of a question.

use super::{
    editing::Editing,
    form::part_label,
    inputs::{PickSpot, TextSpot, element, steps},
    values::{Taken, ValueSpot, ValuesSpot},
};
use crate::{browser, i18n::scripts::say};
use domain::script::{
    NodeId,
    edit::{Edit, Part, Spot, Tongue},
};
use leptos::prelude::*;

/// All answers of a step.
#[component]
pub fn Answers(editing: Editing, node: NodeId, count: usize) -> impl IntoView {
    let this = StoredValue::new(node);
    let rows: Vec<AnyView> = (0_u32..)
        .take(count)
        .map(|at| view! { <Answer editing=editing node=this.get_value() at=at /> }.into_any())
        .collect();
    let add = move |_| {
        editing.edit(&Edit::AddAnswer { node: this.get_value() });
        let at = u32::try_from(count).unwrap_or(u32::MAX);
        begin_at(&element(&Spot::Node(this.get_value(), Part::AnswerLabel(at, Tongue::Zh))));
    };
    view! {
        {rows}
        {editing
            .may_edit
            .then(|| {
                view! { <button type="button" id="add-answer" class="button" on:click=add>{say(|t| t.add_answer)}</button> }
                    .into_any()
            })}
    }
}

/// Brings the keyboard to an input once it is on the page: the form is made anew when its parts change.
pub fn begin_at(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || request_animation_frame(move || browser::focus(&id)));
}

/// One answer.
#[component]
fn Answer(editing: Editing, node: NodeId, at: u32) -> impl IntoView {
    let this = StoredValue::new(node);
    let spot = move |part: Part| Spot::Node(this.get_value(), part);
    let label = |tongue: Tongue| Part::AnswerLabel(at, tongue);
    let drop_it = move |_| {
        editing.edit(&Edit::DropAnswer { node: this.get_value(), at });
        begin_at("add-answer");
    };
    let lift = move |_| {
        editing.edit(&Edit::LiftAnswer { node: this.get_value(), at });
        let above = at.saturating_sub(1);
        begin_at(&element(&Spot::Node(this.get_value(), Part::AnswerLabel(above, Tongue::Zh))));
    };
    let slot = Taken::of_step(editing, this);
    let (goto, value, also) = (Part::AnswerGoto(at), Part::AnswerValue(at), Part::AnswerAlso(at));
    view! {
        <fieldset class="scripts__answer">
            <legend>{say(|t| t.answer)} {at.saturating_add(1)}</legend>
            <div class="scripts__inputs">
                <TextSpot editing=editing spot=spot(label(Tongue::Zh)) label=part_label(label(Tongue::Zh)) />
                <TextSpot editing=editing spot=spot(label(Tongue::En)) label=part_label(label(Tongue::En)) />
                <PickSpot editing=editing spot=spot(goto) label=part_label(goto) picks=steps(editing, false) />
                <ValueSpot editing=editing spot=spot(value) label=part_label(value) taken=slot />
                <ValuesSpot editing=editing spot=spot(also) label=part_label(also) taken=slot />
            </div>
            {editing
                .may_edit
                .then(|| {
                    view! {
                        <p class="row">
                            <button type="button" class="button button--quiet" disabled=at == 0 on:click=lift>{say(|t| t.lift)}</button>
                            <button type="button" class="button button--quiet" on:click=drop_it>{say(|t| t.drop_answer)}</button>
                        </p>
                    }
                        .into_any()
                })}
        </fieldset>
    }
}
