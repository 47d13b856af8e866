//! The chosen step, and what concerns the whole script.

use super::{
    act::acts,
    answers::Answers,
    cases::Cases,
    editing::Editing,
    inputs::{Label, Pick, PickSpot, TextSpot, WordsSpot, is_time, nothing, slot_picks, steps},
    span::MinutesSpot,
    tree,
    values::ClocksSpot,
};
use crate::i18n::{
    scripts::{self as words, say},
    use_lang,
};
use domain::{
    call::Disposition,
    script::{
        Group, NodeId, Principle,
        edit::{Edit, Part, Sort, Spot, Value},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The name of a part as a label.
pub fn part_label(part: Part) -> Label {
    Arc::new(move |lang| words::part(lang, part))
}

fn spot_label(editing: Editing, spot: Spot) -> Label {
    Arc::new(move |lang| editing.script.with(|script| words::spot(lang, &spot, script)))
}

/// The chosen step. It is made anew when another step is chosen or its sort or the number of its answers changes.
#[component]
pub fn NodeForm(editing: Editing) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let chosen = editing.chosen.get();
        let node = editing.script.with(|script| script.node(&chosen).cloned());
        node.map(|node| (chosen, Sort::of(&node.body), [node.choices().len(), node.cases().len()], node.parts()))
    });
    move || {
        let (node, sort, [answers, cases], parts) = shown.get()?;
        let own = parts.into_iter().filter(|part| !is_of_row(*part));
        let inputs: Vec<AnyView> = own.map(|part| input(editing, &node, part)).collect();
        let choices = (sort == Sort::Choose)
            .then(|| view! { <Answers editing=editing node=node.clone() count=answers /> }.into_any());
        let checks =
            (sort == Sort::Check).then(|| view! { <Cases editing=editing node=node.clone() count=cases /> }.into_any());
        let back = node.clone();
        Some(
            view! {
                <section
                    class="card scripts__form"
                    data-node=node.0.clone()
                    on:keydown=move |event| tree::back_on_escape(&event, &back)
                >
                    <Head editing=editing node=node.clone() sort=sort />
                    {checks}
                    <div class="scripts__inputs">{inputs}</div>
                    {choices}
                </section>
            }
            .into_any(),
        )
    }
}

/// Whether a part belongs to one answer or one case, which have rows of their own.
const fn is_of_row(part: Part) -> bool {
    matches!(
        part,
        Part::AnswerLabel(..)
            | Part::AnswerValue(_)
            | Part::AnswerAlso(_)
            | Part::AnswerGoto(_)
            | Part::CaseWhen(_)
            | Part::CaseGoto(_)
    )
}

/// The name of the step, its sort, and whether the script begins here.
#[component]
fn Head(editing: Editing, node: NodeId, sort: Sort) -> impl IntoView {
    let lang = use_lang();
    let this = StoredValue::new(node.clone());
    let options: Vec<AnyView> = Sort::ALL
        .iter()
        .map(|one| {
            let one = *one;
            view! { <option value=one.code() selected=one == sort>{move || words::sort(lang.get(), one)}</option> }
                .into_any()
        })
        .collect();
    let becomes = move |event| {
        if let Some(sort) = Sort::from_code(&event_target_value(&event)) {
            editing.edit(&Edit::Become { node: this.get_value(), sort });
        }
    };
    let starts = move || editing.script.with(|script| this.with_value(|this| script.start == *this));
    let begin = move |_| editing.edit(&Edit::Set { spot: Spot::Start, value: Value::To(this.get_value()) });
    view! {
        <div class="scripts__node">
            <code>{node.0}</code>
            <select class="input" aria-label=say(|t| t.sort) disabled=!editing.may_edit on:change=becomes>{options}</select>
            {editing
                .may_edit
                .then(|| {
                    view! {
                        <button type="button" class="button button--quiet" disabled=move || starts() on:click=begin>
                            {say(|t| t.begin_here)}
                        </button>
                    }
                        .into_any()
                })}
        </div>
    }
}

