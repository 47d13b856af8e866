//! The schemas of items and answers, written from the lists by which items are read.

use super::reading;
use app::{
    i18n::ingest::{IngestTexts, part},
    preferences::Lang,
};
use domain::{
    amount::Fen,
    ingest::{
        Condition, Door, FlawCode, Holds, ID_LENGTH, MOST_ITEMS, Part, conditions,
        part::{EXTENSION_LENGTH, MOST, MOST_NAMES},
        parts,
    },
};
use serde_json::{Map, Value, json};

/// The name of the schema of an item.
pub(super) fn name(door: Door) -> &'static str {
    match door {
        Door::Calls => "CallEvent",
        Door::Agents => "AgentEvent",
        Door::Complaints => "PlatformComplaint",
        Door::Tracking => "TrackingEntry",
        Door::Chats => "ChatEvent",
    }
}

pub(super) fn to(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// Every schema.
pub(super) fn schemas(lang: Lang) -> Value {
    let t = IngestTexts::of(lang);
    let mut schemas = Map::new();
    for door in Door::ALL {
        schemas.insert(name(*door).to_owned(), item(lang, *door));
        schemas.insert(
            format!("{}Batch", name(*door)),
            json!({
                "type": "object",
                "required": ["items"],
                "additionalProperties": false,
                "properties": {
                    "items": {
                        "type": "array", "minItems": 1, "maxItems": MOST_ITEMS, "description": t.items,
                        "items": to(name(*door)),
                    },
                },
            }),
        );
    }
    schemas.insert("Flaw".to_owned(), flaw());
    schemas.insert("ItemAnswer".to_owned(), item_answer(t));
    schemas.insert(
        "BatchAnswer".to_owned(),
        json!({
            "type": "object",
            "required": ["items"],
            "properties": { "items": { "type": "array", "items": to("ItemAnswer") } },
        }),
    );
    schemas.insert("Problem".to_owned(), problem());
    schemas.extend(reading::schemas(lang).map(|(name, schema)| (name.to_owned(), schema)));
    Value::Object(schemas)
}

fn flaw() -> Value {
    json!({
        "type": "object",
        "required": ["field", "code"],
        "properties": { "field": { "type": "string" }, "code": { "type": "string", "enum": FlawCode::CODES } },
    })
}

fn item_answer(t: &IngestTexts) -> Value {
    let states = format!("taken: {}; known: {}; refused: {}", t.taken, t.known, t.not_taken);
    json!({
        "type": "object",
        "required": ["state"],
        "properties": {
            "state": { "type": "string", "enum": ["taken", "known", "refused"], "description": states },
            "seq": { "type": "integer", "description": t.seq },
            "number": { "type": "string" },
            "flaws": { "type": "array", "items": to("Flaw") },
        },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "status", "code", "field"],
        "properties": {
            "type": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "type": "string" },
            "field": { "type": "string" },
            "incident": { "type": "string", "format": "uuid" },
            "items": { "type": "array", "items": to("ItemAnswer") },
        },
    })
}

/// The schema of the items at a door.
fn item(lang: Lang, door: Door) -> Value {
    let parts = parts(door);
    let required: Vec<&str> = parts.iter().filter(|part| part.required).map(|part| part.name).collect();
    let properties: Map<String, Value> = parts.iter().map(|p| (p.name.to_owned(), property(lang, door, p))).collect();
    let mut schema = json!({
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    });
    let rules: Vec<Value> = conditions(door).iter().map(rule).collect();
    if !rules.is_empty() {
        schema["allOf"] = json!(rules);
    }
    schema
}

fn rule(condition: &Condition) -> Value {
    json!({
        "if": { "properties": { condition.part: { "const": condition.value } }, "required": [condition.part] },
        "then": { "required": condition.needs },
    })
}

fn property(lang: Lang, door: Door, of: &Part) -> Value {
    let mut schema = holds(of.holds);
    schema["description"] = json!(part(lang, door, of.name));
    schema
}

fn holds(holds: Holds) -> Value {
    let name = r"^[a-z][a-z0-9_-]{0,31}$";
    match holds {
        Holds::Id => {
            json!({ "type": "string", "minLength": 1, "maxLength": ID_LENGTH, "pattern": "^[!-~]+$", "examples": ["4f0c-17"] })
        }
        Holds::Extension => json!({
            "type": "string", "minLength": 1, "maxLength": EXTENSION_LENGTH, "pattern": "^[A-Za-z0-9._@+-]+$",
            "examples": ["8001"],
        }),
        Holds::Name => json!({ "type": "string", "pattern": name, "examples": ["hotline"] }),
        Holds::Names => json!({
            "type": "array", "minItems": 1, "maxItems": MOST_NAMES,
            "items": { "type": "string", "pattern": name, "examples": ["hotline", "claims"] },
        }),
        Holds::Line(max) | Holds::Text(max) => json!({ "type": "string", "minLength": 1, "maxLength": max }),
        Holds::Code(codes) => json!({ "type": "string", "enum": codes }),
        Holds::Moment => json!({ "type": "string", "format": "date-time" }),
        Holds::Day => json!({ "type": "string", "format": "date" }),
        Holds::Phone => json!({ "type": "string", "pattern": r"^\+?[0-9]{5,15}$", "examples": ["17000005678"] }),
        Holds::Waybill => {
            json!({ "type": "string", "pattern": "^[A-Z0-9]{8,24}$", "examples": ["YL20261120001"] })
        }
        Holds::Fen => json!({ "type": "integer", "minimum": 0, "maximum": Fen::MAX.0 }),
        Holds::Count => json!({ "type": "integer", "minimum": 0, "maximum": MOST }),
    }
}
