//! What holds for every start, rule and calendar.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use domain::{
    calendar::{Calendar, DayKind},
    deadline::{Due, OpenInterval, Outcome, Pause, Roll, Run, Timing, Unit, compute},
    time::{from_millis, local, local_day},
};
use proptest::prelude::*;

/// Starts in the published years and a little beyond.
fn start() -> impl Strategy<Value = DateTime<Utc>> {
    (1_704_038_400_i64..1_830_000_000).prop_map(|seconds| from_millis(seconds * 1000))
}

fn hours() -> impl Strategy<Value = Vec<OpenInterval>> {
    let time = |minute: u32| NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).expect("in range");
    prop::collection::btree_set(0_u32..1440, 2..=6).prop_map(move |edges| {
        let edges: Vec<u32> = edges.into_iter().collect();
        edges.chunks_exact(2).map(|pair| (time(pair[0]), time(pair[1]))).collect()
    })
}

fn business() -> impl Strategy<Value = Timing> {
    (0_u32..5000, hours()).prop_map(|(count, hours)| Timing {
        count,
        unit: Unit::Minute,
        clock: Run::Business,
        roll: Roll::None,
        hours,
    })
}

fn any_timing() -> impl Strategy<Value = Timing> {
    let roll = prop_oneof![Just(Roll::None), Just(Roll::Forward)];
    let days = (0_u32..400, prop_oneof![Just(Unit::Day), Just(Unit::Workday), Just(Unit::SameDay)], roll.clone());
    let months = (0_u32..40, prop_oneof![Just(Unit::Month), Just(Unit::Year)], roll);
    let dated = prop_oneof![days, months].prop_map(|(count, unit, roll)| Timing {
        count,
        unit,
        clock: Run::Calendar,
        roll,
        hours: Vec::new(),
    });
    let elapsed = (0_u32..200_000, prop_oneof![Just(Unit::Minute), Just(Unit::Hour)])
        .prop_map(|(count, unit)| Timing { count, unit, clock: Run::Elapsed, roll: Roll::None, hours: Vec::new() });
    prop_oneof![dated, elapsed, business()]
}

fn outcome(timing: &Timing, calendar: &Calendar, start: DateTime<Utc>, pauses: &[Pause]) -> Outcome {
    compute(timing, calendar, &[Some(start)], pauses)
}

fn instant(timing: &Timing, calendar: &Calendar, start: DateTime<Utc>, pauses: &[Pause]) -> DateTime<Utc> {
    outcome(timing, calendar, start, pauses).due().expect("it started").instant()
}

