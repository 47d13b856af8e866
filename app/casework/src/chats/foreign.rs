//! Chats that a page of somebody else holds with our customers: the other system tells for the customer what our own page
//! would. The id of the chat follows from the sender and the sender's own id, and so does whose it is.
//!
//! What counts by address on our page does not count here: the other system has one address for all its customers, and a
//! limit of its own.

use super::{
    begin::{self, wait},
    contact_of, is_over,
    say::{Heard, Words, keep},
    tell,
};
use crate::{
    Ctx, Failure,
    floor::{self, Report, ReportRefusal, Reported},
    ports::NewChat,
};
use domain::{
    chat::{Author, Chat, Opening, Via},
    id::{AccountId, ContactId, MessageId},
    queue::{ContactFact, Leg, What},
    time::Instant,
};
use sha2::{Digest, Sha256};

/// What became of an opening.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Opened {
    /// The chat waits from now on.
    New,
    /// It did already.
    Known,
    /// The id is that of a chat that was opened otherwise.
    Reused,
    /// Nobody ever opened the queue.
    NoSuchQueue,
    /// The queue takes nobody now.
    Shut,
}

/// Opens a chat, once.
pub(crate) async fn open(ctx: &Ctx, id: ContactId, opening: Opening, via: &Via) -> Result<Opened, Failure> {
    if let Some(chat) = find(ctx, id).await? {
        if !chat.opening.tells_the_same(&opening) {
            return Ok(Opened::Reused);
        }
        made_up_for(ctx, &chat).await?;
        return Ok(Opened::Known);
    }
    match begin::takes(ctx, &via.queue) {
        None => return Ok(Opened::NoSuchQueue),
        Some(false) => return Ok(Opened::Shut),
        Some(true) => {}
    }
    let chat = Chat::open(id, opening.clone(), ctx.clock.now());
    let new = NewChat { chat, token_hash: no_cookie(id), first: MessageId(ctx.ids.next()) };
    let chat = ctx.store.open_chat(new).await.map_err(|e| ctx.broken(&e))?;
    if !chat.opening.tells_the_same(&opening) {
        // Another request opened it otherwise in this very moment.
        return Ok(Opened::Reused);
    }
    wait(ctx, &chat).await?;
    Ok(Opened::New)
}

/// The customer says something. What was kept before is known, also when the chat is over by now.
pub(crate) async fn say(ctx: &Ctx, chat: &Chat, id: MessageId, text: &str, at: Instant) -> Result<Heard, Failure> {
    made_up_for(ctx, chat).await?;
    let refused = is_over(contact_of(ctx, chat.id).as_ref()).then_some(super::Spoken::Over);
    let words = Words { author: Author::Customer, id, text, said_at: Some(at) };
    keep(ctx, chat, words, refused).await
}

/// What became of somebody who left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gone {
    /// The chat is over by that.
    New,
    /// It was over already.
    Known,
    /// The id is that of another event.
    Reused,
}

/// The customer goes.
pub(crate) async fn go(ctx: &Ctx, chat: &Chat, via: &Via, id: MessageId, at: Instant) -> Result<Gone, Failure> {
    made_up_for(ctx, chat).await?;
    let Some(contact) = contact_of(ctx, chat.id).filter(|contact| contact.over_at.is_none()) else {
        return Ok(Gone::Known);
    };
    // Nobody goes before coming.
    let at = at.max(contact.arrived_at);
    let (at, fact) = match contact.answered_at() {
        None => (at, ContactFact::Abandoned),
        Some(answered) if answered <= at => (at, ContactFact::Ended),
        // One of us answered before we heard of it: that was an answer, and it ends when we hear.
        Some(_) => (ctx.clock.now(), ContactFact::Ended),
    };
    let reported = report(ctx, chat, via, &id.to_string(), at, fact).await?;
    if matches!(reported, Some(Reported::Refused(ReportRefusal::KeyReused))) {
        return Ok(Gone::Reused);
    }
    let agents: Vec<AccountId> = contact.legs.iter().filter(|leg| Leg::is_open(leg)).map(|leg| leg.agent).collect();
    ctx.chats.tell(chat.id, &agents);
    Ok(Gone::New)
}

/// Makes the contact of a chat that waits in a queue of the other system's choice.
pub(super) async fn enqueue(ctx: &Ctx, chat: &Chat, via: &Via) -> Result<bool, Failure> {
    let Some(skill) = begin::skill_of(ctx, &via.queue) else { return Ok(false) };
    let entry = begin::entry(chat, via.queue.clone(), skill);
    report(ctx, chat, via, &chat.id.to_string(), via.at, ContactFact::Enqueued(entry)).await?;
    tell(ctx, chat);
    Ok(contact_of(ctx, chat.id).is_some())
}

/// Makes up for a contact that is missing, while the customer may still be there. Later, the floor may have forgotten it.
pub(crate) async fn made_up_for(ctx: &Ctx, chat: &Chat) -> Result<(), Failure> {
    if chat.is_open_to_customer(ctx.clock.now()) {
        wait(ctx, chat).await?;
    }
    Ok(())
}

/// The chat of an id.
pub(crate) async fn find(ctx: &Ctx, id: ContactId) -> Result<Option<Chat>, Failure> {
    ctx.store.chat(id).await.map_err(|e| ctx.broken(&e))
}

/// Reports what the customer did at the time when it happened. Told twice, it is known.
async fn report(
    ctx: &Ctx,
    chat: &Chat,
    via: &Via,
    key: &str,
    at: Instant,
    fact: ContactFact,
) -> Result<Option<Reported>, Failure> {
    let what = What::Contact { id: chat.id, fact };
    // Keys of calls and chats are kept apart: one system may tell of both.
    let report = Report { key: format!("chat:{key}"), at, what, phone: None, recording: None };
    floor::report(ctx, via.integration, vec![report]).await.map(|reported| reported.into_iter().next())
}

/// Stands where the digest of a cookie would: no cookie has it, since a token is nothing but digits.
fn no_cookie(id: ContactId) -> [u8; 32] {
    Sha256::digest(format!("chat:{id}")).into()
}
