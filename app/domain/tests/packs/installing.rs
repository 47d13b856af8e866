//! Installing a pack beside its earlier versions: a plan, and nothing that was computed moves.

use crate::given::{clock, day, pack, timed, written};
use domain::{
    complaint::{ChannelCode, Kind},
    rulebook::{
        Rulebook,
        diff::{FieldChange, PackChange, Part, RuleName, diff},
        file::{PackFault, PackFile, PackReason},
        install::{Plan, install},
        library::{BUILTIN, Library},
    },
};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-20";

fn library() -> Library {
    Library::builtin().expect("sound")
}

fn house() -> Value {
    serde_json::from_str(BUILTIN[0]).expect("JSON")
}

/// The house pack as its next version, with one clock changed.
fn next_house(clock: &str, field: &str, value: Value) -> String {
    let mut pack = house();
    pack["version"] = json!("2026.2");
    let clocks = pack["clocks"].as_array_mut().expect("a list");
    clocks.iter_mut().find(|c| c["id"] == clock).expect("it is there")[field] = value;
    written(&pack)
}

fn planned(text: &str, from: &str) -> Result<Plan, Vec<PackFault>> {
    install(&library(), text, day(from), day(TODAY))
}

fn reasons(text: &str, from: &str) -> Vec<PackReason> {
    planned(text, from).expect_err("refused").into_iter().map(|fault| fault.reason).collect()
}

#[test]
fn a_new_version_stands_beside_the_old_one_and_each_day_has_one() {
    let plan =
        planned(&next_house("first_reply.loss", "timing", timed(20, "minute", "elapsed")), "2027-01-01").expect("fine");
    assert_eq!((plan.first_day, plan.replaces.as_deref()), (day("2027-01-01"), Some("2007.1")));
    let version = |on: &str| plan.library.version_on("CN-HOUSE-2007", day(on)).map(|pack| pack.version.as_str());
    assert_eq!(version("2006-12-31"), None);
    assert_eq!(version("2026-12-31"), Some("2007.1"));
    assert_eq!(version("2027-01-01"), Some("2026.2"));
    let count = |id: &str, on: &str| {
        let entry = plan.library.entry(id, day(on)).expect("in force");
        (entry.source().version, entry.definition.timing.clone())
    };
    assert_ne!(
        count("CN-HOUSE-2007/first_reply.loss", "2026-12-31"),
        count("CN-HOUSE-2007/first_reply.loss", "2027-01-01")
    );
}

#[test]
fn what_complaints_of_earlier_days_get_stays_exactly_as_it_was() {
    let plan =
        planned(&next_house("first_reply.loss", "timing", timed(20, "minute", "elapsed")), "2027-01-01").expect("fine");
    let (before, after) = (Rulebook::builtin(), plan.library.rulebook().expect("sound"));
    for &kind in Kind::ALL {
        for &channel in ChannelCode::ALL {
            for on in ["2019-03-01", "2025-05-31", "2025-06-01", TODAY, "2026-12-31"] {
                let on = day(on);
                assert_eq!(before.clocks_for(kind, channel, on), after.clocks_for(kind, channel, on), "{kind:?} {on}");
            }
        }
    }
    let on = day("2027-01-01");
    let new = after.clocks_for(Kind::Loss, ChannelCode::Hotline, on);
    assert_eq!(new[0].source.version, "2026.2");
    assert_ne!(before.clocks_for(Kind::Loss, ChannelCode::Hotline, on)[0].timing, new[0].timing);
}

#[test]
fn the_plan_lists_the_changes_field_by_field() {
    let plan =
        planned(&next_house("first_reply.loss", "timing", timed(20, "minute", "elapsed")), "2027-01-01").expect("fine");
    let field = |field: &str, before: &str, after: &str| FieldChange {
        field: field.into(),
        before: Some(before.into()),
        after: Some(after.into()),
    };
    let rule = RuleName { part: Part::Clock, id: "first_reply.loss".into(), edition: 1 };
    assert_eq!(
        plan.changes,
        [
            PackChange::Header(field("version", "2007.1", "2026.2")),
            PackChange::Changed { rule, fields: vec![field("timing.counted.count", "30", "20")] },
        ]
    );
}

#[test]
fn added_and_removed_rules_are_named() {
    let old = PackFile::parse(BUILTIN[0]).expect("sound");
    let mut new = old.clone();
    let gone = new.clocks.remove(0);
    new.schedules.remove(0);
    let mut added = gone.clone();
    added.id = "first_reply.new".into();
    new.clocks.push(added);
    let name = |part, id: &str| RuleName { part, id: id.into(), edition: 1 };
    assert_eq!(
        diff(&old, &new),
        [
            PackChange::Removed(name(Part::Clock, "first_reply.loss")),
            PackChange::Added(name(Part::Clock, "first_reply.new")),
            PackChange::Removed(name(Part::Schedule, "vehicle_position")),
        ]
    );
    assert_eq!(diff(&old, &old), []);
    assert_eq!(diff(&new, &old).len(), 3);
}