/// The calendar with one day taken out of its lists and put into one of them.
fn with_day(day: NaiveDate, is_worked: bool) -> Calendar {
    let mut calendar = Calendar::cn_mainland();
    if let Some(mut year) = calendar.years.get(&day.year()).cloned() {
        year.off.retain(|&d| d != day);
        year.work.retain(|&d| d != day);
        if is_worked {
            year.work.push(day);
        } else {
            year.off.push(day);
        }
        calendar.years.publish(year);
    }
    calendar
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_later_start_never_gives_an_earlier_due(timing in any_timing(), a in start(), seconds in 0_i64..20_000_000) {
        let calendar = Calendar::cn_mainland();
        let b = a + TimeDelta::seconds(seconds);
        prop_assert!(instant(&timing, &calendar, a, &[]) <= instant(&timing, &calendar, b, &[]));
    }

    #[test]
    fn nothing_is_due_before_it_starts(timing in any_timing(), a in start()) {
        prop_assert!(instant(&timing, &Calendar::cn_mainland(), a, &[]) >= a);
    }

    #[test]
    fn the_notation_of_the_start_does_not_matter(timing in any_timing(), a in start()) {
        let text = local(a).to_rfc3339();
        prop_assert!(text.ends_with("+08:00"), "{text}");
        let read: DateTime<Utc> = text.parse().expect("an instant");
        let calendar = Calendar::cn_mainland();
        prop_assert_eq!(outcome(&timing, &calendar, a, &[]), outcome(&timing, &calendar, read, &[]));
    }

    #[test]
    fn business_results_lie_inside_open_intervals(timing in business(), a in start()) {
        let calendar = Calendar::cn_mainland();
        if let Outcome::Due { due: Due::At(at), .. } = outcome(&timing, &calendar, a, &[]) {
            let time = local(at).time();
            prop_assert_eq!(calendar.is_worked(local_day(at)), Some(true));
            prop_assert!(timing.hours.iter().any(|&(from, to)| from <= time && time <= to), "{}", time);
        }
    }

    #[test]
    fn business_minutes_add_up_to_the_count(timing in business(), a in start()) {
        let got = outcome(&timing, &Calendar::cn_mainland(), a, &[]);
        let steps = &got.working().expect("it started").steps;
        let told: Vec<u32> = steps.iter().filter_map(|s| match s {
            domain::deadline::Step::BusinessDay { minutes, .. } => Some(*minutes),
            _ => None,
        }).collect();
        // Long spans are not told day by day.
        prop_assert!(told.is_empty() || told.iter().sum::<u32>() == timing.count, "{told:?}");
    }

    #[test]
    fn a_make_up_day_never_delays_and_a_rest_day_never_hurries(
        business in business(), workdays in 0_u32..60, a in start(), after in 0_u64..40,
    ) {
        let day = local_day(a) + chrono::Days::new(after);
        let workdays = Timing { count: workdays, unit: Unit::Workday, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
        let (plain, worked, rest) = (Calendar::cn_mainland(), with_day(day, true), with_day(day, false));
        for timing in [business, workdays] {
            let due = instant(&timing, &plain, a, &[]);
            prop_assert!(instant(&timing, &worked, a, &[]) <= due);
            prop_assert!(instant(&timing, &rest, a, &[]) >= due);
        }
    }

    #[test]
    fn hours_of_a_unit_and_closures_never_hurry_a_clock(
        timing in any_timing(), a in start(), after in 0_u64..40, unit in hours(), left in prop::option::of(hours()),
    ) {
        let day = local_day(a) + chrono::Days::new(after);
        let plain = Calendar::cn_mainland();
        let special = vec![(day, left.unwrap_or_default())];
        let struck = Calendar { special, ..plain.clone() };
        prop_assert!(instant(&timing, &struck, a, &[]) >= instant(&timing, &plain, a, &[]));
        let later = a + TimeDelta::hours(7);
        prop_assert!(instant(&timing, &struck, later, &[]) >= instant(&timing, &struck, a, &[]), "nor runs backwards");
        let unit = Calendar { opening: unit, ..plain.clone() };
        prop_assert!(instant(&timing, &unit, a, &[]) >= instant(&timing, &plain, a, &[]));
    }

    #[test]
    fn business_results_lie_inside_the_hours_of_the_day(timing in business(), a in start(), after in 0_u64..10, own in hours()) {
        let day = local_day(a) + chrono::Days::new(after);
        let calendar = Calendar { special: vec![(day, own.clone())], ..Calendar::cn_mainland() };
        if let Outcome::Due { due: Due::At(at), .. } = outcome(&timing, &calendar, a, &[]) {
            let time = local(at).time();
            let lies_in = |hours: &[OpenInterval]| hours.iter().any(|&(from, to)| from <= time && time <= to);
            prop_assert!(lies_in(&timing.hours), "{}", time);
            prop_assert!(local_day(at) != day || calendar.kind(day) != Some(DayKind::Short) || lies_in(&own), "{}", time);
        }
    }

    #[test]
    fn pauses_add_up(count in 1_u32..5000, a in start(), first in 0_u32..2500, second in 0_u32..2500, long in (1_i64..3000, 1_i64..3000)) {
        // Both pauses begin while the clock runs, one after the other.
        let timing = Timing { count, unit: Unit::Minute, clock: Run::Elapsed, roll: Roll::None, hours: Vec::new() };
        let calendar = Calendar::cn_mainland();
        let from = a + TimeDelta::minutes(i64::from(first % count));
        let one = Pause { from, until: from + TimeDelta::minutes(long.0) };
        let left = count - first % count;
        let from = one.until + TimeDelta::minutes(i64::from(second % left));
        let two = Pause { from, until: from + TimeDelta::minutes(long.1) };
        let plain = instant(&timing, &calendar, a, &[]);
        let both = instant(&timing, &calendar, a, &[two, one]);
        prop_assert_eq!(both - plain, TimeDelta::minutes(long.0 + long.1));
    }

    #[test]
    fn a_pause_never_hurries_and_cutting_it_in_two_changes_nothing(
        timing in any_timing(), a in start(), offset in -5000_i64..50_000, long in 2_i64..9000, cut in 1_i64..9000,
    ) {
        let calendar = Calendar::cn_mainland();
        let at = |minutes: i64| a + TimeDelta::minutes(offset + minutes);
        let cut = 1 + cut % (long - 1).max(1);
        let whole = instant(&timing, &calendar, a, &[Pause { from: at(0), until: at(long) }]);
        let halves = [Pause { from: at(cut), until: at(long) }, Pause { from: at(0), until: at(cut) }];
        prop_assert!(whole >= instant(&timing, &calendar, a, &[]));
        prop_assert_eq!(whole, instant(&timing, &calendar, a, &halves));
    }

    #[test]
    fn a_roll_ends_on_a_working_day_and_only_there(count in 0_u32..400, a in start()) {
        let calendar = Calendar::cn_mainland();
        let plain = Timing { count, unit: Unit::Day, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
        let rolled = Timing { roll: Roll::Forward, ..plain.clone() };
        let (Some(Due::On { last_day: before, .. }), Outcome::Due { due: Due::On { last_day, .. }, .. }) =
            (outcome(&plain, &calendar, a, &[]).due(), outcome(&rolled, &calendar, a, &[])) else { return Ok(()) };
        prop_assert_eq!(calendar.is_worked(last_day), Some(true));
        let between = before.iter_days().take_while(|&d| d < last_day);
        prop_assert!(between.into_iter().all(|d| calendar.is_worked(d) == Some(false)));
    }

    #[test]
    fn the_strip_numbers_exactly_what_was_counted(count in 0_u32..40, a in start(), by_workday: bool) {
        let unit = if by_workday { Unit::Workday } else { Unit::Day };
        let timing = Timing { count, unit, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
        let got = outcome(&timing, &Calendar::cn_mainland(), a, &[]);
        let days = &got.working().expect("it started").days;
        prop_assume!(!days.is_empty());
        let numbers: Vec<u32> = days.iter().filter_map(|c| c.counted).collect();
        prop_assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
        prop_assert_eq!(days[0].day, local_day(a));
        if by_workday {
            let skipped = days.iter().filter(|c| c.counted.is_some() && c.kind.is_some_and(|k| !k.is_worked()));
            prop_assert_eq!(skipped.count(), 0);
        }
    }

    #[test]
    fn outcomes_and_timings_survive_json(timing in any_timing(), a in start(), long in 1_i64..3000) {
        let pause = Pause { from: a, until: a + TimeDelta::minutes(long) };
        let got = outcome(&timing, &Calendar::cn_mainland(), a, &[pause]);
        let json = serde_json::to_string(&got).expect("serialises");
        prop_assert_eq!(serde_json::from_str::<Outcome>(&json).expect("reads back"), got);
        let json = serde_json::to_string(&timing).expect("serialises");
        prop_assert_eq!(serde_json::from_str::<Timing>(&json).expect("reads back"), timing);
    }

    #[test]
    fn day_deadlines_end_at_local_midnight(timing in any_timing(), a in start()) {
        if let Some(Due::On { last_day, late_from }) = outcome(&timing, &Calendar::cn_mainland(), a, &[]).due() {
            prop_assert_eq!(local(late_from).num_seconds_from_midnight(), 0);
            prop_assert_eq!(local_day(late_from).pred_opt(), Some(last_day));
        }
    }

    #[test]
    fn a_calendar_without_years_only_ever_answers_provisionally(timing in business(), a in start()) {
        let is_provisional = matches!(outcome(&timing, &Calendar::default(), a, &[]), Outcome::CalendarUnknown { .. });
        prop_assert!(is_provisional);
        prop_assert!(DayKind::by_weekday(local_day(instant(&timing, &Calendar::default(), a, &[]))).is_worked());
    }
}
