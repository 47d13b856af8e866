//! The page for customers: a token opens one chat and nothing else, and every form may be sent again.

use crate::{
    live::Stream,
    world::{Answer, World},
};
use axum::{
    body::Body,
    http::{Request, header},
};
use casework::{
    floor,
    ports::{ChatStore, Store},
};
use domain::{
    account::Actor,
    id::{ContactId, SubmissionId},
    queue::{
        QueueCommand, QueueName, RunBy, Skill, StageCode,
        command::{Deed, Intervention, Measure},
    },
};
use serde_json::{Value, json};

const FORM: &str = "name=%E6%9E%97%E5%B0%8F%E6%BB%A1&waybill=YL20261120001&topic=late&text=%3Cb%3E%E6%80%A5%3C%2Fb%3E";

impl World {
    async fn act(&self, actor: &Actor, command: QueueCommand) {
        let id = SubmissionId(self.ctx.ids.next());
        let outcome = floor::act(&self.ctx, actor, id, command).await.unwrap();
        assert!(matches!(outcome, domain::view::floor::FloorOutcome::Done { .. }), "{outcome:?}");
    }

    async fn person(&self, login: &str) -> Actor {
        self.store.account_by_login(login).await.unwrap().unwrap().actor
    }

    async fn turn_chats(&self, open: bool) {
        let queue = QueueName::parse("chat").unwrap();
        let what = if open { Measure::OpenQueue { queue } } else { Measure::CloseQueue { queue } };
        let command = QueueCommand::Lead(Intervention { what, reason: "排班".to_owned() });
        self.act(&self.person("lead").await, command).await;
    }

