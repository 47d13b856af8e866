//! What pages show of the live floor: the board, the rows behind its numbers, and what an agent has to do now.

mod plan;

pub use plan::{FloorPlan, LABEL_LENGTH, MOST_QUEUES, PlanOutcome, QueueLabel};

use super::PersonRef;
use crate::{
    call::Direction,
    complaint::{Field, Kind, Number, kind::ChannelCode},
    counters::{AgentNow, Counter, Drill, RunningClock, Snapshot},
    deadline::Due,
    id::{AccountId, CallId, ComplaintId, ContactId, PromiseId, WhisperId},
    queue::{
        AgentState, Channel, ExpectedWait, Presence, Priority, QueueName, QueueRefusal, Resolution, RunBy, Score,
        Settings, Skill, StageCode, UnansweredCode,
    },
    script::{Fact, Place, ScriptId},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest note that a lead whispers, in characters.
pub const WHISPER_LENGTH: usize = 200;
/// Rows of a page behind a number.
pub const BOARD_ROWS: u32 = 50;

/// What the board shows: with the page, and again by the stream after each change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BoardView {
    /// The numbers.
    pub snapshot: Snapshot,
    /// Everybody who is named in it.
    pub people: Vec<PersonRef>,
    /// What queues are called.
    pub queues: Vec<QueueLabel>,
    /// The last comparison with the tables; `None` until there was one.
    pub check: Option<SelfCheck>,
    /// What agents work on.
    pub glances: Vec<AgentGlance>,
}

/// A comparison of the board with the tables.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SelfCheck {
    /// When.
    pub at: Instant,
    /// The newest event both had.
    pub seq: i64,
    /// The counters that differ; empty when the board tells what the tables hold.
    pub differs: Vec<Counter>,
}

/// What an agent works on, without personal data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgentGlance {
    /// Who.
    pub agent: AccountId,
    /// With which contact, if with one.
    pub contact: Option<ContactGlance>,
    /// When the first clock of this person's open complaints is due.
    pub nearest_due: Option<Due>,
    /// Which complaint that is.
    pub nearest: Option<ComplaintId>,
}

/// A contact in a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactGlance {
    /// Identity.
    pub id: ContactId,
    /// How it reached us.
    pub channel: Channel,
    /// Where it waited.
    pub queue: Option<QueueName>,
    /// How far it is.
    pub stage: StageCode,
    /// Since when it is the agent's.
    pub since: Instant,
    /// The waybill, masked.
    pub waybill: Option<String>,
    /// The kind of the open complaint about that waybill.
    pub kind: Option<Kind>,
}

/// A page of the rows behind a number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BoardRows {
    /// The filter.
    pub drill: Drill,
    /// The moment it was asked.
    pub at: Instant,
    /// The newest event it was asked of.
    pub seq: i64,
    /// How many rows there are in all: the number on the board at that moment.
    pub count: i64,
    /// The rows of this page, at most [`BOARD_ROWS`].
    pub rows: Vec<BoardRow>,
    /// The next page, from 0; `None` on the last one.
    pub next: Option<u32>,
    /// Everybody who is named in it.
    pub people: Vec<PersonRef>,
    /// What queues are called.
    pub queues: Vec<QueueLabel>,
}

/// A row behind a number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardRow {
    /// A contact.
    Contact(ContactRow),
    /// An agent.
    Agent(AgentNow),
    /// A promise that waits.
    Callback(CallbackRow),
    /// A clock of a complaint.
    Clock(ClockRow),
}

/// A contact, as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactRow {
    /// Identity.
    pub id: ContactId,
    /// How it reached us.
    pub channel: Channel,
    /// Where it waits, or waited.
    pub queue: Option<QueueName>,
    /// Who goes first.
    pub priority: Priority,
    /// Who decides which agent gets it.
    pub run_by: RunBy,
    /// How far it is.
    pub stage: StageCode,
    /// The moment it counts from.
    pub arrived_at: Instant,
    /// Since when it waits, or waited last.
    pub waiting_from: Instant,
    /// When somebody answered first.
    pub answered_at: Option<Instant>,
    /// When the customer was gone.
    pub over_at: Option<Instant>,
    /// How it ended without an answer.
    pub unanswered: Option<UnansweredCode>,
    /// The first wait in milliseconds; `None` while it lasts and when it cannot be known.
    pub first_wait_ms: Option<i64>,
    /// Milliseconds of talk, hold and wrap-up altogether, as far as they are over.
    pub handling_ms: i64,
    /// Who had a part in it, in order.
    pub agents: Vec<AccountId>,
    /// The waybill, masked.
    pub waybill: Option<String>,
    /// What came of it.
    pub resolution: Option<Resolution>,
    /// What the customer gave.
    pub score: Option<Score>,
}

/// A promise that waits, as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CallbackRow {
    /// Identity.
    pub id: PromiseId,
    /// Who is to keep it.
    pub owner: AccountId,
    /// By when.
    pub due: Instant,
    /// What was promised.
    pub about: Fact,
    /// The waybill, masked.
    pub waybill: Option<String>,
}

