use super::*;
use crate::i18n::proofread::proofread;
use domain::script::{
    NodeId, What, builtin,
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
    ];
    proofread(whats.iter(), problem);
    let refusals = [
        EditRefusal::NoSuchNode(node()),
        EditRefusal::DoesNotFit(Spot::Start),
        EditRefusal::NameTaken(node()),
        EditRefusal::NotAName,
        EditRefusal::LastNode,
        EditRefusal::NoSuchAnswer(0),
    ];
    proofread(refusals.iter(), |lang, why| refusal(lang, why).to_owned());
    proofread(Sort::ALL.iter().copied(), |lang, of| sort(lang, of).to_owned());
    let parts = [Part::Text(Tongue::Zh), Part::Text(Tongue::En), Part::Goto, Part::AnswerGoto(0), Part::AnswerGoto(1)];
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
