//! Sending a command from a page, and what came of it.

use crate::{
    browser,
    clock::{ServerClock, use_clock},
    doors::{phrases::import_phrases, writes::submit},
    error::AppError,
    i18n::{phrase_pages::say, terms, use_lang},
    shell::session::{Session, use_session},
    start::use_me,
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    command::{Command, Outcome, Submission},
    id::{AccountId, SubmissionId},
};
use leptos::{prelude::*, task::spawn_local};

/// The way of one form to the server. A try that was not answered keeps its id, so that pressing again saves once.
#[derive(Clone, Copy)]
pub struct Sender {
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    /// Why it was not saved.
    pub trouble: RwSignal<Option<Result<Outcome, AppError>>>,
    pending: StoredValue<Option<(SubmissionId, Command)>>,
    clock: ServerClock,
    session: Session,
    me: Option<AccountId>,
}

impl Sender {
    /// A way to the server.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            pending: StoredValue::new(None),
            clock: use_clock(),
            session: use_session(),
            me: use_me().map(|me| me.actor.id),
        }
    }

    /// Sends a command; `done` runs once it is saved.
    pub fn send(self, command: Command, done: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let id = self
            .pending
            .with_value(|pending| pending.as_ref().filter(|(_, known)| *known == command).map(|(id, _)| *id))
            .unwrap_or_else(|| browser::fresh_submission(self.clock.exact_ms()));
        self.pending.set_value(Some((id, command.clone())));
        let submission = Submission { id, by: self.me, made_at: self.clock.now_untracked(), command };
        spawn_local(async move {
            let is_large = matches!(submission.command, Command::ChangeTeamPhrases { .. });
            let answer = if is_large { import_phrases(submission).await } else { submit(submission).await };
            self.busy.set(false);
            match answer {
                Ok(Outcome::Done { .. }) => {
                    self.pending.set_value(None);
                    done();
                }
                Ok(outcome) => {
                    self.pending.set_value(None);
                    self.trouble.set(Some(Ok(outcome)));
                }
                Err(error) => {
                    self.session.report(error);
                    self.trouble.set(Some(Err(error)));
                }
            }
        });
    }
}

/// Why it was not saved.
#[component]
pub fn Trouble(
    /// What was sent.
    sender: Sender,
) -> impl IntoView {
    let lang = use_lang();
    let words = move || {
        let lang = lang.get();
        sender.trouble.with(|trouble| match trouble {
            Some(Ok(Outcome::Refused { refusal })) => Some(terms::refusal(lang, refusal)),
            Some(Err(error)) => Some(terms::error(lang, *error)),
            _ => None,
        })
    };
    let title = Signal::derive(move || say(|t| t.failed_save)().to_owned());
    view! {
        {move || words().map(|text| view! { <Notice tone=Tone::Overdue title=title><p>{text}</p></Notice> }.into_any())}
    }
}
