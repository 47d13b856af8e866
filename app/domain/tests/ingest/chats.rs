//! Events of chats that a page of somebody else holds.

use super::given::{EXCHANGE, OTHER, at, now, told};
use domain::{
    chat::{MESSAGE_LENGTH, Opening, Topic},
    ingest::{
        Door, ItemFlaw,
        chat::{self, ChatReport, ChatTold},
        conditions, identity,
    },
    waybill::WaybillNumber,
};
use serde_json::{Value, json};

fn item(event: &str, more: &Value) -> Value {
    let mut item = json!({ "id": "m-1", "chat": "k-1", "at": "2026-11-20T09:00:00+08:00", "event": event });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

fn parse(event: &str, more: &Value) -> Result<ChatReport, Vec<ItemFlaw>> {
    chat::parse(&item(event, more), EXCHANGE, now())
}

fn opening(more: &Value) -> Opening {
    let ChatTold::Opened(opening) = parse("opened", more).unwrap().told else { panic!("opened") };
    *opening
}

#[test]
fn a_chat_opens_with_the_first_words() {
    let more = json!({ "queue": "shop", "text": " 在吗\r\n？ ", "name": "林\n小满", "waybill": "yl20261120001" });
    let full = opening(&more);
    assert_eq!((full.name.as_str(), full.text.as_str(), full.topic), ("林 小满", "在吗\n？", Topic::Other));
    assert_eq!(full.waybill.as_ref().map(WaybillNumber::as_str), Some("YL20261120001"));
    let via = full.via.clone().unwrap();
    assert_eq!((via.integration, via.queue.as_str(), via.at), (EXCHANGE, "shop", at("2026-11-20T01:00:00Z")));
    let bare = opening(&json!({ "queue": "shop", "text": "在吗" }));
    assert_eq!((bare.name.as_str(), bare.waybill), ("", None));

    let flaws = |more: Value| parse("opened", &more).unwrap_err();
    assert_eq!(told(&flaws(json!({}))), [("queue", "missing"), ("text", "missing")]);
    assert_eq!(told(&flaws(json!({ "queue": "shop", "text": " \u{200b}" }))), [("text", "missing")]);
    assert_eq!(told(&flaws(json!({ "queue": "Shop", "text": "在" }))), [("queue", "not_a_name")]);
    assert_eq!(told(&flaws(json!({ "queue": "shop", "text": "在", "waybill": "?" }))), [("waybill", "not_a_waybill")]);
    let long = json!({ "queue": "shop", "text": "在", "name": "名".repeat(41) });
    assert_eq!(told(&flaws(long)), [("name", "too_long")]);
}

#[test]
fn customers_speak_and_leave() {
    let said = parse("said", &json!({ "text": "谢谢" })).unwrap();
    assert_eq!(said.told, ChatTold::Said { text: "谢谢".to_owned() });
    assert_eq!(parse("left", &json!({})).unwrap().told, ChatTold::Left);
    let flaws = |event: &str, more: Value| parse(event, &more).unwrap_err();
    assert_eq!(told(&flaws("said", json!({}))), [("text", "missing")]);
    assert!(parse("said", &json!({ "text": "长".repeat(MESSAGE_LENGTH) })).is_ok());
    assert_eq!(told(&flaws("said", json!({ "text": "长".repeat(MESSAGE_LENGTH + 1) }))), [("text", "too_long")]);
    assert_eq!(told(&flaws("said", json!({ "text": "x", "queue": "shop" }))), [("queue", "out_of_place")]);
    assert_eq!(told(&flaws("left", json!({ "text": "x" }))), [("text", "out_of_place")]);
    assert_eq!(told(&flaws("typed", json!({}))), [("event", "not_a_choice")]);
    assert_eq!(told(&flaws("said", json!({ "text": "x", "phone": "1" }))), [("phone", "unknown")]);
}

#[test]
fn the_list_says_what_the_reader_asks_for() {
    let of = |value: &str| conditions(Door::Chats).into_iter().find(|condition| condition.value == value);
    assert_eq!(of("opened").unwrap().needs, ["queue", "text"]);
    assert_eq!(of("said").unwrap().needs, ["text"]);
    assert_eq!(of("left"), None);
}

#[test]
fn ids_follow_from_the_sender() {
    let read = |source, id: &str, chat: &str| {
        let mut item = item("left", &json!({}));
        (item["id"], item["chat"]) = (json!(id), json!(chat));
        let report = chat::parse(&item, source, now()).unwrap();
        (report.id, report.contact)
    };
    let (id, contact) = read(EXCHANGE, "m-1", "k-1");
    assert_eq!((id, contact), (identity::message(EXCHANGE, "m-1"), identity::chat(EXCHANGE, "k-1")));
    assert_eq!(read(EXCHANGE, "m-1", "k-2").0, id, "an event has one id wherever it happens");
    assert_ne!(read(EXCHANGE, "m-2", "k-1").0, id);
    assert_ne!(read(EXCHANGE, "m-1", "k-2").1, contact);
    let other = read(OTHER, "m-1", "k-1");
    assert!(other.0 != id && other.1 != contact);
    assert_ne!(identity::message(EXCHANGE, "k-1").0, contact.0);
}

#[test]
fn times_are_cut_and_refused() {
    let with = |time: &str| {
        let mut item = item("left", &json!({}));
        item["at"] = json!(time);
        chat::parse(&item, EXCHANGE, now())
    };
    assert_eq!(with("2026-11-21T10:00:00+08:00").unwrap().at, now(), "nothing happens after we heard of it");
    assert_eq!(with("2026-11-19T10:00:00+08:00").unwrap().at, at("2026-11-19T02:00:00Z"));
    assert_eq!(told(&with("2026-11-19T09:59:59+08:00").unwrap_err()), [("at", "too_old")]);
}

#[test]
fn an_opening_that_is_sent_again_tells_the_same() {
    let one = opening(&json!({ "queue": "shop", "text": "在吗" }));
    let mut later = one.clone();
    if let Some(via) = &mut later.via {
        via.at = now();
    }
    assert!(one.tells_the_same(&later), "only the time was cut elsewhere");
    for more in [
        json!({ "queue": "shop", "text": "在么" }),
        json!({ "queue": "other", "text": "在吗" }),
        json!({ "queue": "shop", "text": "在吗", "name": "林" }),
    ] {
        assert!(!one.tells_the_same(&opening(&more)), "{more}");
    }
}

#[test]
fn what_was_kept_before_pages_of_others_can_still_be_read() {
    let kept = json!({ "name": "林小满", "waybill": null, "topic": "late", "text": "在吗" });
    let read: Opening = serde_json::from_value(kept.clone()).unwrap();
    assert_eq!(read.via, None);
    assert_eq!(serde_json::to_value(&read).unwrap(), kept);
}
