//! Small floors on which each figure can be counted by hand.

use super::{
    floor_of_day::{MIDNIGHT, general_queue, sec},
    reference::seen,
};
use domain::{
    counters::{ContactSet, Counter, Counters, Drill, Mean, Ratio, Rows, Snapshot},
    id::{AccountId, ContactId},
    queue::{
        By, CannotTell, Channel, ContactFact as Fact, Entry, ExpectedWait, Priority, QueueEvent, RunBy, Score, Setting,
        Settings, Target, What,
    },
};
use uuid::Uuid;

pub const AGENT: AccountId = AccountId(Uuid::from_u128(1));
pub const OTHER: AccountId = AccountId(Uuid::from_u128(2));

pub fn id(number: u128) -> ContactId {
    ContactId(Uuid::from_u128(number))
}

pub fn entry(channel: Channel) -> Entry {
    let (queue, skill) = general_queue();
    Entry { channel, queue, skill, priority: Priority::Normal, run_by: RunBy::Us, waybill: None, not_before: None }
}

pub fn arrives(channel: Channel) -> Fact {
    Fact::Enqueued(entry(channel))
}

pub const ANSWERED: Fact = Fact::Answered { agent: AGENT };
pub const WRAPPED: Fact = Fact::Wrapped { agent: AGENT, resolution: None };

pub fn tell(counters: &mut Counters, number: u128, facts: &[(i64, Fact)]) {
    for (at, fact) in facts {
        let what = What::Contact { id: id(number), fact: fact.clone() };
        counters.apply(1, &QueueEvent { at: sec(*at), by: By::Integration, what });
    }
}

fn board(contacts: &[&[(i64, Fact)]], now: i64) -> Snapshot {
    let mut counters = Counters::new(Settings::default());
    for (number, facts) in (1..).zip(contacts) {
        tell(&mut counters, number, facts);
    }
    counters.snapshot(sec(now), &[], &[])
}

const NOON: i64 = 12 * 3600;

fn call(wait: i64) -> [(i64, Fact); 2] {
    [(NOON, arrives(Channel::Call)), (NOON + wait, ANSWERED)]
}

fn lost(wait: i64) -> [(i64, Fact); 2] {
    [(NOON, arrives(Channel::Call)), (NOON + wait, Fact::Abandoned)]
}

#[test]
fn the_service_level_has_its_edges_inside() {
    let board = board(&[&call(20), &call(21), &lost(4), &lost(5)], NOON + 60);
    // 20 s is in time, and 5 s is no longer short.
    assert_eq!(board.service_level, Ratio { part: 1, whole: 3 });
    assert_eq!(board.abandon_rate, Ratio { part: 1, whole: 4 });
    assert_eq!(board.short_abandoned, 1);
    assert_eq!(board.average_answer, Mean { sum: 41_000, count: 2 });
    assert_eq!(board.service_level.permille(), Some(333));
}

#[test]
fn a_fraction_of_a_second_too_late_is_late() {
    let mut counters = Counters::new(Settings::default());
    tell(&mut counters, 1, &[(NOON, arrives(Channel::Call))]);
    let at = sec(NOON + 20) + chrono::TimeDelta::milliseconds(1);
    counters.apply(2, &QueueEvent { at, by: By::Integration, what: What::Contact { id: id(1), fact: ANSWERED } });
    assert_eq!(counters.snapshot(sec(NOON + 60), &[], &[]).service_level, Ratio { part: 0, whole: 1 });
}

#[test]
fn what_is_not_known_counts_against_us() {
    // The arrivals were not reported.
    let board = board(&[&[(NOON, ANSWERED)], &[(NOON, Fact::Abandoned)], &[(NOON, Fact::Ended)]], NOON + 60);
    assert_eq!(board.service_level, Ratio { part: 0, whole: 2 });
    assert_eq!(board.average_answer.rounded(), None, "an unknown wait is not in the mean");
    assert_eq!((board.abandon_rate, board.short_abandoned), (Ratio { part: 1, whole: 3 }, 0));
    assert_eq!(board.unclear, 1);
    assert_eq!(board.queues.iter().filter(|queue| queue.queue.is_none()).count(), 1);
}

#[test]
fn a_mean_is_never_a_mean_of_means() {
    let one = [call(5).as_slice(), &[(NOON + 105, Fact::Ended), (NOON + 105, WRAPPED)]].concat();
    let three = |n: i64| {
        [
            (NOON, arrives(Channel::Call)),
            (NOON + 5 + n, ANSWERED),
            (NOON + 15 + n, Fact::Ended),
            (NOON + 25 + n, WRAPPED),
        ]
    };
    let open = call(5);
    let board = board(&[&one, &three(1), &three(2), &three(3), &open], NOON + 600);
    assert_eq!(board.average_handling, Mean { sum: 160_000, count: 4 }, "what is not finished is in neither part");
    assert_eq!((board.talk_ms, board.hold_ms, board.wrap_up_ms), (130_000, 0, 30_000));
}

