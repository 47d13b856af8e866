//! What a page fetched once and keeps fresh: it is fetched again when the log grew, without taking anything from the
//! hands of the person who is looking at it.

use crate::ui::flow::react;
use crate::{
    clock::{ServerClock, use_clock},
    error::AppError,
    live::use_live,
};
use leptos::{prelude::*, task::spawn_local};

/// It is fetched at most this often, unless the person did something.
const PAUSE_MS: i64 = 3_000;

/// A value that follows the log.
#[derive(Debug)]
pub struct Fresh<T: Send + Sync + 'static> {
    /// The value.
    pub value: RwSignal<T>,
    /// When it was fetched, by the server's clock.
    pub fetched_ms: RwSignal<i64>,
    /// Whether the last try failed, so that the value may be old.
    pub stale: RwSignal<bool>,
    wanted: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Fresh<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fresh<T> {}

impl<T: Send + Sync + 'static> Fresh<T> {
    /// Fetches at once: the person just changed it.
    pub fn again(self) {
        self.wanted.set(true);
    }

    /// Seconds since it was fetched; ticks along.
    #[must_use]
    pub fn age_seconds(self, clock: ServerClock) -> i64 {
        (clock.now().timestamp_millis() - self.fetched_ms.get()).max(0) / 1000
    }
}

/// Follows the log, beginning with what was fetched already.
pub fn follow<T, F, W>(first: T, fetch: F) -> Fresh<T>
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn() -> W + 'static,
    W: Future<Output = Result<T, AppError>> + 'static,
{
    let (live, clock) = (use_live(), use_clock());
    let fresh = Fresh {
        value: RwSignal::new(first),
        fetched_ms: RwSignal::new(clock.exact_ms()),
        stale: RwSignal::new(false),
        wanted: RwSignal::new(false),
    };
    let seen = StoredValue::new(0_i64);
    // When it was tried last; `None` while an answer is awaited.
    let tried_ms = StoredValue::new(Some(clock.exact_ms()));
    react(move || {
        let (seq, now, wanted) = (live.seq.get(), clock.now().timestamp_millis(), fresh.wanted.get());
        let due =
            tried_ms.get_value().is_some_and(|tried| wanted || (seq > seen.get_value() && now - tried >= PAUSE_MS));
        if !due {
            return;
        }
        tried_ms.set_value(None);
        fresh.wanted.set(false);
        let answer = fetch();
        spawn_local(async move {
            let answer = answer.await;
            // The page may be gone by now; then there is nothing left to set.
            let now = clock.exact_ms();
            if tried_ms.try_set_value(Some(now)).is_some() {
                return;
            }
            fresh.stale.set(answer.is_err());
            if let Ok(value) = answer {
                seen.set_value(seq);
                fresh.fetched_ms.set(now);
                if fresh.value.with_untracked(|old| *old != value) {
                    fresh.value.set(value);
                }
            }
        });
    });
    fresh
}
