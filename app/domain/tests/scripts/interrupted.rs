//! Whatever state a call is in, and whatever comes between, there is a way from there to an end.
//!
//! A state is what the engine decides by: the script the call is in, the node with everybody who waits for it (the
//! return stack), whether the agent went back to it, and the values that conditions look at. What was said before matters
//! only in that it is not said again, which brings the end nearer. Two calls alike in all of that go on alike, so one of
//! them is looked at, with every way on: from each state some way must lead to an end. At every node with its return stack it
//! must also end after another script, a step back, and a jump to the beginning.

use crate::{
    everyway::{State, deciding, plain_value},
    small::{at, form, library as small_library},
};
use domain::{
    complaint::{Field, Form},
    script::{Body, Came, Library, Run, ScriptId, Slot, Step, builtin},
};
use std::collections::{BTreeMap, BTreeSet};

/// More steps than any call needs to an end without further interruption.
const PATIENCE: i64 = 90;

#[derive(Clone)]
struct Call {
    run: Run,
    form: Form,
}

impl Call {
    /// The script the call is in, and where.
    fn place(&self) -> (ScriptId, Step) {
        let here = self.run.here().unwrap();
        (self.run.openings[here.opening as usize].script.clone(), here.step.clone())
    }

    fn state(&self, deciding: &BTreeSet<Slot>) -> (ScriptId, bool, State) {
        let is_back = self.run.here().unwrap().came == Came::Back;
        (self.place().0, is_back, State::of(&self.run, &self.form, deciding))
    }

    /// All calls this one may become by its next step.
    fn nexts(&self, library: &Library, now: i64) -> Vec<Self> {
        match &self.run.current(library).unwrap().body {
            Body::Choose { answers, .. } => {
                let choices = 0..u32::try_from(answers.len()).unwrap();
                choices.map(|choice| self.chosen(library, choice, now)).collect()
            }
            Body::Ask { field, .. } => vec![self.answered(library, *field, now), self.passed(library, now)],
            Body::Act { .. } => {
                let mut done = self.clone();
                let written = done.run.act(library, &self.form, now);
                let done = written.ok().map(|written| {
                    done.form.extend(written);
                    done
                });
                done.into_iter().chain([self.passed(library, now)]).collect()
            }
            _ => vec![self.passed(library, now)],
        }
    }

    fn chosen(&self, library: &Library, choice: u32, now: i64) -> Self {
        let mut next = self.clone();
        next.form.extend(next.run.answer(library, choice, &self.form, now).unwrap());
        next
    }

    fn answered(&self, library: &Library, slot: Slot, now: i64) -> Self {
        let mut next = self.clone();
        match slot {
            Slot::Field(field) => drop(next.form.insert(field, plain_value(slot))),
            Slot::Fact(fact) => next.run.note(fact, &plain_value(slot)),
        }
        assert!(next.run.typed(library, slot, &next.form, now).unwrap());
        next
    }

    fn passed(&self, library: &Library, now: i64) -> Self {
        let mut next = self.clone();
        next.run.next(library, &self.form, now).unwrap();
        next
    }

    /// Goes on to the end: by what is known, else by the last answer, which an agent in a hurry seldom takes.
    fn ends(mut self, library: &Library) {
        let from = self.run.here().map(|v| v.step.clone());
        for now in 1..PATIENCE {
            if self.run.ended.is_some() {
                return;
            }
            let answers = self.run.current(library).unwrap().choices().len();
            if self.run.next(library, &self.form, now).is_err() {
                let last = u32::try_from(answers).unwrap() - 1;
                self.form.extend(self.run.answer(library, last, &self.form, now).unwrap());
            }
        }
        panic!("no end from {from:?}: {:?}", self.run.here());
    }

    /// The customer says something else, or the agent goes back; the call ends all the same.
    fn survives(&self, library: &Library, script: &ScriptId) {
        let mut else_said = self.clone();
        else_said.run.switch(library, script, &self.form, 1).unwrap();
        let mut resumed = else_said.clone();
        else_said.ends(library);
        assert!(resumed.run.resume(library, 1).unwrap());
        assert_eq!(resumed.run.here().map(|v| &v.step), self.run.here().map(|v| &v.step), "back to where it was");
        resumed.ends(library);
        let mut back = self.clone();
        if back.run.back(library, 1).unwrap() {
            back.ends(library);
        }
        let mut again = self.clone();
        again.run.jump(library, self.run.trail()[0], 1).unwrap();
        again.ends(library);
    }
}

/// A script the call is in, whether the agent went back, and what else decides.
type Key = (ScriptId, bool, State);

