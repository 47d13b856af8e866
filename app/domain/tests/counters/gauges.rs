//! From where on a number asks for attention, and that nobody can set a limit that makes no sense.

use domain::{
    counters::{Counters, Gauge, Level, Limit, Limits, Ratio, Snapshot},
    queue::Settings,
    time::{Instant, from_millis},
};

const NOW: i64 = 1_795_140_000_000;

fn now() -> Instant {
    from_millis(NOW)
}

fn board() -> Snapshot {
    Counters::new(Settings::default()).snapshot(now(), &[], &[])
}

#[test]
fn more_waiting_is_worse_and_less_quick_answers_too() {
    let limits = Limits::default();
    let waiting = |count| limits.level(Gauge::Waiting, &Snapshot { waiting: count, ..board() }, now());
    assert_eq!(
        [waiting(4), waiting(5), waiting(9), waiting(10)],
        [Level::Calm, Level::Near, Level::Near, Level::Urgent]
    );
    let share = |part| Ratio { part, whole: 1000 };
    let quick = |part| limits.level(Gauge::ServiceLevel, &Snapshot { service_level: share(part), ..board() }, now());
    assert_eq!(
        [quick(800), quick(799), quick(700), quick(699)],
        [Level::Calm, Level::Near, Level::Near, Level::Urgent]
    );
}

#[test]
fn what_nobody_can_know_is_neither_good_nor_bad() {
    let unknown = |gauge: &Gauge| Limits::default().level(*gauge, &board(), now()) == Level::Unknown;
    let all: Vec<Gauge> = Gauge::ALL.iter().copied().filter(|gauge| unknown(gauge)).collect();
    assert!(
        all.contains(&Gauge::ServiceLevel) && all.contains(&Gauge::Satisfaction) && all.contains(&Gauge::LongestWait)
    );
    assert!(!all.contains(&Gauge::Waiting) && !all.contains(&Gauge::CallbacksDue), "nobody waiting is a number");
}

#[test]
fn the_longest_wait_goes_on_between_two_messages() {
    let waits = Snapshot { longest_since: Some(from_millis(NOW - 25_000)), ..board() };
    let level = |later: i64| Limits::default().level(Gauge::LongestWait, &waits, from_millis(NOW + later));
    assert_eq!([level(0), level(5_000), level(35_000)], [Level::Calm, Level::Near, Level::Urgent]);
    assert_eq!(Gauge::LongestWait.value(&waits, from_millis(NOW - 60_000)), Some(0), "a clock behind gives no minus");
}

#[test]
fn a_limit_is_within_range_and_its_second_step_the_worse_one() {
    for gauge in Gauge::ALL {
        assert!(gauge.takes(gauge.usual()), "{gauge:?}");
        let Limit { near, urgent } = gauge.usual();
        assert!(!gauge.takes(Limit { near: urgent, urgent: near }), "{gauge:?} takes its steps in the wrong order");
        assert!(!gauge.takes(Limit { near: -1, urgent }) && !gauge.takes(Limit { near, urgent: gauge.most() + 1 }));
    }
    let limits = Limits::default();
    assert_eq!(limits.with(Gauge::Waiting, Limit { near: 3, urgent: 2 }), None);
    let own = limits.with(Gauge::Waiting, Limit { near: 2, urgent: 3 }).unwrap();
    let again = own.with(Gauge::Waiting, Limit { near: 1, urgent: 4 }).unwrap();
    assert_eq!(again.get(Gauge::Waiting), Limit { near: 1, urgent: 4 });
    assert_eq!(again.get(Gauge::Occupancy), Gauge::Occupancy.usual());
}

#[test]
fn kept_limits_come_back_and_spoilt_ones_are_the_usual() {
    let own = Limits::default().with(Gauge::Satisfaction, Limit { near: 45, urgent: 41 }).unwrap();
    let text = serde_json::to_string(&own).unwrap();
    assert_eq!(domain::json::read::<Limits>(&text).unwrap(), own);
    let spoilt: Limits = domain::json::read(r#"[["waiting",{"near":9,"urgent":1}]]"#).unwrap();
    assert_eq!(spoilt.get(Gauge::Waiting), Gauge::Waiting.usual());
}
