//! Promises: made with the record of a call, kept by their owner or a lead, never lost and never made twice.

use super::world::{World, at, finish, start, submission, world};
use casework::{Failure, lookups, promises, submissions::submit};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    command::{Command, Outcome, Receipt, Refusal},
    event::{Happening, Subject},
    id::{AccountId, CallId, PromiseId},
    promise::{Deed, Promise, PromiseEvent, Standing, make, replay},
    script::{Act, Done, Fact, Facts, Run},
    time::Instant,
    view::promises::PromiseList,
};
use uuid::Uuid;

/// A way through a script that promised these times, as typed.
fn run(times: &[(Fact, &str)]) -> Run {
    let act = |fact: Fact| Done { act: Act::Callback { when: fact.into(), within: None, after: None }, at_ms: 0 };
    Run {
        openings: Vec::new(),
        visits: Vec::new(),
        ended: None,
        facts: times.iter().map(|(fact, text)| (*fact, (*text).to_owned())).collect::<Facts>(),
        acts: times.iter().map(|(fact, _)| act(*fact)).collect(),
    }
}

fn finish_with(world: &World, call: CallId, way: Run) -> Command {
    let mut command = finish(world, call);
    if let Command::FinishCall { run, .. } = &mut command {
        *run = Some(way);
    }
    command
}

/// A promise to ring back at eleven, an hour from now.
pub async fn promised(world: &World, actor: &Actor) -> PromiseId {
    let call = world.call(actor).await;
    let command = finish_with(world, call, run(&[(Fact::CallbackTime, "2026-11-21T11:00")]));
    assert!(matches!(world.submit(actor, command).await, Ok(Outcome::Done { .. })));
    let state = world.store.state();
    state.promises.values().find(|promise| promise.call == call).unwrap().id
}

/// One of each deed, each about a promise of its own that is there already.
pub fn every_deed(world: &World) -> Vec<Command> {
    let colleague = world.actor("colleague").id;
    let due = world.ctx.clock.now() + TimeDelta::hours(3);
    let deeds = [
        Deed::Keep { text: "已告知".to_owned(), call: None },
        Deed::Move { due, reason: "无人接听".to_owned() },
        Deed::Release { reason: "客户不用了".to_owned() },
        Deed::Give { to: colleague },
    ];
    deeds.map(|deed| Command::Promise { promise: placed(world, world.agent().id), version: 1, deed }).into()
}

/// A promise of somebody put straight into the store, without the log of a call.
pub fn placed(world: &World, agent: AccountId) -> PromiseId {
    let (id, now) = (PromiseId(world.ctx.ids.next()), world.ctx.clock.now());
    let call = domain::call::Call {
        id: CallId(world.ctx.ids.next()),
        agent,
        channel: domain::complaint::ChannelCode::Hotline,
        direction: domain::call::Direction::Inbound,
        phone: domain::person::Phone::parse("17000005678"),
        waybill: None,
        customer: None,
        started_at: now,
        wrap_up: None,
    };
    let made = make(id, (Fact::QuoteDue, now + TimeDelta::hours(1)), &call, now);
    world.store.state().promises.insert(id, replay(&[(made, now, call.agent)]).unwrap());
    id
}

impl World {
    fn promise(&self, id: PromiseId) -> Promise {
        self.store.state().promises[&id].clone()
    }

    async fn about(&self, login: &str, promise: PromiseId, version: u32, deed: Deed) -> Outcome {
        let command = Command::Promise { promise, version, deed };
        self.submit(&self.actor(login), command).await.unwrap()
    }

    async fn promises(&self, login: &str) -> PromiseList {
        lookups::workbench(&self.ctx, &self.actor(login)).await.unwrap().promises
    }
}

fn keep(text: &str) -> Deed {
    Deed::Keep { text: text.to_owned(), call: None }
}

fn later(due: Instant) -> Deed {
    Deed::Move { due, reason: "无人接听".to_owned() }
}

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

