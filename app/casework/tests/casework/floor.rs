//! The floor: agents, customers and leads; each command is saved once, and the board is what the log tells.

use super::{
    promises::placed,
    world::{World, finish, world},
};
use casework::{
    Failure,
    floor::{self, Floor},
};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    command::Outcome,
    counters::{ContactSet, Drill, Rows},
    id::{AccountId, ContactId, SubmissionId},
    queue::{
        AgentState, AwayReason, Channel, Entry, Presence, Priority, QueueCommand, QueueName, QueueRefusal, RunBy,
        Score, Skill, StageCode, call_of,
        command::{Deed, Intervention, Measure},
    },
    view::floor::{BoardRow, FloorOutcome, FloorPlan, PlanOutcome, QueueLabel},
};
use std::{collections::BTreeSet, sync::Arc};

pub fn queue(name: &str) -> QueueName {
    QueueName::parse(name).unwrap()
}

pub fn skill(name: &str) -> Skill {
    Skill::parse(name).unwrap()
}

pub fn entry(channel: Channel) -> Entry {
    Entry {
        channel,
        queue: queue("hotline"),
        skill: skill("hotline"),
        priority: Priority::Normal,
        run_by: RunBy::Us,
        waybill: None,
        not_before: None,
    }
}

fn lead(what: Measure) -> QueueCommand {
    QueueCommand::Lead(Intervention { what, reason: "早班".to_owned() })
}

impl World {
    pub async fn act(&self, actor: &Actor, command: QueueCommand) -> FloorOutcome {
        floor::act(&self.ctx, actor, SubmissionId(self.ctx.ids.next()), command).await.unwrap()
    }

    pub async fn does(&self, actor: &Actor, deed: Deed) -> i64 {
        match self.act(actor, QueueCommand::Own(deed)).await {
            FloorOutcome::Done { seq } => {
                // Nobody does two things at the same instant.
                self.clock.pass(TimeDelta::milliseconds(1));
                seq
            }
            other => panic!("{other:?}"),
        }
    }

    pub async fn open_floor(&self) {
        let opened = self.act(&self.actor("lead"), lead(Measure::OpenQueue { queue: queue("hotline") })).await;
        assert!(matches!(opened, FloorOutcome::Done { .. }), "{opened:?}");
    }

    pub async fn ready(&self, actor: &Actor) {
        let skills = BTreeSet::from([skill("hotline")]);
        self.does(actor, Deed::SignOn { skills, calls: RunBy::Us }).await;
        self.does(actor, Deed::BeReady).await;
    }

    pub async fn comes(&self, channel: Channel) -> ContactId {
        let contact = ContactId(self.ctx.ids.next());
        let command = QueueCommand::Enqueue { contact, entry: entry(channel) };
        let outcome = floor::of_customer(&self.ctx, SubmissionId(self.ctx.ids.next()), command).await.unwrap();
        assert!(matches!(outcome, FloorOutcome::Done { .. }), "{outcome:?}");
        contact
    }

    pub fn stage(&self, contact: ContactId) -> StageCode {
        floor::contact(&self.ctx, contact).unwrap().stage()
    }

    pub fn lines(&self) -> usize {
        self.store.state().floor.lines.len()
    }

    /// The board, the log and the rows agree, also after a restart.
    pub async fn holds(&self) {
        floor::follow(&self.ctx).await.unwrap();
        assert_eq!(self.store.state().floor.check(), Vec::<String>::new());
        assert_eq!(floor::check(&self.ctx).await.unwrap().differs, []);
        let before = floor::view(&self.ctx);
        let restarted = self.restarted().await;
        let after = floor::view(&restarted.ctx);
        assert_eq!((before.snapshot, before.glances), (after.snapshot, after.glances));
    }

    pub async fn restarted(&self) -> Self {
        let floor = Floor::load(self.store.as_ref(), self.ctx.clock.now()).await.unwrap();
        let ctx = casework::Ctx { floor: Arc::new(floor), ..self.ctx.clone() };
        Self { ctx, store: self.store.clone(), clock: self.clock.clone() }
    }
}

