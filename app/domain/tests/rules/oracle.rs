//! A second, naive reading of the minute clocks: walk minute by minute and count. It shares no code with the engine.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::{
    calendar::Calendar,
    deadline::{Due, OpenInterval, Outcome, Pause, Roll, Run, Timing, Unit, compute},
};
use std::collections::HashSet;

const CASES: u64 = 20_000;
const DAY: usize = 1440;
/// 2024-01-01T00:00+08:00.
const EPOCH_MILLIS: i64 = 1_704_038_400_000;
const DAYS: usize = 366 + 365 + 365;

/// A small generator, so that a failure can be repeated: the seed is the case number.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }

    fn index(&mut self, below: usize) -> usize {
        usize::try_from(self.next(below as u64)).expect("small")
    }
}

fn instant(minute: usize) -> DateTime<Utc> {
    let start = DateTime::from_timestamp_millis(EPOCH_MILLIS).expect("in range");
    start + TimeDelta::minutes(i64::try_from(minute).expect("small"))
}

/// Which days of 2024 to 2026 are worked, read from the data file as plain text.
fn worked_days() -> Vec<bool> {
    let years: serde_json::Value =
        serde_json::from_str(include_str!("../../data/calendar-cn-mainland.json")).expect("JSON");
    let listed = |name: &str| -> HashSet<String> {
        let years = years.as_array().expect("a list");
        years
            .iter()
            .flat_map(|y| y[name].as_array().expect("a list"))
            .map(|d| d.as_str().expect("text").into())
            .collect()
    };
    let (off, work) = (listed("off"), listed("work"));
    (0..DAYS)
        .map(|index| {
            // 1 January 2024 was a Monday.
            let is_weekday = index % 7 < 5;
            let name = (instant(index * DAY) + TimeDelta::hours(8)).format("%Y-%m-%d").to_string();
            work.contains(&name) || (is_weekday && !off.contains(&name))
        })
        .collect()
}

/// Every minute of three years: open or not.
fn open_minutes(worked: &[bool], hours: &[(usize, usize)]) -> Vec<bool> {
    let is_open = |minute: usize| hours.iter().any(|&(from, to)| from <= minute && minute < to);
    (0..DAYS * DAY).map(|m| worked[m / DAY] && is_open(m % DAY)).collect()
}

/// The end of the `count`th minute that counts from `start` on; for none, the first that would.
fn walk(counts: impl Fn(usize) -> bool, start: usize, count: u32) -> usize {
    let (mut minute, mut left) = (start, count);
    if left == 0 {
        while !counts(minute) {
            minute += 1;
        }
        return minute;
    }
    loop {
        left -= u32::from(counts(minute));
        minute += 1;
        if left == 0 {
            return minute;
        }
    }
}

fn interval(&(from, to): &(usize, usize)) -> OpenInterval {
    let time = |minute: usize| {
        let seconds = u32::try_from(minute % DAY * 60).expect("small");
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("in range")
    };
    (time(from), time(to))
}

#[test]
fn the_engine_agrees_with_counting_minute_by_minute() {
    let worked = worked_days();
    let calendar = Calendar::cn_mainland();
    let schedules: [&[(usize, usize)]; 4] =
        [&[(480, 1080)], &[(540, 720), (810, 1080)], &[(0, 1440)], &[(1, 2), (600, 660), (1200, 1440)]];
    let open: Vec<Vec<bool>> = schedules.iter().map(|hours| open_minutes(&worked, hours)).collect();
    for seed in 0..CASES {
        let mut dice = Dice(seed);
        let is_business = dice.next(4) > 0;
        let schedule = dice.index(schedules.len());
        let count = u32::try_from(dice.next(700)).expect("small");
        // Six weeks short of the last published day, so that the walk stays inside the calendar.
        let start = dice.index((DAYS - 42) * DAY);
        let held: Vec<(usize, usize)> = (0..dice.index(4))
            .map(|_| {
                let from = (start + dice.index(3 * DAY)).saturating_sub(DAY);
                (from, from + dice.index(600))
            })
            .collect();
        let is_held = |minute: usize| held.iter().any(|&(from, until)| from <= minute && minute < until);
        let rule = Timing {
            count,
            unit: Unit::Minute,
            clock: if is_business { Run::Business } else { Run::Elapsed },
            roll: Roll::None,
            hours: if is_business { schedules[schedule].iter().map(interval).collect() } else { Vec::new() },
        };
        let pauses: Vec<Pause> =
            held.iter().map(|&(from, until)| Pause { from: instant(from), until: instant(until) }).collect();
        let expected = match (is_business, count) {
            (true, _) => walk(|minute| open[schedule][minute] && !is_held(minute), start, count),
            // «At once» is at once, even while the clock stands still.
            (false, 0) => start,
            (false, _) => walk(|minute| !is_held(minute), start, count),
        };
        let got = compute(&rule, &calendar, &[Some(instant(start))], &pauses);
        assert!(
            matches!(got, Outcome::Due { due: Due::At(at), .. } if at == instant(expected)),
            "case {seed}: {rule:?} from {} with {pauses:?}: expected {}, got {got:?}",
            instant(start),
            instant(expected),
        );
    }
}
