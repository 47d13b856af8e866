//! The script as it is edited here: every edit can be undone, and the draft is saved as one types.

mod publishing;
mod saving;
mod unsent;

pub use unsent::scripts as unsent_scripts;

use crate::{
    clock::{ServerClock, use_clock},
    error::AppError,
    i18n::scripts::Deed,
    shell::session::{Session, use_session},
    start::use_me,
};
use domain::{
    id::{AccountId, SubmissionId},
    script::{
        Library, Node, NodeId, Problem, Script, What,
        edit::{Change, Conflict, Edit, EditRefusal, Spot, apply, diff, take},
        problems_of,
    },
    view::scripts::{KnownClock, Publication, ScriptPage},
};
use leptos::prelude::*;

/// How far saving is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Nothing waits.
    Idle,
    /// Something was changed and will be sent.
    Waits,
    /// It is on its way.
    Sent,
    /// It did not arrive. Where there is hope it is tried again, and the next change tries in any case.
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
    /// Why the last try to save failed, until one succeeds.
    pub failing: RwSignal<Option<AppError>>,
    /// Whether this browser keeps what is not saved.
    pub held: RwSignal<bool>,
    /// Whether changes of an earlier page were taken up.
    pub brought_back: RwSignal<bool>,
    /// What could not be done beside saving, and why.
    pub trouble: RwSignal<Option<(Deed, AppError)>>,
    /// The step that was just taken out, until something else happens.
    pub removed: RwSignal<Option<Node>>,
    /// The clocks that a step may name.
    pub clocks: StoredValue<Vec<KnownClock>>,
    /// Whether the one at the page may edit.
    pub may_edit: bool,
    /// The changes that take each edit back. Changes and not states: what others did meanwhile stays.
    undo: RwSignal<Vec<Vec<Change>>>,
    redo: RwSignal<Vec<Vec<Change>>>,
    /// The spot that was written last: writing on there is one step of undoing.
    last: StoredValue<Option<Spot>>,
    /// What only the server can find wrong.
    told: RwSignal<Vec<Problem>>,
    /// Everything that is wrong.
    found: Memo<Vec<Problem>>,
    strokes: StoredValue<u32>,
    /// What is to be published once everything is saved: the note.
    wanted: StoredValue<Option<String>>,
    /// The last publication that nobody answered: its revision and note, and the id it was sent with.
    tried: StoredValue<Option<(u32, String, SubmissionId)>>,
    /// Under which name unsaved changes are kept; nothing on the server.
    key: StoredValue<Option<String>>,
    me: Option<AccountId>,
    session: Session,
    clock: ServerClock,
    changed: RwSignal<u32>,
}

impl Editing {
    /// Begins with what the server sent.
    pub fn new(page: &ScriptPage, changed: RwSignal<u32>, publication: RwSignal<Option<Publication>>) -> Self {
        let used = page.versions.first().map(|version| version.script.clone());
        let (script, others) = (RwSignal::new(page.script.clone()), StoredValue::new(page.others.clone()));
        let told = RwSignal::new(page.problems.clone());
        Self {
            script,
            kept: RwSignal::new(page.script.clone()),
            revision: RwSignal::new(page.revision),
            used: StoredValue::new(used),
            others,
            chosen: RwSignal::new(page.script.start.clone()),
            conflicts: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            publication,
            saving: RwSignal::new(Saving::Idle),
            failing: RwSignal::new(None),
            held: RwSignal::new(true),
            brought_back: RwSignal::new(false),
            trouble: RwSignal::new(None),
            removed: RwSignal::new(None),
            clocks: StoredValue::new(page.clocks.clone()),
            may_edit: page.may_edit,
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            last: StoredValue::new(None),
            told,
            found: Memo::new(move |_| find_problems(script, others, told)),
            strokes: StoredValue::new(0),
            wanted: StoredValue::new(None),
            tried: StoredValue::new(None),
            key: StoredValue::new(None),
            me: use_me().map(|me| me.actor.id),
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
        let way = diff(&next, &before);
        if !way.is_empty() {
            self.undo.update(|undo| undo.push(way));
        }
        self.redo.set(Vec::new());
        self.show(next);
    }

    fn show(self, next: Script) {
        if next.node(&self.chosen.get_untracked()).is_none() {
            self.chosen.set(next.nodes.first().map_or_else(|| next.start.clone(), |node| node.id.clone()));
        }
        self.script.set(next);
        self.publication.set(None);
        self.trouble.set(None);
        self.removed.set(None);
        self.save_later();
    }

    /// Takes the chosen step out. Which one it was is told, so that it can be brought back.
    pub fn remove_chosen(self) -> bool {
        let chosen = self.chosen.get_untracked();
        let node = self.script.with_untracked(|script| script.node(&chosen).cloned());
        self.edit(&Edit::Delete { node: chosen });
        let done = self.refused.with_untracked(Option::is_none) && node.is_some();
        if done {
            self.removed.set(node);
        }
        done
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
        // A step that comes back is the one to look at.
        if let Some(back) = next.nodes.iter().find(|node| here.node(&node.id).is_none()) {
            self.chosen.set(back.id.clone());
        }
        self.show(next);
    }

    /// The scripts with this one among them.
    pub fn library(self) -> Library {
        let mut scripts = self.others.get_value();
        scripts.push(self.script.get());
        Library { scripts }
    }

    /// What is wrong: found here at once, beside what only the server knows since the last save.
    pub fn problems(self) -> Memo<Vec<Problem>> {
        self.found
    }

    /// Whether anything differs from the version in use.
    pub fn differs(self) -> bool {
        self.script
            .with(|script| self.used.with_value(|used| used.as_ref().is_none_or(|used| !diff(used, script).is_empty())))
    }
}

fn find_problems(
    script: RwSignal<Script>,
    others: StoredValue<Vec<Script>>,
    told: RwSignal<Vec<Problem>>,
) -> Vec<Problem> {
    let mut library = Library { scripts: others.get_value() };
    let script = script.get();
    library.scripts.push(script.clone());
    let of_server = |what: &What| matches!(what, What::Forbidden(_) | What::OtherTime(_) | What::UnknownClock(_));
    let mut found = problems_of(&library, &script);
    found.extend(told.get().into_iter().filter(|problem| of_server(&problem.what)));
    found
}
