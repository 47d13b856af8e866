//! What is found before a script is published: forbidden words, times that the rules do not make, facts nobody asks.

use crate::small::{MAIN, WHO, script, with};
use domain::{
    phrase,
    rulebook::library::Library as RuleLibrary,
    script::{Fact, Library, Spoken, What, flaws_before_publishing, problems},
};

fn spoken() -> Spoken {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Spoken::on(&RuleLibrary::builtin().unwrap(), day)
}

fn found(library: &Library) -> Vec<What> {
    let bank = phrase::builtin().unwrap();
    flaws_before_publishing(library, &bank, &spoken()).into_iter().map(|p| p.what).collect()
}

/// The small library, which says this instead of hello.
fn saying(zh: &str, en: &str) -> Library {
    with(r#"{"zh": "您好", "en": "Hello"}"#, &format!(r#"{{"zh": "{zh}", "en": "{en}"}}"#))
}

/// The same, with the clocks that the words speak of.
fn naming(zh: &str, en: &str, clocks: &str) -> Library {
    let text = MAIN
        .replace(r#"{"zh": "您好", "en": "Hello"}"#, &format!(r#"{{"zh": "{zh}", "en": "{en}"}}"#))
        .replace(r#"{"id": "hello","#, &format!(r#"{{"id": "hello", "clocks": [{clocks}],"#));
    Library { scripts: vec![script(&text), script(WHO)] }
}

fn other(words: &str) -> What {
    What::OtherTime(words.to_owned())
}

#[test]
fn a_good_library_may_be_published() {
    assert_eq!(found(&saying("您好", "Hello")), []);
}

#[test]
fn forbidden_words_are_found_wherever_an_agent_reads_them() {
    assert_eq!(found(&saying("这不归我管", "Hello")), [What::Forbidden("not_my_business".to_owned())]);
    let button = with(r#"{"zh": "破损", "en": "Damage"}"#, r#"{"zh": "破损，随便你", "en": "Damage"}"#);
    assert_eq!(found(&button), [What::Forbidden("whatever".to_owned())]);
}

#[test]
fn a_time_nobody_vouches_for_is_a_problem() {
    assert_eq!(found(&saying("两小时之内答复", "Soon")), [other("两小时")]);
    assert_eq!(found(&saying("马上答复", "Within 2 hours")), [other("2 hours")]);
    assert_eq!(found(&saying("**7** 个工作日", "Soon")), [other("7工作日")]);
    assert_eq!(found(&saying("半个小时", "half an hour")), [other("半小时"), other("half an hour")]);
    assert_eq!(found(&saying("十五个月", "Soon")), [other("十五个月")]);
    assert_eq!(found(&saying("今天之内，{due_handle}前", "Today, by {due_handle}")), []);
    assert_eq!(found(&saying("这几天、周一、每年", "these days, on Monday, every year")), []);
}

#[test]
fn a_time_of_the_clock_the_node_names_may_be_said() {
    assert_eq!(found(&naming("二十分钟之内", "within 20 minutes", r#""tracking_answer""#)), []);
    assert_eq!(found(&naming("８ 小时之内", "within eight hours", r#""quotation""#)), []);
    assert_eq!(
        found(&naming("24小时，最长三十天", "24 hours, 30 days", r#""claim_answer", "claim_handling.domestic""#)),
        []
    );
    assert_eq!(found(&naming("一年之内", "within one year", r#""claim_window""#)), []);
    assert_eq!(found(&naming("半小时", "thirty minutes", r#""first_reply.loss""#)), []);
}

#[test]
fn a_time_that_contradicts_the_clock_is_a_problem() {
    assert_eq!(found(&naming("30分钟之内", "soon", r#""tracking_answer""#)), [other("30分钟")]);
    assert_eq!(found(&naming("15天之内付款", "within 15 days", r#""payment""#)), [other("15天"), other("15 days")]);
    assert_eq!(
        found(&naming("七个工作日", "seven working days", r#""handle_and_tell""#)),
        [other("七工作日"), other("seven days")]
    );
    assert_eq!(found(&naming("您好", "Hello", r#""no_such""#)), [What::UnknownClock("no_such".to_owned())]);
}

#[test]
fn a_fact_that_nobody_asks_for_is_a_problem() {
    let never = saying("您寄{goods}", "You send {goods}");
    assert_eq!(found(&never), [What::NeverAsked(Fact::Goods)]);
    let asked = MAIN
        .replace(r#"{"zh": "您好", "en": "Hello"}"#, r#"{"zh": "您寄{goods}", "en": "You send {goods}"}"#)
        .replace("\"promised_on\"", "\"goods\"");
    assert_eq!(problems(&Library { scripts: vec![script(&asked), script(WHO)] }), []);
}

#[test]
fn a_promise_needs_a_time_to_hold_it() {
    let act = r#""body": {"act": {"text": {"zh": "您好", "en": "Hello"},
        "act": {"callback": {"when": "item"}}, "goto": "kind"}}"#;
    let wrong = with(r#""body": {"say": {"text": {"zh": "您好", "en": "Hello"}, "goto": "kind"}}"#, act);
    assert_eq!(found(&wrong), [What::NotATime(domain::complaint::Field::Item.into())]);
}

#[test]
fn key_words_and_summaries_are_in_both_languages() {
    let key = with(r#"{"id": "hello","#, r#"{"id": "hello", "key": {"zh": "好", "en": ""},"#);
    assert_eq!(found(&key), [What::MissingLanguage]);
    let summary = with(r#""en": "The main piece""#, r#""en": """#);
    assert_eq!(found(&summary), [What::MissingLanguage]);
}
