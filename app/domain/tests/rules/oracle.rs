//! A second, naive reading of the clocks: walk minute by minute, or midnight by midnight, and count. It shares no code with the engine.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::{
    calendar::Calendar,
    deadline::{OpenInterval, Outcome, Pause, Roll, Run, Timing, Unit, compute},
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

/// One way of opening the house: hours of a rule, hours of a unit, and days with hours of their own.
struct House {
    rule: &'static [(usize, usize)],
    calendar: Calendar,
    /// Every minute of three years: open or not.
    open: Vec<bool>,
    /// Every day of three years: worked or not.
    worked: Vec<bool>,
}

type Hours = &'static [(usize, usize)];

/// Every `nth` working day has these hours of its own.
type Special = Option<(usize, Hours)>;

impl House {
    fn new(published: &[bool], rule: Hours, unit: Hours, special: Special) -> Self {
        let mut calendar = Calendar { opening: unit.iter().map(interval).collect(), ..Calendar::cn_mainland() };
        let (mut worked, mut own) = (published.to_vec(), vec![None; DAYS]);
        if let Some((nth, hours)) = special {
            for index in (0..DAYS).step_by(nth) {
                let day = (instant(index * DAY) + TimeDelta::hours(8)).date_naive();
                calendar.special.push((day, hours.iter().map(interval).collect()));
                own[index] = Some(hours);
                worked[index] &= !hours.is_empty();
            }
        }
        let within = |hours: Hours, minute: usize| hours.iter().any(|&(from, to)| from <= minute && minute < to);
        let is_open = |index: usize, minute: usize| {
            worked[index]
                && within(rule, minute)
                && (unit.is_empty() || within(unit, minute))
                && own[index].is_none_or(|hours| within(hours, minute))
        };
        let open = (0..DAYS * DAY).map(|m| is_open(m / DAY, m % DAY)).collect();
        Self { rule, calendar, open, worked }
    }

    fn all() -> Vec<Self> {
        let published = worked_days();
        let whole: Hours = &[(0, 1440)];
        let (office, split): (Hours, Hours) = (&[(480, 1080)], &[(540, 720), (810, 1080)]);
        let scattered: Hours = &[(1, 2), (600, 660), (1200, 1440)];
        let new = |rule, unit, special| Self::new(&published, rule, unit, special);
        vec![
            new(office, &[], None),
            new(split, &[], None),
            new(whole, &[], None),
            new(scattered, &[], None),
            new(office, split, Some((11, &[(480, 720)]))),
            new(whole, split, Some((5, &[]))),
            new(scattered, office, Some((3, &[(0, 630), (640, 1440)]))),
        ]
    }
}

/// How many cases to try. `YILING_ORACLE_CASES=1000000` for a long run, best in a release build.
fn cases() -> u64 {
    std::env::var("YILING_ORACLE_CASES").map_or(CASES, |wanted| wanted.parse().expect("a number of cases"))
}

/// One case: what is asked, and what counting by hand gives.
struct Case {
    rule: Timing,
    start: usize,
    pauses: Vec<Pause>,
    expected: usize,
}

fn timing(count: u32, unit: Unit, clock: Run, hours: &[(usize, usize)]) -> Timing {
    Timing { count, unit, clock, roll: Roll::None, hours: hours.iter().map(interval).collect() }
}

/// Minutes and hours, business or not, with pauses.
fn minutes(dice: &mut Dice, house: &House, start: usize) -> Case {
    let is_business = dice.next(4) > 0;
    let in_hours = dice.next(8) == 0;
    let count = u32::try_from(dice.next(if in_hours { 12 } else { 700 })).expect("small");
    let held: Vec<(usize, usize)> = (0..dice.index(4))
        .map(|_| {
            let from = (start + dice.index(3 * DAY)).saturating_sub(DAY);
            (from, from + dice.index(600))
        })
        .collect();
    let is_held = |minute: usize| held.iter().any(|&(from, until)| from <= minute && minute < until);
    let wanted = if in_hours { count * 60 } else { count };
    let expected = match (is_business, wanted) {
        (true, _) => walk(|minute| house.open[minute] && !is_held(minute), start, wanted),
        // «At once» is at once, even while the clock stands still.
        (false, 0) => start,
        (false, _) => walk(|minute| !is_held(minute), start, wanted),
    };
    let unit = if in_hours { Unit::Hour } else { Unit::Minute };
    let (clock, hours): (Run, &[(usize, usize)]) =
        if is_business { (Run::Business, house.rule) } else { (Run::Elapsed, &[]) };
    let pauses = held.iter().map(|&(from, until)| Pause { from: instant(from), until: instant(until) }).collect();
    Case { rule: timing(count, unit, clock, hours), start, pauses, expected }
}

/// Days and working days: the midnight after the day on which as many midnights have gone by.
fn days(dice: &mut Dice, house: &House, start: usize) -> Case {
    let by_workday = dice.next(2) == 0;
    let count = u32::try_from(dice.next(15)).expect("small");
    let (mut day, mut left) = (start / DAY, count);
    while left > 0 {
        day += 1;
        left -= u32::from(!by_workday || house.worked[day]);
    }
    let unit = if by_workday { Unit::Workday } else { Unit::Day };
    Case { rule: timing(count, unit, Run::Calendar, &[]), start, pauses: Vec::new(), expected: (day + 1) * DAY }
}

#[test]
#[expect(clippy::print_stdout, reason = "a long run says how long it was")]
fn the_engine_agrees_with_counting_minute_by_minute() {
    let houses = House::all();
    for seed in 0..cases() {
        let mut dice = Dice(seed);
        let house = &houses[dice.index(houses.len())];
        // Eight weeks short of the last published day, so that the walk stays inside the calendar.
        let start = dice.index((DAYS - 56) * DAY);
        let case = if dice.next(5) == 0 { days(&mut dice, house, start) } else { minutes(&mut dice, house, start) };
        let got = compute(&case.rule, &house.calendar, &[Some(instant(case.start))], &case.pauses);
        let due = match &got {
            Outcome::Due { due, .. } => Some(due.instant()),
            _ => None,
        };
        assert!(
            due == Some(instant(case.expected)),
            "case {seed}: {:?} from {} with {:?}: expected {}, got {got:?}",
            case.rule,
            instant(case.start),
            case.pauses,
            instant(case.expected),
        );
    }
    println!("{} random deadlines: every one agrees with counting by hand", cases());
}
