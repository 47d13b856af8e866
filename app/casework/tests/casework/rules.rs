//! Installing rules: nothing that was promised moves, what is filed afterwards follows, and what is refused changes
//! nothing.

use super::world::{World, at, world};
use casework::{
    Failure,
    ports::Store,
    rules::{self, Rules, load},
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    calendar::notice::{MissingYear, Urgency},
    clock::Clock,
    command::{Command, Outcome, Receipt},
    compensation,
    complaint::{CloseReason, ReplyChannel},
    event::Happening,
    id::ComplaintId,
    rulebook::{ClockCode, file::PackReason, library::BUILTIN},
    view::rules::{CalendarInstallation, CalendarPreview, PackInstallation, PackKind, PackPreview, PackRow, Reign},
};
use serde_json::{Value, json};
use std::sync::Arc;

const HOUSE: &str = "CN-HOUSE-2007";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The house pack as another version, with so many minutes for the first reply on a loss.
fn house(version: &str, minutes: i64) -> String {
    let mut pack: Value = serde_json::from_str(BUILTIN[0]).unwrap();
    pack["version"] = json!(version);
    let clocks = pack["clocks"].as_array_mut().unwrap();
    let reply = clocks.iter_mut().find(|clock| clock["id"] == "first_reply.loss").unwrap();
    reply["timing"]["counted"]["count"] = json!(minutes);
    serde_json::to_string_pretty(&pack).unwrap()
}

/// The house terms as another version, seven times the fee.
fn terms(version: &str) -> String {
    compensation::BUILTIN[0].replacen("2007.1", version, 1).replacen("\"times_fee\": 5", "\"times_fee\": 7", 1)
}

fn year(number: i32) -> String {
    let off: Vec<String> = (1..=7).map(|day| format!("{number}-10-{day:02}")).collect();
    json!([{ "calendar": "CN-mainland", "year": number, "off": off, "work": [], "source": "made up" }]).to_string()
}

async fn install(world: &World, text: &str, from: &str) -> PackInstallation {
    rules::install_pack(&world.ctx, &world.actor("admin"), text, day(from)).await.unwrap()
}

fn done(kind: PackKind, version: &str, from: &str) -> PackInstallation {
    PackInstallation::Done { kind, id: HOUSE.to_owned(), version: version.to_owned(), first_day: day(from) }
}

fn clocks(world: &World, id: ComplaintId) -> Vec<Clock> {
    world.store.state().complaints[&id].clocks.clone()
}

/// Version of the house pack and minutes of the first reply.
fn first_reply(world: &World, id: ComplaintId) -> (String, i64) {
    let clocks = clocks(world, id);
    let clock = clocks.iter().rfind(|clock| clock.code == ClockCode::FirstReply).unwrap();
    let domain::deadline::Due::At(due) = clock.due else { panic!("{:?}", clock.due) };
    (clock.source.version.clone(), (due - clock.started_at).num_minutes())
}

#[tokio::test]
async fn what_was_filed_keeps_its_deadlines_and_what_follows_gets_the_new_ones() {
    let world = world();
    let old = world.filed().await;
    let before = clocks(&world, old);
    let logged = world.logged();
    assert_eq!(
        install(&world, &house("2026.2", 20), "2026-11-22").await,
        done(PackKind::Clocks, "2026.2", "2026-11-22")
    );
    assert_eq!(clocks(&world, old), before);
    let event = world.store.state().events.last().unwrap().event.clone();
    assert_eq!((world.logged(), event.by), (logged + 1, Some(world.actor("admin").id)));
    assert!(matches!(event.what, Happening::PackInstalled { ref version, .. } if version == "2026.2"), "{event:?}");

    let today = world.filed().await;
    assert_eq!(first_reply(&world, today), ("2007.1".to_owned(), 30));
    world.clock.pass(TimeDelta::hours(24));
    let tomorrow = world.filed().await;
    assert_eq!(first_reply(&world, tomorrow), ("2026.2".to_owned(), 20));

    // Also what happens to the old complaint from now on follows the rules of its own day.
    let text = || "客户来电".to_owned();
    let (reason, told) = (CloseReason::Satisfied, ReplyChannel::Phone);
    for command in [
        Command::Close { complaint: old, reason, told, text: text() },
        Command::Reopen { complaint: old, reason: text() },
    ] {
        let outcome = world.submit(&world.agent(), command).await.unwrap();
        assert!(matches!(outcome, Outcome::Done { receipt: Receipt::Change { .. } }), "{outcome:?}");
    }
    let after = clocks(&world, old);
    assert!(after.len() > before.len(), "opened again it has new clocks");
    assert!(after.iter().filter(|clock| clock.source.pack == HOUSE).all(|clock| clock.source.version == "2007.1"));
}