#[test]
fn callbacks_are_no_arrivals_and_no_abandons() {
    let due = Entry { not_before: Some(sec(NOON + 600)), ..entry(Channel::Callback) };
    let promised = [(NOON, Fact::Enqueued(due))];
    assert_eq!(board(&[&promised], NOON + 599).waiting, 0);
    let waits = board(&[&promised], NOON + 660);
    assert_eq!((waits.waiting, waits.longest_wait_seconds(), waits.enqueued), (1, Some(60), 0));
    let given_up = [promised.as_slice(), &[(NOON + 700, Fact::Abandoned)]].concat();
    let board = board(&[&given_up], NOON + 800);
    assert_eq!((board.waiting, board.abandon_rate.permille(), board.service_level.permille()), (0, None, None));
}

#[test]
fn a_callback_counts_to_the_quarter_in_which_it_was_due() {
    let due = Entry { not_before: Some(sec(NOON + 900)), ..entry(Channel::Callback) };
    let mut counters = Counters::new(Settings::default());
    tell(
        &mut counters,
        1,
        &[(NOON, Fact::Enqueued(due)), (NOON + 950, ANSWERED), (NOON + 990, Fact::Ended), (NOON + 999, WRAPPED)],
    );
    let now = sec(NOON + 1000);
    for (quarter, rows) in [(48, 0), (49, 1)] {
        let day = counters.snapshot(now, &[], &[]).day;
        let drill = Drill { quarter: Some(quarter), ..Drill::all(Rows::Contacts(ContactSet::Handled), day) };
        assert_eq!(
            (counters.count(&drill, now), counters.contacts(&drill, now).len()),
            (rows, usize::try_from(rows).unwrap())
        );
    }
}

#[test]
fn midnight_begins_a_new_day_and_late_reports_belong_to_the_old_one() {
    let mut counters = Counters::new(Settings::default());
    tell(&mut counters, 1, &[(MIDNIGHT - 10, arrives(Channel::Call))]);
    let before = counters.snapshot(sec(MIDNIGHT - 1), &[], &[]);
    let after = counters.snapshot(sec(MIDNIGHT), &[], &[]);
    assert_eq!((before.enqueued, before.waiting), (1, 1));
    assert_eq!((after.enqueued, after.waiting), (0, 1), "it still waits");
    tell(&mut counters, 1, &[(MIDNIGHT + 5, ANSWERED)]);
    assert_eq!(counters.snapshot(sec(MIDNIGHT + 6), &[], &[]).service_level.whole, 0);
    let yesterday = counters.figures(&Drill::all(Rows::Contacts(ContactSet::Answered), before.day));
    assert_eq!(yesterday.service_level(), Ratio { part: 1, whole: 1 });
    // Three hours further east it was the new day already.
    let east = Settings::default().with(Setting::Zone, 11 * 60).unwrap();
    counters.set(east);
    assert_eq!(counters.snapshot(sec(MIDNIGHT + 6), &[], &[]).service_level, Ratio { part: 1, whole: 1 });
}

#[test]
fn other_settings_count_the_same_day_anew() {
    let mut counters = Counters::new(Settings::default());
    tell(&mut counters, 1, &call(25));
    tell(&mut counters, 2, &lost(8));
    assert_eq!(counters.snapshot(sec(NOON + 60), &[], &[]).service_level, Ratio { part: 0, whole: 2 });
    let slower = Settings::default().with(Setting::AnswerWithin, 30).unwrap().with(Setting::ShortAbandon, 10).unwrap();
    counters.set(slower);
    let board = counters.snapshot(sec(NOON + 60), &[], &[]);
    assert_eq!((board.service_level, board.short_abandoned), (Ratio { part: 1, whole: 1 }, 1));
    assert_eq!(board.settings, slower);
}

