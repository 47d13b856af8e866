//! Chats that pages of others hold with our customers: told by events, answered like our own, and told back.

use super::{
    chats::said,
    floor::queue,
    integrations::made,
    world::{World, world},
};
use casework::{
    Failure, chats, floor,
    ingest::{MOST_MESSAGES, Received, receive, standing},
    integrations::{Guest, Turned, admit},
};
use chrono::TimeDelta;
use domain::{
    id::{ContactId, SubmissionId},
    ingest::{Door, identity},
    queue::{
        ContactFact, QueueCommand, StageCode,
        command::{Deed, Intervention, Measure},
    },
    view::chats::CustomerChat,
};
use serde_json::{Value, json};

/// The queue of the shop.
const QUEUE: &str = "shop";

/// A shop whose queue is open.
async fn shop(world: &World) -> Guest {
    turn(world, Measure::OpenQueue { queue: queue(QUEUE) }).await;
    guest(world).await
}

async fn guest(world: &World) -> Guest {
    let (_, token) = made(world, &[Door::Chats], false).await;
    admit(&world.ctx, &token, "192.0.2.7").await.unwrap()
}

async fn turn(world: &World, what: Measure) {
    world.clock.pass(TimeDelta::seconds(1));
    let command = QueueCommand::Lead(Intervention { what, reason: "排班".to_owned() });
    world.act(&world.actor("lead"), command).await;
}

