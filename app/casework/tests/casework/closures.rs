//! Hours and closures changed by hand: what is filed afterwards follows, what was promised stays, and all of it is logged.

use super::world::{World, at, world};
use casework::{
    Failure,
    ports::Store,
    rules::{self, Rules},
};
use chrono::TimeDelta;
use domain::{
    calendar::{
        adjust::{AdjustProblem, Adjustment},
        closure::ClosureCause,
        import::Change,
    },
    clock::Clock,
    deadline::Due,
    event::Happening,
    id::ComplaintId,
    rulebook::{ClockCode, library::BUILTIN},
    time::Instant,
    view::{
        calendar::Phase,
        rules::{CalendarInstallation, CalendarPreview, PackInstallation},
    },
};
use serde_json::{Value, json};

/// The outage of a Monday morning.
const OUTAGE: &str = "2026-11-23T10:05";

fn outage(until: &str) -> Adjustment {
    let (cause, note) = (ClosureCause::NetworkOutage, String::new());
    Adjustment::Close { unit: None, from: at(OUTAGE), until: at(until), cause, note }
}

fn unit(name: &str) -> Adjustment {
    let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    Adjustment::AddUnit { unit: name.to_owned(), opening: vec![(time(9), time(18))] }
}

async fn install(world: &World, change: &Adjustment) -> CalendarInstallation {
    rules::install_adjustment(&world.ctx, &world.actor("admin"), change.clone()).await.unwrap()
}

/// A Monday at ten, when the first reply on a loss is owed within twenty minutes of working days.
async fn monday() -> World {
    let world = world();
    let mut pack: Value = serde_json::from_str(BUILTIN[0]).unwrap();
    pack["version"] = json!("2026.2");
    let clocks = pack["clocks"].as_array_mut().unwrap();
    let reply = clocks.iter_mut().find(|clock| clock["id"] == "first_reply.loss").unwrap();
    reply["timing"]["counted"] =
        json!({ "count": 20, "unit": "minute", "clock": "business", "hours": [["08:00", "20:00"]] });
    let (admin, from) = (world.actor("admin"), "2026-11-23".parse().unwrap());
    let done = rules::install_pack(&world.ctx, &admin, &pack.to_string(), from).await.unwrap();
    assert!(matches!(done, PackInstallation::Done { .. }), "{done:?}");
    world.clock.pass(TimeDelta::days(2));
    world
}

fn clock(world: &World, id: ComplaintId, code: ClockCode) -> Clock {
    world.store.state().complaints[&id].clocks.iter().find(|clock| clock.code == code).unwrap().clone()
}

/// When the first reply is due.
fn reply_due(world: &World, id: ComplaintId) -> Instant {
    let Due::At(at) = clock(world, id, ClockCode::FirstReply).due else { panic!() };
    at
}

#[tokio::test]
async fn an_outage_moves_what_is_filed_in_it_and_nothing_that_was_promised() {
    let world = monday().await;
    let before = world.filed().await;
    assert_eq!(reply_due(&world, before), at("2026-11-23T10:20"));
    let promised = world.store.state().complaints[&before].clocks.clone();
    let logged = world.logged();

    let admin = world.actor("admin");
    let seen = rules::preview_adjustment(&world.ctx, &admin, outage("2026-11-23T14:00")).await.unwrap();
    let CalendarPreview::Plan(plan) = seen else { panic!("{seen:?}") };
    assert!(matches!(plan.changes[..], [Change::Closed { .. }, Change::Day { .. }]), "{:?}", plan.changes);
    assert_eq!((plan.open_complaints, world.logged()), (1, logged));

    let done = install(&world, &outage("2026-11-23T14:00")).await;
    assert!(matches!(done, CalendarInstallation::Done { .. }), "{done:?}");
    assert_eq!(install(&world, &outage("2026-11-23T14:00")).await, done, "sent twice it is one closure");
    let event = world.store.state().events.last().unwrap().event.clone();
    assert_eq!((world.logged(), event.by), (logged + 1, Some(admin.id)));
    assert!(matches!(event.what, Happening::CalendarInstalled { .. }), "{event:?}");
    assert_eq!(world.store.state().complaints[&before].clocks, promised, "what was promised stays");

    let after = world.filed().await;
    assert_eq!(reply_due(&world, after), at("2026-11-23T14:15"), "five minutes before the outage, fifteen after it");
    let law = |id| {
        let clock = clock(&world, id, ClockCode::HandleAndTell);
        (clock.due, clock.working)
    };
    assert_eq!(law(after), law(before), "the law knows no outage of ours");

    let early = Adjustment::Reopen { units: Vec::new(), from: at(OUTAGE), at: at("2026-11-23T11:00") };
    assert!(matches!(install(&world, &early).await, CalendarInstallation::Done { .. }));
    let third = world.filed().await;
    assert_eq!(reply_due(&world, third), at("2026-11-23T11:15"));
    assert_eq!(reply_due(&world, after), at("2026-11-23T14:15"), "also a better day moves nothing");
}

#[tokio::test]
async fn the_page_tells_units_and_who_entered_a_closure_and_a_restart_knows_it() {
    let world = monday().await;
    install(&world, &unit("深圳分拨")).await;
    install(&world, &outage("2026-11-23T14:00")).await;
    let seen = rules::calendar_now(&world.ctx, &world.agent()).await.unwrap();
    let names: Vec<_> = seen.units.iter().map(|row| row.unit.as_deref()).collect();
    assert_eq!(names, [None, Some("深圳分拨")]);
    let told: Vec<_> = seen.closures.iter().map(|row| (row.phase, row.declared_by.as_str())).collect();
    assert_eq!(told, [(Phase::Coming, "admin 周敏")]);
    let sent = serde_json::to_string(&seen).unwrap();
    assert_eq!(domain::json::read::<domain::view::calendar::CalendarNow>(&sent).unwrap(), seen);
    let editions = world.store.installed_editions().await.unwrap();
    let rest = Rules::of(world.store.installed_packs().await.unwrap(), editions).unwrap();
    assert_eq!(rest.calendar_book(), rules::current(&world.ctx).calendar_book());
    let refused = install(&world, &outage("2026-11-23T15:00")).await;
    let overlaps = AdjustProblem::Overlaps { from: at(OUTAGE), until: at("2026-11-23T14:00") };
    assert_eq!(refused, CalendarInstallation::Contradicts(overlaps));
    assert_eq!(world.store.state().editions.len(), 2, "what is refused installs nothing");
}

#[tokio::test]
async fn changes_at_the_same_time_all_arrive() {
    let world = monday().await;
    let changes = (0..8).map(|number| {
        let (ctx, actor) = (world.ctx.clone(), world.actor("admin"));
        let change = unit(&format!("站点{}", number % 4));
        tokio::spawn(async move { rules::install_adjustment(&ctx, &actor, change).await.unwrap() })
    });
    for change in changes.collect::<Vec<_>>() {
        assert!(matches!(change.await.unwrap(), CalendarInstallation::Done { .. }));
    }
    let seen = rules::calendar_now(&world.ctx, &world.agent()).await.unwrap();
    assert_eq!((seen.units.len(), world.store.state().editions.len()), (5, 4));
    let agent = rules::install_adjustment(&world.ctx, &world.agent(), unit("X")).await;
    assert!(matches!(agent, Err(Failure::NotAllowed(_))), "{agent:?}");
}
