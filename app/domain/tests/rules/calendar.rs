//! The business calendar: published years, make-up days, years nobody has published.

use chrono::{Datelike, NaiveDate};
use domain::{
    calendar::{Calendar, CalendarProblem, CalendarYear, DayKind},
    time::{Instant, at_local, business_zone, from_millis, local, local_day, start_of},
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn year(number: i32, off: &[&str], work: &[&str]) -> CalendarYear {
    CalendarYear {
        calendar: "test".into(),
        year: number,
        off: off.iter().copied().map(day).collect(),
        work: work.iter().copied().map(day).collect(),
        source: "made up".into(),
    }
}

#[test]
fn tells_the_four_kinds_of_day_apart() {
    let calendar = Calendar::cn_mainland();
    assert_eq!(calendar.kind(day("2026-03-02")), Some(DayKind::Workday));
    assert_eq!(calendar.kind(day("2026-02-14")), Some(DayKind::MakeUp), "a Saturday worked for Spring Festival");
    assert_eq!(calendar.kind(day("2026-03-07")), Some(DayKind::Weekend));
    assert_eq!(calendar.kind(day("2026-10-01")), Some(DayKind::Holiday));
    assert_eq!(calendar.kind(day("2026-10-03")), Some(DayKind::Holiday), "a Saturday inside a holiday");
}

#[test]
fn a_year_without_data_is_unknown_and_never_monday_to_friday() {
    let calendar = Calendar::cn_mainland();
    assert_eq!(calendar.last_year(), Some(2026));
    assert_eq!(calendar.kind(day("2027-03-01")), None);
    assert_eq!(calendar.is_worked(day("2027-02-08")), None);
    assert_eq!(calendar.is_worked(day("2023-12-29")), None);
    assert_eq!(calendar.is_worked(day("2026-12-31")), Some(true));
}

#[test]
fn the_working_days_of_a_year_are_as_many_as_published() {
    let calendar = Calendar::cn_mainland();
    let worked = |year: i32| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
        first
            .iter_days()
            .take_while(|d| d.to_string().starts_with(&year.to_string()))
            .filter(|&d| calendar.is_worked(d) == Some(true))
            .count()
    };
    // 366 − 104 − 11 statutory days that year, 365 − 104 − 13 since: what is shifted is made up for.
    assert_eq!((worked(2024), worked(2025), worked(2026)), (251, 248, 248));
}

#[test]
fn refuses_years_that_contradict_themselves() {
    assert_eq!(year(2026, &["2026-05-01"], &["2026-05-09"]).check(), Ok(()));
    let other = CalendarProblem::OtherYear { year: 2026, day: day("2025-05-01") };
    assert_eq!(year(2026, &["2025-05-01"], &[]).check(), Err(other));
    let twice = CalendarProblem::ListedTwice { day: day("2026-05-09") };
    assert_eq!(year(2026, &["2026-05-09"], &["2026-05-09"]).check(), Err(twice));
    let weekday = CalendarProblem::MakeUpOnWeekday { day: day("2026-05-08") };
    assert_eq!(year(2026, &[], &["2026-05-08"]).check(), Err(weekday));
}

#[test]
fn reads_what_an_operator_writes_and_says_where_it_is_wrong() {
    let years = vec![year(2030, &["2030-01-01"], &[]), year(2031, &[], &[])];
    let json = serde_json::to_string(&years).expect("serialises");
    assert_eq!(Calendar::parse(&json), Ok(Calendar::from_years(years)));
    assert_eq!(Calendar::parse("[\n oops"), Err(CalendarProblem::Malformed { line: 2, column: 2 }));
    let doubled = serde_json::to_string(&[year(2030, &[], &[]), year(2030, &[], &[])]).expect("serialises");
    assert_eq!(Calendar::parse(&doubled), Err(CalendarProblem::YearTwice { year: 2030 }));
}

#[test]
fn of_two_contradicting_entries_the_one_with_the_earlier_deadline_wins() {
    let calendar = Calendar::from_years(vec![year(2030, &["2030-01-05"], &["2030-01-05"])]);
    assert_eq!(calendar.kind(day("2030-01-05")), Some(DayKind::MakeUp));
}

#[test]
fn the_days_that_were_worked_out_follow_every_change_of_the_years() {
    let mut calendar = Calendar::cn_mainland();
    let copy = calendar.clone();
    let mut year = calendar.years[&2026].clone();
    year.off.push(day("2026-03-04"));
    year.work.push(day("2026-03-07"));
    // Listed as both it is worked; of another year it says nothing.
    year.work.push(year.off[0]);
    year.off.push(day("2025-03-04"));
    let both = year.off[0];
    calendar.years.publish(year);
    let kinds = ["2026-03-04", "2026-03-07", "2025-03-04"].map(|text| calendar.kind(day(text)));
    assert_eq!(kinds, [Some(DayKind::Holiday), Some(DayKind::MakeUp), Some(DayKind::Workday)]);
    assert_eq!(calendar.is_worked(both), Some(true));
    assert_eq!(copy, Calendar::cn_mainland(), "a copy keeps its own");
    calendar.years.withdraw(2026);
    assert_eq!(calendar.kind(day("2026-03-04")), None);
    // Every day of every known year, and the edges, against the lists themselves.
    for day in day("2023-12-30").iter_days().take(4 * 366) {
        let expected = copy.years.get(&day.year()).map(|year| {
            let weekend = matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun);
            year.work.contains(&day) || !(weekend || year.off.contains(&day))
        });
        assert_eq!(copy.is_worked(day), expected, "{day}");
    }
}

#[test]
fn local_days_are_those_of_the_zone_up_to_the_ends_of_time() {
    let fixed = |at: Instant| at.with_timezone(&business_zone()).date_naive();
    for seconds in [0, 57_599, 57_600, 86_399, -1, -28_801, -28_800, 4_102_444_800, -2_208_988_800] {
        let at = from_millis(seconds * 1000);
        assert_eq!(local_day(at), fixed(at), "{at}");
        assert_eq!(at_local(local(at).date_naive(), local(at).time()), at);
    }
    assert_eq!(local_day(Instant::MAX_UTC), Instant::MAX_UTC.date_naive(), "no panic where there is no later day");
    assert_eq!(start_of(NaiveDate::MIN), NaiveDate::MIN.and_time(chrono::NaiveTime::MIN).and_utc());
}
