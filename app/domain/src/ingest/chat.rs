//! Chats that a page of somebody else holds with our customers.

use super::{
    ItemFlaw, OLDEST_DAYS, coded, identity,
    item::Item,
    part::{Holds, Part, chat_parts},
};
use crate::{
    id::{ContactId, IntegrationId},
    queue::QueueName,
    time::Instant,
    waybill::WaybillNumber,
};
use serde_json::Value;

/// The longest message.
pub const MESSAGE_LENGTH: usize = 1000;

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
    Part::optional("name", Holds::Line(40)),
    Part::optional("waybill", Holds::Waybill),
    Part::optional("text", Holds::Text(MESSAGE_LENGTH)),
];

/// An event of a chat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChatReport {
    /// The sender's id for the event.
    pub id: String,
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
    /// A customer came.
    Opened {
        /// Where the chat waits.
        queue: QueueName,
        /// What the customer is called; may be empty.
        name: String,
        /// What it is about, if that is known.
        waybill: Option<WaybillNumber>,
    },
    /// The customer said something.
    Said {
        /// What.
        text: String,
    },
    /// The customer went.
    Left,
}

/// Reads an event.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(value: &Value, source: IntegrationId, received_at: Instant) -> Result<ChatReport, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &chat_parts())?;
    let at = item.happened("at", received_at, OLDEST_DAYS);
    let event = item.code("event", ChatEvent::from_code);
    let (needs, may): (&[_], &[_]) = match event {
        Some(ChatEvent::Opened) => (&["queue"], &["name", "waybill"]),
        Some(ChatEvent::Said) => (&["text"], &[]),
        Some(ChatEvent::Left) | None => (&[], &[]),
    };
    if event.is_some() {
        item.expect(needs, may, &["queue", "name", "waybill", "text"]);
    }
    let made = made(&item, source, at, event);
    item.finish(made)
}

fn made(item: &Item, source: IntegrationId, at: Option<Instant>, event: Option<ChatEvent>) -> Option<ChatReport> {
    let told = match event? {
        ChatEvent::Opened => ChatTold::Opened {
            queue: item.queue("queue")?,
            name: item.owned("name").unwrap_or_default(),
            waybill: item.waybill("waybill"),
        },
        ChatEvent::Said => ChatTold::Said { text: item.owned("text")? },
        ChatEvent::Left => ChatTold::Left,
    };
    Some(ChatReport { id: item.owned("id")?, contact: identity::chat(source, item.text("chat")?), at: at?, told })
}
