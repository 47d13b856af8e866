//! Chats: a customer on the page for questions, and whoever of us has the contact.
//!
//! A chat is a contact of channel `chat` (see [`crate::queue`]) with words: the contact tells who waits, who answers and
//! when it is over; what is here tells what was said. Both have the same id, and so has the call that the agent opens for
//! it in the workbench: the transcript is found from any of them.
//!
//! | what | kept | by whom |
//! | --- | --- | --- |
//! | [`Opening`] | once | the customer |
//! | [`Message`] | for good, each linked to the one before it | the customer, or the agent who has the contact |
//! | how far each side has read | as a number that only grows | each side |
//! | who is writing just now | not at all, see [`Typing`] | each side |
//! | the remark at the end | once | the customer |
//!
//! The score from 1 to 5 belongs to the contact, where it is counted.

mod message;
mod opening;
mod typing;

pub use message::{Author, Chain, Message, Side, parse_message};
pub use opening::{Opening, OpeningField, OpeningFlaw, OpeningForm, Topic, Via};
pub use typing::{TYPING_SECONDS, Typing};

use crate::{
    complaint::{Problem, draft::parse_text},
    id::ContactId,
    time::Instant,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// The longest message, in characters.
pub const MESSAGE_LENGTH: usize = 1000;
/// The longest remark at the end, in characters.
pub const REMARK_LENGTH: usize = 500;
/// The longest name a customer gives, in characters.
pub const GIVEN_NAME_LENGTH: usize = 40;
/// Messages of one chat. Nobody gets there by talking.
pub const MOST_MESSAGES: u32 = 500;
/// How long the customer's cookie opens a chat, in hours.
pub const OPEN_HOURS: i64 = 24;

/// A chat, apart from what was said in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chat {
    /// The contact it belongs to.
    pub id: ContactId,
    /// What the customer opened it with.
    pub opening: Opening,
    /// When.
    pub opened_at: Instant,
    /// When the customer's cookie stops opening it.
    pub ends_at: Instant,
    /// How many messages there are.
    pub messages: u32,
    /// Up to which message the customer has read.
    pub read_by_customer: u32,
    /// Up to which message an agent has read.
    pub read_by_agent: u32,
    /// What the customer remarked at the end.
    pub remark: Option<String>,
}

impl Chat {
    /// A chat that opens now. Its first message is the text of the form.
    #[must_use]
    pub fn open(id: ContactId, opening: Opening, at: Instant) -> Self {
        Self {
            id,
            opening,
            opened_at: at,
            ends_at: at + TimeDelta::hours(OPEN_HOURS),
            messages: 0,
            read_by_customer: 0,
            read_by_agent: 0,
            remark: None,
        }
    }

    /// Whether the customer's cookie still opens it.
    #[must_use]
    pub fn is_open_to_customer(&self, now: Instant) -> bool {
        now < self.ends_at
    }

    /// How far a side has read.
    #[must_use]
    pub const fn read_by(&self, side: Side) -> u32 {
        match side {
            Side::Customer => self.read_by_customer,
            Side::Agent => self.read_by_agent,
        }
    }
}

/// Reads the remark of a customer; an empty one is none.
///
/// # Errors
/// [`Problem::TooLong`].
pub fn parse_remark(text: &str) -> Result<Option<String>, Problem> {
    match parse_text(text, REMARK_LENGTH) {
        Ok(remark) => Ok(Some(remark)),
        Err(Problem::Missing) => Ok(None),
        Err(problem) => Err(problem),
    }
}
