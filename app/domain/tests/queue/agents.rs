//! What an agent is doing, and how the day was spent.

use super::given::{A, AWAY, B, events, floor, id, presence, ready, sec, take};
use domain::queue::{
    AgentState, AwayReason, Floor,
    Presence::{Offline, Ready},
};

/// A floor on which A was ready from second 0 on.
fn started() -> Floor {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    floor
}

fn state(floor: &Floor) -> (AgentState, i64) {
    let agent = floor.agent(A).unwrap();
    (agent.state, (agent.since - sec(0)).num_seconds())
}

#[test]
fn the_state_of_an_agent_follows_the_contact() {
    let steps = [
        ("0 q", AgentState::Ready, 0),
        ("0 q; 10 o A", AgentState::Offered, 10),
        ("0 q; 10 o A; 15 a A", AgentState::Talking, 15),
        ("0 q; 10 o A; 15 a A; 20 h A", AgentState::Holding, 20),
        ("0 q; 10 o A; 15 a A; 20 h A; 30 r A", AgentState::Talking, 30),
        ("0 q; 10 o A; 15 a A; 20 h A; 30 r A; 60 e", AgentState::WrapUp, 60),
        ("0 q; 10 o A; 15 a A; 20 h A; 30 r A; 60 e; 90 w A", AgentState::Ready, 90),
        ("0 q; 10 o A; 15 x", AgentState::Ready, 15),
        ("0 q; 10 o A; 10 o B; 15 a B", AgentState::Ready, 15),
        ("0 q; 15 a A; 60 t A", AgentState::WrapUp, 60),
    ];
    for (line, expected, since) in steps {
        let mut floor = started();
        take(&mut floor, &events(id(1), line));
        assert_eq!(state(&floor), (expected, since), "{line}");
    }
}

#[test]
fn presence_decides_when_no_contact_does() {
    let mut floor = started();
    take(&mut floor, &[presence(A, 10, AWAY)]);
    assert_eq!(state(&floor), (AgentState::Break(AwayReason::Rest), 10));
    take(&mut floor, &[presence(A, 20, Offline)]);
    assert_eq!(state(&floor), (AgentState::Offline, 20));
    // A break that was asked for during a talk begins after the record.
    let mut floor = started();
    take(&mut floor, &events(id(1), "0 q; 5 a A; 60 e; 90 w A"));
    take(&mut floor, &[presence(A, 30, AWAY)]);
    assert_eq!(state(&floor), (AgentState::Break(AwayReason::Rest), 90));
    // A report that comes late changes what was before, not what is now.
    take(&mut floor, &[presence(A, 20, Ready)]);
    assert_eq!(state(&floor), (AgentState::Break(AwayReason::Rest), 90));
}

#[test]
fn several_contacts_at_once_show_the_busiest() {
    let mut floor = started();
    take(&mut floor, &events(id(1), "0 q; 5 a A; 100 h A"));
    take(&mut floor, &events(id(2), "0 q; 10 a A; 50 e"));
    assert_eq!(state(&floor), (AgentState::Holding, 100));
    take(&mut floor, &events(id(1), "120 e; 130 w A"));
    assert_eq!(state(&floor), (AgentState::WrapUp, 120), "the second record is not finished");
    assert_eq!(floor.agent(A).unwrap().open.len(), 1);
}

#[test]
fn the_day_is_spent_on_contacts_or_free_or_neither() {
    let mut floor = started();
    take(&mut floor, &events(id(1), "0 q; 10 o A; 20 a A; 30 h A; 40 r A; 60 e; 100 w A"));
    take(&mut floor, &events(id(2), "0 q; 50 a A; 90 e; 95 w A"));
    take(&mut floor, &[presence(A, 130, AWAY), presence(A, 200, Ready)]);
    let spent = floor.agent(A).unwrap().spent(sec(250), floor.settings().zone());
    // 20 to 100 once, though two contacts lay in it; free 0 to 20, 100 to 130 and 200 to 250.
    assert_eq!((spent.handling_ms, spent.ready_ms, spent.answered), (80_000, 100_000, 2));
}

#[test]
fn a_day_ends_at_midnight_of_the_business_zone() {
    let mut floor = floor();
    // Ten in the morning is second 0, so midnight is 14 hours later.
    let midnight = 14 * 3600;
    ready(&mut floor, midnight - 100, A, &["general"]);
    let line = format!("{0} q; {0} a A; {1} e; {2} w A", midnight - 60, midnight + 30, midnight + 40);
    take(&mut floor, &events(id(1), &line));
    let zone = floor.settings().zone();
    let agent = floor.agent(A).unwrap();
    let today = agent.spent(sec(midnight + 50), zone);
    assert_eq!((today.handling_ms, today.ready_ms, today.answered), (40_000, 10_000, 0));
    // Looked at while it was still yesterday, the open state would have been cut off at its end.
    let mut floor = super::given::floor();
    ready(&mut floor, midnight - 100, B, &["general"]);
    let agent = floor.agent(B).unwrap();
    assert_eq!(agent.spent(sec(midnight - 40), zone).ready_ms, 60_000);
    assert_eq!(agent.spent(sec(midnight + 7), zone).ready_ms, 7_000);
}

#[test]
fn a_telephone_that_only_rang_does_not_cost_the_place_in_the_row() {
    let mut floor = started();
    take(&mut floor, &events(id(1), "0 q; 10 o A; 15 x"));
    assert_eq!(floor.agent(A).unwrap().ready_from, Some(sec(0)));
    take(&mut floor, &events(id(2), "20 q; 20 o A; 25 a A; 60 e; 70 w A"));
    assert_eq!(floor.agent(A).unwrap().ready_from, Some(sec(70)));
    take(&mut floor, &events(id(3), "80 q; 80 o A"));
    assert_eq!(floor.agent(A).unwrap().ready_from, None);
}

#[test]
fn whoever_wraps_up_too_long_is_stuck() {
    let mut floor = started();
    take(&mut floor, &events(id(1), "0 q; 10 a A; 60 e"));
    let agent = floor.agent(A).unwrap();
    assert!(!agent.is_stuck(sec(360), floor.settings()));
    assert!(agent.is_stuck(sec(361), floor.settings()));
}
