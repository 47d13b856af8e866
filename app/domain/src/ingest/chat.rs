//! Chats that a page of somebody else holds with our customers.
//!
//! A chat begins with its opening, which has the customer's first words: what is said in one that we never heard of is
//! refused, and may be sent again after it.

use super::{
    Door, ItemFlaw, OLDEST_CHAT_DAYS, coded, identity,
    item::Item,
    part::{Condition, Holds, Part},
};
use crate::{
    chat::{GIVEN_NAME_LENGTH, MESSAGE_LENGTH, Opening, Topic, Via},
    id::{ContactId, IntegrationId, MessageId},
    time::Instant,
};
use serde_json::Value;

coded! {
    /// What happened in a chat.
    ChatEvent {
        /// 客户发起
        Opened = "opened",
        /// 客户发言
        Said = "said",
        /// 客户离开
        Left = "left",
    }
}

/// The parts of an event.
pub(super) const PARTS: &[Part] = &[
    Part::required("id", Holds::Id),
    Part::required("chat", Holds::Id),
    Part::required("at", Holds::Moment),
    Part::required("event", Holds::Code(ChatEvent::CODES)),
    Part::optional("queue", Holds::Name),
    Part::optional("text", Holds::Text(MESSAGE_LENGTH)),
    Part::optional("name", Holds::Line(GIVEN_NAME_LENGTH)),
    Part::optional("waybill", Holds::Waybill),
];

/// Parts that belong to some events only.
const OF_EVENTS: &[&str] = &["queue", "text", "name", "waybill"];

/// An event of a chat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChatReport {
    /// What the sender's id for the event stands for here.
    pub id: MessageId,
    /// The contact.
    pub contact: ContactId,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub told: ChatTold,
}

/// What happened in a chat, with what was told of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChatTold {
    /// A customer came, with something to say.
    Opened(Box<Opening>),
    /// The customer said something.
    Said {
        /// What.
        text: String,
    },
    /// The customer went.
    Left,
}

impl ChatEvent {
    /// What must be told with it, and what may be.
    const fn needs(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Opened => (&["queue", "text"], &["name", "waybill"]),
            Self::Said => (&["text"], &[]),
            Self::Left => (&[], &[]),
        }
    }
}

/// What each event needs.
pub(super) fn conditions() -> Vec<Condition> {
    let of = |event: &ChatEvent| Condition { part: "event", value: event.code(), needs: event.needs().0.to_vec() };
    ChatEvent::ALL.iter().map(of).filter(|condition| !condition.needs.is_empty()).collect()
}

/// Reads an event.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(value: &Value, source: IntegrationId, received_at: Instant) -> Result<ChatReport, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &super::parts(Door::Chats))?;
    let at = item.happened("at", received_at, OLDEST_CHAT_DAYS);
    let event = item.code("event", ChatEvent::from_code);
    if let Some(event) = event {
        let (needs, may) = event.needs();
        item.expect(needs, may, OF_EVENTS);
    }
    let made = made(&item, source, at, event);
    item.finish(made)
}

fn made(item: &Item, source: IntegrationId, at: Option<Instant>, event: Option<ChatEvent>) -> Option<ChatReport> {
    let at = at?;
    let told = match event? {
        ChatEvent::Opened => ChatTold::Opened(Box::new(Opening {
            name: item.owned("name").unwrap_or_default(),
            waybill: item.waybill("waybill"),
            // Pages of others do not ask what it is about.
            topic: Topic::Other,
            text: item.owned("text")?,
            via: Some(Via { integration: source, queue: item.queue("queue")?, at }),
        })),
        ChatEvent::Said => ChatTold::Said { text: item.owned("text")? },
        ChatEvent::Left => ChatTold::Left,
    };
    let (id, contact) = (identity::message(source, item.text("id")?), identity::chat(source, item.text("chat")?));
    Some(ChatReport { id, contact, at, told })
}
