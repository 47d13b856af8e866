//! Making an integration. No field has a name, so that a form sent without the program sends nothing anywhere.

use super::{
    acting::{Acting, Told},
    secret::Secret,
};
use crate::i18n::{ingest, integrations::say, use_lang};
use domain::{ingest::Door, integration::NAME_LENGTH, view::integrations::IntegrationDeed};
use leptos::{ev::SubmitEvent, prelude::*};

/// The form, and the secrets that come of it.
#[component]
pub fn Make(acting: Acting) -> impl IntoView {
    let (name, scopes, signed) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let deed = IntegrationDeed::Make {
            name: name.get_untracked(),
            scopes: scopes.get_untracked(),
            signed: signed.get_untracked(),
        };
        acting.act(None, deed);
    };
    let doors = Door::ALL.iter().map(|door| scope(*door, scopes)).collect_view();
    view! {
        <Secret acting=acting />
        <form class="card stack" aria-label=say(|t| t.make) novalidate=true on:submit=submit>
            <h2 class="card__title">{say(|t| t.make)}</h2>
            <div class="field">
                <label class="field__label" for="integration-name">{say(|t| t.name)}</label>
                <input
                    class="input"
                    id="integration-name"
                    type="text"
                    autocomplete="off"
                    maxlength=NAME_LENGTH.to_string()
                    aria-describedby="integration-name-hint"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <p class="field__hint" id="integration-name-hint">{say(|t| t.name_hint)}</p>
            </div>
            <fieldset class="integrations__scopes">
                <legend class="field__label">{say(|t| t.scopes)}</legend>
                {doors}
            </fieldset>
            <label class="integrations__check">
                <input type="checkbox" prop:checked=move || signed.get() on:change=move |event| signed.set(event_target_checked(&event)) />
                <span>{say(|t| t.signed)} " " <span class="muted">{say(|t| t.signed_hint)}</span></span>
            </label>
            <Told acting=acting about=None />
            <div class="row">
                <button type="submit" class="button button--primary" aria-disabled=move || acting.busy.get().then_some("true")>
                    {say(|t| t.make_button)}
                </button>
                <span class="muted" role="status">{move || acting.busy.get().then(say(|t| t.sending))}</span>
            </div>
        </form>
    }
}

fn scope(door: Door, scopes: RwSignal<Vec<Door>>) -> AnyView {
    let lang = use_lang();
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_checked(&event);
        scopes.update(|scopes| {
            scopes.retain(|kept| *kept != door);
            if chosen {
                scopes.push(door);
            }
        });
    };
    view! {
        <label class="integrations__check">
            <input type="checkbox" prop:checked=move || scopes.with(|scopes| scopes.contains(&door)) on:change=choose />
            <span>{move || ingest::door(lang.get(), door)}</span>
        </label>
    }
    .into_any()
}
