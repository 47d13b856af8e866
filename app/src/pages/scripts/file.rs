//! Scripts as files: taking one along, bringing one in.

use super::editing::Editing;
use crate::{
    browser,
    doors::scripts::bring_script,
    i18n::{
        scripts::{ScriptTexts, say},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    shell::session::use_session,
};
use domain::{json::read, script::Script, view::scripts::Brought};
use leptos::{ev, prelude::*, task::spawn_local};

/// What came of a file.
#[derive(Clone, Copy)]
enum Came {
    Taken,
    Unreadable(u32),
    Unfit,
    Other,
    Failed(crate::error::AppError),
}

fn told(lang: Lang, came: Came) -> String {
    let t = ScriptTexts::of(lang);
    match came {
        Came::Taken => t.imported.to_owned(),
        Came::Unreadable(line) => [t.import_bad, &line.to_string(), lang.pick(" 行。", ".")].concat(),
        Came::Unfit => t.import_unfit.to_owned(),
        Came::Other => t.import_other.to_owned(),
        Came::Failed(error) => terms::error(lang, error),
    }
}

/// The draft as a file, and a file as the draft.
#[component]
pub fn Files(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let came = RwSignal::new(None::<Came>);
    let address = move || {
        let text = editing.script.with(|script| serde_json::to_string_pretty(script).unwrap_or_default());
        ["data:application/json;charset=utf-8,", &paths::percent(&text)].concat()
    };
    let name = move || editing.script.with(|script| [&*script.id.0, ".json"].concat());
    let take = move |text: &str| match read::<Script>(text) {
        Err(place) => Came::Unreadable(place.line),
        Ok(brought) => {
            let here = editing.script.get_untracked();
            if brought.id != here.id {
                return Came::Other;
            }
            editing.put(Script { version: here.version, ..brought }, None);
            Came::Taken
        }
    };
    let chosen = move |event: ev::Event| {
        spawn_local(async move {
            if let Some(text) = browser::chosen_text(&event).await {
                came.set(Some(take(&text)));
            }
        });
    };
    view! {
        <section class="card scripts__files">
            <a class="button" href=move || address() download=move || name()>{say(|t| t.export)}</a>
            {editing.may_edit.then(|| view! { <FileInput label=|t| t.import chosen=Callback::new(chosen) /> }.into_any())}
            {move || came.get().map(|came| view! { <p role="status">{told(lang.get(), came)}</p> }.into_any())}
        </section>
    }
}

#[component]
fn FileInput(label: fn(&'static ScriptTexts) -> &'static str, chosen: Callback<ev::Event>) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{say(label)}</span>
            <input type="file" class="input" accept=".json,application/json" on:change=move |event| chosen.run(event) />
        </label>
    }
}

/// A script that is not there yet, from a file.
#[component]
pub fn NewFromFile() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let came = RwSignal::new(None::<Came>);
    let chosen = move |event: ev::Event| {
        spawn_local(async move {
            let Some(text) = browser::chosen_text(&event).await else { return };
            match bring_script(text).await {
                Ok(Brought::Draft { id }) => browser::go(&paths::script(&id.0)),
                Ok(Brought::Unreadable { line }) => came.set(Some(Came::Unreadable(line))),
                Ok(Brought::Unfit) => came.set(Some(Came::Unfit)),
                Err(error) => {
                    session.report(error);
                    came.set(Some(Came::Failed(error)));
                }
            }
        });
    };
    view! {
        <details class="card rules__import">
            <summary class="card__title">{say(|t| t.import_new)}</summary>
            <FileInput label=|t| t.import chosen=Callback::new(chosen) />
            {move || came.get().map(|came| view! { <p role="status">{told(lang.get(), came)}</p> }.into_any())}
        </details>
    }
}