/// A clock that runs, as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClockRow {
    /// The clock.
    pub clock: RunningClock,
    /// The complaint's number.
    pub number: Number,
    /// What the complaint is about.
    pub kind: Kind,
    /// The waybill, masked.
    pub waybill: Option<String>,
}

/// What an agent's own workbench shows of the floor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MyFloor {
    /// Grows whenever something in it changes.
    pub seq: i64,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now_ms: i64,
    /// Whether this person ever signed on.
    pub signed_on: bool,
    /// Whether this person takes contacts.
    pub presence: Presence,
    /// What this person is doing.
    pub state: AgentState,
    /// Since when.
    pub since: Instant,
    /// Who rings this person's telephone.
    pub calls: RunBy,
    /// What this person signed on for.
    pub skills: BTreeSet<Skill>,
    /// What this person still has to do with, oldest first.
    pub contacts: Vec<MyContact>,
    /// How many wait that this person could take.
    pub waiting: u32,
    /// Contacts answered today.
    pub answered: u32,
    /// Colleagues who could take a contact that is passed on.
    pub free: Vec<PersonRef>,
    /// What queues are called; each names a skill to sign on for.
    pub queues: Vec<QueueLabel>,
    /// By what the floor works.
    pub settings: Settings,
    /// What a lead whispered and is not acknowledged yet, oldest first.
    pub notes: Vec<Whisper>,
}

/// A contact of mine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MyContact {
    /// Identity.
    pub id: ContactId,
    /// How it reached us.
    pub channel: Channel,
    /// Where it waited.
    pub queue: Option<QueueName>,
    /// Who runs it; what the telephone system runs is answered there.
    pub run_by: RunBy,
    /// How far my part in it is.
    pub stage: StageCode,
    /// Since when.
    pub since: Instant,
    /// When it no longer rings here, if nobody takes it.
    pub rings_until: Option<Instant>,
    /// When it arrived.
    pub arrived_at: Instant,
    /// When I took it.
    pub answered_at: Option<Instant>,
    /// The waybill.
    pub waybill: Option<String>,
    /// `138******34`, when a number is known.
    pub phone_masked: Option<String>,
    /// The call it is in the workbench; `None` for chats. The same at every look, so that it is opened once.
    pub call: Option<CallId>,
    /// The promise it keeps, for a callback.
    pub promise: Option<PromiseId>,
}

/// A note of a lead for one agent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Whisper {
    /// Identity.
    pub id: WhisperId,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: PersonRef,
    /// What.
    pub text: String,
}

/// Where a contact stands, for the customer who waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InLine {
    /// How far it is.
    pub stage: StageCode,
    /// How many go first; `None` when it does not wait.
    pub ahead: Option<u32>,
    /// How long it will probably take.
    pub wait: ExpectedWait,
}

/// What became of something asked for on the floor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FloorOutcome {
    /// Done, now or when the same submission came first.
    Done {
        /// The newest event of it.
        seq: i64,
    },
    /// As things stand, it cannot be.
    Refused {
        /// Why.
        refusal: QueueRefusal,
    },
    /// The submission was used for something else.
    SubmissionReused,
}

/// The present call of a colleague, read only. Personal data is masked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PresentCall {
    /// Who talks.
    pub agent: PersonRef,
    /// Which call.
    pub call: CallId,
    /// How.
    pub channel: ChannelCode,
    /// Who called whom.
    pub direction: Direction,
    /// When it began.
    pub started_at: Instant,
    /// How it stands.
    pub standing: CallStanding,
    /// When the server last heard of it.
    pub saved_at: Instant,
    /// `138******34`; empty when no number is known.
    pub phone: String,
    /// The waybill; empty when none is known.
    pub waybill: String,
    /// The step of the script, when one is open.
    pub step: Option<PresentStep>,
    /// What stands in the complaint form.
    pub fields: BTreeMap<Field, String>,
    /// What the customer told besides.
    pub facts: BTreeMap<Fact, String>,
    /// The clocks of open complaints about the waybill, the nearest first.
    pub clocks: Vec<ClockRow>,
}

/// How a call stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStanding {
    /// 通话
    Talking,
    /// 保持
    Holding {
        /// Since.
        since: Instant,
    },
    /// 整理
    WrappingUp {
        /// Since.
        since: Instant,
    },
}

/// Where in a script somebody is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PresentStep {
    /// The script that was opened last.
    pub script: ScriptId,
    /// In which version.
    pub version: u32,
    /// The node.
    pub place: Place,
    /// Since when.
    pub since: Instant,
    /// How many nodes were passed.
    pub passed: u32,
    /// The title of the script in Chinese; empty when the version is no longer known.
    pub title_zh: String,
    /// The same in English.
    pub title_en: String,
    /// What the agent reads there in Chinese, its blanks open.
    pub text_zh: String,
    /// The same in English.
    pub text_en: String,
}
