//! Editing: no edit panics, edits of different spots both stay, and a comparison leads from one version to the other.

mod fresh;
mod parts;

use super::small::{MAIN, WHO};
use domain::{
    call::Disposition,
    complaint::Field,
    script::{
        Act, Body, Case, Condition, Fact, Group, Library, NodeId, Principle, Script, Slot, Test, Text2, builtin,
        edit::{
            Change, Edit, EditRefusal, Part, Sort, Spot, Tongue, Value, apply, diff, free_name, merge, outline, take,
        },
        problems,
    },
};
use proptest::prelude::*;

fn main_script() -> Script {
    serde_json::from_str(MAIN).unwrap()
}

fn id(name: &str) -> NodeId {
    name.into()
}

fn text(node: &str, tongue: Tongue, words: &str) -> Edit {
    Edit::Set { spot: Spot::Node(id(node), Part::Text(tongue)), value: Value::Text(words.to_owned()) }
}

fn edited(script: &Script, edits: &[Edit]) -> Script {
    edits.iter().fold(script.clone(), |script, edit| apply(&script, edit).unwrap())
}

fn nodes() -> impl Strategy<Value = NodeId> {
    let names = ["hello", "kind", "fork", "packed", "day", "who", "promise", "close", "step_1", "step_9", "nowhere"];
    prop::sample::select(names.to_vec()).prop_map(id)
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("您好".to_owned()), "[a-z{}*]{0,6}", "[好请{}*]{0,4}"]
}

fn tongues() -> impl Strategy<Value = Tongue> {
    prop::sample::select(Tongue::ALL.to_vec())
}

fn sorts() -> impl Strategy<Value = Sort> {
    prop::sample::select(Sort::ALL.to_vec())
}

fn parts() -> impl Strategy<Value = Part> {
    let at = 0_u32..4;
    prop_oneof![
        tongues().prop_map(Part::Label),
        tongues().prop_map(Part::Note),
        tongues().prop_map(Part::Key),
        tongues().prop_map(Part::Text),
        prop::sample::select(vec![
            Part::Whole,
            Part::Principle,
            Part::Clocks,
            Part::Body,
            Part::Field,
            Part::Goto,
            Part::Repeat,
            Part::Act,
            Part::PromiseAt,
            Part::PromiseWithin,
            Part::PromiseAfter,
            Part::Outcome,
            Part::Cases,
            Part::Script,
            Part::Answers,
        ]),
        (at.clone(), tongues()).prop_map(|(at, tongue)| Part::AnswerLabel(at, tongue)),
        at.clone().prop_map(Part::AnswerValue),
        at.clone().prop_map(Part::AnswerAlso),
        at.clone().prop_map(Part::AnswerGoto),
        at.clone().prop_map(Part::CaseWhen),
        at.prop_map(Part::CaseGoto),
    ]
}

fn spots() -> impl Strategy<Value = Spot> {
    prop_oneof![
        1 => tongues().prop_map(Spot::Title),
        1 => tongues().prop_map(Spot::Summary),
        1 => prop::sample::select(vec![Spot::Keywords, Spot::Group, Spot::Start, Spot::Order]),
        9 => (nodes(), parts()).prop_map(|(node, part)| Spot::Node(node, part)),
    ]
}

fn slots() -> impl Strategy<Value = Slot> {
    prop::sample::select(vec![
        Slot::Field(Field::Kind),
        Slot::Field(Field::ReplyBy),
        Slot::Fact(Fact::CallbackTime),
        Slot::Fact(Fact::Goods),
    ])
}

fn conditions() -> impl Strategy<Value = Condition> {
    (slots(), prop::sample::select(Test::ALL.to_vec()), prop::collection::vec(words(), 0..3))
        .prop_map(|(slot, test, values)| Condition::new(slot, test, values))
}

