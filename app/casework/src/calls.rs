//! Calls: each leaves a record, even one that began without network.

use crate::{
    Ctx, Failure,
    floor::{self, Turn},
    ports::{Commit, CommitError, FloorWrite, SubmissionMark, Write},
    promises,
};
use domain::{
    account::Actor,
    call::{Call, Direction, Disposition, Hold, NOTE_LENGTH, WrapUp},
    command::{Outcome, Receipt, Refusal},
    complaint::{Flaw, Problem, draft::parse_text, field::Field, kind::ChannelCode},
    event::{Event, Happening, Subject},
    id::{CallId, CustomerId},
    person::Phone,
    promise::Promise,
    script::Run,
    time::Instant,
    waybill::WaybillNumber,
};

/// A call that begins, as typed.
#[derive(Clone, Debug)]
pub struct Start {
    /// Made by the browser.
    pub call: CallId,
    /// How.
    pub channel: ChannelCode,
    /// Who called whom.
    pub direction: Direction,
    /// The other number.
    pub phone: String,
    /// The waybill.
    pub waybill: String,
    /// When.
    pub at: Instant,
}

/// A wrap-up, as typed.
#[derive(Clone, Debug)]
pub struct Finish {
    /// Which call.
    pub call: CallId,
    /// When the talk ended.
    pub ended_at: Instant,
    /// When the wrap-up was saved.
    pub wrapped_at: Instant,
    /// Times on hold.
    pub holds: Vec<Hold>,
    /// What came of it.
    pub disposition: Disposition,
    /// The note.
    pub note: String,
    /// The way through the script.
    pub run: Option<Run>,
    /// The other number, as known at the end.
    pub phone: String,
    /// The waybill, as known at the end.
    pub waybill: String,
}

/// The other side of a call, as far as it is known.
struct Party {
    phone: Option<Phone>,
    waybill: Option<WaybillNumber>,
    customer: Option<CustomerId>,
}

/// Begins a call.
///
/// # Errors
/// A broken store.
pub(crate) async fn start(ctx: &Ctx, actor: &Actor, mark: SubmissionMark, start: Start) -> Result<Outcome, Failure> {
    let party = match party(ctx, &start.phone, &start.waybill).await? {
        Ok(party) => party,
        Err(flaws) => return Ok(Outcome::Flawed { flaws }),
    };
    let call = Call {
        id: start.call,
        agent: actor.id,
        channel: start.channel,
        direction: start.direction,
        phone: party.phone,
        waybill: party.waybill,
        customer: party.customer,
        started_at: start.at,
        wrap_up: None,
    };
    let what = Happening::CallStarted { channel: start.channel, direction: start.direction };
    let event = Event { subject: Subject::Call(call.id), at: start.at, by: Some(actor.id), what };
    save(ctx, mark, call.id, vec![event], Write::NewCall(Box::new(call))).await
}

/// Wraps a call up. What was promised in it becomes something to do, in the same transaction.
///
/// # Errors
/// A broken store.
pub(crate) async fn finish(ctx: &Ctx, actor: &Actor, mark: SubmissionMark, finish: Finish) -> Result<Outcome, Failure> {
    let Some(mut call) = ctx.store.call(finish.call).await.map_err(|e| ctx.broken(&e))? else {
        return Ok(Outcome::Refused { refusal: Refusal::NotFound });
    };
    if call.agent != actor.id {
        return Ok(Outcome::Refused { refusal: Refusal::ForeignCall });
    }
    let note = match parse_text(&finish.note, NOTE_LENGTH) {
        Ok(note) => note,
        Err(Problem::TooLong { max }) => {
            return Ok(Outcome::Refused { refusal: Refusal::TextTooLong { max } });
        }
        Err(_) => String::new(),
    };
    let party = match party(ctx, &finish.phone, &finish.waybill).await? {
        Ok(party) => party,
        Err(flaws) => return Ok(Outcome::Flawed { flaws }),
    };
    let ended_at = finish.ended_at.max(call.started_at);
    // A browser's clock may be a moment ahead of the one that set start and end.
    let inside = |at: Instant| at.clamp(call.started_at, ended_at);
    let wrap_up = WrapUp {
        ended_at,
        wrapped_at: finish.wrapped_at.max(ended_at),
        holds: finish.holds.iter().map(|h| Hold { from: inside(h.from), until: inside(h.until) }).collect(),
        disposition: finish.disposition,
        note,
        run: finish.run,
    };
    if let Err(refusal) = call.accepts(&wrap_up) {
        return Ok(Outcome::Refused { refusal });
    }
    call.phone = party.phone.or(call.phone);
    call.waybill = party.waybill.or(call.waybill);
    call.customer = party.customer.or(call.customer);
    let hold_seconds = wrap_up.hold_seconds();
    let (disposition, at) = (wrap_up.disposition, wrap_up.wrapped_at);
    call.wrap_up = Some(wrap_up);
    let talk_seconds = call.talk_seconds().unwrap_or_default();
    let what = Happening::CallFinished { disposition, talk_seconds, hold_seconds };
    let event = Event { subject: Subject::Call(call.id), at, by: Some(actor.id), what };
    let (made, promises): (Vec<_>, Vec<_>) = promises::made_in(ctx, &call).into_iter().unzip();
    let events = std::iter::once(event).chain(made).collect();
    if floor::of_call(ctx, &call, &promises, at).is_empty() {
        let write = Write::FinishedCall { call: Box::new(call), promises, floor: FloorWrite::default() };
        return save(ctx, mark, finish.call, events, write).await;
    }
    let own = ctx.clone();
    floor::see_through(ctx, async move { save_on_floor(&own, mark, call, promises, events).await }).await
}

