//! The bar at the top of every page.

use super::{account_menu::AccountMenu, line::LineState, looks::use_looks, session::use_session, use_palette};
use crate::{
    i18n::{self, shell::shell, use_lang},
    later::use_later,
    paths,
    preferences::Theme,
    start::use_me,
    ui::icon::{Icon, IconName},
};
use domain::account::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The bar of somebody who is signed in.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let (lang, palette, session, later) = (use_lang(), use_palette(), use_session(), use_later());
    let may = |what| use_me().is_some_and(|me| me.actor.may(what));
    let reads_board = may(Permission::ReadBoard);
    let (reads_receipts, edits_scripts) = (may(Permission::ReadReceipts), may(Permission::EditScripts));
    let t = move || shell(lang.get());
    view! {
        <header class="bar">
            <Brand />
            <nav class="bar__nav" aria-label=move || t().nav>
                <NavLink path=paths::WORKBENCH icon=IconName::Phone label=Signal::derive(move || t().workbench) />
                <NavLink path=paths::COMPLAINTS icon=IconName::List label=Signal::derive(move || t().complaints) />
                <NavLink path=paths::PHRASES icon=IconName::Quote label=Signal::derive(move || t().phrases) />
                {reads_board
                    .then(|| {
                        view! { <NavLink path=paths::BOARD icon=IconName::Gauge label=Signal::derive(move || t().board) /> }
                            .into_any()
                    })}
                {edits_scripts
                    .then(|| {
                        view! { <NavLink path=paths::SCRIPTS icon=IconName::Chat label=Signal::derive(move || t().scripts) /> }
                            .into_any()
                    })}
                {reads_receipts
                    .then(|| {
                        view! { <NavLink path=paths::RECEIPTS icon=IconName::Parcel label=Signal::derive(move || t().receipts) /> }
                            .into_any()
                    })}
                <NavLink path=paths::RULES icon=IconName::Rule label=Signal::derive(move || t().rules) />
            </nav>
            <button
                type="button"
                class="bar__search"
                aria-keyshortcuts="Control+K"
                aria-haspopup="dialog"
                on:click=move |_| palette.set(true)
            >
                <Icon name=IconName::Search />
                <span class="bar__hint">{move || t().search_hint}</span>
                <kbd class="kbd" aria-hidden="true">"Ctrl K"</kbd>
            </button>
            <div class="bar__end">
                <button
                    type="button"
                    class="bar__button bar__button--near"
                    hidden=move || !session.ended.get() || session.asking.get()
                    on:click=move |_| session.asking.set(true)
                >
                    <Icon name=IconName::Warning />
                    {move || t().again.title}
                </button>
                {move || later.parts().map(|parts| (parts.waiting)())}
                <LineState />
                <Switches />
                <AccountMenu />
            </div>
        </header>
    }
}

/// The bar of somebody who is not.
#[component]
pub(super) fn SmallBar() -> impl IntoView {
    view! {
        <header class="bar">
            <Brand />
            <div class="bar__end">
                <Switches />
            </div>
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    let lang = use_lang();
    view! {
        <a class="brand" href=paths::WORKBENCH>
            <Icon name=IconName::Bell />
            <span>{move || shell(lang.get()).brand}</span>
        </a>
    }
}

#[component]
fn NavLink(path: &'static str, icon: IconName, label: Signal<&'static str>) -> impl IntoView {
    let here = use_location().pathname;
    let current = move || {
        let inside = here.with(|h| h == path || (path != paths::WORKBENCH && h.starts_with(path)));
        inside.then_some("page")
    };
    view! {
        <a class="bar__link" href=path aria-current=move || current()>
            <Icon name=icon />
            <span>{move || label.get()}</span>
        </a>
    }
}

/// Language and theme.
#[component]
fn Switches() -> impl IntoView {
    let looks = use_looks();
    let t = move || shell(looks.lang.get());
    let icon = Signal::derive(move || match looks.theme.get() {
        Theme::System => IconName::Screen,
        Theme::Light => IconName::Sun,
        Theme::Dark => IconName::Moon,
    });
    let theme = move || [t().theme, t().colon, i18n::shell::theme(looks.lang.get(), looks.theme.get())].concat();
    view! {
        <button
            type="button"
            class="bar__button"
            lang=move || super::looks::other(looks.lang.get()).code()
            on:click=move |_| looks.speak_other()
        >
            {move || t().other_language_short}
            <span class="visually-hidden">{move || [" · ", t().other_language].concat()}</span>
        </button>
        <button type="button" class="bar__button" aria-label=move || theme() title=move || theme() on:click=move |_| looks.wear_next()>
            <Icon name=icon />
        </button>
    }
}