/// The input of a part.
fn input(editing: Editing, node: &NodeId, part: Part) -> AnyView {
    let otherwise = part == Part::Goto && sort_of(editing, node) == Some(Sort::Check);
    let label = if otherwise { Arc::new(|lang| words::otherwise(lang).to_owned()) } else { part_label(part) };
    let spot = Spot::Node(node.clone(), part);
    let picks = match part {
        Part::Label(_) | Part::Note(_) | Part::Key(_) => {
            return view! { <TextSpot editing=editing spot=spot label=label /> }.into_any();
        }
        Part::Text(_) => return view! { <TextSpot editing=editing spot=spot label=label rows=4 /> }.into_any(),
        Part::Clocks => return view! { <ClocksSpot editing=editing spot=spot label=label /> }.into_any(),
        Part::PromiseWithin => return view! { <MinutesSpot editing=editing spot=spot label=label /> }.into_any(),
        Part::PromiseAt => slot_picks(false, is_time),
        Part::PromiseAfter => slot_picks(true, is_time),
        Part::Goto => steps(editing, is_call(editing, node)),
        Part::Field => slot_picks(!is_ask(editing, node), |_| true),
        Part::Principle => {
            let pick = |one: &Principle| Pick { code: one.code().to_owned(), value: Value::Principle(*one) };
            Signal::stored([nothing()].into_iter().chain(Principle::ALL.iter().map(pick)).collect())
        }
        Part::Outcome => {
            let pick = |one: &Disposition| Pick { code: one.code().to_owned(), value: Value::Outcome(*one) };
            Signal::stored(Disposition::ALL.iter().map(pick).collect())
        }
        Part::Repeat => {
            let pick = |yes: bool| Pick { code: yes.to_string(), value: Value::Yes(yes) };
            Signal::stored([true, false].map(pick).to_vec())
        }
        Part::Script => {
            let names = editing.others.get_value().into_iter().map(|script| script.id);
            let pick = |id: domain::script::ScriptId| Pick { code: id.0.clone(), value: Value::Script(id) };
            Signal::stored(names.map(pick).collect())
        }
        Part::Act => acts(editing, node),
        _ => return ().into_any(),
    };
    view! { <PickSpot editing=editing spot=spot label=label picks=picks /> }.into_any()
}

fn sort_of(editing: Editing, node: &NodeId) -> Option<Sort> {
    editing.script.with_untracked(|script| script.node(node).map(|node| Sort::of(&node.body)))
}

/// Whether it may lead nowhere: the other script takes over for good.
fn is_call(editing: Editing, node: &NodeId) -> bool {
    sort_of(editing, node) == Some(Sort::Call)
}

/// Whether it must have a field.
fn is_ask(editing: Editing, node: &NodeId) -> bool {
    sort_of(editing, node) == Some(Sort::Ask)
}

/// Title, summary, the words to find it by, and where lists show it.
#[component]
pub fn About(editing: Editing) -> impl IntoView {
    use domain::script::edit::Tongue::{En, Zh};
    let text = move |spot: Spot| {
        let label = spot_label(editing, spot.clone());
        view! { <TextSpot editing=editing spot=spot label=label /> }.into_any()
    };
    let pick = |group: &Group| Pick { code: group.code().to_owned(), value: Value::Group(*group) };
    let groups = Signal::stored(Group::ALL.iter().map(pick).collect::<Vec<_>>());
    view! {
        <details class="card">
            <summary class="card__title">{say(|t| t.settings)}</summary>
            <div class="scripts__inputs">
                {text(Spot::Title(Zh))}
                {text(Spot::Title(En))}
                {text(Spot::Summary(Zh))}
                {text(Spot::Summary(En))}
                <WordsSpot editing=editing spot=Spot::Keywords label=spot_label(editing, Spot::Keywords) />
                <PickSpot editing=editing spot=Spot::Group label=spot_label(editing, Spot::Group) picks=groups />
            </div>
        </details>
    }
}
