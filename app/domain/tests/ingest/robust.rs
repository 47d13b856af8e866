//! Whatever comes, reading it answers.

use super::given::{EXCHANGE, now};
use domain::ingest::{Door, agent, call, chat, complaint, parts, tracking};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!("2026-11-20T09:00:00+08:00")),
        Just(json!("9999-12-31T23:59:59.999999999-23:59")),
        Just(json!("-0001-01-01T00:00:00Z")),
        Just(json!("YL20261120001")),
        Just(json!("17000005678")),
        Just(json!("8001")),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Value::from))
}

/// Names that are known, with values that may be anything.
fn item(door: Door) -> impl Strategy<Value = Value> {
    let names: Vec<&str> = parts(door).iter().map(|part| part.name).collect();
    let pair = (prop::sample::select(names), value());
    let codes = parts(door).into_iter().filter_map(|part| match part.holds {
        domain::ingest::Holds::Code(codes) => Some((part.name, codes)),
        _ => None,
    });
    let codes: Vec<(&str, &[&str])> = codes.collect();
    let chosen = prop::sample::select(codes)
        .prop_flat_map(|(name, codes)| prop::sample::select(codes.to_vec()).prop_map(move |code| (name, json!(code))));
    prop::collection::vec(prop_oneof![pair, chosen], 0..12).prop_map(|pairs| {
        Value::Object(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    })
}

proptest! {
    #[test]
    fn everything_is_answered(
        call in item(Door::Calls),
        agent in item(Door::Agents),
        complaint in item(Door::Complaints),
        tracking in item(Door::Tracking),
        said in item(Door::Chats),
    ) {
        for item in [call, agent, complaint, tracking, said, json!(1)] {
            let flaws = [
                call::parse(&item, EXCHANGE, now()).err(),
                agent::parse(&item, now()).err(),
                complaint::read(&item, now()).err(),
                tracking::parse(&item, now()).err(),
                chat::parse(&item, EXCHANGE, now()).err(),
            ];
            for flaws in flaws.into_iter().flatten() {
                prop_assert!(!flaws.is_empty(), "{item} is refused for nothing");
            }
        }
    }
}
