//! A reply meets the clocks that wait for it, or is late and says so.

use super::given::{AGENT, Case, at, form};
use domain::{
    clock::ClockState,
    command::Refusal,
    complaint::{ChannelCode, CloseReason, Kind, ReplyChannel, StageCode, decide},
    rulebook::ClockCode as C,
    time::Instant,
};

fn reply_state(case: &Case) -> ClockState {
    case.state.clocks.iter().find(|c| c.code == C::FirstReply).unwrap().state.clone()
}

fn replied_at(when: Instant) -> ClockState {
    let mut case = Case::by_phone(Kind::Loss);
    let decided = decide::record_reply(&case.state, ReplyChannel::Chat, "已联系网点", when, AGENT);
    case.take(decided, when, AGENT).unwrap();
    reply_state(&case)
}

#[test]
fn a_reply_is_in_time_up_to_and_including_the_due_instant() {
    let due = at("2026-11-21T10:30");
    assert_eq!(replied_at(due), ClockState::Met { at: due, by: AGENT });
    let second = chrono::TimeDelta::seconds(1);
    assert_eq!(replied_at(due + second), ClockState::MetLate { at: due + second, by: AGENT, late_by_seconds: 1 });
    let blink = chrono::TimeDelta::milliseconds(1);
    assert_eq!(replied_at(due + blink), ClockState::MetLate { at: due + blink, by: AGENT, late_by_seconds: 1 });
}

#[test]
fn late_is_told_in_seconds_and_stays() {
    let mut case = Case::by_phone(Kind::Loss);
    case.reply("2026-11-21T11:00").unwrap();
    let late = reply_state(&case);
    assert_eq!(late, ClockState::MetLate { at: at("2026-11-21T11:00"), by: AGENT, late_by_seconds: 1800 });
    case.reply("2026-11-21T11:05").unwrap();
    case.close("2026-11-21T12:00", CloseReason::Satisfied).unwrap();
    assert_eq!(reply_state(&case), late);
}

#[test]
fn only_the_first_reply_meets_the_first_reply_clock() {
    let mut case = Case::by_phone(Kind::Loss);
    case.reply("2026-11-21T10:10").unwrap();
    case.reply("2026-11-21T10:20").unwrap();
    assert_eq!(reply_state(&case), ClockState::Met { at: at("2026-11-21T10:10"), by: AGENT });
    assert_eq!(case.state.first_replied_at, Some(at("2026-11-21T10:10")));
    assert_eq!(case.state.stage.code(), StageCode::Replied);
}

#[test]
fn a_reply_leaves_the_clocks_that_wait_for_more() {
    let mut case = Case::filed(&form(Kind::Loss, ChannelCode::Regulator), at("2026-11-21T10:00"));
    case.reply("2026-11-21T10:10").unwrap();
    let running: Vec<_> = case.state.clocks.iter().filter(|c| c.is_running()).map(|c| c.code).collect();
    assert_eq!(running, [C::HandleAndTell, C::RegulatorReport]);
}

#[test]
fn an_attitude_complaint_by_mail_is_late_by_the_time_it_waited() {
    let mut case = Case::filed(&form(Kind::Attitude, ChannelCode::Mail), at("2026-11-21T10:00"));
    case.reply("2026-11-21T10:15").unwrap();
    let expected = ClockState::MetLate { at: at("2026-11-21T10:15"), by: AGENT, late_by_seconds: 900 };
    assert_eq!(reply_state(&case), expected);
}

#[test]
fn a_case_with_the_lead_stays_there_when_somebody_replies() {
    let mut case = Case::by_phone(Kind::Loss);
    case.take(decide::hand_to_lead(&case.state, "金额较大"), at("2026-11-21T10:05"), AGENT).unwrap();
    case.reply("2026-11-21T10:10").unwrap();
    assert_eq!(case.state.stage.code(), StageCode::WithLead);
    assert_eq!(reply_state(&case), ClockState::Met { at: at("2026-11-21T10:10"), by: AGENT });
}

#[test]
fn silence_and_closed_cases_take_no_reply() {
    let mut case = Case::by_phone(Kind::Loss);
    let reply = |case: &Case, text: &str| {
        decide::record_reply(&case.state, ReplyChannel::Phone, text, at("2026-11-21T10:10"), AGENT)
    };
    assert_eq!(reply(&case, " \u{200b}\n"), Err(Refusal::TextMissing));
    assert_eq!(reply(&case, &"字".repeat(4001)), Err(Refusal::TextTooLong { max: 4000 }));
    case.close("2026-11-21T10:05", CloseReason::Satisfied).unwrap();
    assert_eq!(reply(&case, "已回复"), Err(Refusal::Closed { since: at("2026-11-21T10:05") }));
}
