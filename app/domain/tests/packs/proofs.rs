//! The hash of what a deadline was computed from.

use crate::given::{at, day, open};
use domain::{
    calendar::Calendar,
    deadline::{OpenInterval, Pause, Roll, Run, Timing, Unit, proof::Inputs},
    digest::sha256,
    time::Instant,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn timing(count: u32, hours: Vec<OpenInterval>) -> Timing {
    Timing { count, unit: Unit::Minute, clock: Run::Business, roll: Roll::None, hours }
}

fn inputs<'a>(
    timing: &'a Timing,
    calendar: &'a Calendar,
    starts: &'a [Option<Instant>],
    pauses: &'a [Pause],
) -> Inputs<'a> {
    Inputs { rule: "CN-HOUSE-2007/quotation", version: "2007.1", timing, calendar, starts, pauses }
}

#[test]
fn the_text_is_what_a_person_would_read() {
    let (rule, calendar) = (timing(480, open(&[("08:00", "12:00"), ("13:00", "18:00")])), Calendar::cn_mainland());
    let held = [Pause { from: at("2026-03-02T03:00:00Z"), until: at("2026-03-02T03:30:00Z") }];
    let starts = [Some(at("2026-03-02T09:00:00+08:00"))];
    let text = inputs(&rule, &calendar, &starts, &held).text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "yiling deadline 1",
            "rule CN-HOUSE-2007/quotation 2007.1",
            "timing 480 minute business none 08:00:00-12:00:00 13:00:00-18:00:00",
            "start 2026-03-02T01:00:00Z",
            "pause 2026-03-02T03:00:00Z 2026-03-02T03:30:00Z",
        ]
    );
    assert!(lines[5].starts_with("calendar CN-mainland 2026 off 2026-01-01 2026-01-02"), "{}", lines[5]);
    assert_eq!(lines.len(), 7);
    assert_eq!(inputs(&rule, &calendar, &starts, &held).hash(), sha256(&text));
}

#[test]
fn the_order_of_the_inputs_does_not_matter_and_each_of_them_does() {
    let (rule, calendar) = (timing(480, open(&[("08:00", "18:00")])), Calendar::cn_mainland());
    let held = |minute: i64| {
        let from = at("2026-03-02T03:00:00Z") + chrono::TimeDelta::minutes(minute);
        Pause { from, until: from + chrono::TimeDelta::minutes(5) }
    };
    let (one, two) = (Some(at("2026-03-02T01:00:00Z")), Some(at("2026-03-02T02:00:00Z")));
    let hash = |rule: &Timing, calendar: &Calendar, starts: &[Option<Instant>], pauses: &[Pause]| {
        inputs(rule, calendar, starts, pauses).hash()
    };
    let first = hash(&rule, &calendar, &[one, two], &[held(0), held(20)]);
    assert_eq!(first, hash(&rule, &calendar, &[two, one], &[held(20), held(0)]));
    let mut shuffled = calendar.clone();
    let mut year = calendar.years[&2026].clone();
    year.off.reverse();
    shuffled.years.publish(year.clone());
    assert_eq!(first, hash(&rule, &shuffled, &[one, two], &[held(0), held(20)]));
    let mut changed = calendar.clone();
    year.off.push(day("2026-03-04"));
    changed.years.publish(year);
    let special = Calendar { special: vec![(day("2026-03-02"), open(&[("08:00", "11:00")]))], ..calendar.clone() };
    let others = [
        hash(&timing(481, rule.hours.clone()), &calendar, &[one, two], &[held(0), held(20)]),
        hash(&rule, &changed, &[one, two], &[held(0), held(20)]),
        hash(&rule, &special, &[one, two], &[held(0), held(20)]),
        hash(&rule, &calendar, &[one], &[held(0), held(20)]),
        hash(&rule, &calendar, &[one, None], &[held(0), held(20)]),
        hash(&rule, &calendar, &[one, two], &[held(0)]),
    ];
    let different: std::collections::BTreeSet<&String> = others.iter().chain([&first]).collect();
    assert_eq!(different.len(), 7);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_digest_is_that_of_everybody_else(text in "\\PC{0,200}") {
        let expected = format!("{:x}", Sha256::digest(text.as_bytes()));
        prop_assert_eq!(sha256(&text), expected);
    }
}
