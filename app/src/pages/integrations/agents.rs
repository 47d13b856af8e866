//! Whom the numbers of a telephone system mean.

use super::acting::Acting;
use crate::i18n::integrations::{IntegrationTexts, say};
use domain::{
    id::{AccountId, IntegrationId},
    ingest::part::EXTENSION_LENGTH,
    view::{
        PersonRef,
        integrations::{AgentNumber, IntegrationDeed},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The numbers, and a form for one more.
#[component]
pub fn Agents(id: IntegrationId, numbers: Vec<AgentNumber>, people: Vec<PersonRef>, acting: Acting) -> impl IntoView {
    let rows = numbers.into_iter().map(|number| row(id, number, acting)).collect_view();
    view! {
        <div class="stack">
            <h3>{say(|t| t.agents)}</h3>
            <p class="muted">{say(|t| t.agents_text)}</p>
            <ul class="sessions">{rows}</ul>
            {form(id, people, acting)}
        </div>
    }
}

fn row(id: IntegrationId, of: AgentNumber, acting: Acting) -> AnyView {
    let AgentNumber { number, name } = of;
    let remove = {
        let number = number.clone();
        move |_| acting.act(Some(id), IntegrationDeed::Unmap { id, number: number.clone() })
    };
    let label = {
        let number = number.clone();
        move || [say(|t| t.remove)(), " ", &number].concat()
    };
    view! {
        <li class="sessions__row">
            <p><code>{number}</code> " " {name}</p>
            <button type="button" class="button" aria-label=label on:click=remove>{say(|t| t.remove)}</button>
        </li>
    }
    .into_any()
}

fn form(id: IntegrationId, people: Vec<PersonRef>, acting: Acting) -> AnyView {
    let (number, agent) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // Nobody chosen is somebody who does not exist: the answer says whom to choose.
        let nobody = AccountId(uuid::Uuid::nil());
        let agent = agent.with_untracked(|agent| agent.parse::<AccountId>().unwrap_or(nobody));
        acting.act(Some(id), IntegrationDeed::Map { id, number: number.get_untracked(), agent });
    };
    let option = |person: PersonRef| view! { <option value=person.id.to_string()>{person.name}</option> }.into_any();
    let options = people.into_iter().map(option).collect_view();
    let (number_id, agent_id) = (format!("number-{id}"), format!("agent-{id}"));
    let label = |text: fn(&'static IntegrationTexts) -> &'static str, of: &str| {
        view! { <label class="field__label" for=of.to_owned()>{say(text)}</label> }.into_any()
    };
    view! {
        <form class="row integrations__map" novalidate=true on:submit=submit>
            <div class="field">
                {label(|t| t.number, &number_id)}
                <input
                    class="input"
                    id=number_id
                    type="text"
                    autocomplete="off"
                    maxlength=EXTENSION_LENGTH.to_string()
                    prop:value=move || number.get()
                    on:input=move |event| number.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                {label(|t| t.agent, &agent_id)}
                <select class="select" id=agent_id prop:value=move || agent.get() on:change=move |event| agent.set(event_target_value(&event))>
                    <option value="">{say(|t| t.choose)}</option>
                    {options}
                </select>
            </div>
            <button type="submit" class="button" aria-disabled=move || acting.busy.get().then_some("true")>{say(|t| t.add)}</button>
        </form>
    }
    .into_any()
}
