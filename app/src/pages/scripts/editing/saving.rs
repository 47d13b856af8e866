//! Saving: in this browser at every stroke, on the server a moment after the last one, and again whenever there is hope.

use super::{Editing, Saving, unsent};
use crate::{browser, doors::scripts::save_script_draft, error::AppError, i18n::scripts::Deed, ui::flow::react};
use domain::{
    script::{
        Script,
        edit::{Change, Conflict, diff, take},
    },
    view::scripts::{DraftEdits, DraftNow},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How long after the last stroke a draft is saved.
const REST: Duration = Duration::from_millis(700);
/// How long after a failure saving is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// Whether it may go by itself: then saving is tried again and again.
const fn passes(error: AppError) -> bool {
    matches!(error, AppError::Offline | AppError::Broken { .. } | AppError::TooManyTries { .. })
}

impl Editing {
    /// Takes up what an earlier page left, and sees to it that nothing typed here is lost. Called once by the page.
    pub fn watch(self) {
        if !self.may_edit {
            return;
        }
        react(move || {
            untrack(|| self.take_up());
            self.listen();
        });
        react(move || {
            if self.session.renewed() > 0 {
                self.try_again();
            }
        });
    }

    fn listen(self) {
        let again = |event: &str| window_event_listener_untyped(event, move |_| self.try_again());
        let listeners = ["online", "focus", "pagehide", "visibilitychange"].map(again);
        let closing = window_event_listener_untyped("beforeunload", move |event| {
            if self.held.try_get_untracked() == Some(false) && self.is_unsaved() {
                event.prevent_default();
            }
        });
        let beat = set_interval_with_handle(
            move || {
                let saving = self.saving.try_get_untracked();
                if matches!(saving, Some(Saving::Failed(error)) if passes(error)) {
                    self.try_again();
                }
            },
            AGAIN,
        );
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
            closing.remove();
            if let Ok(beat) = beat {
                beat.clear();
            }
            self.leave();
        });
    }

    fn is_unsaved(self) -> bool {
        self.saving.try_get_untracked().is_some_and(|saving| saving != Saving::Idle)
    }

    /// Another page takes over without a load: what waited is sent now. Something on its way takes the rest along.
    fn leave(self) {
        let waits = matches!(self.saving.try_get_untracked(), Some(Saving::Waits | Saving::Failed(_)));
        let script = self.script.try_with_untracked(|script| script.id.clone());
        if let (true, Some(script), Some(Some(key))) = (waits, script, self.key.try_get_value()) {
            spawn_local(unsent::send_left(key, script));
        }
    }

    fn take_up(self) {
        let Some(me) = self.me else { return };
        let here = self.script.get_untracked();
        let (keys, changes) = unsent::left(me, &here.id);
        let page = browser::fresh_id(self.clock.exact_ms());
        self.key.set_value(Some(unsent::key(me, &here.id, page)));
        if keys.is_empty() {
            return;
        }
        let merged = take(&here, &changes);
        self.clash(merged.conflicts);
        self.brought_back.set(merged.script != here);
        self.put(merged.script, None);
        self.hold();
        // Where the browser keeps nothing any more, the old copies stay.
        if self.held.get_untracked() {
            unsent::forget(&keys);
        }
    }

    /// Tells what somebody else changed differently, each once.
    fn clash(self, conflicts: Vec<Conflict>) {
        self.conflicts.update(|all| {
            for conflict in conflicts {
                if !all.contains(&conflict) {
                    all.push(conflict);
                }
            }
        });
    }

    /// Puts a conflict away; what somebody else made of the spot stays.
    pub fn settle(self, conflict: &Conflict) {
        self.conflicts.update(|all| all.retain(|one| one != conflict));
        self.hold();
    }

    /// Keeps in this browser what the server does not have: what was changed, and what is not settled yet.
    fn hold(self) {
        let Some(key) = self.key.get_value() else { return };
        let mut changes = self.script.with_untracked(|script| self.kept.with_untracked(|kept| diff(kept, script)));
        let mine = |conflict: Conflict| Change { spot: conflict.spot, from: conflict.base, to: conflict.yours };
        changes.extend(self.conflicts.get_untracked().into_iter().map(mine));
        let held = unsent::keep(&key, &changes);
        if self.held.get_untracked() != held {
            self.held.set(held);
        }
    }

    pub(super) fn save_later(self) {
        self.hold();
        if self.saving.get_untracked() != Saving::Sent {
            self.saving.set(Saving::Waits);
        }
        let stroke = self.strokes.with_value(|strokes| strokes.wrapping_add(1));
        self.strokes.set_value(stroke);
        set_timeout(
            move || {
                // The page may be gone by now.
                if self.strokes.try_get_value() == Some(stroke) {
                    self.save();
                }
            },
            REST,
        );
    }

    /// Saves now what waits, or what could not be saved before.
    pub fn try_again(self) {
        if matches!(self.saving.try_get_untracked(), Some(Saving::Waits | Saving::Failed(_))) {
            self.save();
        }
    }

    /// Sends what waits, and publishes it once everything has arrived, if that is wanted.
    pub(super) fn save(self) {
        if self.saving.get_untracked() == Saving::Sent {
            return;
        }
        spawn_local(async move {
            if self.save_now().await
                && let Some(note) = self.wanted.try_update_value(Option::take).flatten()
            {
                self.publish_saved(note).await;
            }
        });
    }

    /// Sends what differs from what the server has, and takes in what others did. Says whether everything is saved.
    async fn save_now(self) -> bool {
        let (sent, before) = (self.script.get_untracked(), self.kept.get_untracked());
        let (changes, key) = (diff(&before, &sent), self.key.get_value());
        if changes.is_empty() {
            self.saving.set(Saving::Idle);
            self.failing.set(None);
            self.hold();
            return true;
        }
        self.saving.set(Saving::Sent);
        // Whoever rests this long begins another step of undoing.
        self.last.set_value(None);
        let answer = save_script_draft(DraftEdits { script: sent.id.clone(), changes }).await;
        if self.script.try_get_untracked().is_none() {
            if let (Ok(now), Some(key)) = (answer, key) {
                unsent::send_rest(key, &before, &sent, &now).await;
            }
            return false;
        }
        match answer {
            Ok(now) => self.arrived(&sent, now),
            Err(error) => {
                self.failed(error);
                false
            }
        }
    }

    /// Takes in what came back. What was typed while it was on its way goes on top of it.
    fn arrived(self, sent: &Script, now: DraftNow) -> bool {
        let meanwhile = self.script.with_untracked(|script| diff(sent, script));
        let merged = take(&now.script, &meanwhile);
        self.kept.set(now.script);
        self.revision.set(now.revision);
        self.told.set(now.problems);
        self.clash(now.conflicts.into_iter().chain(merged.conflicts).collect());
        if self.script.with_untracked(|script| *script != merged.script) {
            self.script.set(merged.script);
        }
        self.saving.set(Saving::Idle);
        self.failing.set(None);
        if meanwhile.is_empty() {
            self.brought_back.set(false);
            self.hold();
        } else {
            self.save_later();
        }
        meanwhile.is_empty()
    }

    fn failed(self, error: AppError) {
        self.session.report(error);
        self.saving.set(Saving::Failed(error));
        self.failing.set(Some(error));
        if self.wanted.try_update_value(Option::take).flatten().is_some() {
            self.trouble.set(Some((Deed::Publish, error)));
        }
    }

    /// What is here is not wanted any more: nothing of it is kept or sent.
    pub(super) fn let_go(self) {
        self.kept.set(self.script.get_untracked());
        self.conflicts.set(Vec::new());
        self.saving.set(Saving::Idle);
        if let Some(me) = self.me {
            self.script.with_untracked(|script| unsent::forget_all(me, &script.id));
        }
    }
}
