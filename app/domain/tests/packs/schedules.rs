//! Duties that come back.

use crate::given::{at, day, open};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Calendar,
    deadline::Due,
    rulebook::{
        library::Library,
        schedule::{By, Every, NextDue, Schedule, next_due},
    },
    time::{local_day, start_of},
};

fn duty(id: &str) -> Schedule {
    let library = Library::builtin().expect("sound");
    let found = library.schedules_on(day("2026-03-02")).find(|(_, duty)| duty.id == id);
    found.expect("it is there").1.clone()
}

fn with(every: Every, by: By) -> Schedule {
    Schedule { every, by, ..duty("vehicle_position") }
}

fn next(schedule: &Schedule, after: &str) -> NextDue {
    next_due(schedule, at(after), &Calendar::cn_mainland()).expect("it comes back")
}

fn on(due: Due) -> chrono::NaiveDate {
    match due {
        Due::On { last_day, .. } => last_day,
        Due::At(at) => panic!("due at {at}"),
    }
}

#[test]
fn eight_oclock_comes_every_day_and_is_over_when_it_strikes() {
    let positions = duty("vehicle_position");
    let at_eight = |text: &str| Due::At(at(text));
    assert_eq!(next(&positions, "2026-03-06T07:59:59+08:00").due, at_eight("2026-03-06T08:00:00+08:00"));
    assert_eq!(next(&positions, "2026-03-06T08:00:00+08:00").due, at_eight("2026-03-07T08:00:00+08:00"), "a Saturday");
}

#[test]
fn weeks_and_months_end_with_their_last_working_day() {
    let week = duty("exception_summary");
    assert_eq!(on(next(&week, "2026-03-02T09:00:00+08:00").due), day("2026-03-06"));
    assert_eq!(on(next(&week, "2026-02-09T09:00:00+08:00").due), day("2026-02-14"), "a Saturday that is worked");
    assert_eq!(
        on(next(&week, "2026-02-15T09:00:00+08:00").due),
        day("2026-02-28"),
        "no working day in the holiday week"
    );
    let month = duty("service_report");
    assert_eq!(on(next(&month, "2026-05-01T09:00:00+08:00").due), day("2026-05-29"), "the month ends on a Sunday");
    assert_eq!(on(next(&month, "2026-05-30T09:00:00+08:00").due), day("2026-06-30"));
}

#[test]
fn closing_time_is_that_of_the_unit_and_of_the_day() {
    let entry = duty("exception_entry");
    assert_eq!(
        next(&entry, "2026-03-06T20:00:00+08:00").due,
        Due::At(at("2026-03-09T18:00:00+08:00")),
        "as the pack says"
    );
    let mut calendar = Calendar { opening: open(&[("08:30", "12:00"), ("13:30", "17:30")]), ..Calendar::cn_mainland() };
    calendar.special = vec![(day("2026-03-09"), open(&[("08:30", "12:00")])), (day("2026-03-10"), Vec::new())];
    let closing = |after: &str| next_due(&entry, at(after), &calendar).expect("it comes back").due;
    assert_eq!(closing("2026-03-06T09:00:00+08:00"), Due::At(at("2026-03-06T17:30:00+08:00")));
    assert_eq!(closing("2026-03-06T20:00:00+08:00"), Due::At(at("2026-03-09T12:00:00+08:00")), "a half day");
    assert_eq!(closing("2026-03-09T20:00:00+08:00"), Due::At(at("2026-03-11T17:30:00+08:00")), "closed on the tenth");
}

#[test]
fn a_year_nobody_published_makes_it_provisional() {
    let month = duty("service_report");
    let got = next(&month, "2026-12-31T23:00:00+08:00");
    assert_eq!((on(got.due), got.unknown_year), (day("2026-12-31"), None));
    let got = next(&month, "2027-01-01T09:00:00+08:00");
    assert_eq!((on(got.due), got.unknown_year), (day("2027-01-29"), Some(2027)));
    let week = next(&duty("exception_summary"), "2026-12-28T09:00:00+08:00");
    assert_eq!(week.unknown_year, Some(2027), "whether Friday is worked nobody knows");
}

#[test]
fn outside_of_its_validity_nothing_is_owed() {
    let ended = Schedule { valid_until: Some(day("2026-03-05")), ..duty("work_report") };
    assert!(next_due(&ended, at("2026-03-05T12:00:00Z"), &Calendar::cn_mainland()).is_some());
    assert_eq!(next_due(&ended, at("2026-03-05T16:00:00Z"), &Calendar::cn_mainland()), None);
    let later = Schedule { valid_from: Some(day("2026-04-01")), ..duty("work_report") };
    assert_eq!(on(next(&later, "2026-03-05T12:00:00Z").due), day("2026-04-01"));
}

#[test]
fn every_duty_comes_back_after_it_was_owed_and_never_earlier() {
    let (calendar, end) = (Calendar::cn_mainland(), start_of(day("2027-01-01")));
    let bys = [By::EndOfDay, By::Time(open(&[("08:00", "09:00")])[0].0), By::Closing(open(&[("18:00", "19:00")])[0].0)];
    for every in [Every::Day, Every::Workday, Every::Week, Every::Month] {
        for by in bys {
            let duty = with(every, by);
            let mut now: DateTime<Utc> = start_of(day("2024-01-01"));
            let mut times = 0;
            while let Some(next) = next_due(&duty, now, &calendar).filter(|next| next.due.instant() <= end) {
                assert!(next.due.instant() > now, "{every:?} {by:?} after {now}");
                now = next.due.instant();
                times += 1;
            }
            let expected = match every {
                Every::Day => 1096..=1096,
                Every::Workday => 251 + 248 + 248..=251 + 248 + 248,
                Every::Week => 150..=157,
                Every::Month => 36..=36,
            };
            assert!(expected.contains(&times), "{every:?} {by:?}: {times} times until {}", local_day(now));
        }
    }
}
