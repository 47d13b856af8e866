//! What is told, and what becomes of it.

use super::{WAYBILL, complaint, entry, problem, states, world};
use crate::world::World;
use casework::ports::Store;
use domain::{
    command::Receipt,
    complaint::{ChannelCode, Complaint, Field, Number},
    deadline::Due,
    ingest::{Door, identity},
    rulebook::ClockCode,
    waybill::{TrackingStep, WaybillNumber},
};
use serde_json::json;

async fn steps(world: &World) -> Vec<TrackingStep> {
    let found = world.store.waybill(&WaybillNumber::parse(WAYBILL).unwrap()).await.unwrap().unwrap();
    found.waybill.tracking.into_iter().map(|entry| entry.step).collect()
}

#[tokio::test]
async fn entries_find_their_place_in_whatever_order_they_come() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], false).await;
    let seq = world.store.seq().await.unwrap();
    let late = json!([
        entry("2026-11-20T09:30:00+08:00", "out_for_delivery"),
        entry("2026-11-19T08:00:00+08:00", "accepted"),
        entry("2026-11-20T01:30:00Z", "out_for_delivery"),
    ]);
    let answer = world.tell(&partner, "tracking", late).await;
    assert_eq!(states(&answer), ["taken", "taken", "known"], "one moment in two zones is one");
    let between = json!([entry("2026-11-19T20:00:00+08:00", "departed"), entry("2027-01-01T00:00:00+08:00", "signed")]);
    assert_eq!(states(&world.tell(&partner, "tracking", between).await), ["taken", "taken"]);
    let path = [TrackingStep::Accepted, TrackingStep::Departed, TrackingStep::OutForDelivery, TrackingStep::Signed];
    assert_eq!(steps(&world).await, path);
    let found = world.store.waybill(&WaybillNumber::parse(WAYBILL).unwrap()).await.unwrap().unwrap();
    let now = casework::ports::Clock::now(world.clock.as_ref());
    assert_eq!(found.waybill.tracking[3].at, now, "what lies ahead happened when we heard of it");
    let mut corrected = entry("2026-11-19T20:00:00+08:00", "departed");
    corrected["place"] = json!("福州转运中心");
    assert_eq!(states(&world.tell(&partner, "tracking", json!([corrected])).await), ["taken"]);
    assert_eq!(steps(&world).await.len(), 4);
    assert_eq!(world.store.seq().await.unwrap(), seq + 3, "each request that changed something is in the log");
}

#[tokio::test]
async fn a_bad_item_does_not_hold_up_the_others() {
    let world = world().await;
    let partner = world.partner(&[Door::Tracking], false).await;
    let mut strange = entry("2026-11-20T09:00:00+08:00", "arrived");
    strange["waybill"] = json!("ZZ99999999999");
    let mut extra = entry("yesterday", "melted");
    extra["phone_number"] = json!("17000005678");
    extra["17000005678"] = json!(1);
    let items = json!([
        entry("2026-11-20T09:00:00+08:00", "arrived"), strange, extra, 7,
        entry("2024-11-20T09:00:00+08:00", "accepted"), { "waybill": WAYBILL }
    ]);
    let answer = world.tell(&partner, "tracking", items).await;
    assert_eq!(answer.status, 202);
    let flaws: Vec<_> = answer.json()["items"].as_array().unwrap().iter().map(|item| item["flaws"].clone()).collect();
    let flaw = |field: &str, code: &str| json!({ "field": field, "code": code });
    assert_eq!(flaws[0], json!(null));
    assert_eq!(flaws[1], json!([flaw("waybill", "unknown_waybill")]));
    let (at, step) = (flaw("at", "not_a_moment"), flaw("step", "not_a_choice"));
    assert_eq!(flaws[2], json!([at, step, flaw("", "unknown"), flaw("phone_number", "unknown")]));
    assert_eq!(flaws[3], json!([flaw("", "not_an_object")]));
    assert_eq!(flaws[4], json!([flaw("at", "too_old")]));
    assert_eq!(flaws[5], json!([flaw("at", "missing"), flaw("step", "missing"), flaw("place", "missing")]));
    assert!(!answer.text.contains("17000005678"), "nothing that was sent is repeated: {answer:?}");
    assert_eq!(steps(&world).await, [TrackingStep::Arrived]);
}

