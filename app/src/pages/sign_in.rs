//! Signing in. It works as a plain form before, and without, the browser program.

mod demo;

use crate::ui::{flow::react, title::Title};
use crate::{
    browser,
    doors::account::{SignIn, SignOut},
    error::AppError,
    i18n::{
        shell::{shell, too_many_tries},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    start::{use_me, use_start},
    ui::{chip::Tone, notice::Notice},
};
use demo::DemoAccounts;
use domain::view::Me;
use leptos::{ev::SubmitEvent, html, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).sign_in;
    let next = use_query_map().with_untracked(|query| query.get("next").unwrap_or_default());
    let next = StoredValue::new(paths::safe_next(&next).to_owned());
    let demo = use_start().demo;
    if use_me().is_none() {
        // The copy of the calculators holds the name of whoever was here before.
        react(browser::offline::forget_calculators);
    }
    view! {
        <Title text=move || t().title />
        <div class="sign-in">
            <section class="card sign-in__card stack">
                <h1>{move || t().title}</h1>
                <p class="muted">{move || t().lead}</p>
                {match use_me() {
                    Some(me) => view! { <Already me next /> }.into_any(),
                    None => view! { <PasswordForm next /> }.into_any(),
                }}
            </section>
            {demo.then(|| view! { <DemoAccounts next /> }.into_any())}
        </div>
    }
}

fn words(lang: Lang, error: AppError) -> String {
    match error {
        AppError::WrongPassword => shell(lang).sign_in.wrong.to_owned(),
        AppError::TooManyTries { wait_seconds } => too_many_tries(lang, wait_seconds),
        other => terms::error(lang, other),
    }
}

#[component]
fn PasswordForm(next: StoredValue<String>) -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).sign_in;
    // The action begins with the failure that a plain form left in the address.
    let action = ServerAction::<SignIn>::new();
    let failure = Memo::new(move |_| action.value().get().and_then(Result::err));
    let wrong = move || (failure.get() == Some(AppError::WrongPassword)).then_some("true");
    let (login, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let typed = |field: NodeRef<html::Input>| field.get_untracked().map(|f| f.value()).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !action.pending().get_untracked() {
            action.dispatch(SignIn { login: typed(login), password: typed(password), next: next.get_value() });
        }
    };
    let problem = move || {
        failure.get().map(|error| {
            let title = Signal::derive(move || t().problem.to_owned());
            view! { <Notice tone=Tone::Overdue title=title><p id="sign-in-error">{move || words(lang.get(), error)}</p></Notice> }
        })
    };
    let busy = move || action.pending().get();
    view! {
        {move || problem()}
        <form method="post" action=SignIn::url() class="stack" on:submit=submit>
            <input type="hidden" name="next" value=next.get_value() />
            <div class="field">
                <label class="field__label" for="login">{move || t().login}</label>
                <p class="field__hint" id="login-hint">{move || t().login_hint}</p>
                <input
                    id="login" name="login" type="text" class="input" node_ref=login required maxlength="64"
                    autocomplete="username" autocapitalize="none" spellcheck="false" aria-describedby="login-hint" aria-invalid=move || wrong()
                />
            </div>
            <div class="field">
                <label class="field__label" for="password">{move || t().password}</label>
                <input
                    id="password" name="password" type="password" class="input" node_ref=password required maxlength="200"
                    autocomplete="current-password" aria-invalid=move || wrong() aria-describedby=move || failure.get().map(|_| "sign-in-error")
                />
            </div>
            <button type="submit" class="button button--primary" aria-disabled=move || busy().then_some("true")>
                {move || if busy() { t().busy } else { t().button }}
            </button>
        </form>
    }
}

#[component]
fn Already(me: Me, next: StoredValue<String>) -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).sign_in;
    let role = me.actor.role;
    view! {
        <p>
            {move || t().already} <strong>{me.actor.name}</strong> {move || shell(lang.get()).dot}
            {move || terms::role(lang.get(), role)}
        </p>
        <div class="row">
            <a class="button button--primary" href=next.get_value()>{move || t().go_on}</a>
            <form method="post" action=SignOut::url()>
                <button type="submit" class="button">{move || t().other}</button>
            </form>
        </div>
    }
}
