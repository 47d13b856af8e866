//! Calls and agents of a telephone system, as the floor stands afterwards.

use super::{Partner, problem, states, world};
use crate::world::World;
use casework::{floor, ports::Store};
use domain::{
    id::AccountId,
    ingest::{Door, identity},
    queue::{AgentStateCode, Contact, StageCode},
    view::integrations::{IntegrationDeed, IntegrationOutcome},
};
use serde_json::{Value, json};
use store::SqliteStore;

const CALLER: &str = "17000005678";

/// A telephone system with one agent.
async fn exchange(world: &World) -> (Partner, AccountId) {
    let partner = world.partner(&[Door::Calls, Door::Agents], false).await;
    let agent = world.actor("agent").await.id;
    let map = IntegrationDeed::Map { id: partner.id, number: "8001".to_owned(), agent };
    assert_eq!(world.deed(map).await, IntegrationOutcome::Done);
    (partner, agent)
}

fn event(id: &str, at: &str, event: &str, more: Value) -> Value {
    let mut item = more;
    let all = json!({ "id": id, "call": "c-1", "at": format!("2026-11-20T{at}+08:00"), "event": event });
    item.as_object_mut().unwrap().extend(all.as_object().unwrap().clone());
    item
}

/// A whole call: it rings, is taken, held, resumed, and ends.
fn whole_call() -> Vec<Value> {
    let agent = json!({ "agent": "8001" });
    vec![
        event("1", "09:50:00", "arrived", json!({ "queue": "hotline", "caller": CALLER })),
        event("2", "09:50:10", "offered", agent.clone()),
        event("3", "09:50:15", "answered", agent.clone()),
        event("4", "09:51:00", "held", agent.clone()),
        event("5", "09:52:00", "resumed", agent.clone()),
        event("6", "09:55:00", "ended", json!({ "recording": "rec-1" })),
        event("7", "09:56:00", "wrapped", json!({ "agent": "8001", "resolution": "solved" })),
    ]
}

fn contact(world: &World, partner: &Partner) -> Contact {
    floor::contact(&world.ctx, identity::call(partner.id, "c-1")).expect("the call is at hand")
}

#[tokio::test]
async fn a_call_stands_the_same_whatever_order_its_events_come_in() {
    let world = world().await;
    let mut stood = Vec::new();
    for shift in 0..7 {
        let (partner, agent) = exchange(&world).await;
        let mut events = whole_call();
        events.rotate_left(shift);
        for item in &events {
            let answer = world.tell(&partner, "calls", json!([item])).await;
            assert_eq!(states(&answer), ["taken"], "{answer:?}");
        }
        let contact = contact(&world, &partner);
        assert_eq!(contact.stage(), StageCode::Done, "{shift}");
        assert_eq!(contact.open_leg(agent), None);
        stood.push((contact.queue().cloned(), contact.stage(), contact.first_wait(), contact.waybill.clone()));
        let again = world.tell(&partner, "calls", json!(events)).await;
        assert_eq!(states(&again), ["known"; 7], "sent again, nothing happens twice");
    }
    assert!(stood.iter().all(|other| *other == stood[0]), "{stood:?}");
    assert!(Store::check(world.store.as_ref()).await.unwrap().findings.is_empty());
}

