//! What pages show of chats, and what an agent's workbench shows of the floor beside them.
//!
//! The workbench reads these in the browser, where each type costs what must be fetched before the first call: so they
//! are flat, moments are milliseconds of the server's clock, and states are their codes.

use crate::{
    chat::Message,
    id::{CallId, ContactId, MessageId, WhisperId},
    queue::{Score, StageCode},
    time::Instant,
    view::floor::InLine,
};
use serde::{Deserialize, Serialize};

/// Messages of one chat that a workbench is sent; the transcript has all.
pub const THREAD: usize = 100;

/// What a customer sees of the own chat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CustomerChat {
    /// How it stands.
    pub stage: StageCode,
    /// Whether it is over.
    pub over: bool,
    /// Where it waits; `None` once somebody answered.
    pub line: Option<InLine>,
    /// What the person who answered does here: the code of a role.
    pub served_by: Option<String>,
    /// Whether that person is writing.
    pub typing: bool,
    /// Up to which message an agent has read.
    pub read_by_agent: u32,
    /// How many messages there are.
    pub count: u32,
    /// The messages after the one that was asked for.
    pub messages: Vec<Message>,
    /// What the customer gave.
    pub score: Option<Score>,
    /// Whether a remark is kept.
    pub remarked: bool,
}

/// The whole conversation, for those who may read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Transcript {
    /// Which contact.
    pub contact: ContactId,
    /// The customer's name, masked.
    pub name: String,
    /// The code of the topic.
    pub topic: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// Every message.
    pub lines: Vec<TranscriptLine>,
    /// What the customer gave.
    pub score: Option<Score>,
    /// What the customer remarked.
    pub remark: Option<String>,
}

/// A message in a transcript.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TranscriptLine {
    /// Its number.
    pub number: u32,
    /// The agent's name; `None` for the customer.
    pub agent: Option<String>,
    /// When.
    pub at: Instant,
    /// What.
    pub text: String,
}

/// My place on the floor, as the workbench shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MyLine {
    /// Whether this person ever signed on. Who never did works without the floor.
    pub signed_on: bool,
    /// The code of my state.
    pub state: String,
    /// The code of why I am away; empty otherwise.
    pub away: String,
    /// Since when.
    pub since_ms: i64,
    /// Whether this system rings my telephone.
    pub ours: bool,
    /// How many wait that I could take.
    pub waiting: u32,
    /// How many chats I may have at once.
    pub capacity: u32,
    /// What one may sign on for.
    pub skills: Vec<LineSkill>,
    /// Where a contact of mine may be passed on to.
    pub targets: Vec<LineTarget>,
    /// What I have to do with, oldest first.
    pub contacts: Vec<LineContact>,
    /// What a lead whispered and is not acknowledged yet.
    pub notes: Vec<LineNote>,
}

/// A queue one may sign on for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineSkill {
    /// What it takes.
    pub skill: String,
    /// What the queue is called in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether I signed on with it.
    pub mine: bool,
}

/// Where a contact may be passed on to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineTarget {
    /// A [`crate::queue::Target`] as JSON.
    pub to: String,
    /// What it is called in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A contact of mine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineContact {
    /// Identity.
    pub id: ContactId,
    /// The call it is in the workbench.
    pub call: CallId,
    /// The code of its channel.
    pub channel: String,
    /// The code of its stage.
    pub stage: String,
    /// Since when.
    pub since_ms: i64,
    /// Until when it rings here; 0 when it does not.
    pub rings_until_ms: i64,
    /// Who: the name the customer gave, or the number masked; empty when nothing is known.
    pub who: String,
    /// The number, once I have the customer on the line.
    pub phone: String,
    /// The waybill; empty when none is known.
    pub waybill: String,
    /// Whether it is answered here and not at the telephone.
    pub ours: bool,
    /// What is said, for a chat.
    pub thread: Option<LineThread>,
}

/// The chat of a contact of mine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineThread {
    /// The code of the topic.
    pub topic: String,
    /// Messages I have not read.
    pub unread: u32,
    /// How many there are.
    pub count: u32,
    /// Up to which message the customer has read.
    pub read: u32,
    /// Whether the customer is writing.
    pub typing: bool,
    /// The last ones, at most [`THREAD`].
    pub messages: Vec<LineMessage>,
}

/// A message in a workbench.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineMessage {
    /// Identity.
    pub id: MessageId,
    /// Its number.
    pub number: u32,
    /// Whether one of us wrote it.
    pub ours: bool,
    /// When.
    pub at_ms: i64,
    /// What.
    pub text: String,
}

/// A note of a lead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineNote {
    /// Identity.
    pub id: WhisperId,
    /// Who.
    pub by: String,
    /// What.
    pub text: String,
}
