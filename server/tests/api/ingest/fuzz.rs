//! Bodies made from the schemas of the document, whole and broken. Whatever comes, nothing of ours breaks, and every
//! refusal says why.

use super::{
    chats::{open_queue, read},
    problem, request, states, world,
};
use crate::world::World;
use axum::{body::Body, http::Request};
use domain::{
    ingest::{Door, FlawCode},
    view::integrations::IntegrationDeed,
};
use serde_json::{Map, Value, json};

/// Bodies for each address.
const ROUNDS: u64 = 120;
/// After so many rounds another token is used: the limit on requests is not what is tried here.
const PER_TOKEN: u64 = 30;

/// A generator that gives the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[usize::try_from(self.roll(among.len() as u64)).unwrap()]
    }
}

/// The served document.
struct Schemas(Value);

impl Schemas {
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        schema["$ref"].as_str().map_or(schema, |path| self.0.pointer(path.strip_prefix('#').unwrap()).unwrap())
    }

    /// Something that the schema allows.
    fn make(&self, dice: &mut Dice, schema: &Value) -> Value {
        let schema = self.resolve(schema);
        if let Some(values) = schema["enum"].as_array() {
            return dice.pick(values).clone();
        }
        match schema["type"].as_str().unwrap() {
            "object" => self.object(dice, schema),
            "array" => {
                let most = schema["maxItems"].as_u64().unwrap().min(4);
                (0..=dice.roll(most)).map(|_| self.make(dice, &schema["items"])).collect()
            }
            "integer" => {
                let bound = |name: &str| schema[name].as_i64().unwrap();
                json!(*dice.pick(&[bound("minimum"), bound("minimum") + 1, bound("maximum")]))
            }
            _ => text(dice, schema),
        }
    }

    fn object(&self, dice: &mut Dice, schema: &Value) -> Value {
        let mut made = Map::new();
        for (name, part) in schema["properties"].as_object().unwrap() {
            if required(schema, name) || dice.roll(4) == 0 {
                made.insert(name.clone(), self.make(dice, part));
            }
        }
        for rule in schema["allOf"].as_array().into_iter().flatten() {
            let (part, value) = rule["if"]["properties"].as_object().unwrap().iter().next().unwrap();
            if made.get(part) == Some(&value["const"]) {
                for name in rule["then"]["required"].as_array().unwrap() {
                    let name = name.as_str().unwrap();
                    made.entry(name).or_insert_with(|| self.make(dice, &schema["properties"][name]));
                }
            }
        }
        Value::Object(made)
    }
}

fn text(dice: &mut Dice, schema: &Value) -> Value {
    let text = match schema["format"].as_str() {
        Some("date-time") => (*dice.pick(&[
            "2026-11-20T09:00:00+08:00",
            "2026-11-20T01:00:00.123456789Z",
            "2026-11-19T23:59:59-05:00",
            "2026-11-25T00:00:00+08:00",
        ]))
        .to_owned(),
        Some("date") => "2026-11-18".to_owned(),
        _ => match schema["examples"].as_array() {
            Some(examples) if dice.roll(2) == 0 || schema["maxLength"].is_null() => {
                dice.pick(examples).as_str().unwrap().to_owned()
            }
            Some(_) => format!("n{}", dice.roll(1000)),
            None => {
                let most = schema["maxLength"].as_u64().unwrap();
                let signs = ['x', '问', '\u{1f4e6}', '\'', '<', '%'];
                (0..=dice.roll(most)).map(|_| *dice.pick(&signs)).collect()
            }
        },
    };
    json!(text)
}

/// The same with something wrong in it, somewhere.
fn spoil(dice: &mut Dice, value: Value) -> Value {
    match value {
        Value::Object(mut fields) if !fields.is_empty() && dice.roll(5) > 0 => {
            let names: Vec<String> = fields.keys().cloned().collect();
            let name = dice.pick(&names).clone();
            match dice.roll(4) {
                0 => {
                    fields.remove(&name);
                }
                1 => {
                    fields.insert("surplus".to_owned(), junk(dice));
                }
                _ => {
                    let old = fields.remove(&name).unwrap();
                    let new = spoil(dice, old);
                    fields.insert(name, new);
                }
            }
            Value::Object(fields)
        }
        Value::Array(mut items) if !items.is_empty() && dice.roll(5) > 0 => {
            let place = usize::try_from(dice.roll(items.len() as u64)).unwrap();
            items[place] = spoil(dice, items[place].clone());
            Value::Array(items)
        }
        _ => junk(dice),
    }
}

fn required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name))
}

fn junk(dice: &mut Dice) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("  \u{202e}\u{0}"),
        json!("x".repeat(5000)),
        json!("'; DROP TABLE waybills; --"),
        json!("9999-12-31T23:59:59Z"),
        json!("0000-01-01T00:00:00Z"),
        json!("2026-02-30T25:61:61+99:99"),
        json!("2016-12-31T23:59:60Z"),
        json!([]),
        json!([[[[]]]]),
        json!({}),
        json!({ "items": [] }),
    ];
    dice.pick(&all).clone()
}

/// The document, as anybody gets it.
async fn schemas(world: &World) -> Schemas {
    let answer = world.send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap()).await;
    Schemas(serde_json::from_str(&answer.text).unwrap())
}

