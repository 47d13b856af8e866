//! Chats of a shop's page: told in, answered in the workbench, and read back by the shop alone.

use super::{Partner, problem, request, states, world};
use crate::world::{Answer, World};
use axum::{
    body::Body,
    http::{Request, header},
};
use casework::{
    floor,
    ports::{Clock, Store},
};
use domain::{
    id::{ContactId, SubmissionId},
    ingest::{Door, identity},
    queue::{
        QueueCommand, QueueName, RunBy, Skill,
        command::{Deed, Intervention, Measure},
    },
};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

/// Opens a queue.
pub async fn open_queue(world: &World, name: &str) {
    let what = Measure::OpenQueue { queue: QueueName::parse(name).unwrap() };
    act(world, "lead", QueueCommand::Lead(Intervention { what, reason: "排班".to_owned() })).await;
}

async fn act(world: &World, login: &str, command: QueueCommand) {
    let (id, actor) = (SubmissionId(world.ctx.ids.next()), world.actor(login).await);
    let outcome = floor::act(&world.ctx, &actor, id, command).await.unwrap();
    assert!(matches!(outcome, domain::view::floor::FloorOutcome::Done { .. }), "{outcome:?}");
}

fn event(chat: &str, id: &str, event: &str, more: Value) -> Value {
    let mut item = more;
    let all = json!({ "id": id, "chat": chat, "at": "2026-11-20T09:58:00+08:00", "event": event });
    item.as_object_mut().unwrap().extend(all.as_object().unwrap().clone());
    item
}

/// A customer who asks something on the page of the shop.
async fn asks(world: &World, partner: &Partner, chat: &str) -> ContactId {
    let first = json!({ "queue": "shop", "text": "<b>三天没动了</b>", "name": "林小满" });
    let batch = json!([event(chat, &format!("{chat}-1"), "opened", first), said(chat, &format!("{chat}-2"), "在吗")]);
    let answer = world.tell(partner, "chats", batch).await;
    assert_eq!((answer.status, states(&answer)), (202, vec!["taken".to_owned(), "taken".to_owned()]), "{answer:?}");
    assert_eq!((&answer.json()["items"][0]["seq"], &answer.json()["items"][1]["seq"]), (&json!(1), &json!(2)));
    identity::chat(partner.id, chat)
}

fn said(chat: &str, id: &str, text: &str) -> Value {
    event(chat, id, "said", json!({ "text": text }))
}

/// An agent who takes what rings.
async fn takes(world: &World, contact: ContactId) {
    let skills = [Skill::parse("shop").unwrap()].into();
    act(world, "agent", QueueCommand::Own(Deed::SignOn { skills, calls: RunBy::Us })).await;
    act(world, "agent", QueueCommand::Own(Deed::BeReady)).await;
    act(world, "agent", QueueCommand::Own(Deed::Answer { contact })).await;
}

/// What a shop reads.
pub async fn read(world: &World, token: &str, chat: &str) -> Answer {
    let request =
        Request::get(format!("/api/v1/chats/{chat}")).header(header::AUTHORIZATION, format!("Bearer {token}"));
    world.send(request.body(Body::empty()).unwrap()).await
}

/// A shop with an open queue.
async fn shop(world: &World, signed: bool) -> Partner {
    open_queue(world, "shop").await;
    world.partner(&[Door::Chats], signed).await
}

