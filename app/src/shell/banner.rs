//! The banners: of a demo, which can be put away for as long as the tab lives, and of a year without holidays.

use crate::ui::flow::react;
use crate::{
    i18n::{rules, shell::shell, use_lang},
    paths,
    start::use_start,
    ui::icon::{Icon, IconName},
};
use leptos::prelude::*;

const KEY: &str = "yl_demo_hidden";

/// The banner.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let (lang, demo) = (use_lang(), use_start().demo);
    let hidden = RwSignal::new(!demo);
    react(move || {
        let put_away = tab().and_then(|tab| tab.get_item(KEY).ok().flatten());
        if put_away.is_some() {
            hidden.set(true);
        }
    });
    let hide = move |_| {
        if let Some(tab) = tab() {
            // A tab without storage shows the banner again on the next page.
            let _ = tab.set_item(KEY, "1");
        }
        hidden.set(true);
    };
    let t = move || shell(lang.get());
    let missing = use_start().missing_year.map(|year| {
        view! {
            <aside class="banner banner--near" aria-label=move || t().rules>
                <p class="banner__text">
                    {move || rules::missing_year(lang.get(), year)} " "
                    <a href=paths::RULES_CALENDAR>{move || t().calendar}</a>
                </p>
            </aside>
        }
        .into_any()
    });
    view! {
        {missing}
        <aside class="banner" hidden=move || hidden.get() aria-label=move || t().demo>
            <p class="banner__text">{move || t().demo}</p>
            <button type="button" class="banner__hide" aria-label=move || t().demo_hide on:click=hide>
                <Icon name=IconName::Cross />
            </button>
        </aside>
    }
}

fn tab() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
