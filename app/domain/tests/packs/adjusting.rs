//! What an administrator changes by hand: hours from a day on, closures at once, and nothing that contradicts itself.

use crate::given::{at, day, open, somebody};
use domain::{
    calendar::{
        DayKind,
        adjust::{AdjustProblem, Adjustment, LONGEST_NAME, LONGEST_NOTE},
        book::CalendarBook,
        closure::{ClosureCause, Entry},
        import::Change,
        install::EditionPlan,
    },
    deadline::OpenInterval,
    time::Instant,
    view::calendar::{CalendarNow, Phase},
};

/// A Monday, ten in the morning.
const NOW: &str = "2026-09-14T10:00:00+08:00";

fn office() -> Vec<OpenInterval> {
    open(&[("09:00", "18:00")])
}

fn tried_at(book: &CalendarBook, now: &str, change: &Adjustment) -> Result<EditionPlan, AdjustProblem> {
    let is_taken = |name: &str| book.editions.iter().any(|edition| edition.version == name);
    book.adjust(change, Entry { by: Some(somebody()), at: at(now) }, is_taken)
}

fn tried(book: &CalendarBook, change: &Adjustment) -> Result<EditionPlan, AdjustProblem> {
    tried_at(book, NOW, change)
}

fn add(unit: &str, opening: Vec<OpenInterval>) -> Adjustment {
    Adjustment::AddUnit { unit: unit.to_owned(), opening }
}

fn hours(unit: Option<&str>, from: &str, opening: Vec<OpenInterval>) -> Adjustment {
    Adjustment::SetHours { unit: unit.map(str::to_owned), from: day(from), opening }
}

fn typhoon(unit: Option<&str>, from: &str, until: &str) -> Adjustment {
    close(unit, from, until, ClosureCause::Typhoon, "")
}

fn close(unit: Option<&str>, from: &str, until: &str, cause: ClosureCause, note: &str) -> Adjustment {
    let (unit, note) = (unit.map(str::to_owned), note.to_owned());
    Adjustment::Close { unit, from: at(from), until: at(until), cause, note }
}

fn reopen(unit: Option<&str>, from: &str, until: &str) -> Adjustment {
    Adjustment::Reopen { units: unit.map(str::to_owned).into_iter().collect(), from: at(from), at: at(until) }
}

/// The shipped calendar with the house open from nine to six and a unit in Shenzhen, both from 15 September.
fn book() -> CalendarBook {
    let first = tried(&CalendarBook::cn_mainland(), &hours(None, "2026-09-15", office())).expect("fine").book;
    tried(&first, &add("SZ", open(&[("07:00", "22:00")]))).expect("fine").book
}

#[test]
fn hours_count_from_their_day_and_a_unit_from_tomorrow() {
    let plan = tried(&CalendarBook::cn_mainland(), &add(" SZ ", office())).expect("fine");
    assert_eq!(plan.changes, [Change::UnitHours { unit: "SZ".into(), before: None, after: office() }]);
    assert_eq!((plan.edition.valid_from, plan.edition.version.as_str()), (day("2026-09-15"), "2026-09-15"));
    let night = open(&[("20:00", "00:00")]);
    let plan = tried(&plan.book, &hours(Some("SZ"), "2026-10-01", night.clone())).expect("fine");
    let told = Change::UnitHours { unit: "SZ".into(), before: Some(office()), after: night.clone() };
    assert_eq!(plan.changes, [told]);
    let of = |on: &str| plan.book.for_unit(Some("SZ"), day(on)).opening;
    assert_eq!([of("2026-09-14"), of("2026-09-30"), of("2026-10-01")], [Vec::new(), office(), night.clone()]);
    assert!(plan.book.for_unit(None, day("2026-10-01")).opening.is_empty(), "the house keeps its own");
    let rows = CalendarNow::of(&plan.book, at(NOW), |_| String::new()).units;
    assert_eq!((rows[0].unit.as_deref(), rows[0].later.len()), (None, 0));
    assert_eq!(rows[1].later, [(day("2026-09-15"), office()), (day("2026-10-01"), night)]);
}

