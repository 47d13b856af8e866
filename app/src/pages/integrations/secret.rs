//! Secrets that were just made: shown once, to be copied.

use super::acting::{Acting, Secrets};
use crate::{
    browser,
    i18n::integrations::{IntegrationTexts, say},
    ui::icon::{Icon, IconName},
};
use leptos::prelude::*;

/// The secrets, until somebody says that they are stored.
#[component]
pub fn Secret(acting: Acting) -> impl IntoView {
    move || {
        acting.secrets.get().map(|Secrets { token, signing_key }| {
            let key = signing_key.map(|key| line("signing-key", |t| t.signing_key, key));
            view! {
                <section class="card stack notice--safe" id="secrets" tabindex="-1" role="alert">
                    <h2 class="card__title">{say(|t| t.made)}</h2>
                    <p>{say(|t| t.made_text)}</p>
                    {line("token", |t| t.token, token)}
                    {key}
                    <div>
                        <button type="button" class="button button--primary" on:click=move |_| acting.secrets.set(None)>
                            {say(|t| t.stored)}
                        </button>
                    </div>
                </section>
            }
            .into_any()
        })
    }
}

fn line(id: &'static str, label: fn(&'static IntegrationTexts) -> &'static str, secret: String) -> AnyView {
    let copied = RwSignal::new(None);
    let text = secret.clone();
    let said = move || copied.get().map(|done| if done { say(|t| t.copied)() } else { say(|t| t.not_copied)() });
    view! {
        <div class="field">
            <label class="field__label" for=id>{say(label)}</label>
            <div class="row">
                <input class="input integrations__secret" id=id type="text" readonly=true autocomplete="off" value=secret />
                <button type="button" class="button" on:click=move |_| copied.set(Some(browser::copy(&text)))>
                    <Icon name=IconName::Copy />
                    {say(|t| t.copy)}
                </button>
            </div>
            <p class="field__hint" role="status">{said}</p>
        </div>
    }
    .into_any()
}
