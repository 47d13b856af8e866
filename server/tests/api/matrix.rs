//! Who may call what: every server function, every role, and nobody.

use crate::world::{PEOPLE, World};
use domain::account::Role::{self, Admin, Agent, Lead, Manager, ReceiptClerk, Trainee};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const EVERYBODY: &[Role] = &[Agent, Trainee, Lead, ReceiptClerk, Manager, Admin];
const CALLS: &[Role] = &[Agent, Lead];
const ASSIGNS: &[Role] = &[Lead, Manager];
const ADMINS: &[Role] = &[Admin];
const WRITERS: &[Role] = &[Lead, Admin];
const RECEIPTS: &[Role] = &[Lead, ReceiptClerk, Manager, Admin];
const ASSESSORS: &[Role] = &[Manager, Admin];
const EDITORS: &[Role] = &[Lead, Admin];
const BOARD: &[Role] = &[Lead, Manager];
const LEADS: &[Role] = &[Lead];

/// A row: what is called with what, who may, and what they get.
struct Row {
    endpoint: &'static str,
    arguments: Value,
    allowed: &'static [Role],
    status: u16,
}

fn row(endpoint: &'static str, arguments: Value, allowed: &'static [Role], status: u16) -> Row {
    Row { endpoint, arguments, allowed, status }
}

/// Functions for people who are not signed in; tested with the accounts.
const OPEN: [&str; 5] =
    ["account/sign-in", "account/sign-in-demo", "account/sign-in-again", "account/sign-out", "account/demo"];

fn rows(world: &World) -> Vec<Row> {
    let id = || world.ctx.ids.next();
    let command = |mut command: Value, name: &str| {
        command["command"] = json!(name);
        json!({ "submission": { "id": id(), "made_at": "2026-11-20T02:00:00Z", "command": command } })
    };
    let complaint = || json!({ "complaint": id() });
    let with = |key: &str, value: Value| {
        let mut command = complaint();
        command[key] = value;
        command
    };
    let close = json!({ "complaint": id(), "reason": "satisfied", "told": "phone", "text": "好" });
    let start = json!({ "call": id(), "channel": "hotline", "direction": "inbound", "phone": "", "waybill": "" });
    let about_promise = |deed: Value| command(json!({ "promise": id(), "version": 1, "deed": deed }), "promise");
    let later = json!({ "move": { "due": "2026-11-20T09:00:00Z", "reason": "无人接听" } });
    let mut rows = rule_rows();
    rows.extend(phrase_rows(world));
    let change = json!({ "retire": { "id": "nobody.1", "version": 0 } }).to_string();
    rows.extend(receipt_rows(world));
    rows.extend(script_rows(world));
    rows.extend(floor_rows(world));
    rows.extend(integration_rows(world));
    rows.extend(account_rows(world));
    rows.extend([
        row("workbench/page", json!({}), EVERYBODY, 200),
        row("workbench/caller", json!({ "phone": "13800000000", "waybill": "" }), CALLS, 200),
        row("workbench/waybill", json!({ "number": "YT0000000000" }), EVERYBODY, 404),
        row("workbench/palette", json!({ "text": "延误" }), EVERYBODY, 200),
        row("complaints/list", json!({ "query": query() }), EVERYBODY, 200),
        row("complaints/page", json!({ "key": id().to_string() }), EVERYBODY, 404),
        row("complaints/reveal-phone", json!({ "id": id(), "reason": "回拨" }), CALLS, 404),
        row("complaints/look", json!({ "id": id(), "editing": false, "looking": true }), EVERYBODY, 200),
        row("promises/contact", json!({ "id": id() }), CALLS, 404),
        row("drafts/save", json!({ "id": id(), "revision": 1, "body": "{}" }), CALLS, 200),
        row("drafts/list", json!({}), CALLS, 200),
        row("drafts/discard", json!({ "id": id(), "revision": 1 }), CALLS, 200),
        row("submit", about_promise(json!({ "keep": { "text": "" } })), CALLS, 200),
        row("submit", about_promise(later), CALLS, 200),
        row("submit", about_promise(json!({ "release": { "reason": "不用了" } })), CALLS, 200),
        row("submit", about_promise(json!({ "give": { "to": id() } })), ASSIGNS, 200),
        row("submit", command(start, "start_call"), CALLS, 200),
        row("submit", command(json!({ "call": null, "form": {} }), "file_complaint"), CALLS, 200),
        row("submit", command(with("text", json!("好")), "add_note"), CALLS, 200),
        row("submit", command(with("reason", json!("难")), "hand_to_lead"), CALLS, 200),
        row("submit", command(with("reason", json!("又来")), "reopen"), CALLS, 200),
        row("submit", command(with("changes", json!([])), "amend_facts"), CALLS, 200),
        row("submit", command(close, "close"), CALLS, 200),
        row("submit", command(with("to", json!(id())), "assign"), ASSIGNS, 200),
        row("submit", command(complaint(), "take_over"), ASSIGNS, 200),
        row("submit", command(json!({ "id": "greeting.1", "favourite": true }), "mark_phrase"), CALLS, 200),
        row("submit", command(json!({ "used": [["greeting.1", 2]] }), "used_phrases"), CALLS, 200),
        row("submit", command(json!({ "change": change }), "change_my_phrases"), CALLS, 200),
        row("submit", command(json!({ "change": change }), "change_team_phrases"), WRITERS, 200),
    ]);
    rows
}

