use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn scene() -> Scene {
    Scene {
        agents: 8,
        calls_per_hour: 160.0,
        from: Duration::from_hours(8),
        duration: Duration::from_hours(12),
        matters: 100,
    }
}

fn calls(script: &Script) -> BTreeMap<usize, Vec<(Duration, Tells)>> {
    let mut calls: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for told in &script.told {
        if let Some(call) = told.what.call() {
            calls.entry(call).or_default().push((told.at, told.what));
        }
    }
    calls
}

#[test]
fn the_same_seed_plays_the_same_shift() {
    assert_eq!(play(5, &scene()), play(5, &scene()));
    assert_ne!(play(5, &scene()).told, play(6, &scene()).told);
}

#[test]
fn nothing_happens_before_its_cause() {
    let script = play(1, &scene());
    assert!(script.told.windows(2).all(|pair| pair[0].at <= pair[1].at));
    for (call, course) in calls(&script) {
        assert_eq!(course[0].1, Tells::Arrived { call }, "{course:?}");
        let mut ringing = BTreeSet::new();
        let mut talking = BTreeSet::new();
        let mut records = BTreeSet::new();
        let mut over = false;
        for (_, what) in &course {
            match *what {
                Tells::Offered { agent, .. } => assert!(!over && ringing.insert(agent), "{course:?}"),
                Tells::OfferEnded { agent, .. } => assert!(ringing.remove(&agent), "{course:?}"),
                Tells::Answered { agent, .. } => {
                    assert!(!over && ringing.remove(&agent) && talking.insert(agent), "{course:?}");
                    records.insert(agent);
                }
                Tells::Held { agent, .. } | Tells::Resumed { agent, .. } => {
                    assert!(talking.contains(&agent), "{course:?}");
                }
                Tells::Transferred { agent, to, .. } => {
                    assert!(talking.remove(&agent) && to != Some(agent), "{course:?}");
                }
                Tells::Abandoned { .. } => assert!(!over && records.is_empty(), "{course:?}"),
                Tells::Ended { .. } => assert!(!over && !records.is_empty(), "{course:?}"),
                Tells::Wrapped { agent, .. } => assert!(records.remove(&agent), "{course:?}"),
                _ => {}
            }
            over |= matches!(what, Tells::Abandoned { .. } | Tells::Ended { .. });
        }
        assert!(over && records.is_empty(), "{course:?}");
    }
}

#[test]
fn an_agent_has_one_call_at_a_time_and_none_while_away() {
    let mut busy: BTreeMap<usize, usize> = BTreeMap::new();
    let mut there = BTreeSet::new();
    for told in &play(2, &scene()).told {
        match told.what {
            Tells::Ready { agent } => assert!(there.insert(agent)),
            Tells::Break { agent, .. } => assert!(there.remove(&agent) && !busy.contains_key(&agent), "{told:?}"),
            Tells::SignedOff { agent } => _ = there.remove(&agent),
            Tells::Offered { call, agent } => {
                assert!(there.contains(&agent) && busy.insert(agent, call).is_none(), "{told:?}");
            }
            Tells::OfferEnded { agent, .. } | Tells::Wrapped { agent, .. } => _ = busy.remove(&agent),
            Tells::Abandoned { call } => busy.retain(|_, theirs| *theirs != call),
            _ => {}
        }
    }
    assert!(there.is_empty() && busy.is_empty());
}

#[test]
fn customers_give_up_when_nobody_comes_and_not_often_otherwise() {
    let gave_up = |scene: &Scene| {
        let script = play(3, scene);
        let count = script.told.iter().filter(|told| matches!(told.what, Tells::Abandoned { .. })).count();
        (count, script.callers.len())
    };
    let (count, calls) = gave_up(&Scene { agents: 0, ..scene() });
    assert_eq!(count, calls);
    let (count, calls) = gave_up(&Scene { agents: 30, ..scene() });
    // Only the hasty ones: one in twenty-five.
    assert!(count * 10 < calls && count > 0, "{count} of {calls}");
    let patience = play(3, &Scene { agents: 0, ..scene() });
    let courses = calls_of(&patience);
    let short = courses.iter().filter(|wait| **wait < Duration::from_secs(5)).count();
    let beyond = courses.iter().filter(|wait| **wait > Duration::from_secs(110)).count();
    assert!(short * 10 < courses.len() && short > 0 && (beyond * 3 > courses.len()), "{short} {beyond}");
}

fn calls_of(script: &Script) -> Vec<Duration> {
    calls(script).values().map(|course| course[course.len() - 1].0.saturating_sub(course[0].0)).collect()
}

#[test]
fn a_shift_has_everything_that_may_happen() {
    let script = play(1, &scene());
    let has = |of: fn(&Tells) -> bool| script.told.iter().any(|told| of(&told.what));
    assert!(has(|what| matches!(what, Tells::OfferEnded { .. })));
    assert!(has(|what| matches!(what, Tells::Held { .. })));
    assert!(has(|what| matches!(what, Tells::Transferred { to: Some(_), .. })));
    assert!(has(|what| matches!(what, Tells::Identified { .. })));
    assert!(has(|what| matches!(what, Tells::Break { .. })));
    let again = script.callers.windows(60).any(|few| few[..59].iter().any(|caller| caller.matter == few[59].matter));
    assert!(again && script.callers.iter().any(|caller| caller.complains));
    let slowest = |agent: usize| {
        let mut ended = BTreeMap::new();
        let mut spans = Vec::new();
        for told in &script.told {
            match told.what {
                Tells::Ended { call } => _ = ended.insert(call, told.at),
                Tells::Wrapped { call, agent: who, .. } if who == agent => {
                    spans.extend(ended.get(&call).map(|at| told.at.saturating_sub(*at)));
                }
                _ => {}
            }
        }
        spans.sort_unstable();
        spans[spans.len() / 2]
    };
    assert!(slowest(1) > 3 * slowest(2));
}

#[test]
fn a_shift_that_is_broken_off_leaves_nothing_open() {
    let script = play(1, &scene());
    for cut in [3, 50, 500, 3000] {
        let mut told = script.told[..cut].to_vec();
        told.extend(close(&script.told[..cut], Duration::from_hours(13)));
        assert_eq!(close(&told, Duration::from_hours(14)), Vec::new());
    }
}
