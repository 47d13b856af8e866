//! One intervention on its way to the server: the same one sent twice happens once, and a failure is told with what is
//! safe and what to do.

use crate::{
    browser,
    clock::{ServerClock, use_clock},
    doors::floor::act_on_floor,
    error::AppError,
    i18n::{
        board::{refusal, say},
        terms, use_lang,
    },
    shell::session::{Session, use_session},
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    id::SubmissionId,
    queue::{
        LEAD_REASON_LENGTH, QueueCommand, QueueRefusal,
        command::{Intervention, Measure},
    },
    view::floor::FloorOutcome,
};
use leptos::{prelude::*, task::spawn_local};

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// It is being written.
    Writing,
    /// It is on its way.
    Sent,
    /// It was done.
    Done,
    /// As things stand, it cannot be.
    Refused(QueueRefusal),
    /// It was not answered; what became of it is not known, and asking again does not do it twice.
    Failed(AppError),
}

/// Something on its way.
pub struct Sending<T: Send + Sync + 'static> {
    /// How far it is.
    pub step: RwSignal<Step>,
    last: StoredValue<Option<(SubmissionId, T)>>,
    session: Session,
    clock: ServerClock,
}

impl<T: Send + Sync + 'static> Clone for Sending<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Sending<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Sending<T> {
    /// For a form that opens.
    pub fn new() -> Self {
        Self {
            step: RwSignal::new(Step::Writing),
            last: StoredValue::new(None),
            session: use_session(),
            clock: use_clock(),
        }
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.step.with(|step| *step == Step::Sent)
    }

    /// Sends it, unless something is on its way. The same words keep their id, so that a try without an answer is not done
    /// again; other words are another submission.
    pub fn send<W>(self, what: T, door: impl FnOnce(SubmissionId, T) -> W, done: Callback<()>)
    where
        W: Future<Output = Result<Step, AppError>> + 'static,
    {
        if self.step.with_untracked(|step| *step == Step::Sent) {
            return;
        }
        let kept = self.last.with_value(|last| last.as_ref().filter(|(_, sent)| *sent == what).map(|(id, _)| *id));
        let id = kept.unwrap_or_else(|| browser::fresh_submission(self.clock.exact_ms()));
        self.last.set_value(Some((id, what.clone())));
        self.step.set(Step::Sent);
        let answer = door(id, what);
        spawn_local(async move {
            let next = match answer.await {
                Ok(step) => {
                    // It was answered: the same words later are meant anew.
                    let _ = self.last.try_set_value(None);
                    step
                }
                Err(error) => {
                    self.session.report(error);
                    Step::Failed(error)
                }
            };
            // The drawer may be closed by now; then there is nobody left to tell.
            let _ = self.step.try_set(next);
            if next == Step::Done {
                let _ = done.try_run(());
            }
        });
    }
}

impl Sending<(Measure, String)> {
    /// Carries out a measure with its reason.
    pub fn intervene(self, what: Measure, reason: String, done: Callback<()>) {
        let door = |id, (what, reason)| async move {
            let command = QueueCommand::Lead(Intervention { what, reason });
            Ok(match act_on_floor(id, command).await? {
                FloorOutcome::Done { .. } => Step::Done,
                FloorOutcome::Refused { refusal } => Step::Refused(refusal),
                FloorOutcome::SubmissionReused => Step::Failed(AppError::Malformed),
            })
        };
        self.send((what, reason), door, done);
    }
}

/// Whether a reason will do.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    let length = text.trim().chars().count();
    (1..=LEAD_REASON_LENGTH).contains(&length)
}

/// What became of it.
#[component]
pub fn Told(
    /// How far it is.
    step: RwSignal<Step>,
    /// What is said when it is done.
    #[prop(default = |t| t.done)]
    done: fn(&'static crate::i18n::board::BoardTexts) -> &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let failed = Signal::derive(move || say(|t| t.not_done)().to_owned());
    let good = Signal::derive(move || say(done)().to_owned());
    move || match step.get() {
        Step::Writing | Step::Sent => ().into_any(),
        Step::Done => view! { <Notice tone=Tone::Safe title=good /> }.into_any(),
        Step::Refused(why) => view! {
            <Notice tone=Tone::Overdue title=failed>
                <p>{move || refusal(lang.get(), why)}</p>
            </Notice>
        }
        .into_any(),
        Step::Failed(error) => view! {
            <Notice tone=Tone::Overdue title=failed>
                <p>{move || terms::error(lang.get(), error)}</p>
                <p>{say(|t| t.nothing_lost)}</p>
            </Notice>
        }
        .into_any(),
    }
}
