//! Somebody was faster: what does not conflict is decided again on what stands now.

use super::{
    memory::State,
    world::{amendment, every_command, form, world},
};
use casework::Failure;
use domain::{
    command::{Command, Outcome, Receipt, Refusal},
    complaint::{CloseReason, ComplaintEvent, Field, ReplyChannel, decide, event::FieldChange},
    id::{AccountId, ComplaintId},
    time::Instant,
};

/// What a colleague saves in between.
fn meanwhile(state: &mut State, id: ComplaintId, events: &[ComplaintEvent], at: Instant, by: AccountId) {
    let complaint = state.complaints.get_mut(&id).unwrap();
    for event in events {
        complaint.apply(event, at, by);
    }
    complaint.version += 1;
}

fn note() -> Vec<ComplaintEvent> {
    vec![ComplaintEvent::NoteAdded { text: "同事的备注".to_owned() }]
}

fn item(to: &str) -> Vec<ComplaintEvent> {
    vec![ComplaintEvent::FactsAmended { changes: vec![amendment(to)] }]
}

#[tokio::test]
async fn every_change_lands_beside_a_remark_made_meanwhile() {
    let world = world();
    let (lead, by) = (world.actor("lead"), world.actor("colleague").id);
    let complaint = world.filed().await;
    let call = world.call(&lead).await;
    let at = world.ctx.clock.now();
    for command in every_command(&world, complaint, call) {
        if command.complaint().is_none() {
            continue;
        }
        let name = command.name();
        let version = world.store.state().complaints[&complaint].version;
        world.store.interlope(move |state| meanwhile(state, complaint, &note(), at, by));
        let outcome = world.submit(&lead, command).await.unwrap();
        let receipt = Receipt::Change { id: complaint, version: version + 2 };
        assert_eq!(outcome, Outcome::Done { receipt }, "{name}");
    }
}

#[tokio::test]
async fn two_corrections_of_different_fields_both_land() {
    let world = world();
    let complaint = world.filed().await;
    let (at, by) = (world.ctx.clock.now(), world.actor("colleague").id);
    world.store.interlope(move |state| meanwhile(state, complaint, &item("瓷碗"), at, by));
    let mine = FieldChange { field: Field::Wish, from: "search".to_owned(), to: "compensation".to_owned() };
    let outcome = world.submit(&world.agent(), Command::AmendFacts { complaint, changes: vec![mine] }).await;
    assert!(matches!(outcome, Ok(Outcome::Done { .. })));
    let state = world.store.state();
    let facts = &state.complaints[&complaint].facts;
    assert_eq!((facts.get(Field::Item), facts.get(Field::Wish)), (Some("瓷碗"), Some("compensation")));
}

#[tokio::test]
async fn two_corrections_of_one_field_are_a_conflict_that_saves_nothing() {
    let world = world();
    let complaint = world.filed().await;
    let (at, by) = (world.ctx.clock.now(), world.actor("colleague").id);
    world.store.interlope(move |state| meanwhile(state, complaint, &item("瓷碗"), at, by));
    let logged = world.logged();
    let amend = Command::AmendFacts { complaint, changes: vec![amendment("花瓶")] };
    let outcome = world.submit(&world.agent(), amend).await.unwrap();
    let Outcome::Conflict { fields, version } = outcome else { panic!("{outcome:?}") };
    assert_eq!((fields[0].yours.as_str(), fields[0].theirs.as_str(), version), ("花瓶", "瓷碗", 2));
    assert_eq!(world.logged(), logged);
    assert_eq!(world.store.state().complaints[&complaint].facts.get(Field::Item), Some("瓷碗"));
}

#[tokio::test]
async fn what_somebody_closed_meanwhile_is_refused() {
    let world = world();
    let complaint = world.filed().await;
    let (at, by) = (world.ctx.clock.now(), world.actor("colleague").id);
    world.store.interlope(move |state| {
        let before = state.complaints[&complaint].clone();
        let closed = decide::close(&before, CloseReason::Satisfied, ReplyChannel::Phone, "已说明", at, by).unwrap();
        meanwhile(state, complaint, &closed, at, by);
    });
    let reply = Command::RecordReply { complaint, channel: ReplyChannel::Chat, text: "已联系".to_owned() };
    let outcome = world.submit(&world.agent(), reply).await.unwrap();
    assert_eq!(outcome, Outcome::Refused { refusal: Refusal::Closed { since: at } });
}

#[tokio::test]
async fn somebody_who_is_always_faster_does_not_keep_us_for_ever() {
    let world = world();
    let complaint = world.filed().await;
    let (at, by) = (world.ctx.clock.now(), world.actor("colleague").id);
    for _ in 0..100 {
        world.store.interlope(move |state| meanwhile(state, complaint, &note(), at, by));
    }
    let add = Command::AddNote { complaint, text: "我的备注".to_owned() };
    let result = world.submit(&world.agent(), add).await;
    assert!(matches!(result, Err(Failure::TooManyTries { .. })));
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let world = world();
    let nobody = ComplaintId(uuid::Uuid::nil());
    let outcome = world.submit(&world.agent(), Command::AddNote { complaint: nobody, text: "x".to_owned() }).await;
    assert_eq!(outcome.unwrap(), Outcome::Refused { refusal: Refusal::NotFound });
}

#[tokio::test]
async fn a_broken_store_tells_a_number_and_nothing_else() {
    let world = world();
    world.store.break_down();
    let result = world.submit(&world.agent(), Command::FileComplaint { call: None, form: form() }).await;
    let failure = result.unwrap_err();
    assert!(matches!(failure, Failure::Broken { .. }));
    assert!(!failure.to_string().contains("secret"), "{failure}");
}
