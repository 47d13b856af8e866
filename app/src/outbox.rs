//! The outbox: every submission goes through it. It is kept in the browser before it is sent, sent until the server has
//! answered, and only then forgotten; the same submission may arrive any number of times.

use crate::ui::flow::react;
use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    clock::{ServerClock, use_clock},
    doors::writes::submit,
    error::AppError,
    later::use_later,
    start::use_me,
};
use domain::{
    command::{Command, Outcome, Submission},
    id::{AccountId, SubmissionId},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, time::Duration};

/// A submission that waits.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// The submission.
    pub submission: Submission,
    /// Who made it; it is sent only while the same person is signed in.
    pub by: AccountId,
}

/// The outbox of this page.
#[derive(Clone, Copy, Debug)]
pub struct Outbox {
    /// What waits, oldest first.
    pub waiting: RwSignal<Vec<Waiting>>,
    /// Whether the last try failed for want of a network.
    pub offline: RwSignal<bool>,
    /// Whether the last try failed because the session ended; a dialog asks for the password.
    pub signed_out: RwSignal<bool>,
    /// What became of each submission of this page.
    pub answers: RwSignal<HashMap<SubmissionId, Result<Outcome, AppError>>>,
    sending: StoredValue<bool>,
    clock: ServerClock,
    me: StoredValue<Option<AccountId>>,
}

impl Outbox {
    /// Keeps a command and sends it as soon as it can be. The id was made when the form opened.
    pub fn send(self, id: SubmissionId, command: Command) {
        let Some(by) = self.me.get_value() else { return };
        let submission = Submission { id, by: Some(by), made_at: self.clock.now_untracked(), command };
        let entry = Waiting { submission, by };
        let known = self.waiting.with_untracked(|all| all.iter().any(|w| w.submission.id == id));
        if known {
            self.push();
            return;
        }
        self.answers.update(|answers| {
            answers.remove(&id);
        });
        self.waiting.update(|all| all.push(entry.clone()));
        spawn_local(async move {
            storage::put(Shelf::Outbox, &id.to_string(), &entry).await;
            self.push();
        });
    }

    /// What became of a submission, once it was answered.
    #[must_use]
    pub fn answer(self, id: SubmissionId) -> Option<Result<Outcome, AppError>> {
        self.answers.with(|answers| answers.get(&id).cloned())
    }

    /// Whether a submission still waits.
    #[must_use]
    pub fn is_waiting(self, id: SubmissionId) -> bool {
        self.waiting.with(|all| all.iter().any(|w| w.submission.id == id))
    }

    /// Tries to send everything, in order. Stops at the first that cannot be delivered.
    pub fn push(self) {
        if self.sending.get_value() {
            return;
        }
        self.sending.set_value(true);
        spawn_local(async move {
            while let Some(next) = self.waiting.with_untracked(|all| all.first().cloned()) {
                if self.deliver(next).await.is_err() {
                    break;
                }
            }
            self.sending.set_value(false);
        });
    }

    /// Delivers one. An error means: not answered, keep it.
    async fn deliver(self, entry: Waiting) -> Result<(), ()> {
        let id = entry.submission.id;
        let answer = submit(entry.submission).await;
        match answer {
            Err(AppError::Offline | AppError::Broken { .. } | AppError::TooManyTries { .. }) => {
                self.offline.set(true);
                return Err(());
            }
            Err(AppError::SignedOut) => {
                self.offline.set(false);
                self.signed_out.set(true);
                return Err(());
            }
            answered => {
                self.offline.set(false);
                self.signed_out.set(false);
                self.answers.update(|answers| {
                    answers.insert(id, answered);
                });
            }
        }
        self.waiting.update(|all| all.retain(|w| w.submission.id != id));
        storage::remove(Shelf::Outbox, &id.to_string()).await;
        Ok(())
    }
}

/// Provides the outbox.
pub fn provide_outbox() {
    let me = use_me().map(|me| me.actor.id);
    let outbox = Outbox {
        waiting: RwSignal::new(Vec::new()),
        offline: RwSignal::new(false),
        signed_out: RwSignal::new(false),
        answers: RwSignal::new(HashMap::new()),
        sending: StoredValue::new(false),
        clock: use_clock(),
        me: StoredValue::new(me),
    };
    provide_context(outbox);
    let later = use_later();
    react(move || {
        if let Some(parts) = later.parts() {
            (parts.outbox)(outbox);
        }
    });
}

/// Takes up what an earlier page left, and tries again whenever there is hope. Called once, in the browser.
pub(crate) fn take_up(outbox: Outbox) {
    let me = outbox.me.get_value();
    spawn_local(async move {
        let left: Vec<Waiting> = storage::all(Shelf::Outbox).await;
        let mine = left.into_iter().filter(|w| Some(w.by) == me);
        outbox.waiting.update(|all| {
            for entry in mine {
                if !all.iter().any(|w| w.submission.id == entry.submission.id) {
                    all.push(entry);
                }
            }
            domain::order::sort_by_key(all, |w| w.submission.made_at);
        });
        outbox.push();
    });
    outbox.offline.set(!browser::online());
    browser::on_window("online", move |_| outbox.push());
    browser::on_window("offline", move |_| outbox.offline.set(true));
    browser::on_window("focus", move |_| outbox.push());
    let _ = set_interval_with_handle(
        move || {
            if !outbox.waiting.with_untracked(Vec::is_empty) {
                outbox.push();
            }
        },
        Duration::from_secs(5),
    );
}

/// The outbox.
#[must_use]
pub fn use_outbox() -> Outbox {
    expect_context::<Outbox>()
}
