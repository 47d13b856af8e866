//! A customer opens a chat.

use super::{Token, contact_of, foreign, tell};
use crate::{Ctx, Failure, floor, ports::NewChat};
use domain::{
    chat::{Chat, Opening, OpeningFlaw, OpeningForm},
    id::{ContactId, MessageId, SubmissionId},
    queue::{Channel, Entry, Priority, QueueCommand, QueueFact, QueueName, QueueRefusal, RunBy, Skill},
    view::floor::FloorOutcome,
};

/// The queue that chats wait in.
const QUEUE: &str = "chat";

/// What became of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Beginning {
    /// The chat waits, from now on or since the same form came first.
    Begun(Box<Chat>),
    /// Some fields do not hold.
    Flawed(Vec<OpeningFlaw>),
    /// Nobody takes chats now.
    Shut,
}

/// Whether the queue of chats takes new ones.
#[must_use]
pub fn is_open(ctx: &Ctx) -> bool {
    QueueName::parse(QUEUE).is_some_and(|queue| takes(ctx, &queue) == Some(true))
}

/// Whether a queue takes new contacts; `None` when nobody knows it.
pub(super) fn takes(ctx: &Ctx, queue: &QueueName) -> Option<bool> {
    let state = ctx.floor.read();
    match state.counters.floor().queue(queue) {
        Some((fact, _)) => Some(matches!(fact, QueueFact::Opened { .. })),
        None => state.plan.queues.iter().any(|label| label.name == *queue).then_some(false),
    }
}

/// Opens a chat. The same token opens the same chat, however often the form comes.
///
/// # Errors
/// [`Failure::TooManyTries`], a broken store.
pub async fn begin(ctx: &Ctx, token: &Token, address: &str, form: &OpeningForm) -> Result<Beginning, Failure> {
    let opening = match Opening::parse(form) {
        Ok(opening) => opening,
        Err(flaws) => return Ok(Beginning::Flawed(flaws)),
    };
    let known = ctx.store.chat_of_token(&token.hash()).await.map_err(|e| ctx.broken(&e))?;
    let chat = match known {
        Some(chat) => chat,
        None if !is_open(ctx) => return Ok(Beginning::Shut),
        None => {
            ctx.chats.limits.count_chat(address, opening.waybill.as_ref())?;
            let chat = Chat::open(ContactId(ctx.ids.next()), opening, ctx.clock.now());
            let new = NewChat { chat, token_hash: token.hash(), first: MessageId(ctx.ids.next()) };
            ctx.store.open_chat(new).await.map_err(|e| ctx.broken(&e))?
        }
    };
    let waits = wait(ctx, &chat).await?;
    Ok(if waits { Beginning::Begun(Box::new(chat)) } else { Beginning::Shut })
}

/// Makes the contact of a chat, unless there is one. Gives whether there is one now.
pub(super) async fn wait(ctx: &Ctx, chat: &Chat) -> Result<bool, Failure> {
    if contact_of(ctx, chat.id).is_some() {
        return Ok(true);
    }
    if let Some(via) = &chat.opening.via {
        return foreign::enqueue(ctx, chat, via).await;
    }
    let Some(queue) = QueueName::parse(QUEUE) else { return Ok(false) };
    let Some(skill) = skill_of(ctx, &queue) else { return Ok(false) };
    let command = QueueCommand::Enqueue { contact: chat.id, entry: entry(chat, queue, skill) };
    // The id of the chat is used for nothing else that is submitted on the floor.
    let outcome = floor::of_customer(ctx, SubmissionId(chat.id.0), command).await?;
    tell(ctx, chat);
    Ok(matches!(outcome, FloorOutcome::Done { .. } | FloorOutcome::Refused { refusal: QueueRefusal::ContactKnown }))
}

/// What a chat waits with.
pub(super) fn entry(chat: &Chat, queue: QueueName, skill: Skill) -> Entry {
    Entry {
        channel: Channel::Chat,
        queue,
        skill,
        priority: Priority::Normal,
        run_by: RunBy::Us,
        waybill: chat.opening.waybill.clone(),
        not_before: None,
    }
}

/// What an agent must be able to do for a queue: what was set for it, or the skill of its own name.
pub(super) fn skill_of(ctx: &Ctx, queue: &QueueName) -> Option<Skill> {
    let state = ctx.floor.read();
    let label = state.plan.queues.iter().find(|label| label.name == *queue);
    label.map(|label| label.skill.clone()).or_else(|| Skill::parse(queue.as_str()))
}
