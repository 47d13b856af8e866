//! The page for an address that leads nowhere. The server answers it with 404.

use crate::ui::title::Title;
use crate::{
    i18n::{shell::shell, use_lang},
    paths,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let lang = use_lang();
    let t = move || &shell(lang.get()).not_found;
    view! {
        <Title text=move || t().title />
        <div class="narrow stack">
            <h1>{move || t().title}</h1>
            <p>{move || t().lead}</p>
            <p>
                <a class="button button--primary" href=paths::WORKBENCH>
                    {move || t().home}
                </a>
            </p>
        </div>
    }
}