#[tokio::test]
async fn an_agent_answers_and_the_shop_reads_it() {
    let world = world().await;
    let partner = shop(&world, false).await;
    let contact = asks(&world, &partner, "k-1").await;
    let waiting = read(&world, &partner.token, "k-1").await;
    assert_eq!((waiting.status, waiting.header("cache-control")), (200, "no-store"));
    let told = waiting.json();
    assert_eq!((&told["stage"], &told["over"], &told["ahead"]), (&json!("waiting"), &json!(false), &json!(0)));
    let first =
        json!({ "number": 1, "from": "customer", "at": "2026-11-20T01:58:00+00:00", "text": "<b>三天没动了</b>" });
    assert_eq!((told["messages"].as_array().unwrap().len(), &told["messages"][0]), (2, &first));
    described(&world, &told).await;

    takes(&world, contact).await;
    let agent = world.sign_in("agent").await;
    let line =
        world.call("floor/line", &agent, &json!({ "read": [contact, 2], "typing": [contact, true] })).await.json();
    assert_eq!((&line["contacts"][0]["who"], &line["contacts"][0]["thread"]["count"]), (&json!("林小满"), &json!(2)));
    let read_it = read(&world, &partner.token, "k-1?after=2").await.json();
    assert_eq!((&read_it["typing"], &read_it["read"], &read_it["messages"]), (&json!(true), &json!(2), &json!([])));
    let command = json!({ "command": "say", "contact": contact, "text": "您好，我来查" });
    let submission = json!({ "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command });
    let sent = world.call("submit", &agent, &json!({ "submission": submission })).await;
    assert_eq!(sent.json()["receipt"], json!({ "saved": "said", "number": 3 }), "{sent:?}");

    let answer = read(&world, &partner.token, "k-1?after=2").await;
    let told = answer.json();
    described(&world, &told).await;
    assert_eq!((&told["stage"], &told["served_by"], &told["count"]), (&json!("talking"), &json!("agent"), &json!(3)));
    let messages = told["messages"].as_array().unwrap();
    let words = |name: &str| messages[0][name].clone();
    assert_eq!((messages.len(), words("number"), words("from")), (1, json!(3), json!("agent")));
    assert_eq!(words("text"), json!("您好，我来查"));
    let person = world.actor("agent").await;
    assert!(!answer.text.contains(&person.name) && !answer.text.contains(&person.id.to_string()), "a role, no name");

    let left = json!([event("k-1", "k-1-9", "left", json!({}))]);
    assert_eq!(states(&world.tell(&partner, "chats", left.clone()).await), ["taken"]);
    assert_eq!(states(&world.tell(&partner, "chats", left).await), ["known"]);
    assert_eq!(read(&world, &partner.token, "k-1").await.json()["over"], json!(true));
    let late = world.tell(&partner, "chats", json!([said("k-1", "k-1-10", "还在吗")])).await;
    assert_eq!(late.json()["items"][0]["flaws"], json!([{ "field": "chat", "code": "over" }]));
    assert_eq!(world.store.check().await.unwrap().findings, []);
}

/// The answer is what the document says it is.
async fn described(world: &World, told: &Value) {
    let document = world.send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap()).await.json();
    let fits = |name: &str, value: &Value| {
        let schema = &document["components"]["schemas"][name];
        let value = value.as_object().unwrap();
        for name in value.keys() {
            assert!(schema["properties"].get(name).is_some(), "{name} is not in the document");
        }
        for name in schema["required"].as_array().unwrap() {
            assert!(value.contains_key(name.as_str().unwrap()), "{name} is missing");
        }
    };
    fits("ChatStanding", told);
    told["messages"].as_array().unwrap().iter().for_each(|message| fits("ChatMessage", message));
}

#[tokio::test]
async fn only_who_opened_a_chat_reads_it() {
    let world = world().await;
    let (mine, theirs) = (shop(&world, false).await, world.partner(&[Door::Chats], false).await);
    asks(&world, &mine, "k-1").await;
    let unknown = read(&world, &mine.token, "k-2").await;
    assert_eq!(problem(&unknown), (404, "not_found".into(), String::new()));
    let foreign = read(&world, &theirs.token, "k-1").await;
    assert_eq!((foreign.status, &foreign.text), (404, &unknown.text), "whose it is stays untold");
    let other = world.partner(&[Door::Calls, Door::Tracking], false).await;
    for chat in ["k-1", "k-2"] {
        let scoped = read(&world, &other.token, chat).await;
        assert_eq!(problem(&scoped), (403, "scope_missing".into(), "Authorization".into()));
    }
    assert_eq!(problem(&read(&world, "yl1_00", "k-1").await).0, 401);
    let cookie = world.sign_in("agent").await;
    let session = Request::get("/api/v1/chats/k-1").header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    assert_eq!(problem(&world.send(session).await), (401, "token_missing".into(), "Authorization".into()));
    let told = world.tell(&theirs, "chats", json!([said("k-1", "m", "x")])).await;
    assert_eq!(told.json()["items"][0]["flaws"], json!([{ "field": "chat", "code": "unknown_chat" }]));
    let whole = read(&world, &mine.token, "k-1").await.json();
    assert_eq!(whole["count"], json!(2), "nobody else writes in it");
}

#[tokio::test]
async fn what_is_asked_for_is_read_or_refused() {
    let world = world().await;
    let partner = shop(&world, false).await;
    asks(&world, &partner, "a/b?c%").await;
    assert_eq!(read(&world, &partner.token, "a%2Fb%3Fc%25?after=1").await.json()["messages"][0]["number"], json!(2));
    for after in ["-1", "x", "4294967296", "1.5", "", "%ff"] {
        let refused = read(&world, &partner.token, &format!("a%2Fb%3Fc%25?after={after}")).await;
        assert_eq!(problem(&refused), (422, "not_a_number".into(), "after".into()), "{after}");
    }
    for chat in ["%ff", "%20", &"x".repeat(129), "a/b"] {
        assert_eq!(problem(&read(&world, &partner.token, chat).await).0, 404, "{chat}");
    }
    let post = world.send(request("chats/k-1", &partner.token).body(Body::from("{}")).unwrap()).await;
    assert_eq!(problem(&post), (405, "wrong_method".into(), String::new()));
}

#[tokio::test]
async fn who_signs_signs_what_is_read_as_well() {
    let world = world().await;
    let partner = shop(&world, true).await;
    let key = partner.signing_key.clone().unwrap();
    let at = world.clock.now().timestamp().to_string();
    let sign = |target: &str| {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
        mac.update(format!("{at}.{target}").as_bytes());
        mac.finalize().into_bytes().iter().fold("v1=".to_owned(), |text, byte| format!("{text}{byte:02x}"))
    };
    let send = async |signature: &str| {
        let request = Request::get("/api/v1/chats/k-1?after=1")
            .header(header::AUTHORIZATION, format!("Bearer {}", partner.token))
            .header("x-yiling-timestamp", &at)
            .header("x-yiling-signature", signature);
        world.send(request.body(Body::empty()).unwrap()).await
    };
    let wrong = (401, "signature_wrong".to_owned(), "X-Yiling-Signature".to_owned());
    for target in ["", "/api/v1/chats/k-2?after=1", "/api/v1/chats/k-1", "/chats/k-1?after=1"] {
        assert_eq!(problem(&send(&sign(target)).await), wrong, "{target}");
    }
    assert_eq!(problem(&send(&sign("/api/v1/chats/k-1?after=1")).await).0, 404, "believed, but there is no such chat");
    assert_eq!(problem(&read(&world, &partner.token, "k-1").await).1, "signature_missing");
}