async fn filed(world: &World, number: &serde_json::Value) -> Complaint {
    let number = Number::parse(number.as_str().unwrap()).unwrap();
    let id = world.store.complaint_by_number(number).await.unwrap().unwrap();
    world.store.complaint(id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_ticket_of_a_platform_becomes_one_complaint_with_its_own_time_limit() {
    let world = world().await;
    let partner = world.partner(&[Door::Complaints], false).await;
    let answer = world.tell(&partner, "complaints", json!([complaint("EM-1"), complaint("EM-2")])).await;
    assert_eq!(states(&answer), ["taken", "taken"], "{answer:?}");
    let numbers = answer.json()["items"].clone();
    let first = filed(&world, &numbers[0]["number"]).await;
    assert_eq!((first.facts.channel(), first.owner, first.filed_by.0), (ChannelCode::Platform, None, partner.id.0));
    assert_eq!(first.facts.get(Field::PlatformTicket), Some("EM-1"));
    let due = first.clocks.iter().find(|clock| clock.code == ClockCode::PlatformTicket).expect("its own clock");
    let limit = domain::complaint::draft::moment_instant("2026-11-22T18:00").unwrap();
    assert_eq!(due.due, Due::At(limit));
    let again = world.tell(&partner, "complaints", json!([complaint("EM-2"), complaint("EM-1")])).await;
    assert_eq!(states(&again), ["known", "known"]);
    assert_eq!(again.json()["items"][1]["number"], numbers[0]["number"]);
    let lead = world.actor("lead").await;
    let (work, total) = world.store.work_of(lead.id, true, 10).await.unwrap();
    assert_eq!((work.len(), total), (2, 2), "leads see what nobody has");
    let id = identity::ticket(partner.id, "集市", "EM-1");
    let (by, _, receipt) = world.store.submission(id).await.unwrap().unwrap();
    assert!(by.0 == partner.id.0 && matches!(receipt, Receipt::Complaint { .. }));
    let page = casework::lookups::complaint(&world.ctx, &lead, &first.id.to_string()).await.unwrap();
    assert_eq!(page.timeline[0].by, "Exchange", "who passed it on has a name");
}

#[tokio::test]
async fn a_complaint_that_does_not_hold_says_where() {
    let world = world().await;
    let partner = world.partner(&[Door::Complaints], false).await;
    let mut item = complaint("EM-3");
    item["kind"] = json!("loss");
    item["total_value"] = json!(12.5);
    item["insured"] = json!("yes");
    item["item"] = json!("茶叶");
    let answer = world.tell(&partner, "complaints", json!([item.clone()])).await;
    assert_eq!(problem(&answer), (422, "nothing_taken".into(), "items".into()));
    assert_eq!(answer.json()["items"][0]["flaws"], json!([{ "field": "total_value", "code": "not_a_number" }]));
    item["total_value"] = json!(1250);
    let answer = world.tell(&partner, "complaints", json!([item.clone()])).await;
    assert_eq!(answer.json()["items"][0]["flaws"], json!([{ "field": "insured_amount", "code": "missing" }]));
    item["insured_amount"] = json!(100_000);
    let answer = world.tell(&partner, "complaints", json!([item])).await;
    assert_eq!(states(&answer), ["taken"], "{answer:?}");
    let kept = filed(&world, &answer.json()["items"][0]["number"]).await;
    assert_eq!(kept.facts.get(Field::InsuredAmount), Some("1000.00"), "fen become yuan");
    let mut delayed = complaint("EM-4");
    delayed["kind"] = json!("delay");
    delayed["delay_cause"] = json!("unknown");
    delayed["receiver_address"] = json!("杭州市西湖区文三路8号");
    let answer = world.tell(&partner, "complaints", json!([delayed])).await;
    let kept = filed(&world, &answer.json()["items"][0]["number"]).await;
    assert_eq!(kept.facts.get(Field::ReplyBy), Some("2026-11-22T18:00"), "the platform's time is the promise");
}
