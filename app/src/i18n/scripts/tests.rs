use super::*;
use crate::{error::AppError, i18n::proofread::proofread};
use domain::complaint::{Field, Kind};
use domain::script::{
    Act, Case, Condition, Fact, NodeId, Slot, Test, What, builtin,
    edit::{Change, EditRefusal, Part, Sort, Spot, Tongue, Value, diff},
};

#[test]
fn every_problem_refusal_sort_and_part_has_words_of_its_own() {
    let node = || NodeId("x".to_owned());
    let whats = [
        What::SameScript,
        What::SameNode,
        What::NoStart(node()),
        What::UnknownNode(node()),
        What::UnknownScript("x".into()),
        What::NoAnswers,
        What::TooManyAnswers,
        What::DeadEnd,
        What::Unreachable,
        What::LoopWithoutInput,
        What::CallsItself,
        What::MissingLanguage,
        What::UnknownBlank("x".to_owned()),
        What::DifferentBlanks,
        What::BrokenMark,
        What::TooLongToSay(90),
        What::Forbidden("x".to_owned()),
        What::OtherTime("x".to_owned()),
        What::UnknownClock("x".to_owned()),
        What::ValueWithoutField("x".to_owned()),
        What::NothingToCompare(Slot::Field(Field::Kind)),
    ];
    proofread(whats.iter(), problem);
    let refusals = [
        EditRefusal::NoSuchNode(node()),
        EditRefusal::DoesNotFit(Spot::Start),
        EditRefusal::NameTaken(node()),
        EditRefusal::NotAName,
        EditRefusal::LastNode,
        EditRefusal::NoSuchAnswer(0),
        EditRefusal::NoSuchCase(0),
    ];
    proofread(refusals.iter(), |lang, why| refusal(lang, why).to_owned());
    proofread(Sort::ALL.iter().copied(), |lang, of| sort(lang, of).to_owned());
    let parts = [
        Part::Text(Tongue::Zh),
        Part::Text(Tongue::En),
        Part::Goto,
        Part::AnswerGoto(0),
        Part::AnswerGoto(1),
        Part::Act,
        Part::PromiseAt,
        Part::PromiseWithin,
        Part::PromiseAfter,
        Part::Cases,
        Part::CaseWhen(0),
        Part::CaseGoto(0),
    ];
    proofread(parts, part);
}

#[test]
fn a_comparison_is_told_in_sentences() {
    let before = builtin().unwrap().scripts.remove(0);
    let mut after = before.clone();
    after.title.en = "Hello".to_owned();
    after.nodes.swap(0, 1);
    let gone = after.nodes.pop().unwrap();
    let told: Vec<String> = diff(&before, &after).iter().map(|one| change(Lang::En, one, &before, &after)).collect();
    let expected = [
        ["title (English): “", &before.title.en, "” → “Hello”"].concat(),
        ["Removed “", &gone.label.en, "”."].concat(),
        "Changed the order of the steps.".to_owned(),
    ];
    assert_eq!(told, expected);
    let back = Change { spot: Spot::Start, from: Value::Nothing, to: Value::To(before.start.clone()) };
    assert!(change(Lang::Zh, &back, &before, &after).starts_with("开始的一步：（无） → "));
}

#[test]
fn a_check_and_a_promise_are_told_in_words() {
    let script = builtin().unwrap().scripts.remove(0);
    let told = |lang: Lang, one: &Value| value(lang, one, &script);
    let kinds = Condition::AnyOf(Slot::Field(Field::Kind), vec![Kind::Damage.code().to_owned(), "new".to_owned()]);
    let label = crate::i18n::terms::kind(Lang::Zh, Kind::Damage);
    assert_eq!(told(Lang::Zh, &Value::When(kinds.clone())), ["投诉类型是其中之一 「", label, "」、「new」"].concat());
    let filled = Condition::Filled(Slot::Field(Field::Waybill));
    let cases = Value::Cases(vec![Case { when: filled, goto: "nowhere".into() }]);
    assert_eq!(told(Lang::En, &cases), "Waybill number is filled in → nowhere");
    let tests: Vec<String> = Test::ALL.iter().map(|one| condition(Lang::En, &kinds.by(*one))).collect();
    assert!(tests.iter().enumerate().all(|(i, one)| !tests[..i].contains(one)), "{tests:?}");
    let when = Slot::Fact(Fact::CallbackTime);
    let bare = Value::Act(Act::Callback { when, within: None, after: None });
    let whole = Value::Act(Act::Callback { when, within: Some(1_440), after: Some(Slot::Fact(Fact::ClaimReceived)) });
    assert!(told(Lang::En, &whole).starts_with(&told(Lang::En, &bare)), "{}", told(Lang::En, &whole));
    assert!(told(Lang::Zh, &whole).contains("1 天"), "{}", told(Lang::Zh, &whole));
    assert_eq!([20, 480, 1_500, 2_880].map(|n| span(Lang::En, n)), ["20 minutes", "8 hours", "25 hours", "2 days"]);
}

#[test]
fn what_could_not_be_done_says_what_is_safe() {
    let deeds = [Deed::Publish, Deed::Discard, Deed::Begin, Deed::Copy];
    proofread(deeds.into_iter(), |lang, deed| not_done(lang, deed, AppError::Offline));
    let errors = [
        AppError::Offline,
        AppError::Broken { incident: None },
        AppError::SignedOut,
        AppError::Malformed,
        AppError::NotFound,
        AppError::NotAllowed,
    ];
    proofread(errors.into_iter(), not_saved);
    for error in errors {
        assert!(not_saved(Lang::Zh, error).contains("改动留在这个浏览器里"), "{error:?}");
        assert!(not_saved(Lang::En, error).contains("kept in this browser"), "{error:?}");
    }
}