const fn done(id: PromiseId, version: u32) -> Outcome {
    Outcome::Done { receipt: Receipt::Promise { id, version } }
}

#[tokio::test]
async fn what_was_promised_in_a_call_is_work_afterwards() {
    let world = world();
    let agent = world.agent();
    let call = world.call(&agent).await;
    let times = [
        (Fact::CallbackTime, "2026-11-21T11:00"),
        (Fact::QuoteDue, "2026-11-21T10:30"),
        (Fact::NextUpdate, "soon"),
        (Fact::ClaimDue, ""),
    ];
    let before = world.logged();
    world.submit(&agent, finish_with(&world, call, run(&times))).await.unwrap();
    let list = world.promises("agent").await;
    let found: Vec<_> = list.rows.iter().map(|row| (row.about, row.due, row.owner.is_none())).collect();
    let expected = [(Fact::QuoteDue, at("2026-11-21T10:30"), true), (Fact::CallbackTime, at("2026-11-21T11:00"), true)];
    assert_eq!(found, expected, "nearest first, and only times that can be read");
    let first = &list.rows[0];
    assert_eq!((first.phone.as_str(), first.waybill.as_deref()), ("170******78", Some(super::world::WAYBILL)));
    assert_eq!((list.total, first.tries, first.version, list.colleagues.len()), (2, 0, 1, 0));
    let state = world.store.state();
    let logged: Vec<_> = state.events[before..].iter().map(|stored| &stored.event.what).collect();
    assert!(
        matches!(
            logged[..],
            [
                Happening::CallFinished { .. },
                Happening::Promise(PromiseEvent::Made { .. }),
                Happening::Promise(PromiseEvent::Made { .. })
            ]
        ),
        "{logged:?}"
    );
}

#[tokio::test]
async fn a_call_that_is_wrapped_up_ten_times_makes_its_promise_once() {
    let world = world();
    let agent = world.agent();
    let call = world.call(&agent).await;
    let way = run(&[(Fact::CallbackTime, "2026-11-21T11:00")]);
    let first = submission(&world, finish_with(&world, call, way.clone()));
    let mut outcomes = Vec::new();
    for _ in 0..10 {
        outcomes.push(submit(&world.ctx, &agent, first.clone()).await.unwrap());
    }
    assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]), "{outcomes:?}");
    // Another tab, with a submission of its own.
    let again = world.submit(&agent, finish_with(&world, call, way.clone())).await.unwrap();
    assert_eq!(again, refused(Refusal::CallFinished));
    // Faster by the blink of an eye.
    let twice = world.call(&agent).await;
    let finished = world.store.state().calls[&call].clone();
    world.store.interlope(move |state| {
        state.calls.insert(twice, domain::call::Call { id: twice, ..finished });
    });
    let late = world.submit(&agent, finish_with(&world, twice, way)).await.unwrap();
    assert_eq!(late, refused(Refusal::CallFinished));
    assert_eq!(world.store.state().promises.len(), 1);
}

#[tokio::test]
async fn a_promise_is_moved_kept_and_gone_from_the_list() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    assert_eq!(world.about("agent", id, 1, later(at("2026-11-21T15:00"))).await, done(id, 2));
    let moved = world.promises("agent").await.rows[0].clone();
    assert_eq!((moved.due, moved.tries, moved.version), (at("2026-11-21T15:00"), 1, 2));
    assert_eq!(world.about("agent", id, 1, keep("")).await, refused(Refusal::PromiseChanged));
    assert_eq!(world.about("agent", id, 2, keep(" 已告知到货时间 ")).await, done(id, 3));
    let Standing::Kept { by, text, call, .. } = world.promise(id).standing else { panic!("not kept") };
    assert_eq!((by, text.as_str(), call), (world.agent().id, "已告知到货时间", None));
    assert!(world.promises("agent").await.rows.is_empty());
    for deed in [keep(""), later(at("2026-11-22T09:00")), Deed::Release { reason: "不用了".to_owned() }] {
        assert_eq!(world.about("agent", id, 2, deed).await, refused(Refusal::PromiseSettled));
    }
}

