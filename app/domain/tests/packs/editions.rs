//! New editions of the calendar: what was known for a day stays, what nobody knew is filled at once.

use crate::given::day;
use chrono::NaiveDate;
use domain::calendar::{
    DayKind,
    book::{CalendarBook, UnitHours},
    import::{Change, ImportReason},
    install::EditionPlan,
};
use serde_json::json;

const TODAY: &str = "2026-11-21";

/// A year with a week off in October and, if told, another day.
fn year(number: i32, also: Option<&str>) -> String {
    let week = (1..=7).map(|day| format!("{number}-10-{day:02}"));
    let off: Vec<String> = week.chain(also.map(str::to_owned)).collect();
    json!([{ "calendar": "CN-mainland", "year": number, "off": off, "work": [], "source": "made up" }]).to_string()
}

fn planned(book: &CalendarBook, text: &str, today: &str) -> EditionPlan {
    let is_taken = |name: &str| book.editions.iter().any(|edition| edition.version == name);
    book.plan(text, day(today), is_taken).expect("fine")
}

fn kind(book: &CalendarBook, accepted_on: &str, of: &str) -> Option<DayKind> {
    book.for_unit(None, day(accepted_on)).kind(day(of))
}

#[test]
fn a_missing_year_is_known_at_once_and_the_edition_begins_tomorrow() {
    let before = CalendarBook::cn_mainland();
    let plan = planned(&before, &year(2027, None), TODAY);
    assert_eq!((plan.edition.version.as_str(), plan.edition.valid_from), ("2026-11-22", day("2026-11-22")));
    assert_eq!(plan.changes[0], Change::Published { year: 2027, source: "made up".into() });
    for accepted_on in ["2026-01-05", TODAY, "2026-11-22"] {
        assert_eq!(kind(&before, accepted_on, "2027-10-01"), None);
        assert_eq!(kind(&plan.book, accepted_on, "2027-10-01"), Some(DayKind::Holiday));
    }
    let again = planned(&plan.book, &year(2027, None), TODAY);
    assert_eq!(again.changes, [], "a second time there is nothing to do");
}

#[test]
fn a_corrected_year_counts_from_tomorrow_and_leaves_the_days_before_as_they_were() {
    let known = planned(&CalendarBook::cn_mainland(), &year(2027, None), TODAY).book;
    let plan = planned(&known, &year(2027, Some("2027-12-31")), "2026-12-01");
    assert_eq!(plan.changes.len(), 1, "{:?}", plan.changes);
    assert_eq!(kind(&plan.book, "2026-12-01", "2027-12-31"), Some(DayKind::Workday));
    assert_eq!(kind(&plan.book, "2026-12-02", "2027-12-31"), Some(DayKind::Holiday));
    assert_eq!(plan.book.editions.len(), 3);
}

#[test]
fn of_two_on_one_day_the_later_one_counts_and_has_a_name_of_its_own() {
    let first = planned(&CalendarBook::cn_mainland(), &year(2027, None), TODAY);
    let second = planned(&first.book, &year(2027, Some("2027-12-31")), TODAY);
    assert_eq!(second.edition.version, "2026-11-22.2");
    assert_eq!((second.edition.valid_from, second.book.editions.len()), (first.edition.valid_from, 2));
    assert_eq!(kind(&second.book, "2026-11-22", "2027-12-31"), Some(DayKind::Holiday));
    assert_eq!(second.book.check(), Ok(()));
}

#[test]
fn units_keep_their_hours_and_a_clock_that_was_set_back_makes_no_earlier_edition() {
    let mut book = CalendarBook::cn_mainland();
    book.editions[0].units =
        vec![UnitHours { unit: "HZ".into(), opening: crate::given::open(&[("09:00:00", "17:00:00")]) }];
    let plan = planned(&book, &year(2027, None), TODAY);
    assert_eq!(plan.edition.units, book.editions[0].units);
    let later = planned(&plan.book, &year(2028, None), "2025-01-01");
    assert_eq!(later.edition.valid_from, plan.edition.valid_from);
}

#[test]
fn what_is_refused_leaves_the_calendar_as_it_was() {
    let book = CalendarBook::cn_mainland();
    for text in ["", "{}", "[]", "BEGIN:VCALENDAR", &year(2027, Some("2027-02-30")), &year(2027, Some("2026-02-03"))] {
        assert!(book.plan(text, day(TODAY), |_| false).is_err(), "{text}");
    }
    let other = year(2027, None).replace("CN-mainland", "CN-hongkong");
    let refused = book.plan(&other, day(TODAY), |_| false).expect_err("refused");
    assert_eq!(refused.reason, ImportReason::OtherCalendar { calendar: "CN-hongkong".into() });
    let end: NaiveDate = book.editions[0].valid_from;
    assert_eq!(book.newest().map(|edition| edition.valid_from), Some(end));
}
