//! The whole conversation, for those who may read it.

use super::contact_of;
use crate::{Ctx, Failure, failure::allow};
use domain::{
    account::{Actor, Permission},
    chat::{Author, Chat},
    id::{CallId, ContactId},
    person::masked_name,
    view::chats::{Transcript, TranscriptLine},
};

/// The conversation of a contact: for whoever of us had a part in it, and for those who run the floor.
///
/// # Errors
/// A contact that is no chat, or that this person has no business with; a broken store.
pub async fn transcript(ctx: &Ctx, actor: &Actor, contact: ContactId) -> Result<Transcript, Failure> {
    allow(actor, Permission::TakeCalls)?;
    let chat = ctx.store.chat(contact).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::NotFound)?;
    let part = contact_of(ctx, contact).is_some_and(|known| known.legs.iter().any(|leg| leg.agent == actor.id));
    if !part && !actor.may(Permission::RunFloor) {
        // The floor forgets after some days; what somebody wrote tells as much.
        let messages = ctx.store.chat_messages(contact, 0).await.map_err(|e| ctx.broken(&e))?;
        if !messages.iter().any(|message| message.author == Author::Agent(actor.id)) {
            return Err(Failure::NotFound);
        }
    }
    whole(ctx, chat).await
}

/// The conversation that a call was, for whoever may see the record of that call; nothing when it was no chat.
///
/// # Errors
/// A broken store.
pub async fn of_call(ctx: &Ctx, call: CallId) -> Result<Option<Transcript>, Failure> {
    let chat = ctx.store.chat_of_call(call).await.map_err(|e| ctx.broken(&e))?;
    match chat {
        Some(chat) => whole(ctx, chat).await.map(Some),
        None => Ok(None),
    }
}

async fn whole(ctx: &Ctx, chat: Chat) -> Result<Transcript, Failure> {
    let messages = ctx.store.chat_messages(chat.id, 0).await.map_err(|e| ctx.broken(&e))?;
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let name = |author: Author| match author {
        Author::Customer => None,
        Author::Agent(id) => {
            Some(people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default())
        }
    };
    let line = |message: domain::chat::Message| TranscriptLine {
        number: message.number,
        agent: name(message.author),
        at: message.at,
        text: message.text,
    };
    Ok(Transcript {
        contact: chat.id,
        name: masked_name(&chat.opening.name),
        topic: chat.opening.topic.code().to_owned(),
        opened_at: chat.opened_at,
        lines: messages.into_iter().map(line).collect(),
        score: contact_of(ctx, chat.id).and_then(|contact| contact.score),
        remark: chat.remark,
    })
}
