//! Saying something, on either side.

use super::{connected, contact_of, is_over, tell};
use crate::{
    Ctx, Failure,
    failure::allow,
    phrases,
    ports::{Kept, NewMessage, Slips},
};
use domain::{
    account::{Actor, Permission},
    chat::{Author, Chat, Side, parse_message},
    complaint::Problem,
    id::{ContactId, MessageId},
};

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spoken {
    /// It is in the chat, from now on or since it came first.
    Kept {
        /// Its number.
        number: u32,
    },
    /// The words do not hold.
    Flawed(Problem),
    /// The chat is over.
    Over,
    /// The chat holds no more.
    Full,
    /// The id is that of another message.
    Reused,
    /// Somebody else has the contact, or nobody.
    NotYours,
}

/// The customer says something, while waiting or talking.
///
/// # Errors
/// [`Failure::TooManyTries`], a broken store.
pub async fn say(ctx: &Ctx, chat: &Chat, id: MessageId, text: &str) -> Result<Spoken, Failure> {
    ctx.chats.limits.count_message(chat.id)?;
    let may = !is_over(contact_of(ctx, chat.id).as_ref());
    let refused = (!may).then_some(Spoken::Over);
    keep(ctx, chat, Author::Customer, id, text, refused).await
}

/// One of us says something to the customer; only who has the contact. Forbidden phrases in it are counted.
///
/// # Errors
/// No permission, a chat that is unknown, a broken store.
pub(crate) async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    contact: ContactId,
    id: MessageId,
    text: &str,
) -> Result<Spoken, Failure> {
    allow(actor, Permission::TakeCalls)?;
    let chat = ctx.store.chat(contact).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::NotFound)?;
    let known = contact_of(ctx, contact);
    let mine = known.as_ref().is_some_and(|known| connected(known) == Some(actor.id));
    let refused = match (mine, is_over(known.as_ref())) {
        (true, false) => None,
        (_, true) => Some(Spoken::Over),
        (false, false) => Some(Spoken::NotYours),
    };
    keep(ctx, &chat, Author::Agent(actor.id), id, text, refused).await
}

/// Keeps a message, unless it may not be. One that was kept before is kept, whatever has happened since.
async fn keep(
    ctx: &Ctx,
    chat: &Chat,
    author: Author,
    id: MessageId,
    text: &str,
    refused: Option<Spoken>,
) -> Result<Spoken, Failure> {
    let text = match parse_message(text) {
        Ok(text) => text,
        Err(problem) => return Ok(Spoken::Flawed(problem)),
    };
    if let Some(refused) = refused {
        let said = ctx.store.chat_messages(chat.id, 0).await.map_err(|e| ctx.broken(&e))?;
        let before = said.iter().find(|said| said.id == id && said.author == author && said.text == text);
        return Ok(before.map_or(refused, |said| Spoken::Kept { number: said.number }));
    }
    let at = ctx.clock.now();
    let slips = match author {
        Author::Customer => Slips::default(),
        Author::Agent(_) => phrases::slips_in(ctx, &text, at),
    };
    let message = NewMessage { chat: chat.id, id, author, at, text, slips };
    let kept = ctx.store.keep_message(message).await.map_err(|e| ctx.broken(&e))?;
    if let Kept::New { .. } = kept {
        ctx.chats.note_typing(chat.id, author.side(), false, at);
        tell(ctx, chat);
    }
    Ok(match kept {
        Kept::New { number } | Kept::Known { number } => Spoken::Kept { number },
        Kept::Reused => Spoken::Reused,
        Kept::Full => Spoken::Full,
        Kept::NoChat => Spoken::Over,
    })
}

/// Notes that a side is writing, or no longer is, and tells the other one.
pub(super) fn note_typing(ctx: &Ctx, chat: &Chat, side: Side, typing: bool) {
    if ctx.chats.note_typing(chat.id, side, typing, ctx.clock.now()) {
        tell(ctx, chat);
    }
}

/// Notes how far a side has read, and tells the other one.
pub(super) async fn note_read(ctx: &Ctx, chat: &Chat, side: Side, number: u32) -> Result<(), Failure> {
    // What is known already need not be written.
    if number <= chat.read_by(side) {
        return Ok(());
    }
    let news = ctx.store.note_read(chat.id, side, number).await.map_err(|e| ctx.broken(&e))?;
    if news {
        tell(ctx, chat);
    }
    Ok(())
}