fn promises() -> impl Strategy<Value = Act> {
    (slots(), prop::option::of(0_u32..9_999), prop::option::of(slots()))
        .prop_map(|(when, within, after)| Act::Callback { when, within, after })
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        slots().prop_map(Value::Slot),
        (0_u32..9_999).prop_map(Value::Minutes),
        conditions().prop_map(Value::When),
        (conditions(), nodes()).prop_map(|(when, goto)| Value::Cases(vec![Case { when, goto }])),
        promises().prop_map(Value::Act),
        Just(Value::Act(Act::HandToLead)),
        Just(Value::Nothing),
        words().prop_map(Value::Text),
        prop::collection::vec(words(), 0..3).prop_map(Value::Words),
        nodes().prop_map(Value::To),
        prop::collection::vec(nodes(), 0..5).prop_map(Value::Order),
        Just(Value::Group(Group::Hard)),
        Just(Value::Principle(Principle::Speed)),
        Just(Value::Yes(true)),
        Just(Value::Outcome(Disposition::Answered)),
        Just(Value::Answers(Vec::new())),
        nodes().prop_map(|goto| {
            let text = Text2::default();
            Value::Body(Box::new(Body::Say { text, goto, repeat: false }))
        }),
    ]
}

fn edits() -> impl Strategy<Value = Edit> {
    let after = || prop::option::of(nodes());
    prop_oneof![
        4 => (spots(), values()).prop_map(|(spot, value)| Edit::Set { spot, value }),
        3 => (nodes(), tongues(), words()).prop_map(|(NodeId(node), tongue, words)| text(&node, tongue, &words)),
        2 => (after(), nodes(), sorts()).prop_map(|(after, id, sort)| Edit::Add { after, id, sort }),
        2 => (nodes(), after()).prop_map(|(node, after)| Edit::Move { node, after }),
        2 => nodes().prop_map(|node| Edit::Delete { node }),
        1 => (nodes(), sorts()).prop_map(|(node, sort)| Edit::Become { node, sort }),
        1 => nodes().prop_map(|node| Edit::AddAnswer { node }),
        1 => (nodes(), 0_u32..4).prop_map(|(node, at)| Edit::DropAnswer { node, at }),
        1 => (nodes(), 0_u32..4).prop_map(|(node, at)| Edit::LiftAnswer { node, at }),
        2 => nodes().prop_map(|node| Edit::AddCase { node }),
        1 => (nodes(), 0_u32..4).prop_map(|(node, at)| Edit::DropCase { node, at }),
        1 => (nodes(), 0_u32..4).prop_map(|(node, at)| Edit::LiftCase { node, at }),
        // A check and an act are made more often, so that their parts are reached.
        1 => nodes().prop_map(|node| Edit::Become { node, sort: Sort::Check }),
        1 => nodes().prop_map(|node| Edit::Become { node, sort: Sort::Act }),
        1 => (nodes(), promises()).prop_map(|(node, act)| Edit::Set { spot: Spot::Node(node, Part::Act), value: Value::Act(act) }),
    ]
}

/// What comes of edits, those that cannot be made left out.
fn after(script: &Script, edits: &[Edit]) -> Script {
    edits.iter().fold(script.clone(), |script, edit| apply(&script, edit).unwrap_or(script))
}

