//! Importing published holidays: what would change is listed, and what is wrong has a line.

use crate::given::{day, line_of, open};
use domain::{
    calendar::{
        Calendar, CalendarProblem, DayKind,
        import::{Change, ImportProblem, ImportReason, LONGEST_TEXT, apply, preview},
    },
    json::tree::Misfit,
};
use serde_json::{Value, json};

fn current() -> Calendar {
    Calendar::cn_mainland()
}

fn year(number: i32, off: &[String], work: &[&str]) -> Value {
    json!({ "calendar": "CN-mainland", "year": number, "off": off, "work": work, "source": "made up" })
}

fn october(year: i32) -> Vec<String> {
    (1..=7).map(|day| format!("{year}-10-{day:02}")).collect()
}

fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("serialises")
}

fn refused(text: &str) -> ImportProblem {
    preview(&current(), text).expect_err("refused")
}

#[test]
fn a_new_year_lists_the_days_that_are_not_what_their_weekday_says() {
    let text = written(&json!([year(2027, &october(2027), &["2027-10-09"])]));
    let changes = preview(&current(), &text).expect("fine");
    let becomes = |at: &str, after| Change::Day { day: day(at), before: None, after };
    let mut expected = vec![Change::Published { year: 2027, source: "made up".into() }];
    expected.extend(october(2027).iter().map(|at| becomes(at, DayKind::Holiday)));
    expected.push(becomes("2027-10-09", DayKind::MakeUp));
    assert_eq!(changes, expected);
    let after = apply(&current(), &text).expect("fine");
    assert_eq!((after.last_year(), current().last_year()), (Some(2027), Some(2026)));
    assert_eq!(preview(&after, &text), Ok(Vec::new()), "a second time there is nothing to do");
}

#[test]
fn a_corrected_year_lists_each_day_with_before_and_after() {
    let mut known = serde_json::to_value(current().years[&2026].clone()).expect("serialises");
    known["work"].as_array_mut().expect("a list").retain(|day| day != "2026-10-10");
    known["off"].as_array_mut().expect("a list").push(json!("2026-10-08"));
    let changes = preview(&current(), &written(&json!([known]))).expect("fine");
    let becomes = |at: &str, before, after| Change::Day { day: day(at), before: Some(before), after };
    assert_eq!(
        changes,
        [
            becomes("2026-10-08", DayKind::Workday, DayKind::Holiday),
            becomes("2026-10-10", DayKind::MakeUp, DayKind::Weekend),
        ]
    );
}

#[test]
fn hours_and_half_days_come_in_the_longer_form() {
    let text =
        r#"{ "opening": [["08:30:00", "12:00:00"]], "short_days": [["2026-12-31", [["08:30:00", "11:00:00"]]]] }"#;
    let after = apply(&current(), text).expect("fine");
    assert_eq!(after.kind(day("2026-12-31")), Some(DayKind::Short));
    let hours = Some(open(&[("08:30", "11:00")]));
    assert_eq!(
        preview(&current(), text).expect("fine"),
        [
            Change::Opening { before: Vec::new(), after: open(&[("08:30", "12:00")]) },
            Change::Hours { day: day("2026-12-31"), before: None, after: hours },
        ]
    );
}

#[test]
fn json_that_is_wrong_is_refused_with_its_line() {
    let fine = json!([year(2027, &october(2027), &["2027-10-09"])]);
    let broken = |from: &str, to: &str| written(&fine).replacen(from, to, 1);
    let at =
        |text: &str, part: &str, reason| assert_eq!(refused(text), ImportProblem { line: line_of(text, part), reason });
    let text = broken("\"2027-10-03\"", "\"2027-10-02\"");
    at(&text, "2027-10-02", ImportReason::Year(CalendarProblem::ListedTwice { day: day("2027-10-02") }));
    let text = broken("\"2027-10-03\"", "\"2026-10-03\"");
    at(&text, "2026-10-03", ImportReason::Year(CalendarProblem::OtherYear { year: 2027, day: day("2026-10-03") }));
    let text = broken("2027-10-09", "2027-10-11");
    at(&text, "2027-10-11", ImportReason::Year(CalendarProblem::MakeUpOnWeekday { day: day("2027-10-11") }));
    let text = broken("2027-10-03", "2027-13-03");
    at(&text, "2027-13-03", ImportReason::Misfit(Misfit::NoDate { word: "2027-13-03".into() }));
    let text = broken("\"year\"", "\"yaer\"");
    at(&text, "yaer", ImportReason::Misfit(Misfit::UnknownField { field: "yaer".into() }));
    let text = broken("CN-mainland", "HK");
    at(&text, "HK", ImportReason::OtherCalendar { calendar: "HK".into() });
    assert_eq!(refused("[\n\n{"), ImportProblem { line: 3, reason: ImportReason::Unreadable });
    let twice = written(&json!([fine[0], fine[0]]));
    assert_eq!(refused(&twice).reason, ImportReason::Year(CalendarProblem::YearTwice { year: 2027 }));
    let hours = "{\n\"opening\": [[\"12:00:00\", \"08:00:00\"]]}";
    assert_eq!(refused(hours), ImportProblem { line: 2, reason: ImportReason::Hours });
}

