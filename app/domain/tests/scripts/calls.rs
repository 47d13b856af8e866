//! A hundred thousand calls by chance: through everything we ship, by an agent who jumps about and a customer who gives
//! no answer, a useless one, or changes the subject.
//!
//! A complaint was taken in the regular way when the last words of the intake were said. By then every field that its
//! kind and channel require holds something valid or was put to the customer in this call: shown, not skipped.

use crate::small::{Dice, form, some_value};
use domain::{
    call::Disposition,
    complaint::{self, ChannelCode, Field, Form, Input, Kind, Need},
    script::{Act, Answer, Body, Fact, Fault, Library, Run, Slot, builtin},
};
use std::collections::BTreeSet;

/// Nobody needs more steps to come to an end, whatever happened before.
const PATIENCE: i64 = 150;
const CALLS: usize = 100_000;
/// As many tests share the calls, so that they run beside each other.
const SHARES: usize = 4;

/// What a hurried agent types instead of an answer: no field takes it, except those that take any words.
const GARBAGE: &[&str] = &["？", "12..5", "-1", "明天吧", "\u{200b}", "1e9", "{customer}", "2026-13-45T99:00", "**"];

struct Call<'a> {
    library: &'a Library,
    run: Run,
    form: Form,
    now: i64,
}

impl<'a> Call<'a> {
    fn begin(library: &'a Library, dice: &mut Dice) -> Self {
        let script = &library.scripts[dice.below(library.scripts.len())].id;
        let channel = ChannelCode::ALL[dice.below(ChannelCode::ALL.len())];
        let mut form = form(&[(Field::Channel, channel.code())]);
        for _ in 0..dice.below(4) {
            let field = Field::ALL[dice.below(Field::ALL.len())];
            form.insert(field, some_value(field, dice));
        }
        let run = Run::start(library, script, &form, 0).unwrap();
        Self { library, run, form, now: 0 }
    }

    fn write(&mut self, slot: Slot, value: &str) {
        match slot {
            Slot::Field(field) if value.is_empty() => drop(self.form.remove(&field)),
            Slot::Field(field) => drop(self.form.insert(field, value.to_owned())),
            Slot::Fact(fact) => self.run.note(fact, value),
        }
    }

    /// Writes and leaves the field, as the form does.
    fn typed(&mut self, slot: Slot, value: &str) -> bool {
        self.write(slot, value);
        self.run.typed(self.library, slot, &self.form, self.now).unwrap()
    }

    /// One step in the order of the script.
    fn go_on(&mut self, dice: &mut Dice) {
        self.now += 1_000;
        match &self.run.current(self.library).unwrap().body {
            Body::Choose { answers, .. } => {
                let choice = u32::try_from(dice.below(answers.len())).unwrap();
                let written = self.run.answer(self.library, choice, &self.form, self.now).unwrap();
                self.form.extend(written);
            }
            Body::Ask { field, .. } => {
                let (slot, before) = (*field, self.run.visits.len());
                match dice.below(10) {
                    0..7 => drop(self.typed(slot, &some_value(slot, dice))),
                    7 => drop(self.typed(slot, GARBAGE[dice.below(GARBAGE.len())])),
                    _ => drop(self.typed(slot, "")),
                }
                if self.run.visits.len() == before {
                    self.run.next(self.library, &self.form, self.now).unwrap();
                }
            }
            Body::Act { act, .. } => {
                let timed = matches!(act, Act::Callback { .. });
                if dice.below(4) == 0 {
                    return self.run.next(self.library, &self.form, self.now).unwrap();
                }
                match self.run.act(self.library, &self.form, self.now) {
                    Ok(written) => self.form.extend(written),
                    // A promise without a time is not made: the agent goes on without.
                    Err(fault) => {
                        assert!(timed && fault == Fault::NeedsAnswer, "{fault}");
                        self.run.next(self.library, &self.form, self.now).unwrap();
                    }
                }
            }
            _ => self.run.next(self.library, &self.form, self.now).unwrap(),
        }
    }

