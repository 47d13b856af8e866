//! A run: the way through scripts in one call.

use super::{
    Body, Library, Node, ScriptId,
    act::Done,
    fact::{Facts, Slot},
    known::Known,
    memory::Memory,
    walk::{Fault, Step, Way, path, settled_choice},
};
use crate::{
    call::Disposition,
    complaint::{Field, Form},
};
use serde::{Deserialize, Serialize};

/// The way through scripts in one call. Visits are only ever added, so going back loses nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    /// The scripts that were started: the first one, then one for every switch.
    pub openings: Vec<Opening>,
    /// Every node that was shown or skipped, in the order of time. The last one is where the run is.
    pub visits: Vec<Visit>,
    /// What the call came to, once the last words were said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Disposition>,
    /// What the customer told that no complaint form has a place for, as typed.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// What was done because a script asked for it, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Done>,
}

/// A script that was started.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// Which one.
    pub script: ScriptId,
    /// In which version.
    pub version: u32,
    /// How many visits there were before.
    pub after: u32,
}

/// One node that was shown or skipped. Times are milliseconds since the Unix epoch.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// The node, and who waits for it to end.
    pub step: Step,
    /// Since.
    pub entered_at_ms: i64,
    /// Until; open while the run is here.
    pub left_at_ms: Option<i64>,
    /// What the agent did here; nothing while the run is here or when it was left for another node.
    pub answer: Option<Answer>,
    /// How the run came here.
    pub came: Came,
    /// The visit before it on the path, as an index.
    pub from: Option<u32>,
    /// The opening it belongs to, as an index.
    pub opening: u32,
}

/// What was done at a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The words were said.
    Said,
    /// The field was filled.
    Typed,
    /// The agent went on without an answer.
    Passed,
    /// This answer was chosen, counted from 0.
    Chosen(u32),
    /// What the script asked for was done.
    Done,
    /// Nothing: the answer was known already.
    Skipped,
}

/// How a run came to a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// In the order of the script.
    On,
    /// The form changed and an earlier question now leads elsewhere.
    Rerouted,
    /// The agent went back.
    Back,
}

impl Run {
    /// Starts a script at its first node that is not answered yet.
    ///
    /// # Errors
    /// When the script is missing or broken.
    pub fn start(library: &Library, script: &ScriptId, form: &Form, now_ms: i64) -> Result<Self, Fault> {
        let mut run =
            Self { openings: Vec::new(), visits: Vec::new(), ended: None, facts: Facts::new(), acts: Vec::new() };
        run.switch(library, script, form, now_ms)?;
        Ok(run)
    }

    /// Starts another script: the customer said something else. Facts stay, and so does the way back.
    ///
    /// # Errors
    /// When the script is missing or broken; the run is unchanged then.
    pub fn switch(&mut self, library: &Library, script: &ScriptId, form: &Form, now_ms: i64) -> Result<(), Fault> {
        let version = library.script(script).ok_or_else(|| Fault::UnknownScript(script.clone()))?.version;
        let mut next = self.clone();
        next.openings.push(Opening { script: script.clone(), version, after: index(self.visits.len()) });
        let steps = path(library, script, &next.known(form), &Memory { run: &next })?.steps_from(0);
        let from = next.here_index();
        let opening = index(self.openings.len());
        next.leave(None, now_ms);
        next.ended = None;
        next.extend(steps, from, opening, Came::On, now_ms);
        *self = next;
        Ok(())
    }

    /// The visit the run is at.
    #[must_use]
    pub fn here(&self) -> Option<&Visit> {
        self.visits.last()
    }