#[tokio::test]
async fn the_same_text_for_the_same_day_is_one_installation() {
    let world = world();
    let text = house("2026.2", 20);
    let arrivals = (0..10).map(|_| {
        let (ctx, actor, text) = (world.ctx.clone(), world.actor("admin"), text.clone());
        tokio::spawn(async move { rules::install_pack(&ctx, &actor, &text, day("2026-12-01")).await.unwrap() })
    });
    for arrival in arrivals.collect::<Vec<_>>() {
        assert_eq!(arrival.await.unwrap(), done(PackKind::Clocks, "2026.2", "2026-12-01"));
    }
    assert_eq!((world.logged(), world.store.state().packs.len()), (1, 1));
    world.clock.pass(TimeDelta::days(30));
    assert_eq!(install(&world, &text, "2026-12-01").await, done(PackKind::Clocks, "2026.2", "2026-12-01"));
    let PackInstallation::Refused(faults) = install(&world, &text, "2027-01-01").await else { panic!() };
    assert_eq!(faults[0].reason, PackReason::VersionTaken { version: "2026.2".to_owned() });
    assert_eq!((world.logged(), world.store.state().packs.len()), (1, 1));
}

#[tokio::test]
async fn what_is_refused_changes_nothing() {
    let world = world();
    let running = rules::current(&world.ctx);
    let mut looser: Value = serde_json::from_str(BUILTIN[0]).unwrap();
    looser["version"] = json!("2026.2");
    let mut slow = looser["clocks"][0].clone();
    slow["id"] = json!("slow");
    slow["code"] = json!("handle_and_tell");
    slow["timing"] = json!({ "counted": { "count": 8, "unit": "day", "clock": "calendar" } });
    slow.as_object_mut().unwrap().remove("warn");
    looser["clocks"].as_array_mut().unwrap().push(slow);
    let cycle =
        house("2026.2", 20).replacen("\"starts\": \"accepted\"", "\"starts\": { \"after\": \"first_reply.loss\" }", 1);
    let fine = house("2026.2", 20);
    for (text, from) in [
        (fine.as_str(), "2026-11-21"),
        (fine.as_str(), "2020-01-01"),
        (BUILTIN[0], "2027-01-01"),
        (compensation::BUILTIN[0], "2027-01-01"),
        (&looser.to_string(), "2027-01-01"),
        (&cycle, "2027-01-01"),
        (&house("2026.2", -20), "2027-01-01"),
        (&house("2026.2", i64::MAX), "2027-01-01"),
        (&house("../../etc", 20), "2027-01-01"),
        (&" ".repeat(10 * 1024 * 1024), "2027-01-01"),
        (&"[".repeat(1024 * 1024), "2027-01-01"),
        ("\u{0}", "2027-01-01"),
        ("", "2027-01-01"),
    ] {
        let told = text.chars().take(80).collect::<String>();
        let admin = world.actor("admin");
        let seen = rules::preview_pack(&world.ctx, &admin, text, day(from)).await.unwrap();
        let PackPreview::Refused(seen) = seen else { panic!("{told}: {seen:?}") };
        assert!(!seen.is_empty() && seen.iter().all(|fault| fault.line > 0), "{told}: {seen:?}");
        assert_eq!(install(&world, text, from).await, PackInstallation::Refused(seen), "{told}");
    }
    let law = |fault: &domain::rulebook::file::PackFault| matches!(fault.reason, PackReason::LooserThanLaw { .. });
    let PackInstallation::Refused(faults) = install(&world, &looser.to_string(), "2027-01-01").await else { panic!() };
    assert!(faults.iter().any(law), "{faults:?}");
    assert!(Arc::ptr_eq(&running, &rules::current(&world.ctx)));
    assert_eq!((world.logged(), world.store.state().packs.len()), (0, 0));
}

#[tokio::test]
async fn a_store_that_fails_leaves_the_running_rules() {
    let world = world();
    let running = rules::current(&world.ctx);
    world.store.refuse_commits();
    let admin = world.actor("admin");
    let pack = rules::install_pack(&world.ctx, &admin, &house("2026.2", 20), day("2026-12-01")).await;
    assert!(matches!(pack, Err(Failure::Broken { .. })), "{pack:?}");
    let calendar = rules::install_calendar(&world.ctx, &admin, &year(2027)).await;
    assert!(matches!(calendar, Err(Failure::Broken { .. })), "{calendar:?}");
    assert!(Arc::ptr_eq(&running, &rules::current(&world.ctx)));
}

