//! Every counter is defined, and says by which settings it was counted.

use domain::{
    counters::{ContactSet, Counter, Counters, Rows, Unit},
    queue::{Setting, Settings},
    time::from_millis,
};
use std::collections::BTreeSet;

#[test]
fn every_counter_has_a_definition_of_its_own() {
    let definitions: Vec<_> = Counter::ALL.iter().map(|counter| counter.definition()).collect();
    assert!(definitions.iter().zip(Counter::ALL).all(|(definition, counter)| definition.counter == *counter));
    let keys: BTreeSet<String> = Counter::ALL.iter().map(|counter| counter.formula_key()).collect();
    assert_eq!(keys.len(), Counter::ALL.len());
    assert!(keys.contains("counter.service_level.formula"));
    assert!(definitions.iter().all(|definition| !definition.of.is_empty()));
}

#[test]
fn a_counter_shows_the_settings_it_depends_on() {
    let named = |counter: Counter, setting| counter.definition().settings.contains(&setting);
    assert!(named(Counter::ServiceLevel, Setting::AnswerWithin));
    assert!(named(Counter::ServiceLevel, Setting::ShortAbandon) && named(Counter::AbandonRate, Setting::ShortAbandon));
    assert!(named(Counter::FirstContact, Setting::RepeatDays));
    assert!(!named(Counter::Waiting, Setting::Zone), "what is true now has no day");
    assert_eq!(Counter::Satisfaction.definition().unit, Unit::Points);
}

#[test]
fn the_states_of_agents_part_them() {
    let of = Counter::AgentsByState.definition().of;
    let states: BTreeSet<String> = of.iter().map(|rows| serde_json::to_string(rows).unwrap()).collect();
    assert_eq!(states.len(), domain::queue::AgentStateCode::ALL.len());
}

#[test]
fn an_empty_floor_has_no_data_and_that_is_not_nothing() {
    let board = Counters::new(Settings::default()).snapshot(from_millis(0), &[], &[]);
    assert_eq!((board.waiting, board.longest_since), (0, None));
    let shares = [board.service_level, board.abandon_rate, board.occupancy, board.first_contact];
    assert!(shares.iter().all(|share| share.permille().is_none()));
    assert!([board.average_answer, board.average_handling, board.satisfaction].iter().all(|m| m.rounded().is_none()));
    assert!(board.quarters.is_empty() && board.queues.is_empty() && board.agents.is_empty());
    let text = serde_json::to_string(&board).unwrap();
    assert_eq!(serde_json::from_str::<domain::counters::Snapshot>(&text).unwrap(), board);
    assert!(!ContactSet::Waiting.is_kept() && ContactSet::Handled.is_kept());
    assert_eq!(Counter::Deadlines.definition().of, [Rows::Clocks]);
}
