//! Publishing, going back, throwing the draft away, and copying.

use super::{Editing, Saving};
use crate::{
    browser,
    doors::scripts::{copy_script, discard_script_draft, publish_script, restore_script},
    error::AppError,
    i18n::scripts::Deed,
    paths,
};
use domain::{id::SubmissionId, script::Text2, view::scripts::Publication};
use leptos::{prelude::*, task::spawn_local};

impl Editing {
    /// Publishes what is here, once all of it is saved.
    pub fn publish(self, note: String) {
        self.trouble.set(None);
        self.wanted.set_value(Some(note));
        self.save();
    }

    pub(super) async fn publish_saved(self, note: String) {
        let (id, revision) = (self.script.with_untracked(|script| script.id.clone()), self.revision.get_untracked());
        let submission = self.submission(revision, &note);
        let answer = publish_script(submission, id, revision, note).await;
        self.answered(Deed::Publish, answer);
    }

    /// The id to publish with. Pressing again after an answer that got lost is the same submission, so it is done once.
    fn submission(self, revision: u32, note: &str) -> SubmissionId {
        let again = self.tried.with_value(|tried| {
            let tried = tried.as_ref().filter(|(of, with, _)| *of == revision && with == note);
            tried.map(|(_, _, id)| *id)
        });
        let id = again.unwrap_or_else(|| browser::fresh_submission(self.clock.exact_ms()));
        self.tried.set_value(Some((revision, note.to_owned(), id)));
        id
    }

    /// Publishes an earlier version anew.
    pub fn restore(self, version: u32) {
        self.trouble.set(None);
        spawn_local(async move {
            let id = self.script.with_untracked(|script| script.id.clone());
            let submission = browser::fresh_submission(self.clock.exact_ms());
            let answer = restore_script(submission, id, version, String::new()).await;
            self.answered(Deed::Restore, answer);
        });
    }

    /// Throws the draft away. A script that was never published is gone with it.
    pub fn discard(self) {
        self.trouble.set(None);
        spawn_local(async move {
            let (id, revision) =
                (self.script.with_untracked(|script| script.id.clone()), self.revision.get_untracked());
            let answer = discard_script_draft(id, revision).await;
            if self.script.try_get_untracked().is_none() {
                return;
            }
            match answer {
                Ok(()) => {
                    self.let_go();
                    if self.used.with_value(Option::is_some) {
                        self.changed.update(|times| *times += 1);
                    } else {
                        browser::go(paths::SCRIPTS);
                    }
                }
                Err(error) => self.in_trouble(Deed::Discard, error),
            }
        });
    }

    /// Begins another script with what is here, and goes there. Only what is saved is copied.
    pub fn copy(self, title: Text2) {
        self.trouble.set(None);
        if self.saving.get_untracked() != Saving::Idle {
            return;
        }
        spawn_local(async move {
            let id = self.script.with_untracked(|script| script.id.clone());
            match copy_script(id, title).await {
                Ok(copy) => browser::go(&paths::script(&copy.0)),
                Err(error) => self.in_trouble(Deed::Copy, error),
            }
        });
    }

    fn in_trouble(self, deed: Deed, error: AppError) {
        self.session.report(error);
        let _ = self.trouble.try_set(Some((deed, error)));
    }

    fn answered(self, deed: Deed, answer: Result<Publication, AppError>) {
        if self.script.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(publication) => {
                self.tried.set_value(None);
                let done = matches!(publication, Publication::Done { .. } | Publication::Stale);
                if let Publication::Flawed { problems } = &publication {
                    self.told.set(problems.clone());
                }
                self.publication.set(Some(publication));
                if done {
                    self.changed.update(|times| *times += 1);
                }
            }
            Err(error) => self.in_trouble(deed, error),
        }
    }
}