#[tokio::test]
async fn a_promise_is_released_with_a_reason() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let release = |reason: &str| Deed::Release { reason: reason.to_owned() };
    assert_eq!(world.about("agent", id, 1, release("  ")).await, refused(Refusal::TextMissing));
    let long = refused(Refusal::TextTooLong { max: 500 });
    assert_eq!(world.about("agent", id, 1, release(&"字".repeat(501))).await, long);
    assert_eq!(world.about("agent", id, 1, keep(&"字".repeat(501))).await, long);
    assert_eq!(world.about("agent", id, 1, release("客户已自行取件")).await, done(id, 2));
    assert!(world.promises("agent").await.rows.is_empty());
}

#[tokio::test]
async fn a_new_time_lies_ahead_and_not_too_far() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let (now, out_of_reach) = (world.ctx.clock.now(), refused(Refusal::PromiseTime { days: 31 }));
    for due in [now, now - TimeDelta::seconds(1), now + TimeDelta::days(31) + TimeDelta::seconds(1)] {
        assert_eq!(world.about("agent", id, 1, later(due)).await, out_of_reach);
    }
    assert_eq!(world.about("agent", id, 1, later(at("2026-11-21T11:00"))).await, refused(Refusal::NothingChanges));
    assert_eq!(world.about("agent", id, 1, later(now + TimeDelta::days(31))).await, done(id, 2));
}

#[tokio::test]
async fn a_promise_belongs_to_its_owner_and_to_the_leads() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    assert_eq!(world.about("colleague", id, 1, keep("")).await, refused(Refusal::NotFound));
    assert_eq!(world.about("agent", PromiseId(Uuid::nil()), 1, keep("")).await, refused(Refusal::NotFound));
    let give = |to: AccountId| Deed::Give { to };
    let colleague = world.actor("colleague");
    let command = Command::Promise { promise: id, version: 1, deed: give(colleague.id) };
    assert!(matches!(world.submit(&world.agent(), command).await, Err(Failure::NotAllowed(Permission::AssignOthers))));
    for unsuitable in ["manager", "trainee", "admin", "receiptclerk"] {
        let to = world.actor(unsuitable).id;
        assert_eq!(world.about("lead", id, 1, give(to)).await, refused(Refusal::UnsuitableOwner), "{unsuitable}");
    }
    assert_eq!(world.about("lead", id, 1, give(AccountId(Uuid::nil()))).await, refused(Refusal::UnsuitableOwner));
    assert_eq!(world.about("lead", id, 1, give(world.agent().id)).await, refused(Refusal::NothingChanges));
    assert_eq!(world.about("manager", id, 1, give(colleague.id)).await, done(id, 2));
    assert!(world.promises("agent").await.rows.is_empty());
    assert_eq!(world.promises("colleague").await.rows.len(), 1);
    assert_eq!(world.about("lead", id, 2, later(at("2026-11-21T12:00"))).await, done(id, 3));
    assert_eq!(world.about("colleague", id, 3, keep("")).await, done(id, 4));
}

#[tokio::test]
async fn leads_see_what_is_overdue_with_anybody() {
    let world = world();
    promised(&world, &world.agent()).await;
    assert!(world.promises("lead").await.rows.is_empty(), "it is not due yet");
    world.clock.pass(TimeDelta::hours(1));
    assert!(world.promises("lead").await.rows.is_empty(), "the promised minute itself is in time");
    world.clock.pass(TimeDelta::seconds(1));
    let list = world.promises("lead").await;
    let owner = list.rows[0].owner.as_ref().unwrap();
    assert_eq!((owner.id, list.total), (world.agent().id, 1));
    let may: Vec<_> = list.colleagues.iter().map(|person| person.role.may(Permission::TakeCalls)).collect();
    assert_eq!(may, [true; 3], "two agents and the lead");
    assert_eq!(world.promises("agent").await.rows[0].owner, None);
    for login in ["colleague", "trainee", "receiptclerk", "admin"] {
        assert_eq!(world.promises(login).await, PromiseList::default(), "{login}");
    }
}

