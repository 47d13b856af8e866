//! New versions of terms beside the old ones: each day has one, and what was paid stays as it was worked out.

use super::given::{EXPRESS, HOUSE, claim};
use chrono::NaiveDate;
use domain::{
    compensation::{
        BUILTIN, ClaimKind, CompensationBook, CompensationPackProblem, Options, assess,
        install::{InstalledTerms, TermsPlan, are_terms, diff, install},
    },
    rulebook::{
        diff::{FieldChange, PackChange, Part, RuleName},
        file::{PackFault, PackReason},
        library,
    },
};

const TODAY: &str = "2026-11-20";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn shipped() -> Vec<InstalledTerms> {
    InstalledTerms::builtin().expect("sound")
}

/// The house terms as their next version, seven times the fee instead of five.
fn next(version: &str) -> String {
    BUILTIN[0].replacen("2007.1", version, 1).replacen("\"times_fee\": 5", "\"times_fee\": 7", 1)
}

fn planned(text: &str, from: &str) -> Result<TermsPlan, Vec<PackFault>> {
    install(&shipped(), text, day(from), day(TODAY))
}

fn version(book: &CompensationBook, on: &str) -> Option<String> {
    book.on(HOUSE, day(on)).map(|pack| pack.version.clone())
}

#[test]
fn the_shipped_terms_make_the_shipped_book() {
    assert_eq!(CompensationBook::of(&shipped()).as_ref(), Ok(CompensationBook::builtin()));
}

#[test]
fn a_new_version_takes_over_on_its_day_and_old_amounts_are_worked_out_as_before() {
    let before = CompensationBook::builtin();
    let old = assess(before.on(HOUSE, day(TODAY)).expect("in force"), Options::default(), &claim(ClaimKind::Loss));
    let plan = planned(&next("2026.1"), "2027-01-01").expect("fine");
    assert_eq!((plan.first_day, plan.replaces.as_deref()), (day("2027-01-01"), Some("2007.1")));
    let book = CompensationBook::of(&plan.installed).expect("sound");
    assert_eq!(version(&book, "2026-12-31").as_deref(), Some("2007.1"));
    assert_eq!(version(&book, "2027-01-01").as_deref(), Some("2026.1"));
    assert_eq!(old.recompute(&book), Ok(old.clone()));
    let new = assess(book.on(HOUSE, day("2027-01-01")).expect("in force"), Options::default(), &claim(ClaimKind::Loss));
    assert_eq!((old.total.0, new.total.0), (6000 + 1200, 8400 + 1200));
    // One that comes earlier later on leaves the other its days.
    let third = install(&plan.installed, &next("2026.2"), day("2026-12-01"), day(TODAY)).expect("fine");
    let book = CompensationBook::of(&third.installed).expect("sound");
    let versions = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map(|on| version(&book, on));
    assert_eq!(versions.map(Option::unwrap_or_default), ["2007.1", "2026.2", "2026.2", "2026.1"]);
    assert_eq!(book.on(EXPRESS, day("2025-05-31")), before.on(EXPRESS, day("2025-05-31")));
}

#[test]
fn the_plan_lists_the_changes_rule_by_rule() {
    let plan = planned(&next("2026.1"), "2027-01-01").expect("fine");
    let field = |field: &str, before: &str, after: &str| FieldChange {
        field: field.into(),
        before: Some(before.into()),
        after: Some(after.into()),
    };
    let [PackChange::Header(header), PackChange::Changed { rule, fields }] = plan.changes.as_slice() else {
        panic!("{:?}", plan.changes)
    };
    assert_eq!(*header, field("version", "2007.1", "2026.1"));
    assert_eq!(*rule, RuleName { part: Part::Measure, id: "uninsured".into(), edition: 1 });
    assert!(matches!(fields.as_slice(), [FieldChange { field, .. }] if field == "least_of"), "{fields:?}");

    let old = shipped().remove(0).pack;
    let mut new = old.clone();
    new.exemptions.remove(0);
    new.causes.remove(0);
    let name = |part, id: &str| RuleName { part, id: id.into(), edition: 1 };
    assert_eq!(
        diff(&old, &new),
        [PackChange::Removed(name(Part::Exemption, "customer")), PackChange::Removed(name(Part::Cause, "delay"))]
    );
    assert_eq!(diff(&old, &old), []);
}

#[test]
fn refusals_have_a_line_and_a_reason() {
    let faults = |text: &str, from: &str| planned(text, from).expect_err("refused");
    let only = |text: &str, from: &str| {
        let faults = faults(text, from);
        assert_eq!(faults.len(), 1, "{faults:?}");
        (faults[0].line, faults[0].reason.clone())
    };
    let taken = PackReason::VersionTaken { version: "2007.1".into() };
    assert_eq!(only(BUILTIN[0], "2027-01-01"), (3, taken));
    let past = PackReason::InThePast { earliest: day("2026-11-21") };
    assert_eq!(only(&next("2026.1"), TODAY), (4, past));
    let ends = next("2026.1").replacen("\"jurisdiction\"", "\"valid_until\": \"2026-12-31\",\n  \"jurisdiction\"", 1);
    assert_eq!(only(&ends, "2027-01-01"), (5, PackReason::Validity { rule: String::new() }));
    let strange = next("2026/1");
    assert_eq!(only(&strange, "2027-01-01"), (3, PackReason::Name { name: "2026/1".into() }));
    let negative = next("2026.1").replacen("\"times_fee\": 7", "\"times_fee\": -7", 1);
    let line = negative.lines().position(|line| line.contains("-7")).expect("there") + 1;
    let (at, reason) = only(&negative, "2027-01-01");
    assert_eq!(usize::try_from(at).expect("short"), line);
    assert!(matches!(reason, PackReason::Terms(CompensationPackProblem::Malformed { .. })), "{reason:?}");
    let plan = planned(&next("2026.1"), "2027-01-01").expect("fine");
    let day_taken = install(&plan.installed, &next("2026.2"), day("2027-01-01"), day(TODAY)).expect_err("refused");
    assert_eq!(day_taken[0].reason, PackReason::DayTaken { version: "2026.1".into() });
    assert!(planned(&format!("\u{feff}{}", next("2026.1")), "2027-01-01").is_ok(), "an invisible mark is no fault");
}

#[test]
fn terms_and_clocks_are_told_apart() {
    assert!(BUILTIN.into_iter().all(are_terms));
    assert!(!library::BUILTIN.into_iter().any(are_terms));
    for other in ["", "{", "[]", "{}", "7", &format!("{}{}", BUILTIN[0], " ".repeat(1024 * 1024))] {
        assert!(!are_terms(other));
    }
}
