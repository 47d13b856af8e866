//! First-contact resolution, by its stories.

use super::{
    day::settings,
    figures::{ANSWERED, arrives, tell},
    floor_of_day::{MIDNIGHT, sec, waybill},
};
use domain::{
    counters::{Counters, Ratio},
    queue::{Channel, ContactFact as Fact, Resolution},
};

const NOON: i64 = 12 * 3600;

/// A handled contact about a waybill, a minute long.
fn handled(counters: &mut Counters, number: u128, at: i64, about: i64, resolution: Option<Resolution>) {
    let wrapped = Fact::Wrapped { agent: super::figures::AGENT, resolution };
    let identified = Fact::Identified { waybill: waybill(about) };
    let facts = [
        (at, arrives(Channel::Call)),
        (at, identified),
        (at + 5, ANSWERED),
        (at + 60, Fact::Ended),
        (at + 70, wrapped),
    ];
    tell(counters, number, &facts);
}

/// The settled share and the one so far, at a second; one day of observation.
fn at(counters: &Counters, now: i64) -> [Ratio; 2] {
    let board = counters.snapshot(sec(now), &[], &[]);
    [board.first_contact, board.first_contact_so_far]
}

const NONE: Ratio = Ratio { part: 0, whole: 0 };
const ENOUGH: Ratio = Ratio { part: 1, whole: 1 };
const NOT_ENOUGH: Ratio = Ratio { part: 0, whole: 1 };

const SOLVED: Option<Resolution> = Some(Resolution::Solved);

#[test]
fn it_is_known_when_the_observation_is_over() {
    let mut counters = Counters::new(settings());
    handled(&mut counters, 1, NOON, 7, SOLVED);
    assert_eq!(at(&counters, NOON + 100), [NONE, ENOUGH]);
    assert_eq!(at(&counters, NOON + 60 + 86_399), [NONE, NONE], "the next day, one second too early");
    assert_eq!(at(&counters, NOON + 60 + 86_400), [ENOUGH, NONE]);
    assert_eq!(at(&counters, 2 * MIDNIGHT - 1), [ENOUGH, NONE]);
    assert_eq!(at(&counters, 2 * MIDNIGHT), [NONE, NONE], "and counts to that day only");
}

#[test]
fn a_repeat_within_the_days_undoes_it() {
    for (later, expected) in [(60 + 86_400, NOT_ENOUGH), (60 + 86_401, ENOUGH)] {
        let mut counters = Counters::new(settings());
        handled(&mut counters, 1, NOON, 7, SOLVED);
        handled(&mut counters, 2, NOON + later, 7, SOLVED);
        assert_eq!(at(&counters, NOON + later + 100)[0], expected, "after {later} s");
    }
}

#[test]
fn a_repeat_is_no_first_contact_itself() {
    let mut counters = Counters::new(settings());
    handled(&mut counters, 1, NOON, 7, SOLVED);
    handled(&mut counters, 2, NOON + 3600, 7, SOLVED);
    assert_eq!(at(&counters, NOON + 7200)[1], NOT_ENOUGH, "only the first, and it was not enough");
    handled(&mut counters, 3, NOON + 5000, 8, SOLVED);
    assert_eq!(at(&counters, NOON + 7200)[1], Ratio { part: 1, whole: 2 }, "another waybill is another matter");
}

#[test]
fn one_after_the_days_is_a_first_contact_again() {
    // Within the days before counts what arrived up to exactly so many days earlier.
    for (later, whole) in [(86_400, 0), (86_401, 1)] {
        let mut counters = Counters::new(settings());
        handled(&mut counters, 1, NOON, 7, SOLVED);
        handled(&mut counters, 2, NOON + later, 7, SOLVED);
        assert_eq!(at(&counters, NOON + later + 100)[1].whole, whole, "after {later} s");
    }
}

#[test]
fn an_unanswered_call_about_it_is_a_repeat_and_a_callback_of_ours_is_not() {
    let again = |channel| {
        let mut counters = Counters::new(settings());
        handled(&mut counters, 1, NOON, 7, SOLVED);
        let identified = Fact::Identified { waybill: waybill(7) };
        let facts = [(NOON + 600, arrives(channel)), (NOON + 600, identified), (NOON + 700, Fact::Abandoned)];
        tell(&mut counters, 2, &facts);
        at(&counters, NOON + 1000)[1]
    };
    assert_eq!(again(Channel::Call), NOT_ENOUGH);
    assert_eq!(again(Channel::Callback), ENOUGH);
}

#[test]
fn only_what_an_agent_calls_solved_is_solved() {
    for (resolution, expected) in [(SOLVED, ENOUGH), (Some(Resolution::Unsolved), NOT_ENOUGH), (None, NOT_ENOUGH)] {
        let mut counters = Counters::new(settings());
        handled(&mut counters, 1, NOON, 7, resolution);
        assert_eq!(at(&counters, NOON + 100)[1], expected, "{resolution:?}");
    }
}

#[test]
fn without_a_waybill_nobody_knows() {
    let mut counters = Counters::new(settings());
    let wrapped = Fact::Wrapped { agent: super::figures::AGENT, resolution: SOLVED };
    let facts = [(NOON, arrives(Channel::Call)), (NOON + 5, ANSWERED), (NOON + 60, Fact::Ended), (NOON + 70, wrapped)];
    tell(&mut counters, 1, &facts);
    assert_eq!(at(&counters, NOON + 100)[1], NONE);
    // A report that comes late makes it one after all, and a corrected one takes it back.
    tell(&mut counters, 1, &[(NOON + 20, Fact::Identified { waybill: waybill(9) })]);
    assert_eq!(at(&counters, NOON + 100)[1], ENOUGH);
    handled(&mut counters, 2, NOON + 200, 9, SOLVED);
    assert_eq!(at(&counters, NOON + 300)[1], NOT_ENOUGH);
    tell(&mut counters, 2, &[(NOON + 280, Fact::Identified { waybill: waybill(10) })]);
    assert_eq!(at(&counters, NOON + 300)[1], Ratio { part: 2, whole: 2 });
}
