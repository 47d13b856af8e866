//! The rule packs: which clocks a complaint gets, and what a pack may not say.

use crate::deadlines::{at, day};
use chrono::NaiveDate;
use domain::{
    calendar::Calendar,
    complaint::{ChannelCode, Kind},
    deadline::{Due, Outcome, Pause, Run, Unit},
    rulebook::{ClockCode, ClockRule, Grade, Lane, Pack, PackProblem, RuleTiming, Rulebook, StartEvent, Strength},
};
use serde_json::{Value, json};

fn clocks(kind: Kind, channel: ChannelCode) -> Vec<ClockRule> {
    Rulebook::builtin().clocks_for(kind, channel, day("2026-03-02"))
}

fn codes(kind: Kind, channel: ChannelCode) -> Vec<ClockCode> {
    clocks(kind, channel).iter().map(|rule| rule.code).collect()
}

fn rule(kind: Kind, channel: ChannelCode, code: ClockCode) -> ClockRule {
    clocks(kind, channel).into_iter().find(|rule| rule.code == code).expect("the complaint has this clock")
}

fn counted(rule: &ClockRule) -> (u32, Unit, Run) {
    match &rule.timing {
        RuleTiming::Counted(t) => (t.count, t.unit, t.clock),
        other => panic!("not counted: {other:?}"),
    }
}

#[test]
fn loss_damage_and_shortage_are_answered_within_thirty_minutes() {
    for kind in [Kind::Loss, Kind::Damage, Kind::Shortage] {
        assert_eq!(codes(kind, ChannelCode::Hotline), [ClockCode::FirstReply, ClockCode::HandleAndTell]);
        let reply = rule(kind, ChannelCode::Hotline, ClockCode::FirstReply);
        assert_eq!(counted(&reply), (30, Unit::Minute, Run::Elapsed));
        assert_eq!((reply.lane, reply.strength, reply.source.grade), (Lane::House, Strength::Limit, Grade::House));
        assert_eq!(reply.id, "CN-HOUSE-2007/first_reply.loss");
    }
}

#[test]
fn a_delay_is_answered_when_the_agent_promised() {
    let reply = rule(Kind::Delay, ChannelCode::Hotline, ClockCode::FirstReply);
    assert_eq!(reply.timing, RuleTiming::Promised);
    assert_eq!(reply.compute(&Calendar::cn_mainland(), &[Some(at("2026-03-02T01:00:00Z"))], &[]), None);
}

#[test]
fn attitude_is_answered_at_once_and_settled_the_same_day() {
    let all = [ClockCode::FirstReply, ClockCode::SameDayResult, ClockCode::HandleAndTell];
    assert_eq!(codes(Kind::Attitude, ChannelCode::Hotline), all);
    assert_eq!(
        counted(&rule(Kind::Attitude, ChannelCode::Hotline, ClockCode::FirstReply)),
        (0, Unit::Minute, Run::Elapsed)
    );
    let result = rule(Kind::Attitude, ChannelCode::Hotline, ClockCode::SameDayResult);
    assert_eq!(counted(&result), (0, Unit::SameDay, Run::Calendar));
    assert_eq!(result.strength, Strength::Target, "missed, not breached");
}

#[test]
fn the_other_kinds_have_the_same_day_as_a_target() {
    for kind in [Kind::Mismatch, Kind::Unconsented, Kind::Other] {
        assert_eq!(codes(kind, ChannelCode::Mail), [ClockCode::SameDayResult, ClockCode::HandleAndTell]);
    }
}

#[test]
fn every_complaint_has_the_statutory_week_whatever_its_kind_and_channel() {
    for &kind in Kind::ALL {
        for &channel in ChannelCode::ALL {
            let rules = clocks(kind, channel);
            let law: Vec<_> = rules.iter().filter(|r| r.lane == Lane::Statutory).collect();
            assert_eq!(law.len(), 1, "{kind:?} {channel:?}");
            assert_eq!((law[0].code, counted(law[0])), (ClockCode::HandleAndTell, (7, Unit::Day, Run::Calendar)));
            let mut seen: Vec<_> = rules.iter().map(|r| (r.code, r.lane)).collect();
            seen.dedup();
            assert_eq!(seen.len(), rules.len(), "one clock per code and lane");
        }
    }
}

#[test]
fn platform_and_regulator_bring_their_own_clock_and_nobody_else_does() {
    for &channel in ChannelCode::ALL {
        let codes = codes(Kind::Loss, channel);
        assert_eq!(codes.contains(&ClockCode::PlatformTicket), channel == ChannelCode::Platform);
        assert_eq!(codes.contains(&ClockCode::RegulatorReport), channel == ChannelCode::Regulator);
    }
    let report = rule(Kind::Loss, ChannelCode::Regulator, ClockCode::RegulatorReport);
    assert_eq!(counted(&report), (10, Unit::Day, Run::Calendar));
    assert_eq!((report.starts, report.lane), (StartEvent::ToldByRegulator, Lane::External));
    assert_eq!(report.source.grade, Grade::Secondary);
    let ticket = rule(Kind::Loss, ChannelCode::Platform, ClockCode::PlatformTicket);
    assert_eq!((ticket.timing, ticket.source.grade), (RuleTiming::SetByOther, Grade::Agreed));
}