#[tokio::test]
async fn a_chat_from_the_queue_to_its_score() {
    let world = world();
    let agent = world.agent();
    world.open_floor().await;
    let chat = world.comes(Channel::Chat).await;
    assert_eq!(world.stage(chat), StageCode::Waiting);
    assert_eq!(floor::place(&world.ctx, chat).unwrap().ahead, Some(0));
    world.clock.pass(TimeDelta::seconds(7));
    world.ready(&agent).await;
    assert_eq!(world.stage(chat), StageCode::Offered, "who gets free is asked at once");
    let mine = floor::mine(&world.ctx, &agent).unwrap();
    assert_eq!((mine.contacts.len(), mine.contacts[0].stage), (1, StageCode::Offered));
    assert_eq!(mine.contacts[0].rings_until, Some(mine.contacts[0].since + TimeDelta::seconds(20)));
    world.does(&agent, Deed::Answer { contact: chat }).await;
    let board = floor::board(&world.ctx, &world.actor("lead")).unwrap();
    assert_eq!((board.snapshot.service_level.part, board.snapshot.service_level.whole), (1, 1));
    assert_eq!(board.glances[0].contact.as_ref().unwrap().id, chat);
    world.clock.pass(TimeDelta::minutes(3));
    let leave = QueueCommand::Leave { contact: chat };
    floor::of_customer(&world.ctx, SubmissionId(world.ctx.ids.next()), leave).await.unwrap();
    let rate = QueueCommand::Rate { contact: chat, score: Score::try_from(4).unwrap() };
    floor::of_customer(&world.ctx, SubmissionId(world.ctx.ids.next()), rate).await.unwrap();
    assert_eq!(world.stage(chat), StageCode::WrapUp);
    world.does(&agent, Deed::BeReady).await;
    assert_eq!(world.stage(chat), StageCode::Done);
    assert_eq!(floor::view(&world.ctx).snapshot.satisfaction.sum, 4);
    world.holds().await;
}

#[tokio::test]
async fn a_submission_that_comes_again_makes_nothing_new() {
    let world = world();
    let (agent, other) = (world.agent(), world.actor("colleague"));
    world.ready(&agent).await;
    let id = SubmissionId(world.ctx.ids.next());
    let away = QueueCommand::Own(Deed::TakeBreak { reason: AwayReason::Meal });
    let first = floor::act(&world.ctx, &agent, id, away.clone()).await.unwrap();
    world.clock.pass(TimeDelta::seconds(1));
    let lines = world.lines();
    // The answer was lost; meanwhile the agent is back.
    world.does(&agent, Deed::BeReady).await;
    let again = floor::act(&world.ctx, &agent, id, away.clone()).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(world.lines(), lines + 1);
    assert_eq!(floor::mine(&world.ctx, &agent).unwrap().presence, Presence::Ready);
    assert_eq!(floor::act(&world.ctx, &other, id, away).await.unwrap(), FloorOutcome::SubmissionReused);
    let off = QueueCommand::Own(Deed::SignOff);
    assert_eq!(floor::act(&world.ctx, &agent, id, off).await.unwrap(), FloorOutcome::SubmissionReused);
    world.holds().await;
}

#[tokio::test]
async fn ten_at_once_make_one() {
    let world = world();
    world.open_floor().await;
    let (id, contact) = (SubmissionId(world.ctx.ids.next()), ContactId(world.ctx.ids.next()));
    let lines = world.lines();
    let command = || QueueCommand::Enqueue { contact, entry: entry(Channel::Chat) };
    let tries = (0..10).map(|_| {
        let (ctx, command) = (world.ctx.clone(), command());
        tokio::spawn(async move { floor::of_customer(&ctx, id, command).await.unwrap() })
    });
    let tries: Vec<_> = tries.collect();
    for tried in tries {
        assert!(matches!(tried.await.unwrap(), FloorOutcome::Done { .. }));
    }
    assert_eq!(world.lines(), lines + 1);
    world.holds().await;
}

#[tokio::test]
async fn of_two_agents_who_reach_for_one_contact_one_gets_it() {
    let world = world();
    let (agent, other) = (world.agent(), world.actor("colleague"));
    world.open_floor().await;
    world.ready(&agent).await;
    world.ready(&other).await;
    let chat = world.comes(Channel::Chat).await;
    let answer = || QueueCommand::Own(Deed::Answer { contact: chat });
    let (one, two) = tokio::join!(world.act(&agent, answer()), world.act(&other, answer()));
    let refused = FloorOutcome::Refused { refusal: QueueRefusal::NotYours };
    assert!(matches!(one, FloorOutcome::Done { .. }), "the one who is longest free is asked: {one:?}");
    assert_eq!(two, refused);
    world.holds().await;
}

#[tokio::test]
async fn an_offer_nobody_takes_goes_back_and_the_agent_on_a_break() {
    let world = world();
    let (agent, other) = (world.agent(), world.actor("colleague"));
    world.open_floor().await;
    world.ready(&agent).await;
    let call = world.comes(Channel::Call).await;
    world.clock.pass(TimeDelta::seconds(19));
    floor::tick(&world.ctx).await.unwrap();
    assert_eq!(world.stage(call), StageCode::Offered);
    world.clock.pass(TimeDelta::seconds(1));
    floor::tick(&world.ctx).await.unwrap();
    assert_eq!(world.stage(call), StageCode::Waiting);
    let mine = floor::mine(&world.ctx, &agent).unwrap();
    assert_eq!(mine.state, AgentState::Break(AwayReason::Unanswered));
    world.ready(&other).await;
    assert_eq!(world.stage(call), StageCode::Offered);
    world.holds().await;
}