#[tokio::test]
async fn what_rests_on_an_old_version_is_not_saved() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let before = world.logged();
    world.store.interlope(move |state| state.promises.get_mut(&id).unwrap().version = 5);
    assert_eq!(world.about("agent", id, 1, keep("")).await, refused(Refusal::PromiseChanged));
    assert_eq!(world.logged(), before);
    assert!(world.promise(id).is_open());
}

#[tokio::test]
async fn it_is_kept_in_a_call_of_ones_own() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let foreign = world.call(&world.actor("colleague")).await;
    let kept_in = |call| Deed::Keep { text: String::new(), call: Some(call) };
    for call in [foreign, CallId(Uuid::nil())] {
        assert_eq!(world.about("agent", id, 1, kept_in(call)).await, refused(Refusal::ForeignCall));
    }
    let own = world.call(&world.agent()).await;
    assert_eq!(world.about("agent", id, 1, kept_in(own)).await, done(id, 2));
    assert!(matches!(world.promise(id).standing, Standing::Kept { call: Some(call), .. } if call == own));
}

#[tokio::test]
async fn the_number_is_shown_to_ring_back_and_that_is_logged() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let contact = |login: &str| {
        let (ctx, actor) = (world.ctx.clone(), world.actor(login));
        async move { promises::contact(&ctx, &actor, id).await }
    };
    let before = world.logged();
    assert!(matches!(contact("colleague").await, Err(Failure::NotFound)));
    assert!(matches!(contact("manager").await, Err(Failure::NotAllowed(Permission::RevealContact))));
    assert_eq!(world.logged(), before);
    for login in ["agent", "lead"] {
        let shown = contact(login).await.unwrap();
        assert_eq!((shown.phone.as_str(), shown.waybill.as_str()), ("17000005678", super::world::WAYBILL));
        let last = world.store.state().events.last().unwrap().event.clone();
        assert_eq!((last.subject, last.by), (Subject::Promise(id), Some(world.actor(login).id)));
        assert_eq!(last.what, Happening::ContactRevealed { reason: "rings_back_as_promised".to_owned() });
    }
    world.about("agent", id, 1, keep("")).await;
    assert!(matches!(contact("agent").await, Err(Failure::NotFound)), "nobody has to ring any more");
}

#[tokio::test]
async fn without_a_number_nothing_is_shown_and_nothing_is_logged() {
    let world = world();
    let (agent, call) = (world.agent(), CallId(world.ctx.ids.next()));
    world.submit(&agent, start(call, "")).await.unwrap();
    let way = run(&[(Fact::CallbackTime, "2026-11-21T11:00")]);
    world.submit(&agent, finish_with(&world, call, way)).await.unwrap();
    let (row, before) = (world.promises("agent").await.rows[0].clone(), world.logged());
    assert_eq!(row.phone, "");
    let shown = promises::contact(&world.ctx, &agent, row.id).await.unwrap();
    assert_eq!((shown.phone.as_str(), shown.waybill.as_str()), ("", super::world::WAYBILL));
    assert_eq!(world.logged(), before);
}

#[tokio::test]
async fn the_next_agent_sees_what_the_customer_was_promised() {
    let world = world();
    let id = promised(&world, &world.agent()).await;
    let caller = |phone: &'static str| {
        let (ctx, actor) = (world.ctx.clone(), world.actor("colleague"));
        async move { lookups::caller(&ctx, &actor, phone, "").await.unwrap().promises }
    };
    let seen = caller("170 0000 5678").await;
    assert_eq!((seen.len(), seen[0].id, seen[0].phone.as_str()), (1, id, "170******78"));
    assert_eq!(seen[0].owner.as_ref().map(|owner| owner.id), Some(world.agent().id));
    assert!(caller("17100001234").await.is_empty());
    world.about("agent", id, 1, keep("")).await;
    assert!(caller("17000005678").await.is_empty());
}