#[tokio::test]
async fn a_caller_who_rings_is_known_to_the_agent_and_masked() {
    let world = world().await;
    let (partner, _) = exchange(&world).await;
    let on = json!([{
        "id": "s-1", "agent": "8001", "at": "2026-11-20T09:00:00+08:00", "event": "signed_on", "skills": ["hotline"]
    }, { "id": "s-2", "agent": "8001", "at": "2026-11-20T09:00:01+08:00", "event": "ready" }]);
    assert_eq!(states(&world.tell(&partner, "agents", on).await), ["taken", "taken"]);
    let agent = world.actor("agent").await;
    assert_eq!(floor::mine(&world.ctx, &agent).unwrap().state.code(), AgentStateCode::Ready);
    let ringing: Vec<Value> = whole_call().into_iter().take(2).collect();
    assert_eq!(states(&world.tell(&partner, "calls", json!(ringing)).await), ["taken", "taken"]);
    let mine = floor::mine(&world.ctx, &agent).unwrap();
    assert_eq!(mine.contacts.len(), 1);
    assert_eq!(mine.contacts[0].phone_masked.as_deref(), Some("170******78"));
    assert!(!serde_json::to_string(&mine).unwrap().contains(CALLER));
    let caller = floor::caller(&world.ctx, &agent, mine.contacts[0].id).await.unwrap();
    assert!(!serde_json::to_string(&caller).unwrap().contains(CALLER), "who it is, but not the number");
    let answered: Vec<Value> = whole_call().into_iter().skip(2).take(1).collect();
    world.tell(&partner, "calls", json!(answered)).await;
    let opening = floor::opening(&world.ctx, &agent, mine.contacts[0].id).await.unwrap();
    assert_eq!(opening.phone, CALLER, "whoever answered opens the call with it");
}

#[tokio::test]
async fn what_does_not_belong_to_an_event_is_told() {
    let world = world().await;
    let (partner, _) = exchange(&world).await;
    let flaws = async |item: Value| {
        let answer = world.tell(&partner, "calls", json!([item])).await;
        assert_eq!(problem(&answer).1, "nothing_taken");
        answer.json()["items"][0]["flaws"].clone()
    };
    let flaw = |field: &str, code: &str| json!([{ "field": field, "code": code }]);
    let now = "09:50:00";
    assert_eq!(flaws(event("1", now, "arrived", json!({}))).await, flaw("queue", "missing"));
    assert_eq!(flaws(event("1", now, "answered", json!({}))).await, flaw("agent", "missing"));
    assert_eq!(flaws(event("1", now, "ended", json!({ "agent": "8001" }))).await, flaw("agent", "out_of_place"));
    assert_eq!(flaws(event("1", now, "answered", json!({ "agent": "9999" }))).await, flaw("agent", "unknown_agent"));
    let nowhere = event("1", now, "transferred", json!({ "agent": "8001" }));
    assert_eq!(flaws(nowhere).await, flaw("to_queue", "missing"));
    let both = event("1", now, "transferred", json!({ "agent": "8001", "to_agent": "agent2", "to_queue": "claims" }));
    assert_eq!(flaws(both).await, flaw("to_queue", "out_of_place"));
    let stranger = event("1", now, "transferred", json!({ "agent": "8001", "to_agent": "manager" }));
    assert_eq!(flaws(stranger).await, flaw("to_agent", "unknown_agent"), "a manager takes no calls");
    let old = json!({ "id": "1", "call": "c", "at": "2026-10-01T00:00:00+08:00", "event": "ended" });
    assert_eq!(flaws(old).await, flaw("at", "too_old"));
    let by_login = event("1", now, "answered", json!({ "agent": "agent2" }));
    assert_eq!(states(&world.tell(&partner, "calls", json!([by_login.clone()])).await), ["taken"], "a sign-in name");
    let mut other = by_login;
    other["agent"] = json!("8001");
    assert_eq!(flaws(other).await, flaw("id", "reused"));
}

#[tokio::test]
async fn a_call_that_was_told_is_there_after_a_restart() {
    let world = world().await;
    let (partner, _) = exchange(&world).await;
    let answer = world.tell(&partner, "calls", json!(whole_call())).await;
    assert_eq!(states(&answer), ["taken"; 7]);
    let seqs: Vec<i64> =
        answer.json()["items"].as_array().unwrap().iter().map(|item| item["seq"].as_i64().unwrap()).collect();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1), "{seqs:?}");
    let path = world.store.path().to_owned();
    world.store.close().await;
    let store = SqliteStore::open(&path).await.unwrap();
    assert!(store.check().await.unwrap().findings.is_empty());
    let now = world.ctx.clock.now();
    let floor = floor::Floor::load(&store, now).await.unwrap();
    assert!(floor.seq() >= *seqs.last().unwrap());
}
