//! Chats with customers: a page without sign-in on one side, the workbench on the other.
//!
//! The customer is known by a token of 256 random bits in a cookie, kept as its SHA-256 and good for a day; the token
//! opens one chat and nothing else. One of us writes only while having the contact; leads may read.
//!
//! A page of somebody else does the same for its customers by the interface for other systems, with its own token.
//!
//! A chat is kept before its contact waits in the queue. Should the program stop between the two, the contact is made up
//! for when the customer's page asks again: nothing of what was typed is lost, and nothing waits twice.

mod begin;
mod customer;
pub(crate) mod foreign;
mod hub;
mod limits;
mod line;
mod say;
mod token;
mod transcript;

pub use begin::{Beginning, begin, is_open};
pub use customer::{Rated, leave, of_token, rate, read, typing, view};
pub use hub::Chats;
pub use line::{Look, line, look};
pub(crate) use say::answer;
pub use say::{Spoken, say};
pub use token::{Token, fresh_token};
pub use transcript::{of_call, transcript};

use crate::Ctx;
use domain::{
    chat::Chat,
    id::{AccountId, ContactId},
    queue::{Contact, Leg},
};

/// The contact of a chat, as the floor has it now.
fn contact_of(ctx: &Ctx, id: ContactId) -> Option<Contact> {
    crate::floor::contact(ctx, id)
}

/// Whether a contact is over for the customer. One the floor no longer has at hand is.
fn is_over(contact: Option<&Contact>) -> bool {
    contact.is_none_or(|contact| contact.over_at.is_some())
}

/// Who of us is connected with the customer, on hold or not.
fn connected(contact: &Contact) -> Option<AccountId> {
    contact.legs.iter().rev().find(|leg| leg.is_connected()).map(|leg| leg.agent)
}

/// Tells everybody who looks at a chat that it changed: the customer's page and the agent's workbench.
fn tell(ctx: &Ctx, chat: &Chat) {
    let agents = contact_of(ctx, chat.id).map(|contact| contact.legs.into_iter().filter(Leg::is_open));
    let agents: Vec<AccountId> = agents.into_iter().flatten().map(|leg| leg.agent).collect();
    ctx.chats.tell(chat.id, &agents);
}