/// An event that happened so many seconds ago.
fn event(world: &World, ago: i64, id: &str, event: &str, more: &Value) -> Value {
    let at = (world.ctx.clock.now() - TimeDelta::seconds(ago)).to_rfc3339();
    let mut item = json!({ "id": id, "chat": "k-1", "at": at, "event": event });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

fn opened(world: &World) -> Value {
    event(world, 40, "m-1", "opened", &json!({ "queue": QUEUE, "text": "三天没动了", "name": "林小满" }))
}

fn says(world: &World, id: &str, text: &str) -> Value {
    event(world, 1, id, "said", &json!({ "text": text }))
}

fn left(world: &World, ago: i64) -> Value {
    event(world, ago, "m-9", "left", &json!({}))
}

/// What became of each item: its state, and its number or its flaw.
async fn tell(world: &World, guest: &Guest, items: &[Value]) -> Vec<String> {
    let received = receive(&world.ctx, guest, Door::Chats, items).await.unwrap();
    let told = |received: &Received| match received {
        Received::Taken(proof) => format!("taken {}", proof.seq.unwrap_or_default()),
        Received::Known(proof) => format!("known {}", proof.seq.unwrap_or_default()),
        Received::Refused(flaws) => format!("{} {}", flaws[0].field, flaws[0].code.code()),
    };
    received.iter().map(told).collect()
}

async fn seen(world: &World, guest: &Guest, after: u32) -> CustomerChat {
    standing(&world.ctx, guest, "k-1", after).await.unwrap()
}

async fn words(world: &World, guest: &Guest) -> Vec<String> {
    seen(world, guest, 0).await.messages.into_iter().map(|message| message.text).collect()
}

fn contact(guest: &Guest) -> ContactId {
    identity::chat(guest.integration().id, "k-1")
}

/// An agent who takes what waits in the shop's queue.
async fn served(world: &World, guest: &Guest) {
    let agent = world.agent();
    let skills = [super::floor::skill(QUEUE)].into();
    world.does(&agent, Deed::SignOn { skills, calls: domain::queue::RunBy::Us }).await;
    world.does(&agent, Deed::BeReady).await;
    world.does(&agent, Deed::Answer { contact: contact(guest) }).await;
}

#[tokio::test]
async fn a_chat_of_a_shop_is_answered_like_our_own() {
    let world = world();
    let (guest, agent) = (shop(&world).await, world.agent());
    let batch = [opened(&world), says(&world, "m-2", "在吗")];
    assert_eq!(tell(&world, &guest, &batch).await, ["taken 1", "taken 2"]);
    let waiting = seen(&world, &guest, 0).await;
    assert_eq!((waiting.stage, waiting.over, waiting.line.unwrap().ahead), (StageCode::Waiting, false, Some(0)));

    served(&world, &guest).await;
    let line = chats::line(&world.ctx, &agent).await.unwrap();
    let thread = line.contacts[0].thread.clone().unwrap();
    assert_eq!((line.contacts[0].who.as_str(), thread.topic.as_str(), thread.unread), ("林小满", "other", 2));
    let id = SubmissionId(world.ctx.ids.next());
    assert_eq!(world.message(&agent, id, contact(&guest), "您好，我来查").await, said(3));
    let look = chats::Look {
        read: Some((contact(&guest), 3)),
        typing: Some((contact(&guest), true)),
        ..chats::Look::default()
    };
    chats::look(&world.ctx, &agent, look).await.unwrap();
    let talking = seen(&world, &guest, 2).await;
    assert_eq!((talking.served_by.as_deref(), talking.typing, talking.read_by_agent), (Some("agent"), true, 3));
    assert_eq!((talking.line, talking.messages.len(), talking.messages[0].text.as_str()), (None, 1, "您好，我来查"));

    let news = world.ctx.chats.news_of(agent.id);
    assert_eq!(tell(&world, &guest, &[says(&world, "m-3", "谢谢")]).await, ["taken 4"]);
    assert!(world.ctx.chats.news_of(agent.id) > news, "the agent is told");
    world.does(&agent, Deed::End { contact: contact(&guest) }).await;
    assert!(seen(&world, &guest, 0).await.over);
    assert_eq!(tell(&world, &guest, &[says(&world, "m-4", "还有")]).await, ["chat over"]);
    assert_eq!(words(&world, &guest).await, ["三天没动了", "在吗", "您好，我来查", "谢谢"]);
    world.holds().await;
}

#[tokio::test]
async fn when_it_happened_and_when_it_arrived_stay_apart() {
    let world = world();
    let guest = shop(&world).await;
    let now = world.ctx.clock.now();
    tell(&world, &guest, &[opened(&world), says(&world, "m-2", "在吗")]).await;
    let messages = seen(&world, &guest, 0).await.messages;
    let ago = |seconds| Some(now - TimeDelta::seconds(seconds));
    assert_eq!(messages.iter().map(|m| (m.at, m.said_at)).collect::<Vec<_>>(), [(now, ago(40)), (now, ago(1))]);
    let contact = floor::contact(&world.ctx, contact(&guest)).unwrap();
    assert_eq!(Some(contact.arrived_at), ago(40), "the customer waits since then");
}

#[tokio::test]
async fn whatever_comes_twice_counts_once() {
    let world = world();
    let guest = shop(&world).await;
    let batch = [opened(&world), says(&world, "m-2", "在吗"), opened(&world), says(&world, "m-2", "在吗")];
    assert_eq!(tell(&world, &guest, &batch).await, ["taken 1", "taken 2", "known 1", "known 2"]);
    let lines = world.lines();
    world.clock.pass(TimeDelta::seconds(5));
    assert_eq!(tell(&world, &guest, &batch).await, ["known 1", "known 2", "known 1", "known 2"]);
    assert_eq!(world.lines(), lines, "it waits once");
    assert_eq!(tell(&world, &guest, &[says(&world, "m-2", "在不在")]).await, ["id reused"]);
    let otherwise = event(&world, 0, "m-1", "opened", &json!({ "queue": QUEUE, "text": "换一句" }));
    assert_eq!(tell(&world, &guest, &[otherwise]).await, ["chat reused"]);
    let mut elsewhere = says(&world, "m-2", "在吗");
    elsewhere["chat"] = json!("k-2");
    let mut other = opened(&world);
    other["chat"] = json!("k-2");
    assert_eq!(tell(&world, &guest, &[other, elsewhere]).await, ["taken 1", "id reused"]);

    assert_eq!(tell(&world, &guest, &[left(&world, 0), left(&world, 0)]).await, ["taken 0", "known 0"]);
    assert_eq!(
        tell(&world, &guest, &batch).await,
        ["known 1", "known 2", "known 1", "known 2"],
        "also when it is over"
    );
    assert_eq!(words(&world, &guest).await, ["三天没动了", "在吗"]);
    world.holds().await;
}

#[tokio::test]
async fn what_comes_before_the_opening_may_be_sent_again_after_it() {
    let world = world();
    let guest = shop(&world).await;
    let batch = [says(&world, "m-2", "在吗"), left(&world, 0), opened(&world)];
    assert_eq!(tell(&world, &guest, &batch).await, ["chat unknown_chat", "chat unknown_chat", "taken 1"]);
    assert_eq!(tell(&world, &guest, &batch).await, ["taken 2", "taken 0", "known 1"]);
    assert_eq!(words(&world, &guest).await, ["三天没动了", "在吗"]);
    assert_eq!(seen(&world, &guest, 0).await.stage, StageCode::Unanswered);
}

#[tokio::test]
async fn a_chat_waits_only_where_somebody_takes_it() {
    let world = world();
    let guest = guest(&world).await;
    assert_eq!(tell(&world, &guest, &[opened(&world)]).await, ["queue unknown_queue"]);
    turn(&world, Measure::OpenQueue { queue: queue(QUEUE) }).await;
    turn(&world, Measure::CloseQueue { queue: queue(QUEUE) }).await;
    assert_eq!(tell(&world, &guest, &[opened(&world)]).await, ["queue queue_closed"]);
    assert!(world.store.state().chats.is_empty(), "nobody waits");
    turn(&world, Measure::OpenQueue { queue: queue(QUEUE) }).await;
    assert_eq!(tell(&world, &guest, &[opened(&world)]).await, ["taken 1"]);
    turn(&world, Measure::CloseQueue { queue: queue(QUEUE) }).await;
    assert_eq!(tell(&world, &guest, &[opened(&world)]).await, ["known 1"], "who waits is served");
}

#[tokio::test]
async fn who_leaves_is_gone_from_then_on() {
    let world = world();
    let (guest, agent) = (shop(&world).await, world.agent());
    tell(&world, &guest, &[opened(&world)]).await;
    served(&world, &guest).await;
    let answered = floor::contact(&world.ctx, contact(&guest)).unwrap().answered_at().unwrap();
    // The customer had left before the answer, and we hear of it only now: somebody answered all the same.
    world.clock.pass(TimeDelta::seconds(3));
    assert_eq!(tell(&world, &guest, &[left(&world, 13)]).await, ["taken 0"]);
    let over = floor::contact(&world.ctx, contact(&guest)).unwrap();
    assert_eq!((over.stage(), over.answered_at()), (StageCode::WrapUp, Some(answered)));
    assert!(over.over_at.unwrap() >= answered + TimeDelta::seconds(3), "it ends when we hear of it");
    let late = SubmissionId(world.ctx.ids.next());
    assert_ne!(world.message(&agent, late, contact(&guest), "在吗").await, said(2));

    let mut other = opened(&world);
    other["chat"] = json!("k-2");
    tell(&world, &guest, &[other]).await;
    let mut gone = event(&world, 20, "m-20", "left", &json!({}));
    gone["chat"] = json!("k-2");
    assert_eq!(tell(&world, &guest, &[gone]).await, ["taken 0"]);
    let id = identity::chat(guest.integration().id, "k-2");
    let over = floor::contact(&world.ctx, id).unwrap();
    let early = world.ctx.clock.now() - TimeDelta::seconds(19);
    assert!(over.stage() == StageCode::Unanswered && over.over_at < Some(early), "it ended when it ended");
    let facts = format!("{:?}", world.store.state().floor.lines.iter().map(|line| &line.what).collect::<Vec<_>>());
    assert_eq!(facts.matches(&format!("{:?}", ContactFact::Abandoned)).count(), 1);
    world.holds().await;
}

#[tokio::test]
async fn a_chat_belongs_to_who_opened_it() {
    let world = world();
    let (mine, theirs) = (shop(&world).await, guest(&world).await);
    tell(&world, &mine, &[opened(&world)]).await;
    for (guest, chat) in [(&theirs, "k-1"), (&mine, "k-2"), (&mine, ""), (&mine, "k 1")] {
        let out = standing(&world.ctx, guest, chat, 0).await;
        assert!(matches!(out, Err(Turned::Failure(Failure::NotFound))), "{chat}: {out:?}");
    }
    assert_eq!(tell(&world, &theirs, &[says(&world, "m-2", "x")]).await, ["chat unknown_chat"]);
    assert_eq!(tell(&world, &theirs, &[opened(&world)]).await, ["taken 1"], "a chat of its own with the same id");
    assert_eq!(words(&world, &mine).await.len(), 1);
    let (_, token) = made(&world, &[Door::Calls], false).await;
    let stranger = admit(&world.ctx, &token, "192.0.2.7").await.unwrap();
    assert!(matches!(standing(&world.ctx, &stranger, "k-1", 0).await, Err(Turned::OutOfScope)));
}

#[tokio::test]
async fn the_limits_of_our_own_page_do_not_hold_up_a_shop() {
    let world = world();
    let guest = shop(&world).await;
    for number in 0..30 {
        let more = json!({ "chat": format!("c-{number}"), "queue": QUEUE, "text": "在吗", "waybill": "YL0000000001" });
        assert_eq!(tell(&world, &guest, &[event(&world, 0, "m", "opened", &more)]).await, ["taken 1"]);
    }
    tell(&world, &guest, &[opened(&world)]).await;
    let many: Vec<Value> = (0..499).map(|number| says(&world, &format!("s-{number}"), "在吗")).collect();
    assert!(tell(&world, &guest, &many).await.iter().all(|told| told.starts_with("taken ")));
    assert_eq!(tell(&world, &guest, &[says(&world, "s-500", "在吗")]).await, ["chat too_many"]);
    let some = seen(&world, &guest, 7).await;
    let numbers: Vec<u32> = some.messages.iter().map(|message| message.number).collect();
    assert_eq!((numbers.len(), numbers[0], numbers[99], some.count), (MOST_MESSAGES, 8, 107, 500));
}

#[tokio::test]
async fn a_chat_whose_contact_is_missing_gets_one() {
    let world = world();
    let guest = shop(&world).await;
    tell(&world, &guest, &[opened(&world)]).await;
    let id = contact(&guest);
    // As if the program had stopped between the two saves.
    world.store.state().floor.lines.retain(|stored| !format!("{:?}", stored.what).contains(&format!("{id:?}")));
    let restarted = world.restarted().await;
    assert_eq!(floor::contact(&restarted.ctx, id), None);
    assert_eq!(seen(&restarted, &guest, 0).await.stage, StageCode::Waiting);
    restarted.store.state().floor.lines.retain(|stored| !format!("{:?}", stored.what).contains(&format!("{id:?}")));
    let again = restarted.restarted().await;
    assert_eq!(tell(&again, &guest, &[says(&again, "m-2", "在吗")]).await, ["taken 2"]);
    assert_eq!(again.stage(id), StageCode::Waiting);
    // A day later nobody waits for an answer any more.
    again.store.state().floor.lines.retain(|stored| !format!("{:?}", stored.what).contains(&format!("{id:?}")));
    let later = again.restarted().await;
    later.clock.pass(TimeDelta::hours(24));
    assert!(seen(&later, &guest, 0).await.over);
    assert_eq!(floor::contact(&later.ctx, id), None);
}

#[tokio::test]
async fn a_broken_store_takes_nothing() {
    let world = world();
    let guest = shop(&world).await;
    tell(&world, &guest, &[opened(&world)]).await;
    world.store.break_down();
    let out = receive(&world.ctx, &guest, Door::Chats, &[says(&world, "m-2", "在吗")]).await;
    assert!(matches!(out, Err(Turned::Failure(Failure::Broken { .. }))), "{out:?}");
}
