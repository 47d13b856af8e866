//! How a run moves.

use crate::small::{at, form, library, trail, with};
use domain::{
    call::Disposition,
    complaint::{Field, Form},
    script::{Answer, Came, Fault, Library, Run, ScriptId, seconds_per_node},
};

fn started(form: &Form) -> (Library, Run) {
    let library = library();
    let run = Run::start(&library, &"main".into(), form, 1_000).unwrap();
    (library, run)
}

#[test]
fn an_answer_fills_its_field_and_a_called_script_comes_back() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    assert_eq!((at(&run), run.openings[0].version), ("hello", 3));
    run.next(&library, &form, 2_000).unwrap();
    let set = run.answer(&library, 0, &form, 3_000).unwrap();
    assert_eq!(set, [(Field::Kind, "damage".to_owned())]);
    form.extend(set);
    assert_eq!(at(&run), "packed");
    form.extend(run.answer(&library, 1, &form, 4_000).unwrap());
    assert_eq!((at(&run), run.here().unwrap().step.stack.len()), ("name", 1));
    form.insert(Field::ContactName, "林女士".to_owned());
    assert!(run.typed(&library, Field::ContactName, &form, 5_000).unwrap());
    assert_eq!((at(&run), run.here().unwrap().step.stack.len()), ("promise", 0));
    run.next(&library, &form, 6_000).unwrap();
    run.next(&library, &form, 9_500).unwrap();
    assert_eq!(run.ended, Some(Disposition::ComplaintFiled));
    assert_eq!(trail(&run), ["hello", "kind", "packed", "name", "promise", "close"]);
    let seconds: Vec<i64> = seconds_per_node(&run).into_iter().map(|(_, s)| s).collect();
    assert_eq!(seconds, [1, 1, 1, 1, 1, 3]);
}

#[test]
fn what_is_known_is_skipped_and_recorded_as_skipped() {
    let form = form(&[(Field::Kind, "delay"), (Field::PromisedOn, "2026-11-21"), (Field::ContactName, "林女士")]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    assert_eq!(at(&run), "promise");
    let skipped = run.visits.iter().filter(|v| v.answer == Some(Answer::Skipped)).count();
    assert_eq!((skipped, trail(&run)), (3, vec!["hello", "kind", "day", "name", "promise"]));
}

#[test]
fn an_invalid_value_answers_nothing() {
    let mut form = form(&[(Field::Kind, "delay"), (Field::PromisedOn, "someday")]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    assert_eq!(at(&run), "day");
    assert!(!run.typed(&library, Field::PromisedOn, &form, 3_000).unwrap());
    form.insert(Field::PromisedOn, "2026-11-21".to_owned());
    assert!(run.typed(&library, Field::PromisedOn, &form, 3_000).unwrap());
    assert_eq!((at(&run), run.visits[2].answer), ("name", Some(Answer::Typed)));
}

#[test]
fn a_question_without_an_answer_can_be_passed_but_a_choice_cannot() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    assert_eq!(run.next(&library, &form, 3_000), Err(Fault::NeedsAnswer));
    assert_eq!(run.answer(&library, 2, &form, 3_000), Err(Fault::NoSuchAnswer(2)));
    form.extend(run.answer(&library, 1, &form, 3_000).unwrap());
    run.next(&library, &form, 4_000).unwrap();
    assert_eq!((at(&run), run.visits[2].answer), ("name", Some(Answer::Passed)));
    assert!(!run.typed(&library, Field::Item, &form, 5_000).unwrap(), "what was passed is not asked again");
}

#[test]
fn going_back_loses_nothing_and_going_on_leads_to_where_the_run_was() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    form.extend(run.answer(&library, 0, &form, 3_000).unwrap());
    form.extend(run.answer(&library, 0, &form, 4_000).unwrap());
    assert_eq!(at(&run), "name");
    assert!(run.back(&library, 5_000).unwrap());
    assert!(run.back(&library, 6_000).unwrap());
    assert_eq!((at(&run), trail(&run)), ("kind", vec!["hello", "kind"]));
    // Looking at a question that is answered: other fields do not push the run on.
    form.insert(Field::Item, "茶具".to_owned());
    assert!(!run.typed(&library, Field::Item, &form, 7_000).unwrap());
    run.next(&library, &form, 8_000).unwrap();
    assert_eq!((at(&run), trail(&run)), ("name", vec!["hello", "kind", "packed", "name"]));
    assert_eq!(run.visits.len(), 8, "earlier visits are all still there");
}

