//! Closing meets what is owed, reopening owes it again.

use super::given::{AGENT, Case, at, clock, form};
use domain::{
    clock::{CancelReason, ClockState},
    command::Refusal,
    complaint::{ChannelCode, CloseReason, Field, Kind, ReplyChannel, Stage, StageCode, decide},
    rulebook::ClockCode as C,
};

#[test]
fn telling_the_result_meets_every_limit() {
    let mut case = Case::filed(&form(Kind::Loss, ChannelCode::Regulator), at("2026-11-21T10:00"));
    case.reply("2026-11-21T10:10").unwrap();
    case.close("2026-11-25T16:00", CloseReason::Satisfied).unwrap();
    let expected = [
        clock(C::FirstReply, "2026-11-21T10:30", "met"),
        clock(C::HandleAndTell, "2026-11-28", "met"),
        clock(C::RegulatorReport, "2026-11-30", "met"),
    ];
    assert_eq!(case.clocks(), expected);
    assert!(matches!(&case.state.stage, Stage::Closed(c) if c.reason == CloseReason::Satisfied && c.by == AGENT));
}

#[test]
fn the_seventh_day_is_in_time_and_the_eighth_is_late() {
    for (when, standing) in [("2026-11-28T23:59", "met"), ("2026-11-29T00:00", "late")] {
        let mut case = Case::by_phone(Kind::Loss);
        case.close(when, CloseReason::Satisfied).unwrap();
        assert_eq!(case.clocks_of(C::HandleAndTell), [("2026-11-28".to_owned(), standing)], "{when}");
    }
}

#[test]
fn closing_without_a_reply_is_the_first_reply() {
    let mut case = Case::by_phone(Kind::Loss);
    case.close("2026-11-21T10:40", CloseReason::Satisfied).unwrap();
    let late = ClockState::MetLate { at: at("2026-11-21T10:40"), by: AGENT, late_by_seconds: 600 };
    assert_eq!(case.state.clocks[0].state, late);
}

#[test]
fn withdrawing_makes_targets_pointless_but_forgives_nothing() {
    for reason in [CloseReason::Withdrawn, CloseReason::Duplicate] {
        let mut same_day = Case::by_phone(Kind::Other);
        same_day.close("2026-11-21T16:00", reason).unwrap();
        let cancelled = ClockState::Cancelled { at: at("2026-11-21T16:00"), why: CancelReason::CaseClosed };
        assert_eq!(same_day.state.clocks[0].state, cancelled);
        assert_eq!(same_day.clocks_of(C::HandleAndTell), [("2026-11-28".to_owned(), "met")]);
        let mut next_day = Case::by_phone(Kind::Other);
        next_day.close("2026-11-22T00:00", reason).unwrap();
        assert_eq!(next_day.clocks_of(C::SameDayResult), [("2026-11-21".to_owned(), "late")]);
    }
    let mut satisfied = Case::by_phone(Kind::Other);
    satisfied.close("2026-11-21T16:00", CloseReason::Satisfied).unwrap();
    assert_eq!(satisfied.clocks_of(C::SameDayResult), [("2026-11-21".to_owned(), "met")]);
}

#[test]
fn a_case_is_closed_once_and_with_words() {
    let mut case = Case::by_phone(Kind::Loss);
    let wordless =
        decide::close(&case.state, CloseReason::Satisfied, ReplyChannel::Phone, " ", at("2026-11-21T11:00"), AGENT);
    assert_eq!(wordless, Err(Refusal::TextMissing));
    case.close("2026-11-21T11:00", CloseReason::Satisfied).unwrap();
    let since = at("2026-11-21T11:00");
    assert_eq!(case.close("2026-11-21T12:00", CloseReason::Satisfied), Err(Refusal::Closed { since }));
    assert_eq!(decide::assign(&case.state, AGENT), Err(Refusal::Closed { since }));
    assert_eq!(decide::hand_to_lead(&case.state, "x"), Err(Refusal::Closed { since }));
    assert_eq!(decide::take_over(&case.state, AGENT), Err(Refusal::Closed { since }));
}

#[test]
fn only_a_closed_case_is_reopened() {
    let mut case = Case::by_phone(Kind::Loss);
    assert_eq!(case.reopen("2026-11-21T11:00"), Err(Refusal::NotClosed));
}

