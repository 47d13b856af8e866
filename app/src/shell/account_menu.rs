//! The menu of the person who is signed in.

use crate::{
    doors::account::SignOut,
    i18n::{shell::shell, terms, use_lang},
    paths,
    start::use_me,
    ui::icon::{Icon, IconName},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The menu. Signing out is a plain form: it works without WASM and leaves nothing of this person behind in memory.
#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let lang = use_lang();
    let t = move || shell(lang.get());
    let Some(actor) = use_me().map(|me| me.actor) else { return ().into_any() };
    let mark: String = actor.name.chars().take(1).collect();
    let role = actor.role;
    view! {
        <button
            type="button"
            class="avatar"
            popovertarget="account"
            aria-label=move || [t().account_menu, t().comma, &actor.name].concat()
        >
            {mark}
        </button>
        <div id="account" class="menu" popover="auto">
            <p class="menu__title">{use_me().map(|me| me.actor.name)}</p>
            <p class="muted">{move || terms::role(lang.get(), role)}</p>
            <a class="menu__item" href=paths::ACCOUNT on:click=move |_| hide("account")>
                <Icon name=IconName::Person />
                {move || t().account}
            </a>
            <form method="post" action=SignOut::url()>
                <button type="submit" class="menu__item">
                    <Icon name=IconName::Leave />
                    {move || t().sign_out}
                </button>
            </form>
        </div>
    }
    .into_any()
}

/// Hides a menu after its use.
fn hide(id: &str) {
    crate::browser::hide_popover(id);
}
