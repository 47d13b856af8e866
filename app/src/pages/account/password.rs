//! Setting one's own password.

use crate::{
    doors::account::change_password,
    error::AppError,
    i18n::{
        shell::{shell, too_many_tries},
        terms, use_lang,
    },
    preferences::Lang,
    shell::session::{Session, use_session},
    start::use_me,
    ui::{chip::Tone, notice::Notice, whose_password::WhosePassword},
};
use domain::account::check_password;
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// How far the change is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Filling,
    Asked,
    TooShort,
    Refused(AppError),
    Done,
}

/// Asks the server, unless it is being asked already.
fn ask(session: Session, present: RwSignal<String>, fresh: RwSignal<String>, step: RwSignal<Step>) {
    if step.get_untracked() == Step::Asked {
        return;
    }
    if check_password(&fresh.get_untracked()).is_err() {
        step.set(Step::TooShort);
        return;
    }
    step.set(Step::Asked);
    spawn_local(async move {
        match change_password(present.get_untracked(), fresh.get_untracked()).await {
            Ok(()) => {
                present.set(String::new());
                fresh.set(String::new());
                step.set(Step::Done);
            }
            Err(error) => {
                session.report(error);
                step.set(Step::Refused(error));
            }
        }
    });
}

/// What came of it, in words.
fn outcome(lang: Lang, step: Step) -> Option<(Tone, String)> {
    let t = &shell(lang).password;
    Some(match step {
        Step::Filling | Step::Asked => return None,
        Step::Done => (Tone::Safe, t.done.to_owned()),
        Step::TooShort => (Tone::Overdue, [t.fresh, shell(lang).colon, t.length].concat()),
        Step::Refused(AppError::WrongPassword) => (Tone::Overdue, t.wrong.to_owned()),
        Step::Refused(AppError::TooManyTries { wait_seconds }) => (Tone::Overdue, too_many_tries(lang, wait_seconds)),
        Step::Refused(error) => (Tone::Overdue, terms::error(lang, error)),
    })
}

/// The form.
#[component]
pub fn Password() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let (present, fresh) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let step = RwSignal::new(Step::Filling);
    let t = move || &shell(lang.get()).password;
    let change = move |event: SubmitEvent| {
        event.prevent_default();
        ask(session, present, fresh, step);
    };
    let said = move || {
        let told = outcome(lang.get(), step.get());
        told.map(|(tone, words)| view! { <Notice tone=tone title=Signal::stored(words) /> }.into_any())
    };
    view! {
        <section class="card stack">
            <h2 class="card__title">{move || t().title}</h2>
            <p class="muted">{move || t().lead}</p>
            {move || said()}
            <form class="stack" on:submit=change>
                <WhosePassword login=use_me().map(|me| me.actor.login).unwrap_or_default() />
                {line("present-password", "current-password", Signal::derive(move || t().present), "", present)}
                {line("new-password", "new-password", Signal::derive(move || t().fresh), "new-password-hint", fresh)}
                <p class="field__hint" id="new-password-hint">{move || t().length}</p>
                <div>
                    <button type="submit" class="button" disabled=move || step.get() == Step::Asked>
                        {move || t().button}
                    </button>
                </div>
            </form>
        </section>
    }
}

fn line(
    id: &'static str,
    autocomplete: &'static str,
    label: Signal<&'static str>,
    hint: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{move || label.get()}</label>
            <input
                class="input"
                id=id
                type="password"
                autocomplete=autocomplete
                required
                maxlength="200"
                aria-describedby=(!hint.is_empty()).then_some(hint)
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
