//! Promises: made with the record of a call or not at all, changed by one person at a time, found by who waits for them.

use super::{
    calls::{call, finish, finish_with, start, wrap_up},
    sample::{agent, at, id, mark},
};
use casework::ports::{Commit, CommitError, FloorWrite, Seed, Store, Write};
use domain::{
    command::Receipt,
    event::{Event, Happening, Subject},
    id::{AccountId, PromiseId},
    person::Phone,
    promise::{Deed, Promise, PromiseEvent, Standing, decide, make, replay},
    script::Fact,
};
use futures::future::join_all;

/// What is promised in a call of this agent: due so many minutes after ten, and made at eleven minutes past.
fn history(by: AccountId, due: i64) -> Vec<(PromiseEvent, domain::time::Instant, AccountId)> {
    let made = make(PromiseId(id()), (Fact::CallbackTime, at(due)), &call(by, 0), at(11));
    vec![(made, at(11), by)]
}

/// A promise that is kept in the store, out of a call that was wrapped up.
pub async fn promise(store: &dyn Store, by: AccountId, due: i64) -> Promise {
    let mut over = call(by, 0);
    store.commit(start(&over)).await.unwrap();
    over.wrap_up = Some(wrap_up(10));
    let made = make(PromiseId(id()), (Fact::CallbackTime, at(due)), &over, at(11));
    let promise = replay(&[(made, at(11), by)]).unwrap();
    store.commit(finish_with(&over, vec![promise.clone()])).await.unwrap();
    promise
}

fn doing(state: &Promise, by: AccountId, minute: i64, deed: &Deed) -> Commit {
    let what = decide(state, deed, at(minute)).unwrap();
    let mut after = state.clone();
    after.apply(&what, at(minute), by);
    let what = Happening::Promise(what);
    Commit {
        submission: Some(mark(by, deed.name())),
        events: vec![Event { subject: Subject::Promise(state.id), at: at(minute), by: Some(by), what }],
        write: Write::Promise { state: Box::new(after), expected_version: state.version, floor: FloorWrite::default() },
    }
}

/// Does something about a promise and gives what stands afterwards.
pub async fn change(store: &dyn Store, state: &Promise, by: AccountId, minute: i64, deed: &Deed) -> Promise {
    let committed = store.commit(doing(state, by, minute, deed)).await.unwrap();
    assert_eq!(committed.receipt, Some(Receipt::Promise { id: state.id, version: state.version + 1 }));
    store.promise(state.id).await.unwrap().unwrap()
}

pub fn later(minute: i64) -> Deed {
    Deed::Move { due: at(minute), reason: "无人接听".to_owned() }
}

pub fn kept() -> Deed {
    Deed::Keep { text: "已告知到货时间".to_owned(), call: None }
}

pub async fn a_promise_from_the_call_to_being_kept(store: &dyn Store) {
    let (min, wei) = (agent(store).await, agent(store).await);
    let made = promise(store, min, 60).await;
    assert_eq!(store.promise(made.id).await.unwrap(), Some(made.clone()));
    let moved = change(store, &made, min, 20, &later(90)).await;
    assert_eq!((moved.version, moved.tries, moved.due), (2, 1, at(90)));
    let given = change(store, &moved, min, 21, &Deed::Give { to: wei }).await;
    let done = change(store, &given, wei, 80, &kept()).await;
    let standing = Standing::Kept { at: at(80), by: wei, text: "已告知到货时间".to_owned(), call: None };
    assert_eq!((done.version, done.owner, done.standing), (4, wei, standing));
    assert_eq!(store.promise(PromiseId(id())).await.unwrap(), None);
    assert_eq!(store.check().await.unwrap().promises, 1);
}

