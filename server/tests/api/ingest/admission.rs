//! Who gets in: tokens, scopes, revocation, limits, and what is refused before anybody reads it.

use super::{complaint, entry, problem, request, states, world};
use axum::{
    body::Body,
    http::{Request, header},
};
use casework::{integrations::TOKEN_PREFIX, ports::IntegrationStore};
use chrono::TimeDelta;
use domain::{ingest::Door, view::integrations::IntegrationDeed};
use serde_json::json;

const AT: &str = "2026-11-20T09:00:00+08:00";

fn batch() -> String {
    json!({ "items": [entry(AT, "accepted")] }).to_string()
}

#[tokio::test]
async fn only_a_token_opens_a_door() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let cookie = world.sign_in("admin").await;
    for door in Door::ALL {
        let path = format!("/api/v1/{}", door.code());
        let bare = Request::post(&path).header(header::CONTENT_TYPE, "application/json");
        let answer = world.send(bare.header(header::COOKIE, &cookie).body(Body::from(batch())).unwrap()).await;
        assert_eq!(problem(&answer), (401, "token_missing".into(), "Authorization".into()), "a session is no token");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        for wrong in ["", "yl1_", "yl1_0000", &partner.token[..partner.token.len() - 1], &partner.token.to_uppercase()]
        {
            let answer = world.send(request(door.code(), wrong).body(Body::from(batch())).unwrap()).await;
            assert_eq!(answer.status, 401, "{wrong}");
            assert!(!answer.text.contains(wrong) || wrong.is_empty());
        }
    }
    let answer = world.tell(&partner, "tracking", json!([entry(AT, "accepted")])).await;
    assert_eq!((answer.status, states(&answer)), (202, vec!["taken".to_owned()]));
}

#[tokio::test]
async fn a_token_is_kept_as_a_hash_and_its_use_is_noted() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], true).await;
    assert!(partner.token.starts_with(TOKEN_PREFIX));
    assert_eq!(partner.token.len(), TOKEN_PREFIX.len() + 64);
    let kept = world.store.integration(partner.id).await.unwrap().unwrap();
    assert!(!format!("{kept:?}").contains(&partner.token[4..]));
    assert_eq!(kept.used_at, None);
    let page = casework::integrations::page(&world.ctx, &world.actor("admin").await).await.unwrap();
    let told = serde_json::to_string(&page).unwrap();
    assert!(!told.contains(&partner.token[4..]) && !told.contains(partner.signing_key.as_ref().unwrap()));
    world.tell(&partner, "tracking", json!([entry(AT, "accepted")])).await;
    let used = world.store.integration(partner.id).await.unwrap().unwrap().used_at;
    assert_eq!(used, Some(casework::ports::Clock::now(world.clock.as_ref())), "also when the signature is missing");
    world.clock.advance(TimeDelta::seconds(59));
    world.tell(&partner, "tracking", json!([])).await;
    assert_eq!(world.store.integration(partner.id).await.unwrap().unwrap().used_at, used, "noted once a minute");
}

#[tokio::test]
async fn a_token_is_for_its_scopes_only() {
    let world = world().await;
    for allowed in Door::ALL {
        let partner = world.partner(&[*allowed], false).await;
        for door in Door::ALL.iter().filter(|door| *door != allowed) {
            let answer = world.tell(&partner, door.code(), json!([complaint("A-1")])).await;
            assert_eq!(problem(&answer), (403, "scope_missing".into(), "Authorization".into()));
        }
        let answer = world.tell(&partner, allowed.code(), json!([{}])).await;
        assert_eq!(answer.status, 422, "{answer:?}");
    }
}

#[tokio::test]
async fn a_revoked_token_works_no_longer() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], false).await;
    let other = world.partner(&[Door::Tracking], false).await;
    world.deed(IntegrationDeed::Revoke { id: partner.id }).await;
    let answer = world.tell(&partner, "tracking", json!([entry(AT, "accepted")])).await;
    assert_eq!(problem(&answer), (401, "token_revoked".into(), "Authorization".into()));
    assert_eq!(world.tell(&other, "tracking", json!([entry(AT, "accepted")])).await.status, 202);
}

