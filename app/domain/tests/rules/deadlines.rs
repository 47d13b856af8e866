//! Deadlines beyond the vector file: boundaries, pauses, promises and input that makes no sense.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    calendar::Calendar,
    deadline::{Due, Outcome, Pause, Roll, Run, Step, Timing, Unit, compute, promised, set_by_other},
};

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn timing(count: u32, unit: Unit, clock: Run) -> Timing {
    Timing { count, unit, clock, roll: Roll::None, hours: Vec::new() }
}

pub fn office(count: u32, hours: &[(&str, &str)]) -> Timing {
    let time = |text: &str| text.parse::<NaiveTime>().expect("a time");
    let hours = hours.iter().map(|(from, to)| (time(from), time(to))).collect();
    Timing { hours, ..timing(count, Unit::Minute, Run::Business) }
}

pub fn pause(from: &str, until: &str) -> Pause {
    Pause { from: at(from), until: at(until) }
}

pub fn run(timing: &Timing, start: &str, pauses: &[Pause]) -> Outcome {
    compute(timing, &Calendar::cn_mainland(), &[Some(at(start))], pauses)
}

pub fn due(timing: &Timing, start: &str, pauses: &[Pause]) -> Due {
    match run(timing, start, pauses) {
        Outcome::Due { due, .. } => due,
        other => panic!("no due time: {other:?}"),
    }
}

fn last_day(timing: &Timing, start: &str, pauses: &[Pause]) -> NaiveDate {
    match due(timing, start, pauses) {
        Due::On { last_day, .. } => last_day,
        Due::At(at) => panic!("due at an instant: {at}"),
    }
}

#[test]
fn an_instant_is_on_time_at_itself_and_a_day_until_its_midnight() {
    let reply = due(&timing(30, Unit::Minute, Run::Elapsed), "2026-03-02T09:00:00+08:00", &[]);
    assert!(!reply.is_late(at("2026-03-02T09:30:00+08:00")));
    assert!(reply.is_late(at("2026-03-02T09:30:00.001+08:00")));
    let told = due(&timing(7, Unit::Day, Run::Calendar), "2026-03-02T09:00:00+08:00", &[]);
    assert!(!told.is_late(at("2026-03-09T23:59:59.999+08:00")));
    assert!(told.is_late(at("2026-03-10T00:00:00+08:00")));
}

#[test]
fn hours_count_like_sixty_minutes() {
    let start = "2026-02-14T18:05:00+08:00";
    let hours = due(&timing(24, Unit::Hour, Run::Elapsed), start, &[]);
    assert_eq!(hours, due(&timing(1440, Unit::Minute, Run::Elapsed), start, &[]));
}

#[test]
fn a_missing_corresponding_day_becomes_the_last_of_the_month() {
    assert_eq!(last_day(&timing(1, Unit::Month, Run::Calendar), "2026-01-31T10:00:00+08:00", &[]), day("2026-02-28"));
    assert_eq!(last_day(&timing(1, Unit::Year, Run::Calendar), "2024-02-29T10:00:00+08:00", &[]), day("2025-02-28"));
}

#[test]
fn at_once_is_due_at_the_start_itself() {
    let start = "2026-03-07T22:10:30+08:00";
    assert_eq!(due(&timing(0, Unit::Minute, Run::Elapsed), start, &[]), Due::At(at(start)));
}

#[test]
fn the_latest_of_several_batches_starts_the_clock() {
    let starts = [Some(at("2026-05-09T21:00:00+08:00")), Some(at("2026-05-03T10:00:00+08:00"))];
    let got = compute(&timing(10, Unit::Day, Run::Calendar), &Calendar::cn_mainland(), &starts, &[]);
    let working = got.working().expect("it started");
    assert_eq!(working.steps[0], Step::Started { at: at("2026-05-09T21:00:00+08:00"), batches: 2 });
    assert!(matches!(got, Outcome::Due { due: Due::On { last_day, .. }, .. } if last_day == day("2026-05-19")));
}

#[test]
fn nothing_to_start_from_has_not_started() {
    let week = timing(7, Unit::Day, Run::Calendar);
    assert_eq!(compute(&week, &Calendar::cn_mainland(), &[], &[]), Outcome::NotStarted);
}