#[test]
fn whoever_left_after_a_transfer_was_answered_and_is_told_apart() {
    let (name, skill) = general_queue();
    let passed = Fact::Transferred { agent: AGENT, to: Target::Queue { name, skill } };
    let mut counters = Counters::new(Settings::default());
    tell(&mut counters, 1, &call(5));
    tell(&mut counters, 1, &[(NOON + 60, passed), (NOON + 70, WRAPPED)]);
    let waits = counters.snapshot(sec(NOON + 90), &[], &[]);
    assert_eq!((waits.waiting, waits.longest_wait_seconds()), (1, Some(30)));
    tell(&mut counters, 1, &[(NOON + 100, Fact::Abandoned)]);
    let board = counters.snapshot(sec(NOON + 120), &[], &[]);
    assert_eq!((board.service_level, board.abandon_rate.part), (Ratio { part: 1, whole: 1 }, 0));
    let left = Drill::all(Rows::Contacts(ContactSet::LeftAfterTransfer), board.day);
    assert_eq!(counters.contacts(&left, sec(NOON + 120)), [id(1)]);
}

#[test]
fn satisfaction_is_the_mean_of_points() {
    let rated = |points: u8| {
        let scored = Fact::Scored { score: Score::try_from(points).unwrap() };
        [call(5).as_slice(), &[(NOON + 60, Fact::Ended), (NOON + 70, WRAPPED), (NOON + 80, scored)]].concat()
    };
    let board = board(&[&rated(5), &rated(4), &rated(4), &call(5)], NOON + 600);
    assert_eq!(board.satisfaction, Mean { sum: 13, count: 3 });
    assert_eq!((board.satisfaction.tenths(), board.satisfaction.rounded()), (Some(43), Some(4)));
}

#[test]
fn shares_and_means_are_rounded_half_up_when_shown() {
    assert_eq!(Ratio { part: 1, whole: 3 }.permille(), Some(333));
    assert_eq!(Ratio { part: 2, whole: 3 }.permille(), Some(667));
    assert_eq!(Ratio { part: 1, whole: 2000 }.permille(), Some(1));
    assert_eq!(Ratio { part: 0, whole: 7 }.permille(), Some(0));
    assert_eq!(Ratio { part: 0, whole: 0 }.permille(), None);
    assert_eq!(Mean { sum: 3, count: 2 }.rounded(), Some(2));
    assert_eq!(Mean { sum: 0, count: 0 }.rounded(), None);
}

#[test]
fn a_self_check_names_the_counters_that_differ() {
    let mut counters = Counters::new(Settings::default());
    tell(&mut counters, 1, &call(5));
    let one = counters.snapshot(sec(NOON + 60), &[], &[]);
    assert_eq!(one.differences(&one), []);
    tell(&mut counters, 2, &[(NOON, arrives(Channel::Call))]);
    let two = counters.snapshot(sec(NOON + 60), &[], &[]);
    let differ = [Counter::Waiting, Counter::LongestWait, Counter::AbandonRate, Counter::Today];
    assert_eq!(one.differences(&two), differ);
    assert_ne!(seen(&one), seen(&two));
}

#[test]
fn the_place_in_the_queue_tells_the_wait() {
    use domain::queue::{AgentFact, Presence};
    let mut counters = Counters::new(Settings::default());
    let mut agent = |fact: AgentFact| {
        let event = QueueEvent { at: sec(NOON), by: By::Person(OTHER), what: What::Agent { id: OTHER, fact } };
        counters.apply(1, &event);
    };
    agent(AgentFact::SignedOn { skills: [general_queue().1].into(), calls: RunBy::Us });
    agent(AgentFact::PresenceSet { presence: Presence::Ready, reason: None });
    for number in 1..=5 {
        let at = NOON + 100 * i64::try_from(number).unwrap();
        let facts = [(at, arrives(Channel::Call)), (at, ANSWERED), (at + 50, Fact::Ended), (at + 60, WRAPPED)];
        tell(&mut counters, number, &facts);
    }
    for number in [6, 7] {
        tell(&mut counters, number, &[(NOON + 1000 + i64::try_from(number).unwrap(), arrives(Channel::Call))]);
    }
    let now = sec(NOON + 1100);
    let line = counters.line(id(7), now).unwrap();
    assert_eq!((line.ahead, line.places, line.handled, line.handling_ms), (1, 1, 5, 300_000));
    // Two minutes, more and less 1.28 × √(1/2 + 1/5) × 2 min = 2.1 min.
    assert_eq!(counters.expected_wait(id(7), now), ExpectedWait::Between { least: 0, most: 300 });
    assert_eq!(counters.expected_wait(id(1), now), ExpectedWait::CannotTell(CannotTell::NotWaiting));
    tell(&mut counters, 8, &[(NOON + 1050, arrives(Channel::Chat))]);
    assert_eq!(counters.expected_wait(id(8), now), ExpectedWait::CannotTell(CannotTell::TooFew));
    assert_eq!(counters.line(id(8), now).unwrap().places, 3, "three chats at once");
}