    /// Something that is not in the order of the script.
    fn stray(&mut self, dice: &mut Dice) {
        self.now += 1_000;
        match dice.below(6) {
            // The customer said something else.
            0 | 1 => {
                let script = &self.library.scripts[dice.below(self.library.scripts.len())].id;
                self.run.switch(self.library, script, &self.form, self.now).unwrap();
            }
            2 => {
                let trail = self.run.trail();
                self.run.jump(self.library, trail[dice.below(trail.len())], self.now).unwrap();
            }
            3 => drop(self.run.back(self.library, self.now).unwrap()),
            4 => drop(self.run.resume(self.library, self.now).unwrap()),
            _ => {
                let field = Field::ALL[dice.below(Field::ALL.len())];
                let slot: Slot = match dice.below(3) {
                    0 => Fact::ALL[dice.below(Fact::ALL.len())].into(),
                    _ => field.into(),
                };
                // Of choices one is taken or none: they are buttons.
                let is_choice = matches!(slot.input(), Input::Choice(_));
                match dice.below(4) {
                    0 => drop(self.typed(slot, "")),
                    1 if !is_choice => drop(self.typed(slot, GARBAGE[dice.below(GARBAGE.len())])),
                    _ => drop(self.typed(slot, &some_value(slot, dice))),
                }
            }
        }
    }

    /// What was put to the customer.
    fn asked(&self) -> BTreeSet<Field> {
        let shown = self.run.visits.iter().filter(|v| v.answer != Some(Answer::Skipped));
        shown.filter_map(|v| self.library.node(&v.step.place)?.field()).collect()
    }

    /// What the complaint requires and nobody gave or asked for.
    fn forgotten(&self) -> Vec<Field> {
        let text = |field: Field| self.form.get(&field).map_or("", |text| text.trim());
        let kind = Kind::from_code(text(Field::Kind));
        let fields = complaint::form(kind, ChannelCode::from_code(text(Field::Channel)));
        let asked = self.asked();
        let is_given = |field: Field| !text(field).is_empty() && Slot::from(field).parse(text(field)).is_ok();
        let forgotten = fields.into_iter().filter(|(field, need)| {
            *need == Need::Required && *field != Field::Channel && !asked.contains(field) && !is_given(*field)
        });
        forgotten.map(|(field, _)| field).collect()
    }
}

/// One call. Says whether a complaint was taken.
fn call(library: &Library, dice: &mut Dice) -> bool {
    let mut call = Call::begin(library, dice);
    let (mut strays, often) = (dice.below(5), 1 + dice.below(12));
    let (mut steps, mut taken) = (0, false);
    while strays > 0 || call.run.ended.is_none() {
        if strays > 0 && (call.run.ended.is_some() || dice.below(often) == 0) {
            strays -= 1;
            steps = 0;
            call.stray(dice);
        } else if call.run.ended.is_none() {
            call.go_on(dice);
            if call.run.ended == Some(Disposition::ComplaintFiled) {
                taken = true;
                assert_eq!(call.forgotten(), [], "{:?} {:#?}", call.form, ways(&call.run));
            }
        }
        steps += 1;
        assert!(steps < PATIENCE, "no end at {:?}", call.run.here());
    }
    taken
}

/// Where the run was, to be read when a test fails.
fn ways(run: &Run) -> Vec<String> {
    let way = run.visits.iter().map(|v| format!("{}/{} {:?}", v.step.place.script.0, v.step.place.node.0, v.answer));
    way.collect()
}

fn share(number: usize) {
    let library = builtin().unwrap();
    let mut dice = Dice(0x0059_494c_494e_4700 + number as u64);
    let taken = (0..CALLS / SHARES).filter(|_| call(&library, &mut dice)).count();
    assert!(taken > CALLS / SHARES / 10, "only {taken} complaints were taken");
}

#[test]
fn a_hundred_thousand_calls_first_quarter() {
    share(1);
}

#[test]
fn a_hundred_thousand_calls_second_quarter() {
    share(2);
}

#[test]
fn a_hundred_thousand_calls_third_quarter() {
    share(3);
}

#[test]
fn a_hundred_thousand_calls_last_quarter() {
    share(4);
}
