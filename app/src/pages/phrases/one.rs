//! One phrase: its words, its history, and changing, retiring or bringing it back.

use super::{
    Failed,
    editor::{Editor, command},
    history::History,
    rows::{Facts, Star, Uses, Words},
    send::{Sender, Trouble},
};
use crate::{
    doors::phrases::phrase_page,
    error::AppError,
    i18n::phrase_pages::say,
    paths,
    ui::{chip::Tone, notice::Notice, title::Title},
    wire::fetched,
};
use domain::{
    phrase::{PhraseChange, PhraseId},
    view::phrases::{self, Origin},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn PhrasePage() -> impl IntoView {
    let map = use_params_map();
    let id = Memo::new(move |_| PhraseId(map.with(|map| map.get("id")).unwrap_or_default()));
    let changed = RwSignal::new(0_u32);
    let page = fetched(move || (id.get(), changed.get()), |(id, _)| phrase_page(id));
    view! {
        <div class="page phrasebook">
            <p><a href=paths::PHRASES>{say(|t| t.back)}</a></p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Phrase page=page changed=changed /> }.into_any(),
                        Err(AppError::NotFound) => view! { <Gone /> }.into_any(),
                        Err(error) => view! { <Failed error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Gone() -> impl IntoView {
    let title = Signal::derive(move || say(|t| t.gone_help)().to_owned());
    view! {
        <Title text=say(|t| t.gone) />
        <h1 class="page__title">{say(|t| t.gone)}</h1>
        <Notice tone=Tone::Info title=title />
    }
}

#[component]
fn Phrase(
    page: phrases::PhrasePage,
    /// Grows when the phrase was changed.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let phrases::PhrasePage { row, form, shipped, history, may_change } = page;
    let (id, version, for_team) = (row.phrase.id.clone(), row.version, row.origin != Origin::Mine);
    let done = Callback::new(move |()| changed.update(|times| *times += 1));
    let shipped = shipped.map(|phrase| {
        view! {
            <section class="card">
                <h2 class="card__title">{say(|t| t.shipped_words)}</h2>
                <Words phrase=phrase />
            </section>
        }
        .into_any()
    });
    let change = may_change.then(|| {
        view! {
            <Stand id=id.clone() version=version for_team=for_team active=row.active done=done />
            <details class="card phrasebook__edit">
                <summary class="card__title">{say(|t| t.edit)}</summary>
                <Editor for_team=for_team id=Some(id.clone()) version=version form=form done=done />
            </details>
        }
        .into_any()
    });
    view! {
        <Title text=say(|t| t.title) />
        <h1 class="page__title">{say(|t| t.title)} " · " <span class="muted">{id.0.clone()}</span></h1>
        <article class="card phrasebook__row">
            <Facts row=row.clone() />
            <Words phrase=row.phrase.clone() />
            <p class="row phrasebook__deeds">
                <Star id=id.clone() favourite=row.favourite />
                <Uses mine=row.my_uses all=row.all_uses />
            </p>
        </article>
        {change}
        {shipped}
        <History moments=history />
    }
}

/// Retires it, or brings it back.
#[component]
fn Stand(id: PhraseId, version: u32, for_team: bool, active: bool, done: Callback<()>) -> impl IntoView {
    let sender = Sender::new();
    let id = StoredValue::new(id);
    let turn = move |_| {
        let id = id.get_value();
        let change =
            if active { PhraseChange::Retire { id, version } } else { PhraseChange::BringBack { id, version } };
        if let Ok(change) = serde_json::to_string(&change) {
            sender.send(command(for_team, change), move || done.run(()));
        }
    };
    let label = move || if active { say(|t| t.retire)() } else { say(|t| t.bring_back)() };
    view! {
        <p class="row">
            <button type="button" class="button" aria-disabled=move || sender.busy.get().then_some("true") on:click=turn>
                {label}
            </button>
            {active.then(|| view! { <span class="muted">{say(|t| t.retire_hint)}</span> }.into_any())}
        </p>
        <Trouble sender=sender />
    }
}
