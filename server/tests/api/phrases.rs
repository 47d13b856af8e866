//! Phrases over HTTP: the sheet as a file, the words that change with the team's phrases, pages in both languages, and
//! how often customers were told what they should not.

use super::{
    submit::{file, form},
    world::{Answer, World},
};
use app::{
    paths::{PHRASES_SHEET, PHRASES_WORKBOOK},
    ssr::words::words,
    words::Words,
};
use casework::ports::Store;
use domain::phrase::csv;
use serde_json::{Value, json};

const ZH: &str = "祝您今天顺顺利利。";

pub fn new_phrase(zh: &str, en: &str) -> Value {
    let parts = ["tags", "kinds", "tone", "channel", "mood", "of"];
    let mut form: serde_json::Map<String, Value> = parts.into_iter().map(|part| (part.to_owned(), json!(""))).collect();
    form.insert("category".to_owned(), json!("closing"));
    form.insert("zh".to_owned(), json!(zh));
    form.insert("en".to_owned(), json!(en));
    json!({ "save": { "id": null, "version": 0, "form": form } })
}

pub async fn change(world: &World, cookie: &str, command: &str, change: &Value) -> Answer {
    let command = json!({ "command": command, "change": change.to_string() });
    let submission = json!({ "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command });
    world.call("submit", cookie, &json!({ "submission": submission })).await
}

#[tokio::test]
async fn the_sheet_is_a_file_for_those_who_write() {
    let world = World::new().await;
    let sheet = world.get(PHRASES_SHEET, &world.sign_in("lead").await).await;
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(sheet.header("content-disposition").starts_with("attachment"));
    assert!(sheet.text.starts_with('\u{feff}'), "Excel knows UTF-8 by its mark");
    assert!(csv::read(&sheet.text).unwrap().len() > 400);
    for (cookie, status) in [(String::new(), 401), (world.sign_in("agent").await, 403)] {
        let refused = world.get(PHRASES_SHEET, &cookie).await;
        assert_eq!(refused.status, status);
        assert!(!refused.text.contains("greeting"));
    }
}

#[tokio::test]
async fn the_words_get_another_version_with_a_phrase_of_the_team_and_not_with_ones_own() {
    let world = World::new().await;
    let (lead, agent) = (world.sign_in("lead").await, world.sign_in("agent").await);
    let before = words(&world.ctx).unwrap();
    let mine = change(&world, &agent, "change_my_phrases", &new_phrase("慢走，再会。", "")).await;
    assert!(mine.status == 200 && mine.text.contains("done"), "{mine:?}");
    assert_eq!(words(&world.ctx).unwrap().version, before.version);
    let team = change(&world, &lead, "change_team_phrases", &new_phrase(ZH, "Have a smooth day.")).await;
    assert!(team.status == 200 && team.text.contains("done"), "{team:?}");
    let after = words(&world.ctx).unwrap();
    assert_ne!(after.version, before.version);
    let read: Words = serde_json::from_str(&after.text).unwrap();
    assert!(read.bank.phrases.iter().any(|phrase| phrase.text.zh == ZH));
    assert!(!after.text.contains("慢走，再会。"));
    let own = world.call("phrases/mine", &agent, &json!({})).await;
    assert!(own.text.contains("慢走，再会。"), "{own:?}");
}

#[tokio::test]
async fn the_pages_show_what_there_is_and_say_when_there_is_nothing() {
    let world = World::new().await;
    let (lead, agent) = (world.sign_in("lead").await, world.sign_in("agent").await);
    for (path, cookie, expected) in [
        ("/phrases", &agent, "data-phrase=\"greeting.1\""),
        ("/phrases?category=apology&tone=warm", &agent, "apology"),
        ("/phrases?q=zzzzqqqq", &agent, "没有符合的话术"),
        ("/phrases/greeting.1", &agent, "随软件提供，没有改过"),
        ("/phrases/new", &agent, "phrase-zh"),
        ("/phrases/new?for=team", &lead, "phrase-zh"),
        ("/phrases/import", &lead, PHRASES_SHEET),
        ("/phrases/import", &lead, PHRASES_WORKBOOK),
        ("/phrases/forbidden", &agent, "可以这样说"),
        ("/phrases/forbidden", &lead, "没有哪一句达到"),
        ("/phrases/import", &agent, "导入与导出由组长和管理员使用"),
    ] {
        let page = world.get(path, cookie).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains(expected), "{path}: {}", page.text);
    }
    assert_eq!(world.get("/phrases/nobody.1", &agent).await.status, 404);
}

#[tokio::test]
async fn a_lead_sees_how_often_the_team_said_what_is_forbidden_and_nobody_sees_who() {
    let world = World::new().await;
    let (agent, other, lead) =
        (world.sign_in("agent").await, world.sign_in("agent2").await, world.sign_in("lead").await);
    let complaint = world.call("submit", &agent, &file(&world, &form())).await.json()["receipt"]["id"].clone();
    let reply = |words: &str| {
        let command = json!({ "command": "record_reply", "complaint": complaint, "channel": "chat", "text": words });
        json!({ "submission": { "id": world.ctx.ids.next(), "made_at": "2026-11-20T02:00:00Z", "command": command } })
    };
    for (cookie, words) in [(&agent, "您连这个都不会？"), (&agent, "这都不会！"), (&other, "這都不會")]
    {
        let answer = world.call("submit", cookie, &reply(words)).await;
        assert_eq!(answer.json()["outcome"], "done", "{answer:?}");
    }
    let told = world.call("phrases/forbidden", &lead, &json!({})).await;
    assert_eq!(told.text.matches("{\"times\":3}").count(), 1, "{told:?}");
    for name in ["agent2", "名 agent"] {
        assert!(!told.text.contains(name), "{name}");
    }
    assert!(world.get("/phrases/forbidden", &lead).await.text.contains("3 条"));
    let read = world.call("phrases/forbidden", &agent, &json!({})).await;
    assert!(
        read.text.contains("\"counted\":false")
            && !read.text.contains("\"times\"")
            && !read.text.contains("\"seldom\"")
    );
    assert!(!world.get("/phrases/forbidden", &agent).await.text.contains("说得最多"));
    assert_eq!(world.store.check().await.unwrap().findings, []);
}
