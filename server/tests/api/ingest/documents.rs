//! The document and its page.

use super::{states, world};
use app::{i18n::ingest::part, preferences::Lang};
use axum::{body::Body, http::Request};
use domain::ingest::{Door, parts};
use serde_json::{Value, json};
use server::ingest::document;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_document_describes_every_address() {
    let world = world().await;
    let answer = world.send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    let served: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(served, document(Lang::Zh));
    assert_eq!(served["openapi"], "3.1.0");
    let paths: BTreeSet<&String> = served["paths"].as_object().unwrap().keys().collect();
    let doors = Door::ALL.iter().map(|door| format!("/{}", door.code()));
    let expected: BTreeSet<String> = doors.chain(["/chats/{chat}".to_owned()]).collect();
    assert_eq!(paths, expected.iter().collect());
    for lang in [Lang::Zh, Lang::En] {
        let whole = document(lang);
        every(&whole, &mut |key, value| {
            if key == "$ref" {
                let path = value.as_str().unwrap().strip_prefix('#').unwrap();
                assert!(whole.pointer(path).is_some(), "{path} leads nowhere");
            }
            if key == "description" {
                assert!(!value.as_str().unwrap().is_empty());
            }
        });
    }
}

fn every(value: &Value, look: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            look(key, value);
            every(value, look);
        }),
        Value::Array(items) => items.iter().for_each(|item| every(item, look)),
        _ => {}
    }
}

#[test]
fn every_part_has_words_of_its_own_in_both_languages() {
    for door in Door::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let words: Vec<&str> = parts(*door).iter().map(|p| part(lang, *door, p.name)).collect();
            let different: BTreeSet<&&str> = words.iter().collect();
            assert_eq!(different.len(), words.len(), "{door:?} {lang:?} {words:?}");
        }
    }
}

#[tokio::test]
async fn the_examples_of_the_document_are_taken() {
    let world = world().await;
    let partner = world.partner(Door::ALL, false).await;
    let whole = document(Lang::En);
    super::chats::open_queue(&world, "chat").await;
    for door in [Door::Complaints, Door::Tracking, Door::Chats] {
        let media = &whole["paths"][format!("/{}", door.code())]["post"]["requestBody"]["content"]["application/json"];
        let answer = world.tell(&partner, door.code(), media["example"]["items"].clone()).await;
        assert_eq!(states(&answer), ["taken"], "{answer:?}");
    }
}

#[tokio::test]
async fn the_page_tells_what_the_document_tells_without_scripts() {
    let world = world().await;
    for (lang, title) in [("zh", "接入接口"), ("en", "Interface for other systems")] {
        let path = format!("/api/v1/docs?lang={lang}");
        let page = world.send(Request::get(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, 200);
        assert!(page.text.starts_with("<!DOCTYPE html><html"), "{}", &page.text[..60]);
        assert!(page.text.contains(title) && page.header("content-security-policy").contains("object-src 'none'"));
        for forbidden in ["<script", " style=\"", "http://", "https://", " onclick", "<!>"] {
            assert!(!page.text.contains(forbidden), "{forbidden}");
        }
        for door in Door::ALL {
            for part in parts(*door) {
                assert!(page.text.contains(&format!("<code>{}</code>", part.name)), "{}", part.name);
            }
        }
        for line in ["POST /api/v1/chats</code>", "GET /api/v1/chats/{chat}</code>", "<code>served_by</code>"] {
            assert!(page.text.contains(line), "{line}");
        }
        for code in domain::ingest::FlawCode::CODES.iter().chain(domain::ingest::TroubleCode::CODES) {
            assert!(page.text.contains(code), "{code}");
        }
    }
    assert_ne!(json!(document(Lang::Zh)), json!(document(Lang::En)));
}
