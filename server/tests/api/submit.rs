//! The one door for writes: repeated submissions, foreign objects, hostile text.

use crate::world::World;
use casework::ports::Store;
use domain::{
    complaint::{Field, Kind, field::Input},
    view::{ComplaintQuery, Sort},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A complaint of a kind with the fewest required fields.
pub fn form() -> Value {
    json!({
        "kind": "other",
        "requester": "recipient",
        "channel": "hotline",
        "contact_name": "林女士",
        "contact_phone": "13800001234",
        "allegation": "快递员没有打电话就把包裹放在门口",
        "wish": "explanation",
    })
}

pub fn file(world: &World, form: &Value) -> Value {
    let command = json!({ "command": "file_complaint", "call": null, "form": form });
    json!({ "submission": { "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command } })
}

#[tokio::test]
async fn ten_arrivals_at_once_make_one_complaint() {
    let world = Arc::new(World::new().await);
    let agent = world.sign_in("agent").await;
    let submission = file(&world, &form());
    let arrivals = (0..10).map(|_| {
        let (world, agent, submission) = (Arc::clone(&world), agent.clone(), submission.clone());
        tokio::spawn(async move { world.call("submit", &agent, &submission).await.json() })
    });
    let mut answers = Vec::new();
    for arrival in arrivals {
        answers.push(arrival.await.unwrap());
    }
    assert_eq!(answers[0]["outcome"], "done", "{}", answers[0]);
    assert_eq!(answers[0]["receipt"]["saved"], "complaint");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(count(&world).await, 1);
    let report = world.store.check().await.unwrap();
    assert_eq!(report.findings, []);
}

#[tokio::test]
async fn a_submission_of_somebody_else_is_not_answered() {
    let world = World::new().await;
    let (mine, theirs) = (world.sign_in("agent").await, world.sign_in("agent2").await);
    let submission = file(&world, &form());
    assert_eq!(world.call("submit", &mine, &submission).await.json()["outcome"], "done");
    let stolen = world.call("submit", &theirs, &submission).await.json();
    assert_eq!(stolen["refusal"]["refusal"], "submission_reused", "{stolen}");
    assert_eq!(count(&world).await, 1);
}

#[tokio::test]
async fn a_call_of_somebody_else_is_not_finished() {
    let world = World::new().await;
    let (mine, theirs) = (world.sign_in("agent").await, world.sign_in("agent2").await);
    let call = world.ctx.ids.next();
    let submission = |command: Value| json!({ "submission": { "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command } });
    let start = submission(json!({
        "command": "start_call", "call": call, "channel": "hotline", "direction": "inbound",
        "phone": "13800001234", "waybill": "",
    }));
    assert_eq!(world.call("submit", &mine, &start).await.json()["outcome"], "done");
    let finish = json!({
        "command": "finish_call", "call": call, "ended_at": "2026-11-20T02:00:00Z", "holds": [],
        "disposition": "answered", "note": "", "run": null, "phone": "13800001234", "waybill": "",
    });
    let foreign = world.call("submit", &theirs, &submission(finish.clone())).await;
    assert_eq!(foreign.json()["refusal"]["refusal"], "foreign_call", "{foreign:?}");
    let own = world.call("submit", &mine, &submission(finish)).await;
    assert_eq!(own.json()["outcome"], "done", "{own:?}");
}

#[tokio::test]
async fn a_draft_of_somebody_else_is_neither_read_nor_discarded() {
    let world = World::new().await;
    let (mine, theirs) = (world.sign_in("agent").await, world.sign_in("agent2").await);
    let id = world.ctx.ids.next();
    world.call("drafts/save", &mine, &json!({ "id": id, "revision": 3, "body": "{\"a\":1}" })).await;
    assert_eq!(world.call("drafts/list", &theirs, &json!({})).await.json(), json!([]));
    world.call("drafts/discard", &theirs, &json!({ "id": id, "revision": 9 })).await;
    world.call("drafts/save", &theirs, &json!({ "id": id, "revision": 9, "body": "theirs" })).await;
    let drafts = world.call("drafts/list", &mine, &json!({})).await.json();
    assert_eq!(drafts[0]["body"], "{\"a\":1}", "{drafts}");
}

#[tokio::test]
async fn a_form_full_of_flaws_lists_them_and_saves_nothing() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for (field, value) in [
        ("contact_phone", json!("abc")),
        ("allegation", json!("字".repeat(4_001))),
        ("contact_name", json!("长".repeat(81))),
        ("kind", json!("none")),
        ("wish", json!("")),
    ] {
        let mut form = form();
        form[field] = value;
        let answer = world.call("submit", &agent, &file(&world, &form)).await;
        assert_eq!(answer.status, 200);
        let answer = answer.json();
        assert_eq!(answer["outcome"], "flawed", "{field}: {answer}");
        assert!(answer["flaws"].as_array().unwrap().iter().any(|flaw| flaw["field"] == field), "{field}: {answer}");
    }
    assert_eq!(count(&world).await, 0);
}

#[tokio::test]
async fn hostile_text_in_every_field_is_kept_as_text_and_shown_harmless() {
    const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>=cmd()|'\"&amp;</textarea>";
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for kind in Kind::ALL {
        let mut form = form();
        form["kind"] = json!(kind.code());
        form["waybill"] = json!("YT1234567890");
        for (field, _) in domain::complaint::field::form(Some(*kind), None) {
            let value = match field.input() {
                Input::Line(_) | Input::Text(_) => HOSTILE.to_owned(),
                Input::Choice(codes) if field != Field::Kind && field != Field::Channel => codes[0].to_owned(),
                Input::Money => "10.50".to_owned(),
                Input::Count => "2".to_owned(),
                Input::Moment if field == Field::ReplyBy => "2026-11-20T18:00".to_owned(),
                Input::Moment => "2026-11-19T10:00".to_owned(),
                Input::Day => "2026-11-19".to_owned(),
                _ => continue,
            };
            form[field.code()] = json!(value);
        }
        let saved = world.call("submit", &agent, &file(&world, &form)).await.json();
        assert_eq!(saved["outcome"], "done", "{kind:?}: {saved}");
        let id = saved["receipt"]["id"].as_str().unwrap();
        let stored = world.store.complaint(id.parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(stored.facts.get(Field::Allegation), Some(HOSTILE), "kept as typed");
        for path in [format!("/complaints/{id}"), "/complaints".to_owned(), "/".to_owned()] {
            let page = world.get(&path, &agent).await;
            assert_eq!(page.status, 200, "{path}");
            for danger in ["<script>alert", "<img src=x", "</textarea>'"] {
                let found =
                    page.text.find(danger).map(|at| page.text[..at].chars().rev().take(300).collect::<Vec<_>>());
                let before = found.map(|text| text.into_iter().rev().collect::<String>());
                assert_eq!(before, None, "{danger} in {path}");
            }
        }
    }
}

#[tokio::test]
async fn hostile_questions_find_nothing_and_break_nothing() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for text in [
        "'; DROP TABLE complaints; --",
        "\" OR 1=1",
        "*",
        "NEAR(a b)",
        "%_%",
        "\u{0}",
        "😀",
        "=cmd()",
        "<script>",
        &"长".repeat(20_000),
    ] {
        let query = ComplaintQuery { q: text.to_owned(), sort: Sort::Newest, ..ComplaintQuery::default() };
        let list = world.call("complaints/list", &agent, &json!({ "query": query })).await;
        assert!(list.status < 500, "{text}: {list:?}");
        let hits = world.call("workbench/palette", &agent, &json!({ "text": text })).await;
        assert_eq!((hits.status, hits.json()), (200, json!([])), "{text}");
        let caller = world.call("workbench/caller", &agent, &json!({ "phone": text, "waybill": text })).await;
        assert_eq!(caller.status, 200, "{text}");
    }
    for cursor in ["", "x", "9999999999999999999999", "-1", "\u{0}|", "1|2|3"] {
        let query = ComplaintQuery { cursor: Some(cursor.to_owned()), ..ComplaintQuery::default() };
        let list = world.call("complaints/list", &agent, &json!({ "query": query })).await;
        assert!(list.status < 500, "{cursor}: {list:?}");
    }
}

async fn count(world: &World) -> usize {
    let query = ComplaintQuery { closed_too: true, ..ComplaintQuery::default() };
    let me = world.store.account_by_login("agent").await.unwrap().unwrap().actor.id;
    world.store.complaints(&query, me, casework::ports::Clock::now(world.clock.as_ref())).await.unwrap().rows.len()
}
