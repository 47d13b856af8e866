//! Promises to customers: they come into being with the record of a call, and wait until somebody keeps them.

use crate::{
    Ctx, Failure,
    failure::allow,
    floor::{self, Turn},
    ports::{Commit, CommitError, FloorWrite, SubmissionMark, Write},
};
use domain::{
    account::{Actor, Permission},
    call::Call,
    command::{Outcome, Receipt, Refusal},
    event::{Event, Happening, Subject},
    id::PromiseId,
    person::Phone,
    promise::{Deed, Promise, PromiseEvent, decide, make, promised, replay},
    view::{
        PersonRef,
        promises::{PromiseContact, PromiseList, PromiseRow},
    },
};

/// Rows of a work list.
const ROWS: u32 = 100;

/// What the log says of a number that was shown so that somebody could ring back. A code: nobody types it.
const RINGS_BACK: &str = "rings_back_as_promised";

/// The promises of a call that is wrapped up, each with the event that makes it.
pub(crate) fn made_in(ctx: &Ctx, call: &Call) -> Vec<(Event, Promise)> {
    let Some(wrap_up) = &call.wrap_up else { return Vec::new() };
    let (at, by) = (wrap_up.wrapped_at, call.agent);
    let found = wrap_up.run.as_ref().map(promised).unwrap_or_default();
    let make = |promise| {
        let made = make(PromiseId(ctx.ids.next()), promise, call, at);
        let state = replay(&[(made.clone(), at, by)])?;
        let event = Event { subject: Subject::Promise(state.id), at, by: Some(by), what: Happening::Promise(made) };
        Some((event, state))
    };
    found.into_iter().filter_map(make).collect()
}

/// Does something about a promise.
///
/// # Errors
/// A broken store.
pub(crate) async fn carry_out(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    id: PromiseId,
    version: u32,
    deed: &Deed,
) -> Result<Outcome, Failure> {
    let Some(mut state) = find(ctx, actor, id).await? else { return Ok(refused(Refusal::NotFound)) };
    // That it is settled tells more than that it changed.
    if state.is_open() && state.version != version {
        return Ok(refused(Refusal::PromiseChanged));
    }
    let decided = match unfit(ctx, actor, deed).await? {
        Some(refusal) => Err(refusal),
        None => decide(&state, deed, mark.at),
    };
    let happened = match decided {
        Ok(event) => event,
        Err(refusal) => return Ok(refused(refusal)),
    };
    let before = state.clone();
    state.apply(&happened, mark.at, mark.by);
    if floor::of_promise(ctx, &before, &state, &happened).is_empty() {
        return save(ctx, mark, state, version, happened, FloorWrite::default()).await.map(|(outcome, _)| outcome);
    }
    let own = ctx.clone();
    floor::see_through(ctx, async move { save_on_floor(&own, mark, &before, state, happened).await }).await
}

/// Saves what happened to a promise together with what it means for the floor.
async fn save_on_floor(
    ctx: &Ctx,
    mark: SubmissionMark,
    before: &Promise,
    state: Promise,
    happened: PromiseEvent,
) -> Result<Outcome, Failure> {
    let turn = Turn::take(ctx).await?;
    let write = floor::of_promise(ctx, before, &state, &happened).write(&turn, ctx.clock.now());
    let (outcome, saved) = save(ctx, mark, state, before.version, happened, write.clone()).await?;
    if saved {
        turn.applied(&write);
        turn.settle().await.ok();
    }
    Ok(outcome)
}

/// The promise, if it is this person's, or this person leads others or answered the callback that it became.
async fn find(ctx: &Ctx, actor: &Actor, id: PromiseId) -> Result<Option<Promise>, Failure> {
    let found = ctx.store.promise(id).await.map_err(|e| ctx.broken(&e))?;
    let may = |promise: &Promise| promise.owner == actor.id || actor.may(Permission::AssignOthers);
    Ok(found.filter(|promise| may(promise) || floor::holds(ctx, actor.id, promise)))
}

/// What does not fit about the people and calls a deed names.
async fn unfit(ctx: &Ctx, actor: &Actor, deed: &Deed) -> Result<Option<Refusal>, Failure> {
    Ok(match deed {
        Deed::Give { to } => {
            let account = ctx.store.account(*to).await.map_err(|e| ctx.broken(&e))?;
            let fits = account.is_some_and(|account| account.actor.may(Permission::TakeCalls));
            (!fits).then_some(Refusal::UnsuitableOwner)
        }
        Deed::Keep { call: Some(call), .. } => {
            let call = ctx.store.call(*call).await.map_err(|e| ctx.broken(&e))?;
            let fits = call.is_some_and(|call| call.agent == actor.id);
            (!fits).then_some(Refusal::ForeignCall)
        }
        Deed::Keep { call: None, .. } | Deed::Move { .. } | Deed::Release { .. } => None,
    })
}

