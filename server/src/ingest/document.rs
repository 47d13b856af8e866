//! The OpenAPI document. Its schemas come from the lists by which items are read, its words from the interface's texts, and
//! its codes from the enums that answers are made of, so that none of them can say something else than the program does.

use super::{
    KEY, PATH, SIGNATURE, TIMESTAMP, reading,
    schema::{name, schemas, to},
    trouble::lines,
};
use app::{
    i18n::ingest::{IngestTexts, door as title, door_text},
    preferences::Lang,
    ssr::Visit,
};
use axum::{
    Extension, Json,
    extract::Query,
    response::{IntoResponse, Response},
};
use domain::ingest::{Door, TroubleCode};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// Codes that only other addresses than the doors answer.
const ELSEWHERE: [TroubleCode; 2] = [TroubleCode::NotFound, TroubleCode::WrongMethod];

/// The language that is asked for by `?lang=`, or the one of the browser's interface.
pub(super) fn asked(query: &HashMap<String, String>, visit: &Visit) -> Lang {
    query.get("lang").and_then(|code| Lang::from_code(code)).unwrap_or(visit.preferences.lang)
}

/// The document over HTTP.
pub(super) async fn open(Query(query): Query<HashMap<String, String>>, Extension(visit): Extension<Visit>) -> Response {
    Json(document(asked(&query, &visit))).into_response()
}

/// The document.
#[must_use]
pub fn document(lang: Lang) -> Value {
    let t = IngestTexts::of(lang);
    let mut paths: Map<String, Value> =
        Door::ALL.iter().map(|door| (format!("/{}", door.code()), json!({ "post": operation(lang, *door) }))).collect();
    paths.insert(reading::CHAT.to_owned(), json!({ "get": reading::operation(lang) }));
    json!({
        "openapi": "3.1.0",
        "info": { "title": t.title, "version": "1", "description": t.lead },
        "servers": [{ "url": PATH }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas(lang),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": t.token } },
        },
    })
}

fn operation(lang: Lang, door: Door) -> Value {
    let t = IngestTexts::of(lang);
    let header = |name: &str, text: &str, schema: Value| json!({ "name": name, "in": "header", "required": false, "description": text, "schema": schema });
    let key =
        json!({ "type": "string", "minLength": 1, "maxLength": domain::ingest::ID_LENGTH, "pattern": "^[!-~]+$" });
    json!({
        "operationId": door.code(),
        "summary": title(lang, door),
        "description": door_text(lang, door),
        "parameters": [
            header(KEY.as_str(), t.key, key),
            header(TIMESTAMP.as_str(), t.timestamp, json!({ "type": "string", "pattern": "^[0-9]+$" })),
            header(SIGNATURE.as_str(), t.signature, json!({ "type": "string", "pattern": "^v1=[0-9a-f]{64}$" })),
        ],
        "requestBody": {
            "required": true,
            "content": { "application/json": {
                "schema": to(&format!("{}Batch", name(door))),
                "example": { "items": [example(door)] },
            } },
        },
        "responses": responses(lang),
    })
}

/// By status.
fn responses(lang: Lang) -> Value {
    let t = IngestTexts::of(lang);
    let answers = |schema: &str, kind: &str, text: &str| json!({ "description": text, "content": { kind: { "schema": to(schema) } } });
    let codes: Vec<TroubleCode> = TroubleCode::ALL.iter().copied().filter(|code| !ELSEWHERE.contains(code)).collect();
    let mut responses = Map::new();
    responses.insert("202".to_owned(), answers("BatchAnswer", "application/json", t.accepted));
    for (status, text) in lines(lang, &codes) {
        responses.insert(status.to_string(), answers("Problem", "application/problem+json", &text));
    }
    Value::Object(responses)
}

/// An item as it may be sent.
fn example(door: Door) -> Value {
    match door {
        Door::Calls => json!({
            "id": "4f0c-17", "call": "4f0c", "at": "2026-11-20T09:58:31.250+08:00", "event": "arrived",
            "queue": "hotline", "caller": "17000005678", "waybill": "YL20261120001",
        }),
        Door::Agents => json!({
            "id": "s-8001-1", "agent": "8001", "at": "2026-11-20T09:00:00+08:00", "event": "signed_on",
            "skills": ["hotline", "claims"],
        }),
        Door::Complaints => json!({
            "at": "2026-11-20T09:40:00+08:00", "kind": "other", "platform_name": "Example Mall",
            "platform_ticket": "EM-118203", "platform_due": "2026-11-22T18:00:00+08:00", "requester": "recipient",
            "contact_name": "Lin", "contact_phone": "17000005678", "waybill": "YL20261120001",
            "allegation": "The courier did not ring.", "wish": "explanation",
        }),
        Door::Tracking => json!({
            "waybill": "YL20261120001", "at": "2026-11-20T08:12:00+08:00", "step": "out_for_delivery",
            "place": "Hangzhou Xihu",
        }),
        Door::Chats => json!({
            "id": "4f0c-1", "chat": "4f0c", "at": "2026-11-20T09:58:31.250+08:00", "event": "opened",
            "queue": "chat", "text": "Where is my parcel?", "name": "Lin", "waybill": "YL20261120001",
        }),
    }
}
