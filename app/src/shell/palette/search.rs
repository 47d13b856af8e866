//! Asking the server while somebody types: a little after the last key, and only the newest answer counts.

use crate::ui::flow::react;
use crate::{
    doors::workbench::palette,
    error::AppError,
    shell::session::{Session, use_session},
};
use domain::view::Hit;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::time::Duration;

/// How long the keys must rest before the server is asked.
const REST: Duration = Duration::from_millis(150);

/// What the server says.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) enum Answer {
    /// Not asked.
    #[default]
    Idle,
    /// Asked.
    Looking,
    /// Answered.
    Found(Vec<Hit>),
    /// Not reached.
    Failed,
}

/// Asks whenever the text changes while the palette is open.
pub(super) fn provide_search(text: RwSignal<String>, open: RwSignal<bool>) -> RwSignal<Answer> {
    let answer = RwSignal::new(Answer::Idle);
    let (session, newest) = (use_session(), StoredValue::new(0_u32));
    let pending = StoredValue::new(None::<TimeoutHandle>);
    react(move || {
        let (typed, open) = (text.with(|t| t.trim().to_owned()), open.get());
        // Who signed in again gets the answer that was refused before.
        let _ = session.renewed();
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        // Whatever is still on its way was asked for another text.
        newest.update_value(|ask| *ask = ask.wrapping_add(1));
        if typed.is_empty() || !open {
            answer.set(Answer::Idle);
            return;
        }
        let ask = newest.get_value();
        answer.set(Answer::Looking);
        let later = set_timeout_with_handle(
            move || {
                spawn_local(async move {
                    let said = hits(typed, session).await;
                    if newest.try_get_value() == Some(ask) {
                        answer.set(said);
                    }
                });
            },
            REST,
        );
        pending.set_value(later.ok());
    });
    answer
}

async fn hits(typed: String, session: Session) -> Answer {
    match palette(typed).await {
        Ok(hits) => Answer::Found(hits),
        Err(AppError::NotFound) => Answer::Found(Vec::new()),
        Err(AppError::SignedOut) => {
            session.report(AppError::SignedOut);
            Answer::Idle
        }
        Err(_) => Answer::Failed,
    }
}
