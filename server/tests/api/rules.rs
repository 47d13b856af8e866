//! Installing rules over HTTP: files as large as a pack may be, refusals with lines, and deadlines that stay.

use crate::{
    submit::{file, form},
    world::{Answer, World, post},
};
use casework::ports::Store;
use chrono::TimeDelta;
use domain::{
    id::ComplaintId,
    json::read,
    rulebook::library::BUILTIN,
    view::rules::{PackInstallation, RulesNow, RulesOverview},
};
use serde_json::{Value, json};

/// The house pack as another version.
fn house(version: &str) -> String {
    BUILTIN[0].replacen("2007.1", version, 1)
}

/// The text of an answer that went well.
async fn ask(world: &World, endpoint: &str, cookie: &str, arguments: &Value) -> String {
    let answer = world.call(endpoint, cookie, arguments).await;
    assert_eq!(answer.status, 200, "{endpoint}: {answer:?}");
    answer.text
}

/// The answer as JSON.
fn raw(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no JSON: {answer:?}"))
}

async fn filed(world: &World, cookie: &str) -> ComplaintId {
    let saved = world.call("submit", cookie, &file(world, &form())).await.json();
    assert_eq!(saved["outcome"], "done", "{saved}");
    saved["receipt"]["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_new_version_is_used_from_its_day_and_nothing_that_was_promised_moves() {
    let world = World::new().await;
    let (agent, admin) = (world.sign_in("agent").await, world.sign_in("admin").await);
    let old = filed(&world, &agent).await;
    let before = world.store.complaint(old).await.unwrap().unwrap();
    let arguments = json!({ "text": house("2026.2"), "activate_from": "2026-11-21" });
    let preview = raw(&world.call("rules/preview-pack", &admin, &arguments).await);
    assert_eq!((&preview["plan"]["version"], &preview["plan"]["open_complaints"]), (&json!("2026.2"), &json!(1)));
    for _ in 0..2 {
        let done: PackInstallation = read(&ask(&world, "rules/install-pack", &admin, &arguments).await).unwrap();
        assert!(matches!(done, PackInstallation::Done { ref version, .. } if version == "2026.2"), "{done:?}");
    }
    assert_eq!(world.store.installed_packs().await.unwrap().len(), 1);
    assert_eq!(world.store.complaint(old).await.unwrap().unwrap(), before);

    world.clock.advance(TimeDelta::hours(24));
    let (agent, admin) = (world.sign_in("agent").await, world.sign_in("admin").await);
    let submission = json!({ "submission": {
        "id": world.ctx.ids.next(), "made_at": "2026-11-21T02:00:00Z",
        "command": { "command": "file_complaint", "call": null, "form": form() },
    } });
    let saved = world.call("submit", &agent, &submission).await.json();
    let new: ComplaintId = saved["receipt"]["id"].as_str().unwrap().parse().unwrap();
    let new = world.store.complaint(new).await.unwrap().unwrap();
    let versions = |complaint: &domain::complaint::Complaint| {
        let house = complaint.clocks.iter().filter(|clock| clock.source.pack == "CN-HOUSE-2007");
        house.map(|clock| clock.source.version.clone()).collect::<Vec<_>>()
    };
    assert!(!versions(&before).is_empty() && versions(&before).iter().all(|version| version == "2007.1"));
    assert!(!versions(&new).is_empty() && versions(&new).iter().all(|version| version == "2026.2"));

    let seen: RulesOverview = read(&ask(&world, "rules/overview", &admin, &json!({})).await).unwrap();
    let uses: Vec<_> = seen.packs.iter().filter(|row| row.id == "CN-HOUSE-2007").map(|row| row.complaints).collect();
    assert_eq!(uses, [Some(1), Some(1), None], "the new version, the old one, the terms");
    assert_eq!(world.store.check().await.unwrap().findings, []);
}

#[tokio::test]
async fn a_restarted_server_goes_on_with_what_was_installed() {
    let world = World::new().await;
    let admin = world.sign_in("admin").await;
    let arguments = json!({ "text": house("2026.2"), "activate_from": "2026-11-21" });
    ask(&world, "rules/install-pack", &admin, &arguments).await;
    let now: RulesNow = read(&ask(&world, "rules/now", &admin, &json!({})).await).unwrap();
    let again = server::context::with_clock(world.store.clone(), casework::Settings::default(), world.clock.clone());
    let again = again.await.unwrap();
    let rules = casework::rules::current(&again);
    assert_eq!((rules.library(), rules.calendar_book()), (&now.library, &now.calendar));
    assert!(rules.library().installed().iter().any(|version| version.pack.version == "2026.2"));
}

#[tokio::test]
async fn hostile_files_are_refused_with_a_line_or_not_even_read() {
    let world = World::new().await;
    let admin = world.sign_in("admin").await;
    let install = async |text: &str| {
        world.call("rules/install-pack", &admin, &json!({ "text": text, "activate_from": "2027-01-01" })).await
    };
    let full = house("2026.2");
    let padded = format!("{full}{}", "\n".repeat(1024 * 1024 - full.len()));
    let too_long = format!("{padded}\n");
    let quotes = "\"".repeat(1_000_000);
    for text in ["", "null", "{\"id\":", &too_long, &quotes, &"[".repeat(100_000), &full.replace("\"house\"", "7")] {
        let answer = install(text).await;
        let begin: String = text.chars().take(20).collect();
        assert_eq!(answer.status, 200, "{begin}: {answer:?}");
        let faults = raw(&answer);
        assert!(faults["refused"][0]["line"].as_u64() > Some(0), "{faults}");
    }
    for much in [2 * 1024 * 1024, 10 * 1024 * 1024] {
        assert_eq!(install(&"x".repeat(much)).await.status, 413);
    }
    for body in ["{\"text\":\"\",\"activate_from\":\"2027-02-30\"}", "{\"text\":\"\"}", "{"] {
        let answer = world.send(post("rules/install-pack", &admin, "application/json", body)).await;
        assert_eq!((answer.status, answer.error().as_str()), (400, "malformed"), "{body}");
    }
    assert_eq!(world.store.installed_packs().await.unwrap(), []);
    let answer = install(&padded).await;
    assert!(raw(&answer).get("done").is_some(), "the longest file that may be installed: {answer:?}");
}

#[tokio::test]
async fn published_holidays_are_taken_over_and_the_reminder_goes() {
    let world = World::new().await;
    let (lead, admin) = (world.sign_in("lead").await, world.sign_in("admin").await);
    let reminded = async |cookie: &str| world.get("/", cookie).await.text.contains("还没有 2027 年的放假安排");
    assert!(reminded(&lead).await);
    assert!(!reminded(&world.sign_in("agent").await).await, "an agent can do nothing about it");
    let off: Vec<String> = (1..=7).map(|day| format!("2027-10-{day:02}")).collect();
    let year = json!([{ "calendar": "CN-mainland", "year": 2027, "off": off, "work": [], "source": "made up" }]);
    let arguments = json!({ "text": year.to_string() });
    let preview = raw(&world.call("rules/preview-calendar", &admin, &arguments).await);
    assert_eq!(preview["plan"]["changes"].as_array().unwrap().len(), 8, "{preview}");
    assert!(reminded(&lead).await, "a dry run changes nothing");
    let done = world.call("rules/install-calendar", &admin, &arguments).await;
    assert_eq!(done.text, "{\"done\":{\"version\":\"2026-11-21\",\"first_day\":\"2026-11-21\"}}");
    assert!(!reminded(&lead).await);
    let refused = raw(&world.call("rules/install-calendar", &admin, &json!({ "text": "BEGIN:VCALENDAR" })).await);
    assert!(refused["refused"]["line"].as_u64() > Some(0), "{refused}");
    assert_eq!(world.store.installed_editions().await.unwrap().len(), 1);
    assert_eq!(world.store.check().await.unwrap().findings, []);
}

#[tokio::test]
async fn a_closure_is_declared_shown_and_told_in_both_languages() {
    let world = World::new().await;
    let (agent, admin) = (world.sign_in("agent").await, world.sign_in("admin").await);
    let change = |change: Value| json!({ "change": change });
    let unit = change(json!({ "add_unit": { "unit": "深圳分拨", "opening": [["09:00:00", "18:00:00"]] } }));
    let seen = raw(&world.call("rules/preview-adjustment", &admin, &unit).await);
    assert_eq!(seen["plan"]["changes"][0]["unit_hours"]["unit"], "深圳分拨", "{seen}");
    assert_eq!(world.store.installed_editions().await.unwrap().len(), 0, "a dry run changes nothing");
    for _ in 0..2 {
        let done = raw(&world.call("rules/install-adjustment", &admin, &unit).await);
        assert!(done.get("done").is_some(), "{done}");
    }
    let storm = |until: &str| {
        change(json!({ "close": {
            "unit": "深圳分拨", "from": "2026-11-20T00:00:00Z", "until": until, "cause": "typhoon", "note": "<b>风</b>",
        } }))
    };
    let done = raw(&world.call("rules/install-adjustment", &admin, &storm("2026-11-23T00:00:00Z")).await);
    assert!(done.get("done").is_some(), "{done}");
    let refused = raw(&world.call("rules/install-adjustment", &admin, &storm("2026-11-22T00:00:00Z")).await);
    assert!(refused["contradicts"].get("overlaps").is_some(), "{refused}");
    let seen = raw(&world.call("rules/calendar", &agent, &json!({})).await);
    assert_eq!((seen["units"].as_array().unwrap().len(), &seen["closures"][0]["phase"]), (2, &json!("now")), "{seen}");
    let page = world.get("/rules/calendar", &admin).await.text;
    for part in ["深圳分拨", "09:00–18:00", "台风", "停业中", "&lt;b&gt;风", "录入临时停业", "提前结束", "新增业务单位"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let plain = world.get("/rules/calendar", &[&agent, "; yl_lang=en"].concat()).await.text;
    assert!(plain.contains("Emergency closures") && plain.contains("Typhoon"), "{plain}");
    assert!(!plain.contains("Declare a closure") && !plain.contains("End it early"), "an agent reads only");
    assert_eq!(world.store.installed_editions().await.unwrap().len(), 2);
    assert_eq!(world.store.check().await.unwrap().findings, [], "log and rules agree");
}