#[test]
fn a_year_without_its_holidays_never_becomes_monday_to_friday() {
    let empty = written(&json!([year(2027, &[], &[])]));
    let problem = refused(&empty);
    assert_eq!(problem.reason, ImportReason::NotAWholeYear { year: 2027, days: 0 });
    assert_eq!(refused("[]").reason, ImportReason::Empty);
    assert_eq!(refused(&" ".repeat(LONGEST_TEXT + 1)), ImportProblem { line: 1, reason: ImportReason::TooLong });
}

fn event(from: &str, until: &str, summary: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{until}\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\n"
    )
}

fn ics(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\nX-WR-CALNAME:放假安排\r\n{}END:VCALENDAR\r\n", events.concat())
}

#[test]
fn the_shipped_year_comes_out_of_an_ics_file_again() {
    let mut off =
        vec![("20260101", "20260104"), ("20260215", "20260224"), ("20260404", "20260407"), ("20260501", "20260506")];
    off.extend([("20260619", "20260622"), ("20260925", "20260928"), ("20261001", "20261008")]);
    let mut events: Vec<String> = off.iter().map(|(from, until)| event(from, until, "节日假期")).collect();
    for day in ["20260104", "20260214", "20260228", "20260509", "20260920", "20261010"] {
        let next: u32 = day.parse::<u32>().expect("digits") + 1;
        let next = if next == 20_260_229 { 20_260_301 } else { next };
        events.push(event(day, &next.to_string(), "节日补班"));
    }
    let mut old = current();
    old.years.withdraw(2026);
    let after = apply(&old, &ics(&events)).expect("fine");
    let (got, known) = (&after.years[&2026], &current().years[&2026]);
    assert_eq!((&got.off, &got.work, &*got.source), (&known.off, &known.work, "放假安排"));
    let changes = preview(&current(), &ics(&events)).expect("fine");
    assert!(matches!(&changes[..], [Change::Source { year: 2026, .. }]), "{changes:?}");
}

#[test]
fn marks_of_calendar_programs_are_understood() {
    let special =
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261231\nSUMMARY:元旦\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\nEND:VEVENT\n";
    let folded = "BEGIN:VEVENT\nDTSTART;VALUE=DA\n TE:20261212\nSUMMARY:元旦\n (班)\nBEGIN:VALARM\nSUMMARY:x\nEND:VALARM\nEND:VEVENT\n";
    let cancelled = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nSUMMARY:休\nSTATUS:CANCELLED\nEND:VEVENT\n";
    let zone = "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE\n";
    let text = format!("BEGIN:VCALENDAR\n{zone}{special}{folded}{cancelled}END:VCALENDAR");
    let becomes = |at: &str, before, after| Change::Day { day: day(at), before: Some(before), after };
    // Days at the edge of a known year are added to it.
    assert_eq!(
        preview(&current(), &text).expect("fine"),
        [
            becomes("2026-12-12", DayKind::Weekend, DayKind::MakeUp),
            becomes("2026-12-31", DayKind::Workday, DayKind::Holiday),
        ]
    );
}

#[test]
fn ics_that_is_wrong_is_refused_with_its_line() {
    let at = |events: &[String], line, reason| {
        assert_eq!(refused(&ics(events)), ImportProblem { line, reason });
    };
    at(&[event("20270101", "20270102", "元旦假期")], 3, ImportReason::NotAWholeYear { year: 2027, days: 1 });
    at(&[event("20261224", "20261225", "冬至")], 3, ImportReason::Unclear);
    at(&[event("20261224", "20261224", "休")], 3, ImportReason::Span);
    at(&[event("20261224", "20270301", "休")], 3, ImportReason::Span);
    at(&[event("20261324", "20261325", "休")], 4, ImportReason::Span);
    at(&[event("20261224", "20261225", "休").replace("20261224", "20261224T090000")], 4, ImportReason::Span);
    at(
        &[event("20261224", "20261225", "休").replace("SUMMARY", "RRULE:FREQ=YEARLY\r\nSUMMARY")],
        6,
        ImportReason::Repeating,
    );
    let weekday = CalendarProblem::MakeUpOnWeekday { day: day("2026-12-24") };
    at(&[event("20261224", "20261225", "补班")], 3, ImportReason::Year(weekday));
    let both = [event("20261226", "20261227", "补班"), event("20261226", "20261227", "休")];
    at(&both, 8, ImportReason::Year(CalendarProblem::ListedTwice { day: day("2026-12-26") }));
    let cut = ics(&[event("20261226", "20261227", "补班")]).replace("END:VCALENDAR\r\n", "");
    assert_eq!(refused(&cut), ImportProblem { line: 7, reason: ImportReason::Unreadable });
    for text in ["", "hello", "BEGIN:VEVENT\nEND:VEVENT", "BEGIN:VCALENDAR\nEND:VEVENT"] {
        assert!(matches!(refused(text).reason, ImportReason::Unreadable | ImportReason::Empty), "{text:?}");
    }
}