#[tokio::test]
async fn a_dry_run_tells_what_would_change_and_who_keeps_what() {
    let world = world();
    world.filed().await;
    let closed = world.filed().await;
    let close = Command::Close {
        complaint: closed,
        reason: CloseReason::Satisfied,
        told: ReplyChannel::Phone,
        text: "已处理".to_owned(),
    };
    world.submit(&world.agent(), close).await.unwrap();
    let logged = world.logged();
    let admin = world.actor("admin");
    let seen = rules::preview_pack(&world.ctx, &admin, &house("2026.2", 20), day("2026-12-01")).await.unwrap();
    let PackPreview::Plan(plan) = seen else { panic!("{seen:?}") };
    assert_eq!((plan.kind, plan.version.as_str(), plan.first_day), (PackKind::Clocks, "2026.2", day("2026-12-01")));
    assert_eq!((plan.replaces.as_deref(), plan.changes.len(), plan.open_complaints), (Some("2007.1"), 2, Some(1)));
    let seen = rules::preview_pack(&world.ctx, &admin, &terms("2026.1"), day("2026-12-01")).await.unwrap();
    let PackPreview::Plan(plan) = seen else { panic!("{seen:?}") };
    assert_eq!((plan.kind, plan.changes.len(), plan.open_complaints), (PackKind::Compensation, 2, None));
    assert!(plan.shortfalls.iter().any(|found| found.terms.id == HOUSE && found.pays < found.floor), "said before");
    let told = serde_json::to_string(&plan).unwrap();
    assert_eq!(domain::json::read::<domain::view::rules::PackPlan>(&told).unwrap(), *plan);
    let seen = rules::preview_calendar(&world.ctx, &admin, &year(2027)).await.unwrap();
    let CalendarPreview::Plan(plan) = seen else { panic!("{seen:?}") };
    assert_eq!((plan.first_day, plan.changes.len(), plan.open_complaints), (day("2026-11-22"), 8, 1));
    assert_eq!(world.logged(), logged);
}

#[tokio::test]
async fn a_restart_finds_the_same_rules() {
    let world = world();
    install(&world, &house("2026.2", 20), "2026-12-01").await;
    install(&world, &terms("2026.1"), "2026-12-05").await;
    install(&world, &house("2026.3", 25), "2026-11-25").await;
    rules::install_calendar(&world.ctx, &world.actor("admin"), &year(2027)).await.unwrap();
    let running = rules::current(&world.ctx);
    let rest = Rules::of(world.store.installed_packs().await.unwrap(), world.store.installed_editions().await.unwrap());
    let rest = rest.unwrap();
    assert_eq!(rest.library(), running.library());
    assert_eq!(rest.rulebook(), running.rulebook());
    assert_eq!(rest.compensation(), running.compensation());
    assert_eq!(rest.calendar_book(), running.calendar_book());
    assert!(load(world.store.as_ref()).await.is_ok());
    world.store.state().packs[0].text.truncate(100);
    assert!(load(world.store.as_ref()).await.is_err(), "never on without a pack that was promised by");
}

#[tokio::test]
async fn the_overview_tells_from_where_since_when_and_who_uses_it() {
    let world = world();
    world.filed().await;
    install(&world, &house("2026.2", 20), "2026-12-01").await;
    install(&world, &terms("2026.1"), "2026-12-05").await;
    let seen = rules::overview(&world.ctx, &world.actor("trainee")).await.unwrap();
    assert!(!seen.may_change && rules::overview(&world.ctx, &world.actor("admin")).await.unwrap().may_change);
    let row = |kind, version: &str| -> &PackRow {
        seen.packs.iter().find(|row| row.kind == kind && row.id == HOUSE && row.version == version).unwrap()
    };
    let old = row(PackKind::Clocks, "2007.1");
    assert_eq!((old.reign, old.last_day, &old.installed), (Reign::Current, Some(day("2026-11-30")), &None));
    assert_eq!((old.valid_until, old.complaints), (None, Some(1)));
    let new = row(PackKind::Clocks, "2026.2");
    assert_eq!((new.reign, new.first_day, new.last_day), (Reign::Coming, day("2026-12-01"), None));
    assert_eq!((new.valid_from, new.complaints), (day("2007-01-01"), Some(0)));
    let installed = new.installed.as_ref().unwrap();
    assert_eq!((installed.by.as_str(), installed.at), ("admin 周敏", at("2026-11-21T10:00")));
    let old = row(PackKind::Compensation, "2007.1");
    assert_eq!((old.last_day, old.valid_until, old.complaints), (Some(day("2026-12-04")), None, None));
    let past = seen.packs.iter().find(|row| row.version == "2021.1").unwrap();
    assert_eq!((past.reign, past.last_day), (Reign::Past, Some(day("2025-05-31"))));
    assert_eq!(seen.packs.len(), BUILTIN.len() + compensation::BUILTIN.len() + 2);
    assert_eq!(seen.calendar.years, [2024, 2025, 2026]);
}

