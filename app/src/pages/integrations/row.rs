//! One integration: what it may tell, when it did, and the end of it.

use super::{
    acting::{Acting, Told},
    agents::Agents,
};
use crate::{
    clock::use_clock,
    i18n::{
        ingest,
        integrations::{IntegrationTexts, say},
        shell::shell,
        time, use_lang,
    },
    ui::{
        chip::{Chip, Tone},
        dialog::Dialog,
    },
};
use domain::{
    ingest::Door,
    view::{
        PersonRef,
        integrations::{IntegrationDeed, IntegrationRow},
    },
};
use leptos::prelude::*;

/// A card.
pub fn row(row: IntegrationRow, people: Vec<PersonRef>, acting: Acting) -> AnyView {
    let lang = use_lang();
    let revoked = row.revoked_at.is_some();
    let title = ["integration-", &row.id.to_string()].concat();
    let scopes = row.scopes.iter().map(|door| scope(*door)).collect_view();
    let signs = row.signed.then(|| {
        view! { <Chip label=Signal::derive(move || say(|t| t.signs)().to_owned()) tone=Tone::Safe /> }.into_any()
    });
    let agents = (!revoked && (row.scopes.contains(&Door::Calls) || row.scopes.contains(&Door::Agents)))
        .then(|| view! { <Agents id=row.id numbers=row.agents.clone() people=people acting=acting /> }.into_any());
    let end = (!revoked).then(|| view! { <Revoke id=row.id name=row.name.clone() acting=acting /> }.into_any());
    let (times, id, labelled) = (times(&row), row.id, title.clone());
    view! {
        <section class="card stack" aria-labelledby=labelled>
            <div class="spread">
                <h2 class="card__title" id=title>{row.name}</h2>
                {end}
            </div>
            <p class="row">{scopes} {signs}</p>
            <p class="muted">{move || times(lang.get())}</p>
            {agents}
            <Told acting=acting about=Some(id) />
        </section>
    }
    .into_any()
}

fn scope(door: Door) -> AnyView {
    let lang = use_lang();
    let label = Signal::derive(move || ingest::door(lang.get(), door).to_owned());
    view! { <Chip label=label tone=Tone::Neutral /> }.into_any()
}

/// When it was made, used and revoked.
fn times(row: &IntegrationRow) -> impl Fn(crate::preferences::Lang) -> String + Send + Sync + 'static + use<> {
    let clock = use_clock();
    let IntegrationRow { made_at, used_at, revoked_at, .. } = *row;
    let by = row.made_by.clone();
    move |lang| {
        let (t, dot) = (IntegrationTexts::of(lang), shell(lang).dot);
        let used = used_at.map_or_else(
            || t.never_used.to_owned(),
            |used| [t.used_at, &time::ago(lang, (clock.now() - used).num_seconds().max(0))].concat(),
        );
        let revoked = revoked_at.map(|at| [dot, t.revoked_at, &time::moment(lang, at)].concat()).unwrap_or_default();
        [t.made_at, &time::moment(lang, made_at), " ", &by, dot, &used, &revoked].concat()
    }
}

/// Ending it, after a question.
#[component]
fn Revoke(id: domain::id::IntegrationId, name: String, acting: Acting) -> impl IntoView {
    let open = RwSignal::new(false);
    let title = Signal::derive(move || say(|t| t.revoke_title)().to_owned());
    let named = name.clone();
    let revoke = move |_| {
        open.set(false);
        acting.act(Some(id), IntegrationDeed::Revoke { id });
    };
    view! {
        <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            aria-label=move || [say(|t| t.revoke)(), " ", &named].concat()
            on:click=move |_| open.set(true)
        >
            {say(|t| t.revoke)}
        </button>
        <Dialog open=open title=title>
            <p><strong>{name}</strong></p>
            <p>{say(|t| t.revoke_text)}</p>
            <div class="row">
                <button type="button" class="button button--danger" on:click=revoke>{say(|t| t.revoke_button)}</button>
                <button type="button" class="button" on:click=move |_| open.set(false)>{say(|t| t.keep)}</button>
            </div>
        </Dialog>
    }
}
