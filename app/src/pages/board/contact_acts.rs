//! What a lead may do with a contact: move one that waits or rings, close one that would not end otherwise.

use super::{
    sending::Sending,
    state::Board,
    state_form::{Confirm, Reason, ReasonField},
};
use crate::{
    i18n::{
        board::{self as words, say},
        use_lang,
    },
    ui::flow::For,
};
use domain::{
    counters::AgentNow,
    id::ContactId,
    queue::{Priority, command::Measure},
    view::floor::QueueLabel,
};
use leptos::prelude::*;

/// The contacts an agent has at hand.
#[component]
pub fn Contacts(
    /// The board.
    board: Board,
    /// The agent.
    agent: Memo<Option<AgentNow>>,
) -> impl IntoView {
    let ids =
        Memo::new(move |_| agent.with(|agent| agent.as_ref().map(|agent| agent.contacts.clone()).unwrap_or_default()));
    let queues = Signal::derive(move || board.view.with(|view| view.queues.clone()));
    let none = move || ids.with(Vec::is_empty).then(|| view! { <p class="muted">{say(|t| t.none)}</p> }.into_any());
    view! {
        <section class="drawer__part">
            <h3>{say(|t| t.contacts)}</h3>
            {none}
            <For
                each=move || ids.get()
                key=|id| *id
                children=move |id| view! { <ContactActs contact=id queues=queues done=Callback::new(|()| ()) /> }
            />
        </section>
    }
}

/// Both forms, folded until they are wanted.
#[component]
pub fn ContactActs(
    /// Which contact.
    contact: ContactId,
    /// The queues it may go to.
    queues: Signal<Vec<QueueLabel>>,
    /// Called when something was done.
    done: Callback<()>,
) -> impl IntoView {
    view! {
        <details class="contact-acts">
            <summary>{say(|t| t.move_it)}</summary>
            <MoveForm contact=contact queues=queues done=done />
        </details>
        <details class="contact-acts">
            <summary>{say(|t| t.end_it)}</summary>
            <CloseForm contact=contact done=done />
        </details>
    }
}

#[component]
fn MoveForm(contact: ContactId, queues: Signal<Vec<QueueLabel>>, done: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let (place, urgency) = (RwSignal::new(0_usize), RwSignal::new(Priority::Normal));
    let (reason, sending) = (Reason::new(), Sending::<(Measure, String)>::new());
    let busy = Memo::new(move |_| sending.is_busy());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let label = queues.with_untracked(|queues| queues.get(place.get_untracked()).cloned());
        if let (Some(label), Some(why)) = (label, reason.take()) {
            let what = Measure::Move { contact, to: label.name, skill: label.skill, priority: urgency.get_untracked() };
            sending.intervene(what, why, done);
        }
    };
    let names = move || {
        let lang = lang.get();
        let option = |(number, label): (usize, &QueueLabel)| {
            let name = lang.pick(&*label.zh, &*label.en).to_owned();
            view! { <option value=number.to_string() selected=move || place.get() == number>{name}</option> }.into_any()
        };
        queues.with(|queues| (0..).zip(queues).map(option).collect::<Vec<_>>())
    };
    let urgencies = Priority::ALL.iter().map(|one| {
        view! {
            <option value=one.code() selected=move || urgency.get() == *one>{move || words::priority(lang.get(), *one)}</option>
        }
        .into_any()
    });
    let set_urgency = move |event: leptos::ev::Event| {
        if let Some(one) = Priority::from_code(&event_target_value(&event)) {
            urgency.set(one);
        }
    };
    view! {
        <form class="contact-acts__form" novalidate=true on:submit=submit>
            <label class="field">
                <span class="field__label">{say(|t| t.move_to)}</span>
                <select class="select" on:change=move |event| place.set(event_target_value(&event).parse().unwrap_or_default())>
                    {names}
                </select>
            </label>
            <label class="field">
                <span class="field__label">{say(|t| t.priority)}</span>
                <select class="select" on:change=set_urgency>{urgencies.collect::<Vec<_>>()}</select>
            </label>
            <ReasonField reason=reason id=format!("move-{contact}") busy=busy />
            <Confirm sending=sending label=|t| t.do_it />
        </form>
    }
}

#[component]
fn CloseForm(contact: ContactId, done: Callback<()>) -> impl IntoView {
    let (reason, sending) = (Reason::new(), Sending::<(Measure, String)>::new());
    let busy = Memo::new(move |_| sending.is_busy());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(why) = reason.take() {
            sending.intervene(Measure::Close { contact }, why, done);
        }
    };
    view! {
        <form class="contact-acts__form" novalidate=true on:submit=submit>
            <ReasonField reason=reason id=format!("close-{contact}") busy=busy />
            <Confirm sending=sending label=|t| t.do_it />
        </form>
    }
}
