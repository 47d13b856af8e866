//! The live stream.

use crate::world::World;
use axum::{
    body::{Body, BodyDataStream},
    http::Request,
};
use chrono::TimeDelta;
use futures::StreamExt;
use serde_json::{Value, json};
use std::time::Duration;

/// An open stream, read event by event.
pub struct Stream {
    body: BodyDataStream,
    rest: String,
}

#[derive(Debug)]
pub struct Event {
    pub name: String,
    pub id: String,
    pub data: String,
    pub raw: String,
}

impl Event {
    fn snapshot(&self) -> Value {
        assert_eq!(self.name, "snapshot", "{self:?}");
        serde_json::from_str(&self.data).unwrap()
    }
}

impl Stream {
    async fn open(world: &World, cookie: &str) -> Self {
        Self::open_at(world, "/live", cookie).await
    }

    pub async fn open_at(world: &World, path: &str, cookie: &str) -> Self {
        let request = Request::get(path).header("cookie", cookie).header("accept-encoding", "br, gzip");
        let response = world.open(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(response.headers().get("content-encoding").is_none(), "compression would hold events back");
        Self { body: response.into_body().into_data_stream(), rest: String::new() }
    }

    /// The next event; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((raw, rest)) = self.rest.split_once("\n\n") {
                let field = |name: &str| {
                    let lines = raw.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                    lines.map(str::trim_start).collect::<Vec<_>>().join("\n")
                };
                let event = Event { name: field("event"), id: field("id"), data: field("data"), raw: raw.to_owned() };
                self.rest = rest.into();
                return Some(event);
            }
            let chunk = self.body.next().await?.unwrap();
            self.rest.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

#[tokio::test]
async fn the_first_value_comes_at_once_with_number_time_and_retry() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let mut stream = Stream::open(&world, &agent).await;
    let first = stream.next().await.unwrap();
    let snapshot = first.snapshot();
    assert_eq!(snapshot["now_ms"], json!(casework::ports::Clock::now(world.clock.as_ref()).timestamp_millis()));
    assert_eq!(first.id, snapshot["seq"].to_string());
    assert!(first.raw.contains("retry:"), "{first:?}");
}

#[tokio::test]
async fn a_commit_and_a_colleague_wake_everybody() {
    let world = World::new().await;
    let (agent, lead) = (world.sign_in("agent").await, world.sign_in("lead").await);
    let mut stream = Stream::open(&world, &agent).await;
    let before = stream.next().await.unwrap().snapshot()["seq"].as_i64().unwrap();
    let submission = crate::submit::file(&world, &crate::submit::form());
    let saved = world.call("submit", &lead, &submission).await.json();
    let after = stream.next().await.unwrap().snapshot();
    assert!(after["seq"].as_i64().unwrap() > before, "{after}");
    let id = &saved["receipt"]["id"];
    world.call("complaints/look", &lead, &json!({ "id": id, "editing": true, "looking": true })).await;
    let seen = stream.next().await.unwrap().snapshot();
    assert_eq!(seen["viewers"][0][0], *id, "{seen}");
    assert_eq!(seen["viewers"][0][1][0]["editing"], true);
}

#[tokio::test]
async fn a_burst_of_changes_arrives_as_few_whole_snapshots() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let mut stream = Stream::open(&world, &agent).await;
    stream.next().await.unwrap();
    let newest = world.ctx.live.watch().borrow().seq + 500;
    for seq in newest - 499..=newest {
        world.ctx.live.committed(seq);
    }
    let next = stream.next().await.unwrap().snapshot();
    assert_eq!(next["seq"], json!(newest), "one snapshot, the newest");
}

#[tokio::test]
async fn shutting_down_ends_the_stream() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let mut stream = Stream::open(&world, &agent).await;
    stream.next().await.unwrap();
    world.closing.cancel();
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn the_heartbeat_ends_the_stream_of_an_ended_session_and_keeps_none_alive() {
    let world = World::with_heartbeat(Duration::from_millis(20)).await;
    let agent = world.sign_in("agent").await;
    let mut stream = Stream::open(&world, &agent).await;
    stream.next().await.unwrap();
    assert_eq!(stream.next().await.unwrap().name, "snapshot", "a heartbeat");
    world.clock.advance(TimeDelta::minutes(30));
    let mut name = "snapshot".to_owned();
    while name == "snapshot" {
        // One heartbeat may have been under way.
        name = stream.next().await.unwrap().name;
    }
    assert_eq!(name, "signed_out");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn strangers_get_no_stream() {
    let world = World::new().await;
    let answer = world.get("/live", "yiling=0").await;
    assert_eq!((answer.status, answer.error().as_str()), (401, "signed_out"));
}