#[test]
fn a_day_that_has_begun_is_refused() {
    let text = next_house("callback", "strength", json!("target"));
    for from in [TODAY, "2020-01-01"] {
        assert_eq!(reasons(&text, from), [PackReason::InThePast { earliest: day("2026-11-21") }]);
    }
    assert!(planned(&text, "2026-11-21").is_ok());
}

#[test]
fn a_version_is_installed_once_and_a_day_has_one_version() {
    let text = written(&house());
    assert_eq!(reasons(&text, "2027-01-01"), [PackReason::VersionTaken { version: "2007.1".into() }]);
    let plan = planned(&next_house("callback", "strength", json!("target")), "2027-01-01").expect("fine");
    let mut third = house();
    third["version"] = json!("2026.3");
    let refused = install(&plan.library, &written(&third), day("2027-01-01"), day(TODAY)).expect_err("refused");
    assert_eq!(refused[0].reason, PackReason::DayTaken { version: "2026.2".into() });
    assert!(install(&plan.library, &written(&third), day("2027-01-02"), day(TODAY)).is_ok());
}

#[test]
fn a_pack_that_is_looser_than_an_installed_law_is_refused_with_its_line() {
    let mut slow = clock("slow");
    slow["code"] = json!("handle_and_tell");
    slow["starts"] = json!("accepted");
    slow["timing"] = timed(8, "day", "calendar");
    let text = written(&pack("SLOW", "1", &[clock("fine"), slow]));
    let refused = planned(&text, "2027-01-01").expect_err("refused");
    let reason = PackReason::LooserThanLaw { house: "slow".into(), statutory: "CN-EXPRESS/handle_and_tell".into() };
    assert_eq!(refused, [PackFault { line: crate::given::line_of(&text, "\"id\": \"slow\""), reason }]);
    assert!(PackFile::parse(&text).is_ok(), "alone there is nothing to say against it");
}

#[test]
fn a_law_that_is_tighter_than_the_house_is_told_too() {
    let mut law = clock("payment_by_law");
    law["code"] = json!("payment");
    law["lane"] = json!("statutory");
    law["starts"] = json!("amount_agreed");
    law["timing"] = timed(5, "day", "calendar");
    let reason =
        PackReason::LooserThanLaw { house: "CN-HOUSE-2007/payment".into(), statutory: "payment_by_law".into() };
    assert_eq!(reasons(&written(&pack("LAW", "1", &[law])), "2027-01-01"), [reason]);
}

#[test]
fn a_refused_pack_leaves_everything_as_it_is() {
    let before = library();
    for text in ["", "{}", &next_house("callback", "timing", timed(-1, "minute", "elapsed"))] {
        assert!(install(&before, text, day("2027-01-01"), day(TODAY)).is_err());
    }
    assert_eq!(before, library());
}

#[test]
fn a_version_that_ends_leaves_the_days_after_it_without_one() {
    let mut text = house();
    text["version"] = json!("2027.1");
    text["valid_from"] = json!("2027-01-01");
    text["valid_until"] = json!("2027-06-30");
    let plan = planned(&written(&text), "2027-01-01").expect("fine");
    let has = |on: &str| plan.library.version_on("CN-HOUSE-2007", day(on)).map(|pack| pack.version.clone());
    assert_eq!(has("2027-06-30").as_deref(), Some("2027.1"));
    assert_eq!(has("2027-07-01"), None, "an end that was written down is an end");
    let rules = plan.library.rulebook().expect("sound");
    let first = |on: &str| rules.clocks_for(Kind::Loss, ChannelCode::Hotline, day(on)).len();
    assert_eq!((first("2026-12-31"), first("2027-06-30"), first("2027-07-01")), (2, 2, 1));
}

#[test]
fn a_version_that_ends_before_it_begins_to_be_used_is_refused() {
    let mut text = house();
    text["version"] = json!("2026.9");
    text["valid_until"] = json!("2026-12-31");
    let text = written(&text);
    let refused = planned(&text, "2027-01-01").expect_err("refused");
    let line = crate::given::line_of(&text, "\"valid_until\": \"2026-12-31\"");
    assert_eq!(refused, [PackFault { line, reason: PackReason::Validity { rule: String::new() } }]);
    assert!(planned(&text, "2026-12-31").is_ok(), "a day is enough");
}
