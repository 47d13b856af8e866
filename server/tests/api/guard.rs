//! What every answer carries, and what is refused before anybody looks at it.

use crate::world::{World, post};
use axum::{body::Body, http::Request};
use serde_json::json;

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let gets = [
        "/",
        "/sign-in",
        "/complaints",
        "/nowhere",
        "/healthz",
        "/robots.txt",
        "/pkg/0123456789abcdef/yiling.js",
        "/pkg/none",
    ];
    let mut answers = Vec::new();
    for path in gets {
        answers.push((path, world.get(path, &agent).await));
        answers.push((path, world.get(path, "").await));
    }
    answers.push(("api", world.call("workbench/page", &agent, &json!({})).await));
    answers.push(("api, signed out", world.call("workbench/page", "", &json!({})).await));
    answers.push(("live, signed out", world.get("/live", "").await));
    for (what, answer) in answers {
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            "{what}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'; ")
                || policy.contains("'wasm-unsafe-eval'"),
            "{what}"
        );
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
        assert!(!answer.header("x-request-id").is_empty(), "{what}");
        assert!(answer.headers.get("strict-transport-security").is_none(), "{what}: not over TLS");
        let kept = answer.header("cache-control");
        let file = answer.status == 200 && (what.contains("robots") || what.contains(".js"));
        assert_eq!(kept == "no-store", !file, "{what}: {kept}");
    }
}

#[tokio::test]
async fn each_page_has_its_own_nonce_and_every_script_carries_it() {
    let world = World::new().await;
    let nonce = |answer: &crate::world::Answer| {
        let policy = answer.header("content-security-policy").to_owned();
        policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
    };
    let (first, second) = (world.get("/sign-in", "").await, world.get("/sign-in", "").await);
    assert_eq!(nonce(&first).len(), 32);
    assert_ne!(nonce(&first), nonce(&second));
    let scripts: Vec<&str> = first.text.split("<script").skip(1).collect();
    assert!(!scripts.is_empty());
    for script in scripts {
        let tag = script.split('>').next().unwrap();
        assert!(tag.contains(&format!("nonce=\"{}\"", nonce(&first))), "<script{tag}>");
    }
    assert!(
        !first.text.contains(" style=\"") && !first.text.contains("<style"),
        "styles inside the page would be refused"
    );
    assert!(!first.text.contains(" onclick="));
}

#[tokio::test]
async fn another_site_cannot_act_in_somebodys_name() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let id = world.ctx.ids.next();
    let body = json!({ "id": id, "revision": 1, "body": "{}" }).to_string();
    let request = |headers: &[(&'static str, &'static str)]| {
        let mut request = post("drafts/save", &agent, "application/json", body.clone());
        request.headers_mut().remove("sec-fetch-site");
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        request
    };
    for foreign in [
        request(&[("sec-fetch-site", "cross-site")]),
        request(&[("sec-fetch-site", "same-site")]),
        request(&[("origin", "https://evil.example")]),
        request(&[("origin", "null")]),
        request(&[("sec-fetch-site", "cross-site"), ("origin", "http://yiling.example")]),
    ] {
        let answer = world.send(foreign).await;
        assert_eq!((answer.status, answer.error().as_str()), (403, "not_allowed"));
    }
    assert_eq!(world.call("drafts/list", &agent, &json!({})).await.json(), json!([]), "nothing was saved");
    assert_eq!(world.send(request(&[("origin", "http://yiling.example")])).await.status, 200);
    assert_eq!(world.call("drafts/list", &agent, &json!({})).await.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn nothing_that_changes_answers_to_get() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert_eq!(method, axum::http::Method::POST, "{path}");
        let answer = world.get(path, &agent).await;
        assert_eq!(answer.status, 405, "{path}");
    }
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_travel_compressed() {
    let world = World::new().await;
    let get = async |path: &str, encoding: &str| {
        world.send(Request::get(path).header("accept-encoding", encoding).body(Body::empty()).unwrap()).await
    };
    let plain = get("/pkg/0123456789abcdef/yiling.js", "identity").await;
    assert_eq!((plain.status, plain.text.as_str()), (200, "yiling.js"));
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let small = get("/pkg/0123456789abcdef/yiling.js", "br").await;
    assert_eq!((small.header("content-encoding"), small.text.as_str()), ("br", "compressed"));
    for outside in [
        "/pkg/../robots.txt",
        "/pkg/0123456789abcdef/%2e%2e/%2e%2e/robots.txt",
        "/pkg/0123456789abcdef/../../../yiling.sqlite3",
        "/yiling.sqlite3",
    ] {
        let answer = get(outside, "identity").await;
        assert_eq!(answer.status, 404, "{outside}");
    }
}

#[tokio::test]
async fn large_answers_travel_compressed_and_small_ones_as_they_are() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for (endpoint, is_large) in [("rules/now", true), ("account/sessions", false)] {
        let mut request = post(endpoint, &agent, "application/json", "{}");
        request.headers_mut().insert("accept-encoding", "gzip, br".parse().unwrap());
        let answer = world.send(request).await;
        assert_eq!(answer.status, 200);
        assert!(answer.text.len() > 100, "{answer:?}");
        assert_eq!(!answer.header("content-encoding").is_empty(), is_large, "{endpoint}");
    }
}

#[tokio::test]
async fn the_sign_of_life_reads_the_database() {
    let world = World::new().await;
    let answer = world.get("/healthz", "").await;
    assert_eq!((answer.status, answer.text.as_str()), (200, "ok\n"));
    world.closing.cancel();
    assert_eq!(world.get("/healthz", "").await.status, 503);
}
