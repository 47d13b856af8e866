//! The script as it is edited here: every edit can be undone, and the draft is saved as one types.

use crate::{
    browser,
    clock::{ServerClock, use_clock},
    doors::scripts::{discard_script_draft, publish_script, restore_script, save_script_draft},
    error::AppError,
    shell::session::{Session, use_session},
};
use domain::{
    script::{
        Library, NodeId, Problem, Script, What,
        edit::{Change, Conflict, Edit, EditRefusal, Spot, apply, diff, take},
        problems_of,
    },
    view::scripts::{DraftEdits, Publication, ScriptPage},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How long after the last stroke a draft is saved.
const REST: Duration = Duration::from_millis(700);

/// How far saving is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Nothing waits.
    Idle,
    /// Something was changed and will be sent.
    Waits,
    /// It is on its way.
    Sent,
    /// It did not arrive; the next change tries again.
    Failed(AppError),
}

/// What the editor holds.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The script as it is here.
    pub script: RwSignal<Script>,
    /// As the server has it.
    kept: RwSignal<Script>,
    /// The revision that the server has; 0 for no draft.
    pub revision: RwSignal<u32>,
    /// The version that new calls use, when there is one.
    pub used: StoredValue<Option<Script>>,
    /// The scripts beside it.
    pub others: StoredValue<Vec<Script>>,
    /// The step that is looked at.
    pub chosen: RwSignal<NodeId>,
    /// What somebody else changed differently.
    pub conflicts: RwSignal<Vec<Conflict>>,
    /// Why the last edit could not be made.
    pub refused: RwSignal<Option<EditRefusal>>,
    /// What came of publishing.
    pub publication: RwSignal<Option<Publication>>,
    /// How far saving is.
    pub saving: RwSignal<Saving>,
    /// Whether the one at the page may edit.
    pub may_edit: bool,
    /// The changes that take each edit back. Changes and not states: what others did meanwhile stays.
    undo: RwSignal<Vec<Vec<Change>>>,
    redo: RwSignal<Vec<Vec<Change>>>,
    /// The spot that was written last: writing on there is one step of undoing.
    last: StoredValue<Option<Spot>>,
    /// What only the server can find wrong.
    told: RwSignal<Vec<Problem>>,
    strokes: StoredValue<u32>,
    session: Session,
    clock: ServerClock,
    changed: RwSignal<u32>,
}

impl Editing {
    /// Begins with what the server sent.
    pub fn new(page: &ScriptPage, changed: RwSignal<u32>, publication: RwSignal<Option<Publication>>) -> Self {
        let used = page.versions.first().map(|version| version.script.clone());
        Self {
            script: RwSignal::new(page.script.clone()),
            kept: RwSignal::new(page.script.clone()),
            revision: RwSignal::new(page.revision),
            used: StoredValue::new(used),
            others: StoredValue::new(page.others.clone()),
            chosen: RwSignal::new(page.script.start.clone()),
            conflicts: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            publication,
            saving: RwSignal::new(Saving::Idle),
            may_edit: page.may_edit,
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            last: StoredValue::new(None),
            told: RwSignal::new(page.problems.clone()),
            strokes: StoredValue::new(0),
            session: use_session(),
            clock: use_clock(),
            changed,
        }
    }

    /// Makes an edit. One that cannot be made is told and changes nothing.
    pub fn edit(self, edit: &Edit) {
        if !self.may_edit {
            return;
        }
        match self.script.with_untracked(|script| apply(script, edit)) {
            Ok(next) => {
                let spot = if let Edit::Set { spot, .. } = edit { Some(spot.clone()) } else { None };
                self.refused.set(None);
                self.put(next, spot);
            }
            Err(why) => self.refused.set(Some(why)),
        }
    }

    /// Wants what somebody else changed differently as it was here.
    pub fn insist(self, conflict: &Conflict) {
        let Conflict { spot, yours, theirs, .. } = conflict.clone();
        let change = Change { spot, from: theirs, to: yours };
        let next = self.script.with_untracked(|script| take(script, &[change]).script);
        self.put(next, None);
    }

    /// Puts another state in the place of the present one.
    pub fn put(self, next: Script, spot: Option<Spot>) {
        if self.script.with_untracked(|script| *script == next) {
            return;
        }
        let goes_on = spot.is_some() && self.last.with_value(|last| *last == spot);
        self.last.set_value(spot);
        let here = self.script.get_untracked();
        let earlier = goes_on.then(|| self.undo.try_update(Vec::pop).flatten()).flatten();
        let before = earlier.map_or_else(|| here.clone(), |back| take(&here, &back).script);
        self.undo.update(|undo| undo.push(diff(&next, &before)));
        self.redo.set(Vec::new());
        self.show(next);
    }

    fn show(self, next: Script) {
        if next.node(&self.chosen.get_untracked()).is_none() {
            self.chosen.set(next.nodes.first().map_or_else(|| next.start.clone(), |node| node.id.clone()));
        }
        self.script.set(next);
        self.publication.set(None);
        self.save_later();
    }