fn batch(whole: &Schemas, door: Door) -> Value {
    let path = format!("/{}", door.code());
    whole.0["paths"][&path]["post"]["requestBody"]["content"]["application/json"]["schema"].clone()
}

async fn send(world: &World, token: &str, door: Door, body: String) -> (u16, String) {
    let answer = world.send(request(door.code(), token).body(Body::from(body.clone())).unwrap()).await;
    match answer.status {
        202 => assert!(states(&answer).iter().any(|state| state != "refused"), "{body}"),
        400..500 => {
            let (_, code, _) = problem(&answer);
            assert!(!code.is_empty(), "{body}");
        }
        _ => panic!("{answer:?} to {body}"),
    }
    if let Some(items) = answer.json()["items"].as_array() {
        for flaw in items.iter().filter_map(|item| item["flaws"].as_array()).flatten() {
            assert!(
                FlawCode::from_code(flaw["code"].as_str().unwrap()).is_some() && flaw["field"].is_string(),
                "{flaw}"
            );
        }
    }
    (answer.status, answer.text)
}

#[tokio::test]
async fn nothing_breaks_whatever_comes() {
    let world = world().await;
    let schemas = schemas(&world).await;
    let agent = world.actor("agent").await.id;
    // The queue that the schemas name.
    open_queue(&world, "hotline").await;
    for door in Door::ALL {
        let schema = batch(&schemas, *door);
        let (mut saved, mut token) = (0, String::new());
        for round in 0..ROUNDS {
            if round % PER_TOKEN == 0 {
                let partner = world.partner(Door::ALL, false).await;
                world.deed(IntegrationDeed::Map { id: partner.id, number: "8001".to_owned(), agent }).await;
                token = partner.token;
            }
            let mut dice = Dice(round);
            let whole = schemas.make(&mut dice, &schema);
            let (status, text) = send(&world, &token, *door, whole.to_string()).await;
            saved += u32::from(status == 202);
            assert!(!text.contains("not_a_moment") && !text.contains("not_an_object"), "{text} to {whole}");
            let spoilt = spoil(&mut dice, whole);
            send(&world, &token, *door, spoilt.to_string()).await;
            let mut bytes = spoilt.to_string();
            let cut = usize::try_from(dice.roll(bytes.len() as u64)).unwrap();
            bytes.truncate((0..=cut).rev().find(|at| bytes.is_char_boundary(*at)).unwrap());
            send(&world, &token, *door, bytes).await;
        }
        assert!(saved > 0, "{door:?}: nothing that the document allows was ever taken");
    }
    let report = casework::ports::Store::check(world.store.as_ref()).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

/// A text as it stands in an address.
fn in_address(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.bytes().fold(String::new(), |told, byte| {
        if byte.is_ascii_alphanumeric() { told + &char::from(byte).to_string() } else { told + &format!("%{byte:02X}") }
    })
}

/// Asks for a chat as the parameters of the document say, now and then with something else.
fn asked(dice: &mut Dice, whole: &Schemas, parameters: &Value, junky: bool) -> String {
    let (mut chat, mut query) = (String::new(), Vec::new());
    let in_the_address = |parameter: &&Value| parameter["in"] != "header";
    for parameter in parameters.as_array().unwrap().iter().filter(in_the_address) {
        let made = whole.make(dice, &parameter["schema"]);
        let value = if junky && dice.roll(2) == 0 { junk(dice) } else { made };
        match parameter["in"].as_str().unwrap() {
            "path" => chat = in_address(&value),
            "query" if dice.roll(2) == 0 => {
                query.push(format!("{}={}", parameter["name"].as_str().unwrap(), in_address(&value)));
            }
            _ => {}
        }
    }
    [chat, "?".to_owned(), query.join("&")].concat()
}

#[tokio::test]
async fn nothing_breaks_whatever_is_asked_for() {
    let world = world().await;
    open_queue(&world, "hotline").await;
    let schemas = schemas(&world).await;
    let operation = schemas.0["paths"]["/chats/{chat}"]["get"].clone();
    let (mut found, mut token) = (0, String::new());
    for round in 0..ROUNDS {
        if round % PER_TOKEN == 0 {
            token = world.partner(Door::ALL, false).await.token;
            let opened = json!({
                "id": "1", "chat": "4f0c-17", "at": "2026-11-20T09:00:00+08:00", "event": "opened",
                "queue": "hotline", "text": "?",
            });
            let (status, text) = send(&world, &token, Door::Chats, json!({ "items": [opened] }).to_string()).await;
            assert_eq!(status, 202, "{text}");
        }
        for junky in [false, true] {
            let mut dice = Dice(round);
            let address = asked(&mut dice, &schemas, &operation["parameters"], junky);
            let answer = read(&world, &token, &address).await;
            match answer.status {
                200 => found += 1,
                status => {
                    assert!(operation["responses"].get(status.to_string()).is_some(), "{answer:?} to {address}");
                    assert!(!problem(&answer).1.is_empty() && (junky || status == 404), "{answer:?} to {address}");
                }
            }
        }
    }
    assert!(found > 0, "what the document allows is never found");
}
