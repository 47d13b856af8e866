//! The page of a new phrase.

use super::{editor::Editor, may};
use crate::{
    browser,
    error::AppError,
    i18n::{phrase_pages::say, terms, use_lang},
    paths,
    ui::{chip::Tone, notice::Notice, title::Title},
};
use domain::{
    account::Permission,
    phrase::PhraseForm,
    view::phrases::{PhraseQuery, Shelf},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page. `?for=team` makes it a phrase of the team.
#[component]
pub fn NewPhrasePage() -> impl IntoView {
    let lang = use_lang();
    let for_team = use_query_map().with_untracked(|map| map.get("for").as_deref() == Some("team"));
    let allowed = may(if for_team { Permission::EditPhrases } else { Permission::TakeCalls });
    let whose = move || if for_team { say(|t| t.for_team)() } else { say(|t| t.for_me)() };
    let done = Callback::new(move |()| {
        let shelf = Some(if for_team { Shelf::Team } else { Shelf::Mine });
        browser::go(&paths::phrases(&PhraseQuery { shelf, ..PhraseQuery::default() }));
    });
    let body = if allowed {
        view! {
            <div class="card">
                <Editor for_team=for_team id=None version=0 form=PhraseForm::default() done=done />
            </div>
        }
        .into_any()
    } else {
        let title = Signal::derive(move || terms::error(lang.get(), AppError::NotAllowed));
        view! { <Notice tone=Tone::Info title=title /> }.into_any()
    };
    view! {
        <Title text=say(|t| t.new_title) />
        <div class="page phrasebook">
            <p><a href=paths::PHRASES>{say(|t| t.back)}</a></p>
            <h1 class="page__title">{say(|t| t.new_title)} " · " <span class="muted">{whose}</span></h1>
            {body}
        </div>
    }
}
