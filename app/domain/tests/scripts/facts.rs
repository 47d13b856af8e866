//! Facts of a call, things to do, and the ways between scripts.

use crate::small::{at, form, script};
use domain::{
    complaint::{Field, Input, Kind},
    script::{Act, Answer, CALL_BLANKS, Fact, Fault, Library, Run, Slot, is_known_blank},
};

/// goods (ask) → new (choose) → a fork → act: open a complaint → act: call back in 20 minutes → close.
const ORDER: &str = r#"{
  "id": "order", "version": 1, "title": {"zh": "下单", "en": "Order"},
  "summary": {"zh": "下单", "en": "An order"}, "start": "goods",
  "nodes": [
    {"id": "goods", "label": {"zh": "品名", "en": "Goods"},
     "body": {"ask": {"text": {"zh": "寄什么？", "en": "What goods?"}, "field": "pieces", "goto": "new"}}},
    {"id": "new", "label": {"zh": "新老", "en": "New"},
     "body": {"choose": {"text": {"zh": "寄过吗？", "en": "Sent before?"}, "field": "new_customer", "answers": [
       {"label": {"zh": "没有", "en": "No"}, "value": "yes", "goto": "fork"},
       {"label": {"zh": "寄过", "en": "Yes"}, "value": "no", "goto": "fork"}]}}},
    {"id": "fork", "label": {"zh": "分支", "en": "Fork"},
     "body": {"check": {"cases": [{"when": {"equals": ["new_customer", "yes"]}, "goto": "open"}], "otherwise": "call"}}},
    {"id": "open", "label": {"zh": "登记", "en": "Open"},
     "body": {"act": {"text": {"zh": "登记", "en": "On record"}, "act": {"open_complaint": "delay"}, "goto": "call"}}},
    {"id": "call", "label": {"zh": "回电", "en": "Call"},
     "body": {"act": {"text": {"zh": "给您回电话", "en": "I'll ring"},
       "act": {"callback": {"when": "callback_time", "within": 20, "after": "claim_received"}}, "goto": "close"}}},
    {"id": "close", "label": {"zh": "结束", "en": "Close"},
     "body": {"end": {"text": {"zh": "{callback_time}再见", "en": "{callback_time} goodbye"}, "outcome": "follow_up"}}}
  ]
}"#;

const ASIDE: &str = r#"{
  "id": "aside", "version": 1, "title": {"zh": "别的", "en": "Aside"},
  "summary": {"zh": "别的", "en": "Aside"}, "start": "what",
  "nodes": [
    {"id": "what", "label": {"zh": "别的", "en": "What"},
     "body": {"ask": {"text": {"zh": "什么事？", "en": "What?"}, "field": "incident", "goto": "end"}}},
    {"id": "end", "label": {"zh": "结束", "en": "End"},
     "body": {"end": {"text": {"zh": "好", "en": "Done"}, "outcome": "answered"}}}
  ]
}"#;

/// 2026-11-22 10:00 in the business zone.
const TEN: i64 = 1_795_312_800_000;

fn begun() -> (Library, Run) {
    let library = Library { scripts: vec![script(ORDER), script(ASIDE)] };
    let run = Run::start(&library, &"order".into(), &form(&[]), TEN).unwrap();
    (library, run)
}

fn at_the_fork() -> (Library, Run) {
    let (library, mut run) = begun();
    run.note(Fact::Pieces, "3");
    assert!(run.typed(&library, Fact::Pieces, &form(&[]), TEN).unwrap());
    (library, run)
}

#[test]
fn the_order_has_no_problems() {
    assert_eq!(domain::script::problems(&begun().0), []);
}

