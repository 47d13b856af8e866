//! Packs that are wrong by accident or on purpose: refused with the line and the reason.

use crate::given::{clock, line_of, pack, timed, written};
use domain::{
    json::tree::Misfit,
    rulebook::file::{LONGEST_PACK, PackFault, PackFile, PackReason},
};
use serde_json::{Value, json};

fn faults(text: &str) -> Vec<PackFault> {
    PackFile::parse(text).expect_err("refused")
}

/// One clock with a field changed, in a pack after a clock that is fine.
fn with(field: &str, value: Value) -> String {
    let mut wrong = clock("wrong");
    wrong[field] = value;
    written(&pack("TEST", "1", &[clock("fine"), wrong]))
}

#[track_caller]
fn refused_at(text: &str, part: &str, reason: PackReason) {
    assert_eq!(faults(text), [PackFault { line: line_of(text, part), reason }]);
}

#[test]
fn a_sound_pack_is_read() {
    let text = written(&pack("TEST", "1", &[clock("one"), clock("two")]));
    let read = PackFile::parse(&text).expect("sound");
    assert_eq!(read.clocks.len(), 2);
    let again = serde_json::to_string(&read).expect("serialises");
    assert_eq!(PackFile::parse(&again), Ok(read));
    assert!(PackFile::parse(&format!("\u{feff}{text}")).is_ok(), "as some editors save it");
}

#[test]
fn what_does_not_fit_the_form_is_told_with_its_line() {
    let misfit = |misfit| PackReason::Misfit(misfit);
    let unknown = Misfit::UnknownField { field: "pause_allowed".into() };
    refused_at(&with("pause_allowed", json!(true)), "pause_allowed", misfit(unknown));
    let word = Misfit::UnknownWord { word: "fortnight".into() };
    refused_at(&with("timing", timed(1, "fortnight", "calendar")), "fortnight", misfit(word));
    refused_at(&with("timing", timed(-5, "minute", "elapsed")), "-5", misfit(Misfit::Negative));
    refused_at(&with("timing", timed(5_000_000_000, "minute", "elapsed")), "5000000000", misfit(Misfit::TooLarge));
    let date = Misfit::NoDate { word: "2026-02-30".into() };
    refused_at(&with("valid_from", json!("2026-02-30")), "2026-02-30", misfit(date));
    refused_at(&with("title", json!("时限")), "\"title\": \"时限\"", misfit(Misfit::WrongKind));
}

