//! Signatures.

use super::{Partner, entry, problem, request, world};
use crate::world::{Answer, World};
use axum::body::Body;
use casework::{integrations::WINDOW_SECONDS, ports::Clock};
use domain::ingest::Door;
use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;

fn sign(key: &str, timestamp: &str, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(format!("{timestamp}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().fold("v1=".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

async fn send(world: &World, partner: &Partner, headers: &[(&str, &str)], body: &str) -> Answer {
    let start = request("tracking", &partner.token);
    let whole = headers.iter().fold(start, |request, (name, value)| request.header(*name, *value));
    world.send(whole.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn who_signs_is_believed_only_with_the_right_signature_in_time() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], true).await;
    let key = partner.signing_key.clone().unwrap();
    assert_eq!(key.len(), 64);
    let body = json!({ "items": [entry("2026-11-20T09:00:00+08:00", "accepted")] }).to_string();
    let now = world.clock.now().timestamp();
    let wrong = |code: &str, field: &str| (401, code.to_owned(), field.to_owned());
    let (missing, bad) =
        (wrong("signature_missing", "X-Yiling-Signature"), wrong("signature_wrong", "X-Yiling-Signature"));
    let at = now.to_string();
    let good = sign(&key, &at, &body);
    assert_eq!(problem(&send(&world, &partner, &[], &body).await), missing);
    assert_eq!(problem(&send(&world, &partner, &[("x-yiling-signature", &good)], &body).await), missing);
    assert_eq!(problem(&send(&world, &partner, &[("x-yiling-timestamp", &at)], &body).await), missing);
    let with = async |at: &str, signature: &str, body: &str| {
        send(&world, &partner, &[("x-yiling-timestamp", at), ("x-yiling-signature", signature)], body).await
    };
    for forged in ["", "v1=", "v1=00", "v1=zz", &good[3..], &good.replace("v1", "v2"), &sign("other", &at, &body)] {
        assert_eq!(problem(&with(&at, forged, &body).await), bad, "{forged}");
    }
    assert_eq!(problem(&with(&at, &good, &body.replace("accepted", "signed")).await), bad, "another body");
    assert_eq!(problem(&with(&(now + 1).to_string(), &good, &body).await), bad, "another time");
    for off in [-WINDOW_SECONDS - 1, WINDOW_SECONDS + 1, i64::MAX - now, i64::MIN + 1] {
        let at = now.saturating_add(off).to_string();
        let late = with(&at, &sign(&key, &at, &body), &body).await;
        assert_eq!(problem(&late), wrong("signature_late", "X-Yiling-Timestamp"), "{off}");
    }
    for off in [-WINDOW_SECONDS, 0, WINDOW_SECONDS] {
        let at = (now + off).to_string();
        assert_eq!(with(&at, &sign(&key, &at, &body), &body).await.status, 202, "{off}");
    }
}

#[tokio::test]
async fn who_does_not_sign_is_asked_for_no_signature() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], false).await;
    assert_eq!(partner.signing_key, None);
    let body = json!({ "items": [entry("2026-11-20T09:00:00+08:00", "accepted")] }).to_string();
    let headers = [("x-yiling-timestamp", "1"), ("x-yiling-signature", "v1=00")];
    assert_eq!(send(&world, &partner, &headers, &body).await.status, 202);
}
