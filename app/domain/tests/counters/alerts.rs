//! What a lead is told without looking, and that it is told once.

use domain::{
    counters::{
        AgentNow, Alert, AlertRules, Breach, BreachOf, Counters, Deadlines, Gauge, Limit, Limits, QueueNow, Quiet,
        Ratio, Snapshot, Told, alerts,
    },
    id::{AccountId, PromiseId},
    queue::{AgentState, QueueName, Settings},
    time::{Instant, from_millis},
};
use uuid::Uuid;

/// 2026-11-20 10:00 in the business zone.
const NOW: i64 = 1_795_140_000_000;
const MINUTE: i64 = 60_000;

fn at(minutes: i64) -> Instant {
    from_millis(NOW + minutes * MINUTE)
}

fn agent(number: u128, state: AgentState, since: Instant) -> AgentNow {
    let id = AccountId(Uuid::from_u128(number));
    AgentNow { id, state, since, stuck: false, contacts: Vec::new(), answered: 0 }
}

fn queue(name: &str, waiting: u32, since: Option<Instant>) -> QueueNow {
    QueueNow {
        queue: QueueName::parse(name),
        open: true,
        waiting,
        longest_since: since,
        service_level: Ratio::default(),
        abandon_rate: Ratio::default(),
    }
}

fn promise(number: u128, due_at: Instant) -> Breach {
    let of = BreachOf::Callback { promise: PromiseId(Uuid::from_u128(number)) };
    Breach { due_at, of, owner: None }
}

fn board() -> Snapshot {
    Counters::new(Settings::default()).snapshot(at(0), &[], &[])
}

fn told(board: &Snapshot, now: Instant) -> Vec<Alert> {
    alerts(board, &Limits::default(), &AlertRules::default(), now)
}

#[test]
fn a_calm_floor_has_nothing_to_tell() {
    let calm = Snapshot {
        queues: vec![queue("hotline", 0, None), queue("chat", 2, Some(at(0)))],
        agents: vec![agent(1, AgentState::WrapUp, at(-2)), agent(2, AgentState::Talking, at(-40))],
        deadlines: Deadlines { next: vec![promise(1, at(40))], ..Deadlines::default() },
        ..board()
    };
    assert_eq!(told(&calm, at(0)), []);
}

#[test]
fn a_wrap_up_becomes_stuck_while_nothing_new_arrives() {
    let writes = Snapshot { agents: vec![agent(1, AgentState::WrapUp, at(-4))], ..board() };
    assert_eq!(told(&writes, at(1)), [], "the limit is five minutes, and not more than that has passed");
    assert!(matches!(*told(&writes, at(2)), [Alert::Stuck { since, .. }] if since == at(-4)));
}

#[test]
fn a_queue_is_over_its_limit_by_number_or_by_wait() {
    let many = Snapshot { queues: vec![queue("hotline", 10, Some(at(0)))], ..board() };
    assert!(matches!(&*told(&many, at(0)), [Alert::Queue { waiting: 10, .. }]));
    let long = Snapshot { queues: vec![queue("chat", 1, Some(at(-1)))], ..board() };
    assert!(matches!(&*told(&long, at(0)), [Alert::Queue { waiting: 1, .. }]));
    let patient = Limits::default().with(Gauge::LongestWait, Limit { near: 120, urgent: 300 }).unwrap();
    assert_eq!(alerts(&long, &patient, &AlertRules::default(), at(0)), []);
}

#[test]
fn a_breach_is_told_ahead_and_not_once_it_happened() {
    let due = Snapshot { deadlines: Deadlines { next: vec![promise(1, at(20))], ..Deadlines::default() }, ..board() };
    assert_eq!([told(&due, at(4)).len(), told(&due, at(5)).len(), told(&due, at(20)).len()], [0, 1, 1]);
    assert_eq!(told(&due, at(21)), [], "it is in the numbers by then");
    let early = AlertRules { ahead_minutes: 30, ..AlertRules::default() };
    assert_eq!(alerts(&due, &Limits::default(), &early, at(0)).len(), 1);
}

#[test]
fn each_is_told_once_whatever_tab_asks() {
    let (mut told, alert) = (Told::default(), Alert::Breach(promise(1, at(10))));
    assert_eq!(told.take(std::slice::from_ref(&alert), at(0)), std::slice::from_ref(&alert));
    let kept = serde_json::to_string(&told).unwrap();
    let mut other_tab: Told = domain::json::read(&kept).unwrap();
    assert_eq!(other_tab.take(std::slice::from_ref(&alert), at(1)), []);
    // A promise that was moved is another breach.
    assert_eq!(other_tab.take(&[Alert::Breach(promise(1, at(30)))], at(1)).len(), 1);
}

#[test]
fn a_queue_may_be_told_again_after_it_was_calm_for_a_while() {
    let over = |minute| Alert::Queue { queue: QueueName::parse("hotline"), waiting: 12, since: Some(at(minute)) };
    let mut told = Told::default();
    assert_eq!(told.take(&[over(0)], at(0)).len(), 1);
    assert_eq!(told.take(&[over(3)], at(3)).len(), 0, "it is the same crowd");
    assert_eq!(told.take(&[], at(7)).len(), 0);
    assert_eq!(told.take(&[over(8)], at(8)).len(), 0, "calm for five minutes is not long");
    assert_eq!(told.take(&[], at(14)).len(), 0);
    assert_eq!(told.take(&[over(15)], at(15)).len(), 1);
}

#[test]
fn what_is_put_away_stays_away_until_it_is_another_one() {
    let alert = Alert::Stuck { agent: AccountId(Uuid::from_u128(1)), since: at(-9) };
    let later = Alert::Stuck { agent: AccountId(Uuid::from_u128(1)), since: at(5) };
    let mut told = Told::default();
    let _ = told.take(std::slice::from_ref(&alert), at(0));
    assert!(told.lists(&alert));
    told.put_away(&alert.key());
    assert!(!told.lists(&alert) && told.lists(&later));
    let _ = told.take(&[], at(25 * 60));
    assert!(told.lists(&alert), "nothing is kept for ever");
}

#[test]
fn hours_of_rest_may_go_over_midnight() {
    let settings = Settings::default();
    let rests = |quiet: Quiet, minutes: i64| quiet.holds(at(minutes), &settings);
    let noon = Quiet::parse("12:00", "13:30").unwrap();
    assert_eq!([rests(noon, 119), rests(noon, 120), rests(noon, 209), rests(noon, 210)], [false, true, true, false]);
    let night = Quiet::parse("22:00", "07:00").unwrap();
    assert_eq!(
        [rests(night, 0), rests(night, 12 * 60), rests(night, 20 * 60), rests(night, 21 * 60)],
        [false, true, true, false]
    );
    assert_eq!([Quiet::parse("24:00", "07:00"), Quiet::parse("7", "8"), Quiet::parse("", "")], [None, None, None]);
}
