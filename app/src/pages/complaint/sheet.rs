//! A form being filled: kept in this browser as it is typed, sent through the outbox, forgotten once it is saved.

use super::{Case, action::Action, head::ACTIONS, ruling};
use crate::ui::flow::react;
use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    clock::use_clock,
    error::AppError,
    outbox::{Outbox, use_outbox},
    start::use_me,
};
use domain::{
    command::{Command, Outcome},
    complaint::{ChannelCode, CloseReason, Field, Form, Kind, ReplyChannel, event::FieldChange, facts::masked, form},
    id::{ComplaintId, SubmissionId},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// Typing is kept after so long a pause.
const PAUSE_MS: u32 = 250;

/// What a form holds. Forms without a field leave it empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Doc {
    /// The submission it becomes.
    pub submission: SubmissionId,
    /// Whether it was handed to the outbox, so that its fate is not known for sure.
    pub sent: bool,
    /// The words.
    pub text: String,
    /// The first choice: how, why, or to whom.
    pub choice: String,
    /// The second choice: how the customer was told.
    pub told: String,
    /// An amount as typed.
    #[serde(default)]
    pub amount: String,
    /// The reckoning that is decided on.
    #[serde(default)]
    pub reckoning: u32,
    /// The facts the editor started from.
    pub base: Form,
    /// The facts as typed.
    pub form: Form,
    /// The version the editor started from.
    pub version: u32,
}

impl Doc {
    /// An empty form with a submission of its own.
    #[must_use]
    pub fn fresh(now_ms: i64) -> Self {
        Self {
            submission: browser::fresh_submission(now_ms),
            sent: false,
            text: String::new(),
            choice: String::new(),
            told: String::new(),
            amount: String::new(),
            reckoning: 0,
            base: Form::new(),
            form: Form::new(),
            version: 0,
        }
    }

    /// Whether nothing would be lost without it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && changes(self).is_empty()
    }
}

/// What the editor changed. A value that is shown masked starts empty, and empty means unchanged.
#[must_use]
pub fn changes(doc: &Doc) -> Vec<FieldChange> {
    let code = |field: Field| doc.form.get(&field).map(|v| v.trim());
    let shown =
        form(code(Field::Kind).and_then(Kind::from_code), code(Field::Channel).and_then(ChannelCode::from_code));
    let fields = shown.into_iter().map(|(field, _)| field);
    fields
        .filter_map(|field| {
            let from = doc.base.get(&field).cloned().unwrap_or_default();
            let to = doc.form.get(&field).map(|v| v.trim().to_owned()).unwrap_or_default();
            let untouched = if is_masked(field) { to.is_empty() } else { to == from };
            (!untouched).then_some(FieldChange { field, from, to })
        })
        .collect()
}

/// Whether pages show this field masked.
#[must_use]
pub fn is_masked(field: Field) -> bool {
    // Names, numbers and addresses: masking changes this text in each of them, and in nothing else.
    const PROBE: &str = "13800000000";
    masked(field, PROBE) != PROBE
}

/// What a form asks for; `None` while a choice is missing.
#[must_use]
pub fn command(complaint: ComplaintId, action: Action, doc: &Doc) -> Option<Command> {
    let text = doc.text.trim().to_owned();
    Some(match action {
        Action::Reply => Command::RecordReply { complaint, channel: ReplyChannel::from_code(&doc.choice)?, text },
        Action::Edit => Command::AmendFacts { complaint, changes: changes(doc) },
        Action::Note => Command::AddNote { complaint, text },
        Action::Assign => Command::Assign { complaint, to: domain::id::AccountId(doc.choice.parse().ok()?) },
        Action::Hand => Command::HandToLead { complaint, reason: text },
        Action::Take => Command::TakeOver { complaint },
        Action::Close => Command::Close {
            complaint,
            reason: CloseReason::from_code(&doc.choice)?,
            told: ReplyChannel::from_code(&doc.told)?,
            text,
        },
        Action::Reopen => Command::Reopen { complaint, reason: text },
        Action::Rule => {
            Command::RuleOnAmount { complaint, number: doc.reckoning, decision: ruling::decision(doc)?, text }
        }
    })
}

/// How far a form is on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// It is being written.
    Writing,
    /// It is on its way.
    Sending,
    /// It waits for the network.
    Waiting,
}

/// A form being filled.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// What it holds.
    pub doc: RwSignal<Doc>,
    /// Whether an earlier page left it unsent.
    pub restored: RwSignal<bool>,
    /// The answer to the last try, when it was not saved.
    pub answer: RwSignal<Option<Result<Outcome, AppError>>>,
    case: Case,
    action: Action,
    outbox: StoredValue<Outbox>,
    key: StoredValue<String>,
}

