//! Chats as they are kept. A customer has no account, so these writes answer no submission: each is repeated by its own
//! id instead, the token of the chat or the id of the message.

use super::{Slips, StoreError};
use async_trait::async_trait;
use domain::{
    chat::{Author, Chat, Message, Side},
    id::{CallId, ContactId, MessageId},
    time::Instant,
};

/// A chat to keep.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewChat {
    /// The chat, still without messages.
    pub chat: Chat,
    /// SHA-256 of the customer's token; the token itself is only in the browser.
    pub token_hash: [u8; 32],
    /// The id of its first message, whose text is that of the opening.
    pub first: MessageId,
}

/// A message to keep.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewMessage {
    /// Where.
    pub chat: ContactId,
    /// Made by whoever wrote it.
    pub id: MessageId,
    /// Who wrote it.
    pub author: Author,
    /// When it arrived.
    pub at: Instant,
    /// When it was said by the clock of another system.
    pub said_at: Option<Instant>,
    /// The words.
    pub text: String,
    /// Forbidden phrases in it, when a customer is told it; counted for the day and for nobody.
    pub slips: Slips,
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// It is in the chat.
    New {
        /// Its number.
        number: u32,
    },
    /// It was there already.
    Known {
        /// Its number.
        number: u32,
    },
    /// The id is that of another message.
    Reused,
    /// The chat has as many messages as it holds.
    Full,
    /// There is no such chat.
    NoChat,
}

/// Chats.
#[async_trait]
pub trait ChatStore: Send + Sync {
    /// Keeps a new chat with its first message. When the token opened one already, nothing is kept and that one is
    /// given.
    async fn open_chat(&self, new: NewChat) -> Result<Chat, StoreError>;
    /// The chat that a token opens, also when its time is over.
    async fn chat_of_token(&self, token_hash: &[u8; 32]) -> Result<Option<Chat>, StoreError>;
    /// A chat.
    async fn chat(&self, id: ContactId) -> Result<Option<Chat>, StoreError>;
    /// The chat that a call is; only once its agent wrote something in it.
    async fn chat_of_call(&self, call: CallId) -> Result<Option<Chat>, StoreError>;
    /// The messages of a chat after a number, in order.
    async fn chat_messages(&self, id: ContactId, after: u32) -> Result<Vec<Message>, StoreError>;
    /// Keeps a message. The same one again is kept once.
    async fn keep_message(&self, message: NewMessage) -> Result<Kept, StoreError>;
    /// Notes how far a side has read: never less than before, never more than there is. False when nothing changed.
    async fn note_read(&self, id: ContactId, side: Side, number: u32) -> Result<bool, StoreError>;
    /// Keeps the customer's remark. False when there was one already, or no such chat.
    async fn keep_remark(&self, id: ContactId, remark: String) -> Result<bool, StoreError>;
}
