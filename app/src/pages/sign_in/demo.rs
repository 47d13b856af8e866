//! The accounts of a demo, each one click away. A plain form each, so it works before the program is loaded.

use crate::{
    doors::account::{SignInDemo, demo_accounts},
    i18n::{shell::shell, terms, use_lang},
    wire::fetched,
};
use domain::account::{Actor, Role};
use leptos::{prelude::*, server_fn::ServerFn};

/// The accounts, grouped by role.
#[component]
pub(super) fn DemoAccounts(next: StoredValue<String>) -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).sign_in;
    let accounts = fetched(|| (), |()| demo_accounts());
    view! {
        <section class="card sign-in__demo">
            <h2 class="card__title">{move || t().demo}</h2>
            <p class="muted">{move || t().demo_lead}</p>
            <form method="post" action=SignInDemo::url()>
                <input type="hidden" name="next" value=next.get_value() />
                <Suspense>
                    {move || Suspend::new(async move {
                        let all = accounts.await.unwrap_or_default();
                        Role::ALL.into_iter().map(|role| role_view(role, &all)).map(IntoAny::into_any).collect_view()
                    })}
                </Suspense>
            </form>
        </section>
    }
}

fn role_view(role: Role, all: &[Actor]) -> Option<AnyView> {
    let lang = use_lang();
    let buttons: Vec<_> = all
        .iter()
        .filter(|actor| actor.role == role)
        .map(|actor| {
            view! {
                <button type="submit" name="login" value=actor.login.clone() class="button sign-in__account">
                    {actor.name.clone()}
                </button>
            }
            .into_any()
        })
        .collect();
    let group = view! {
        <fieldset class="sign-in__role">
            <legend>{move || terms::role(lang.get(), role)}</legend>
            <div class="sign-in__accounts">{buttons}</div>
        </fieldset>
    };
    all.iter().any(|actor| actor.role == role).then(|| group.into_any())
}
