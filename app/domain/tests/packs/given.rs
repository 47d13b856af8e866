//! What the tests of this folder start from.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{deadline::OpenInterval, id::AccountId};
use serde_json::{Value, json};
use uuid::Uuid;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn open(spans: &[(&str, &str)]) -> Vec<OpenInterval> {
    let time = |text: &str| text.parse::<NaiveTime>().expect("a time");
    spans.iter().map(|(from, to)| (time(from), time(to))).collect()
}

pub const fn somebody() -> AccountId {
    AccountId(Uuid::from_u128(7))
}

/// A clock of a pack file with everything a clock needs.
pub fn clock(id: &str) -> Value {
    json!({
        "id": id, "code": id, "title": { "zh": "时限", "en": "Clock" }, "lane": "house", "strength": "limit",
        "starts": "call_received", "timing": timed(5, "minute", "elapsed"), "article": { "zh": "条", "en": "article" },
    })
}

pub fn timed(count: i64, unit: &str, clock: &str) -> Value {
    json!({ "counted": { "count": count, "unit": unit, "clock": clock } })
}

/// A pack with these clocks.
pub fn pack(id: &str, version: &str, clocks: &[Value]) -> Value {
    json!({
        "id": id, "version": version, "valid_from": "2020-01-01", "jurisdiction": "CN",
        "source": { "zh": "文件", "en": "document" }, "grade": "house", "clocks": clocks,
    })
}

/// As a person would write it: one value a line.
pub fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("serialises")
}

/// The line, from 1, of the last line that holds this.
pub fn line_of(text: &str, part: &str) -> u32 {
    let index = text.lines().enumerate().filter(|(_, line)| line.contains(part)).last().expect("it is there").0;
    u32::try_from(index + 1).expect("short")
}
