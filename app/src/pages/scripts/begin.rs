//! Scripts that begin here: from nothing, and as a copy.

use super::editing::{Editing, Saving};
use crate::{
    browser,
    doors::scripts::begin_script,
    error::AppError,
    i18n::{
        scripts::{self as words, Deed, ScriptTexts, copy_title, say},
        terms, use_lang,
    },
    paths,
    shell::session::{Session, use_session},
};
use domain::script::{
    Group, Text2,
    edit::{TITLE_LENGTH, is_title, name_from},
};
use leptos::{ev, prelude::*, task::spawn_local};

/// The titles of a script in both languages.
#[derive(Clone, Copy)]
struct Titles {
    zh: RwSignal<String>,
    en: RwSignal<String>,
}

impl Titles {
    fn new(title: &Text2) -> Self {
        Self { zh: RwSignal::new(title.zh.clone()), en: RwSignal::new(title.en.clone()) }
    }

    fn text(self) -> Text2 {
        Text2 { zh: self.zh.get_untracked(), en: self.en.get_untracked() }
    }
}

#[component]
fn TitleInput(
    id: &'static str,
    label: fn(&'static ScriptTexts) -> &'static str,
    text: RwSignal<String>,
    wrong: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="field" for=id>
            <span class="field__label">{say(label)}</span>
            <input
                class="input"
                id=id
                maxlength=TITLE_LENGTH.to_string()
                autocomplete="off"
                aria-invalid=move || (wrong.get() && text.with(|text| text.trim().is_empty())).then_some("true")
                prop:value=move || text.get()
                on:input=move |event| {
                    wrong.set(false);
                    text.set(event_target_value(&event));
                }
            />
        </label>
    }
}

/// How far beginning a script is.
#[derive(Clone, Copy)]
struct Beginning {
    titles: Titles,
    group: RwSignal<Group>,
    wrong: RwSignal<bool>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<AppError>>,
    session: Session,
}

impl Beginning {
    fn new() -> Self {
        Self {
            titles: Titles::new(&Text2::default()),
            group: RwSignal::new(Group::Inbound),
            wrong: RwSignal::new(false),
            busy: RwSignal::new(false),
            failed: RwSignal::new(None),
            session: use_session(),
        }
    }

    /// Begins it and goes there; a title that is missing is shown where it is typed.
    fn go(self) {
        let title = self.titles.text();
        self.wrong.set(!is_title(&title));
        if self.wrong.get_untracked() {
            browser::focus(if title.zh.trim().is_empty() { "new-zh" } else { "new-en" });
            return;
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failed.set(None);
        spawn_local(async move {
            match begin_script(title, self.group.get_untracked()).await {
                Ok(id) => browser::go(&paths::script(&id.0)),
                Err(error) => {
                    self.session.report(error);
                    let _ = self.busy.try_set(false);
                    let _ = self.failed.try_set(Some(error));
                }
            }
        });
    }
}

/// A script from nothing.
#[component]
pub fn NewScript() -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let new = Beginning::new();
    let Beginning { titles, group, wrong, busy, failed, .. } = new;
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        new.go();
    };
    let groups: Vec<AnyView> = Group::ALL
        .iter()
        .map(|one| {
            view! { <option value=one.code()>{move || terms::script_group(lang.get(), *one)}</option> }.into_any()
        })
        .collect();
    let chosen = move |event| {
        if let Some(chosen) = Group::from_code(&event_target_value(&event)) {
            group.set(chosen);
        }
    };
    let name = move || titles.en.with(|title| words::beginning(lang.get(), &name_from(title)));
    let told = move || {
        let failed = failed.get().map(|error| words::not_done(lang.get(), Deed::Begin, error));
        wrong.get().then(|| t().titles_wrong.to_owned()).or(failed)
    };
    view! {
        <details class="card scripts__new">
            <summary class="card__title">{say(|t| t.new)}</summary>
            <p class="muted">{say(|t| t.new_lead)}</p>
            <form class="scripts__begin" novalidate on:submit=begin>
                <TitleInput id="new-zh" label=|t| t.title_zh text=titles.zh wrong=wrong />
                <TitleInput id="new-en" label=|t| t.title_en text=titles.en wrong=wrong />
                <label class="field" for="new-group">
                    <span class="field__label">{say(|t| t.group)}</span>
                    <select class="input" id="new-group" on:change=chosen>{groups}</select>
                </label>
                <button type="submit" class="button button--primary" disabled=move || busy.get()>
                    {move || if busy.get() { t().beginning } else { t().begin }}
                </button>
            </form>
            <p class="muted">{move || name()}</p>
            <p class="scripts__refused" role="alert">{move || told()}</p>
        </details>
    }
}

/// A copy of the script that is open.
#[component]
pub fn Copy(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let titles = Titles::new(&editing.script.with_untracked(|script| copy_title(&script.title)));
    let wrong = RwSignal::new(false);
    let copy = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let title = titles.text();
        wrong.set(!is_title(&title));
        if !wrong.get_untracked() {
            editing.copy(title);
        }
    };
    let waits = move || editing.saving.get() != Saving::Idle;
    view! {
        <details class="card scripts__copy">
            <summary class="card__title">{say(|t| t.copy)}</summary>
            <p class="muted">{say(|t| t.copy_lead)}</p>
            <form class="scripts__begin" novalidate on:submit=copy>
                <TitleInput id="copy-zh" label=|t| t.title_zh text=titles.zh wrong=wrong />
                <TitleInput id="copy-en" label=|t| t.title_en text=titles.en wrong=wrong />
                <button type="submit" class="button" disabled=move || waits()>{move || t().copy}</button>
            </form>
            <p class="scripts__refused" role="alert">{move || wrong.get().then(|| t().titles_wrong)}</p>
        </details>
    }
}
