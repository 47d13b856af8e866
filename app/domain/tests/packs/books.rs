//! Calendars of business units: hours, half days, closures, editions, missing years.

use crate::given::{at, day, open};
use domain::{
    calendar::{
        Calendar, CalendarYear, DayKind,
        book::{BookProblem, CalendarBook, Edition, UnitHours},
        closure::{Closure, ClosureCause},
        notice::{MissingYear, Urgency, missing_year_notice},
    },
    deadline::{Due, OpenInterval, Outcome, Roll, Run, Step, Timing, Unit, compute},
};

fn edition(version: &str, from: &str, years: Vec<CalendarYear>) -> Edition {
    Edition {
        version: version.into(),
        valid_from: day(from),
        opening: open(&[("08:30", "12:00"), ("13:30", "17:30")]),
        units: vec![UnitHours { unit: "SZ".into(), opening: open(&[("07:00", "00:00")]) }],
        years,
        short_days: vec![(day("2026-02-14"), open(&[("08:30", "12:00")]))],
        closures: Vec::new(),
    }
}

fn published() -> Vec<CalendarYear> {
    Calendar::cn_mainland().years.values().cloned().collect()
}

fn book(closures: Vec<Closure>) -> CalendarBook {
    let edition = Edition { closures, ..edition("1", "2024-01-01", published()) };
    CalendarBook { calendar: "CN-mainland".into(), editions: vec![edition] }
}

fn typhoon(units: &[&str], from: &str, until: &str) -> Closure {
    let units = units.iter().map(|&unit| unit.to_owned()).collect();
    let (note, cause) = (String::new(), ClosureCause::Typhoon);
    Closure { units, from: at(from), until: at(until), cause, note, declared: None, ended: None }
}

fn minutes(count: u32, hours: Vec<OpenInterval>) -> Timing {
    Timing { count, unit: Unit::Minute, clock: Run::Business, roll: Roll::None, hours }
}