#[test]
fn a_closure_counts_at_once_and_tells_the_days_it_takes() {
    let book = book();
    let (from, until) = ("2026-09-15T14:00:00+08:00", "2026-09-17T08:00:00+08:00");
    let plan = tried(&book, &typhoon(None, from, until)).expect("fine");
    let Change::Closed { closure } = &plan.changes[0] else { panic!("{:?}", plan.changes) };
    let entry = Entry { by: Some(somebody()), at: at(NOW) };
    assert_eq!((closure.from, closure.until, closure.declared), (at(from), at(until), Some(entry)));
    let told = |on: &str, after| Change::Day { day: day(on), before: Some(DayKind::Workday), after };
    assert_eq!(
        plan.changes[1..],
        // What is accepted today knows no usual hours yet, so the night before eight is lost on the third day.
        [told("2026-09-15", DayKind::Short), told("2026-09-16", DayKind::Closed), told("2026-09-17", DayKind::Short)]
    );
    let kind = |on: &str, unit| plan.book.for_unit(unit, day(on)).kind(day("2026-09-16"));
    assert_eq!(kind("2026-09-14", None), Some(DayKind::Closed), "also for what was accepted under an older edition");
    assert_eq!(kind("2026-09-15", Some("SZ")), Some(DayKind::Closed), "the whole house holds for every unit");
    assert_eq!(book.for_unit(None, day("2026-09-15")).kind(day("2026-09-16")), Some(DayKind::Workday), "only a plan");
}

#[test]
fn a_unit_is_closed_alone_and_a_day_without_its_usual_hours_is_closed() {
    let book = book();
    let storm = typhoon(Some("SZ"), "2026-09-16T06:00:00+08:00", "2026-09-16T23:00:00+08:00");
    let book = tried(&book, &storm).expect("fine").book;
    let kind = |unit| book.for_unit(unit, day("2026-09-15")).kind(day("2026-09-16"));
    assert_eq!((kind(Some("SZ")), kind(None)), (Some(DayKind::Closed), Some(DayKind::Workday)));
    // An import afterwards keeps what was entered by hand.
    let off: Vec<String> = (1..=7).map(|d| format!("2027-10-{d:02}")).collect();
    let year = serde_json::json!([{ "calendar": "CN-mainland", "year": 2027, "off": off, "work": [], "source": "x" }]);
    let imported = book.plan(&year.to_string(), day("2026-09-20"), |_| false).expect("fine").book;
    assert_eq!((imported.closures(), imported.newest().expect("there").units.len()), (book.closures(), 1));
}

#[test]
fn contradictions_are_refused_each_with_its_reason() {
    let book = book();
    let (from, until) = ("2026-09-16T08:00:00+08:00", "2026-09-16T20:00:00+08:00");
    let closed = tried(&book, &typhoon(Some("SZ"), from, until)).expect("fine").book;
    let other = |note: &str| close(None, from, until, ClosureCause::Other, note);
    let crossed = open(&[("09:00", "12:00"), ("11:00", "18:00")]);
    let too_early = AdjustProblem::TooEarly { first_day: day("2026-09-15") };
    for (change, problem) in [
        (typhoon(None, until, from), AdjustProblem::EndsBeforeItBegins),
        (typhoon(None, from, from), AdjustProblem::EndsBeforeItBegins),
        (typhoon(None, from, "2026-12-16T08:00:00+08:00"), AdjustProblem::TooLong),
        (typhoon(None, "2036-09-16T08:00:00+08:00", "2036-09-17T08:00:00+08:00"), AdjustProblem::TooFar),
        (typhoon(Some("GZ"), from, until), AdjustProblem::UnknownUnit),
        (
            typhoon(Some("SZ"), "2026-09-16T19:59:00+08:00", "2026-09-17T08:00:00+08:00"),
            AdjustProblem::Overlaps { from: at(from), until: at(until) },
        ),
        (other(" "), AdjustProblem::NoteNeeded),
        (other(&"风".repeat(LONGEST_NOTE + 1)), AdjustProblem::Note),
        (other("a\u{0}b"), AdjustProblem::Note),
        (add("SZ", office()), AdjustProblem::UnitTaken),
        (add("  ", office()), AdjustProblem::Name),
        (add(&"深".repeat(LONGEST_NAME + 1), office()), AdjustProblem::Name),
        (add("GZ", Vec::new()), AdjustProblem::NoHours),
        (add("GZ", crossed.clone()), AdjustProblem::Hours),
        (hours(None, "2026-10-01", crossed), AdjustProblem::Hours),
        (hours(Some("GZ"), "2026-10-01", office()), AdjustProblem::UnknownUnit),
        (hours(None, "2026-09-14", office()), too_early),
        (hours(None, "2062-10-01", office()), AdjustProblem::TooFar),
        (reopen(None, from, from), AdjustProblem::NoSuchClosure),
        (reopen(Some("SZ"), from, until), AdjustProblem::NotEarlier { until: at(until) }),
    ] {
        assert_eq!(tried(&closed, &change), Err(problem), "{change:?}");
    }
    let beside = tried(&closed, &typhoon(Some("SZ"), until, "2026-09-17T08:00:00+08:00"));
    assert!(beside.is_ok(), "one ends as the other begins");
    assert!(tried(&closed, &typhoon(None, from, until)).is_ok(), "the whole house beside one of its units");
}