#[test]
fn several_opening_hours_a_day_leave_lunch_out() {
    let rule = office(120, &[("09:00", "12:00"), ("13:30", "18:00")]);
    assert_eq!(due(&rule, "2026-03-02T11:00:00+08:00", &[]), Due::At(at("2026-03-02T14:30:00+08:00")));
    assert_eq!(
        due(&rule, "2026-03-02T10:00:00+08:00", &[]),
        Due::At(at("2026-03-02T12:00:00+08:00")),
        "ends at closing"
    );
    assert_eq!(due(&rule, "2026-03-02T12:10:00+08:00", &[]), Due::At(at("2026-03-02T15:30:00+08:00")));
}

#[test]
fn opening_until_midnight_joins_the_next_working_day() {
    let rule = office(60, &[("00:00", "00:00")]);
    assert_eq!(due(&rule, "2026-03-02T23:30:00+08:00", &[]), Due::At(at("2026-03-03T00:30:00+08:00")));
}

#[test]
fn paused_minutes_do_not_count() {
    let rule = timing(30, Unit::Minute, Run::Elapsed);
    let start = "2026-03-02T09:00:00+08:00";
    let call = pause("2026-03-02T09:10:00+08:00", "2026-03-02T09:25:00+08:00");
    assert_eq!(due(&rule, start, &[call]), Due::At(at("2026-03-02T09:45:00+08:00")));
    let too_late = pause("2026-03-02T09:30:00+08:00", "2026-03-02T10:00:00+08:00");
    assert_eq!(due(&rule, start, &[too_late]), Due::At(at("2026-03-02T09:30:00+08:00")), "begins when it was due");
    let before = pause("2026-03-02T08:00:00+08:00", "2026-03-02T09:05:00+08:00");
    assert_eq!(due(&rule, start, &[before]), Due::At(at("2026-03-02T09:35:00+08:00")), "counts from the start only");
}

#[test]
fn a_pause_outside_opening_hours_moves_nothing() {
    let rule = office(480, &[("08:00", "18:00")]);
    let start = "2026-03-02T17:30:00+08:00";
    let night = pause("2026-03-02T19:00:00+08:00", "2026-03-03T07:00:00+08:00");
    assert_eq!(due(&rule, start, &[night]), due(&rule, start, &[]));
    let evening = pause("2026-03-02T17:45:00+08:00", "2026-03-03T07:00:00+08:00");
    assert_eq!(due(&rule, start, &[evening]), Due::At(at("2026-03-03T15:45:00+08:00")));
}

#[test]
fn a_day_clock_moves_by_begun_days() {
    let rule = timing(7, Unit::Day, Run::Calendar);
    let start = "2026-03-02T09:00:00+08:00";
    let hour = pause("2026-03-03T09:00:00+08:00", "2026-03-03T10:00:00+08:00");
    assert_eq!(last_day(&rule, start, &[hour]), day("2026-03-10"));
    let whole = pause("2026-03-03T09:00:00+08:00", "2026-03-05T09:00:00+08:00");
    assert_eq!(last_day(&rule, start, &[whole]), day("2026-03-11"));
    assert_eq!(last_day(&rule, start, &[whole, hour]), day("2026-03-11"), "overlapping pauses count once");
    let evening = pause("2026-03-06T12:00:00+08:00", "2026-03-06T12:30:00+08:00");
    assert_eq!(last_day(&rule, start, &[evening, hour]), day("2026-03-10"), "rounded up once, over all pauses");
    let after = pause("2026-03-10T00:00:00+08:00", "2026-03-12T00:00:00+08:00");
    assert_eq!(last_day(&rule, start, &[after]), day("2026-03-09"));
}

#[test]
fn a_paused_clock_of_working_days_still_ends_on_one() {
    let rule = timing(2, Unit::Workday, Run::Calendar);
    let hour = pause("2026-03-05T09:00:00+08:00", "2026-03-05T10:00:00+08:00");
    assert_eq!(last_day(&rule, "2026-03-04T09:00:00+08:00", &[]), day("2026-03-06"));
    assert_eq!(last_day(&rule, "2026-03-04T09:00:00+08:00", &[hour]), day("2026-03-09"));
}

