//! What an item may hold.

use super::{Door, agent, call, chat, complaint, tracking};

/// One part of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether every item must have it. Others may still be needed, see [`conditions`].
    pub required: bool,
}

/// What a part holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// The sender's own id for something: visible ASCII characters without spaces, at most [`super::ID_LENGTH`].
    Id,
    /// The number of an agent at the telephone system.
    Extension,
    /// The name of a queue or a skill.
    Name,
    /// Several names.
    Names,
    /// One line, at most so many characters.
    Line(usize),
    /// Several lines, at most so many characters.
    Text(usize),
    /// One of these codes.
    Code(&'static [&'static str]),
    /// A time of RFC 3339 with an offset.
    Moment,
    /// A date of the business zone.
    Day,
    /// A telephone number.
    Phone,
    /// A waybill number.
    Waybill,
    /// Fen.
    Fen,
    /// A whole number up to 99,999.
    Count,
}

/// What else an item must have when one of its parts has a certain value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The part that decides.
    pub part: &'static str,
    /// Its value.
    pub value: &'static str,
    /// What must be there then.
    pub needs: Vec<&'static str>,
}

impl Part {
    pub(super) const fn required(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, required: true }
    }

    pub(super) const fn optional(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, required: false }
    }
}

/// The longest list of names.
pub const MOST_NAMES: usize = 16;
/// The longest number of an agent.
pub const EXTENSION_LENGTH: usize = 40;
/// The greatest count.
pub const MOST: i64 = 99_999;

/// Whether a text is an id of the sender.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=super::ID_LENGTH).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether a text is the number of an agent.
#[must_use]
pub fn is_extension(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'@' | b'+');
    (1..=EXTENSION_LENGTH).contains(&text.len()) && text.bytes().all(fits)
}

/// The parts of the items at a door, in the order they are described.
#[must_use]
pub fn parts(door: Door) -> Vec<Part> {
    match door {
        Door::Calls => call::PARTS.to_vec(),
        Door::Agents => agent::PARTS.to_vec(),
        Door::Complaints => complaint::parts(),
        Door::Tracking => tracking::PARTS.to_vec(),
        Door::Chats => chat::PARTS.to_vec(),
    }
}

/// What the values of parts ask for besides.
#[must_use]
pub fn conditions(door: Door) -> Vec<Condition> {
    match door {
        Door::Calls => call::conditions(),
        Door::Agents => agent::conditions(),
        Door::Complaints => complaint::conditions(),
        Door::Tracking => Vec::new(),
        Door::Chats => chat::conditions(),
    }
}