pub async fn a_call_that_is_not_saved_promises_nothing(store: &dyn Store) {
    let min = agent(store).await;
    let mut over = call(min, 0);
    store.commit(start(&over)).await.unwrap();
    over.wrap_up = Some(wrap_up(10));
    store.commit(finish(&over)).await.unwrap();
    let seq = store.seq().await.unwrap();
    let late = replay(&history(min, 60)).unwrap();
    let again = store.commit(finish_with(&over, vec![late.clone()])).await;
    assert!(matches!(again, Err(CommitError::Stale)), "{again:?}");
    assert_eq!(store.promise(late.id).await.unwrap(), None);
    assert_eq!(store.seq().await.unwrap(), seq);
    // One submission that arrives ten times makes its promises once.
    let mut twice = call(min, 30);
    store.commit(start(&twice)).await.unwrap();
    twice.wrap_up = Some(wrap_up(40));
    let both = vec![replay(&history(min, 60)).unwrap(), replay(&history(min, 70)).unwrap()];
    let commit = finish_with(&twice, both);
    let outcomes = join_all((0..10).map(|_| store.commit(commit.clone()))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let done = |error: &CommitError| matches!(error, CommitError::AlreadyDone(Receipt::Call { .. }));
    assert!(outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).all(done), "{outcomes:?}");
    assert_eq!(store.promises_of(min, false, at(0), 9).await.unwrap().1, 2);
}

pub async fn the_second_of_two_is_stale_and_a_submission_has_one_answer(store: &dyn Store) {
    let min = agent(store).await;
    let state = promise(store, min, 60).await;
    let commit = doing(&state, min, 20, &later(90));
    let outcomes = join_all((0..10).map(|_| store.commit(commit.clone()))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let receipt = Receipt::Promise { id: state.id, version: 2 };
    let done = |error: &CommitError| matches!(error, CommitError::AlreadyDone(earlier) if *earlier == receipt);
    assert!(outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).all(done), "{outcomes:?}");
    let seq = store.seq().await.unwrap();
    assert!(matches!(store.commit(doing(&state, min, 21, &kept())).await, Err(CommitError::Stale)));
    let mut unknown = state.clone();
    unknown.id = PromiseId(id());
    assert!(matches!(store.commit(doing(&unknown, min, 21, &kept())).await, Err(CommitError::Stale)));
    assert_eq!(store.seq().await.unwrap(), seq, "a refused commit leaves no event");
}

pub async fn they_are_found_by_owner_time_and_number(store: &dyn Store) {
    let (min, wei) = (agent(store).await, agent(store).await);
    let (mine, soon) = (promise(store, min, 90).await, promise(store, min, 60).await);
    let others = promise(store, wei, 30).await;
    let over = promise(store, wei, 20).await;
    change(store, &over, wei, 15, &kept()).await;
    let of = |owner, with_overdue, now, limit| async move {
        let (found, total) = store.promises_of(owner, with_overdue, at(now), limit).await.unwrap();
        (found.into_iter().map(|promise| promise.id).collect::<Vec<_>>(), total)
    };
    assert_eq!(of(min, false, 500, 9).await, (vec![soon.id, mine.id], 2));
    assert_eq!(of(min, false, 500, 1).await, (vec![soon.id], 2), "the count is of all");
    assert_eq!(of(wei, false, 500, 9).await, (vec![others.id], 1));
    assert_eq!(of(min, true, 30, 9).await, (vec![soon.id, mine.id], 2), "the promised minute is in time");
    assert_eq!(of(min, true, 31, 9).await, (vec![others.id, soon.id, mine.id], 3));
    assert_eq!(of(agent(store).await, true, 91, 9).await.1, 3);
    assert_eq!(of(agent(store).await, false, 91, 9).await, (vec![], 0));
    let to = |phone: &'static str| async move {
        let found = store.promises_to(&Phone::parse(phone).unwrap()).await.unwrap();
        found.into_iter().map(|promise| promise.id).collect::<Vec<_>>()
    };
    assert_eq!(to("17000005678").await, [others.id, soon.id, mine.id]);
    assert_eq!(to("17000005679").await, []);
}

pub async fn seeded_promises_are_as_sound_as_others(store: &dyn Store) {
    let min = agent(store).await;
    let mut promises = vec![history(min, 60), history(min, 90)];
    let moved = decide(&replay(&promises[1]).unwrap(), &later(120), at(20)).unwrap();
    promises[1].push((moved, at(20), min));
    let expected: Vec<_> = promises.iter().map(|history| replay(history).unwrap()).collect();
    store.seed(Seed { promises, ..Seed::default() }).await.unwrap();
    assert_eq!(store.promises_of(min, false, at(0), 9).await.unwrap(), (expected, 2));
    assert_eq!(store.check().await.unwrap().promises, 2);
}
