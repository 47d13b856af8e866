//! What the document says of the one address that is read: a chat, and what was answered in it.

use super::{
    PATH, SIGNATURE, TIMESTAMP,
    schema::to,
    trouble::{lines, status},
};
use app::{
    i18n::ingest::{IngestTexts, flaw, standing},
    preferences::Lang,
};
use casework::ingest::MOST_MESSAGES;
use domain::{
    ingest::{FlawCode, ID_LENGTH, TroubleCode},
    queue::StageCode,
};
use serde_json::{Map, Value, json};

/// The address.
pub(super) const CHAT: &str = "/chats/{chat}";

/// What may go wrong.
const TROUBLES: [TroubleCode; 10] = [
    TroubleCode::TokenMissing,
    TroubleCode::TokenUnknown,
    TroubleCode::TokenRevoked,
    TroubleCode::ScopeMissing,
    TroubleCode::SignatureMissing,
    TroubleCode::SignatureLate,
    TroubleCode::SignatureWrong,
    TroubleCode::TooManyRequests,
    TroubleCode::NotFound,
    TroubleCode::Broken,
];

/// What is asked, and what is answered.
pub(super) fn operation(lang: Lang) -> Value {
    let t = IngestTexts::of(lang);
    let parameter = |name: &str, place: &str, text: &str, schema: Value| json!({ "name": name, "in": place, "required": place == "path", "description": text, "schema": schema });
    let id = json!({ "type": "string", "minLength": 1, "maxLength": ID_LENGTH, "pattern": "^[!-~]+$", "examples": ["4f0c-17"] });
    let after = json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX, "default": 0 });
    let signed = [t.chat_signature, " ", PATH, "/chats/4f0c?after=1"].concat();
    json!({
        "operationId": "chat",
        "summary": t.chat,
        "description": t.chat_text,
        "parameters": [
            parameter("chat", "path", t.chat_id, id),
            parameter("after", "query", t.chat_after, after),
            parameter(TIMESTAMP.as_str(), "header", t.timestamp, json!({ "type": "string", "pattern": "^[0-9]+$" })),
            parameter(SIGNATURE.as_str(), "header", &signed, json!({ "type": "string", "pattern": "^v1=[0-9a-f]{64}$" })),
        ],
        "responses": responses(lang),
    })
}

fn responses(lang: Lang) -> Value {
    let t = IngestTexts::of(lang);
    let answer = |schema: &str, kind: &str, text: &str| json!({ "description": text, "content": { kind: { "schema": to(schema) } } });
    let mut responses = Map::new();
    let mut standing = answer("ChatStanding", "application/json", t.chat_found);
    standing["content"]["application/json"]["example"] = example();
    responses.insert("200".to_owned(), standing);
    for (status, text) in lines(lang, &TROUBLES) {
        responses.insert(status.to_string(), answer("Problem", "application/problem+json", &text));
    }
    let code = FlawCode::NotANumber;
    let text = format!("{}: {}", code.code(), flaw(lang, code));
    let unfit = status(TroubleCode::NothingTaken).as_u16().to_string();
    responses.insert(unfit, answer("Problem", "application/problem+json", &text));
    Value::Object(responses)
}

/// What is answered, and a message in it.
pub(super) fn schemas(lang: Lang) -> [(&'static str, Value); 2] {
    let number = || json!({ "type": "integer", "minimum": 0 });
    let truth = || json!({ "type": "boolean" });
    let messages = json!({ "type": "array", "maxItems": MOST_MESSAGES, "items": to("ChatMessage") });
    let stands = [
        ("stage", json!({ "type": "string", "enum": StageCode::CODES })),
        ("over", truth()),
        ("ahead", number()),
        ("wait_least", number()),
        ("wait_most", number()),
        ("served_by", json!({ "type": "string" })),
        ("typing", truth()),
        ("read", number()),
        ("count", number()),
        ("messages", messages),
    ];
    let message = [
        ("number", json!({ "type": "integer", "minimum": 1 })),
        ("from", json!({ "type": "string", "enum": ["customer", "agent"] })),
        ("at", json!({ "type": "string", "format": "date-time" })),
        ("text", json!({ "type": "string" })),
    ];
    let always = ["stage", "over", "typing", "read", "count", "messages"];
    [
        ("ChatStanding", object(lang, stands, &always)),
        ("ChatMessage", object(lang, message, &["number", "from", "at", "text"])),
    ]
}

fn object<const N: usize>(lang: Lang, parts: [(&'static str, Value); N], required: &[&str]) -> Value {
    let describe = |(name, mut schema): (&'static str, Value)| {
        schema["description"] = json!(standing(lang, name));
        (name.to_owned(), schema)
    };
    let properties: Map<String, Value> = parts.into_iter().map(describe).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

/// A chat as it may stand.
fn example() -> Value {
    json!({
        "stage": "talking", "over": false, "served_by": "agent", "typing": false, "read": 1, "count": 2,
        "messages": [
            { "number": 2, "from": "agent", "at": "2026-11-20T02:01:12.250+00:00", "text": "Hello, I am looking." },
        ],
    })
}