/// Where an unsent form is kept: one for each person, complaint and action.
#[must_use]
pub fn key(complaint: ComplaintId, action: Action) -> String {
    let me = use_me().map(|me| me.actor.id.to_string()).unwrap_or_default();
    ["sheet:", &me, ":", &complaint.to_string(), ":", action.code()].concat()
}

impl Sheet {
    /// Opens a form with what an earlier page left of it, or else with `first`.
    pub fn open(case: Case, action: Action, first: Doc) -> Self {
        let sheet = Self {
            doc: RwSignal::new(first),
            restored: RwSignal::new(false),
            answer: RwSignal::new(None),
            case,
            action,
            outbox: StoredValue::new(use_outbox()),
            key: StoredValue::new(key(case.id, action)),
        };
        sheet.restore();
        sheet.keep();
        sheet.await_answer();
        sheet
    }

    /// The complaint it belongs to.
    #[must_use]
    pub const fn case(self) -> Case {
        self.case
    }

    /// How far it is.
    #[must_use]
    pub fn progress(self) -> Progress {
        let (id, outbox) = (self.doc.with(|d| d.submission), self.outbox.get_value());
        match (outbox.is_waiting(id), outbox.offline.get()) {
            (false, _) => Progress::Writing,
            (true, false) => Progress::Sending,
            (true, true) => Progress::Waiting,
        }
    }

    /// Hands it to the outbox. Pressing twice sends one submission.
    pub fn send(self) {
        let Some(command) = self.doc.with_untracked(|doc| command(self.case.id, self.action, doc)) else { return };
        self.answer.set(None);
        self.doc.update(|doc| doc.sent = true);
        self.outbox.get_value().send(self.doc.with_untracked(|doc| doc.submission), command);
    }

    /// Throws it away.
    pub fn discard(self) {
        self.doc.update(|doc| {
            doc.text.clear();
            doc.amount.clear();
            doc.form.clone_from(&doc.base);
        });
        self.forget();
        self.case.open.set(None);
    }

    /// What keys do in a form: Escape puts it aside, Ctrl+Enter sends it. Neither while an input method composes.
    pub fn on_key(self, event: &web_sys::KeyboardEvent, send: impl Fn()) {
        if browser::composing(event) {
            return;
        }
        match &*event.key() {
            "Escape" => {
                event.prevent_default();
                self.case.open.set(None);
                browser::focus_quietly(ACTIONS);
            }
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                send();
            }
            _ => {}
        }
    }

    fn forget(self) {
        let key = self.key.get_value();
        spawn_local(async move {
            storage::remove(Shelf::Drafts, &key).await;
        });
    }

    fn restore(self) {
        spawn_local(async move {
            let Some(key) = self.key.try_get_value() else { return };
            let Some(kept) = storage::get::<Doc>(Shelf::Drafts, &key).await else { return };
            // Whoever types faster than the browser finds the draft keeps what was typed.
            if self.doc.try_with_untracked(Doc::is_blank) != Some(true) || kept.is_blank() {
                return;
            }
            let sent = kept.sent;
            self.doc.set(kept);
            self.restored.set(true);
            if sent {
                // It was on its way when the page went; the same submission makes the same record.
                self.send();
            }
        });
    }

    /// Keeps what is typed, a moment after the last key. A page that goes away meanwhile keeps its last words.
    fn keep(self) {
        let newest = Arc::new(AtomicU32::new(0));
        Effect::new(move |before: Option<Doc>| {
            let doc = self.doc.get();
            if before.as_ref() == Some(&doc) {
                return doc;
            }
            let turn = newest.fetch_add(1, Ordering::Relaxed) + 1;
            if doc.is_blank() {
                return doc;
            }
            let (key, copy, newest) = (self.key.get_value(), doc.clone(), Arc::clone(&newest));
            spawn_local(async move {
                if !copy.sent {
                    TimeoutFuture::new(PAUSE_MS).await;
                }
                if newest.load(Ordering::Relaxed) == turn {
                    storage::put(Shelf::Drafts, &key, &copy).await;
                }
            });
            doc
        });
    }

    fn await_answer(self) {
        let clock = use_clock();
        react(move || {
            let id = self.doc.with(|d| d.submission);
            let Some(answer) = self.outbox.get_value().answer(id) else { return };
            if let Ok(Outcome::Done { .. }) = answer {
                self.forget();
                self.case.page.again();
                self.case.saved.set(Some(self.action));
                self.case.open.set(None);
                browser::focus_quietly(ACTIONS);
                return;
            }
            self.answer.set(Some(answer));
            // Nothing was saved under this id; the next try is a submission of its own.
            self.doc.update(|doc| {
                doc.submission = browser::fresh_submission(clock.exact_ms());
                doc.sent = false;
            });
        });
    }
}
