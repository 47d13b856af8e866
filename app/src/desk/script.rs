//! The script of the call: what is answered fills the form, what is typed moves the script on.

use super::{Desk, Source};
use crate::words::{self, Words};
use domain::{
    complaint::{self, Field},
    script::{Run, ScriptId},
};
use leptos::{prelude::*, task::spawn_local};

impl Desk {
    /// Starts a script in this call; facts stay.
    pub fn start_script(self, id: &str) {
        let id = ScriptId(id.to_owned());
        let now = self.clock.exact_ms();
        self.words.with_untracked(|words| {
            let Some(words) = words else { return };
            self.change(|doc| {
                let form = doc.form.clone();
                match &mut doc.run {
                    Some(run) => {
                        // A script that is missing leaves the run where it is.
                        let _ = run.switch(&words.library, &id, &form, now);
                    }
                    None => doc.run = Run::start(&words.library, &id, &form, now).ok(),
                }
            });
        });
    }

    /// Does something with the run: answer, next, back, jump. Whatever the script writes goes into the form.
    pub fn step(self, go: impl FnOnce(&mut Run, &Words, &complaint::Form, i64) -> Vec<(Field, String)>) {
        let now = self.clock.exact_ms();
        self.words.with_untracked(|words| {
            let Some(words) = words else { return };
            self.change(|doc| {
                let form = doc.form.clone();
                let Some(run) = &mut doc.run else { return };
                let written = go(run, words, &form, now);
                let ended = run.ended;
                for (field, value) in written {
                    doc.write(field, &value, Source::Script);
                }
                if let Some(outcome) = ended {
                    doc.disposition.get_or_insert(outcome);
                }
            });
        });
    }

    /// Writes a field of the form as it is typed; the script follows when the field is left.
    pub fn typed(self, field: Field, value: &str) {
        self.change(|doc| doc.write(field, value, Source::Form));
        if self.flaws.with_untracked(|f| !f.is_empty()) {
            self.recheck();
        }
    }

    /// A field was left, or a choice was made: the script goes on when that answers its question.
    pub fn settled(self, field: Field) {
        self.rerun(field);
        if field == Field::Waybill {
            let (phone, waybill) = self.doc.with_untracked(|d| {
                d.as_ref().map_or_else(Default::default, |d| (d.phone.clone(), d.value(Field::Waybill).to_owned()))
            });
            let known = self.caller.with_untracked(|c| c.waybill.as_ref().map(|w| w.number.clone()));
            let parsed = domain::waybill::WaybillNumber::parse(&waybill);
            if parsed.is_some() && parsed.as_ref().map(|n| n.as_str().to_owned()) != known {
                self.look_up(phone, waybill);
            }
        }
    }

    pub(super) fn rerun(self, field: Field) {
        self.step(|run, words, form, now| {
            // A broken library leaves the run where it is; the form goes on without it.
            let _ = run.typed(&words.library, field, form, now);
            Vec::new()
        });
    }

    /// Fetches scripts and phrases; without network the copy of last time serves.
    pub(super) async fn fetch_words(self) {
        let fetched = words::fetch(&self.words_version.get_value()).await;
        self.wordless.set(fetched.is_none());
        self.words.set(fetched);
        let waits = self.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.run.is_none()));
        if waits {
            self.start_script("opening");
        }
    }

    /// Tries again to fetch the words.
    pub fn retry_words(self) {
        spawn_local(self.fetch_words());
    }
}
