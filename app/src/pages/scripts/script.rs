//! The page of one script.

use super::{editor::Editor, missing::Missing};
use crate::{doors::scripts::script_page, i18n::scripts::say, paths, wire::fetched};
use domain::script::ScriptId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn ScriptPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id")).unwrap_or_default());
    let changed = RwSignal::new(0_u32);
    // It is told on the page that is fetched anew because of it.
    let publication = RwSignal::new(None);
    let page = fetched(move || (id.get(), changed.get()), |(id, _)| script_page(ScriptId(id)));
    view! {
        <div class="page scripts">
            <p class="scripts__back"><a href=paths::SCRIPTS>{say(|t| t.back)}</a></p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Editor page=page changed=changed publication=publication /> }.into_any(),
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}
