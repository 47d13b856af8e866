//! What happens when the session ends while somebody works: nothing on the page moves, a dialog asks for the password.

use crate::ui::flow::react;
use crate::{
    error::AppError,
    outbox::{Outbox, use_outbox},
};
use leptos::prelude::*;
use std::cell::Cell;

/// How the session of this page stands.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Whether it ended.
    pub ended: RwSignal<bool>,
    /// Whether the dialog asks for the password right now. It can be put aside; the bar then reminds of it.
    pub asking: RwSignal<bool>,
    outbox: Outbox,
    renewed: RwSignal<u32>,
}

impl Session {
    /// Tells of an error that a server function answered. Only an ended session is dealt with here.
    pub fn report(self, error: AppError) {
        if error == AppError::SignedOut {
            self.ended.set(true);
            self.asking.set(true);
        }
    }

    /// The person signed in again: what waited is sent.
    pub fn renew(self) {
        self.ended.set(false);
        self.asking.set(false);
        self.renewed.update(|times| *times += 1);
        self.outbox.push();
    }

    /// Grows each time the person signed in again; a page that could not load reads it to load again.
    #[must_use]
    pub fn renewed(self) -> u32 {
        self.renewed.get()
    }
}

thread_local! {
    /// The session of the one page a browser shows. Set by an effect, so never on the server, which shows many.
    static HERE: Cell<Option<Session>> = const { Cell::new(None) };
}

/// Provides it. The outbox notices an ended session too.
pub fn provide_session() {
    let outbox = use_outbox();
    let ended = outbox.signed_out;
    let session = Session { ended, asking: RwSignal::new(false), outbox, renewed: RwSignal::new(0) };
    provide_context(session);
    // The memo asks once per ending, not once per failed try to send, and stops when another tab signed in again.
    let first = Memo::new(move |_| ended.get());
    react(move || {
        HERE.set(Some(session));
        session.asking.set(first.get());
    });
}

/// The session of this page. Take it where a component begins; it can be used in handlers and after an await.
#[must_use]
pub fn use_session() -> Session {
    expect_context::<Session>()
}

/// Tells of an error from anywhere in the browser, also after an await, where no context is at hand any more.
pub fn report(error: AppError) {
    if let Some(session) = use_context::<Session>().or_else(|| HERE.get()) {
        session.report(error);
    }
}