fn due(timing: &Timing, calendar: &Calendar, start: &str) -> Due {
    match compute(timing, calendar, &[Some(at(start))], &[]) {
        Outcome::Due { due, .. } => due,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_counts_where_it_and_the_unit_are_both_open() {
    let calendar = book(Vec::new()).for_unit(None, day("2026-03-02"));
    let rule = minutes(60, open(&[("08:00", "18:00")]));
    assert_eq!(due(&rule, &calendar, "2026-03-02T11:30:00+08:00"), Due::At(at("2026-03-02T14:00:00+08:00")));
    let plain = due(&rule, &Calendar::cn_mainland(), "2026-03-02T11:30:00+08:00");
    assert_eq!(plain, Due::At(at("2026-03-02T12:30:00+08:00")));
    let night = minutes(60, open(&[("20:00", "23:00")]));
    let alone = due(&night, &calendar, "2026-03-02T11:30:00+08:00");
    assert_eq!(alone, Due::At(at("2026-03-02T21:00:00+08:00")), "never open together: the rule stands alone");
}

#[test]
fn a_unit_has_hours_of_its_own() {
    let calendar = book(Vec::new()).for_unit(Some("SZ"), day("2026-03-02"));
    let rule = minutes(60, open(&[("00:00", "00:00")]));
    assert_eq!(due(&rule, &calendar, "2026-03-02T23:30:00+08:00"), Due::At(at("2026-03-03T07:30:00+08:00")));
    let other = book(Vec::new()).for_unit(Some("GZ"), day("2026-03-02"));
    assert_eq!(other.opening, open(&[("08:30", "12:00"), ("13:30", "17:30")]));
}

#[test]
fn a_half_day_counts_as_a_working_day_with_fewer_minutes() {
    let calendar = book(Vec::new()).for_unit(None, day("2026-02-01"));
    assert_eq!(calendar.kind(day("2026-02-14")), Some(DayKind::Short), "a make-up Saturday, mornings only");
    let rule = minutes(300, open(&[("08:00", "18:00")]));
    // 210 minutes in the morning; then nine days of holiday.
    let outcome = compute(&rule, &calendar, &[Some(at("2026-02-14T08:00:00+08:00"))], &[]);
    assert_eq!(outcome.due(), Some(Due::At(at("2026-02-24T10:00:00+08:00"))));
    let steps = &outcome.working().expect("started").steps;
    assert!(
        steps.contains(&Step::BusinessDay { day: day("2026-02-14"), minutes: 210, kind: DayKind::Short }),
        "{steps:?}"
    );
    let workdays = Timing { count: 1, unit: Unit::Workday, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
    let last = due(&workdays, &calendar, "2026-02-13T10:00:00+08:00");
    assert!(matches!(last, Due::On { last_day, .. } if last_day == day("2026-02-14")));
}

#[test]
fn a_typhoon_closes_what_it_struck_and_nothing_else() {
    let storm = typhoon(&["SZ"], "2026-09-16T14:00:00+08:00", "2026-09-18T10:00:00+08:00");
    let book = book(vec![storm]);
    let struck = book.for_unit(Some("SZ"), day("2026-09-16"));
    let kinds: Vec<_> = ["2026-09-16", "2026-09-17", "2026-09-18", "2026-09-21"].map(|d| struck.kind(day(d))).into();
    let (short, closed) = (Some(DayKind::Short), Some(DayKind::Closed));
    assert_eq!(kinds, [short, closed, short, Some(DayKind::Workday)]);
    let rule = minutes(120, open(&[("09:00", "18:00")]));
    let start = "2026-09-16T13:00:00+08:00";
    assert_eq!(due(&rule, &struck, start), Due::At(at("2026-09-18T11:00:00+08:00")));
    let elsewhere = book.for_unit(Some("GZ"), day("2026-09-16"));
    assert_eq!(due(&rule, &elsewhere, start), Due::At(at("2026-09-16T15:30:00+08:00")));
    let workdays = Timing { count: 1, unit: Unit::Workday, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
    let last = due(&workdays, &struck, start);
    assert!(matches!(last, Due::On { last_day, .. } if last_day == day("2026-09-18")), "{last:?}");
}

#[test]
fn closures_on_one_day_add_up_and_rest_days_stay_rest_days() {
    let book = book(vec![
        typhoon(&[], "2026-09-16T09:00:00+08:00", "2026-09-16T10:00:00+08:00"),
        typhoon(&[], "2026-09-16T09:30:00+08:00", "2026-09-16T11:00:00+08:00"),
        typhoon(&[], "2026-09-19T00:00:00+08:00", "2026-09-20T00:00:00+08:00"),
    ]);
    let calendar = book.for_unit(None, day("2026-09-16"));
    assert_eq!(calendar.special_hours(day("2026-09-16")), Some(&*open(&[("00:00", "09:00"), ("11:00", "00:00")])));
    assert_eq!(calendar.kind(day("2026-09-19")), Some(DayKind::Weekend));
    let rule = minutes(60, open(&[("08:30", "12:00")]));
    assert_eq!(due(&rule, &calendar, "2026-09-16T08:30:00+08:00"), Due::At(at("2026-09-16T11:30:00+08:00")));
}

#[test]
fn nothing_a_unit_decides_moves_a_clock_by_law() {
    let library = domain::rulebook::library::Library::builtin().expect("sound");
    let storm = typhoon(&[], "2026-10-08T00:00:00+08:00", "2026-10-10T00:00:00+08:00");
    let struck = book(vec![storm]).for_unit(None, day("2026-03-02"));
    // The customer's three years end in a holiday and roll to the next working day as published.
    let rule = library.entry("CN-EXPRESS/limitation", day("2023-10-01")).expect("in force");
    let start = [Some(at("2023-10-01T02:00:00Z"))];
    let got = rule.compute(&struck, &start, &[]);
    assert!(matches!(got, Some(Outcome::Due { due: Due::On { last_day, .. }, .. }) if last_day == day("2026-10-08")));
    let ours = library.entry("CN-HOUSE-2007/claim_window", day("2025-10-01")).expect("in force");
    let got = ours.compute(&struck, &[Some(at("2025-10-01T02:00:00Z"))], &[]);
    assert!(matches!(got, Some(Outcome::Due { due: Due::On { last_day, .. }, .. }) if last_day == day("2026-10-10")));
}

#[test]
fn a_case_keeps_the_edition_of_its_day_and_only_gaps_are_filled() {
    let mut book = book(Vec::new());
    let mut later = edition("2", "2026-07-01", published());
    later.opening = open(&[("09:00", "18:00")]);
    later.years[2].off.push(day("2026-07-06"));
    later.years.push(CalendarYear {
        calendar: "CN-mainland".into(),
        year: 2027,
        off: vec![day("2027-01-01")],
        work: Vec::new(),
        source: "made up".into(),
    });
    book.editions.push(later);
    assert_eq!(book.check(), Ok(()));
    let (old, new) = (book.for_unit(None, day("2026-06-30")), book.for_unit(None, day("2026-07-01")));
    assert_eq!(old.opening, open(&[("08:30", "12:00"), ("13:30", "17:30")]));
    assert_eq!(new.opening, open(&[("09:00", "18:00")]));
    assert_eq!((old.is_worked(day("2026-07-06")), new.is_worked(day("2026-07-06"))), (Some(true), Some(false)));
    assert_eq!(old.kind(day("2027-01-01")), Some(DayKind::Holiday), "nobody knew better");
    assert_eq!(book.for_unit(None, day("2023-12-31")), Calendar::default(), "before the first edition");
}

#[test]
fn books_that_contradict_themselves_are_refused() {
    let mut twice = book(Vec::new());
    twice.editions.push(edition("2", "2024-01-01", Vec::new()));
    assert_eq!(twice.check(), Err(BookProblem::EditionTwice { version: "2".into() }));
    let mut hours = book(Vec::new());
    hours.editions[0].opening = open(&[("08:00", "12:00"), ("11:00", "18:00")]);
    assert_eq!(hours.check(), Err(BookProblem::Hours { version: "1".into() }));
    let mut year = book(Vec::new());
    year.editions[0].years[0].off.push(day("2025-01-01"));
    assert!(matches!(year.check(), Err(BookProblem::Year { .. })));
    let long = book(vec![typhoon(&[], "2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z")]);
    assert!(matches!(long.check(), Err(BookProblem::Closure { .. })));
    assert_eq!(CalendarBook::cn_mainland().check(), Ok(()));
    assert_eq!(CalendarBook::cn_mainland().for_unit(None, day("2026-03-02")), Calendar::cn_mainland());
}

#[test]
fn a_missing_year_is_said_from_the_fifteenth_of_november() {
    let calendar = Calendar::cn_mainland();
    let notice = |on: &str| missing_year_notice(&calendar, day(on));
    assert_eq!(notice("2026-11-14"), None);
    assert_eq!(notice("2026-11-15"), Some(MissingYear { year: 2027, urgency: Urgency::Soon }));
    assert_eq!(notice("2026-12-31"), Some(MissingYear { year: 2027, urgency: Urgency::Soon }));
    assert_eq!(notice("2027-03-01"), Some(MissingYear { year: 2027, urgency: Urgency::Now }));
    assert_eq!(notice("2025-12-01"), None);
}

#[test]
fn a_provisional_deadline_names_its_year() {
    let rule = Timing { count: 2, unit: Unit::Workday, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
    let outcome = compute(&rule, &Calendar::cn_mainland(), &[Some(at("2026-12-31T02:00:00Z"))], &[]);
    assert_eq!(outcome.working().expect("started").unknown_year(), Some(2027));
    let known = compute(&rule, &Calendar::cn_mainland(), &[Some(at("2026-12-28T02:00:00Z"))], &[]);
    assert_eq!(known.working().expect("started").unknown_year(), None);
}