#[tokio::test]
async fn texts_come_back_as_they_were_written() {
    let world = world();
    let agent = world.agent();
    let text = house("2026.2", 20);
    install(&world, &text, "2026-12-01").await;
    let asked = |kind, version| rules::pack_text(&world.ctx, &agent, kind, HOUSE, version);
    assert_eq!(asked(PackKind::Clocks, "2026.2").unwrap().text, text);
    assert_eq!(asked(PackKind::Clocks, "2007.1").unwrap().text, BUILTIN[0]);
    assert_eq!(asked(PackKind::Compensation, "2007.1").unwrap().text, compensation::BUILTIN[0]);
    assert!(matches!(asked(PackKind::Compensation, "2026.2"), Err(Failure::NotFound)));
}

#[tokio::test]
async fn the_parcels_day_chooses_the_terms() {
    let world = world();
    install(&world, &terms("2026.1"), "2026-11-22").await;
    let rules = rules::current(&world.ctx);
    let id = world.filed().await;
    let mut complaint = world.store.state().complaints[&id].clone();
    let version = |complaint: &_| rules.terms_for(HOUSE, complaint).map(|pack| pack.version.clone());
    assert_eq!(version(&complaint).as_deref(), Some("2007.1"));
    // Complained of later, it is still judged by the day the parcel was accepted.
    complaint.accepted_at += TimeDelta::days(30);
    assert_eq!(version(&complaint).as_deref(), Some("2007.1"));
    complaint.snapshot.as_mut().unwrap().waybill.accepted_at += TimeDelta::days(1);
    assert_eq!(version(&complaint).as_deref(), Some("2026.1"));
    complaint.snapshot = None;
    assert_eq!(version(&complaint), None, "nothing is guessed");
}

#[tokio::test]
async fn a_missing_year_is_told_to_leads_and_above_until_it_is_there() {
    let world = world();
    let told = |login: &str| rules::missing_year(&world.ctx, &world.actor(login)).unwrap();
    let soon = Some(MissingYear { year: 2027, urgency: Urgency::Soon });
    for (login, expected) in
        [("agent", None), ("trainee", None), ("receiptclerk", None), ("lead", soon), ("manager", soon), ("admin", soon)]
    {
        assert_eq!(told(login), expected, "{login}");
    }
    let admin = world.actor("admin");
    let done = CalendarInstallation::Done { version: "2026-11-22".to_owned(), first_day: day("2026-11-22") };
    for _ in 0..2 {
        assert_eq!(rules::install_calendar(&world.ctx, &admin, &year(2027)).await.unwrap(), done);
    }
    assert_eq!(told("lead"), None);
    assert_eq!((world.logged(), world.store.state().editions.len()), (1, 1));
    let seen = rules::overview(&world.ctx, &admin).await.unwrap().calendar;
    assert_eq!(seen.years, [2024, 2025, 2026, 2027]);
    let names: Vec<_> = seen.editions.iter().map(|row| (row.version.as_str(), row.installed.is_some())).collect();
    assert_eq!(names, [("2026-11-22", true), ("2026.1", false)]);
    let refused = rules::install_calendar(&world.ctx, &admin, "BEGIN:VCALENDAR").await.unwrap();
    assert!(matches!(refused, CalendarInstallation::Refused(_)), "{refused:?}");
}

#[tokio::test]
async fn a_browser_gets_everything_it_needs_to_calculate_and_can_read_it() {
    let world = world();
    install(&world, &house("2026.2", 20), "2026-12-01").await;
    install(&world, &terms("2026.1"), "2026-12-05").await;
    let now = rules::now(&world.ctx, &world.agent()).unwrap();
    let sent = serde_json::to_string(&now).unwrap();
    let read: domain::view::rules::RulesNow = domain::json::read(&sent).unwrap();
    assert_eq!(read, now);
    let rules = rules::current(&world.ctx);
    assert_eq!(&read.library, rules.library());
    let book = compensation::CompensationBook::from_packs(read.compensation).unwrap();
    assert_eq!(&book, rules.compensation());
    assert_eq!(&read.calendar, rules.calendar_book());
}