#[test]
fn back_at_the_first_node_stays() {
    let (library, mut run) = started(&form(&[]));
    assert!(!run.back(&library, 2_000).unwrap());
    assert_eq!(run.jump(&library, 7, 2_000), Err(Fault::NoSuchVisit(7)));
    assert_eq!(run.visits.len(), 1);
}

#[test]
fn another_answer_after_going_back_leads_elsewhere() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    form.extend(run.answer(&library, 0, &form, 3_000).unwrap());
    form.extend(run.answer(&library, 0, &form, 4_000).unwrap());
    run.jump(&library, 1, 5_000).unwrap();
    form.extend(run.answer(&library, 1, &form, 6_000).unwrap());
    assert_eq!((at(&run), form[&Field::PackedBy].as_str()), ("day", "sender"));
}

#[test]
fn a_form_that_changes_an_earlier_answer_reroutes() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    form.extend(run.answer(&library, 0, &form, 3_000).unwrap());
    assert_eq!(at(&run), "packed");
    form.insert(Field::Kind, "delay".to_owned());
    assert!(run.typed(&library, Field::Kind, &form, 4_000).unwrap());
    assert_eq!((at(&run), run.here().unwrap().came), ("day", Came::Rerouted));
    assert_eq!(trail(&run), ["hello", "kind", "day"]);
}