#[test]
fn the_version_of_the_law_follows_the_day_of_acceptance() {
    let law = |on: NaiveDate| {
        let rules = Rulebook::builtin().clocks_for(Kind::Loss, ChannelCode::Regulator, on);
        rules.into_iter().find(|r| r.lane == Lane::Statutory).expect("in force")
    };
    let (old, new) = (law(day("2025-05-31")), law(day("2025-06-01")));
    assert!(old.source.article_en.ends_with("Art. 28"), "{}", old.source.article_en);
    assert!(new.source.article_en.contains("Art. 29"), "{}", new.source.article_en);
    assert_eq!((old.source.grade, new.source.grade), (Grade::TextRead, Grade::Secondary));
    assert_eq!(old.id, new.id);
    assert_ne!(old.valid_from, new.valid_from);
    assert_eq!(old.timing, new.timing, "the same seven days");
    let book = Rulebook::builtin();
    assert_eq!(book.rule(&old.id, day("2024-01-01")), Some(old));
    assert_eq!(book.rule(&new.id, day("2026-01-01")), Some(new));
    let reports = |on| {
        book.clocks_for(Kind::Loss, ChannelCode::Regulator, on).iter().any(|r| r.code == ClockCode::RegulatorReport)
    };
    assert!(!reports(day("2020-09-30")) && reports(day("2020-10-01")));
}

#[test]
fn a_statutory_clock_ignores_pauses() {
    let law = rule(Kind::Loss, ChannelCode::Hotline, ClockCode::HandleAndTell);
    let start = at("2026-03-02T01:00:00Z");
    let pause = Pause { from: start, until: at("2026-03-05T01:00:00Z") };
    let got = law.compute(&Calendar::cn_mainland(), &[Some(start)], &[pause]);
    assert!(matches!(got, Some(Outcome::Due { due: Due::On { last_day, .. }, .. }) if last_day == day("2026-03-09")));
}

fn clock(lane: &str, code: &str, timing: &Value) -> Value {
    json!({
        "id": format!("{lane}.{code}"), "code": code, "lane": lane, "strength": "limit", "starts": "accepted",
        "timing": timing, "article": { "zh": "条", "en": "article" },
    })
}

fn pack(id: &str, clocks: &[Value]) -> Pack {
    let pack = json!({
        "id": id, "version": "1", "valid_from": "2020-01-01", "jurisdiction": "CN",
        "source": { "zh": "文件", "en": "document" }, "grade": "house", "clocks": clocks,
    });
    Pack::parse(&pack.to_string()).expect("a pack")
}

fn load(clocks: &[Value]) -> Result<Rulebook, PackProblem> {
    Rulebook::from_packs(vec![pack("TEST", clocks)])
}

fn timed(count: u32, unit: &str, clock: &str) -> Value {
    json!({ "counted": { "count": count, "unit": unit, "clock": clock } })
}

#[test]
fn a_house_clock_may_be_tighter_than_the_law_and_never_looser() {
    let looser = PackProblem::LooserThanLaw {
        house: "TEST/house.handle_and_tell".into(),
        statutory: "TEST/statutory.handle_and_tell".into(),
    };
    let rolled = json!({ "counted": { "count": 1, "unit": "day", "clock": "calendar", "roll": "forward" } });
    let office =
        json!({ "counted": { "count": 1, "unit": "minute", "clock": "business", "hours": [["08:00", "18:00"]] } });
    let cases = [
        (timed(7, "day", "calendar"), true),
        (timed(3, "day", "calendar"), true),
        (timed(8, "day", "calendar"), false),
        (timed(7 * 24, "hour", "elapsed"), true),
        (timed(7 * 24 + 1, "hour", "elapsed"), false),
        (timed(0, "same_day", "calendar"), true),
        (timed(1, "month", "calendar"), false),
        (timed(5, "workday", "calendar"), false),
        (rolled, false),
        (office, false),
        (json!("promised"), false),
    ];
    for (timing, is_fine) in cases {
        let clocks = [
            clock("statutory", "handle_and_tell", &timed(7, "day", "calendar")),
            clock("house", "handle_and_tell", &timing),
        ];
        let expected = if is_fine { Ok(()) } else { Err(looser.clone()) };
        assert_eq!(load(&clocks).map(|_| ()), expected, "{timing}");
        let reversed = [clocks[1].clone(), clocks[0].clone()];
        assert_eq!(load(&reversed).map(|_| ()), expected, "{timing}, house first");
    }
}

