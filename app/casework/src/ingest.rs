//! What other systems tell us, on its way into the same use cases that people reach by forms.
//!
//! Each item of a batch is read and answered for itself: one that is wrong does not hold up the others. What is answered
//! as taken or known is durable.

mod calls;
mod chats;
mod complaints;
mod key;
mod tracking;

pub use chats::{MOST_MESSAGES, standing};
pub use key::{Key, KeyTaken, claim, keep};

use crate::{
    Ctx, Failure,
    integrations::{Guest, Turned},
};
use domain::{
    complaint::Number,
    ingest::{Door, ItemFlaw},
};
use serde_json::Value;

/// What became of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Received {
    /// It is saved.
    Taken(Proof),
    /// It had been saved before.
    Known(Proof),
    /// It was not saved, and will not be as things stand.
    Refused(Vec<ItemFlaw>),
}

/// What the sender may keep of an item that is saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Proof {
    /// Its place in the log, or in its chat, where it has one of its own.
    pub seq: Option<i64>,
    /// The number of a complaint.
    pub number: Option<Number>,
}

/// Takes a batch.
///
/// # Errors
/// The token is not for this, or something failed; then the whole batch may be sent again.
pub async fn receive(ctx: &Ctx, guest: &Guest, door: Door, items: &[Value]) -> Result<Vec<Received>, Turned> {
    guest.allow(door)?;
    let received = match door {
        Door::Calls => calls::calls(ctx, guest, items).await,
        Door::Agents => calls::agents(ctx, guest, items).await,
        Door::Complaints => complaints::file(ctx, guest, items).await,
        Door::Tracking => tracking::take(ctx, guest, items).await,
        Door::Chats => chats::take(ctx, guest, items).await,
    };
    received.map_err(Turned::from)
}

/// Hands what could be read on, all at once, and puts the answers back in their places.
async fn in_place<T, F>(read: Vec<Result<T, Vec<ItemFlaw>>>, hand_on: F) -> Result<Vec<Received>, Failure>
where
    F: AsyncFnOnce(Vec<T>) -> Result<Vec<Received>, Failure>,
{
    let (mut good, mut answers) = (Vec::new(), Vec::new());
    for item in read {
        match item {
            Ok(item) => {
                good.push(item);
                answers.push(None);
            }
            Err(flaws) => answers.push(Some(Received::Refused(flaws))),
        }
    }
    let mut told = if good.is_empty() { Vec::new() } else { hand_on(good).await? }.into_iter();
    let whole: Option<Vec<Received>> = answers.into_iter().map(|answer| answer.or_else(|| told.next())).collect();
    whole.ok_or(Failure::Malformed)
}
