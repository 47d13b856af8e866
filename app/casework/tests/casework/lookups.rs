//! Questions are answered masked; whole numbers leave only after the reason is in the log.

use super::world::{WAYBILL, World, every_command, finish, world};
use casework::{Failure, lookups};
use domain::{
    complaint::{Field, Number},
    event::Happening,
    id::ComplaintId,
    view::{Hit, TimelineEvent},
};
use serde::Serialize;

/// What must never leave unasked: names, numbers and doors of the people in the story.
const PERSONAL: [&str; 6] = ["林小满", "17000005678", "05678", "文三路8", "17100001234", "五四路66"];

fn is_masked(answer: &impl Serialize) {
    let json = serde_json::to_string(answer).unwrap();
    for personal in PERSONAL {
        assert!(!json.contains(personal), "{personal} in {json}");
    }
}

/// A complaint with a history and a call with a record.
async fn busy() -> (World, ComplaintId) {
    let world = world();
    let lead = world.actor("lead");
    let call = world.call(&lead).await;
    world.submit(&lead, finish(&world, call)).await.unwrap();
    let complaint = world.filed().await;
    for command in every_command(&world, complaint, call) {
        world.submit(&lead, command).await.unwrap();
    }
    (world, complaint)
}

#[tokio::test]
async fn the_caller_is_known_and_masked() {
    let (world, _) = busy().await;
    for (phone, waybill) in [("17000005678", ""), ("", WAYBILL), ("170 0000 5678", WAYBILL), ("17100001234", WAYBILL)] {
        let caller = lookups::caller(&world.ctx, &world.agent(), phone, waybill).await.unwrap();
        assert!(caller.customer.is_some() && !caller.open.is_empty() && !caller.contacts.is_empty());
        is_masked(&caller);
    }
}

#[tokio::test]
async fn the_agent_sees_what_to_say() {
    let (world, _) = busy().await;
    let caller = lookups::caller(&world.ctx, &world.agent(), "17000005678", WAYBILL).await.unwrap();
    let card = caller.customer.unwrap();
    assert_eq!((card.spoken.as_str(), card.name.as_str(), card.phone.as_str()), ("林", "林**", "170******78"));
    assert_eq!(card.place, "杭州市西湖区文三路***");
    assert_eq!(caller.side, Some(domain::complaint::kind::Requester::Recipient));
}

#[tokio::test]
async fn text_that_is_no_number_finds_nobody() {
    let (world, _) = busy().await;
    for (phone, waybill) in [("", ""), ("林小满", "YL"), ("0000", "' OR 1=1 --"), ("19900000000", "")] {
        let caller = lookups::caller(&world.ctx, &world.agent(), phone, waybill).await.unwrap();
        assert_eq!((caller.customer, caller.waybill, caller.open.len()), (None, None, 0), "{phone} {waybill}");
    }
}

#[tokio::test]
async fn pages_lists_and_the_palette_are_masked() {
    let (world, complaint) = busy().await;
    let lead = world.actor("lead");
    let page = lookups::complaint(&world.ctx, &lead, &complaint.to_string()).await.unwrap();
    assert_eq!((page.timeline.len() > 5, page.snapshot.is_some()), (true, true));
    is_masked(&page);
    is_masked(&lookups::complaints(&world.ctx, &lead, &domain::view::ComplaintQuery::default()).await.unwrap());
    is_masked(&lookups::workbench(&world.ctx, &lead).await.unwrap());
    is_masked(&lookups::waybill(&world.ctx, &lead, WAYBILL).await.unwrap());
    for text in ["5678", "YL2026", "TS-20261121-0001", "林小满"] {
        is_masked(&lookups::palette(&world.ctx, &lead, text).await.unwrap());
    }
}

#[tokio::test]
async fn a_correction_of_personal_data_is_masked_in_the_history() {
    let (world, complaint) = busy().await;
    let change = |field, from: &str, to: &str| domain::complaint::event::FieldChange {
        field,
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let changes =
        vec![change(Field::ContactName, "林**", "林小满儿"), change(Field::ContactPhone, "170******78", "17000056789")];
    let amend = domain::command::Command::AmendFacts { complaint, changes };
    world.submit(&world.actor("lead"), amend).await.unwrap();
    let page = lookups::complaint(&world.ctx, &world.agent(), &complaint.to_string()).await.unwrap();
    let json = serde_json::to_string(&page).unwrap();
    assert!(json.contains("170******89") && !json.contains("17000056789") && !json.contains("小满"), "{json}");
}

#[tokio::test]
async fn only_those_who_take_calls_find_people_by_the_end_of_their_number() {
    let (world, _) = busy().await;
    let is_customer = |hit: &Hit| matches!(hit, Hit::Customer(_));
    for (login, finds) in [("agent", true), ("lead", true), ("trainee", false), ("manager", false)] {
        let hits = lookups::palette(&world.ctx, &world.actor(login), "５６７８").await.unwrap();
        assert_eq!(hits.iter().any(is_customer), finds, "{login}");
    }
    assert!(lookups::palette(&world.ctx, &world.agent(), "  ").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_complaint_is_found_by_id_and_by_number() {
    let (world, complaint) = busy().await;
    let number = world.store.state().complaints[&complaint].number;
    for key in [complaint.to_string(), number.to_string(), number.to_string().to_lowercase()] {
        let page = lookups::complaint(&world.ctx, &world.agent(), &key).await.unwrap();
        assert_eq!(page.id, complaint);
    }
    let unknown = Number { serial: 99, ..number }.to_string();
    for key in ["", "nonsense", "00000000-0000-0000-0000-000000000000", &unknown, "../../etc/passwd"] {
        let result = lookups::complaint(&world.ctx, &world.agent(), key).await;
        assert!(matches!(result, Err(Failure::NotFound)), "{key}");
    }
}

#[tokio::test]
async fn a_whole_number_leaves_after_its_reason_was_logged() {
    let (world, complaint) = busy().await;
    let agent = world.agent();
    let version = world.store.state().complaints[&complaint].version;
    let phone = lookups::reveal_phone(&world.ctx, &agent, complaint, " 客户要求回电 ").await.unwrap();
    assert_eq!(phone, "17000005678");
    let last = world.store.state().events.last().unwrap().event.clone();
    assert_eq!(last.what, Happening::ContactRevealed { reason: "客户要求回电".to_owned() });
    assert_eq!((last.by, world.store.state().complaints[&complaint].version), (Some(agent.id), version));
    let page = lookups::complaint(&world.ctx, &agent, &complaint.to_string()).await.unwrap();
    assert!(page.timeline.iter().any(|line| matches!(line.what, TimelineEvent::Revealed { .. })));
}

#[tokio::test]
async fn without_a_reason_or_a_log_no_number_leaves() {
    let (world, complaint) = busy().await;
    let agent = world.agent();
    let logged = world.logged();
    for reason in ["", " \u{200b}", &"字".repeat(201)] {
        let result = lookups::reveal_phone(&world.ctx, &agent, complaint, reason).await;
        assert!(matches!(result, Err(Failure::Malformed)), "{reason}");
    }
    let unknown = ComplaintId(uuid::Uuid::nil());
    let result = lookups::reveal_phone(&world.ctx, &agent, unknown, "回电").await;
    assert!(matches!(result, Err(Failure::NotFound)));
    world.store.refuse_commits();
    let result = lookups::reveal_phone(&world.ctx, &agent, complaint, "回电").await;
    assert!(matches!(result, Err(Failure::Broken { .. })));
    assert_eq!(world.logged(), logged);
}