    /// The node the run is at.
    ///
    /// # Errors
    /// When the library no longer has it.
    pub fn current<'a>(&self, library: &'a Library) -> Result<&'a Node, Fault> {
        let place = &self.here().ok_or(Fault::NoSuchVisit(0))?.step.place;
        library.node(place).ok_or_else(|| Fault::UnknownNode(place.clone()))
    }

    /// Chooses an answer, counted from 0, and goes on. Returns what is to be written into the form.
    ///
    /// # Errors
    /// When there is no such answer, or the library is broken; the run is unchanged then.
    pub fn answer(
        &mut self,
        library: &Library,
        choice: u32,
        form: &Form,
        now_ms: i64,
    ) -> Result<Vec<(Field, String)>, Fault> {
        let node = self.current(library)?;
        let chosen = node.choices().get(choice as usize).ok_or(Fault::NoSuchAnswer(choice))?;
        let write = node.slot().zip(chosen.value.clone());
        let facts = self.facts.clone();
        let written = self.advance(library, Answer::Chosen(choice), write, form, now_ms);
        if written.is_err() {
            self.facts = facts;
        }
        written
    }

    /// Writes an answer and goes on. Returns what is to be written into the form; facts are kept here.
    pub(super) fn advance(
        &mut self,
        library: &Library,
        answer: Answer,
        write: Option<(Slot, String)>,
        form: &Form,
        now_ms: i64,
    ) -> Result<Vec<(Field, String)>, Fault> {
        let mut form = form.clone();
        let mut set = Vec::new();
        match write {
            Some((Slot::Field(field), value)) => {
                form.insert(field, value.clone());
                set.push((field, value));
            }
            Some((Slot::Fact(fact), value)) => self.note(fact, &value),
            None => {}
        }
        self.go_on(library, answer, &form, now_ms)?;
        Ok(set)
    }

    /// Goes on from words that were said, from a question answered in the form, or from one that got no answer.
    /// At the last words it ends the run, unless something they rest on has changed since: then it goes there.
    ///
    /// # Errors
    /// [`Fault::NeedsAnswer`] at a choice that neither the form nor an earlier visit answers.
    pub fn next(&mut self, library: &Library, form: &Form, now_ms: i64) -> Result<(), Fault> {
        match &self.current(library)?.body {
            Body::End { outcome, .. } => {
                let outcome = *outcome;
                if let Some(way) = self.elsewhere(library, form) {
                    self.reach(&way, now_ms);
                } else {
                    self.leave(Some(Answer::Said), now_ms);
                    self.ended = Some(outcome);
                }
                Ok(())
            }
            Body::Ask { field, .. } if self.known(form).answers(*field) => {
                self.go_on(library, Answer::Typed, form, now_ms)
            }
            Body::Ask { .. } | Body::Act { .. } => self.go_on(library, Answer::Passed, form, now_ms),
            Body::Choose { field, answers, .. } => {
                let remembered =
                    self.here().map(|v| &v.step.place).and_then(|at| Memory { run: self }.chosen(&at.script, &at.node));
                let choice =
                    settled_choice(answers, *field, remembered, &self.known(form)).ok_or(Fault::NeedsAnswer)?;
                let position = answers.iter().position(|a| a == choice).unwrap_or(0);
                self.go_on(library, Answer::Chosen(index(position)), form, now_ms)
            }
            _ => self.go_on(library, Answer::Said, form, now_ms),
        }
    }

    /// A field of the form or a fact was changed: goes on when that answers the current question, and elsewhere when an earlier
    /// question now leads elsewhere. Says whether the run moved. To be called when a field is left, not at every key.
    ///
    /// # Errors
    /// When the library is broken; the run is unchanged then.
    pub fn typed(
        &mut self,
        library: &Library,
        changed: impl Into<Slot>,
        form: &Form,
        now_ms: i64,
    ) -> Result<bool, Fault> {
        let Some(here) = self.here().filter(|v| v.left_at_ms.is_none()) else { return Ok(false) };
        let (changed, slot) = (changed.into(), self.current(library).ok().and_then(Node::slot));
        let way = path(library, self.root()?, &self.known(form), &Memory { run: self })?;
        let reached = way.position(&here.step);
        let waits = match here.came {
            // Who went back to a question wants to look at it: only its own field lets the run go on.
            Came::Back => slot != Some(changed) || !self.known(form).answers(changed),
            _ => reached.is_some_and(|i| i + 1 == way.len()),
        };
        match reached {
            Some(_) if waits => return Ok(false),
            // The way leads on already, and does so whether the answer is noted or not.
            Some(i) if i + 1 < way.len() => {
                self.leave(Some(Answer::Typed), now_ms);
                self.reach(&way, now_ms);
            }
            Some(_) => self.go_on(library, Answer::Typed, form, now_ms)?,
            None => self.reach(&way, now_ms),
        }
        Ok(true)
    }

    /// Goes one node back. Says whether there was one.
    ///
    /// # Errors
    /// When the library no longer has that node.
    pub fn back(&mut self, library: &Library, now_ms: i64) -> Result<bool, Fault> {
        match self.here().and_then(|v| v.from) {
            Some(visit) => self.jump(library, visit, now_ms).map(|()| true),
            None => Ok(false),
        }
    }

    /// Goes back to the node of an earlier visit. Nothing is lost: going on leads to where the run was.
    ///
    /// # Errors
    /// When there is no such visit, or the library no longer has its node.
    pub fn jump(&mut self, library: &Library, visit: u32, now_ms: i64) -> Result<(), Fault> {
        let target = self.visits.get(visit as usize).ok_or(Fault::NoSuchVisit(visit))?.clone();
        if library.node(&target.step.place).is_none() {
            return Err(Fault::UnknownNode(target.step.place));
        }
        self.leave(None, now_ms);
        self.ended = None;
        self.visits.push(Visit {
            entered_at_ms: self.not_before(now_ms),
            left_at_ms: None,
            answer: None,
            came: Came::Back,
            ..target
        });
        Ok(())
    }

    /// The visits that lead to where the run is, as indices, the first one first: the breadcrumb.
    #[must_use]
    pub fn trail(&self) -> Vec<u32> {
        let mut trail: Vec<u32> = Vec::new();
        let mut at = self.here_index();
        while let Some(i) = at {
            trail.push(i);
            // A visit always comes from an earlier one; a draft from elsewhere that says otherwise ends here.
            at = self.visits.get(i as usize).and_then(|v| v.from).filter(|from| *from < i);
        }
        trail.reverse();
        trail
    }

    const fn known<'a>(&'a self, form: &'a Form) -> Known<'a> {
        Known { form, facts: &self.facts }
    }

    /// The script the current path began with.
    fn root(&self) -> Result<&ScriptId, Fault> {
        let opening = self.here().and_then(|v| self.openings.get(v.opening as usize));
        opening.map(|o| &o.script).ok_or(Fault::NoSuchVisit(0))
    }

    fn here_index(&self) -> Option<u32> {
        self.visits.len().checked_sub(1).map(index)
    }

    /// The way, where it no longer leads to here. A broken library keeps nobody from ending.
    fn elsewhere<'a>(&self, library: &'a Library, form: &Form) -> Option<Way<'a>> {
        let way = path(library, self.root().ok()?, &self.known(form), &Memory { run: self }).ok()?;
        way.position(&self.here()?.step).is_none().then_some(way)
    }

    /// Notes what was done here, then goes to the first node that waits.
    fn go_on(&mut self, library: &Library, answer: Answer, form: &Form, now_ms: i64) -> Result<(), Fault> {
        let before = self.here().map(|v| (v.left_at_ms, v.answer));
        self.leave(Some(answer), now_ms);
        let way = self.root().and_then(|root| path(library, root, &self.known(form), &Memory { run: self }));
        match way {
            Ok(way) => self.reach(&way, now_ms),
            Err(fault) => {
                if let (Some(here), Some(before)) = (self.visits.last_mut(), before) {
                    (here.left_at_ms, here.answer) = before;
                }
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Adds what lies between the path so far and the end of the way.
    fn reach(&mut self, way: &Way<'_>, now_ms: i64) {
        let opening = self.here().map_or(0, |v| v.opening);
        let mine = |i: &u32| self.visits.get(*i as usize).is_some_and(|v| v.opening == opening);
        let trail: Vec<u32> = self.trail().into_iter().filter(mine).collect();
        let visits = trail.iter().filter_map(|i| self.visits.get(*i as usize));
        let been: Vec<&Step> = visits.map(|v| &v.step).collect();
        // The landing node is always a visit of its own, even where the run has been before.
        let common = way.common(&been).min(way.len().saturating_sub(1));
        let came = if common == trail.len() { Came::On } else { Came::Rerouted };
        let from = match common.checked_sub(1).and_then(|i| trail.get(i)) {
            Some(last) => Some(*last),
            None => trail.first().and_then(|i| self.visits.get(*i as usize)).and_then(|v| v.from),
        };
        self.leave(None, now_ms);
        self.ended = None;
        self.extend(way.steps_from(common), from, opening, came, now_ms);
    }

    /// Adds visits: all skipped but the last, where the run is then.
    fn extend(&mut self, steps: Vec<Step>, mut from: Option<u32>, opening: u32, came: Came, now_ms: i64) {
        let now_ms = self.not_before(now_ms);
        let last = steps.len().saturating_sub(1);
        for (i, step) in steps.into_iter().enumerate() {
            let open = i == last;
            self.visits.push(Visit {
                step,
                entered_at_ms: now_ms,
                left_at_ms: (!open).then_some(now_ms),
                answer: (!open).then_some(Answer::Skipped),
                came,
                from,
                opening,
            });
            from = self.here_index();
        }
    }

    /// Closes the current visit, unless it is closed.
    fn leave(&mut self, answer: Option<Answer>, now_ms: i64) {
        if let Some(here) = self.visits.last_mut()
            && here.left_at_ms.is_none()
        {
            here.left_at_ms = Some(now_ms.max(here.entered_at_ms));
            here.answer = answer;
        }
    }

    /// A clock that was set back must not make visits overlap.
    fn not_before(&self, now_ms: i64) -> i64 {
        self.here().map_or(now_ms, |v| now_ms.max(v.left_at_ms.unwrap_or(v.entered_at_ms)))
    }
}

fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
