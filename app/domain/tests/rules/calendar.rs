//! The business calendar: published years, make-up days, years nobody has published.

use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarProblem, CalendarYear, DayKind};

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
