//! Whatever is done in whatever order: the log tells the state, and what is past stays as it was.

use super::given::{AGENT, COLLEAGUE, Case, LEAD, TEN, at, form};
use chrono::TimeDelta;
use domain::{
    calendar::Calendar,
    clock::{Clock, ClockState},
    complaint::{
        ChannelCode, CloseReason, Complaint, ComplaintEvent, Field, Kind, ReplyChannel,
        decide::{self, Merge},
        event::FieldChange,
    },
    rulebook::{ClockCode, Rulebook},
    time::Instant,
};
use proptest::prelude::*;

/// Something a person tries.
#[derive(Clone, Debug)]
enum Act {
    Reply(String),
    Amend(Vec<(Field, String)>),
    Note(String),
    Assign(bool),
    HandOver,
    TakeOver,
    Close(usize),
    Reopen,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just("已联系网点".to_owned()), Just(String::new()), any::<String>()]
}

/// Mostly values that hold, so that corrections go through and clocks move.
fn field_value() -> impl Strategy<Value = (Field, String)> {
    let sound = (0..Field::ALL.len()).prop_map(|i| (Field::ALL[i], super::given::good(Field::ALL[i]).to_owned()));
    let kinds = (0..Kind::ALL.len()).prop_map(|i| (Field::Kind, Kind::ALL[i].code().to_owned()));
    let channels = (0..ChannelCode::ALL.len()).prop_map(|i| (Field::Channel, ChannelCode::ALL[i].code().to_owned()));
    let promises = (22_u32..30).prop_map(|day| (Field::ReplyBy, format!("2026-11-{day}T12:00")));
    let anything = (0..Field::ALL.len(), any::<String>()).prop_map(|(i, text)| (Field::ALL[i], text));
    prop_oneof![3 => kinds, 2 => channels, 3 => promises, 4 => sound, 1 => anything]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => text().prop_map(Act::Reply),
        6 => proptest::collection::vec(field_value(), 1..6).prop_map(Act::Amend),
        1 => text().prop_map(Act::Note),
        1 => any::<bool>().prop_map(Act::Assign),
        1 => Just(Act::HandOver),
        1 => Just(Act::TakeOver),
        2 => (0..CloseReason::ALL.len()).prop_map(Act::Close),
        2 => Just(Act::Reopen),
    ]
}

fn decide(state: &Complaint, act: &Act, now: Instant) -> Vec<ComplaintEvent> {
    let (rules, calendar) = (Rulebook::builtin(), Calendar::cn_mainland());
    let decided = match act {
        Act::Reply(text) => decide::record_reply(state, ReplyChannel::Phone, text, now, AGENT),
        Act::Amend(values) => {
            let changes: Vec<_> = values.iter().map(|(field, to)| wanted(state, *field, to)).collect();
            decide::amend_facts(state, &changes, now, &rules, &calendar).map(|merge| match merge {
                Merge::Changes(events) => events,
                Merge::Conflict(_) | Merge::Flawed(_) => Vec::new(),
            })
        }
        Act::Note(text) => decide::add_note(text),
        Act::Assign(colleague) => decide::assign(state, if *colleague { COLLEAGUE } else { AGENT }),
        Act::HandOver => decide::hand_to_lead(state, "客户要求主管"),
        Act::TakeOver => decide::take_over(state, LEAD),
        Act::Close(reason) => {
            decide::close(state, CloseReason::ALL[*reason], ReplyChannel::Phone, "已说明", now, AGENT)
        }
        Act::Reopen => decide::reopen(state, "客户再次来电", now, &rules, &calendar),
    };
    decided.unwrap_or_default()
}

fn wanted(state: &Complaint, field: Field, to: &str) -> FieldChange {
    FieldChange { field, from: state.facts.get(field).unwrap_or_default().to_owned(), to: to.to_owned() }
}

/// What must hold after every step.
fn check(before: &Complaint, after: &Complaint) -> Result<(), TestCaseError> {
    for (old, new) in before.clocks.iter().zip(&after.clocks) {
        prop_assert!(old.is_running() || old == new, "an ended clock changed");
        prop_assert_eq!((old.number, &old.rule, old.due), (new.number, &new.rule, new.due));
    }
    prop_assert!(after.clocks.len() >= before.clocks.len(), "a clock left the case");
    let numbers: Vec<_> = after.clocks.iter().map(|c| c.number).collect();
    prop_assert_eq!(numbers, (1..).take(after.clocks.len()).collect::<Vec<u32>>());
    let running: Vec<_> = after.clocks.iter().filter(|c| c.is_running()).collect();
    prop_assert!(running.is_empty() || !after.is_closed(), "a closed case has a running clock");
    let owed = running.iter().filter(|c| c.code == ClockCode::HandleAndTell).count();
    prop_assert_eq!(owed, usize::from(!after.is_closed()), "handling and telling is owed once while open");
    prop_assert!(after.clocks.iter().all(tells_the_truth));
    Ok(())
}

fn tells_the_truth(clock: &Clock) -> bool {
    match &clock.state {
        ClockState::Running | ClockState::Cancelled { .. } => true,
        ClockState::Met { at, .. } => !clock.due.is_late(*at),
        ClockState::MetLate { at, late_by_seconds, .. } => clock.due.is_late(*at) && *late_by_seconds > 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_log_tells_the_state(
        kind in 0..Kind::ALL.len(),
        channel in 0..ChannelCode::ALL.len(),
        acts in proptest::collection::vec((act(), 0_i64..2_000), 0..25),
    ) {
        let mut case = Case::filed(&form(Kind::ALL[kind], ChannelCode::ALL[channel]), at(TEN));
        let mut now = at(TEN);
        for (act, minutes) in acts {
            now += TimeDelta::minutes(minutes);
            let before = case.state.clone();
            let events = decide(&before, &act, now);
            case.take(Ok(events), now, AGENT).unwrap();
            check(&before, &case.state)?;
        }
        prop_assert_eq!(decide::replay(&case.log), Some(case.state.clone()));
        let kept: Vec<_> = case.log.iter().map(|(e, at, by)| (read_back(e), *at, *by)).collect();
        prop_assert_eq!(decide::replay(&kept), Some(case.state));
    }
}

/// The event as it comes out of the log.
fn read_back(event: &ComplaintEvent) -> ComplaintEvent {
    serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap()
}

#[test]
fn a_log_that_does_not_begin_with_a_filing_is_no_complaint() {
    assert_eq!(decide::replay(&[]), None);
    let note = ComplaintEvent::NoteAdded { text: "x".to_owned() };
    assert_eq!(decide::replay(&[(note, at(TEN), AGENT)]), None);
}