#[test]
fn reopening_starts_new_clocks_and_keeps_the_old_ones() {
    let mut case = Case::by_phone(Kind::Loss);
    case.reply("2026-11-21T11:00").unwrap();
    case.close("2026-11-25T16:00", CloseReason::Satisfied).unwrap();
    case.reopen("2026-12-01T09:00").unwrap();
    let expected = [
        clock(C::FirstReply, "2026-11-21T10:30", "late"),
        clock(C::HandleAndTell, "2026-11-28", "met"),
        clock(C::FirstReply, "2026-12-01T09:30", "running"),
        clock(C::HandleAndTell, "2026-12-08", "running"),
    ];
    assert_eq!(case.clocks(), expected);
    assert_eq!((case.state.reopened, case.state.stage.code()), (1, StageCode::Investigating));
    case.reply("2026-12-01T09:10").unwrap();
    assert_eq!(case.clocks_of(C::FirstReply)[1].1, "met");
}

#[test]
fn every_round_owes_handling_and_telling() {
    for kind in Kind::ALL {
        for channel in ChannelCode::ALL {
            let mut case = Case::filed(&form(*kind, *channel), at("2026-11-21T10:00"));
            case.close("2026-11-22T10:00", CloseReason::Satisfied).unwrap();
            case.reopen("2026-12-01T09:00").unwrap();
            let owed = [("2026-11-28".to_owned(), "met"), ("2026-12-08".to_owned(), "running")];
            assert_eq!(case.clocks_of(C::HandleAndTell), owed, "{kind:?} {channel:?}");
            let late = case.state.clocks.iter().filter(|c| c.is_running() && c.due.is_late(at("2026-12-01T09:00")));
            assert_eq!(late.count(), 0, "nothing is born late: {kind:?} {channel:?}");
        }
    }
}

#[test]
fn a_promise_that_still_lies_ahead_is_owed_again_and_one_that_passed_is_not() {
    let mut early = Case::by_phone(Kind::Delay);
    early.close("2026-11-21T11:00", CloseReason::Satisfied).unwrap();
    early.reopen("2026-11-21T12:00").unwrap();
    let promised = "2026-11-21T15:00".to_owned();
    assert_eq!(early.clocks_of(C::FirstReply), [(promised.clone(), "met"), (promised.clone(), "running")]);
    let mut late = Case::by_phone(Kind::Delay);
    late.close("2026-11-21T11:00", CloseReason::Satisfied).unwrap();
    late.reopen("2026-11-23T12:00").unwrap();
    assert_eq!(late.clocks_of(C::FirstReply), [(promised, "met")]);
}

#[test]
fn a_promise_made_after_reopening_has_its_clock() {
    let mut case = Case::by_phone(Kind::Delay);
    case.close("2026-11-21T11:00", CloseReason::Satisfied).unwrap();
    case.reopen("2026-11-23T12:00").unwrap();
    case.amend("2026-11-23T12:05", &[(Field::ReplyBy, "2026-11-23T17:00")]);
    let expected = [("2026-11-21T15:00".to_owned(), "met"), ("2026-11-23T17:00".to_owned(), "running")];
    assert_eq!(case.clocks_of(C::FirstReply), expected);
    assert_eq!(case.clocks_of(C::HandleAndTell).len(), 2);
}

#[test]
fn another_kind_after_reopening_counts_from_the_reopening() {
    let mut case = Case::by_phone(Kind::Loss);
    case.close("2026-11-21T10:20", CloseReason::Satisfied).unwrap();
    case.reopen("2026-12-01T09:00").unwrap();
    case.amend("2026-12-01T09:05", &[(Field::Kind, "other")]);
    assert_eq!(case.clocks_of(C::FirstReply)[1], ("2026-12-01T09:30".to_owned(), "cancelled"));
    assert_eq!(case.clocks_of(C::SameDayResult), [("2026-12-01".to_owned(), "running")]);
    assert_eq!(case.clocks_of(C::HandleAndTell)[1], ("2026-12-08".to_owned(), "running"));
}

#[test]
fn an_appeal_after_reopening_brings_the_regulators_clock_once() {
    let mut case = Case::by_phone(Kind::Other);
    case.close("2026-11-21T11:00", CloseReason::Satisfied).unwrap();
    case.reopen("2026-12-01T09:00").unwrap();
    let appeal =
        [(Field::Channel, "regulator"), (Field::AppealNumber, "SS-1"), (Field::AppealTold, "2026-11-30T09:00")];
    case.amend("2026-12-01T09:05", &appeal);
    case.amend("2026-12-01T09:10", &[(Field::WishDetail, "书面答复")]);
    assert_eq!(case.clocks_of(C::RegulatorReport), [("2026-12-10".to_owned(), "running")]);
    case.close("2026-12-02T09:00", CloseReason::Satisfied).unwrap();
    case.reopen("2026-12-03T09:00").unwrap();
    case.amend("2026-12-03T09:10", &[(Field::WishDetail, "电话答复")]);
    assert_eq!(case.clocks_of(C::RegulatorReport), [("2026-12-10".to_owned(), "met")]);
}
