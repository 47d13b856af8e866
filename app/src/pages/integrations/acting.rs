//! What is done about integrations, one thing at a time, and what came of it.

use crate::{
    browser,
    doors::integrations::act_on_integration,
    error::AppError,
    i18n::{
        integrations::{problem, say},
        terms, use_lang,
    },
    shell::session::{Session, use_session},
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    id::IntegrationId,
    integration::IntegrationProblem,
    view::integrations::{IntegrationDeed, IntegrationOutcome},
};
use leptos::{prelude::*, task::spawn_local};

/// Secrets that were just made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Secrets {
    /// What the other system shows.
    pub token: String,
    /// What it signs with.
    pub signing_key: Option<String>,
}

/// Why something was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failed {
    /// It cannot be done so.
    Refused(IntegrationProblem),
    /// It was not answered.
    Error(AppError),
}

/// What is under way on the page.
#[derive(Clone, Copy)]
pub struct Acting {
    /// Grows with every change; the list is fetched anew.
    pub changed: RwSignal<u32>,
    /// Secrets to copy.
    pub secrets: RwSignal<Option<Secrets>>,
    /// Whether something is on its way.
    pub busy: RwSignal<bool>,
    /// What failed, and at which integration; none for a new one.
    pub failed: RwSignal<Option<(Option<IntegrationId>, Failed)>>,
    session: Session,
}

impl Acting {
    /// For a page that opens.
    pub fn new() -> Self {
        Self {
            changed: RwSignal::new(0),
            secrets: RwSignal::new(None),
            busy: RwSignal::new(false),
            failed: RwSignal::new(None),
            session: use_session(),
        }
    }

    /// Does something, unless something else is on its way.
    pub fn act(self, about: Option<IntegrationId>, deed: IntegrationDeed) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failed.set(None);
        spawn_local(async move {
            let answer = act_on_integration(deed).await;
            // The page may be gone by now; then there is nothing left to tell.
            let _ = self.busy.try_set(false);
            match answer {
                Ok(IntegrationOutcome::Made { token, signing_key, .. }) => {
                    let _ = self.secrets.try_set(Some(Secrets { token, signing_key }));
                    self.fetch_anew();
                    browser::focus_soon("secrets");
                }
                Ok(IntegrationOutcome::Done) => {
                    self.fetch_anew();
                    browser::focus_soon("integrations");
                }
                Ok(IntegrationOutcome::Refused { problem }) => self.fail(about, Failed::Refused(problem)),
                Err(error) => {
                    self.session.report(error);
                    self.fail(about, Failed::Error(error));
                }
            }
        });
    }

    fn fetch_anew(self) {
        let _ = self.changed.try_update(|times| *times += 1);
    }

    fn fail(self, about: Option<IntegrationId>, why: Failed) {
        let _ = self.failed.try_set(Some((about, why)));
    }
}

/// Why it was not done, below the form it was asked with.
#[component]
pub fn Told(acting: Acting, about: Option<IntegrationId>) -> impl IntoView {
    let lang = use_lang();
    let words = move || match acting.failed.get() {
        Some((of, Failed::Refused(why))) if of == about => Some(problem(lang.get(), why).to_owned()),
        Some((of, Failed::Error(error))) if of == about => Some(terms::error(lang.get(), error)),
        _ => None,
    };
    move || {
        words().map(|words| {
            let title = Signal::derive(move || say(|t| t.not_saved)().to_owned());
            view! { <Notice tone=Tone::Overdue title=title><p>{words}</p></Notice> }.into_any()
        })
    }
}