fn account_rows(world: &World) -> Vec<Row> {
    let id = || world.ctx.ids.next();
    vec![
        row("account/sessions", json!({}), EVERYBODY, 200),
        row("account/end-session", json!({ "id": id() }), EVERYBODY, 404),
        row(
            "account/change-password",
            json!({ "present": "not the password", "password": "another password" }),
            EVERYBODY,
            401,
        ),
    ]
}

fn integration_rows(world: &World) -> Vec<Row> {
    let id = || world.ctx.ids.next();
    let nameless = json!({ "deed": { "make": { "name": "", "scopes": [], "signed": false } } });
    vec![
        row("integrations/page", json!({}), ADMINS, 200),
        row("integrations/act", nameless, ADMINS, 200),
        row("integrations/act", json!({ "deed": { "revoke": { "id": id() } } }), ADMINS, 404),
        row("integrations/act", json!({ "deed": { "unmap": { "id": id(), "number": "1" } } }), ADMINS, 404),
    ]
}

fn receipt_rows(world: &World) -> Vec<Row> {
    let id = || world.ctx.ids.next();
    let submit = |command: Value| json!({ "submission": { "id": id(), "command": command } });
    let record = |deed: Value| submit(json!({ "record": { "receipt": id(), "version": 1, "deed": deed } }));
    let query = serde_json::to_value(domain::view::receipts::ReceiptQuery::default()).unwrap();
    let mut rows = vec![
        row("receipts/list", json!({ "query": query }), RECEIPTS, 200),
        row("receipts/page", json!({ "key": id().to_string() }), RECEIPTS, 404),
        row("receipts/submit", submit(json!({ "register": { "form": {} } })), RECEIPTS, 200),
    ];
    let recorded = [
        json!({ "batch_arrived": { "batch": 1, "on": "2026-11-20" } }),
        json!({ "came_back": { "on": "2026-11-20" } }),
        json!({ "was_lost": { "loss": 10_001, "note": "遗失" } }),
        json!({ "found_unusable": { "loss": 0, "note": "缺联" } }),
        json!({ "anomaly": { "noticed": "missed", "text": "签名不全" } }),
        json!({ "explain": { "month": "2026-10-01", "text": "停业" } }),
    ];
    rows.extend(recorded.into_iter().map(|deed| row("receipts/submit", record(deed), RECEIPTS, 200)));
    let decided = [
        json!({ "confirm": { "matter": "lost", "remark": "" } }),
        json!({ "waive": { "matter": { "unexplained": { "month": "2026-10-01" } }, "reason": "停业" } }),
    ];
    rows.extend(decided.into_iter().map(|deed| row("receipts/submit", record(deed), ASSESSORS, 200)));
    rows
}

fn floor_rows(world: &World) -> Vec<Row> {
    let id = || world.ctx.ids.next();
    let act = |command: Value| json!({ "submission": id(), "command": command });
    let plan = serde_json::to_value(domain::view::floor::FloorPlan::default()).unwrap();
    let command = |mut command: Value, name: &str| {
        command["command"] = json!(name);
        json!({ "submission": { "id": id(), "made_at": "2026-11-20T02:00:00Z", "command": command } })
    };
    let drill = json!({ "rows": { "contacts": "waiting" }, "day": "2026-11-20" });
    let waits = json!({ "channel": "chat", "queue": "chat", "skill": "chat" });
    let open = json!({ "lead": { "what": { "open_queue": { "queue": "hotline" } }, "reason": "早班" } });
    vec![
        row("board/view", json!({}), BOARD, 200),
        row("board/rows", json!({ "drill": drill, "page": 0 }), BOARD, 200),
        row("floor/act", act(json!({ "own": "be_ready" })), CALLS, 200),
        row("floor/act", act(open), LEADS, 200),
        row("floor/act", act(json!({ "enqueue": { "contact": id(), "entry": waits } })), &[], 403),
        row("floor/mine", json!({}), CALLS, 200),
        row("floor/caller", json!({ "contact": id() }), CALLS, 404),
        row("floor/opening", json!({ "contact": id() }), CALLS, 404),
        row("floor/whisper", json!({ "submission": id(), "to": id(), "text": "好" }), LEADS, 404),
        row("floor/acknowledge", json!({ "note": id() }), CALLS, 404),
        row("floor/look-over", json!({ "agent": id() }), LEADS, 404),
        row("floor/plan", json!({}), BOARD, 200),
        row(
            "floor/line",
            json!({ "open": id(), "read": [id(), 1], "typing": [id(), true], "heard": id() }),
            CALLS,
            200,
        ),
        row("floor/line", json!({}), CALLS, 200),
        row("chats/transcript", json!({ "contact": id() }), CALLS, 404),
        row("submit", command(json!({ "contact": id(), "text": "好" }), "say"), CALLS, 404),
        row("submit", command(json!({ "deed": "{" }), "floor"), CALLS, 400),
        row("floor/set-plan", json!({ "was": plan.clone(), "plan": plan }), LEADS, 200),
    ]
}

