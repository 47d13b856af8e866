//! Packs that are refused, with the line and the reason.

use super::given::HOUSE;
use domain::compensation::{
    CompensationBook, CompensationPack, CompensationPackProblem as P, LARGEST_PACK_BYTES, RuleProblem as R, TextFault,
};

const HOUSE_TEXT: &str = include_str!("../../data/compensation/cn-house-2007.json");
const ALL: [&str; 4] = [
    HOUSE_TEXT,
    include_str!("../../data/compensation/cn-express-2021.json"),
    include_str!("../../data/compensation/cn-express-2025.json"),
    include_str!("../../data/compensation/cn-postal-2015.json"),
];

/// The house pack with something in it replaced: what is said about it, and the line.
fn spoilt(from: &str, to: &str) -> (P, Option<u32>) {
    assert!(HOUSE_TEXT.contains(from), "{from}");
    let text = HOUSE_TEXT.replacen(from, to, 1);
    let problem = CompensationPack::import(&text).expect_err(to);
    // The small reader refuses it too, whatever it knows about the reason.
    assert!(CompensationPack::parse(&text).is_err(), "{to}");
    let line = problem.line(&text);
    (problem, line)
}

fn line_with(part: &str) -> u32 {
    let before = HOUSE_TEXT.split(part).next().expect("something").matches('\n').count();
    u32::try_from(before + 1).expect("short")
}

fn fault(from: &str, to: &str) -> (TextFault, String) {
    let (problem, line) = spoilt(from, to);
    let P::Malformed { line: at, column, fault, word } = problem else { panic!("{problem:?}") };
    assert_eq!((Some(at), at, column > 0), (line, line_with(from), true), "{to}");
    (fault, word)
}

#[test]
fn the_built_in_packs_are_sound_and_read_the_same_either_way() {
    assert_eq!(CompensationBook::builtin().packs().len(), ALL.len());
    for text in ALL {
        let pack = CompensationPack::parse(text).expect("sound");
        assert_eq!(CompensationPack::import(text).as_ref(), Ok(&pack));
        let written = serde_json::to_string(&pack).expect("serialises");
        assert_eq!(CompensationPack::parse(&written), Ok(pack));
    }
}

#[test]
fn texts_that_are_no_pack() {
    assert_eq!(fault("\"reach\": \"all\"", "\"raech\": \"all\""), (TextFault::UnknownField, "raech".to_owned()));
    assert_eq!(fault("\"times_fee\": 5", "\"times_fee\": -5").0, TextFault::BadValue);
    assert_eq!(fault("\"times_fee\": 5", "\"times_fee\": 5.5").0, TextFault::BadValue);
    assert_eq!(fault("\"times_fee\": 5", "\"times_fee\": 99999999999999999999").0, TextFault::BadValue);
    assert_eq!(fault("\"fee\": \"whole\"", "\"fee\": \"hole\"").0, TextFault::BadValue);
    assert_eq!(fault("2007-01-01", "2007-02-30").0, TextFault::BadValue);
    assert_eq!(fault("\"grade\": \"house\"", "\"id\": \"house\""), (TextFault::FieldTwice, "id".to_owned()));
    assert_eq!(fault("\"jurisdiction\": \"CN\",", "\"jurisdiction\": \"CN\";").0, TextFault::NotJson);
    let (cut, _) = spoilt("\"measures\"", "\u{0}");
    assert!(matches!(cut, P::Malformed { fault: TextFault::NotJson, .. }));
    let missing = CompensationPack::import("{}").expect_err("empty");
    assert!(matches!(missing, P::Malformed { fault: TextFault::MissingField, word, .. } if word == "id"));
}

#[test]
fn huge_and_deep_texts() {
    let huge = format!("{HOUSE_TEXT}{}", " ".repeat(LARGEST_PACK_BYTES));
    let bytes = u64::try_from(huge.len()).expect("short");
    assert_eq!(CompensationPack::import(&huge), Err(P::TooLarge { bytes }));
    assert_eq!(CompensationPack::parse(&huge), Err(P::TooLarge { bytes }));
    let deep = "[".repeat(LARGEST_PACK_BYTES);
    assert!(CompensationPack::import(&deep).is_err() && CompensationPack::parse(&deep).is_err());
    let deep = format!("{{\"id\": {}", "{\"a\":".repeat(100_000));
    assert!(CompensationPack::import(&deep).is_err() && CompensationPack::parse(&deep).is_err());
}

