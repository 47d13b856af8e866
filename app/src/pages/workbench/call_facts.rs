//! What the customer told that no complaint form has a place for: asked below its question, and always in sight.

use super::form_panel::{BoundField, ReplyTimes};
use crate::ui::flow::{For, Show};
use crate::{
    clock::use_clock,
    desk::{spoken_value, use_desk},
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    ui::field::{FieldInput, Names},
};
use domain::{
    complaint::Input,
    script::{Fact, Slot},
};
use leptos::prelude::*;

/// The names of facts, which only a call needs.
const OF_THE_CALL: Names = Names { label: terms::slot, choice: terms::slot_choice, problem: terms::slot_problem };

/// The input of a question, whatever holds its answer.
#[component]
pub fn SlotInput(at: Slot) -> impl IntoView {
    match at {
        Slot::Field(field) => view! { <BoundField field=field place="ask" optional=false/> }.into_any(),
        Slot::Fact(fact) => view! { <FactInput fact=fact place="ask" done=Callback::new(|()| ())/> }.into_any(),
    }
}

/// The input of a fact.
#[component]
fn FactInput(
    fact: Fact,
    /// Where on the page: the question and the list may show the same fact.
    place: &'static str,
    /// Called when it was left.
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let slot = Slot::Fact(fact);
    let value = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| d.known(slot).to_owned()).unwrap_or_default()));
    // What is half typed is not wrong yet.
    let problem = RwSignal::new(None);
    let settled = move |()| {
        let flaw = value.with_untracked(|text| slot.parse(text).err());
        problem.set(flaw);
        if flaw.is_none() {
            desk.settle(slot);
            // The input may have made way for the next question by now.
            let _ = done.try_run(());
        }
    };
    view! {
        <FieldInput
            field=slot
            value=value
            on_change=Callback::new(move |text: String| desk.write(slot, &text))
            on_settled=Callback::new(settled)
            problem=problem
            id=format!("{place}-{}", fact.code())
            names=OF_THE_CALL
        />
        {is_promise(fact).then(|| view! { <ReplyTimes at=slot/> }.into_any())}
    }
}

/// Whether it is a time to come, which is agreed on with a tap.
fn is_promise(fact: Fact) -> bool {
    fact.input() == Input::Moment && fact != Fact::ClaimReceived
}

/// The facts so far, each a button that changes it. Nothing is shown while there are none.
#[component]
pub fn CallFacts() -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let facts = Memo::new(move |_| {
        desk.doc.with(|d| {
            let run = d.as_ref().and_then(|d| d.run.as_ref());
            run.map_or_else(Vec::new, |run| run.facts.keys().copied().collect::<Vec<_>>())
        })
    });
    let editing = RwSignal::new(None::<Fact>);
    let said = move |fact: Fact| {
        let value = desk.doc.with(|d| d.as_ref().map(|d| d.known(fact.into()).to_owned()).unwrap_or_default());
        spoken_value(lang.get(), fact.into(), &value, clock.now_untracked())
    };
    view! {
        <Show when=move || facts.with(|f| !f.is_empty())>
            <section class="call-facts" aria-label=move || t().facts_title>
                <h2 class="call-facts__title">{move || t().facts_title}</h2>
                <ul class="call-facts__list">
                    <For each=move || facts.get() key=|fact| *fact let:fact>
                        <li>
                            <button
                                type="button"
                                class="call-facts__fact"
                                data-fact=fact.code()
                                aria-expanded=move || if editing.get() == Some(fact) { "true" } else { "false" }
                                title=move || t().facts_edit
                                on:click=move |_| editing.update(|e| *e = if *e == Some(fact) { None } else { Some(fact) })
                            >
                                <span class="muted">{move || terms::fact(lang.get(), fact)}</span> " "
                                <span>{move || said(fact)}</span>
                            </button>
                        </li>
                    </For>
                </ul>
                {move || editing.get().map(|fact| view! {
                    <FactInput fact=fact place="fact" done=Callback::new(move |()| editing.set(None))/>
                }.into_any())}
            </section>
        </Show>
    }
}
