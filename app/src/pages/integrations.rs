//! Other systems that report to us: their tokens, what each may tell, and who their agents are here.

mod acting;
mod agents;
mod make;
mod row;
mod secret;

use crate::{
    doors::integrations::integrations_page,
    i18n::{integrations::say, terms, use_lang},
    paths,
    ui::{chip::Tone, notice::Notice, title::Title},
    wire::fetched,
};
use acting::Acting;
use domain::view::integrations::IntegrationsPage as Page;
use leptos::prelude::*;
use make::Make;
use row::row;

/// The page.
#[component]
pub fn IntegrationsPage() -> impl IntoView {
    let acting = Acting::new();
    let list = fetched(move || acting.changed.get(), |_| integrations_page());
    view! {
        <Title text=say(|t| t.title) />
        <div class="page narrow stack integrations">
            <p><a href=paths::ACCOUNT>{say(|t| t.back)}</a></p>
            <h1 id="integrations" tabindex="-1">{say(|t| t.title)}</h1>
            <p class="muted">{say(|t| t.lead)}</p>
            // Rendered by the server alone, so the router may not take it for a page of its own.
            <p><a href=paths::API_DOCS rel="external">{say(|t| t.docs)}</a></p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(page) => view! { <Whole page=page acting=acting /> }.into_any(),
                        Err(error) => {
                            let lang = use_lang();
                            view! {
                                <Notice tone=Tone::Overdue title=Signal::derive(move || say(|t| t.failed)().to_owned())>
                                    <p>{move || terms::error(lang.get(), error)}</p>
                                    <button class="button" type="button" on:click=move |_| list.refetch()>{say(|t| t.retry)}</button>
                                </Notice>
                            }
                            .into_any()
                        }
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Whole(page: Page, acting: Acting) -> impl IntoView {
    let Page { rows, agents } = page;
    let none = rows.is_empty().then(|| {
        view! {
            <div class="card empty">
                <p class="empty__title">{say(|t| t.none)}</p>
                <p>{say(|t| t.none_text)}</p>
            </div>
        }
        .into_any()
    });
    let rows = rows.into_iter().map(|of| row(of, agents.clone(), acting)).collect_view();
    view! {
        <Make acting=acting />
        {none}
        {rows}
    }
}