    /// Whether there is something to undo.
    pub fn can_undo(self) -> bool {
        self.undo.with(|undo| !undo.is_empty())
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> bool {
        self.redo.with(|redo| !redo.is_empty())
    }

    /// Takes the last edit back.
    pub fn step_back(self) {
        self.travel(self.undo, self.redo);
    }

    /// Makes it again.
    pub fn step_on(self) {
        self.travel(self.redo, self.undo);
    }

    fn travel(self, from: RwSignal<Vec<Vec<Change>>>, to: RwSignal<Vec<Vec<Change>>>) {
        let Some(way) = from.try_update(Vec::pop).flatten() else { return };
        let here = self.script.get_untracked();
        // What somebody else changed since stays as they have it.
        let next = take(&here, &way).script;
        to.update(|ways| ways.push(diff(&next, &here)));
        self.last.set_value(None);
        self.show(next);
    }

    /// The scripts with this one among them.
    pub fn library(self) -> Library {
        let mut scripts = self.others.get_value();
        scripts.push(self.script.get());
        Library { scripts }
    }

    /// What is wrong: found here at once, beside what only the server knows since the last save.
    pub fn problems(self) -> Vec<Problem> {
        let library = self.library();
        let mut found = library.scripts.last().map_or_else(Vec::new, |script| problems_of(&library, script));
        let of_server = |what: &What| matches!(what, What::Forbidden(_) | What::OtherTime(_) | What::UnknownClock(_));
        found.extend(self.told.get().into_iter().filter(|problem| of_server(&problem.what)));
        found
    }

    /// Whether anything differs from the version in use.
    pub fn differs(self) -> bool {
        self.script
            .with(|script| self.used.with_value(|used| used.as_ref().is_none_or(|used| !diff(used, script).is_empty())))
    }

    fn save_later(self) {
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

    fn save(self) {
        if self.saving.get_untracked() == Saving::Sent {
            return;
        }
        spawn_local(async move {
            self.save_now().await;
        });
    }

    /// Sends what differs from what the server has, and takes in what others did. Says whether everything is saved.
    async fn save_now(self) -> bool {
        let sent = self.script.get_untracked();
        let changes = self.kept.with_untracked(|kept| diff(kept, &sent));
        if changes.is_empty() {
            self.saving.set(Saving::Idle);
            return true;
        }
        self.saving.set(Saving::Sent);
        match save_script_draft(DraftEdits { script: sent.id.clone(), changes }).await {
            // The page was left meanwhile; what was sent is saved.
            _ if self.script.try_get_untracked().is_none() => false,
            Ok(now) => {
                // What was typed while it was on its way goes on top of what came back.
                let meanwhile = self.script.with_untracked(|script| diff(&sent, script));
                let merged = take(&now.script, &meanwhile);
                self.kept.set(now.script);
                self.revision.set(now.revision);
                self.told.set(now.problems);
                self.conflicts.update(|all| all.extend(now.conflicts.into_iter().chain(merged.conflicts)));
                if self.script.with_untracked(|script| *script != merged.script) {
                    self.script.set(merged.script);
                }
                self.saving.set(Saving::Idle);
                if !meanwhile.is_empty() {
                    self.save_later();
                }
                meanwhile.is_empty()
            }
            Err(error) => {
                self.session.report(error);
                self.saving.set(Saving::Failed(error));
                false
            }
        }
    }

    /// Publishes what is here.
    pub fn publish(self, note: String) {
        spawn_local(async move {
            if !self.save_now().await {
                return;
            }
            let (submission, id) = (browser::fresh_submission(self.clock.exact_ms()), self.script.get_untracked().id);
            let answer = publish_script(submission, id, self.revision.get_untracked(), note).await;
            self.answered(answer);
        });
    }

    /// Publishes an earlier version anew.
    pub fn restore(self, version: u32) {
        spawn_local(async move {
            let (submission, id) = (browser::fresh_submission(self.clock.exact_ms()), self.script.get_untracked().id);
            let answer = restore_script(submission, id, version, String::new()).await;
            self.answered(answer);
        });
    }

    /// Throws the draft away.
    pub fn discard(self) {
        spawn_local(async move {
            let id = self.script.get_untracked().id;
            match discard_script_draft(id, self.revision.get_untracked()).await {
                Ok(()) => self.changed.update(|times| *times += 1),
                Err(error) => self.session.report(error),
            }
        });
    }

    fn answered(self, answer: Result<Publication, AppError>) {
        if self.script.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(publication) => {
                let done = matches!(publication, Publication::Done { .. } | Publication::Stale);
                if let Publication::Flawed { problems } = &publication {
                    self.told.set(problems.clone());
                }
                self.publication.set(Some(publication));
                if done {
                    self.changed.update(|times| *times += 1);
                }
            }
            Err(error) => {
                self.session.report(error);
                self.saving.set(Saving::Failed(error));
            }
        }
    }
}