#[test]
fn dates_that_contradict_each_other() {
    let (problem, line) = spoilt("\"jurisdiction\"", "\"valid_until\": \"2006-12-31\", \"jurisdiction\"");
    assert_eq!((problem, line), (P::Validity { pack: HOUSE.to_owned() }, Some(4)));
    assert!(matches!(spoilt("2007-01-01", "1007-01-01").0, P::Validity { .. }));
}

#[test]
fn rules_that_cannot_be_used() {
    let rule = |from: &str, to: &str| match spoilt(from, to) {
        (P::Rule { list, index, problem, .. }, Some(line)) => (list, index, problem, line),
        other => panic!("{other:?}"),
    };
    let begin = |list: &str, item: &str| {
        line_with(&format!("\"{list}\"")) + line_with(item) - line_with(&format!("\"{list}\""))
    };
    let (list, index, problem, line) = rule("\"times_fee\": 5", "\"times_fee\": 0");
    assert_eq!((list.as_str(), index, problem), ("measures", 1, R::Number));
    assert_eq!(line, begin("measures", "\"cover\": \"uninsured\"") - 1);
    assert_eq!(rule("\"times_fee\": 5", "\"times_fee\": 4000000000").2, R::Number);
    assert_eq!(rule("\"per_kg\": 10000", "\"per_kg\": -10000").2, R::Number);
    assert_eq!(rule("\"per_kg\": 10000", "\"per_kg\": 9000000000000000000").2, R::Number);
    let (list, index, problem, line) = rule("\"kinds\": [\"delay\"]", "\"kinds\": []");
    assert_eq!((list.as_str(), index, problem, line), ("causes", 0, R::Empty, line_with("\"kinds\": [\"delay\"]") - 1));
    let (list, index, problem, _) = rule("\"kinds\": [\"total_damage\"]", "\"kinds\": [\"loss\"]");
    assert_eq!((list.as_str(), index, problem), ("causes", 3, R::Ambiguous));
    let (list, index, problem, _) = rule("\"cover\": \"uninsured\"", "\"cover\": \"insured\"");
    assert_eq!((list.as_str(), index, problem), ("measures", 1, R::Ambiguous));
    assert_eq!(rule("\"ground\": \"inherent\"", "\"ground\": \"customer\"").2, R::Ambiguous);
    assert_eq!(rule("[\"insured_amount\"]", "[]").2, R::Empty);
    assert_eq!(rule("[\"sender\", \"named_by_sender\"]", "[]").2, R::Empty);
    let (list, _, problem, _) = rule("附件A 第三条（二）2：保价的按保价金额赔偿", " ");
    assert_eq!((list.as_str(), problem), ("measures", R::Text));
}

#[test]
fn packs_that_do_not_go_together() {
    let pack = CompensationPack::parse(HOUSE_TEXT).expect("sound");
    let twice = CompensationBook::from_packs(vec![pack.clone(), pack.clone()]);
    assert!(matches!(twice, Err(P::Twice { .. })));
    let next = CompensationPack {
        version: "2026.1".to_owned(),
        valid_from: "2026-01-01".parse().expect("a date"),
        ..pack.clone()
    };
    let overlap = CompensationBook::from_packs(vec![pack.clone(), next.clone()]);
    assert!(matches!(overlap, Err(P::Overlap { .. })));
    let ended = CompensationPack { valid_until: "2025-12-31".parse().ok(), ..pack };
    let book = CompensationBook::from_packs(vec![next, ended]).expect("one after the other");
    assert_eq!(book.newest(HOUSE).map(|p| p.version.as_str()), Some("2026.1"));
    assert_eq!(book.on(HOUSE, "2025-12-31".parse().expect("a date")).map(|p| p.version.as_str()), Some("2007.1"));
}