proptest! {
    #[test]
    fn no_edit_panics_and_every_state_can_be_looked_at(edits in prop::collection::vec(edits(), 0..30)) {
        let script = after(&main_script(), &edits);
        prop_assert!(!script.nodes.is_empty());
        prop_assert_eq!(outline(&script).len(), script.nodes.len());
        prop_assert!(script.node(&free_name(&script)).is_none());
        let who = serde_json::from_str(WHO).unwrap();
        let library = Library { scripts: vec![script, who] };
        let _ = problems(&library);
    }

    #[test]
    fn a_comparison_leads_from_one_version_to_the_other(
        one in prop::collection::vec(edits(), 0..12), other in prop::collection::vec(edits(), 0..12),
    ) {
        let (one, other) = (after(&main_script(), &one), after(&main_script(), &other));
        let changes = diff(&one, &other);
        prop_assert_eq!(changes.is_empty(), one == other);
        let merged = take(&one, &changes);
        prop_assert_eq!(merged.conflicts, vec![]);
        prop_assert_eq!(&merged.script, &other);
        // Arriving twice changes nothing more, and what travels comes back.
        let again = take(&merged.script, &diff(&one, &other));
        prop_assert_eq!((again.script, again.conflicts), (other, vec![]));
        let text = serde_json::to_string(&changes).unwrap();
        prop_assert_eq!(domain::json::read::<Vec<Change>>(&text).unwrap(), changes);
    }

    #[test]
    fn what_only_one_changed_is_taken_and_nothing_of_the_other_is_lost(
        mine in prop::collection::vec(edits(), 0..8), theirs in prop::collection::vec(edits(), 0..8),
    ) {
        let base = main_script();
        let (mine, theirs) = (after(&base, &mine), after(&base, &theirs));
        let (my_changes, their_changes) = (diff(&base, &mine), diff(&base, &theirs));
        let merged = merge(&base, &mine, &theirs);
        for conflict in &merged.conflicts {
            prop_assert!(my_changes.iter().any(|change| change.spot == conflict.spot));
        }
        let nodes_stay = |changes: &[Change]| !changes.iter().any(|change| {
            matches!(&change.spot, Spot::Order | Spot::Node(_, Part::Whole | Part::Body | Part::Answers | Part::Cases | Part::Act))
        });
        if nodes_stay(&my_changes) && nodes_stay(&their_changes) {
            for change in &their_changes {
                let mine_too = my_changes.iter().any(|my| my.spot == change.spot);
                prop_assert!(mine_too || merged.script.at(&change.spot) == change.to);
            }
            for change in &my_changes {
                let told = merged.conflicts.iter().any(|conflict| conflict.spot == change.spot);
                prop_assert!(told != (merged.script.at(&change.spot) == change.to));
            }
        }
    }
}

#[test]
fn two_editors_at_once_lose_nothing() {
    let base = main_script();
    let mine = edited(&base, &[text("hello", Tongue::Zh, "您好呀"), text("day", Tongue::En, "When?")]);
    let add = Edit::Add { after: Some(id("hello")), id: id("name"), sort: Sort::Ask };
    let theirs = edited(&base, &[text("hello", Tongue::En, "Good day"), add, Edit::Delete { node: id("packed") }]);
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let hello = merged.script.node(&id("hello")).unwrap().text().unwrap();
    assert_eq!((&*hello.zh, &*hello.en), ("您好呀", "Good day"));
    assert!(merged.script.node(&id("name")).is_some() && merged.script.node(&id("packed")).is_none());
    // The same words in the same language: both are told.
    let theirs = edited(&base, &[text("hello", Tongue::Zh, "早上好")]);
    let merged = merge(&base, &mine, &theirs);
    let [conflict] = &merged.conflicts[..] else { panic!("{merged:?}") };
    let words = [&conflict.base, &conflict.yours, &conflict.theirs];
    assert_eq!(words, ["您好", "您好呀", "早上好"].map(|w| Value::Text(w.to_owned())).each_ref());
    assert_eq!(merged.script.node(&id("day")).unwrap().text().unwrap().en, "When?");
    // A step that somebody changed is not deleted under their hands.
    let mine = edited(&base, &[Edit::Delete { node: id("hello") }]);
    assert_eq!(merge(&base, &mine, &theirs).script.node(&id("hello")), theirs.node(&id("hello")));
    assert_eq!(merge(&base, &theirs, &mine).conflicts.len(), 1, "nor changed after it is gone");
}

