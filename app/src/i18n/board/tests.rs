use super::{about, agent_state, away, band, channel, counter, formula, level, refusal, stage, value};
use crate::{i18n::proofread::proofread, preferences::Lang};
use domain::{
    counters::{Counter, DeadlineBand, Level, Unit},
    queue::{AgentStateCode, AwayReason, Channel, QueueRefusal, Setting, Settings, StageCode},
    time::from_millis,
};

#[test]
fn every_counter_has_a_name_a_meaning_and_a_formula_in_both_languages() {
    proofread(Counter::ALL.iter().copied(), |lang, one| counter(lang, one).to_owned());
    proofread(Counter::ALL.iter().copied(), |lang, one| about(lang, one).to_owned());
    proofread(Counter::ALL.iter().copied(), |lang, one| formula(lang, one).to_owned());
}

#[test]
fn every_word_of_the_floor_is_there_in_both_languages() {
    proofread(AgentStateCode::ALL.iter().copied(), |lang, one| agent_state(lang, one).to_owned());
    proofread(AwayReason::ALL.iter().copied(), |lang, one| away(lang, one).to_owned());
    proofread(Channel::ALL.iter().copied(), |lang, one| channel(lang, one).to_owned());
    proofread(StageCode::ALL.iter().copied(), |lang, one| stage(lang, one).to_owned());
    proofread(DeadlineBand::ALL.iter().copied(), |lang, one| band(lang, one).to_owned());
    let levels = [Level::Unknown, Level::Calm, Level::Near, Level::Urgent];
    proofread(levels, |lang, one| level(lang, one).to_owned());
    proofread(Setting::ALL.iter().copied(), |lang, one| super::setting(lang, one, &Settings::default()));
}

#[test]
fn every_refusal_says_what_to_do() {
    let all = [
        QueueRefusal::NoSuchContact,
        QueueRefusal::ContactKnown,
        QueueRefusal::NoSuchAgent,
        QueueRefusal::NoSuchQueue,
        QueueRefusal::QueueClosed { since: from_millis(1_795_140_000_000) },
        QueueRefusal::NotYours,
        QueueRefusal::WrongStage { stage: StageCode::Talking },
        QueueRefusal::HoldUnchanged,
        QueueRefusal::RunByTelephone,
        QueueRefusal::AgentNotFree,
        QueueRefusal::ReasonOfRules,
        QueueRefusal::Rated,
        QueueRefusal::ReasonUnfit,
        QueueRefusal::NothingChanges,
    ];
    proofread(all, refusal);
}

#[test]
fn numbers_read_as_people_read_them() {
    let read = |unit, number| value(unit, number);
    assert_eq!(read(Unit::Count, 7), ("7".to_owned(), ""));
    assert_eq!(read(Unit::Span, 48), ("00:48".to_owned(), ""));
    assert_eq!([read(Unit::Share, 831), read(Unit::Share, 800)], [("83.1".to_owned(), "%"), ("80".to_owned(), "%")]);
    assert_eq!([read(Unit::Points, 46), read(Unit::Points, 50)], [("4.6".to_owned(), ""), ("5.0".to_owned(), "")]);
}

#[test]
fn a_setting_is_shown_with_its_value() {
    assert_eq!(super::setting(Lang::Zh, Setting::AnswerWithin, &Settings::default()), "接通标准 X：20 秒");
    assert_eq!(super::setting(Lang::En, Setting::Zone, &Settings::default()), "Business zone: UTC+08:00");
}
