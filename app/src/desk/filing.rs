//! From the form to a saved complaint, and the end of the call.

use super::{Desk, Filed, Phase, keep};
use crate::browser::{
    self,
    storage::{self, Shelf},
};
use crate::ui::flow::react;
use crate::words::Words;
use domain::{
    call::Disposition,
    clock::Clock,
    command::{Command, Outcome, Receipt},
    complaint::{self, Field, Flaw},
    id::ComplaintId,
    view::Caller,
};
use leptos::{prelude::*, task::spawn_local};

/// Writes the number of a filed complaint into the document as soon as the server has given it.
pub(super) fn note_answers(desk: Desk) {
    react(move || {
        let answers = desk.outbox.answers.get();
        let open =
            desk.doc.with_untracked(|doc| doc.as_ref().is_some_and(|d| d.filed.iter().any(|f| f.saved.is_none())));
        if !open {
            return;
        }
        let mut flaws = None;
        desk.change(|doc| {
            let mut again = None;
            for filed in &mut doc.filed {
                match answers.get(&filed.submission) {
                    Some(Ok(Outcome::Done { receipt: Receipt::Complaint { id, number } })) => {
                        filed.saved = Some((*id, number.to_string()));
                    }
                    Some(Ok(Outcome::Flawed { flaws: found })) => {
                        again = Some(filed.submission);
                        flaws = Some(found.clone());
                    }
                    _ => {}
                }
            }
            // The server saw a flaw that the browser did not: the form opens again, with everything in it.
            doc.filed.retain(|f| Some(f.submission) != again);
        });
        if let Some(flaws) = flaws {
            desk.flaws.set(flaws);
        }
    });
}

impl Desk {
    /// Saves the complaint: through the outbox, so that no network loses it. Tells whether the form holds.
    pub fn file(self) -> bool {
        let Some(doc) = self.doc.get_untracked() else { return false };
        if doc.filed.iter().any(|f| f.submission == doc.filing) {
            return true;
        }
        if let Err(flaws) = complaint::draft::parse(&doc.form, self.clock.now_untracked()) {
            self.flaws.set(flaws);
            return false;
        }
        self.flaws.set(Vec::new());
        let command = Command::FileComplaint { call: Some(doc.call), form: doc.form.clone() };
        self.change(|doc| {
            let filed = Filed { submission: doc.filing, form: doc.form.clone(), saved: None };
            doc.filed.push(filed);
            doc.disposition = Some(Disposition::ComplaintFiled);
        });
        spawn_local(async move {
            // The document knows of the filing first: a page that goes away in between sends it when it is
            // opened again, and one that goes away afterwards does not offer it a second time.
            keep::keep_in_browser(self).await;
            self.outbox.send(doc.filing, command);
        });
        true
    }

    /// Opens the form for one more complaint of the same call.
    pub fn another(self) {
        let now = self.clock.exact_ms();
        self.change(|doc| {
            doc.filing = browser::fresh_submission(now);
            let keep = [Field::Channel, Field::ContactName, Field::ContactPhone, Field::Requester];
            doc.form.retain(|field, _| keep.contains(field));
            doc.sources.retain(|field, _| keep.contains(field));
            doc.disposition = None;
        });
        self.start_script("complaint_intake");
    }

    /// Adds what was said to an open complaint instead of filing a new one.
    pub fn add_to(self, complaint: ComplaintId, text: String) {
        let id = browser::fresh_submission(self.clock.exact_ms());
        self.outbox.send(id, Command::AddNote { complaint, text });
        self.change(|doc| doc.disposition = Some(Disposition::AddedToComplaint));
    }

    /// Saves the wrap-up and clears the desk. Everything is handed to the outbox, which keeps it until it is answered.
    pub fn finish(self) {
        let Some(mut doc) = self.doc.get_untracked() else { return };
        let Some(ended_ms) = doc.ended_ms() else { return };
        if doc.disposition.is_none() {
            return;
        }
        doc.phase = Phase::Finished { ended_ms };
        doc.revision = self.clock.exact_ms().max(doc.revision + 1);
        self.wrap_contact(&doc);
        self.finished.update(|all| all.push(doc.clone()));
        self.doc.set(None);
        self.caller.set(Caller::default());
        self.flaws.set(Vec::new());
        self.renew_words();
        let outbox = self.outbox;
        spawn_local(async move {
            storage::put(Shelf::Drafts, &doc.call.to_string(), &doc).await;
            keep::hand_over(&doc, outbox);
        });
    }

    /// Checks the form again while it is being mended.
    pub(super) fn recheck(self) {
        let now = self.clock.now_untracked();
        let flaws = self.doc.with_untracked(|doc| {
            doc.as_ref().and_then(|d| complaint::draft::parse(&d.form, now).err()).unwrap_or_default()
        });
        // Only flaws that were shown already stay; new ones wait for the next try to save.
        let shown = self.flaws.get_untracked();
        let still: Vec<Flaw> = flaws.into_iter().filter(|f| shown.iter().any(|s| s.field == f.field)).collect();
        if still != shown {
            self.flaws.set(still);
        }
    }

    /// The clocks that would start if the complaint were saved now.
    #[must_use]
    pub fn preview(self) -> Vec<Clock> {
        let now = self.clock.now();
        let clocks = |words: &Words| self.doc.with(|doc| doc.as_ref().map(|doc| words.clocks(&doc.form, now)));
        self.words.with(|words| words.as_ref().and_then(clocks)).unwrap_or_default()
    }
}
