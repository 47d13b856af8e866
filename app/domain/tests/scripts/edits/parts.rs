//! The cases of a check and the times of a promise are edited and merged part by part.

use super::{edited, id, main_script};
use crate::small::WHO;
use domain::{
    complaint::{Field, Kind},
    script::{
        Act, Case, Condition, Fact, Library, Slot, Test, What,
        edit::{Edit, EditRefusal, Part, Sort, Spot, Value, apply, diff, merge},
        problems,
    },
};

fn set(node: &str, part: Part, value: Value) -> Edit {
    Edit::Set { spot: Spot::Node(id(node), part), value }
}

fn goto(node: &str) -> Value {
    Value::To(id(node))
}

#[test]
fn the_cases_of_a_check_are_added_ordered_and_taken_out() {
    let base = main_script();
    let is = |slot: Field, code: &str| Condition::Equals(Slot::Field(slot), code.to_owned());
    let script = edited(
        &base,
        &[
            Edit::AddCase { node: id("fork") },
            set("fork", Part::CaseWhen(1), Value::When(is(Field::Insured, "yes"))),
            set("fork", Part::CaseGoto(1), goto("who")),
            Edit::LiftCase { node: id("fork"), at: 1 },
        ],
    );
    let expected = [
        Case { when: is(Field::Insured, "yes"), goto: id("who") },
        Case { when: is(Field::Kind, "damage"), goto: id("packed") },
    ];
    assert_eq!(script.node(&id("fork")).unwrap().cases(), expected);
    let first = edited(&script, &[Edit::LiftCase { node: id("fork"), at: 0 }]);
    assert_eq!(first, script, "the first one stays the first");
    assert_eq!(edited(&script, &[Edit::DropCase { node: id("fork"), at: 0 }]), base);
    let lifted = edited(&base, &[Edit::LiftAnswer { node: id("kind"), at: 1 }]);
    let labels: Vec<_> = lifted.node(&id("kind")).unwrap().choices().iter().map(|one| &*one.label.en).collect();
    assert_eq!(labels, ["Delay", "Damage"]);
}

#[test]
fn two_editors_of_one_check_meet_part_by_part() {
    let base = edited(&main_script(), &[Edit::AddCase { node: id("fork") }]);
    let asks = |field: Field| Value::When(Condition::Filled(Slot::Field(field)));
    let mine = edited(&base, &[set("fork", Part::CaseWhen(1), asks(Field::Waybill))]);
    let theirs = edited(
        &base,
        &[
            set("fork", Part::CaseGoto(1), goto("who")),
            set("fork", Part::CaseWhen(0), asks(Field::Insured)),
            set("fork", Part::Goto, goto("close")),
        ],
    );
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let fork = merged.script.node(&id("fork")).unwrap();
    assert_eq!((fork.at(Part::CaseWhen(1)), fork.at(Part::CaseGoto(1))), (asks(Field::Waybill), goto("who")));
    assert_eq!((fork.at(Part::CaseWhen(0)), fork.at(Part::Goto)), (asks(Field::Insured), goto("close")));
    // Who adds a case while another one changes one is told: the cases are then compared as a whole.
    let mine = edited(&base, &[Edit::AddCase { node: id("fork") }]);
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(
        merged.conflicts.iter().map(|one| &one.spot).collect::<Vec<_>>(),
        [&Spot::Node(id("fork"), Part::Cases)]
    );
    assert_eq!(merged.script, theirs);
}

#[test]
fn a_promised_call_is_edited_part_by_part() {
    let when = Slot::Fact(Fact::CallbackTime);
    let promise = Act::Callback { when, within: None, after: None };
    let act = |act: Act| set("promise", Part::Act, Value::Act(act));
    let base = edited(&main_script(), &[Edit::Become { node: id("promise"), sort: Sort::Act }, act(promise)]);
    let mine = edited(&base, &[set("promise", Part::PromiseWithin, Value::Minutes(1_440))]);
    let after = Slot::Field(Field::NoticedAt);
    let theirs = edited(&base, &[set("promise", Part::PromiseAfter, Value::Slot(after))]);
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let both = Act::Callback { when, within: Some(1_440), after: Some(after) };
    assert_eq!(merged.script.node(&id("promise")).unwrap().act(), Some(&both));
    // Another deed takes the place of the whole promise, and whoever changed the promise meanwhile is told.
    let other = edited(&base, &[act(Act::OpenComplaint(Kind::Damage))]);
    assert_eq!(diff(&merged.script, &other).len(), 1);
    assert_eq!(merge(&base, &other, &theirs).conflicts.len(), 1);
    assert_eq!(merge(&base, &theirs, &other).conflicts.len(), 1);
    let plain = edited(&merged.script, &[set("promise", Part::PromiseWithin, Value::Nothing)]);
    assert_eq!(plain.node(&id("promise")).unwrap().at(Part::PromiseWithin), Value::Nothing);
    let lead = edited(&base, &[act(Act::HandToLead)]);
    let misfit = set("promise", Part::PromiseWithin, Value::Minutes(5));
    assert!(matches!(apply(&lead, &misfit), Err(EditRefusal::DoesNotFit(_))), "no promise, no minutes");
}

#[test]
fn a_condition_keeps_what_still_fits_when_it_asks_something_else() {
    let kinds = Condition::AnyOf(Slot::Field(Field::Kind), vec!["damage".to_owned(), "loss".to_owned()]);
    assert_eq!(kinds.by(Test::Equals), Condition::Equals(Slot::Field(Field::Kind), "damage".to_owned()));
    assert_eq!(kinds.by(Test::Filled), Condition::Filled(Slot::Field(Field::Kind)));
    assert_eq!(kinds.by(Test::AnyOf), kinds);
    let insured = kinds.of(Slot::Field(Field::Insured));
    assert_eq!((insured.test(), insured.values().len()), (Test::AnyOf, 1), "its first code stands for the misfits");
    assert!(insured.values().iter().all(|code| Slot::Field(Field::Insured).parse(code).is_ok()));
    let goods = kinds.of(Slot::Fact(Fact::Goods));
    assert_eq!(goods.values(), ["damage", "loss"], "free words take any value");
    for test in Test::ALL {
        assert_eq!(kinds.by(*test).test(), *test);
        assert_eq!(Test::from_code(test.code()), Some(*test));
    }
}

#[test]
fn a_condition_that_compares_with_nothing_is_told() {
    let slot = Slot::Fact(Fact::Goods);
    let told = |when: Condition| {
        let script = edited(&main_script(), &[set("fork", Part::CaseWhen(0), Value::When(when))]);
        let who = serde_json::from_str(WHO).unwrap();
        let found = problems(&Library { scripts: vec![script, who] });
        found.iter().any(|problem| problem.what == What::NothingToCompare(slot))
    };
    assert!(told(Condition::Equals(slot, String::new())));
    assert!(told(Condition::AnyOf(slot, Vec::new())));
    assert!(told(Condition::AnyOf(slot, vec!["tea".to_owned(), " ".to_owned()])));
    assert!(!told(Condition::AnyOf(slot, vec!["tea".to_owned()])));
    assert!(!told(Condition::Empty(slot)));
}
