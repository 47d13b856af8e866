//! The log of the floor, and what is kept beside it.

use super::{CommitError, StoreError};
use async_trait::async_trait;
use domain::{
    complaint::Complaint,
    id::{AccountId, ContactId, WhisperId},
    person::Phone,
    promise::Promise,
    queue::{ContactRecord, QueueEvent, Records},
    time::Instant,
    view::floor::FloorPlan,
};
use serde::{Deserialize, Serialize};

/// A line of the log of the floor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FloorLine {
    /// When it was received.
    pub received_at: Instant,
    /// What makes it one when it comes twice: unique in the log.
    pub key: Option<String>,
    /// The name of the command it answers.
    pub command: Option<String>,
    /// What it tells.
    pub what: FloorHappening,
}

/// What a line tells. Stored for ever: fields are added, never renamed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FloorHappening {
    /// Something happened on the floor.
    Event(QueueEvent),
    /// The floor was set up anew.
    Planned {
        /// When.
        at: Instant,
        /// By whom; `None` for the command line.
        by: Option<AccountId>,
        /// How.
        plan: FloorPlan,
    },
    /// A lead whispered.
    Whispered {
        /// When.
        at: Instant,
        /// Who.
        by: AccountId,
        /// The note.
        note: WhisperId,
        /// To whom.
        to: AccountId,
        /// What.
        text: String,
    },
    /// The agent acknowledged it.
    Heard {
        /// When.
        at: Instant,
        /// Who.
        by: AccountId,
        /// The note.
        note: WhisperId,
    },
}

/// Lines of the log with everything that follows from them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FloorWrite {
    /// Lines to append, in order.
    pub lines: Vec<FloorLine>,
    /// The rows after them.
    pub records: Records,
    /// What is kept of contacts and never in the log.
    pub beside: Vec<Beside>,
}

/// What is kept of a contact and never in the log. What is absent leaves what is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beside {
    /// Which.
    pub contact: ContactId,
    /// The customer's number.
    pub phone: Option<Phone>,
    /// Where the reporter keeps the recording.
    pub recording: Option<String>,
}

/// A line with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredLine {
    /// Its number, from 1, without gaps.
    pub seq: i64,
    /// The line.
    pub line: FloorLine,
}

/// What promises and clocks of complaints became since an event of the log of complaints.
#[derive(Clone, Debug, Default)]
pub struct DueChanges {
    /// Up to this event.
    pub seq: i64,
    /// Complaints as they stand.
    pub complaints: Vec<Complaint>,
    /// Promises as they stand.
    pub promises: Vec<Promise>,
}

/// The part of the store that keeps the floor.
#[async_trait]
pub trait FloorStore: Send + Sync {
    /// Appends lines and writes the rows that follow, in one transaction; gives the number of the newest line. Durable
    /// when it returns. A key that is there already is taken.
    async fn write_floor(&self, write: FloorWrite) -> Result<i64, CommitError>;
    /// The lines with these keys.
    async fn floor_lines_with(&self, keys: &[String]) -> Result<Vec<StoredLine>, StoreError>;
    /// All lines about these contacts, in their order.
    async fn floor_lines_of(&self, contacts: &[ContactId]) -> Result<Vec<StoredLine>, StoreError>;
    /// The newest line's number.
    async fn floor_seq(&self) -> Result<i64, StoreError>;
    /// The contacts that are not finished, or of which something happened since: what a floor is filled with.
    async fn floor_contacts_since(&self, since: Instant) -> Result<Vec<ContactId>, StoreError>;
    /// The lines about agents of what happened since, in their order.
    async fn floor_lines_of_agents(&self, since: Instant) -> Result<Vec<StoredLine>, StoreError>;
    /// The records of all agents and queues.
    async fn floor_records(&self) -> Result<Records, StoreError>;
    /// How the floor was set up last.
    async fn floor_plan(&self) -> Result<Option<FloorPlan>, StoreError>;
    /// A contact as it is kept.
    async fn floor_contact(&self, id: ContactId) -> Result<Option<ContactRecord>, StoreError>;
    /// What is kept beside these contacts; beside all that are not finished, when none are named.
    async fn floor_beside(&self, contacts: Option<&[ContactId]>) -> Result<Vec<Beside>, StoreError>;
    /// Notes since, with the lines that acknowledge them.
    async fn whispers_since(&self, since: Instant) -> Result<Vec<StoredLine>, StoreError>;
    /// What is due: with 0 everything that is open, otherwise everything that changed after that event of the log.
    async fn due_since(&self, seq: i64) -> Result<DueChanges, StoreError>;
}
