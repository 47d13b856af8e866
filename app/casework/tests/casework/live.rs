//! The live hub tells the whole picture, and wakes its watchers only when it changed.

use super::world::{World, world};
use casework::lookups::look;
use chrono::TimeDelta;
use domain::{
    id::{ComplaintId, SessionId},
    view::{LiveSnapshot, Me},
};
use uuid::Uuid;

const CASE: ComplaintId = ComplaintId(Uuid::from_u128(1));
const OTHER_CASE: ComplaintId = ComplaintId(Uuid::from_u128(2));

fn me(world: &World, login: &str, session: u128) -> Me {
    Me { actor: world.actor(login), session: SessionId(Uuid::from_u128(session)) }
}

fn snapshot(world: &World) -> LiveSnapshot {
    world.ctx.live.snapshot(world.ctx.clock.now())
}

/// Who looks at a case, and whether they change it.
fn viewers(world: &World, case: ComplaintId) -> Vec<(String, bool)> {
    let found = snapshot(world).viewers.into_iter().find(|(id, _)| *id == case);
    found.map_or_else(Vec::new, |(_, list)| list.into_iter().map(|v| (v.name, v.editing)).collect())
}

#[tokio::test]
async fn somebody_who_looks_appears_and_somebody_who_leaves_goes() {
    let world = world();
    let agent = me(&world, "agent", 1);
    look(&world.ctx, &agent, CASE, false, true).unwrap();
    assert_eq!(viewers(&world, CASE), [("agent 周敏".to_owned(), false)]);
    assert_eq!(viewers(&world, OTHER_CASE), []);
    look(&world.ctx, &agent, CASE, true, true).unwrap();
    assert_eq!(viewers(&world, CASE), [("agent 周敏".to_owned(), true)]);
    look(&world.ctx, &agent, CASE, false, false).unwrap();
    assert_eq!(viewers(&world, CASE), []);
}

#[tokio::test]
async fn two_tabs_of_one_person_are_one_person() {
    let world = world();
    look(&world.ctx, &me(&world, "agent", 1), CASE, false, true).unwrap();
    look(&world.ctx, &me(&world, "agent", 2), CASE, true, true).unwrap();
    assert_eq!(viewers(&world, CASE), [("agent 周敏".to_owned(), true)]);
    look(&world.ctx, &me(&world, "agent", 2), CASE, false, false).unwrap();
    assert_eq!(viewers(&world, CASE), [("agent 周敏".to_owned(), false)]);
}

#[tokio::test]
async fn somebody_who_says_nothing_for_long_is_gone() {
    let world = world();
    look(&world.ctx, &me(&world, "agent", 1), CASE, false, true).unwrap();
    world.clock.pass(TimeDelta::seconds(24));
    assert_eq!(viewers(&world, CASE).len(), 1);
    look(&world.ctx, &me(&world, "agent", 1), CASE, false, true).unwrap();
    world.clock.pass(TimeDelta::seconds(24));
    assert_eq!(viewers(&world, CASE).len(), 1);
    world.clock.pass(TimeDelta::seconds(1));
    assert_eq!(viewers(&world, CASE), []);
}

#[tokio::test]
async fn watchers_wake_only_when_the_picture_changed() {
    let world = world();
    let (agent, lead) = (me(&world, "agent", 1), me(&world, "lead", 2));
    let mut watcher = world.ctx.live.watch();
    let mut woken = || {
        let changed = watcher.has_changed().unwrap();
        watcher.mark_unchanged();
        changed
    };
    look(&world.ctx, &agent, CASE, false, true).unwrap();
    assert!(woken(), "somebody came");
    look(&world.ctx, &agent, CASE, false, true).unwrap();
    assert!(!woken(), "still the same");
    look(&world.ctx, &agent, CASE, true, true).unwrap();
    assert!(woken(), "began to change it");
    look(&world.ctx, &lead, CASE, false, false).unwrap();
    assert!(!woken(), "left without having come");
    world.clock.pass(TimeDelta::seconds(25));
    look(&world.ctx, &lead, OTHER_CASE, false, false).unwrap();
    assert!(woken(), "somebody's time ran out");
    world.ctx.live.committed(5);
    assert!(woken(), "something was saved");
    world.ctx.live.committed(5);
    world.ctx.live.committed(3);
    assert!(!woken(), "nothing newer was saved");
}

#[tokio::test]
async fn a_saved_change_wakes_the_watchers_and_is_in_the_picture() {
    let world = world();
    let watcher = world.ctx.live.watch();
    world.filed().await;
    assert!(watcher.has_changed().unwrap());
    let seen = snapshot(&world);
    assert_eq!(seen.seq, i64::try_from(world.logged()).unwrap());
    assert_eq!(seen.now_ms, world.ctx.clock.now().timestamp_millis());
}

#[tokio::test]
async fn a_picture_is_whole_and_in_a_fixed_order() {
    let world = world();
    for (case, login, session) in
        [(OTHER_CASE, "lead", 3), (CASE, "lead", 2), (CASE, "agent", 1), (OTHER_CASE, "agent", 1)]
    {
        look(&world.ctx, &me(&world, login, session), case, false, true).unwrap();
    }
    let seen: Vec<_> = snapshot(&world)
        .viewers
        .into_iter()
        .map(|(case, list)| (case, list.into_iter().map(|v| v.name).collect::<Vec<_>>()))
        .collect();
    let both = || vec!["agent 周敏".to_owned(), "lead 周敏".to_owned()];
    assert_eq!(seen, [(CASE, both()), (OTHER_CASE, both())]);
}
