//! The log: events of every kind with who and when, chained by hashes in the store.

use crate::{
    account::Role,
    call::{Direction, Disposition},
    complaint::{ComplaintEvent, kind::ChannelCode},
    id::{
        AccountId, CallId, ComplaintId, EntryId, InstallationId, IntegrationId, PromiseId, PublicationId,
        ReturnReceiptId,
    },
    integration::IntegrationEvent,
    phrase::PhraseEvent,
    promise::PromiseEvent,
    receipt::ReceiptEvent,
    script::ScriptId,
    time::Instant,
    view::rules::PackKind,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an event is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about", content = "id")]
pub enum Subject {
    /// A complaint.
    Complaint(ComplaintId),
    /// A call.
    Call(CallId),
    /// An account.
    Account(AccountId),
    /// An installation of a rule pack or of an edition of the calendar.
    Rules(InstallationId),
    /// A phrase of the team or of one person.
    Phrase(EntryId),
    /// A return receipt.
    ReturnReceipt(ReturnReceiptId),
    /// A publication of a script.
    Script(PublicationId),
    /// Something promised to a customer in a call.
    Promise(PromiseId),
    /// Another system that reports to us.
    Integration(IntegrationId),
}

/// Something that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "data")]
pub enum Happening {
    /// To a complaint.
    Complaint(ComplaintEvent),
    /// To a return receipt.
    ReturnReceipt(ReceiptEvent),
    /// A call began.
    CallStarted {
        /// How.
        channel: ChannelCode,
        /// Who called whom.
        direction: Direction,
    },
    /// A call was wrapped up.
    CallFinished {
        /// What came of it.
        disposition: Disposition,
        /// Seconds of talk, holds excluded.
        talk_seconds: i64,
        /// Seconds on hold.
        hold_seconds: i64,
    },
    /// An account was made.
    AccountAdded {
        /// Its role.
        role: Role,
    },
    /// A password was set.
    PasswordSet,
    /// Somebody signed in.
    SignedIn,
    /// Somebody was shown a whole telephone number.
    ContactRevealed {
        /// The reason given.
        reason: String,
    },
    /// A version of a rule pack was installed.
    PackInstalled {
        /// What it is about.
        pack_kind: PackKind,
        /// Its id.
        pack: String,
        /// Its version.
        version: String,
        /// The first local day of acceptance it is used for.
        first_day: NaiveDate,
        /// SHA-256 of its text, so that nobody changes it unnoticed.
        digest: String,
    },
    /// An edition of the calendar was installed.
    CalendarInstalled {
        /// Its name.
        version: String,
        /// The first local day of acceptance it is used for.
        first_day: NaiveDate,
        /// SHA-256 of the edition as it is kept.
        digest: String,
    },
    /// A version of a script was published.
    ScriptPublished {
        /// Which.
        script: ScriptId,
        /// Its version.
        version: u32,
        /// The earlier version whose words it brings back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        restores: Option<u32>,
        /// SHA-256 of its text, so that nobody changes it unnoticed.
        digest: String,
    },
    /// To a phrase of the team or of one person.
    Phrase(PhraseEvent),
    /// To a promise that was made in a call.
    Promise(PromiseEvent),
    /// To the access of another system.
    Integration(IntegrationEvent),
    /// Another system told of tracking histories, and something in them changed.
    TrackingTaken {
        /// How many entries.
        entries: u32,
    },
}

/// An event as the log keeps it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Event {
    /// What it is about.
    pub subject: Subject,
    /// When.
    pub at: Instant,
    /// By whom; `None` for the command line and jobs.
    pub by: Option<AccountId>,
    /// What happened.
    pub what: Happening,
}
