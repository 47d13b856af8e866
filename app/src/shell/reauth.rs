//! The dialog that asks for the password again when the session ended. The page behind it stays as it is.

use super::session::{Session, use_session};
use crate::{
    doors::account::{sign_in_again, sign_in_demo},
    error::AppError,
    i18n::{
        shell::{shell, too_many_tries},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    start::{use_me, use_start},
    ui::{chip::Tone, dialog::Dialog, notice::Notice, whose_password::WhosePassword},
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

/// What went wrong, in words for this dialog.
fn words(lang: Lang, error: AppError) -> String {
    match error {
        AppError::WrongPassword => shell(lang).again.wrong.to_owned(),
        AppError::TooManyTries { wait_seconds } => too_many_tries(lang, wait_seconds),
        other => terms::error(lang, other),
    }
}

/// One try to sign in again.
#[derive(Clone, Copy)]
struct Try {
    login: StoredValue<String>,
    password: RwSignal<String>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<AppError>>,
    session: Session,
}

impl Try {
    /// Asks the server, with the password or, in a demo, without.
    fn ask(self, by_password: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let (login, typed) = (self.login.get_value(), self.password.get_untracked());
            let answer =
                if by_password { sign_in_again(login, typed).await } else { sign_in_demo(login, String::new()).await };
            self.busy.set(false);
            self.failure.set(answer.err());
            if answer.is_ok() {
                self.password.set(String::new());
                self.session.renew();
            }
        });
    }
}

/// The dialog.
#[component]
pub(super) fn Reauth() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let login = use_me().map(|me| me.actor.login).unwrap_or_default();
    let again = Try {
        login: StoredValue::new(login),
        password: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        failure: RwSignal::new(None),
        session,
    };
    let t = move || &shell(lang.get()).again;
    let problem = move || {
        let title = Signal::derive(move || again.failure.get().map(|e| words(lang.get(), e)).unwrap_or_default());
        again.failure.get().is_some().then(|| view! { <Notice tone=Tone::Overdue title=title /> }.into_any())
    };
    view! {
        <Dialog open=session.asking title=Signal::derive(move || t().title.to_owned())>
            <p>{move || t().lead}</p>
            {move || problem()}
            <AgainForm again />
            <p class="muted">
                <a href=paths::SIGN_IN rel="external">{move || t().other}</a>
                {move || shell(lang.get()).dot}
                {move || t().other_lead}
            </p>
        </Dialog>
    }
}

#[component]
fn AgainForm(again: Try) -> impl IntoView {
    let (lang, demo) = (use_lang(), use_start().demo);
    let t = move || &shell(lang.get()).again;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        again.ask(true);
    };
    let one_click = demo.then(|| {
        view! {
            <button type="button" class="button" disabled=move || again.busy.get() on:click=move |_| again.ask(false)>
                {move || t().demo_button}
            </button>
        }
        .into_any()
    });
    view! {
        <form class="stack" on:submit=submit>
            <WhosePassword login=again.login.get_value() />
            <label class="field">
                <span class="field__label">{move || shell(lang.get()).sign_in.password}</span>
                <input
                    type="password"
                    class="input"
                    autocomplete="current-password"
                    autofocus
                    maxlength="200"
                    aria-invalid=move || again.failure.get().map(|_| "true")
                    prop:value=move || again.password.get()
                    on:input=move |event| again.password.set(event_target_value(&event))
                />
            </label>
            <div class="row">
                <button type="submit" class="button button--primary" disabled=move || again.busy.get()>
                    {move || t().button}
                </button>
                {one_click}
            </div>
        </form>
    }
}
