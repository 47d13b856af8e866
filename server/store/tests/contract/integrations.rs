use super::sample::{agent, at, id};
use casework::ports::{Commit, CommitError, IntegrationRecord, KeptAnswer, KeyClaim, KeyUse, Store, Write};
use domain::{
    event::{Event, Happening, Subject},
    id::{AccountId, IntegrationId},
    ingest::{Door, TrackingReport},
    integration::{Integration, IntegrationEvent},
    waybill::{Tracking, TrackingStep, WaybillNumber},
};
use std::collections::BTreeMap;

fn record(by: AccountId, token: u8) -> IntegrationRecord {
    let state = Integration {
        id: IntegrationId(id()),
        version: 1,
        name: "交换机".to_owned(),
        scopes: [Door::Calls, Door::Agents].into(),
        signed: true,
        made_at: at(0),
        made_by: by,
        revocation: None,
        agents: BTreeMap::new(),
    };
    IntegrationRecord { state, token_hash: [token; 32], signing_key: Some(vec![token; 64]), used_at: None }
}

fn commit(id: IntegrationId, by: AccountId, what: IntegrationEvent, write: Write) -> Commit {
    let (subject, what) = (Subject::Integration(id), Happening::Integration(what));
    Commit { submission: None, events: vec![Event { subject, at: at(0), by: Some(by), what }], write }
}

async fn made(store: &dyn Store, by: AccountId, token: u8) -> IntegrationRecord {
    let record = record(by, token);
    let what = IntegrationEvent::Made { scopes: record.state.scopes.clone(), signed: true };
    let write = Write::NewIntegration(Box::new(record.clone()));
    store.commit(commit(record.state.id, by, what, write)).await.unwrap();
    record
}

pub async fn integrations_are_made_used_and_changed(store: &dyn Store) {
    let min = agent(store).await;
    let (one, two) = (made(store, min, 1).await, made(store, min, 2).await);
    assert_eq!(store.integrations().await.unwrap(), [two.clone(), one.clone()]);
    assert_eq!(store.integration(one.state.id).await.unwrap(), Some(one.clone()));
    assert_eq!(store.integration_by_token(&[2; 32]).await.unwrap(), Some(two.clone()));
    assert_eq!(store.integration_by_token(&[9; 32]).await.unwrap(), None);
    store.touch_integration(one.state.id, at(30)).await.unwrap();
    store.touch_integration(one.state.id, at(20)).await.unwrap();
    let used = store.integration(one.state.id).await.unwrap().unwrap().used_at;
    assert_eq!(used, Some(at(30)), "a late note of an earlier use changes nothing");
    let mut state = one.state.clone();
    let event = state.revoke(at(40), min).unwrap();
    let write = || Write::Integration { state: Box::new(state.clone()), expected_version: 1 };
    store.commit(commit(state.id, min, event.clone(), write())).await.unwrap();
    let second = store.commit(commit(state.id, min, event, write())).await;
    assert!(matches!(second, Err(CommitError::Stale)), "{second:?}");
    let kept = store.integration_by_token(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.used_at), (state, Some(at(30))));
}

pub async fn a_key_belongs_to_its_first_request(store: &dyn Store) {
    let min = agent(store).await;
    let (one, two) = (made(store, min, 1).await.state.id, made(store, min, 2).await.state.id);
    let claim =
        |source, digest: u8, minute| KeyClaim { source, key: "k".to_owned(), digest: [digest; 32], at: at(minute) };
    assert_eq!(store.claim_key(claim(one, 1, 0), at(-9)).await.unwrap(), KeyUse::Free);
    assert_eq!(store.claim_key(claim(one, 1, 1), at(-9)).await.unwrap(), KeyUse::Free, "not answered yet");
    assert_eq!(store.claim_key(claim(one, 2, 1), at(-9)).await.unwrap(), KeyUse::Other);
    assert_eq!(store.claim_key(claim(two, 2, 1), at(-9)).await.unwrap(), KeyUse::Free, "somebody else's");
    let answer = |body: &str| KeptAnswer { status: 202, body: body.to_owned() };
    store.keep_answer(one, "k", answer("first")).await.unwrap();
    store.keep_answer(one, "k", answer("second")).await.unwrap();
    assert_eq!(store.claim_key(claim(one, 1, 2), at(0)).await.unwrap(), KeyUse::Answered(answer("first")));
    assert_eq!(store.claim_key(claim(one, 2, 3), at(1)).await.unwrap(), KeyUse::Free, "forgotten");
}

pub async fn entries_of_unknown_waybills_are_not_taken(store: &dyn Store) {
    let min = agent(store).await;
    let source = made(store, min, 1).await.state.id;
    let seq = store.seq().await.unwrap();
    let entry = Tracking { at: at(0), step: TrackingStep::Signed, place: "杭州".to_owned(), note: String::new() };
    let report = TrackingReport { waybill: WaybillNumber::parse("ZZ99999999999").unwrap(), entry };
    let what = Happening::TrackingTaken { entries: 0 };
    let event = Event { subject: Subject::Integration(source), at: at(0), by: None, what };
    assert_eq!(store.take_tracking(vec![report.clone(), report], event).await.unwrap(), [None, None]);
    assert_eq!(store.seq().await.unwrap(), seq, "nothing happened");
}