/// Saves the record of a call together with what it means for the floor.
async fn save_on_floor(
    ctx: &Ctx,
    mark: SubmissionMark,
    call: Call,
    promises: Vec<Promise>,
    events: Vec<Event>,
) -> Result<Outcome, Failure> {
    let turn = Turn::take(ctx).await?;
    let (id, now) = (call.id, ctx.clock.now());
    let floor = floor::of_call(ctx, &call, &promises, now).write(&turn, now);
    let write = Write::FinishedCall { call: Box::new(call), promises, floor: floor.clone() };
    let (outcome, saved) = save_telling(ctx, mark, id, events, write).await?;
    if saved {
        turn.applied(&floor);
        turn.settle().await.ok();
    }
    Ok(outcome)
}

/// Reads number and waybill and recognises the customer by them.
async fn party(ctx: &Ctx, phone: &str, waybill: &str) -> Result<Result<Party, Vec<Flaw>>, Failure> {
    let mut flaws = Vec::new();
    let phone = optional(phone, Phone::parse).unwrap_or_else(|()| {
        flaws.push(Flaw { field: Field::ContactPhone, problem: Problem::NotAPhone });
        None
    });
    let waybill = optional(waybill, WaybillNumber::parse).unwrap_or_else(|()| {
        flaws.push(Flaw { field: Field::Waybill, problem: Problem::NotAWaybill });
        None
    });
    if !flaws.is_empty() {
        return Ok(Err(flaws));
    }
    let customer = match &phone {
        Some(phone) => ctx.store.customer_by_phone(phone).await.map_err(|e| ctx.broken(&e))?.map(|c| c.id),
        None => None,
    };
    Ok(Ok(Party { phone, waybill, customer }))
}

/// An empty text is no value; anything else must parse.
fn optional<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some).ok_or(()) }
}

async fn save(
    ctx: &Ctx,
    mark: SubmissionMark,
    id: CallId,
    events: Vec<Event>,
    write: Write,
) -> Result<Outcome, Failure> {
    save_telling(ctx, mark, id, events, write).await.map(|(outcome, _)| outcome)
}

/// The same, telling whether it was saved now.
async fn save_telling(
    ctx: &Ctx,
    mark: SubmissionMark,
    id: CallId,
    events: Vec<Event>,
    write: Write,
) -> Result<(Outcome, bool), Failure> {
    match ctx.store.commit(Commit { submission: Some(mark), events, write }).await {
        Ok(saved) => {
            ctx.live.committed(saved.seq);
            Ok((Outcome::Done { receipt: saved.receipt.unwrap_or(Receipt::Call { id }) }, true))
        }
        Err(CommitError::AlreadyDone(receipt)) => Ok((Outcome::Done { receipt }, false)),
        Err(CommitError::SubmissionReused | CommitError::Taken) => {
            Ok((Outcome::Refused { refusal: Refusal::SubmissionReused }, false))
        }
        Err(CommitError::Stale) => Ok((Outcome::Refused { refusal: Refusal::CallFinished }, false)),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
    }
}