fn rule_rows() -> Vec<Row> {
    let version = json!({ "kind": "clocks", "id": "CN-EXPRESS", "version": "2025.1" });
    let pack = json!({ "text": "{}", "activate_from": "2027-01-01" });
    let calendar = json!({ "text": "[]" });
    let unit = json!({ "change": { "add_unit": { "unit": "", "opening": [] } } });
    vec![
        row("rules/overview", json!({}), EVERYBODY, 200),
        row("rules/now", json!({}), EVERYBODY, 200),
        row("rules/calendar", json!({}), EVERYBODY, 200),
        row("rules/pack-text", version, EVERYBODY, 200),
        row("rules/preview-pack", pack.clone(), ADMINS, 200),
        row("rules/install-pack", pack, ADMINS, 200),
        row("rules/preview-calendar", calendar.clone(), ADMINS, 200),
        row("rules/install-calendar", calendar, ADMINS, 200),
        row("rules/preview-adjustment", unit.clone(), ADMINS, 200),
        row("rules/install-adjustment", unit, ADMINS, 200),
    ]
}

fn script_rows(world: &World) -> Vec<Row> {
    let publish =
        |of: &str| json!({ "submission": world.ctx.ids.next(), "id": "verify_identity", (of): 1, "note": "" });
    let edits = json!({ "edits": { "script": "opening", "changes": [] } });
    let title = json!({ "zh": "新脚本", "en": "New script" });
    vec![
        row("scripts/overview", json!({}), EVERYBODY, 200),
        row("scripts/page", json!({ "id": "opening" }), EVERYBODY, 200),
        row("scripts/save-draft", edits, EDITORS, 200),
        row("scripts/discard-draft", json!({ "id": "opening", "revision": 1 }), EDITORS, 200),
        row("scripts/publish", publish("revision"), EDITORS, 200),
        row("scripts/restore", publish("version"), EDITORS, 200),
        row("scripts/bring", json!({ "text": "{}" }), EDITORS, 200),
        row("scripts/begin", json!({ "title": title, "group": "inbound" }), EDITORS, 200),
        row("scripts/copy", json!({ "id": "opening", "title": title }), EDITORS, 200),
    ]
}

fn phrase_rows(world: &World) -> Vec<Row> {
    let change = json!({ "import": { "text": "" } }).to_string();
    let command = json!({ "command": "change_team_phrases", "change": change });
    let change = json!({
        "submission": { "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command }
    });
    let form = serde_json::to_value(domain::phrase::PhraseForm::default()).unwrap();
    let query = serde_json::to_value(domain::view::phrases::PhraseQuery::default()).unwrap();
    let check = |for_team: bool| json!({ "for_team": for_team, "id": null, "form": form });
    vec![
        row("phrases/mine", json!({}), CALLS, 200),
        row("phrases/list", json!({ "query": query }), EVERYBODY, 200),
        row("phrases/page", json!({ "id": "greeting.1" }), EVERYBODY, 200),
        row("phrases/page", json!({ "id": "nobody.1" }), EVERYBODY, 404),
        row("phrases/forbidden", json!({}), EVERYBODY, 200),
        row("phrases/check", check(false), CALLS, 200),
        row("phrases/check", check(true), WRITERS, 200),
        row("phrases/preview-import", json!({ "text": "" }), WRITERS, 200),
        row("phrases/import", change, WRITERS, 200),
    ]
}

fn query() -> Value {
    serde_json::to_value(domain::view::ComplaintQuery::default()).unwrap()
}

#[tokio::test]
async fn every_function_answers_every_role_as_the_table_says() {
    let world = World::new().await;
    let mut failures = Vec::new();
    for (login, role) in PEOPLE {
        let cookie = world.sign_in(login).await;
        for row in rows(&world) {
            let answer = world.call(row.endpoint, &cookie, &row.arguments).await;
            let expected = if row.allowed.contains(&role) { row.status } else { 403 };
            if answer.status != expected {
                failures.push(format!("{login} {} {}: {answer:?}, expected {expected}", row.endpoint, row.arguments));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[tokio::test]
async fn nobody_gets_nothing() {
    let world = World::new().await;
    for row in rows(&world) {
        for cookie in ["", "yiling=", "yiling=0", "yiling=%00;;=", "__Host-yiling=x"] {
            let answer = world.call(row.endpoint, cookie, &row.arguments).await;
            assert_eq!((answer.status, answer.error().as_str()), (401, "signed_out"), "{} {cookie}", row.endpoint);
        }
    }
}

#[tokio::test]
async fn the_table_knows_every_function() {
    let world = World::new().await;
    let known: BTreeSet<String> =
        rows(&world).iter().map(|row| row.endpoint).chain(OPEN).map(|endpoint| format!("/api/{endpoint}")).collect();
    let served: BTreeSet<String> =
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(known, served);
}
