//! Import and export: a sheet is tried first, row by row, and then taken over.

use super::{
    may,
    plan::{Plan, Unread},
    send::{Sender, Trouble},
    source::{Brought, Source},
};
use crate::{
    doors::phrases::preview_phrases,
    error::AppError,
    i18n::{phrase_pages::say, terms, use_lang},
    paths,
    shell::session::use_session,
    ui::{chip::Tone, notice::Notice, title::Title},
};
use domain::{account::Permission, command::Command, phrase::PhraseChange, view::phrases::ImportPreview};
use leptos::{prelude::*, task::spawn_local};

/// How far it is.
#[derive(Clone)]
enum Step {
    Nothing,
    Asked,
    Tried(ImportPreview),
    Failed(AppError),
    Done,
}

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let body = if may(Permission::EditPhrases) {
        view! {
            <section class="card stack">
                <p class="row">
                    <a class="button" href=paths::PHRASES_WORKBOOK rel="external" download="">{say(|t| t.export_workbook)}</a>
                    <a class="button" href=paths::PHRASES_SHEET rel="external" download="">{say(|t| t.export)}</a>
                </p>
                <p class="muted">{say(|t| t.export_hint)}</p>
            </section>
            <Import />
        }
        .into_any()
    } else {
        let title = Signal::derive(move || say(|t| t.not_allowed)().to_owned());
        view! { <Notice tone=Tone::Info title=title /> }.into_any()
    };
    view! {
        <Title text=say(|t| t.import) />
        <div class="page phrasebook">
            <p><a href=paths::PHRASES>{say(|t| t.back)}</a></p>
            <h1 class="page__title">{say(|t| t.import)}</h1>
            {body}
        </div>
    }
}

#[component]
fn Import() -> impl IntoView {
    let (text, step) = (RwSignal::new(String::new()), RwSignal::new(Step::Nothing));
    let (sender, session) = (Sender::new(), use_session());
    let take = move |brought: Brought| {
        let (now, then) = match brought {
            Brought::Text(brought) => (brought, Step::Nothing),
            Brought::OnItsWay => (String::new(), Step::Asked),
            Brought::Refused(fault) => (String::new(), Step::Tried(ImportPreview::Refused(fault))),
            Brought::Failed(error) => {
                session.report(error);
                (String::new(), Step::Failed(error))
            }
        };
        text.set(now);
        step.set(then);
    };
    let try_out = move |_| {
        step.set(Step::Asked);
        spawn_local(async move {
            step.set(match preview_phrases(text.get_untracked()).await {
                Ok(preview) => Step::Tried(preview),
                Err(error) => {
                    session.report(error);
                    Step::Failed(error)
                }
            });
        });
    };
    let take_over = move |_| {
        if let Ok(change) = serde_json::to_string(&PhraseChange::Import { text: text.get_untracked() }) {
            sender.send(Command::ChangeTeamPhrases { change }, move || step.set(Step::Done));
        }
    };
    let waits = move || text.with(|text| text.trim().is_empty()) || step.with(|step| matches!(step, Step::Asked));
    let ready = move || {
        let planned = |step: &Step| matches!(step, Step::Tried(ImportPreview::Plan(plan)) if !plan.rows.is_empty());
        step.with(planned) && !sender.busy.get()
    };
    view! {
        <section class="card stack">
            <p class="muted">{say(|t| t.import_lead)}</p>
            <p class="muted">{say(|t| t.import_format)}</p>
            <Source text=text take=Callback::new(take) />
            <p class="row">
                <button type="button" class="button" disabled=waits on:click=try_out>{say(|t| t.preview)}</button>
                <button type="button" class="button button--primary" disabled=move || !ready() on:click=take_over>
                    {say(|t| t.take_over)}
                </button>
            </p>
            <Trouble sender=sender />
            {move || told(step.get())}
        </section>
    }
}

/// What came of it.
fn told(step: Step) -> AnyView {
    let lang = use_lang();
    match step {
        Step::Nothing => ().into_any(),
        Step::Asked => view! { <p role="status">{say(|t| t.checking)}</p> }.into_any(),
        Step::Tried(ImportPreview::Refused(fault)) => view! { <Unread fault=fault /> }.into_any(),
        Step::Tried(ImportPreview::Plan(plan)) => view! { <Plan plan=plan /> }.into_any(),
        Step::Done => {
            let title = Signal::derive(move || say(|t| t.imported)().to_owned());
            view! { <Notice tone=Tone::Safe title=title /> }.into_any()
        }
        Step::Failed(error) => {
            let title = Signal::derive(move || terms::error(lang.get(), error));
            view! { <Notice tone=Tone::Overdue title=title /> }.into_any()
        }
    }
}