#[test]
fn fields_facts_and_blanks_of_the_call_have_names_of_their_own() {
    for fact in Fact::ALL {
        assert_eq!(Field::from_code(fact.code()), None, "{fact:?}");
        assert!(!CALL_BLANKS.contains(&fact.code()), "{fact:?}");
        assert!(is_known_blank(fact.code()));
        assert_eq!(Slot::from_code(fact.code()), Some(Slot::Fact(*fact)));
        assert!(fact.code().chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{fact:?} cannot be a blank");
    }
    assert_eq!(Slot::from_code("kind"), Some(Slot::Field(Field::Kind)));
    assert!(serde_json::from_str::<Slot>("\"nothing\"").is_err());
}

#[test]
fn a_fact_answers_its_question_once_it_holds_something_valid() {
    let (library, mut run) = begun();
    run.note(Fact::Pieces, "many");
    assert!(!run.typed(&library, Fact::Pieces, &form(&[]), TEN).unwrap());
    assert_eq!(at(&run), "goods");
    run.note(Fact::Pieces, "3");
    assert!(run.typed(&library, Fact::Pieces, &form(&[]), TEN).unwrap());
    assert_eq!((at(&run), run.visits[0].answer), ("new", Some(Answer::Typed)));
    run.note(Fact::Pieces, "");
    assert_eq!(run.fact(Fact::Pieces), "");
}

#[test]
fn a_chosen_fact_is_kept_in_the_run_and_decides() {
    let (library, mut run) = at_the_fork();
    assert_eq!(run.answer(&library, 1, &form(&[]), TEN).unwrap(), [], "nothing for the complaint form");
    assert_eq!((run.fact(Fact::NewCustomer), at(&run)), ("no", "call"));
    // Changed in the list of facts, the answer leads elsewhere, as one of the form does.
    run.note(Fact::NewCustomer, "yes");
    assert!(run.typed(&library, Fact::NewCustomer, &form(&[]), TEN).unwrap());
    assert_eq!(at(&run), "open");
}

#[test]
fn what_is_to_be_done_is_done_in_one_press_or_left() {
    let (library, mut run) = at_the_fork();
    assert_eq!(run.act(&library, &form(&[]), TEN), Err(Fault::NothingToDo));
    run.answer(&library, 0, &form(&[]), TEN).unwrap();
    let mut left = run.clone();
    left.next(&library, &form(&[]), TEN).unwrap();
    assert_eq!((at(&left), left.acts.len()), ("call", 0));
    let written = run.act(&library, &form(&[]), TEN + 5).unwrap();
    assert_eq!(written, [(Field::Kind, "delay".to_owned())]);
    assert_eq!((run.acts[0].act.clone(), run.acts[0].at_ms), (Act::OpenComplaint(Kind::Delay), TEN + 5));
    assert_eq!((at(&run), run.visits[2].answer), ("call", Some(Answer::Done)));
}

#[test]
fn a_complaint_of_this_kind_is_not_opened_twice() {
    let (library, mut run) = at_the_fork();
    run.answer(&library, 0, &form(&[(Field::Kind, "delay")]), TEN).unwrap();
    assert_eq!(at(&run), "call");
}

#[test]
fn a_promise_has_the_time_that_was_named_or_is_counted() {
    let (library, mut run) = at_the_fork();
    run.answer(&library, 1, &form(&[]), TEN + 1_000).unwrap();
    let mut named = run.clone();
    named.note(Fact::CallbackTime, "2026-11-22T15:00");
    named.act(&library, &form(&[]), TEN + 2_000).unwrap();
    assert_eq!(named.fact(Fact::CallbackTime), "2026-11-22T15:00");
    let mut later = run.clone();
    later.note(Fact::ClaimReceived, "2026-11-22T09:00");
    later.act(&library, &form(&[]), TEN + 2_000).unwrap();
    assert_eq!(later.fact(Fact::CallbackTime), "2026-11-22T09:20", "counted from the moment the script names");
    run.act(&library, &form(&[]), TEN + 2_000).unwrap();
    assert_eq!(run.fact(Fact::CallbackTime), "2026-11-22T10:20", "counted from when the matter was raised");
}

#[test]
fn a_promise_without_a_time_is_refused_and_changes_nothing() {
    let (library, mut run) = at_the_fork();
    let timeless = ORDER.replace(r#", "within": 20, "after": "claim_received""#, "");
    let timeless = Library { scripts: vec![script(&timeless)] };
    run.answer(&library, 1, &form(&[]), TEN).unwrap();
    let before = run.clone();
    assert_eq!(run.act(&timeless, &form(&[]), TEN), Err(Fault::NeedsAnswer));
    assert_eq!(run, before);
    let broken = ORDER
        .replace(r#""after": "claim_received"}}, "goto": "close""#, r#""after": "claim_received"}}, "goto": "gone""#);
    assert!(run.act(&Library { scripts: vec![script(&broken)] }, &form(&[]), TEN).is_err());
    assert_eq!(run, before);
}

#[test]
fn something_else_in_between_and_back() {
    let (library, mut run) = at_the_fork();
    assert_eq!(run.way_back(), None);
    assert!(!run.resume(&library, TEN).unwrap());
    run.switch(&library, &"aside".into(), &form(&[]), TEN + 60_000).unwrap();
    assert_eq!((at(&run), run.raised_at_ms()), ("what", TEN + 60_000));
    run.note(Fact::Incident, "停电");
    run.typed(&library, Fact::Incident, &form(&[]), TEN + 61_000).unwrap();
    run.next(&library, &form(&[]), TEN + 62_000).unwrap();
    assert!(run.ended.is_some());
    assert!(run.resume(&library, TEN + 63_000).unwrap());
    assert_eq!((at(&run), run.ended, run.raised_at_ms()), ("new", None, TEN));
    assert_eq!((run.fact(Fact::Pieces), run.fact(Fact::Incident)), ("3", "停电"), "facts stay on both ways");
    run.answer(&library, 1, &form(&[]), TEN + 64_000).unwrap();
    assert_eq!(at(&run), "call");
}

/// What was kept before there were facts: drafts, call records, and the copy of the scripts in the browser.
#[test]
fn what_was_kept_before_is_still_read() {
    let run = r#"{"openings":[{"script":"main","version":1,"after":0}],"visits":[{"step":{"place":{"node":"hello",
        "script":"main"},"stack":[]},"entered_at_ms":1,"left_at_ms":null,"answer":null,"came":"on","from":null,
        "opening":0}]}"#;
    for read in [serde_json::from_str::<Run>(run).unwrap(), domain::json::read::<Run>(run).unwrap()] {
        assert!(read.facts.is_empty() && read.acts.is_empty());
        let again = serde_json::to_string(&read).unwrap();
        assert!(!again.contains("facts") && !again.contains("acts"), "{again}");
    }
    let old = r#"{"id":"a","version":1,"title":{"zh":"甲","en":"A"},"start":"x","nodes":[{"id":"x",
        "label":{"zh":"甲","en":"A"},"body":{"ask":{"text":{"zh":"甲","en":"A"},"field":"item","goto":"x"}}}]}"#;
    let read: domain::script::Script = domain::json::read(old).unwrap();
    assert_eq!((read.nodes[0].slot(), read.keywords.len()), (Some(Field::Item.into()), 0));
}

#[test]
fn a_run_with_facts_survives_json() {
    let (library, mut run) = at_the_fork();
    run.answer(&library, 0, &form(&[]), TEN).unwrap();
    run.act(&library, &form(&[]), TEN).unwrap();
    run.act(&library, &form(&[]), TEN).unwrap();
    let text = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&text).unwrap(), run);
    assert_eq!(domain::json::read::<Run>(&text).unwrap(), run);
    assert_eq!(domain::json::read::<Library>(&serde_json::to_string(&library).unwrap()).unwrap(), library);
    assert!(Fact::ALL.iter().all(|f| !matches!(f.input(), Input::Waybill)));
}