#[test]
fn an_unpublished_year_matters_only_where_it_is_asked_for() {
    let start = "2026-12-30T10:00:00+08:00";
    let unknown = |rule: &Timing| matches!(run(rule, start, &[]), Outcome::CalendarUnknown { year: 2027, .. });
    assert!(!unknown(&timing(7, Unit::Day, Run::Calendar)));
    assert!(!unknown(&timing(1, Unit::Workday, Run::Calendar)), "31 December is known");
    assert!(unknown(&timing(2, Unit::Workday, Run::Calendar)));
    assert!(unknown(&Timing { roll: Roll::Forward, ..timing(7, Unit::Day, Run::Calendar) }));
    assert!(!unknown(&Timing { roll: Roll::Forward, ..timing(1, Unit::Day, Run::Calendar) }));
    assert!(!unknown(&office(20 * 60 - 120, &[("08:00", "18:00")])), "ends exactly at closing on 31 December");
    assert!(unknown(&office(20 * 60 - 119, &[("08:00", "18:00")])));
}

#[test]
fn a_chosen_time_is_recorded_and_not_counted() {
    let chosen = at("2026-03-02T17:00:00+08:00");
    let (due, working) = promised(chosen);
    assert_eq!(due, Due::At(chosen));
    assert_eq!(working.steps, [Step::Promised { at: chosen }, Step::DueAt { at: chosen }]);
    let (due, working) = set_by_other(chosen);
    assert_eq!(due, Due::At(chosen));
    assert_eq!(working.steps, [Step::SetByOther { at: chosen }, Step::DueAt { at: chosen }]);
}

#[test]
fn input_that_makes_no_sense_gets_a_bounded_answer() {
    let units = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Workday, Unit::Month, Unit::Year, Unit::SameDay];
    let last = at("9999-12-31T16:00:00Z");
    let forever = Pause { from: DateTime::<Utc>::MIN_UTC, until: DateTime::<Utc>::MAX_UTC };
    let reversed = Pause { from: forever.until, until: forever.from };
    let backwards = office(7, &[("18:00", "08:00"), ("09:00", "09:00")]).hours;
    for unit in units {
        for clock in [Run::Elapsed, Run::Calendar, Run::Business] {
            for roll in [Roll::None, Roll::Forward] {
                for start in [DateTime::<Utc>::MIN_UTC, at("2026-12-31T15:00:00Z"), DateTime::<Utc>::MAX_UTC] {
                    for pauses in [&[][..], &[forever, reversed, forever]] {
                        let rule = Timing { count: u32::MAX, unit, clock, roll, hours: backwards.clone() };
                        let got = compute(&rule, &Calendar::cn_mainland(), &[Some(start)], pauses);
                        let due = got.due().expect("there is a start").instant();
                        assert!(due <= last, "{rule:?} from {start}: {due}");
                        let days = &got.working().expect("there is a start").days;
                        assert!(days.len() <= 62, "{} cells", days.len());
                    }
                }
            }
        }
    }
}

#[test]
fn whole_weeks_taken_at_once_end_where_single_days_would() {
    let empty = Calendar::default();
    let start = at("2026-03-04T10:00:00+08:00");
    for count in [1, 4, 5, 6, 7, 9, 10, 11, 23, 49, 55, 56, 260] {
        let got = compute(&timing(count, Unit::Workday, Run::Calendar), &empty, &[Some(start)], &[]);
        let mut expected = day("2026-03-04");
        for _ in 0..count {
            expected = expected.succ_opt().expect("a date");
            while domain::calendar::DayKind::by_weekday(expected) == domain::calendar::DayKind::Weekend {
                expected = expected.succ_opt().expect("a date");
            }
        }
        assert!(matches!(got.due(), Some(Due::On { last_day, .. }) if last_day == expected), "{count}: {got:?}");
        let minutes =
            compute(&office(count * 600, &[("08:00", "18:00")]), &empty, &[Some(at("2026-03-05T00:00:00Z"))], &[]);
        let closing = domain::time::at_local(expected, NaiveTime::from_hms_opt(18, 0, 0).expect("a time"));
        assert_eq!(minutes.due(), Some(Due::At(closing)), "{count} days of ten hours");
    }
}

#[test]
fn empty_opening_hours_mean_the_whole_working_day() {
    let rule = timing(60, Unit::Minute, Run::Business);
    assert_eq!(due(&rule, "2026-03-06T23:30:00+08:00", &[]), Due::At(at("2026-03-09T00:30:00+08:00")));
}
