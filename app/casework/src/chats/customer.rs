//! What a customer does with the own chat, and sees of it.

use super::{
    Token,
    begin::wait,
    connected, contact_of, is_over,
    say::{note_read, note_typing},
    tell,
};
use crate::{Ctx, Failure, floor};
use domain::{
    chat::{Chat, Side, parse_remark},
    complaint::Problem,
    id::SubmissionId,
    queue::{QueueCommand, Score, StageCode},
    view::chats::CustomerChat,
};

/// What became of a score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rated {
    /// It is kept, now or before.
    Kept,
    /// The remark does not hold.
    Flawed(Problem),
    /// The chat is not over, or nobody ever answered.
    NotYet,
}

/// The chat that a token opens, while its time lasts. Should its contact be missing, that is made up for.
///
/// # Errors
/// A broken store.
pub async fn of_token(ctx: &Ctx, token: &Token) -> Result<Option<Chat>, Failure> {
    let chat = ctx.store.chat_of_token(&token.hash()).await.map_err(|e| ctx.broken(&e))?;
    let now = ctx.clock.now();
    let Some(chat) = chat.filter(|chat| chat.is_open_to_customer(now)) else { return Ok(None) };
    let waits = wait(ctx, &chat).await?;
    Ok(waits.then_some(chat))
}

/// The customer is writing, or no longer is.
pub fn typing(ctx: &Ctx, chat: &Chat, typing: bool) {
    note_typing(ctx, chat, Side::Customer, typing);
}

/// The customer has read so far.
///
/// # Errors
/// A broken store.
pub async fn read(ctx: &Ctx, chat: &Chat, number: u32) -> Result<(), Failure> {
    note_read(ctx, chat, Side::Customer, number).await
}

/// The customer leaves the queue, or ends the talk. Doing so twice changes nothing.
///
/// # Errors
/// A broken store.
pub async fn leave(ctx: &Ctx, chat: &Chat) -> Result<(), Failure> {
    if is_over(contact_of(ctx, chat.id).as_ref()) {
        return Ok(());
    }
    // Whoever left cannot leave again: the floor refuses, and nothing has to be told apart by an id.
    floor::of_customer(ctx, SubmissionId(ctx.ids.next()), QueueCommand::Leave { contact: chat.id }).await?;
    tell(ctx, chat);
    Ok(())
}

/// The customer says how it was. The first score and the first remark count.
///
/// # Errors
/// A broken store.
pub async fn rate(ctx: &Ctx, chat: &Chat, score: Score, remark: &str) -> Result<Rated, Failure> {
    let remark = match parse_remark(remark) {
        Ok(remark) => remark,
        Err(problem) => return Ok(Rated::Flawed(problem)),
    };
    let Some(contact) = contact_of(ctx, chat.id) else { return Ok(Rated::NotYet) };
    if contact.over_at.is_none() || contact.answered_at().is_none() {
        return Ok(Rated::NotYet);
    }
    if contact.score.is_none() {
        floor::of_customer(ctx, SubmissionId(ctx.ids.next()), QueueCommand::Rate { contact: chat.id, score }).await?;
    }
    if let Some(remark) = remark {
        ctx.store.keep_remark(chat.id, remark).await.map_err(|e| ctx.broken(&e))?;
    }
    tell(ctx, chat);
    Ok(Rated::Kept)
}

/// What the customer sees, with the messages after a number.
///
/// # Errors
/// A broken store, or a chat that is gone.
pub async fn view(ctx: &Ctx, chat: &Chat, after: u32) -> Result<CustomerChat, Failure> {
    let chat = ctx.store.chat(chat.id).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::NotFound)?;
    let messages = ctx.store.chat_messages(chat.id, after).await.map_err(|e| ctx.broken(&e))?;
    let contact = contact_of(ctx, chat.id);
    let over = is_over(contact.as_ref());
    let stage = contact.as_ref().map_or(StageCode::Done, domain::queue::Contact::stage);
    let agent = contact.as_ref().and_then(connected);
    let served_by = match agent {
        Some(agent) => {
            let account = ctx.store.account(agent).await.map_err(|e| ctx.broken(&e))?;
            account.map(|account| account.actor.role.code().to_owned())
        }
        None => None,
    };
    let line = if over || agent.is_some() { None } else { floor::place(ctx, chat.id) };
    Ok(CustomerChat {
        stage,
        over,
        line,
        served_by,
        typing: !over && ctx.chats.is_typing(chat.id, Side::Agent, ctx.clock.now()),
        read_by_agent: chat.read_by_agent,
        count: chat.messages,
        messages,
        score: contact.as_ref().and_then(|contact| contact.score),
        remarked: chat.remark.is_some(),
    })
}
