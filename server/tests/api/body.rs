//! Bodies that are too large, broken, or of the wrong kind: a clear error, never a 500.

use crate::world::{World, post};
use axum::body::Body;
use casework::ports::Store;
use futures::stream;
use serde_json::json;

const JSON: &str = "application/json";

#[tokio::test]
async fn a_megabyte_is_too_much_with_or_without_its_length() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let million = "x".repeat(1024 * 1024);
    let whole = world.send(post("drafts/save", &agent, JSON, million.clone())).await;
    assert_eq!((whole.status, whole.error().as_str()), (413, "malformed"));
    let pieces: Vec<Result<String, std::io::Error>> =
        million.as_bytes().chunks(10_000).map(|c| Ok(String::from_utf8_lossy(c).into_owned())).collect();
    let streamed = world.send(post("drafts/save", &agent, JSON, Body::from_stream(stream::iter(pieces)))).await;
    assert_eq!(streamed.status, 413);
    let endless = stream::iter(std::iter::repeat_with(|| Ok::<_, std::io::Error>("x".repeat(65_536))));
    assert_eq!(world.send(post("drafts/save", &agent, JSON, Body::from_stream(endless))).await.status, 413);
    assert!(world.store.drafts(me(&world, "agent").await).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_draft_of_the_greatest_length_fits() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let id = world.ctx.ids.next();
    let save = async |body: String| {
        world.call("drafts/save", &agent, &json!({ "id": id, "revision": 1, "body": body })).await.status
    };
    assert_eq!(save("字".repeat(66_667)).await, 400, "200,001 bytes");
    assert_eq!(save("\"".repeat(100_000)).await, 200);
}

#[tokio::test]
async fn broken_bodies_are_malformed() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let form = "application/x-www-form-urlencoded";
    let cases: [(&str, &str, &[u8]); 10] = [
        ("submit", JSON, b""),
        ("submit", JSON, b"{"),
        ("submit", JSON, b"null"),
        ("submit", JSON, b"{\"submission\":{\"id\":7}}"),
        ("submit", JSON, b"{\"submission\":\"\xff\xfe\"}"),
        ("submit", form, b"submission=1"),
        ("drafts/save", JSON, b"{\"id\":\"not a uuid\",\"revision\":1,\"body\":\"\"}"),
        ("drafts/save", JSON, b"{\"id\":\"01890000-0000-7000-8000-000000000000\",\"revision\":1e400,\"body\":\"\"}"),
        ("complaints/list", JSON, b"{\"query\":{\"q\":[]}}"),
        ("account/sign-in", form, b"login=%ff%fe&password=\xff&next"),
    ];
    for (endpoint, kind, body) in cases {
        let answer = world.send(post(endpoint, &agent, kind, body.to_vec())).await;
        let name = String::from_utf8_lossy(body);
        assert!((400..500).contains(&answer.status), "{endpoint} {name}: {answer:?}");
        assert!(!answer.text.contains("uuid") && !answer.text.contains("line 1"), "says too much: {answer:?}");
    }
}

#[tokio::test]
async fn a_deeply_nested_body_does_not_break_the_parser() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let deep = "[".repeat(200_000);
    assert_eq!(world.send(post("submit", &agent, JSON, deep)).await.status, 400);
}

async fn me(world: &World, login: &str) -> domain::id::AccountId {
    world.store.account_by_login(login).await.unwrap().unwrap().actor.id
}