#[test]
fn a_step_joins_the_way_and_leaves_it_again() {
    let base = main_script();
    let script = edited(&base, &[Edit::Add { after: Some(id("hello")), id: id("name"), sort: Sort::Ask }]);
    let goto = |script: &Script, node: &str| script.node(&id(node)).unwrap().at(Part::Goto);
    assert_eq!((goto(&script, "hello"), goto(&script, "name")), (Value::To(id("name")), Value::To(id("kind"))));
    assert_eq!(edited(&script, &[Edit::Delete { node: id("name") }]), base);
    let first = edited(&base, &[Edit::Add { after: None, id: id("first"), sort: Sort::Say }]);
    assert_eq!((&first.start, goto(&first, "first")), (&id("first"), Value::To(id("hello"))));
    assert_eq!(edited(&first, &[Edit::Delete { node: id("first") }]), base);
    let moved = edited(&base, &[Edit::Move { node: id("close"), after: None }]);
    assert_eq!((&moved.nodes[0].id, &moved.start), (&id("close"), &id("hello")));
    let kept = edited(&base, &[Edit::Become { node: id("day"), sort: Sort::Say }]);
    assert_eq!(kept.node(&id("day")).unwrap().text(), base.node(&id("day")).unwrap().text());
    assert_eq!(goto(&kept, "day"), Value::To(id("who")));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_reason() {
    let base = main_script();
    let nowhere = EditRefusal::NoSuchNode(id("nowhere"));
    let goto = Spot::Node(id("close"), Part::Goto);
    let add = |name: &str| Edit::Add { after: None, id: id(name), sort: Sort::Say };
    let cases = [
        (text("nowhere", Tongue::Zh, ""), nowhere.clone()),
        (Edit::Delete { node: id("nowhere") }, nowhere.clone()),
        (Edit::Move { node: id("hello"), after: Some(id("nowhere")) }, nowhere),
        (Edit::Set { spot: goto.clone(), value: Value::To(id("hello")) }, EditRefusal::DoesNotFit(goto)),
        (Edit::Set { spot: Spot::Start, value: Value::Nothing }, EditRefusal::DoesNotFit(Spot::Start)),
        (add("hello"), EditRefusal::NameTaken(id("hello"))),
        (add(""), EditRefusal::NotAName),
        (add("Not a name"), EditRefusal::NotAName),
        (Edit::DropAnswer { node: id("kind"), at: 2 }, EditRefusal::NoSuchAnswer(2)),
        (Edit::LiftAnswer { node: id("kind"), at: 2 }, EditRefusal::NoSuchAnswer(2)),
        (Edit::DropCase { node: id("fork"), at: 1 }, EditRefusal::NoSuchCase(1)),
        (Edit::LiftCase { node: id("fork"), at: 1 }, EditRefusal::NoSuchCase(1)),
        (Edit::AddCase { node: id("hello") }, EditRefusal::DoesNotFit(Spot::Node(id("hello"), Part::Cases))),
    ];
    for (edit, refusal) in cases {
        assert_eq!(apply(&base, &edit).unwrap_err(), refusal, "{edit:?}");
    }
    let mut one = base;
    one.nodes.truncate(1);
    assert_eq!(apply(&one, &Edit::Delete { node: id("hello") }).unwrap_err(), EditRefusal::LastNode);
}

#[test]
fn every_part_of_what_we_ship_can_be_written_back() {
    for script in builtin().unwrap().scripts {
        for node in &script.nodes {
            for part in node.parts() {
                let spot = Spot::Node(node.id.clone(), part);
                let value = script.at(&spot);
                let same = apply(&script, &Edit::Set { spot: spot.clone(), value });
                assert_eq!(same.as_ref(), Ok(&script), "{spot:?}");
            }
        }
    }
}

#[test]
fn the_outline_is_as_deep_as_the_way_has_parted() {
    let levels: Vec<_> = outline(&main_script()).into_iter().map(|entry| (entry.node.0, entry.level)).collect();
    let level = |name: &str| levels.iter().find(|(node, _)| node == name).unwrap().1;
    assert_eq!((level("hello"), level("kind"), level("fork"), level("packed")), (1, 1, 2, 3));
}
