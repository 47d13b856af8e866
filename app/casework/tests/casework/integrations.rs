//! Other systems: who may let them in, and what their tokens are good for.

use super::world::{World, world};
use casework::{
    Failure,
    ingest::{Received, receive},
    integrations::{BadSignature, Turned, admit, carry_out, check_signature, page},
    ports::Clock,
};
use domain::{
    account::Role,
    event::Happening,
    id::IntegrationId,
    ingest::Door,
    integration::{IntegrationEvent, IntegrationProblem},
    view::integrations::{IntegrationDeed, IntegrationOutcome},
};
use serde_json::json;

/// The sign-in name of the one with this role.
fn login(role: Role) -> String {
    role.code().replace('_', "")
}

fn make(name: &str, scopes: &[Door], signed: bool) -> IntegrationDeed {
    IntegrationDeed::Make { name: name.to_owned(), scopes: scopes.to_vec(), signed }
}

pub async fn made(w: &World, scopes: &[Door], signed: bool) -> (IntegrationId, String) {
    match carry_out(&w.ctx, &w.actor(&login(Role::Admin)), make("交换机", scopes, signed)).await.unwrap() {
        IntegrationOutcome::Made { id, token, .. } => (id, token),
        other => panic!("{other:?}"),
    }
}

async fn refusal(w: &World, deed: IntegrationDeed) -> IntegrationProblem {
    match carry_out(&w.ctx, &w.actor(&login(Role::Admin)), deed).await.unwrap() {
        IntegrationOutcome::Refused { problem } => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn only_administrators_give_tokens() {
    let w = world();
    for role in Role::ALL {
        let (actor, is_admin) = (w.actor(&login(role)), role == Role::Admin);
        assert_eq!(page(&w.ctx, &actor).await.is_ok(), is_admin, "{role:?}");
        let made = carry_out(&w.ctx, &actor, make("交换机", &[Door::Calls], false)).await;
        match made {
            Ok(_) => assert!(is_admin, "{role:?}"),
            Err(Failure::NotAllowed(_)) => assert!(!is_admin),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(w.store.state().partners.records.len(), 1);
}

#[tokio::test]
async fn an_integration_has_a_name_and_something_to_tell() {
    let w = world();
    for name in ["", " \u{200b} ", &"名".repeat(41)] {
        assert_eq!(refusal(&w, make(name, &[Door::Calls], false)).await, IntegrationProblem::NameUnfit);
    }
    assert_eq!(refusal(&w, make("交换机", &[], false)).await, IntegrationProblem::NoScope);
    assert!(w.store.state().events.is_empty());
}

#[tokio::test]
async fn a_token_works_until_it_is_revoked_and_that_is_logged() {
    let w = world();
    let (id, token) = made(&w, &[Door::Tracking], false).await;
    let guest = admit(&w.ctx, &token, "10.0.0.1").await.unwrap();
    assert_eq!(guest.integration().id, id);
    assert!(guest.allow(Door::Tracking).is_ok());
    assert!(matches!(guest.allow(Door::Calls), Err(Turned::OutOfScope)));
    let out = receive(&w.ctx, &guest, Door::Calls, &[json!({})]).await;
    assert!(matches!(out, Err(Turned::OutOfScope)), "the use case asks as well");
    assert!(matches!(admit(&w.ctx, "yl1_00", "10.0.0.1").await, Err(Turned::UnknownToken)));
    carry_out(&w.ctx, &w.actor(&login(Role::Admin)), IntegrationDeed::Revoke { id }).await.unwrap();
    assert!(matches!(admit(&w.ctx, &token, "10.0.0.1").await, Err(Turned::RevokedToken)));
    assert_eq!(refusal(&w, IntegrationDeed::Revoke { id }).await, IntegrationProblem::Revoked);
    let events: Vec<_> = w.store.state().events.iter().map(|stored| stored.event.what.clone()).collect();
    let made = IntegrationEvent::Made { scopes: [Door::Tracking].into(), signed: false };
    assert_eq!(events, [Happening::Integration(made), Happening::Integration(IntegrationEvent::Revoked)]);
}

#[tokio::test]
async fn numbers_mean_people_who_take_calls() {
    let w = world();
    let (id, _) = made(&w, &[Door::Calls], false).await;
    let map =
        |number: &str, role| IntegrationDeed::Map { id, number: number.to_owned(), agent: w.actor(&login(role)).id };
    for bad in ["", "8 1", "八〇〇一", &"8".repeat(41)] {
        assert_eq!(refusal(&w, map(bad, Role::Agent)).await, IntegrationProblem::NumberUnfit);
    }
    assert_eq!(refusal(&w, map("8001", Role::Manager)).await, IntegrationProblem::UnsuitableAgent);
    let admin = w.actor(&login(Role::Admin));
    let done = carry_out(&w.ctx, &admin, map(" 8001 ", Role::Agent)).await.unwrap();
    assert_eq!(done, IntegrationOutcome::Done);
    assert_eq!(refusal(&w, map("8001", Role::Lead)).await, IntegrationProblem::NumberTaken);
    let shown = page(&w.ctx, &admin).await.unwrap();
    assert_eq!((shown.rows[0].agents[0].number.as_str(), shown.agents.len()), ("8001", 3), "two agents and a lead");
    let unmap = || IntegrationDeed::Unmap { id, number: "8001".to_owned() };
    assert_eq!(carry_out(&w.ctx, &admin, unmap()).await.unwrap(), IntegrationOutcome::Done);
    assert_eq!(carry_out(&w.ctx, &admin, unmap()).await.unwrap(), IntegrationOutcome::Done, "it means nobody anyway");
    w.store.interlope(move |state| state.partners.records[0].state.version += 1);
    assert_eq!(refusal(&w, map("8001", Role::Agent)).await, IntegrationProblem::Changed);
}

#[tokio::test]
async fn a_broken_store_is_told_as_such() {
    let w = world();
    let (_, token) = made(&w, &[Door::Tracking], false).await;
    let guest = admit(&w.ctx, &token, "10.0.0.1").await.unwrap();
    w.store.break_down();
    let entry =
        json!({ "waybill": super::world::WAYBILL, "at": "2026-11-21T09:00:00+08:00", "step": "signed", "place": "x" });
    let told = receive(&w.ctx, &guest, Door::Tracking, &[entry]).await;
    assert!(matches!(told, Err(Turned::Failure(Failure::Broken { .. }))), "{told:?}");
    assert!(matches!(admit(&w.ctx, &token, "10.0.0.1").await, Err(Turned::Failure(Failure::Broken { .. }))));
}

#[tokio::test]
async fn answers_stand_where_their_items_stood() {
    let w = world();
    let (_, token) = made(&w, &[Door::Tracking], false).await;
    let guest = admit(&w.ctx, &token, "10.0.0.1").await.unwrap();
    let entry = |waybill: &str, step: &str| json!({ "waybill": waybill, "at": "2026-11-21T09:00:00+08:00", "step": step, "place": "杭州" });
    let good = entry(super::world::WAYBILL, "signed");
    let items = [json!(1), good.clone(), entry("ZZ99999999999", "signed"), json!({}), good];
    let told = receive(&w.ctx, &guest, Door::Tracking, &items).await.unwrap();
    let kinds: Vec<u8> = told
        .iter()
        .map(|one| match one {
            Received::Taken(_) => 0,
            Received::Known(_) => 1,
            Received::Refused(_) => 2,
        })
        .collect();
    assert_eq!(kinds, [2, 0, 2, 2, 1]);
}

#[tokio::test]
async fn a_guest_without_a_key_has_nothing_to_sign() {
    let w = world();
    let now = w.clock.now();
    let (_, plain) = made(&w, &[Door::Tracking], false).await;
    let guest = admit(&w.ctx, &plain, "").await.unwrap();
    assert_eq!(check_signature(&guest, now, None, None, b""), Ok(()));
    let (_, signs) = made(&w, &[Door::Tracking], true).await;
    let guest = admit(&w.ctx, &signs, "").await.unwrap();
    assert_eq!(check_signature(&guest, now, None, None, b""), Err(BadSignature::Missing));
    assert_eq!(check_signature(&guest, now, Some("now"), Some("v1=00"), b""), Err(BadSignature::Missing));
    for wrong in ["", "v1=", "v1=0", "v1=+1", "v1=é0", "v2=00"] {
        assert_eq!(check_signature(&guest, now, Some("1"), Some(wrong), b""), Err(BadSignature::Wrong), "{wrong}");
    }
}
