//! The working of a deadline: what the proof panel turns into sentences.

use crate::deadlines::{at, day, office, pause, run, timing};
use domain::{
    calendar::DayKind,
    deadline::{DayCell, Outcome, Roll, Run, Step, Timing, Unit, Working},
};

fn working(timing: &Timing, start: &str) -> Working {
    run(timing, start, &[]).working().expect("it started").clone()
}

#[test]
fn a_statutory_week_shows_each_day_and_why_it_is_not_extended() {
    let got = working(&timing(7, Unit::Day, Run::Calendar), "2026-02-10T20:00:00+08:00");
    let late_from = at("2026-02-18T00:00:00+08:00");
    assert_eq!(
        got.steps,
        [
            Step::Started { at: at("2026-02-10T20:00:00+08:00"), batches: 1 },
            Step::FirstDayExcluded { day: day("2026-02-10") },
            Step::Counted { count: 7, unit: Unit::Day, clock: Run::Calendar },
            Step::RestDaysCounted { days: 3 },
            Step::NotRolled { day: day("2026-02-17") },
            Step::DueOn { last_day: day("2026-02-17"), late_from },
        ]
    );
    assert_eq!(got.days.len(), 8);
    assert_eq!(got.days[0], DayCell { day: day("2026-02-10"), kind: Some(DayKind::Workday), counted: None });
    assert_eq!(got.days[4], DayCell { day: day("2026-02-14"), kind: Some(DayKind::MakeUp), counted: Some(4) });
    assert_eq!(got.days[7], DayCell { day: day("2026-02-17"), kind: Some(DayKind::Holiday), counted: Some(7) });
}

#[test]
fn working_days_over_spring_festival_skip_the_rest_days() {
    let got = working(&timing(3, Unit::Workday, Run::Calendar), "2026-02-13T10:00:00+08:00");
    assert!(got.steps.contains(&Step::RestDaysSkipped { days: 9, make_up_days: 1 }), "{:?}", got.steps);
    let counted: Vec<_> = got.days.iter().filter(|c| c.counted.is_some()).map(|c| c.day).collect();
    assert_eq!(counted, [day("2026-02-14"), day("2026-02-24"), day("2026-02-25")]);
    assert_eq!(got.days.last().and_then(|c| c.counted), Some(3));
}

#[test]
fn business_minutes_are_told_day_by_day_and_add_up() {
    let got = working(&office(480, &[("08:00", "18:00")]), "2026-09-30T16:00:30+08:00");
    let days: Vec<_> = got
        .steps
        .iter()
        .filter_map(|s| match s {
            Step::BusinessDay { day, minutes, .. } => Some((*day, *minutes)),
            _ => None,
        })
        .collect();
    assert_eq!(days, [(day("2026-09-30"), 119), (day("2026-10-08"), 361)]);
    assert!(got.steps.contains(&Step::RestDaysSkipped { days: 7, make_up_days: 0 }));
    assert_eq!(got.days.len(), 9);
    assert_eq!(got.days.iter().filter(|c| c.counted.is_some()).count(), 2);
}

#[test]
fn a_start_outside_opening_hours_names_the_next_opening() {
    let got = working(&office(30, &[("08:00", "18:00")]), "2026-03-07T10:00:00+08:00");
    assert!(got.steps.contains(&Step::OpensAt { at: at("2026-03-09T08:00:00+08:00") }));
    let inside = working(&office(30, &[("08:00", "18:00")]), "2026-03-09T08:00:00+08:00");
    assert!(!inside.steps.iter().any(|s| matches!(s, Step::OpensAt { .. })));
}

#[test]
fn minutes_of_one_day_need_no_strip_and_minutes_over_midnight_have_one() {
    let clock = timing(30, Unit::Minute, Run::Elapsed);
    assert!(working(&clock, "2026-03-02T17:45:00+08:00").days.is_empty());
    let night = working(&clock, "2026-03-02T23:45:00+08:00");
    assert_eq!(
        night.days.iter().map(|c| (c.day, c.counted)).collect::<Vec<_>>(),
        [(day("2026-03-02"), None), (day("2026-03-03"), None)]
    );
}

#[test]
fn long_spans_have_no_strip() {
    assert_eq!(working(&timing(61, Unit::Day, Run::Calendar), "2026-03-02T09:00:00+08:00").days.len(), 62);
    assert!(working(&timing(62, Unit::Day, Run::Calendar), "2026-03-02T09:00:00+08:00").days.is_empty());
}

#[test]
fn a_rolled_end_names_both_days_and_numbers_only_the_counted_ones() {
    let rule = Timing { roll: Roll::Forward, ..timing(5, Unit::Day, Run::Calendar) };
    let got = working(&rule, "2026-03-02T09:00:00+08:00");
    assert!(got.steps.contains(&Step::Rolled { from: day("2026-03-07"), to: day("2026-03-09") }));
    let numbers: Vec<_> = got.days.iter().map(|c| c.counted).collect();
    assert_eq!(numbers, [None, Some(1), Some(2), Some(3), Some(4), Some(5), None, None]);
}

#[test]
fn a_pause_is_told_in_minutes_and_in_days() {
    let held = pause("2026-03-03T09:00:00+08:00", "2026-03-03T09:10:01+08:00");
    let start = "2026-03-02T09:00:00+08:00";
    let steps = |rule: &Timing| run(rule, start, &[held]).working().expect("it started").steps.clone();
    let days = steps(&timing(7, Unit::Day, Run::Calendar));
    assert!(days.contains(&Step::Paused { minutes: 11, whole_days: 1 }), "{days:?}");
    let hours = steps(&timing(48, Unit::Hour, Run::Elapsed));
    assert!(hours.contains(&Step::Paused { minutes: 11, whole_days: 0 }), "{hours:?}");
    let open = steps(&office(700, &[("08:00", "18:00")]));
    assert!(open.contains(&Step::Paused { minutes: 11, whole_days: 0 }), "{open:?}");
}

#[test]
fn a_missing_day_and_an_unknown_year_are_said() {
    let month = working(&timing(1, Unit::Month, Run::Calendar), "2026-01-31T10:00:00+08:00");
    assert!(month.steps.contains(&Step::NoCorrespondingDay { wanted: 31, taken: day("2026-02-28") }));
    let Outcome::CalendarUnknown { year, working, .. } =
        run(&timing(2, Unit::Workday, Run::Calendar), "2026-12-31T10:00:00+08:00", &[])
    else {
        panic!("2027 is known")
    };
    assert_eq!(year, 2027);
    assert!(working.steps.contains(&Step::YearUnknown { year: 2027 }));
    assert_eq!(working.days[1], DayCell { day: day("2027-01-01"), kind: None, counted: Some(1) });
}