/// Tells also whether it was saved now.
async fn save(
    ctx: &Ctx,
    mark: SubmissionMark,
    state: Promise,
    expected_version: u32,
    happened: PromiseEvent,
    floor: FloorWrite,
) -> Result<(Outcome, bool), Failure> {
    let (id, version) = (state.id, state.version);
    let what = Happening::Promise(happened);
    let event = Event { subject: Subject::Promise(id), at: mark.at, by: Some(mark.by), what };
    let write = Write::Promise { state: Box::new(state), expected_version, floor };
    match ctx.store.commit(Commit { submission: Some(mark), events: vec![event], write }).await {
        Ok(saved) => {
            ctx.live.committed(saved.seq);
            Ok((Outcome::Done { receipt: saved.receipt.unwrap_or(Receipt::Promise { id, version }) }, true))
        }
        Err(CommitError::AlreadyDone(receipt)) => Ok((Outcome::Done { receipt }, false)),
        Err(CommitError::Stale) => Ok((refused(Refusal::PromiseChanged), false)),
        Err(CommitError::SubmissionReused | CommitError::Taken) => Ok((refused(Refusal::SubmissionReused), false)),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
    }
}

const fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

/// Mine, and for those who give work to others also what is overdue with anybody.
///
/// # Errors
/// A broken store.
pub(crate) async fn list(ctx: &Ctx, actor: &Actor) -> Result<PromiseList, Failure> {
    let leads = actor.may(Permission::AssignOthers);
    let found = ctx.store.promises_of(actor.id, leads, ctx.clock.now(), ROWS);
    let (promises, total) = found.await.map_err(|e| ctx.broken(&e))?;
    let people = people(ctx, actor, leads, &promises).await?;
    let rows = promises.iter().map(|promise| row(actor, promise, &people)).collect();
    let takes_calls = |person: &PersonRef| leads && person.role.may(Permission::TakeCalls);
    let colleagues = people.into_iter().filter(takes_calls).collect();
    Ok(PromiseList { rows, total, colleagues })
}

/// What was promised to a number and waits. Whoever has the customer on the line may know of it.
///
/// # Errors
/// A broken store.
pub(crate) async fn to(ctx: &Ctx, actor: &Actor, phone: &Phone) -> Result<Vec<PromiseRow>, Failure> {
    let promises = ctx.store.promises_to(phone).await.map_err(|e| ctx.broken(&e))?;
    let people = people(ctx, actor, false, &promises).await?;
    Ok(promises.iter().map(|promise| row(actor, promise, &people)).collect())
}

/// Everybody, when somebody else has one of these, or when one of them may be given away.
async fn people(ctx: &Ctx, actor: &Actor, gives: bool, promises: &[Promise]) -> Result<Vec<PersonRef>, Failure> {
    if promises.iter().any(|promise| gives || promise.owner != actor.id) {
        ctx.store.people().await.map_err(|e| ctx.broken(&e))
    } else {
        Ok(Vec::new())
    }
}

fn row(actor: &Actor, promise: &Promise, people: &[PersonRef]) -> PromiseRow {
    let owner = people.iter().find(|person| person.id == promise.owner && person.id != actor.id);
    PromiseRow::of(promise, owner.cloned())
}

/// What it takes to ring back. That the whole number was shown goes into the log before it leaves.
///
/// # Errors
/// No permission, a promise that is unknown, settled or somebody else's, a broken store.
pub async fn contact(ctx: &Ctx, actor: &Actor, id: PromiseId) -> Result<PromiseContact, Failure> {
    allow(actor, Permission::RevealContact)?;
    let promise = find(ctx, actor, id).await?.filter(Promise::is_open).ok_or(Failure::NotFound)?;
    let waybill = promise.waybill.as_ref().map(|waybill| waybill.as_str().to_owned()).unwrap_or_default();
    let Some(phone) = &promise.phone else { return Ok(PromiseContact { phone: String::new(), waybill }) };
    let what = Happening::ContactRevealed { reason: RINGS_BACK.to_owned() };
    let event = Event { subject: Subject::Promise(id), at: ctx.clock.now(), by: Some(actor.id), what };
    let commit = Commit { submission: None, events: vec![event], write: Write::Nothing };
    let saved = ctx.store.commit(commit).await.map_err(|error| match error {
        CommitError::Broken(error) => ctx.broken(&error),
        _ => Failure::Malformed,
    })?;
    ctx.live.committed(saved.seq);
    Ok(PromiseContact { phone: phone.whole().to_owned(), waybill })
}