    /// A form of the page, as a browser sends it.
    async fn ask(&self, deed: &str, cookie: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::post(format!("/ask{deed}"))
            .header(header::HOST, "yiling.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie);
        if headers.iter().all(|(name, _)| *name != "sec-fetch-site") {
            request = request.header("sec-fetch-site", "same-origin");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// The cookie that a first visit sets.
    async fn visitor(&self) -> String {
        token_of(&self.get("/ask", "").await).unwrap()
    }

    /// A customer who has sent the form.
    async fn customer(&self, address: &str) -> String {
        let cookie = self.visitor().await;
        let answer = self.ask("", &cookie, FORM, &[("x-forwarded-for", address)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/ask"), "{answer:?}");
        cookie
    }

    async fn say(&self, cookie: &str, id: &str, text: &str) -> Answer {
        self.ask("/say", cookie, &format!("id={id}&text={text}"), &[("accept", "application/json")]).await
    }

    /// The contact of a customer's chat, as the page tells it to its script.
    async fn contact_of(&self, cookie: &str) -> ContactId {
        let page = self.get("/ask", cookie).await.text;
        let (_, rest) = page.split_once("data-chat=\"").unwrap_or_else(|| panic!("no chat: {page}"));
        rest.split('"').next().unwrap().parse().unwrap()
    }

    /// An agent who takes what rings.
    async fn answers(&self, login: &str, contact: ContactId) -> Actor {
        let agent = self.person(login).await;
        let skills = [Skill::parse("chat").unwrap()].into();
        self.act(&agent, QueueCommand::Own(Deed::SignOn { skills, calls: RunBy::Us })).await;
        self.act(&agent, QueueCommand::Own(Deed::BeReady)).await;
        self.act(&agent, QueueCommand::Own(Deed::Answer { contact })).await;
        agent
    }
}

fn token_of(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    cookies.map(|c| c.to_str().unwrap().split(';').next().unwrap().to_owned()).find(|c| c.contains("yl_ask="))
}

const ONE: &str = "0198aaaa-0000-4000-8000-000000000001";
const TWO: &str = "0198aaaa-0000-4000-8000-000000000002";

#[tokio::test]
async fn a_customer_asks_and_an_agent_answers() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let cookie = world.customer("192.0.2.1").await;
    let page = world.get("/ask", &cookie).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("&lt;b&gt;急&lt;/b&gt;") && !page.text.contains("<b>急"), "text is text");
    assert!(page.text.contains("下一位就是您") && page.text.contains("说不准"), "{}", page.text);
    assert!(page.text.contains("http-equiv=\"refresh\""), "without a script it asks again by itself");

    let contact = world.contact_of(&cookie).await;
    world.answers("agent", contact).await;
    let agent = world.sign_in("agent").await;
    let say = |id: &str, text: &str| {
        let command = json!({ "command": "say", "contact": contact, "text": text });
        json!({ "submission": { "id": id, "made_at": "2026-11-20T02:00:00Z", "command": command } })
    };
    let mut stream = Stream::open_at(&world, "/ask/live?after=1", &cookie).await;
    let first: Value = serde_json::from_str(&stream.next().await.unwrap().data).unwrap();
    assert_eq!((first["status"].as_str().unwrap(), first["messages"].as_array().unwrap().len()), ("客服正在接待您", 0));
    let said = world.call("submit", &agent, &say(ONE, "您好，我来查")).await;
    assert_eq!(said.json()["receipt"], json!({ "saved": "said", "number": 2 }), "{said:?}");
    let event = stream.next().await.unwrap();
    let told: Value = serde_json::from_str(&event.data).unwrap();
    assert_eq!((event.id.as_str(), told["messages"][0]["text"].as_str().unwrap()), ("2", "您好，我来查"));
    assert_eq!(world.say(&cookie, TWO, "%E5%A5%BD").await.json(), json!({ "number": 3 }));

    let line = world.call("floor/line", &agent, &json!({ "read": [contact, 3] })).await.json();
    assert_eq!(line["contacts"][0]["thread"]["messages"][2]["text"], json!("好"));
    let transcript = world.call("chats/transcript", &agent, &json!({ "contact": contact })).await.json();
    assert_eq!(transcript["lines"].as_array().unwrap().len(), 3);
    let other = world.sign_in("agent2").await;
    assert_eq!(world.call("chats/transcript", &other, &json!({ "contact": contact })).await.status, 404);

    let person = world.person("agent").await;
    world.act(&person, QueueCommand::Own(Deed::End { contact })).await;
    let over = world.get("/ask", &cookie).await.text;
    assert!(over.contains("action=\"/ask/rate\"") && !over.contains("id=\"composer\""), "{over}");
    assert_eq!(world.say(&cookie, "0198aaaa-0000-4000-8000-000000000003", "x").await.status, 409);
    let unrated = world.ask("/rate", &cookie, "remark=%E5%BF%AB", &[]).await;
    assert!(unrated.status == 422 && unrated.text.contains("快</textarea>"), "what was typed stays: {unrated:?}");
    for score in [5, 1] {
        assert_eq!(world.ask("/rate", &cookie, &format!("score={score}&remark=%E5%BF%AB"), &[]).await.status, 303);
    }
    assert_eq!(floor::contact(&world.ctx, contact).unwrap().score.map(u8::from), Some(5), "the first one counts");
    assert_eq!(world.store.chat(contact).await.unwrap().unwrap().remark.as_deref(), Some("快"));
    assert!(world.get("/ask", &cookie).await.text.contains("谢谢您的评价"));
    let again = world.ask("/again", &cookie, "", &[]).await;
    let fresh = token_of(&again).unwrap();
    assert!(fresh != cookie && world.get("/ask", &fresh).await.text.contains("id=\"ask\""));
    assert_eq!(world.store.check().await.unwrap().findings, []);
}

#[tokio::test]
async fn a_token_opens_its_own_chat_alone() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let (mine, theirs) = (world.customer("192.0.2.1").await, world.customer("192.0.2.2").await);
    world.say(&theirs, ONE, "secret-of-theirs").await;
    assert!(world.get("/ask", &theirs).await.text.contains("secret-of-theirs"));
    for cookie in [mine.as_str(), "", "yl_ask=", "yl_ask=00", &format!("yl_ask={}", "0".repeat(64))] {
        assert!(!world.get("/ask", cookie).await.text.contains("secret-of-theirs"), "{cookie}");
    }
    for cookie in ["", "yl_ask=00", &format!("yl_ask={}", "0".repeat(64))] {
        let live = Request::get("/ask/live").header("cookie", cookie).body(Body::empty()).unwrap();
        assert_eq!(world.send(live).await.status, 404);
        assert_eq!(world.say(cookie, TWO, "x").await.status, 404);
    }
    let reused = world.say(&mine, ONE, "secret-of-theirs").await;
    assert_eq!(reused.status, 400, "the id of somebody's message tells nothing and writes nothing");
    let (one, two) = (world.contact_of(&mine).await, world.contact_of(&theirs).await);
    assert_ne!(one, two);
    assert_eq!(world.store.chat_messages(one, 0).await.unwrap().len(), 1);
    let kept = std::fs::read(world.store.path()).unwrap();
    let secret = theirs.strip_prefix("yl_ask=").unwrap().as_bytes();
    assert!(!kept.windows(secret.len()).any(|bytes| bytes == secret), "a token is not kept as it is");
}

#[tokio::test]
async fn the_cookie_is_a_secret_of_the_browser() {
    let world = World::new().await;
    let answer = world.get("/ask", "").await;
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("yl_ask=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert_eq!(cookie.split(['=', ';']).nth(1).unwrap().len(), 64);
    assert!(cookie.contains("Max-Age=86400"), "{cookie}");
    let headers = [("x-forwarded-proto", "https"), ("x-forwarded-for", "192.0.2.1"), ("accept", "text/html")];
    let mut request = Request::get("/ask");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let secure = world.send(request.body(Body::empty()).unwrap()).await;
    let cookie = secure.header("set-cookie");
    assert!(cookie.starts_with("__Host-yl_ask=") && cookie.ends_with("; Secure"), "{cookie}");
    let foreign = world.ask("", "yl_ask=0", FORM, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, 403, "{foreign:?}");
}

#[tokio::test]
async fn the_same_form_and_the_same_message_count_once() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let cookie = world.customer("192.0.2.1").await;
    assert_eq!(world.ask("", &cookie, FORM, &[("x-forwarded-for", "192.0.2.1")]).await.status, 303);
    for _ in 0..3 {
        assert_eq!(world.say(&cookie, ONE, "x").await.json(), json!({ "number": 2 }));
    }
    // As a form without a script.
    let form = world.ask("/say", &cookie, &format!("id={TWO}&text=y"), &[]).await;
    assert_eq!((form.status, form.header("location")), (303, "/ask"));
    let contact = world.contact_of(&cookie).await;
    assert_eq!(world.store.chat_messages(contact, 0).await.unwrap().len(), 3);
    assert_eq!(floor::contact(&world.ctx, contact).unwrap().stage(), StageCode::Waiting);
    for _ in 0..2 {
        assert_eq!(world.ask("/leave", &cookie, "", &[]).await.status, 303);
    }
    assert_eq!(floor::contact(&world.ctx, contact).unwrap().stage(), StageCode::Unanswered);
}

#[tokio::test]
async fn a_closed_queue_says_so_and_keeps_what_was_typed() {
    let world = World::new().await;
    let shut = world.get("/ask", "").await;
    assert!(shut.text.contains("data-shut") && !shut.text.contains("id=\"ask\""), "{}", shut.text);
    world.turn_chats(true).await;
    let cookie = world.visitor().await;
    world.turn_chats(false).await;
    let refused = world.ask("", &cookie, FORM, &[]).await;
    assert_eq!(refused.status, 503);
    assert!(refused.text.contains("data-shut") && refused.text.contains("value=\"林小满\""), "{}", refused.text);
    assert!(refused.text.contains("&lt;b&gt;急"), "{}", refused.text);
}

#[tokio::test]
async fn flaws_are_named_and_what_was_typed_stays() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let cookie = world.visitor().await;
    let flawed = world.ask("", &cookie, "name=&waybill=%22%3E%3Cx&topic=no&text=%E5%9C%A8", &[]).await;
    assert_eq!(flawed.status, 422);
    for id in ["name-error", "waybill-error", "topic-error"] {
        assert!(flawed.text.contains(&format!("id=\"{id}\"")), "{id}: {}", flawed.text);
    }
    assert!(!flawed.text.contains("text-error") && !flawed.text.contains("\"><x"), "{}", flawed.text);
    let english = world.ask("", &cookie, "name=", &[("accept-language", "en-GB")]).await;
    assert!(english.text.contains("lang=\"en\"") && english.text.contains("Please mend these first"));
    assert_eq!(world.ask("", "", FORM, &[]).await.status, 400, "without a cookie nobody could come back");
    assert_eq!(world.ask("/say", &cookie, "id=nonsense&text=x", &[]).await.status, 400);
    let chosen = world.ask("/language", &cookie, "lang=en", &[]).await;
    assert!(chosen.header("set-cookie").starts_with("yl_lang=en"), "{chosen:?}");
    let huge = world.ask("", &cookie, &format!("name={}", "x".repeat(20_000)), &[]).await;
    assert_eq!(huge.status, 413);
}

#[tokio::test]
async fn one_address_cannot_fill_the_queue() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let open = async |address: String, waybill: &str| {
        let cookie = world.visitor().await;
        let form = format!("name=a&topic=late&text=x&waybill={waybill}");
        world.ask("", &cookie, &form, &[("x-forwarded-for", &address)]).await
    };
    for _ in 0..10 {
        assert_eq!(open("192.0.2.1".to_owned(), "").await.status, 303);
    }
    let more = open("192.0.2.1".to_owned(), "").await;
    assert_eq!(more.status, 429);
    assert!(more.text.contains("value=\"a\""), "what was typed stays");
    for number in 2..5 {
        assert_eq!(open(format!("192.0.2.{number}"), "YL20261120001").await.status, 303);
    }
    assert_eq!(open("192.0.2.9".to_owned(), "YL20261120001").await.status, 429, "nor can one waybill");
    let cookie = world.visitor().await;
    let headers = [("x-forwarded-for", "192.0.2.200")];
    assert_eq!(world.ask("", &cookie, "name=a&topic=late&text=x", &headers).await.status, 303);
    let mut statuses = Vec::new();
    for number in 0..25 {
        let id = format!("0198bbbb-0000-4000-8000-0000000000{number:02}");
        statuses.push(world.say(&cookie, &id, "x").await.status);
    }
    assert_eq!(statuses[..20], [200; 20]);
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[tokio::test]
async fn the_page_needs_neither_a_session_nor_the_program() {
    let world = World::new().await;
    world.turn_chats(true).await;
    let page = world.get("/ask", "").await;
    let policy = page.header("content-security-policy").to_owned();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(page.text.contains(&format!("nonce=\"{nonce}\"")), "{}", page.text);
    assert!(!page.text.contains("wasm") && !page.text.contains("style="), "{}", page.text);
    let linked = |start: &str| {
        let (_, rest) = page.text.split_once(start).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    for path in [linked("rel=\"stylesheet\" href=\""), linked("<script src=\"")] {
        let file = world.get(&path, "").await;
        assert_eq!(file.status, 200, "{path}");
        assert!(file.header("cache-control").contains("immutable"), "{path}");
    }
}