#[test]
fn a_closure_ends_early_or_does_not_come_about() {
    let (from, until) = ("2026-09-14T08:00:00+08:00", "2026-09-16T20:00:00+08:00");
    let closed = tried(&book(), &typhoon(None, from, until)).expect("fine").book;
    let early = reopen(None, from, "2026-09-15T12:00:00+08:00");
    let plan = tried_at(&closed, "2026-09-15T11:00:00+08:00", &early).expect("fine");
    let ended = &plan.book.closures()[0];
    assert_eq!((ended.until, ended.ended.is_some()), (at("2026-09-15T12:00:00+08:00"), true));
    assert!(matches!(plan.changes[..], [Change::Reopened { at: Some(_), .. }, Change::Day { .. }, ..]));
    let again = tried_at(&plan.book, "2026-09-15T11:00:00+08:00", &early).expect("sent twice");
    assert_eq!(again.changes, []);
    let late = reopen(None, from, "2026-09-15T10:00:00+08:00");
    let over = AdjustProblem::Over { until: at("2026-09-15T12:00:00+08:00") };
    assert_eq!(tried_at(&plan.book, "2026-09-18T11:00:00+08:00", &late), Err(over));
    let never = tried(&closed, &reopen(None, from, from)).expect("fine").book;
    assert_eq!(never.closures(), []);
}

#[test]
fn what_is_sent_twice_changes_once() {
    let (from, until) = ("2026-09-16T08:00:00+08:00", "2026-09-16T20:00:00+08:00");
    for change in [
        typhoon(None, from, until),
        close(Some("SZ"), from, until, ClosureCause::Other, "停水"),
        add("GZ", office()),
        hours(Some("SZ"), "2026-10-01", office()),
    ] {
        let once = tried(&book(), &change).expect("fine");
        assert!(!once.changes.is_empty(), "{change:?}");
        assert_eq!(tried(&once.book, &change).expect("fine").changes, [], "{change:?}");
    }
}

#[test]
fn the_page_tells_past_now_and_coming_and_who_entered_it() {
    let mut book = book();
    for (from, until) in [
        ("2026-09-20T08:00:00+08:00", "2026-09-20T20:00:00+08:00"),
        ("2026-09-10T08:00:00+08:00", "2026-09-10T20:00:00+08:00"),
        ("2026-09-14T08:00:00+08:00", "2026-09-14T20:00:00+08:00"),
        ("2026-09-18T08:00:00+08:00", "2026-09-18T20:00:00+08:00"),
        ("2026-09-12T08:00:00+08:00", "2026-09-12T20:00:00+08:00"),
    ] {
        book = tried(&book, &typhoon(None, from, until)).expect("fine").book;
    }
    let seen = CalendarNow::of(&book, at(NOW), |id| if id == somebody() { "周敏".to_owned() } else { String::new() });
    let rows: Vec<(Phase, Instant)> = seen.closures.iter().map(|row| (row.phase, row.closure.from)).collect();
    let on = |day: &str| at(&format!("2026-09-{day}T08:00:00+08:00"));
    let expected = [
        (Phase::Now, on("14")),
        (Phase::Coming, on("18")),
        (Phase::Coming, on("20")),
        (Phase::Past, on("12")),
        (Phase::Past, on("10")),
    ];
    assert_eq!(rows, expected);
    assert!(seen.closures.iter().all(|row| row.declared_by == "周敏" && row.ended_by.is_empty()));
    assert_eq!(seen.units[1].closed_until, Some(at("2026-09-14T20:00:00+08:00")), "a unit is closed with the house");
}
