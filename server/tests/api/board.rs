//! The stream of the board, and what of the floor reaches an agent.

use crate::{live::Stream, world::World};
use domain::view::floor::{BoardRows, BoardView, FloorOutcome, MyFloor};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;

fn act(world: &World, command: Value) -> Value {
    let mut body = json!({ "submission": world.ctx.ids.next() });
    body["command"] = command;
    body
}

async fn does(world: &World, cookie: &str, command: Value) -> i64 {
    match ask(world, "floor/act", cookie, &act(world, command)).await {
        FloorOutcome::Done { seq } => seq,
        other => panic!("{other:?}"),
    }
}

/// An answer as the browser program reads it.
async fn ask<T: DeserializeOwned>(world: &World, endpoint: &str, cookie: &str, arguments: &Value) -> T {
    let answer = world.call(endpoint, cookie, arguments).await.text;
    domain::json::read(&answer).unwrap_or_else(|at| panic!("{at:?} in {answer}"))
}

async fn board(stream: &mut Stream) -> (i64, BoardView) {
    loop {
        let event = stream.next().await.unwrap();
        if event.name == "board" {
            return (event.id.parse().unwrap(), domain::json::read(&event.data).unwrap());
        }
        assert_eq!(event.name, "beat", "{event:?}");
    }
}

fn open_queue() -> Value {
    json!({ "lead": { "what": { "open_queue": { "queue": "hotline" } }, "reason": "早班" } })
}

#[tokio::test]
async fn the_first_board_comes_at_once_and_the_next_after_a_change() {
    let world = World::new().await;
    let (lead, agent) = (world.sign_in("lead").await, world.sign_in("agent").await);
    let mut stream = Stream::open_at(&world, "/live/board", &lead).await;
    let first = stream.next().await.unwrap();
    assert!(first.raw.starts_with("retry: "), "{first:?}");
    let view: BoardView = domain::json::read(&first.data).unwrap();
    assert_eq!((first.name.as_str(), first.id.parse()), ("board", Ok(view.snapshot.seq)));
    let page: BoardView = ask(&world, "board/view", &lead, &json!({})).await;
    assert_eq!(page.snapshot, view.snapshot);
    let seq = does(&world, &lead, open_queue()).await;
    let sign_on = json!({ "own": { "sign_on": { "skills": ["hotline"], "calls": "us" } } });
    does(&world, &agent, sign_on).await;
    let last = does(&world, &agent, json!({ "own": "be_ready" })).await;
    let mut seen = 0;
    while seen < last {
        let (id, view) = board(&mut stream).await;
        assert!(id >= seen && id == view.snapshot.seq);
        seen = id;
        if seen >= last {
            assert!(seen > seq);
            assert_eq!((view.glances.len(), view.people.len()), (1, 1));
            let drill = json!({ "rows": { "agents": "ready" }, "day": view.snapshot.day });
            let rows: BoardRows = ask(&world, "board/rows", &lead, &json!({ "drill": drill, "page": 0 })).await;
            assert_eq!((rows.count, rows.rows.len()), (1, 1));
        }
    }
}

#[tokio::test]
async fn only_who_may_read_the_board_gets_it() {
    let world = World::new().await;
    for (login, status) in [("lead", 200), ("manager", 200), ("agent", 403), ("admin", 403), ("trainee", 403)] {
        let cookie = world.sign_in(login).await;
        assert_eq!(status_of(&world, &cookie).await, status, "{login}");
    }
    assert_eq!(status_of(&world, "").await, 401);
}

async fn status_of(world: &World, cookie: &str) -> u16 {
    let request = axum::http::Request::get("/live/board").header("cookie", cookie);
    world.open(request.body(axum::body::Body::empty()).unwrap()).await.status().as_u16()
}

#[tokio::test]
async fn it_ends_when_the_server_does() {
    let world = World::new().await;
    let lead = world.sign_in("lead").await;
    let mut stream = Stream::open_at(&world, "/live/board", &lead).await;
    stream.next().await.unwrap();
    world.closing.cancel();
    let rest = async { while stream.next().await.is_some() {} };
    tokio::time::timeout(Duration::from_secs(10), rest).await.expect("the stream ends");
}

#[tokio::test]
async fn an_agent_hears_of_what_concerns_this_agent_and_of_nothing_else() {
    let world = World::new().await;
    let (lead, agent) = (world.sign_in("lead").await, world.sign_in("agent").await);
    let before: MyFloor = ask(&world, "floor/mine", &agent, &json!({})).await;
    let mut stream = Stream::open_at(&world, "/live", &agent).await;
    let first: Value = serde_json::from_str(&stream.next().await.unwrap().data).unwrap();
    assert_eq!(first["floor"], before.seq);
    does(&world, &lead, open_queue()).await;
    let me = world.ctx.store.account_by_login("agent").await.unwrap().unwrap().actor.id;
    let note = json!({ "submission": world.ctx.ids.next(), "to": me, "text": "先核对单号" });
    assert_eq!(world.call("floor/whisper", &lead, &note).await.status, 200);
    let next: Value = serde_json::from_str(&stream.next().await.unwrap().data).unwrap();
    let after: MyFloor = ask(&world, "floor/mine", &agent, &json!({})).await;
    assert_eq!((&next["floor"], after.notes.len()), (&json!(after.seq), 1), "the queue alone wakes nobody");
    assert!(after.seq > before.seq);
    let heard = json!({ "note": after.notes[0].id });
    assert_eq!(world.call("floor/acknowledge", &agent, &heard).await.status, 200);
    let quiet: MyFloor = ask(&world, "floor/mine", &agent, &json!({})).await;
    assert!(quiet.notes.is_empty() && quiet.seq > after.seq);
}