struct Explorer<'a> {
    library: &'a Library,
    deciding: BTreeSet<Slot>,
    /// Every state with its number.
    been: BTreeMap<Key, usize>,
    /// From which states each state is reached by one step.
    from: Vec<Vec<usize>>,
    /// The states from which one step ends the call.
    last: Vec<usize>,
    interrupted: BTreeSet<(ScriptId, Step)>,
    scripts: std::iter::Cycle<std::slice::Iter<'a, domain::script::Script>>,
}

impl<'a> Explorer<'a> {
    fn new(library: &'a Library) -> Self {
        Self {
            library,
            deciding: deciding(library),
            been: BTreeMap::new(),
            from: Vec::new(),
            last: Vec::new(),
            interrupted: BTreeSet::new(),
            scripts: library.scripts.iter().cycle(),
        }
    }

    /// Looks at every state that can be reached from here. The scripts that come between take turns.
    fn explore(&mut self, start: Call) {
        let mut open = vec![(start, 1, None)];
        while let Some((call, now, before)) = open.pop() {
            assert!(now < PATIENCE, "no end: {:?}", call.run.here());
            if call.run.ended.is_some() {
                self.last.extend(before);
                continue;
            }
            let new = self.from.len();
            let number = *self.been.entry(call.state(&self.deciding)).or_insert(new);
            if number == new {
                self.from.push(Vec::new());
                if self.interrupted.insert(call.place()) {
                    call.clone().ends(self.library);
                    let other = self.scripts.next().unwrap().id.clone();
                    call.survives(self.library, &other);
                }
                open.extend(call.nexts(self.library, now).into_iter().map(|next| (next, now + 1, Some(number))));
            }
            self.from[number].extend(before);
        }
    }

    /// The states from which no way leads to an end.
    fn endless(&self) -> usize {
        let mut ends = vec![false; self.from.len()];
        let mut open = self.last.clone();
        while let Some(state) = open.pop() {
            if !std::mem::replace(&mut ends[state], true) {
                open.extend(&self.from[state]);
            }
        }
        ends.iter().filter(|ends| !**ends).count()
    }
}

fn begun(library: &Library, script: &ScriptId, channel: &str) -> Call {
    let form = form(&[(Field::Channel, channel)]);
    Call { run: Run::start(library, script, &form, 0).unwrap(), form }
}

#[test]
fn every_state_of_every_script_has_an_end_whatever_comes_between() {
    let library = builtin().unwrap();
    let mut explorer = Explorer::new(&library);
    for script in &library.scripts {
        explorer.explore(begun(&library, &script.id, "hotline"));
    }
    for channel in ["platform", "regulator"] {
        explorer.explore(begun(&library, &"complaint_intake".into(), channel));
    }
    assert_eq!(explorer.endless(), 0, "of {} states", explorer.been.len());
    assert!(explorer.been.len() > 1_000, "{} states", explorer.been.len());
}

/// From every step of one plain way through each script to every other script and back.
#[test]
fn every_script_may_come_between_any_other() {
    let library = builtin().unwrap();
    for script in &library.scripts {
        let mut call = begun(&library, &script.id, "hotline");
        for (now, other) in (1..).zip(library.scripts.iter().cycle().skip(script.nodes.len())) {
            if call.run.ended.is_some() {
                break;
            }
            call.survives(&library, &other.id);
            call = call.nexts(&library, now).swap_remove(0);
        }
        let call = begun(&library, &script.id, "hotline");
        for other in &library.scripts {
            call.survives(&library, &other.id);
        }
    }
}

#[test]
fn last_words_gone_back_to_end_the_call_only_where_the_way_still_leads_to_them() {
    let library = small_library();
    let mut known = form(&[(Field::Kind, "damage"), (Field::PackedBy, "sender"), (Field::ContactName, "林女士")]);
    let mut run = Run::start(&library, &"main".into(), &known, 0).unwrap();
    for now in 1..=3 {
        assert!(run.ended.is_none());
        run.next(&library, &known, now).unwrap();
    }
    assert!(run.ended.is_some());
    let last = u32::try_from(run.visits.len() - 1).unwrap();
    let mut same = run.clone();
    same.jump(&library, last, 4).unwrap();
    for words in ["promise", "close"] {
        same.next(&library, &known, 5).unwrap();
        assert_eq!(at(&same), words, "a promise is said once more after going back, and nothing else");
    }
    same.next(&library, &known, 6).unwrap();
    assert!(same.ended.is_some());
    known.insert(Field::Kind, "delay".to_owned());
    run.jump(&library, last, 4).unwrap();
    assert_eq!(at(&run), "close");
    run.next(&library, &known, 5).unwrap();
    assert_eq!((at(&run), run.ended), ("day", None), "a delay has a question that was never asked");
}
