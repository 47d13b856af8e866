//! One contact: where it stands in its line, and who is behind it.

use crate::{
    Ctx, Failure,
    failure::allow,
    lookups,
    ports::{Commit, CommitError, Write},
};
use domain::{
    account::{Actor, Permission},
    event::{Event, Happening, Subject},
    id::ContactId,
    person::Phone,
    queue::{Contact, call_of},
    view::{Caller, floor::InLine, promises::PromiseContact},
};

/// What the log says of a number that was shown to who answered. A code: nobody types it.
const ANSWERS: &str = "answers_contact";

/// Where a contact stands, for the customer who waits; `None` when it is not at hand.
#[must_use]
pub fn place(ctx: &Ctx, contact: ContactId) -> Option<InLine> {
    let (known, now) = (ctx.floor.read(), ctx.clock.now());
    let stage = known.counters.floor().contact(contact)?.stage();
    let ahead = known.counters.line(contact, now).ok().map(|line| line.ahead);
    Some(InLine { stage, ahead, wait: known.counters.expected_wait(contact, now) })
}

/// A contact as it stands; `None` when it is not at hand.
#[must_use]
pub fn contact(ctx: &Ctx, id: ContactId) -> Option<Contact> {
    ctx.floor.read().counters.floor().contact(id).cloned()
}

/// My part in a contact: the number and the waybill as they are known.
fn part(ctx: &Ctx, actor: &Actor, id: ContactId) -> Result<(Option<Phone>, String, bool), Failure> {
    allow(actor, Permission::TakeCalls)?;
    let state = ctx.floor.read();
    let contact = state.counters.floor().contact(id).ok_or(Failure::NotFound)?;
    let leg = contact.open_leg(actor.id).ok_or(Failure::NotFound)?;
    let waybill = super::board::waybill_of(contact).map(|waybill| waybill.as_str().to_owned());
    Ok((state.phone_of(contact).cloned(), waybill.unwrap_or_default(), leg.answered_at.is_some()))
}

/// Who rings at me, or talks to me: everything the workbench shows of a caller, masked.
///
/// # Errors
/// No permission, a contact I have no part in, or a broken store.
pub async fn caller(ctx: &Ctx, actor: &Actor, id: ContactId) -> Result<Caller, Failure> {
    let (phone, waybill, _) = part(ctx, actor, id)?;
    lookups::caller(ctx, actor, phone.as_ref().map_or("", Phone::whole), &waybill).await
}

/// What it takes to open a call for a contact I answered. That the whole number was shown goes into the log before it
/// leaves.
///
/// # Errors
/// No permission, a contact I have no part in or did not answer, or a broken store.
pub async fn opening(ctx: &Ctx, actor: &Actor, id: ContactId) -> Result<PromiseContact, Failure> {
    allow(actor, Permission::RevealContact)?;
    let (phone, waybill, answered) = part(ctx, actor, id)?;
    if !answered {
        return Err(Failure::NotFound);
    }
    let Some(phone) = phone else { return Ok(PromiseContact { phone: String::new(), waybill }) };
    let what = Happening::ContactRevealed { reason: ANSWERS.to_owned() };
    let subject = Subject::Call(call_of(id, actor.id));
    let event = Event { subject, at: ctx.clock.now(), by: Some(actor.id), what };
    let commit = Commit { submission: None, events: vec![event], write: Write::Nothing };
    let saved = ctx.store.commit(commit).await.map_err(|error| match error {
        CommitError::Broken(error) => ctx.broken(&error),
        _ => Failure::Malformed,
    })?;
    ctx.live.committed(saved.seq);
    Ok(PromiseContact { phone: phone.whole().to_owned(), waybill })
}
