//! The dialog that asks for the password again when the session ended. The page behind it stays as it is.

use super::session::use_session;
use crate::{
    doors::account::{sign_in_again, sign_in_demo},
    error::AppError,
    i18n::{
        shell::{shell, too_many_tries},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    start::use_start,
    ui::{chip::Tone, dialog::Dialog, notice::Notice},
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

/// The dialog.
#[component]
pub(super) fn Reauth() -> impl IntoView {
    let (lang, session, start) = (use_lang(), use_session(), use_start());
    let login = start.me.map(|me| me.actor.login).unwrap_or_default();
    let (password, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let failure = RwSignal::new(None::<AppError>);
    let name = StoredValue::new(login.clone());
    let ask = move |by_password: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let (login, typed) = (name.get_value(), password.get_untracked());
            let answer =
                if by_password { sign_in_again(login, typed).await } else { sign_in_demo(login, String::new()).await };
            busy.set(false);
            failure.set(answer.err());
            if answer.is_ok() {
                password.set(String::new());
                session.renew();
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        ask(true);
    };
    let t = move || &shell(lang.get()).again;
    let problem = move || {
        let title = Signal::derive(move || failure.get().map(|e| words(lang.get(), e)).unwrap_or_default());
        failure.get().is_some().then(|| view! { <Notice tone=Tone::Overdue title=title /> })
    };
    view! {
        <Dialog open=session.asking title=Signal::derive(move || t().title.to_owned())>
            <p>{move || t().lead}</p>
            {problem}
            <form class="stack" on:submit=submit>
                <input type="text" name="login" autocomplete="username" class="visually-hidden" tabindex="-1" readonly aria-hidden="true" value=login />
                <label class="field">
                    <span class="field__label">{move || shell(lang.get()).sign_in.password}</span>
                    <input
                        type="password"
                        class="input"
                        autocomplete="current-password"
                        autofocus
                        prop:value=move || password.get()
                        on:input=move |event| password.set(event_target_value(&event))
                    />
                </label>
                <div class="row">
                    <button type="submit" class="button button--primary" disabled=move || busy.get()>{move || t().button}</button>
                    {start
                        .demo
                        .then(|| {
                            view! {
                                <button type="button" class="button" disabled=move || busy.get() on:click=move |_| ask(false)>
                                    {move || t().demo_button}
                                </button>
                            }
                        })}
                </div>
            </form>
            <p class="muted">
                <a href=paths::SIGN_IN rel="external">{move || t().other}</a>
                {move || shell(lang.get()).dot}
                {move || t().other_lead}
            </p>
        </Dialog>
    }
}
