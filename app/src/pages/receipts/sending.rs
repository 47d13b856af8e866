//! One form on its way to the server. The same words sent twice make one record; nothing typed is lost by a failure.

use crate::{
    browser,
    clock::{ServerClock, use_clock},
    doors::receipts::submit_receipt,
    error::AppError,
    i18n::{
        receipt_pages::{refusal, say},
        terms, use_lang,
    },
    paths,
    shell::session::{Session, use_session},
    start::use_me,
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    id::{AccountId, ReturnReceiptId, SubmissionId},
    receipt::{ReceiptCommand, ReceiptOutcome, ReceiptRefusal, ReceiptSubmission},
};
use leptos::{prelude::*, task::spawn_local};

/// How far it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// It is being written.
    Writing,
    /// It is on its way.
    Sent,
    /// It was answered, and nothing was saved.
    Answered(ReceiptOutcome),
    /// It was not answered; what became of it is not known.
    Failed(AppError),
}

/// A form on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    /// How far it is.
    pub step: RwSignal<Step>,
    /// What was sent last, with its id.
    last: StoredValue<Option<(SubmissionId, ReceiptCommand)>>,
    session: Session,
    clock: ServerClock,
    me: StoredValue<Option<AccountId>>,
}

impl Sending {
    /// For a form that opens.
    pub fn new() -> Self {
        Self {
            step: RwSignal::new(Step::Writing),
            last: StoredValue::new(None),
            session: use_session(),
            clock: use_clock(),
            me: StoredValue::new(use_me().map(|me| me.actor.id)),
        }
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.step.with(|step| *step == Step::Sent)
    }

    /// Sends it, unless it is on its way already. The same words keep their id, so that a try that was saved without an
    /// answer is not saved again; other words are a submission of their own.
    pub fn send(self, command: ReceiptCommand, done: Callback<ReturnReceiptId>) {
        if self.step.with_untracked(|step| *step == Step::Sent) {
            return;
        }
        let kept = self.last.with_value(|last| last.as_ref().filter(|(_, sent)| *sent == command).map(|(id, _)| *id));
        let id = kept.unwrap_or_else(|| browser::fresh_submission(self.clock.exact_ms()));
        self.last.set_value(Some((id, command.clone())));
        self.step.set(Step::Sent);
        let submission = ReceiptSubmission { id, by: self.me.get_value(), command };
        spawn_local(async move {
            let next = match submit_receipt(submission).await {
                Ok(ReceiptOutcome::Done { id, .. }) => {
                    let _ = self.last.try_set_value(None);
                    let _ = self.step.try_set(Step::Writing);
                    let _ = done.try_run(id);
                    return;
                }
                Ok(answer) => {
                    let _ = self.last.try_set_value(None);
                    Step::Answered(answer)
                }
                Err(error) => {
                    self.session.report(error);
                    Step::Failed(error)
                }
            };
            // The page may be gone by now; then there is nothing left to tell.
            let _ = self.step.try_set(next);
        });
    }
}

/// Why it was not saved: what happened, what is safe, what to do.
#[component]
pub fn Told(
    /// The form.
    sending: Sending,
    /// Fetches the receipt again.
    #[prop(optional)]
    reload: Option<Callback<()>>,
) -> impl IntoView {
    move || match sending.step.get() {
        Step::Writing | Step::Sent | Step::Answered(ReceiptOutcome::Done { .. } | ReceiptOutcome::Flawed { .. }) => {
            ().into_any()
        }
        Step::Answered(ReceiptOutcome::Stale { .. }) => stale(sending, reload),
        Step::Answered(ReceiptOutcome::Refused { refusal }) => refused(refusal),
        Step::Failed(error) => failed(error),
    }
}

fn stale(sending: Sending, reload: Option<Callback<()>>) -> AnyView {
    let title = Signal::derive(move || say(|t| t.stale_title)().to_owned());
    let show = move |_| {
        if let Some(reload) = reload {
            reload.run(());
        }
        sending.step.set(Step::Writing);
    };
    view! {
        <Notice tone=Tone::Urgent title=title>
            <p>{say(|t| t.stale_text)}</p>
            <button class="button" type="button" on:click=show>{say(|t| t.reload)}</button>
        </Notice>
    }
    .into_any()
}

fn refused(why: ReceiptRefusal) -> AnyView {
    let lang = use_lang();
    let title = Signal::derive(move || say(|t| t.not_saved)().to_owned());
    let known = match why {
        ReceiptRefusal::Registered { id } => Some(paths::receipt(id)),
        _ => None,
    };
    view! {
        <Notice tone=Tone::Overdue title=title>
            <p>{move || refusal(lang.get(), why)}</p>
            {known.map(|path| view! { <a class="button" href=path>{say(|t| t.see_known)}</a> }.into_any())}
        </Notice>
    }
    .into_any()
}

fn failed(error: AppError) -> AnyView {
    let lang = use_lang();
    let title = Signal::derive(move || say(|t| t.not_saved)().to_owned());
    view! {
        <Notice tone=Tone::Overdue title=title>
            <p>{move || terms::error(lang.get(), error)}</p>
            <p>{say(|t| t.kept_here)}</p>
        </Notice>
    }
    .into_any()
}
