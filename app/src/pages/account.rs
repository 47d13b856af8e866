//! My account: who I am, language and theme, and where I am signed in.

mod password;

use crate::ui::title::Title;
use crate::{
    clock::use_clock,
    doors::account::{SignOut, end_session, my_sessions},
    i18n::{self, integrations::say, shell::shell, terms, time, use_lang},
    paths,
    preferences::{Lang, Theme},
    shell::{looks::use_looks, session::use_session},
    start::use_me,
    ui::chip::{Chip, Tone},
    wire::fetched,
};
use domain::{account::Permission, id::SessionId, view::SessionRow};
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use password::Password;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let lang = use_lang();
    let t = move || shell(lang.get());
    let me = use_me().map(|me| me.actor);
    let role = me.as_ref().map(|actor| actor.role);
    let name = me.as_ref().map(|actor| actor.name.clone());
    let administers = me.as_ref().is_some_and(|actor| actor.may(Permission::ManageIntegrations));
    let login = me.map(|actor| actor.login);
    view! {
        <Title text=move || t().account />
        <div class="narrow stack">
            <h1>{move || t().account}</h1>
            <section class="card">
                <p class="account__name">{name}</p>
                <p class="muted">
                    {login} {move || t().dot} {move || role.map(|role| terms::role(lang.get(), role))}
                </p>
                <form method="post" action=SignOut::url()>
                    <button type="submit" class="button">{move || t().sign_out}</button>
                </form>
            </section>
            <Preferences />
            <Password />
            <Sessions />
            {administers.then(|| view! { <Administration /> }.into_any())}
        </div>
    }
}

/// What an administrator sets up besides.
#[component]
fn Administration() -> impl IntoView {
    view! {
        <section class="card stack">
            <h2 class="card__title">{say(|t| t.administration)}</h2>
            <p class="muted">{say(|t| t.administration_text)}</p>
            <p><a class="button" href=paths::INTEGRATIONS>{say(|t| t.title)}</a></p>
        </section>
    }
}

#[component]
fn Preferences() -> impl IntoView {
    let looks = use_looks();
    let t = move || shell(looks.lang.get());
    let languages = [(Lang::Zh, "简体中文"), (Lang::En, "English")].map(|(lang, name)| {
        let pressed = move || if looks.lang.get() == lang { "true" } else { "false" };
        view! {
            <button type="button" class="segment" lang=lang.code() aria-pressed=move || pressed() on:click=move |_| looks.speak(lang)>
                {name}
            </button>
        }
    });
    let themes = [Theme::System, Theme::Light, Theme::Dark].map(|theme| {
        let pressed = move || if looks.theme.get() == theme { "true" } else { "false" };
        view! {
            <button type="button" class="segment" aria-pressed=move || pressed() on:click=move |_| looks.wear(theme)>
                {move || i18n::shell::theme(looks.lang.get(), theme)}
            </button>
        }
    });
    view! {
        <section class="card stack">
            <h2 class="card__title">{move || t().sessions.preferences}</h2>
            <p class="muted">{move || t().sessions.preferences_lead}</p>
            <div class="segments" role="group" aria-label=move || t().language>{languages}</div>
            <div class="segments" role="group" aria-label=move || t().theme>{themes}</div>
        </section>
    }
}

#[component]
fn Sessions() -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let changed = RwSignal::new(0_u32);
    let list = fetched(move || (changed.get(), session.renewed()), |_| my_sessions());
    let t = move || &shell(lang.get()).sessions;
    let end = Callback::new(move |id: SessionId| {
        spawn_local(async move {
            if let Err(error) = end_session(id).await {
                session.report(error);
            }
            changed.update(|times| *times += 1);
        });
    });
    view! {
        <section class="card">
            <h2 class="card__title">{move || t().title}</h2>
            <p class="muted">{move || t().lead}</p>
            <Transition fallback=move || view! { <p class="muted">{move || t().loading}</p> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(rows) => {
                            let rows = rows.into_iter().map(|row| session_row(row, end)).map(IntoAny::into_any).collect_view();
                            view! { <ul class="sessions">{rows}</ul> }.into_any()
                        }
                        Err(error) => {
                            session.report(error);
                            view! { <p class="muted">{move || terms::error(lang.get(), error)}</p> }.into_any()
                        }
                    }
                })}
            </Transition>
        </section>
    }
}

fn session_row(row: SessionRow, end: Callback<SessionId>) -> AnyView {
    let (lang, clock) = (use_lang(), use_clock());
    let t = move || &shell(lang.get()).sessions;
    let SessionRow { id, current, began_at, seen_at, ends_at, agent, address } = row;
    let unknown = agent.is_empty();
    let times = move || {
        let lang = lang.get();
        let seen = time::ago(lang, (clock.now() - seen_at).num_seconds().max(0));
        let (began, ends) = (time::moment(lang, began_at), time::moment(lang, ends_at));
        let dot = shell(lang).dot;
        [t().seen, &seen, dot, t().began, &began, dot, t().ends, &ends].concat()
    };
    let action = if current {
        view! { <Chip label=Signal::derive(move || t().current.to_owned()) tone=Tone::Safe /> }.into_any()
    } else {
        view! { <button type="button" class="button" on:click=move |_| end.run(id)>{move || t().end}</button> }
            .into_any()
    };
    view! {
        <li class="sessions__row">
            <div>
                <p class="sessions__device">
                    {agent}
                    {move || unknown.then(|| t().unknown)}
                    <span class="muted">" " {address}</span>
                </p>
                <p class="muted">{move || times()}</p>
            </div>
            {action}
        </li>
    }
    .into_any()
}