#[tokio::test]
async fn a_body_is_plain_json_and_not_too_large() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let send = async |kind: &str, coding: &str, body: String| {
        let mut request = request("tracking", &partner.token).body(Body::from(body)).unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        request.headers_mut().insert(header::CONTENT_ENCODING, coding.parse().unwrap());
        world.send(request).await
    };
    assert_eq!(send("application/json; charset=UTF-8", "identity", batch()).await.status, 202);
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk", "application/jsonp"]
    {
        assert_eq!(problem(&send(kind, "identity", batch()).await).0, 415, "{kind}");
    }
    let packed = send("application/json", "gzip", batch()).await;
    assert_eq!(problem(&packed), (415, "wrong_type".into(), "Content-Encoding".into()));
    let large = send("application/json", "identity", " ".repeat(server::ingest::LARGEST + 1)).await;
    assert_eq!(problem(&large), (413, "too_large".into(), String::new()));
    for broken in ["", "{", "[1,", "\u{0}", "{\"items\":[}", &"[".repeat(100_000)] {
        let answer = send("application/json", "identity", broken.to_owned()).await;
        assert_eq!(problem(&answer), (400, "not_json".into(), String::new()), "{}", &broken[..broken.len().min(20)]);
    }
}

#[tokio::test]
async fn a_batch_is_an_object_with_items() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let send = async |body: serde_json::Value| {
        let body = Body::from(body.to_string());
        problem(&world.send(request("tracking", &partner.token).body(body).unwrap()).await)
    };
    let wrong = |status: u16, code: &str, field: &str| (status, code.to_owned(), field.to_owned());
    assert_eq!(send(json!([])).await, wrong(422, "not_an_object", ""));
    assert_eq!(send(json!(null)).await, wrong(422, "not_an_object", ""));
    assert_eq!(send(json!({})).await, wrong(422, "missing", "items"));
    assert_eq!(send(json!({ "items": {} })).await, wrong(422, "not_a_list", "items"));
    assert_eq!(send(json!({ "items": [] })).await, wrong(422, "missing", "items"));
    assert_eq!(send(json!({ "items": [1], "more": 1 })).await, wrong(422, "unknown", ""));
    let many = vec![json!(1); domain::ingest::MOST_ITEMS + 1];
    assert_eq!(send(json!({ "items": many })).await, wrong(413, "too_many", "items"));
    assert_eq!(send(json!({ "items": [1, null, []] })).await, wrong(422, "nothing_taken", "items"));
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let world = world().await;
    let (busy, calm) = (world.partner(Door::ALL, false).await, world.partner(Door::ALL, false).await);
    let mut waits = None;
    for _ in 0..5000 {
        let answer = world.tell(&busy, "tracking", json!([])).await;
        if answer.status == 429 {
            waits = Some(answer);
            break;
        }
    }
    let answer = waits.expect("nobody may ask without end");
    assert_eq!(problem(&answer), (429, "too_many_requests".into(), String::new()));
    assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!(world.tell(&calm, "tracking", json!([entry(AT, "accepted")])).await.status, 202, "others need not wait");
    let mut guesses = (0..5000).map(|n| format!("yl1_{n}"));
    let mut refused = 0;
    while refused != 429 {
        refused = world.send(request("tracking", &guesses.next().unwrap()).body(Body::empty()).unwrap()).await.status;
    }
}

#[tokio::test]
async fn other_addresses_and_methods_say_so() {
    let world = world().await;
    let nowhere = world.send(Request::get("/api/v1/nowhere").body(Body::empty()).unwrap()).await;
    assert_eq!(problem(&nowhere), (404, "not_found".into(), String::new()));
    for door in Door::ALL {
        let get = Request::get(format!("/api/v1/{}", door.code())).body(Body::empty()).unwrap();
        assert_eq!(problem(&world.send(get).await), (405, "wrong_method".into(), String::new()));
    }
    let partner = world.partner(Door::ALL, false).await;
    let foreign = request("tracking", &partner.token).header("sec-fetch-site", "cross-site").header("origin", "null");
    assert_eq!(world.send(foreign.body(Body::from(batch())).unwrap()).await.status, 202, "no session, no forgery");
}
