//! Walks by chance: through what we ship, and through nonsense.

use crate::small::{Dice, form, some_value};
use domain::{
    complaint::{ChannelCode, Field, Form, Kind, Need, kind},
    script::{Answer, Body, Fact, Library, Run, ScriptId, Slot, builtin},
};
use std::collections::BTreeMap;

/// How often each field was put to the customer.
fn asked(run: &Run, library: &Library) -> BTreeMap<Field, usize> {
    let shown = run.visits.iter().filter(|v| v.answer != Some(Answer::Skipped));
    let mut count = BTreeMap::new();
    for field in shown.filter_map(|v| library.node(&v.step.place)?.field()) {
        *count.entry(field).or_default() += 1;
    }
    count
}

/// Writes a valid answer where it belongs.
fn fill(run: &mut Run, form: &mut Form, slot: Slot, dice: &mut Dice) {
    let value = some_value(slot, dice);
    match slot {
        Slot::Field(field) => drop(form.insert(field, value)),
        Slot::Fact(fact) => run.note(fact, &value),
    }
}

/// Walks to the end by chance, passing nothing, and returns the run and the form.
fn walk(library: &Library, script: &ScriptId, mut form: Form, dice: &mut Dice) -> (Run, Form) {
    let mut run = Run::start(library, script, &form, 0).unwrap();
    for now in 1..200 {
        if run.ended.is_some() {
            return (run, form);
        }
        let node = run.current(library).unwrap();
        match &node.body {
            Body::Choose { answers, .. } => {
                let choice = u32::try_from(dice.below(answers.len())).unwrap();
                form.extend(run.answer(library, choice, &form, now).unwrap());
            }
            Body::Ask { field, .. } => {
                let slot = *field;
                fill(&mut run, &mut form, slot, dice);
                assert!(run.typed(library, slot, &form, now).unwrap(), "{slot:?} does not advance the script");
            }
            Body::Act { .. } => form.extend(run.act(library, &form, now).unwrap()),
            _ => run.next(library, &form, now).unwrap(),
        }
    }
    panic!("no end after 200 steps: {:?}", run.here());
}

fn complaint_walks(kind: Kind, times: usize) {
    let library = builtin().unwrap();
    let mut dice = Dice(0x2026_1121 + kind as u64);
    for _ in 0..times {
        let channel = ChannelCode::ALL[dice.below(ChannelCode::ALL.len())];
        let mut known = form(&[(Field::Kind, kind.code()), (Field::Channel, channel.code())]);
        // Now and then something is known beforehand: it must not be asked.
        for field in [Field::Waybill, Field::ContactName, Field::Wish, Field::Signed] {
            if dice.below(4) == 0 {
                known.insert(field, some_value(field, &mut dice));
            }
        }
        let (run, filled) = walk(&library, &"complaint_intake".into(), known.clone(), &mut dice);
        let asked = asked(&run, &library);
        for (field, need) in domain::complaint::form(Some(kind), Some(channel)) {
            let times = asked.get(&field).copied().unwrap_or(0);
            let expected = usize::from(!known.contains_key(&field));
            if need == Need::Required {
                assert_eq!(times, expected, "{kind:?} on {channel:?}: {field:?} was asked {times} times");
            }
            assert!(times <= expected, "{kind:?} on {channel:?}: {field:?} was asked {times} times");
        }
        let now = domain::time::from_millis(0);
        let flaws = domain::complaint::draft::parse(&filled, now).err().unwrap_or_default();
        let missing: Vec<_> = flaws.iter().filter(|f| f.problem == domain::complaint::Problem::Missing).collect();
        assert!(missing.is_empty(), "{kind:?} on {channel:?}: {missing:?}");
    }
}

macro_rules! each_kind {
    ($($name:ident: $kind:ident),* $(,)?) => {
        $(#[test]
        fn $name() {
            complaint_walks(Kind::$kind, 2_500);
        })*

        #[test]
        fn every_kind_is_walked() {
            assert_eq!(kind::Kind::ALL, [$(Kind::$kind),*]);
        }
    };
}

