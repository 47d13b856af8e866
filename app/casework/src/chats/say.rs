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
    time::Instant,
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

/// What became of a message, and whether it came for the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Heard {
    pub(crate) spoken: Spoken,
    pub(crate) new: bool,
}

/// Something that is said.
pub(super) struct Words<'a> {
    pub(super) author: Author,
    pub(super) id: MessageId,
    pub(super) text: &'a str,
    /// When, by the clock of another system.
    pub(super) said_at: Option<Instant>,
}

/// The customer says something, while waiting or talking.
///
/// # Errors
/// [`Failure::TooManyTries`], a broken store.
pub async fn say(ctx: &Ctx, chat: &Chat, id: MessageId, text: &str) -> Result<Spoken, Failure> {
    ctx.chats.limits.count_message(chat.id)?;
    let may = !is_over(contact_of(ctx, chat.id).as_ref());
    let refused = (!may).then_some(Spoken::Over);
    let words = Words { author: Author::Customer, id, text, said_at: None };
    keep(ctx, chat, words, refused).await.map(|heard| heard.spoken)
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
    let words = Words { author: Author::Agent(actor.id), id, text, said_at: None };
    keep(ctx, &chat, words, refused).await.map(|heard| heard.spoken)
}

/// Keeps a message, unless it may not be. One that was kept before is kept, whatever has happened since.
pub(super) async fn keep(ctx: &Ctx, chat: &Chat, words: Words<'_>, refused: Option<Spoken>) -> Result<Heard, Failure> {
    let Words { author, id, text, said_at } = words;
    let not_new = |spoken| Ok(Heard { spoken, new: false });
    let text = match parse_message(text) {
        Ok(text) => text,
        Err(problem) => return not_new(Spoken::Flawed(problem)),
    };
    if let Some(refused) = refused {
        let said = ctx.store.chat_messages(chat.id, 0).await.map_err(|e| ctx.broken(&e))?;
        let before = said.iter().find(|said| said.id == id && said.author == author && said.text == text);
        return not_new(before.map_or(refused, |said| Spoken::Kept { number: said.number }));
    }
    let at = ctx.clock.now();
    let slips = match author {
        Author::Customer => Slips::default(),
        Author::Agent(_) => phrases::slips_in(ctx, &text, at),
    };
    let message = NewMessage { chat: chat.id, id, author, at, said_at, text, slips };
    let kept = ctx.store.keep_message(message).await.map_err(|e| ctx.broken(&e))?;
    let new = matches!(kept, Kept::New { .. });
    if new {
        ctx.chats.note_typing(chat.id, author.side(), false, at);
        tell(ctx, chat);
    }
    let spoken = match kept {
        Kept::New { number } | Kept::Known { number } => Spoken::Kept { number },
        Kept::Reused => Spoken::Reused,
        Kept::Full => Spoken::Full,
        Kept::NoChat => Spoken::Over,
    };
    Ok(Heard { spoken, new })
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
