//! The script of the call: what is answered fills the form, what is typed moves the script on.

use super::{Desk, Source};
use crate::{
    i18n::{time, workbench::WorkbenchTexts},
    preferences::Lang,
    words::{self, Words},
};
use domain::{
    call::{Disposition, NOTE_LENGTH},
    complaint::{self, Field, draft::moment_instant},
    phrase::Mood,
    script::{Act, Run, ScriptId, Slot},
};
use leptos::{prelude::*, task::spawn_local};

/// The script for an angry customer: whoever opens it has told how the customer feels.
const ANGRY: &str = "angry_caller";

impl Desk {
    /// Starts a script in this call; facts stay.
    pub fn start_script(self, id: &str) {
        if id == ANGRY && self.mood.with_untracked(Option::is_none) {
            self.mood.set(Some(Mood::Angry));
        }
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
                    doc.came_to(outcome);
                }
            });
        });
    }

    /// Does what the script asks for here, and what follows from it. Says what was done.
    pub fn act(self, lang: Lang) -> Option<Act> {
        let mut done = None;
        self.step(|run, words, form, now| {
            // A promise without a time, or a broken library, leaves the run where it is.
            let written = run.act(&words.library, form, now).ok();
            done = written.is_some().then(|| run.acts.last().map(|done| done.act.clone())).flatten();
            written.unwrap_or_default()
        });
        match &done {
            Some(Act::HandToLead) => self.change(|doc| doc.disposition = Some(Disposition::HandedToLead)),
            Some(Act::Callback { when, .. }) => self.change(|doc| {
                if let Some(at) = moment_instant(doc.known(*when).trim()) {
                    let line = [WorkbenchTexts::of(lang).promised_call, &time::moment(lang, at)].concat();
                    doc.add_to_note(&line);
                }
            }),
            Some(Act::OpenComplaint(_) | Act::Compensation) | None => {}
        }
        done
    }

    /// Goes back to where the agent was before the customer said something else.
    pub fn resume_script(self) {
        self.step(|run, words, _, now| {
            // A node that the library no longer has leaves the run where it is.
            let _ = run.resume(&words.library, now);
            Vec::new()
        });
    }

    /// Writes a field or a fact as it is typed.
    pub fn write(self, slot: Slot, value: &str) {
        match slot {
            Slot::Field(field) => self.typed(field, value),
            Slot::Fact(fact) => self.change(|doc| {
                if let Some(run) = &mut doc.run {
                    run.note(fact, value);
                }
            }),
        }
    }

    /// A field or a fact was left, or a choice was made.
    pub fn settle(self, slot: Slot) {
        match slot {
            Slot::Field(field) => self.settled(field),
            Slot::Fact(_) => self.rerun(slot),
        }
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

    pub(super) fn rerun(self, changed: impl Into<Slot>) {
        self.step(|run, words, form, now| {
            // A broken library leaves the run where it is; the form goes on without it.
            let _ = run.typed(&words.library, changed, form, now);
            Vec::new()
        });
    }

    /// Fetches scripts and phrases; without network the copy of last time serves.
    pub(super) async fn fetch_words(self) {
        let fetched = words::fetch(&self.words_version.get_value()).await;
        self.set_words(fetched);
    }

    fn set_words(self, fetched: Option<Words>) {
        self.wordless.set(fetched.is_none());
        self.words.set(fetched);
        self.own.put_into(self.words);
        if self.needs_script() {
            self.start_script("opening");
        }
    }

    /// Asks for what is one's own, and takes newer words where there are any. A call that has left its first step stays
    /// with the words it began with; the next one gets them.
    pub(super) fn renew_words(self) {
        let Some((me, _)) = self.me.get_value() else { return };
        let begun = move || {
            let run = |run: &Run| run.visits.len() > 1 || !run.facts.is_empty();
            self.doc.with_untracked(|doc| doc.as_ref().and_then(|doc| doc.run.as_ref()).is_some_and(run))
        };
        spawn_local(async move {
            let Some(newest) = self.own.fetch(me, self.words).await else { return };
            if begun() || newest == self.words_version.get_value() {
                return;
            }
            let Some(fetched) = words::fetch_newest(&newest).await else { return };
            if begun() {
                return;
            }
            self.words_version.set_value(newest);
            self.change(|doc| doc.run = None);
            self.set_words(Some(fetched));
        });
    }

    /// Whether there is a call without a script, or with one that has changed so that its step is gone.
    pub(super) fn needs_script(self) -> bool {
        let lost =
            |run: &Run| self.words.with_untracked(|w| w.as_ref().is_some_and(|w| run.current(&w.library).is_err()));
        self.doc.with_untracked(|doc| doc.as_ref().is_some_and(|doc| doc.run.as_ref().is_none_or(lost)))
    }

    /// Tries again to fetch the words.
    pub fn retry_words(self) {
        spawn_local(self.fetch_words());
    }
}

impl super::CallDoc {
    /// Notes what the script came to. What was done already says more than how a script ended.
    fn came_to(&mut self, outcome: Disposition) {
        use Disposition::{AddedToComplaint, ComplaintFiled, HandedToLead};
        if !matches!(self.disposition, Some(ComplaintFiled | AddedToComplaint | HandedToLead)) {
            self.disposition = Some(outcome);
        }
    }

    /// Adds a line to the note, unless it is there or does not fit.
    fn add_to_note(&mut self, line: &str) {
        let fits = self.note.chars().count() + line.chars().count() < NOTE_LENGTH;
        if fits && !self.note.lines().any(|known| known == line) {
            if !self.note.is_empty() {
                self.note.push('\n');
            }
            self.note.push_str(line);
        }
    }
}
