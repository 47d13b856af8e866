//! The words travel once: one file, named by what is in it, kept for ever by whoever is signed in.

use super::world::{Answer, World};
use app::{ssr::words::words, words::Words};
use axum::{body::Body, http::Request};
use domain::rulebook::library::BUILTIN;
use serde_json::json;

async fn get(world: &World, cookie: &str, version: &str, coding: &str) -> Answer {
    let request = Request::get(["/api/words/", version].concat()).header("cookie", cookie);
    world.send(request.header("accept-encoding", coding).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_words_are_kept_under_their_version_and_no_other() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let file = words(&world.ctx).unwrap();
    assert!(world.get("/", &agent).await.text.contains(&file.version), "the page tells the version");
    let now = get(&world, &agent, &file.version, "identity").await;
    assert_eq!((now.status, now.header("cache-control")), (200, "private, max-age=31536000, immutable"));
    let read: Words = serde_json::from_str(&now.text).unwrap();
    assert!(!read.bank.phrases.is_empty() && !read.library.scripts.is_empty() && !read.years.is_empty());
    let other = get(&world, &agent, "0123456789abcdef", "identity").await;
    assert_eq!((other.status, other.header("cache-control")), (200, "no-store"));
    assert_eq!(other.text, now.text);
}

#[tokio::test]
async fn the_words_travel_small_and_only_to_people() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let version = words(&world.ctx).unwrap().version.clone();
    let small = get(&world, &agent, &version, "gzip, br").await;
    assert_eq!((small.status, small.header("content-encoding")), (200, "br"));
    let stranger = get(&world, "", &version, "br").await;
    assert_eq!((stranger.status, stranger.error().as_str()), (401, "signed_out"));
    assert_eq!(stranger.header("cache-control"), "no-store");
}

#[tokio::test]
async fn an_installed_pack_makes_another_version() {
    let world = World::new().await;
    let admin = world.sign_in("admin").await;
    let before = words(&world.ctx).unwrap().version.clone();
    let asked = json!({ "text": BUILTIN[0].replacen("2007.1", "2026.9", 1), "activate_from": "2026-11-21" });
    let installed = world.call("rules/install-pack", &admin, &asked).await;
    assert!(installed.text.contains("done"), "{installed:?}");
    assert_ne!(words(&world.ctx).unwrap().version, before);
}