#[test]
fn a_house_clock_is_compared_only_where_both_apply() {
    let mut law = clock("statutory", "handle_and_tell", &timed(7, "day", "calendar"));
    let mut house = clock("house", "handle_and_tell", &timed(9, "day", "calendar"));
    law["valid_until"] = json!("2025-05-31");
    house["valid_from"] = json!("2025-06-01");
    assert!(load(&[law.clone(), house.clone()]).is_ok());
    house["valid_from"] = json!("2025-05-31");
    assert!(load(&[law.clone(), house.clone()]).is_err());
    (law["kinds"], house["kinds"]) = (json!(["loss"]), json!(["delay", "other"]));
    assert!(load(&[law, house]).is_ok());
}

#[test]
fn a_house_clock_that_may_pause_or_starts_otherwise_could_outlast_the_law() {
    let law = clock("statutory", "handle_and_tell", &timed(7, "day", "calendar"));
    for (field, value) in [("pauses", "allowed"), ("starts", "told_by_regulator")] {
        let mut house = clock("house", "handle_and_tell", &timed(1, "day", "calendar"));
        house[field] = json!(value);
        assert!(matches!(load(&[law.clone(), house]), Err(PackProblem::LooserThanLaw { .. })), "{field}");
    }
}

#[test]
fn only_house_clocks_may_pause() {
    for (lane, is_fine) in [("house", true), ("statutory", false), ("external", false)] {
        let mut clock = clock(lane, "handle_and_tell", &timed(7, "day", "calendar"));
        clock["pauses"] = json!("allowed");
        let refused = PackProblem::PauseNotOurs { rule: format!("TEST/{lane}.handle_and_tell") };
        assert_eq!(load(&[clock]).map(|_| ()), if is_fine { Ok(()) } else { Err(refused) });
    }
}

#[test]
fn two_rules_for_the_same_clock_are_refused() {
    let one = clock("house", "first_reply", &timed(30, "minute", "elapsed"));
    let mut two = one.clone();
    two["id"] = json!("again");
    let refused = PackProblem::Ambiguous { rule: "TEST/house.first_reply".into(), other: "TEST/again".into() };
    assert_eq!(load(&[one.clone(), two.clone()]), Err(refused));
    let packs = vec![pack("A", &[one]), pack("B", &[two])];
    assert!(matches!(Rulebook::from_packs(packs), Err(PackProblem::Ambiguous { .. })), "across packs too");
}

#[test]
fn timings_that_contradict_themselves_are_refused() {
    let hours = |unit: &str, clock: &str, hours: Value| json!({ "counted": { "count": 5, "unit": unit, "clock": clock, "hours": hours } });
    let rolled_minutes = json!({ "counted": { "count": 5, "unit": "minute", "clock": "elapsed", "roll": "forward" } });
    let wrong = [
        timed(5, "minute", "business"),
        timed(5, "minute", "calendar"),
        timed(5, "day", "elapsed"),
        timed(1, "same_day", "calendar"),
        timed(u32::MAX, "day", "calendar"),
        timed(u32::MAX, "minute", "elapsed"),
        rolled_minutes,
        hours("minute", "elapsed", json!([["08:00", "18:00"]])),
        hours("minute", "business", json!([["18:00", "08:00"]])),
        hours("minute", "business", json!([["08:00", "12:00"], ["11:00", "18:00"]])),
        hours("minute", "business", json!([["08:00", "00:00"], ["11:00", "18:00"]])),
    ];
    for timing in wrong {
        let refused = PackProblem::Timing { rule: "TEST/house.first_reply".into() };
        assert_eq!(load(&[clock("house", "first_reply", &timing)]), Err(refused), "{timing}");
    }
    let night = hours("minute", "business", json!([["08:00", "12:00"], ["18:00", "00:00"]]));
    assert!(load(&[clock("house", "first_reply", &night)]).is_ok());
}

#[test]
fn dates_that_contradict_each_other_are_refused() {
    for (from, until) in [("2021-01-02", "2021-01-01"), ("2019-12-31", "2021-01-01")] {
        let mut clock = clock("house", "first_reply", &timed(30, "minute", "elapsed"));
        (clock["valid_from"], clock["valid_until"]) = (json!(from), json!(until));
        assert_eq!(load(&[clock]), Err(PackProblem::Validity { rule: "TEST/house.first_reply".into() }));
    }
}

#[test]
fn a_misspelt_field_is_refused_and_its_place_told() {
    let mut clock = clock("house", "first_reply", &timed(30, "minute", "elapsed"));
    clock["pause_allowed"] = json!(true);
    let text = json!({ "clocks": [clock] }).to_string();
    assert!(matches!(Pack::parse(&text), Err(PackProblem::Malformed { line: 1, column }) if column > 1));
}

#[test]
fn packs_and_rules_survive_json() {
    let book = Rulebook::builtin();
    for pack in book.packs() {
        let json = serde_json::to_string(pack).expect("serialises");
        assert_eq!(Pack::parse(&json).as_ref(), Ok(pack));
    }
    for rule in clocks(Kind::Attitude, ChannelCode::Platform) {
        let json = serde_json::to_string(&rule).expect("serialises");
        assert_eq!(serde_json::from_str::<ClockRule>(&json).expect("reads back"), rule);
    }
}