#[test]
fn a_missing_field_and_a_field_given_twice_are_told() {
    let mut value = pack("TEST", "1", &[clock("one")]);
    value.as_object_mut().expect("an object").remove("grade");
    let missing = PackReason::Misfit(Misfit::MissingField { field: "grade".into() });
    assert_eq!(faults(&written(&value)), [PackFault { line: 1, reason: missing }]);
    let twice = written(&pack("TEST", "1", &[])).replacen("\"id\"", "\"version\": \"2\",\n  \"id\"", 1);
    let reason = PackReason::Misfit(Misfit::FieldTwice { field: "version".into() });
    assert_eq!(faults(&twice)[0].reason, reason);
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    for (text, line) in [("", 1), ("{\n\n oops", 3), ("{\n\"id\": 1.5}", 2), ("[]\n[]", 2)] {
        assert_eq!(faults(text), [PackFault { line, reason: PackReason::Unreadable }], "{text:?}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(faults(&deep)[0].reason, PackReason::Unreadable, "as deep as the sea");
    let huge = "9".repeat(100);
    assert_eq!(faults(&format!("{{\n\"id\": {huge}}}")), [PackFault { line: 2, reason: PackReason::Unreadable }]);
}

#[test]
fn more_than_a_megabyte_is_not_even_looked_at() {
    let text = " ".repeat(10 * 1024 * 1024);
    assert_eq!(faults(&text), [PackFault { line: 1, reason: PackReason::TooLong }]);
    assert_ne!(faults(&" ".repeat(LONGEST_PACK))[0].reason, PackReason::TooLong);
}

#[test]
fn thousands_of_rules_are_refused_before_they_are_compared() {
    let clocks: Vec<Value> = (0..501).map(|_| clock("same")).collect();
    let reason = faults(&pack("TEST", "1", &clocks).to_string()).remove(0).reason;
    assert_eq!(reason, PackReason::TooMany { count: 501 });
    let many = faults(&pack("TEST", "1", &clocks[..100]).to_string());
    assert_eq!(many.len(), 100, "enough is enough");
}

#[test]
fn clocks_that_wait_for_each_other_are_refused() {
    let after = |id: &str, after: &str| {
        let mut clock = clock(id);
        clock["starts"] = json!({ "after": after });
        clock
    };
    let text = written(&pack("TEST", "1", &[after("a", "b"), after("b", "c"), after("c", "a"), clock("d")]));
    let [PackFault { reason: PackReason::Cycle { rules }, .. }] = &faults(&text)[..] else { panic!("no ring") };
    assert_eq!(rules, &["a", "b", "c", "a"]);
    let leading_in = written(&pack("TEST", "1", &[after("a", "b"), after("b", "c"), after("c", "b")]));
    let [PackFault { line, reason: PackReason::Cycle { rules } }] = &faults(&leading_in)[..] else { panic!("no ring") };
    assert_eq!(rules, &["b", "c", "b"]);
    assert_eq!(*line, line_of(&leading_in, "\"after\": \"c\"") - 1, "the line on which b says what starts it");
    let itself = written(&pack("TEST", "1", &[after("a", "a")]));
    assert!(matches!(&faults(&itself)[..], [PackFault { reason: PackReason::Cycle { .. }, .. }]));
    let chain = pack("TEST", "1", &[after("a", "b"), after("b", "c"), clock("c")]);
    assert!(PackFile::parse(&written(&chain)).is_ok());
    let missing = written(&pack("TEST", "1", &[after("a", "nobody")]));
    let reason = PackReason::NoSuchClock { rule: "a".into(), after: "nobody".into() };
    assert_eq!(faults(&missing)[0].reason, reason);
}

#[test]
fn a_house_clock_looser_than_the_law_is_refused_at_its_own_line() {
    let clock = |id: &str, lane: &str, count: i64, whose: &str| {
        let mut clock = clock(id);
        clock["code"] = json!("answer");
        clock["lane"] = json!(lane);
        clock["whose"] = json!(whose);
        clock["timing"] = timed(count, "day", "calendar");
        clock
    };
    let judged = |house: i64, whose: &str| {
        let clocks = [clock("law", "statutory", 30, whose), clock("house", "house", house, whose)];
        let text = written(&pack("TEST", "1", &clocks));
        PackFile::parse(&text).map(|_| ()).map_err(|faults| (faults, line_of(&text, "\"id\": \"house\"")))
    };
    let refused = |line| {
        let reason = PackReason::LooserThanLaw { house: "house".into(), statutory: "law".into() };
        vec![PackFault { line, reason }]
    };
    assert_eq!(judged(30, "ours"), Ok(()));
    assert!(matches!(judged(31, "ours"), Err((faults, line)) if faults == refused(line)));
    assert_eq!(judged(31, "customers"), Ok(()), "more time for the customer");
    assert!(matches!(judged(29, "customers"), Err((faults, line)) if faults == refused(line)));
}

#[test]
fn what_contradicts_itself_is_refused() {
    let rule = || "wrong".to_owned();
    let mut statutory = clock("wrong");
    statutory["lane"] = json!("statutory");
    statutory["pauses"] = json!("allowed");
    let text = written(&pack("TEST", "1", &[statutory]));
    refused_at(&text, "\"pauses\"", PackReason::PauseNotOurs { rule: rule() });
    let timing = PackReason::Timing { rule: rule() };
    for timed in
        [timed(5, "minute", "calendar"), timed(200, "year", "calendar"), timed(4_000_000_000, "day", "calendar")]
    {
        refused_at(&with("timing", timed), "\"timing\"", timing.clone());
    }
    refused_at(&with("valid_from", json!("2019-12-31")), "2019-12-31", PackReason::Validity { rule: rule() });
    refused_at(&with("valid_until", json!("2019-12-31")), "2019-12-31", PackReason::Validity { rule: rule() });
    refused_at(&with("id", json!("no name")), "no name", PackReason::Name { name: "no name".into() });
    refused_at(&with("title", json!({ "zh": " ", "en": "x" })), "\"title\"", PackReason::Text);
    refused_at(&with("kinds", json!([])), "\"kinds\"", PackReason::List { rule: rule() });
    refused_at(&with("warn", json!([{ "percent": 100 }])), "\"warn\"", PackReason::List { rule: rule() });
    refused_at(&with("code", json!("first_reply")), "\"first_reply\"", PackReason::Code { rule: rule() });
}

#[test]
fn two_rules_for_one_clock_are_refused_and_a_target_beside_a_limit_is_not() {
    let (mut one, mut two) = (clock("one"), clock("two"));
    (one["code"], two["code"]) = (json!("same"), json!("same"));
    let text = written(&pack("TEST", "1", &[one.clone(), two.clone()]));
    refused_at(&text, "\"two\"", PackReason::Ambiguous { rule: "two".into(), other: "one".into() });
    two["strength"] = json!("target");
    assert!(PackFile::parse(&written(&pack("TEST", "1", &[one.clone(), two.clone()]))).is_ok());
    two["strength"] = json!("limit");
    (one["destinations"], two["destinations"]) = (json!(["domestic"]), json!(["international"]));
    assert!(PackFile::parse(&written(&pack("TEST", "1", &[one, two]))).is_ok(), "for other parcels");
}

#[test]
fn several_faults_are_told_at_once_in_the_order_of_the_text() {
    let (mut one, mut two) = (clock("one"), clock("two"));
    one["timing"] = timed(5, "minute", "calendar");
    two["valid_until"] = json!("2001-01-01");
    let got = faults(&written(&pack("bad name", "1", &[one, two])));
    let lines: Vec<u32> = got.iter().map(|fault| fault.line).collect();
    assert_eq!(got.len(), 3);
    assert!(lines.is_sorted(), "{lines:?}");
}
