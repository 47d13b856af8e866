//! Complaints of platforms.

use super::given::{at, now, told};
use domain::{
    complaint::{ChannelCode, Field, Kind, draft::parse},
    ingest::{Door, complaint::read, conditions, parts},
};
use serde_json::{Value, json};

fn item(kind: &str) -> Value {
    json!({
        "at": "2026-11-20T09:40:00+08:00", "kind": kind, "platform_name": "集市", "platform_ticket": "EM-1",
        "platform_due": "2026-11-22T18:00:30+08:00", "requester": "recipient", "contact_name": "林小满",
        "contact_phone": "17000005678", "waybill": "YL20261120001", "allegation": "没有打电话", "wish": "explanation",
    })
}

#[test]
fn a_complaint_is_a_form_that_holds() {
    let read = read(&item("other"), now()).unwrap();
    assert_eq!((read.platform.as_str(), read.ticket.as_str()), ("集市", "EM-1"));
    assert_eq!(read.at, at("2026-11-20T01:40:00Z"));
    let facts = parse(&read.form, read.at).unwrap();
    assert_eq!(facts.channel(), ChannelCode::Platform);
    assert_eq!(facts.get(Field::PlatformDue), Some("2026-11-22T18:00"), "to the minute, in the business zone");
    assert_eq!(facts.get(Field::ContactPhone), Some("17000005678"));
}

#[test]
fn the_conditions_tell_exactly_what_each_kind_asks_for() {
    for kind in Kind::ALL {
        let flaws = read(&item(kind.code()), now()).err().unwrap_or_default();
        let missing: Vec<&str> = told(&flaws)
            .into_iter()
            .map(|(field, code)| {
                assert_eq!(code, "missing", "{kind:?} {field}");
                field
            })
            .collect();
        let conditions = conditions(Door::Complaints);
        let needs = conditions.iter().find(|c| c.value == kind.code()).map(|c| c.needs.clone()).unwrap_or_default();
        let needed: Vec<&str> = needs.into_iter().filter(|name| *name != "waybill").collect();
        assert_eq!(missing, needed, "{kind:?}");
    }
}

#[test]
fn what_is_not_theirs_is_not_taken() {
    let names: Vec<&str> = parts(Door::Complaints).iter().map(|part| part.name).collect();
    for field in [Field::Channel, Field::Verified, Field::Recording, Field::AppealNumber, Field::AppealTold] {
        assert!(!names.contains(&field.code()));
        let mut item = item("other");
        item[field.code()] = json!("x");
        assert_eq!(told(&read(&item, now()).unwrap_err()), [(field.code(), "unknown")]);
    }
}

#[test]
fn the_platforms_time_is_the_promise_while_it_lies_ahead() {
    let mut delayed = item("delay");
    delayed["delay_cause"] = json!("unknown");
    delayed["receiver_address"] = json!("杭州市西湖区");
    assert_eq!(read(&delayed, now()).unwrap().form[&Field::ReplyBy], "2026-11-22T18:00");
    delayed["platform_due"] = json!("2026-11-19T18:00:00+08:00");
    assert_eq!(told(&read(&delayed, now()).unwrap_err()), [("reply_by", "missing")], "a time that passed is none");
    delayed["reply_by"] = json!("2026-11-21T18:00:00+08:00");
    assert_eq!(read(&delayed, now()).unwrap().form[&Field::ReplyBy], "2026-11-21T18:00");
}

#[test]
fn money_is_fen_and_nothing_else() {
    let mut loss = item("loss");
    loss["item"] = json!("茶叶");
    loss["insured"] = json!("no");
    loss["total_value"] = json!(123_456);
    assert_eq!(read(&loss, now()).unwrap().form[&Field::TotalValue], "1234.56");
    for bad in [json!("1234.56"), json!(12.5), json!(-1), json!(10_000_000_001_i64), json!(u64::MAX), json!(true)] {
        loss["total_value"] = bad.clone();
        assert_eq!(told(&read(&loss, now()).unwrap_err()), [("total_value", "not_a_number")], "{bad}");
    }
}
