//! Every problem a script can have is found, and a good one has none.

use crate::small::{MAIN, WHO, library, script, with};
use domain::{
    complaint::Field,
    script::{Library, MAX_SPOKEN, What, problems},
};

fn found(library: &Library) -> Vec<(String, What)> {
    let node = |p: &domain::script::Problem| p.node.as_ref().map_or_else(String::new, |n| n.0.clone());
    problems(library).into_iter().map(|p| (node(&p), p.what)).collect()
}

fn only(library: &Library, node: &str, what: What) {
    assert_eq!(found(library), [(node.to_owned(), what)]);
}

#[test]
fn a_good_library_has_no_problems() {
    assert_eq!(found(&library()), []);
}

#[test]
fn names_that_lead_nowhere() {
    let node = with(
        r#""goto": "who"}}},
    {"id": "who""#,
        r#""goto": "x"}}},
    {"id": "who""#,
    );
    assert!(found(&node).contains(&("day".to_owned(), What::UnknownNode("x".into()))));
    let lost = found(&with(r#""script": "who""#, r#""script": "x""#));
    assert_eq!(lost, [("who".to_owned(), What::UnknownScript("x".into()))]);
    let start = found(&with(r#""start": "hello""#, r#""start": "x""#));
    assert!(start.contains(&(String::new(), What::NoStart("x".into()))));
}

#[test]
fn codes_the_form_does_not_take() {
    let answer = with(r#""value": "courier""#, r#""value": "robot""#);
    only(&answer, "packed", What::UnknownCode(Field::PackedBy.into(), "robot".to_owned()));
    let condition = with(r#"["kind", "damage"]"#, r#"["kind", "dmg"]"#);
    only(&condition, "fork", What::UnknownCode(Field::Kind.into(), "dmg".to_owned()));
    let no_field = with(r#""field": "packed_by", "#, "");
    assert_eq!(found(&no_field).iter().filter(|(_, w)| matches!(w, What::ValueWithoutField(_))).count(), 2);
    assert!(serde_json::from_str::<domain::script::Script>(&MAIN.replace("\"packed_by\"", "\"packd\"")).is_err());
}

#[test]
fn shapes_that_trap_a_call() {
    let unreachable = with(r#""goto": "packed"}]"#, r#""goto": "day"}]"#);
    only(&unreachable, "packed", What::Unreachable);
    let dead = found(&with(r#""goto": "close", "repeat": true"#, r#""goto": "promise""#));
    assert!(dead.contains(&("hello".to_owned(), What::DeadEnd)));
    assert!(dead.contains(&("promise".to_owned(), What::LoopWithoutInput)));
    assert!(dead.contains(&("close".to_owned(), What::Unreachable)));
    let itself = found(&with(r#""script": "who""#, r#""script": "main""#));
    assert_eq!(itself, [(String::new(), What::CallsItself)]);
    let mutual = WHO.replace(
        r#""body": {"end": {"text": {"zh": "记好了", "en": "Noted"}, "outcome": "follow_up"}}"#,
        r#""body": {"call": {"script": "main"}}"#,
    );
    let circle = Library { scripts: vec![script(MAIN), script(&mutual)] };
    assert_eq!(found(&circle), [(String::new(), What::CallsItself), (String::new(), What::CallsItself)]);
}

#[test]
fn names_used_twice() {
    let twice = Library { scripts: vec![script(MAIN), script(WHO), script(WHO)] };
    only(&twice, "", What::SameScript);
    assert!(found(&with(r#""id": "day""#, r#""id": "packed""#)).contains(&("packed".to_owned(), What::SameNode)));
}

#[test]
fn answers_that_cannot_be_chosen() {
    let one = r#"{"label": {"zh": "自己", "en": "Sender"}, "value": "sender", "goto": "who"}"#;
    let many = with(one, &[one; 9].join(","));
    only(&many, "packed", What::TooManyAnswers);
    let other = r#",
       {"label": {"zh": "取件员", "en": "Courier"}, "value": "courier", "goto": "who"}"#;
    let none = found(&with(&format!("{one}{other}"), ""));
    assert!(none.contains(&("packed".to_owned(), What::NoAnswers)));
    assert!(none.contains(&("packed".to_owned(), What::DeadEnd)));
}

#[test]
fn texts_that_cannot_be_said() {
    let hello = r#"{"zh": "您好", "en": "Hello"}"#;
    only(&with(hello, r#"{"zh": "您好", "en": " "}"#), "hello", What::MissingLanguage);
    only(&with(hello, r#"{"zh": "Hello", "en": "Hello"}"#), "hello", What::MissingLanguage);
    only(&with(hello, r#"{"zh": "您好", "en": "您好"}"#), "hello", What::MissingLanguage);
    only(&with(hello, r#"{"zh": "您好{agent}", "en": "Hello"}"#), "hello", What::DifferentBlanks);
    let unknown = with(hello, r#"{"zh": "您好{x}", "en": "Hello {x}"}"#);
    only(&unknown, "hello", What::UnknownBlank("x".to_owned()));
    only(&with(hello, r#"{"zh": "**您好", "en": "Hello"}"#), "hello", What::BrokenMark);
    only(&with(hello, r#"{"zh": "您好{Agent}", "en": "Hello"}"#), "hello", What::BrokenMark);
    let at_limit = format!(r#"{{"zh": "{}。", "en": "Hello"}}"#, "好".repeat(MAX_SPOKEN));
    assert_eq!(found(&with(hello, &at_limit)), []);
    let long = at_limit.replace('。', "好");
    only(&with(hello, &long), "hello", What::TooLongToSay(u32::try_from(MAX_SPOKEN).unwrap() + 1));
}