// Eight times 2,500: twenty thousand complaints, each by another way.
each_kind! {
    attitude_asks_every_required_field_once: Attitude,
    delay_asks_every_required_field_once: Delay,
    damage_asks_every_required_field_once: Damage,
    shortage_asks_every_required_field_once: Shortage,
    loss_asks_every_required_field_once: Loss,
    mismatch_asks_every_required_field_once: Mismatch,
    unconsented_asks_every_required_field_once: Unconsented,
    other_asks_every_required_field_once: Other,
}

#[test]
fn every_call_by_chance_ends() {
    let library = builtin().unwrap();
    let mut dice = Dice(7);
    for script in &library.scripts {
        for _ in 0..150 {
            walk(&library, &script.id, form(&[(Field::Channel, "hotline")]), &mut dice);
        }
    }
}

/// Any sequence of calls, sensible or not.
fn stumble(library: &Library, dice: &mut Dice) {
    let script = library.scripts[dice.below(library.scripts.len())].id.clone();
    let mut form = Form::new();
    let Ok(mut run) = Run::start(library, &script, &form, 0) else { return };
    for _ in 0..40 {
        let now = dice.below(100_000).try_into().unwrap();
        let some = u32::try_from(dice.below(12)).unwrap();
        let field = Field::ALL[dice.below(Field::ALL.len())];
        match dice.below(11) {
            0 | 1 => drop(run.next(library, &form, now)),
            2 | 3 => form.extend(run.answer(library, some, &form, now).unwrap_or_default()),
            4 => drop(run.back(library, now)),
            5 => drop(run.jump(library, some, now)),
            6 => {
                form.insert(field, if some == 0 { "？".to_owned() } else { some_value(field, dice) });
                drop(run.typed(library, field, &form, now));
            }
            7 => {
                let script = &library.scripts[dice.below(library.scripts.len())].id;
                drop(run.switch(library, script, &form, now));
            }
            8 => form.extend(run.act(library, &form, now).unwrap_or_default()),
            9 => drop(run.resume(library, now)),
            _ => {
                let fact = Fact::ALL[dice.below(Fact::ALL.len())];
                run.note(fact, &if some == 0 { "？".to_owned() } else { some_value(fact, dice) });
                drop(run.typed(library, fact, &form, now));
            }
        }
        let trail = run.trail();
        assert!(
            trail.windows(2).all(|w| w[0] < w[1]) && trail.last().map(|i| *i as usize + 1) == Some(run.visits.len())
        );
        assert!(run.visits.windows(2).all(|w| w[0].left_at_ms.is_some_and(|left| left <= w[1].entered_at_ms)));
        assert_eq!(run.here().is_some_and(|v| v.left_at_ms.is_none()), run.ended.is_none());
    }
}

#[test]
fn no_sequence_of_calls_breaks_a_run() {
    let library = builtin().unwrap();
    let mut dice = Dice(99);
    for _ in 0..1_500 {
        stumble(&library, &mut dice);
    }
}

#[test]
fn no_library_however_broken_breaks_a_run() {
    let good = builtin().unwrap();
    let mut dice = Dice(4711);
    for round in 0..400 {
        let mut broken = good.clone();
        for _ in 0..30 {
            let script = dice.below(broken.scripts.len());
            let nodes = &mut broken.scripts[script].nodes;
            let (a, b) = (dice.below(nodes.len()), dice.below(nodes.len()));
            match dice.below(3) {
                0 => nodes[a].body = nodes[b].body.clone(),
                1 => nodes[a].id = nodes[b].id.clone(),
                _ => nodes[a].id = "gone".into(),
            }
        }
        stumble(&broken, &mut dice);
        // Looking through a whole library takes its time; some of the broken ones tell enough.
        assert!(round % 10 > 0 || !domain::script::problems(&broken).is_empty());
    }
}
