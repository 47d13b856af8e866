//! What was said, message by message, each linked to the one before it.

use super::MESSAGE_LENGTH;
use crate::{
    complaint::{Problem, draft::parse_text},
    digest::sha256,
    id::{AccountId, ContactId, MessageId},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Which end of the line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The customer.
    Customer,
    /// Whoever of us has the contact.
    Agent,
}

impl Side {
    /// The other end.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Customer => Self::Agent,
            Self::Agent => Self::Customer,
        }
    }
}

/// Who wrote a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The customer.
    Customer,
    /// One of us.
    Agent(AccountId),
}

impl Author {
    /// Which end of the line that is.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Customer => Side::Customer,
            Self::Agent(_) => Side::Agent,
        }
    }
}

/// A message as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Made by whoever wrote it.
    pub id: MessageId,
    /// Its place in the chat, from 1, without gaps.
    pub number: u32,
    /// Who wrote it.
    pub author: Author,
    /// When it arrived.
    pub at: Instant,
    /// When it was said by the clock of another system; nothing for what was written here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_at: Option<Instant>,
    /// The words. Nothing but text, ever.
    pub text: String,
}

/// Reads a message: several lines, at most [`MESSAGE_LENGTH`] characters, not empty.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::TooLong`].
pub fn parse_message(text: &str) -> Result<String, Problem> {
    parse_text(text, MESSAGE_LENGTH)
}

/// The link of a chat's messages: each carries the digest of everything before it, so that nobody changes or drops one
/// unnoticed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chain(String);

impl Chain {
    /// Goes on from a link that was kept.
    #[must_use]
    pub fn from(link: String) -> Self {
        Self(link)
    }

    /// The link after a message.
    #[must_use]
    pub fn then(&self, chat: ContactId, message: &Message) -> Self {
        let author = match message.author {
            Author::Customer => "customer".to_owned(),
            Author::Agent(id) => id.to_string(),
        };
        let times = match message.said_at {
            None => message.at.to_rfc3339(),
            Some(said_at) => format!("{} {}", message.at.to_rfc3339(), said_at.to_rfc3339()),
        };
        // Only the text may hold a line end, and it comes last: no two messages read the same.
        let parts = [
            self.0.clone(),
            chat.to_string(),
            message.id.to_string(),
            message.number.to_string(),
            author,
            times,
            message.text.clone(),
        ];
        Self(sha256(&parts.join("\n")))
    }

    /// The digest.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