#[test]
fn a_promise_is_said_again_after_a_turn_back_and_other_words_are_not() {
    let mut form = form(&[(Field::Kind, "damage"), (Field::ContactName, "林女士")]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    form.extend(run.answer(&library, 0, &form, 3_000).unwrap());
    run.next(&library, &form, 4_000).unwrap();
    assert_eq!(at(&run), "close");
    run.jump(&library, 0, 5_000).unwrap();
    run.next(&library, &form, 6_000).unwrap();
    assert_eq!(at(&run), "promise");
}

#[test]
fn a_field_typed_on_the_question_gone_back_to_goes_on() {
    let mut form = form(&[(Field::Kind, "damage"), (Field::ContactName, "林女士")]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    form.extend(run.answer(&library, 0, &form, 3_000).unwrap());
    run.back(&library, 4_000).unwrap();
    assert_eq!(at(&run), "name");
    form.insert(Field::ContactName, "林先生".to_owned());
    assert!(run.typed(&library, Field::ContactName, &form, 5_000).unwrap());
    assert_eq!(at(&run), "promise");
}

#[test]
fn a_switch_keeps_facts_and_the_way_back() {
    let form = form(&[(Field::Kind, "damage")]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    run.switch(&library, &"who".into(), &form, 3_000).unwrap();
    assert_eq!((at(&run), run.openings.len()), ("name", 2));
    assert_eq!(trail(&run), ["hello", "kind", "packed", "name"]);
    run.next(&library, &form, 4_000).unwrap();
    run.next(&library, &form, 5_000).unwrap();
    assert_eq!(run.ended, Some(Disposition::FollowUp));
    run.jump(&library, 2, 6_000).unwrap();
    assert_eq!((at(&run), run.ended), ("packed", None));
    let set = run.answer(&library, 0, &form, 7_000).unwrap();
    // The name was asked and passed in the other script, so it is not asked again.
    assert_eq!((set[0].1.as_str(), at(&run)), ("sender", "promise"));
}

#[test]
fn a_script_started_anew_says_its_words_anew() {
    let form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 2_000).unwrap();
    run.switch(&library, &"main".into(), &form, 3_000).unwrap();
    assert_eq!(at(&run), "hello");
}

#[test]
fn broken_libraries_give_faults_and_leave_the_run_alone() {
    let form = form(&[(Field::Kind, "damage")]);
    let missing = Run::start(&library(), &"nowhere".into(), &form, 0);
    assert_eq!(missing, Err(Fault::UnknownScript("nowhere".into())));
    let (_, mut run) = started(&form);
    let before = run.clone();
    let lost = with(r#""goto": "packed"}], "otherwise""#, r#""goto": "gone"}], "otherwise""#);
    assert!(matches!(run.next(&lost, &form, 1), Err(Fault::UnknownNode(place)) if place.node.0 == "gone"));
    let circle = with(r#""goto": "packed"}], "otherwise""#, r#""goto": "fork"}], "otherwise""#);
    assert!(matches!(run.next(&circle, &form, 1), Err(Fault::Endless(place)) if place.node.0 == "fork"));
    let deep = with(r#""script": "who", "then""#, r#""script": "main", "then""#);
    let all = crate::small::form(&[(Field::Kind, "damage"), (Field::PackedBy, "sender")]);
    assert_eq!(run.next(&deep, &all, 1), Err(Fault::TooDeep("main".into())));
    assert_eq!(run, before);
    assert_eq!(run.current(&Library::default()).unwrap_err().to_string(), "unknown node");
}

#[test]
fn a_loop_of_words_shows_the_words_again_instead_of_hanging() {
    let library = with(r#""goto": "close", "repeat": true"#, r#""goto": "hello""#);
    let form = form(&[(Field::Kind, "damage"), (Field::PackedBy, "sender"), (Field::ContactName, "林女士")]);
    let mut run = Run::start(&library, &"main".into(), &form, 0).unwrap();
    run.next(&library, &form, 1).unwrap();
    run.next(&library, &form, 2).unwrap();
    assert_eq!(at(&run), "hello");
    run.next(&library, &form, 3).unwrap();
    assert_eq!(at(&run), "hello");
}

#[test]
fn a_draft_of_a_run_survives_json_and_a_clock_set_back() {
    let mut form = form(&[]);
    let (library, mut run) = started(&form);
    run.next(&library, &form, 500).unwrap();
    form.extend(run.answer(&library, 1, &form, 200).unwrap());
    let mut again: Run = serde_json::from_str(&serde_json::to_string(&run).unwrap()).unwrap();
    assert_eq!(again, run);
    again.next(&library, &form, 3_000).unwrap();
    assert!(again.visits.windows(2).all(|w| w[0].left_at_ms.unwrap() <= w[1].entered_at_ms));
    assert!(seconds_per_node(&again).iter().all(|(_, s)| *s >= 0));
}

#[test]
fn a_run_without_visits_is_a_fault_not_a_panic() {
    let mut empty = Run {
        openings: Vec::new(),
        visits: Vec::new(),
        ended: None,
        facts: std::collections::BTreeMap::new(),
        acts: Vec::new(),
    };
    let (library, form) = (library(), form(&[]));
    assert!(empty.next(&library, &form, 0).is_err());
    assert!(empty.answer(&library, 0, &form, 0).is_err());
    assert_eq!(empty.typed(&library, Field::Kind, &form, 0), Ok(false));
    assert_eq!(empty.back(&library, 0), Ok(false));
    assert!(empty.trail().is_empty() && empty.ahead(&library, &form, 3).is_empty());
    empty.switch(&library, &ScriptId("main".to_owned()), &form, 0).unwrap();
    assert_eq!(at(&empty), "hello");
}

#[test]
fn the_outlook_names_what_would_come_next() {
    let form = form(&[]);
    let (library, run) = started(&form);
    let ahead: Vec<String> = run.ahead(&library, &form, 9).into_iter().map(|p| p.node.0).collect();
    assert_eq!(ahead, ["kind", "packed", "name", "promise", "close"]);
    assert_eq!(run.ahead(&library, &form, 2).len(), 2);
}
