//! Requests that are sent again.

use super::{Partner, complaint, entry, problem, request, states, world};
use crate::world::{Answer, World};
use axum::body::Body;
use casework::ports::Store;
use chrono::TimeDelta;
use domain::ingest::Door;
use serde_json::{Value, json};
use store::SqliteStore;

async fn send(world: &World, partner: &Partner, door: &str, key: &str, items: &Value) -> Answer {
    let body = Body::from(json!({ "items": items }).to_string());
    world.send(request(door, &partner.token).header("idempotency-key", key).body(body).unwrap()).await
}

#[tokio::test]
async fn the_same_request_under_its_key_gets_the_same_answer() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let items = json!([entry("2026-11-20T09:00:00+08:00", "accepted"), {}]);
    let first = send(&world, &partner, "tracking", "k-1", &items).await;
    assert_eq!((first.status, states(&first)), (202, vec!["taken".to_owned(), "refused".to_owned()]));
    let again = send(&world, &partner, "tracking", "k-1", &items).await;
    assert_eq!((again.status, &again.text), (202, &first.text), "not taken a second time: the answer is the first one");
    let fresh = send(&world, &partner, "tracking", "k-2", &items).await;
    assert_eq!(states(&fresh), ["known", "refused"]);
    let refused = send(&world, &partner, "tracking", "k-3", &json!([{}])).await;
    let refused_again = send(&world, &partner, "tracking", "k-3", &json!([{}])).await;
    assert_eq!(problem(&refused), (422, "nothing_taken".into(), "items".into()));
    assert_eq!((problem(&refused_again), &refused_again.text), (problem(&refused), &refused.text));
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_system() {
    let world = world().await;
    let (partner, other) = (world.partner(Door::ALL, false).await, world.partner(Door::ALL, false).await);
    let items = json!([entry("2026-11-20T09:00:00+08:00", "accepted")]);
    assert_eq!(send(&world, &partner, "tracking", "k", &items).await.status, 202);
    let changed = json!([entry("2026-11-20T09:00:00+08:00", "signed")]);
    let reused = (409, "key_reused".to_owned(), "Idempotency-Key".to_owned());
    assert_eq!(problem(&send(&world, &partner, "tracking", "k", &changed).await), reused);
    assert_eq!(problem(&send(&world, &partner, "complaints", "k", &items).await), reused, "another address");
    assert_eq!(send(&world, &other, "tracking", "k", &changed).await.status, 202, "another system has its own keys");
    world.clock.advance(TimeDelta::days(8));
    let later = send(&world, &partner, "tracking", "k", &json!([entry("2026-11-27T09:00:00+08:00", "arrived")])).await;
    assert_eq!(later.status, 202, "forgotten: {later:?}");
}

#[tokio::test]
async fn a_key_is_short_and_visible() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let items = json!([entry("2026-11-20T09:00:00+08:00", "accepted")]);
    for unfit in ["", "a b", &"k".repeat(129)] {
        let answer = send(&world, &partner, "tracking", unfit, &items).await;
        assert_eq!(problem(&answer), (400, "key_unfit".into(), "Idempotency-Key".into()), "{unfit}");
    }
    assert_eq!(send(&world, &partner, "tracking", &"k".repeat(128), &items).await.status, 202);
}

#[tokio::test]
async fn what_was_answered_as_taken_is_there_after_a_restart() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let entries = json!([entry("2026-11-20T09:00:00+08:00", "accepted")]);
    assert_eq!(send(&world, &partner, "tracking", "k", &entries).await.status, 202);
    let filed = world.tell(&partner, "complaints", json!([complaint("EM-1")])).await;
    assert_eq!(filed.status, 202, "{filed:?}");
    let path = world.store.path().to_owned();
    world.store.close().await;
    let store = SqliteStore::open(&path).await.unwrap();
    let number = domain::waybill::WaybillNumber::parse(super::WAYBILL).unwrap();
    assert_eq!(store.waybill(&number).await.unwrap().unwrap().waybill.tracking.len(), 1);
    let number = domain::complaint::Number::parse(filed.json()["items"][0]["number"].as_str().unwrap()).unwrap();
    assert!(store.complaint_by_number(number).await.unwrap().is_some());
    assert!(store.check().await.unwrap().findings.is_empty());
}
