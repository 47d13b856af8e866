//! Every way through every script, not by chance but all of them.

use crate::small::form;
use domain::{
    complaint::{Field, Form, Input},
    script::{Act, Answer, Body, Fact, Library, Place, Run, ScriptId, Slot, Step, blank_names, builtin},
};
use std::collections::BTreeSet;

/// The answer that everybody gives.
pub fn plain_value(slot: Slot) -> String {
    match slot.input() {
        Input::Choice(codes) => codes[0].to_owned(),
        Input::Money => "35.50".to_owned(),
        Input::Count => "2".to_owned(),
        Input::Moment => "2026-11-23T10:30".to_owned(),
        Input::Day => "2026-11-23".to_owned(),
        Input::Phone => "13800138000".to_owned(),
        Input::Waybill => "YT7702551603186".to_owned(),
        Input::Line(_) | Input::Text(_) => "客户这样说".to_owned(),
    }
}

/// What decides the way: the values that conditions look at. Two calls at the same step with the same of them go on alike.
pub fn deciding(library: &Library) -> BTreeSet<Slot> {
    let cases = library.scripts.iter().flat_map(|s| &s.nodes).flat_map(|n| match &n.body {
        Body::Check { cases, .. } => cases.as_slice(),
        _ => &[],
    });
    let mut slots: BTreeSet<Slot> = cases.map(|c| c.when.slot()).collect();
    slots.insert(Field::Kind.into());
    slots
}

/// What holds the times that were promised.
fn promised(run: &Run) -> Vec<Slot> {
    let times = run.acts.iter().filter_map(|done| match &done.act {
        Act::Callback { when, .. } => Some(*when),
        _ => None,
    });
    times.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A step, what decides, and what was promised.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct State(Step, Vec<(Slot, String)>, Vec<Slot>);

impl State {
    pub fn of(run: &Run, form: &Form, deciding: &BTreeSet<Slot>) -> Self {
        let value = |slot: &Slot| match slot {
            Slot::Field(field) => form.get(field),
            Slot::Fact(fact) => run.facts.get(fact),
        };
        let known = deciding.iter().filter_map(|slot| Some((*slot, value(slot)?.clone()))).collect();
        Self(run.here().unwrap().step.clone(), known, promised(run))
    }
}

struct Walker<'a> {
    library: &'a Library,
    deciding: BTreeSet<Slot>,
    been: BTreeSet<State>,
    seen: BTreeSet<Place>,
    ends: usize,
    promises: usize,
}

impl<'a> Walker<'a> {
    fn new(library: &'a Library) -> Self {
        Self {
            library,
            deciding: deciding(library),
            been: BTreeSet::new(),
            seen: BTreeSet::new(),
            ends: 0,
            promises: 0,
        }
    }

    fn from(&mut self, script: &ScriptId, form: Form) {
        self.been.clear();
        let run = Run::start(self.library, script, &form, 0).unwrap();
        self.on(run, form, 0);
    }

    fn on(&mut self, run: Run, form: Form, depth: usize) {
        assert!(depth < 120, "no end: {:?}", run.here());
        if run.ended.is_some() {
            self.ends += 1;
            self.seen.extend(run.visits.iter().map(|v| v.step.place.clone()));
            return self.reads_promises_back(&run);
        }
        let step = run.here().unwrap().step.clone();
        if !self.been.insert(State::of(&run, &form, &self.deciding)) {
            return;
        }
        self.seen.insert(step.place.clone());
        let now = i64::try_from(depth).unwrap() + 1;
        match &run.current(self.library).unwrap().body {
            Body::Choose { answers, .. } => {
                for choice in 0..u32::try_from(answers.len()).unwrap() {
                    let (mut next, mut form) = (run.clone(), form.clone());
                    form.extend(next.answer(self.library, choice, &form, now).unwrap());
                    self.on(next, form, depth + 1);
                }
            }
            Body::Ask { field, .. } => {
                let (mut next, mut form) = (run, form);
                match *field {
                    Slot::Field(field) => drop(form.insert(field, plain_value(field.into()))),
                    Slot::Fact(fact) => next.note(fact, &plain_value(fact.into())),
                }
                assert!(next.typed(self.library, *field, &form, now).unwrap());
                self.on(next, form, depth + 1);
            }
            Body::Act { .. } => {
                let (mut left, mut done, mut after) = (run.clone(), run, form.clone());
                left.next(self.library, &form, now).unwrap();
                self.on(left, form, depth + 1);
                after.extend(done.act(self.library, &after, now).unwrap());
                self.on(done, after, depth + 1);
            }
            _ => {
                let mut next = run;
                next.next(self.library, &form, now).unwrap();
                self.on(next, form, depth + 1);
            }
        }
    }

    /// A promise that was put on record is named again, with its time, before the call ends.
    fn reads_promises_back(&mut self, run: &Run) {
        for done in &run.acts {
            let Act::Callback { when, .. } = &done.act else { continue };
            self.promises += 1;
            let made = run.visits.iter().rposition(|v| {
                let node = self.library.node(&v.step.place).unwrap();
                v.answer == Some(Answer::Done) && node.act() == Some(&done.act)
            });
            let after = run.visits.iter().skip(made.unwrap() + 1).filter(|v| v.answer != Some(Answer::Skipped));
            let mut texts = after.filter_map(|v| self.library.node(&v.step.place)?.text());
            assert!(
                texts.any(|text| [&text.zh, &text.en].iter().all(|t| blank_names(t).contains(&when.code().to_owned()))),
                "{} is promised and not read back: {:?}",
                when.code(),
                run.here().map(|v| &v.step.place)
            );
        }
    }
}

#[test]
fn every_way_through_every_script_ends_and_reads_its_promises_back() {
    let library = builtin().unwrap();
    let mut walker = Walker::new(&library);
    for script in &library.scripts {
        let before = walker.ends;
        walker.from(&script.id, form(&[(Field::Channel, "hotline")]));
        assert!(walker.ends > before, "{}", script.id.0);
    }
    for channel in ["platform", "regulator"] {
        walker.from(&"complaint_intake".into(), form(&[(Field::Channel, channel)]));
    }
    for script in &library.scripts {
        for node in script.nodes.iter().filter(|n| n.text().is_some()) {
            let place = Place { script: script.id.clone(), node: node.id.clone() };
            assert!(walker.seen.contains(&place), "{place:?} is never reached");
        }
    }
    assert!(walker.ends > 200 && walker.promises > 60, "{} ends, {} promises", walker.ends, walker.promises);
}

#[test]
fn the_callback_is_agreed_on_wherever_the_matter_stays_open() {
    let library = builtin().unwrap();
    // A complaint has clocks of its own; everywhere else a matter that stays open has a time in its last words.
    for script in &library.scripts {
        for node in &script.nodes {
            let Body::End { text, outcome } = &node.body else { continue };
            let open = matches!(outcome, domain::call::Disposition::FollowUp | domain::call::Disposition::HandedToLead);
            let is_piece = ["caller", "unknown_parcel"].contains(&script.id.0.as_str());
            if open && !is_piece {
                let names = blank_names(&text.zh);
                let timed = names.iter().any(|name| {
                    Fact::from_code(name).is_some_and(|f| f.input() == Input::Moment) || name.starts_with("due_")
                });
                assert!(timed, "{}/{}: {}", script.id.0, node.id.0, text.zh);
            }
        }
    }
}