#[tokio::test]
async fn what_could_not_be_saved_never_happened() {
    let world = world();
    let agent = world.agent();
    world.open_floor().await;
    world.ready(&agent).await;
    let before = floor::view(&world.ctx);
    world.store.refuse_commits();
    let command = QueueCommand::Enqueue { contact: ContactId(world.ctx.ids.next()), entry: entry(Channel::Chat) };
    let outcome = floor::of_customer(&world.ctx, SubmissionId(world.ctx.ids.next()), command).await;
    assert!(matches!(outcome, Err(Failure::Broken { .. })), "{outcome:?}");
    assert_eq!(floor::view(&world.ctx), before);
    world.holds().await;
}

#[tokio::test]
async fn the_rows_are_those_that_are_counted() {
    let world = world();
    let (agent, lead) = (world.agent(), world.actor("lead"));
    world.open_floor().await;
    for _ in 0..60 {
        world.comes(Channel::Chat).await;
        world.clock.pass(TimeDelta::seconds(1));
    }
    world.ready(&agent).await;
    let snapshot = floor::view(&world.ctx).snapshot;
    let drill = Drill::all(Rows::Contacts(ContactSet::Waiting), snapshot.day);
    let first = floor::rows(&world.ctx, &lead, &drill, 0).unwrap();
    let second = floor::rows(&world.ctx, &lead, &drill, 1).unwrap();
    assert_eq!((first.count, first.rows.len(), first.next), (i64::from(snapshot.waiting), 50, Some(1)));
    assert_eq!((second.rows.len(), second.next), (7, None), "three ring at once: {}", snapshot.ringing);
    let ids: BTreeSet<ContactId> = first
        .rows
        .iter()
        .chain(&second.rows)
        .map(|row| match row {
            BoardRow::Contact(row) => row.id,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids.len(), 57);
    let drill = Drill::all(Rows::Agents(domain::queue::AgentStateCode::Offered), snapshot.day);
    let agents = floor::rows(&world.ctx, &lead, &drill, 0).unwrap();
    assert_eq!((agents.count, agents.people.len()), (1, 1));
    placed(&world, agent.id);
    let drill = Drill::all(Rows::Callbacks(domain::counters::CallbackSet::Open), snapshot.day);
    assert_eq!(floor::rows(&world.ctx, &lead, &drill, 9).unwrap().count, 0, "the log did not tell of it");
}

#[tokio::test]
async fn the_record_of_a_call_finishes_its_contact() {
    let world = world();
    let agent = world.agent();
    world.open_floor().await;
    world.ready(&agent).await;
    let contact = world.comes(Channel::Call).await;
    world.does(&agent, Deed::Answer { contact }).await;
    let call = floor::mine(&world.ctx, &agent).unwrap().contacts[0].call.unwrap();
    assert_eq!(call, call_of(contact, agent.id));
    let begun = world.submit(&agent, super::world::start(call, "17000005678")).await.unwrap();
    assert!(matches!(begun, Outcome::Done { .. }), "{begun:?}");
    world.clock.pass(TimeDelta::minutes(4));
    let done = world.submit(&agent, finish(&world, call)).await.unwrap();
    assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
    assert_eq!(world.stage(contact), StageCode::Done);
    let snapshot = floor::view(&world.ctx).snapshot;
    assert_eq!((snapshot.average_handling.count, snapshot.talk_ms), (1, 240_001));
    world.holds().await;
}

#[tokio::test]
async fn a_promise_that_anybody_may_keep_waits_until_it_is_due() {
    let world = world();
    let (agent, lead) = (world.agent(), world.actor("lead"));
    world.open_floor().await;
    let label =
        QueueLabel {
            name: queue("hotline"), zh: "热线".to_owned(), en: "Hotline".to_owned(), skill: skill("hotline")
        };
    let plan = FloorPlan { queues: vec![label], callbacks: Some(queue("hotline")), ..FloorPlan::default() };
    let was = floor::plan(&world.ctx, &lead).unwrap();
    let done = floor::set_plan(&world.ctx, &lead, was.clone(), plan.clone()).await.unwrap();
    assert_eq!(done, PlanOutcome::Done);
    // Whoever still has the page from before does not undo it unseen.
    let stale = floor::set_plan(&world.ctx, &lead, was.clone(), FloorPlan { callbacks: None, ..plan.clone() }).await;
    assert_eq!(stale.unwrap(), PlanOutcome::Changed { now: plan.clone() });
    assert_eq!(floor::set_plan(&world.ctx, &lead, was, plan.clone()).await.unwrap(), PlanOutcome::Done, "a repeat");
    // Due at eleven, an hour from now.
    let promise = super::promises::promised(&world, &agent).await;
    let snapshot = floor::view(&world.ctx).snapshot;
    assert_eq!(snapshot.waiting, 0, "not before it is due");
    let other = world.actor("colleague");
    world.ready(&other).await;
    assert!(floor::mine(&world.ctx, &other).unwrap().contacts.is_empty());
    world.clock.pass(TimeDelta::hours(1));
    floor::tick(&world.ctx).await.unwrap();
    let mine = floor::mine(&world.ctx, &other).unwrap();
    assert_eq!((mine.contacts.len(), mine.contacts[0].promise), (1, Some(promise)));
    assert_eq!(mine.contacts[0].phone_masked.as_deref(), Some("170******78"));
    let contact = mine.contacts[0].id;
    let keep = || domain::command::Command::Promise {
        promise,
        version: 1,
        deed: domain::promise::Deed::Keep { text: "已告知".to_owned(), call: None },
    };
    let early = world.submit(&other, keep()).await.unwrap();
    assert!(matches!(early, Outcome::Refused { .. }), "who did not take it does not keep it: {early:?}");
    world.does(&other, Deed::Answer { contact }).await;
    let kept = world.submit(&other, keep()).await.unwrap();
    assert!(matches!(kept, Outcome::Done { .. }), "{kept:?}");
    world.does(&other, Deed::End { contact }).await;
    world.does(&other, Deed::BeReady).await;
    assert_eq!(world.stage(contact), StageCode::Done);
    world.holds().await;
}

#[tokio::test]
async fn a_note_stays_until_it_is_acknowledged() {
    let world = world();
    let (agent, lead) = (world.agent(), world.actor("lead"));
    let submission = SubmissionId(world.ctx.ids.next());
    let before = world.ctx.floor.seq_of(agent.id);
    for _ in 0..3 {
        floor::whisper(&world.ctx, &lead, submission, agent.id, " 先核对单号 ").await.unwrap();
    }
    assert!(world.ctx.floor.seq_of(agent.id) > before);
    let restarted = world.restarted().await;
    for world in [&world, &restarted] {
        let notes = floor::mine(&world.ctx, &agent).unwrap().notes;
        assert_eq!((notes.len(), notes[0].text.as_str(), notes[0].by.id), (1, "先核对单号", lead.id));
    }
    let note = floor::mine(&world.ctx, &agent).unwrap().notes[0].id;
    let foreign = floor::acknowledge(&world.ctx, &world.actor("colleague"), note).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    for _ in 0..2 {
        floor::acknowledge(&world.ctx, &agent, note).await.unwrap();
    }
    assert!(floor::mine(&world.ctx, &agent).unwrap().notes.is_empty());
    assert!(floor::mine(&world.restarted().await.ctx, &agent).unwrap().notes.is_empty());
    assert_eq!(world.lines(), 2);
    let nobody =
        floor::whisper(&world.ctx, &lead, SubmissionId(world.ctx.ids.next()), AccountId(uuid::Uuid::nil()), "好");
    assert!(matches!(nobody.await, Err(Failure::NotFound)));
}

#[tokio::test]
async fn who_may_not_is_told_so() {
    let world = world();
    let agent = world.agent();
    let denied = |failure: Failure, permission| matches!(failure, Failure::NotAllowed(asked) if asked == permission);
    assert!(denied(floor::board(&world.ctx, &agent).unwrap_err(), Permission::ReadBoard));
    let manager = world.actor("manager");
    assert!(denied(floor::mine(&world.ctx, &manager).unwrap_err(), Permission::TakeCalls));
    let id = || SubmissionId(world.ctx.ids.next());
    let open = lead(Measure::OpenQueue { queue: queue("hotline") });
    let outcome = floor::act(&world.ctx, &agent, id(), open.clone()).await;
    assert!(denied(outcome.unwrap_err(), Permission::RunFloor));
    assert!(matches!(floor::of_customer(&world.ctx, id(), open).await, Err(Failure::Malformed)));
    let enqueue = QueueCommand::Enqueue { contact: ContactId(world.ctx.ids.next()), entry: entry(Channel::Chat) };
    assert!(matches!(floor::act(&world.ctx, &agent, id(), enqueue).await, Err(Failure::NotAllowed(_))));
    assert_eq!(world.lines(), 0);
}
