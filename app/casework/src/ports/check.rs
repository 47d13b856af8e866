//! What a check of the store tells.

use domain::{
    complaint::Number,
    id::{AccountId, ComplaintId, ContactId, EntryId, InstallationId, PromiseId, PublicationId, ReturnReceiptId},
};

/// The findings of a check; empty when everything holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckReport {
    /// Rows of the log that were read.
    pub events: i64,
    /// Complaints that were read.
    pub complaints: i64,
    /// Return receipts that were read.
    pub receipts: i64,
    /// Promises that were read.
    pub promises: i64,
    /// Lines of the log of the floor that were read.
    pub floor_lines: i64,
    /// Contacts that were read.
    pub contacts: i64,
    /// Chats that were read.
    pub chats: i64,
    /// Counters that were compared.
    pub counters: i64,
    /// What is wrong, as codes with data.
    pub findings: Vec<Finding>,
}

/// Something a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// The database's own check complains.
    Integrity(String),
    /// The hash of this event does not follow from the one before.
    BrokenChain {
        /// Its number.
        seq: i64,
    },
    /// A counter differs from the rows it counts.
    Counter {
        /// Its key.
        key: String,
        /// As kept.
        kept: i64,
        /// As counted.
        counted: i64,
    },
    /// A forbidden phrase counts for more texts of a day than customers were told, or for fewer than none.
    ForbiddenCount {
        /// The counter's key.
        key: String,
        /// As kept.
        kept: i64,
        /// How many texts customers were told that day.
        texts: i64,
    },
    /// Replaying the log of a complaint gives another state than its row.
    Replay {
        /// Which.
        complaint: ComplaintId,
    },
    /// Replaying the log of a return receipt gives another state than its row, or the row is missing.
    ReplayReceipt {
        /// Which.
        receipt: ReturnReceiptId,
    },
    /// Replaying the log of a promise gives another state than its row, or the row is missing.
    ReplayPromise {
        /// Which.
        promise: PromiseId,
    },
    /// The messages of a chat do not follow from each other, or its row is not what they say.
    Chat {
        /// Which.
        chat: ContactId,
    },
    /// The hash of this line of the log of the floor does not follow from the one before, or its columns not from it.
    BrokenFloorChain {
        /// Its number.
        seq: i64,
    },
    /// The log of a contact gives another state than its row, or the row is missing.
    ReplayContact {
        /// Which.
        contact: ContactId,
    },
    /// The log of an agent gives another state than the row, or either is missing.
    ReplayAgent {
        /// Who.
        agent: AccountId,
    },
    /// The log of a queue gives another state than its row, or either is missing.
    ReplayQueue {
        /// Its name.
        name: String,
    },
    /// The serials of a day have a gap.
    NumberGap {
        /// The first missing number.
        missing: Number,
    },
    /// A complaint is not in the search index.
    SearchIndex {
        /// Which.
        complaint: ComplaintId,
    },
    /// An installed pack cannot be read any more.
    UnreadablePack {
        /// The pack's id.
        pack: String,
        /// Its version.
        version: String,
    },
    /// An installed edition of the calendar cannot be read any more.
    UnreadableEdition {
        /// Its name.
        version: String,
    },
    /// An installed pack or edition of the calendar is not what the log says was installed.
    ChangedRules {
        /// The installation.
        installation: InstallationId,
    },
    /// A published script is not what the log says was published, or cannot be read any more.
    ChangedScript {
        /// The publication.
        publication: PublicationId,
    },
    /// A phrase is not what the log says was made of it.
    ChangedPhrase {
        /// The phrase.
        entry: EntryId,
    },
    /// The installed packs contradict each other, or the calendar itself.
    ContradictoryRules,
}
