//! What use cases need from outside. A port takes whole transactions, so none crosses it half done.

mod accounts;
mod chats;
mod check;
mod floor;
mod installed;
mod integrations;
mod phrases;
mod receipts;
mod scripts;
mod seed;
mod system;

pub use accounts::{AccountRecord, SessionRecord};
pub use chats::{ChatStore, Kept, NewChat, NewMessage};
pub use check::{CheckReport, Finding};
pub use floor::{Beside, DueChanges, FloorHappening, FloorLine, FloorStore, FloorWrite, StoredLine};
pub use installed::{InstalledEdition, InstalledPack, PackUse};
pub use integrations::{IntegrationRecord, IntegrationStore, KeptAnswer, KeyClaim, KeyUse};
pub use phrases::{PhraseMark, PhraseWrite, Slips};
pub use receipts::ReceiptRows;
pub use scripts::{PublishedScript, ScriptDraft, ScriptUse};
pub use seed::Seed;
pub use system::{Clock, Random};

use async_trait::async_trait;
use chrono::NaiveDate;
use domain::{
    account::{Actor, Role},
    call::Call,
    command::Receipt,
    complaint::{Complaint, Number},
    customer::Customer,
    event::Event,
    id::{AccountId, CallId, ComplaintId, CustomerId, EntryId, PromiseId, ReturnReceiptId, SessionId, SubmissionId},
    integration::Integration,
    person::Phone,
    phrase::{OwnPhrase, Owner, PhraseId},
    promise::Promise,
    receipt::ReturnReceipt,
    script::ScriptId,
    time::Instant,
    view::{CallSummary, ComplaintList, ComplaintQuery, ComplaintRow, PersonRef, SavedDraft, receipts::ReceiptQuery},
    waybill::{Waybill, WaybillNumber},
};
use std::path::Path;

/// One transaction: a write, its events and the submission it answers.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The submission; absent for the command line and for things nobody submits twice.
    pub submission: Option<SubmissionMark>,
    /// Events to append, in order.
    pub events: Vec<Event>,
    /// The rows to write.
    pub write: Write,
}

/// The submission a commit answers.
#[derive(Clone, Debug)]
pub struct SubmissionMark {
    /// Its id.
    pub id: SubmissionId,
    /// Who made it.
    pub by: AccountId,
    /// The command's name.
    pub command: &'static str,
    /// When it arrived.
    pub at: Instant,
}

/// Rows to write.
#[derive(Clone, Debug)]
pub enum Write {
    /// A new complaint. The store gives the serial of its number, in the row and in its `Filed` event.
    NewComplaint(Box<Complaint>),
    /// A changed complaint; its `version` is the one after the change.
    Complaint {
        /// The state after the change.
        state: Box<Complaint>,
        /// The version the change was decided on.
        expected_version: u32,
        /// Forbidden phrases in what the customer was told with it; counted for the day and for nobody.
        slips: Slips,
    },
    /// A call that began.
    NewCall(Box<Call>),
    /// A call that was wrapped up; refused as stale when it was wrapped up already.
    FinishedCall {
        /// The call with its record.
        call: Box<Call>,
        /// What was promised in it, each new.
        promises: Vec<Promise>,
        /// What that means for the floor.
        floor: FloorWrite,
    },
    /// A changed promise; its `version` is the one after the change.
    Promise {
        /// The state after the change.
        state: Box<Promise>,
        /// The version the change was decided on.
        expected_version: u32,
        /// What that means for the floor.
        floor: FloorWrite,
    },
    /// A new account.
    NewAccount(Box<AccountRecord>),
    /// A new password.
    Password {
        /// Whose.
        account: AccountId,
        /// The argon2 hash.
        hash: String,
    },
    /// A version of a rule pack. A version that is there already is taken.
    NewPack(Box<InstalledPack>),
    /// An edition of the calendar. A name that is there already is taken.
    NewEdition(Box<InstalledEdition>),
    /// Phrases, all or none. A name that is there already is taken; another version is stale.
    Phrases(Vec<PhraseWrite>),
    /// A favourite of one person.
    Favourite {
        /// Whose.
        account: AccountId,
        /// Which phrase.
        phrase: PhraseId,
        /// Whether it is one.
        favourite: bool,
    },
    /// Phrases one person used.
    Uses {
        /// Who.
        account: AccountId,
        /// Which, and how often.
        used: Vec<(PhraseId, u32)>,
        /// When, at the latest.
        at: Instant,
    },
    /// A new return receipt. A waybill that has one already is taken.
    NewReturnReceipt(Box<ReturnReceipt>),
    /// A changed return receipt; its `version` is the one after the change.
    ReturnReceipt {
        /// The state after the change.
        state: Box<ReturnReceipt>,
        /// The version the change was decided on.
        expected_version: u32,
    },
    /// A version of a script; a version that is there already is taken. The draft it was made of goes with it, and is
    /// stale when it was changed since.
    PublishedScript {
        /// The version.
        published: Box<PublishedScript>,
        /// The revision of the draft it was made of.
        draft: Option<u32>,
    },
    /// A draft of a script. The store gives its revision, greater than any before it.
    ScriptDraft {
        /// The draft.
        draft: Box<ScriptDraft>,
        /// The revision it was made of; nothing when there was no draft. Stale when that is not the one kept.
        over: Option<u32>,
    },
    /// A draft that is thrown away; stale when it was changed since.
    NoScriptDraft {
        /// Of which script.
        script: ScriptId,
        /// Its revision.
        revision: u32,
    },
    /// A new integration with its secrets.
    NewIntegration(Box<IntegrationRecord>),
    /// A changed integration; its `version` is the one after the change.
    Integration {
        /// The state after the change.
        state: Box<Integration>,
        /// The version the change was decided on.
        expected_version: u32,
    },
    /// Nothing but the events.
    Nothing,
}

/// What a commit saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Committed {
    /// For the submitter.
    pub receipt: Option<Receipt>,
    /// The newest event in the log.
    pub seq: i64,
}

/// Why a commit saved nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody was faster; decide again on the current state.
    #[error("stale")]
    Stale,
    /// This submission was saved before. That is success.
    #[error("already_done")]
    AlreadyDone(Receipt),
    /// The submission's id was used by somebody else or for another command.
    #[error("submission_reused")]
    SubmissionReused,
    /// A unique value is taken: a login, the id of a call, the version of a pack or of a script, or the waybill of a
    /// receipt.
    #[error("taken")]
    Taken,
    /// The store failed.
    #[error(transparent)]
    Broken(#[from] StoreError),
}

/// The store failed. Says nothing about the data.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StoreError(pub String);

/// An event with its place in the log.
#[derive(Clone, PartialEq, Debug)]
pub struct StoredEvent {
    /// Its number, from 1, without gaps.
    pub seq: i64,
    /// The event.
    pub event: Event,
}

/// A waybill with both sides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WaybillParties {
    /// The waybill.
    pub waybill: Waybill,
    /// Who sent it.
    pub sender: Customer,
    /// Who receives it.
    pub recipient: Customer,
}

/// Rows and events.
#[async_trait]
pub trait Store: FloorStore + IntegrationStore + ChatStore {
    /// Saves one transaction. Durable when it returns.
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError>;
    /// What an earlier arrival of a submission saved, with who made it and the command's name.
    async fn submission(&self, id: SubmissionId) -> Result<Option<(AccountId, String, Receipt)>, StoreError>;
    /// The newest event's number.
    async fn seq(&self) -> Result<i64, StoreError>;

    /// A complaint.
    async fn complaint(&self, id: ComplaintId) -> Result<Option<Complaint>, StoreError>;
    /// The id behind a number.
    async fn complaint_by_number(&self, number: Number) -> Result<Option<ComplaintId>, StoreError>;
    /// The events of a complaint, oldest first.
    async fn complaint_events(&self, id: ComplaintId) -> Result<Vec<StoredEvent>, StoreError>;
    /// A page of at most 50 rows. `me` serves [`domain::view::OwnerFilter::Mine`]; `now` serves bands.
    async fn complaints(
        &self,
        query: &ComplaintQuery,
        me: AccountId,
        now: Instant,
    ) -> Result<ComplaintList, StoreError>;
    /// Open complaints of one owner (and, when `with_lead`, those waiting for a lead), nearest deadline first, with how many there are in all.
    async fn work_of(
        &self,
        owner: AccountId,
        with_lead: bool,
        limit: u32,
    ) -> Result<(Vec<ComplaintRow>, u32), StoreError>;
    /// Complaints about a waybill or from a number, newest first, at most 20; only open ones when `open_only`.
    async fn complaints_about(
        &self,
        waybill: Option<&WaybillNumber>,
        phone: Option<&Phone>,
        open_only: bool,
    ) -> Result<Vec<ComplaintRow>, StoreError>;

    /// A return receipt.
    async fn return_receipt(&self, id: ReturnReceiptId) -> Result<Option<ReturnReceipt>, StoreError>;
    /// The return receipt of a consignment.
    async fn return_receipt_of(&self, waybill: &WaybillNumber) -> Result<Option<ReturnReceiptId>, StoreError>;
    /// The events of a return receipt, oldest first.
    async fn return_receipt_events(&self, id: ReturnReceiptId) -> Result<Vec<StoredEvent>, StoreError>;
    /// A page of at most 50 return receipts as of a local day, with counts of the same moment.
    async fn return_receipts(&self, query: &ReceiptQuery, today: NaiveDate) -> Result<ReceiptRows, StoreError>;

    /// A call.
    async fn call(&self, id: CallId) -> Result<Option<Call>, StoreError>;
    /// A call in one line.
    async fn call_summary(&self, id: CallId) -> Result<Option<CallSummary>, StoreError>;
    /// Past calls with a customer, a number or about a waybill, newest first, at most ten.
    async fn contacts(
        &self,
        customer: Option<CustomerId>,
        phone: Option<&Phone>,
        waybill: Option<&WaybillNumber>,
    ) -> Result<Vec<CallSummary>, StoreError>;
    /// Calls of an agent that were wrapped up since.
    async fn calls_since(&self, agent: AccountId, since: Instant) -> Result<u32, StoreError>;

    /// A promise.
    async fn promise(&self, id: PromiseId) -> Result<Option<Promise>, StoreError>;
    /// Open promises of one owner (and, when `with_overdue`, everybody's whose time has passed), nearest first, with how
    /// many there are in all.
    async fn promises_of(
        &self,
        owner: AccountId,
        with_overdue: bool,
        now: Instant,
        limit: u32,
    ) -> Result<(Vec<Promise>, u32), StoreError>;
    /// Open promises to a number, nearest first, at most ten.
    async fn promises_to(&self, phone: &Phone) -> Result<Vec<Promise>, StoreError>;

    /// The customer with this number.
    async fn customer_by_phone(&self, phone: &Phone) -> Result<Option<Customer>, StoreError>;
    /// Customers whose number ends in these four digits, at most ten.
    async fn customers_by_tail(&self, tail: &str) -> Result<Vec<Customer>, StoreError>;
    /// A waybill with both sides.
    async fn waybill(&self, number: &WaybillNumber) -> Result<Option<WaybillParties>, StoreError>;
    /// Waybills whose number starts so, at most ten.
    async fn waybills_like(&self, prefix: &str) -> Result<Vec<WaybillParties>, StoreError>;
    /// Recent waybills of a customer, newest first.
    async fn waybills_of(&self, customer: CustomerId, limit: u32) -> Result<Vec<WaybillParties>, StoreError>;

    /// Keeps a draft unless a newer revision is kept already; tells the revision that is kept now.
    async fn save_draft(&self, account: AccountId, draft: SavedDraft) -> Result<i64, StoreError>;
    /// The drafts of a person, newest first, at most 20.
    async fn drafts(&self, account: AccountId) -> Result<Vec<SavedDraft>, StoreError>;
    /// Forgets a draft. Saving an older revision later does not bring it back.
    async fn discard_draft(&self, account: AccountId, id: SubmissionId, revision: i64) -> Result<(), StoreError>;

    /// The account behind a sign-in name.
    async fn account_by_login(&self, login: &str) -> Result<Option<AccountRecord>, StoreError>;
    /// An account.
    async fn account(&self, id: AccountId) -> Result<Option<AccountRecord>, StoreError>;
    /// Everybody, by role and name.
    async fn people(&self) -> Result<Vec<PersonRef>, StoreError>;
    /// Everybody with sign-in names and when they were added.
    async fn accounts(&self) -> Result<Vec<AccountRecord>, StoreError>;
    /// Everybody with one of these roles.
    async fn people_with(&self, roles: &[Role]) -> Result<Vec<PersonRef>, StoreError>;

    /// Keeps a new session.
    async fn begin_session(&self, session: SessionRecord) -> Result<(), StoreError>;
    /// The session with this token hash, and its person.
    async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<(SessionRecord, Actor)>, StoreError>;
    /// Notes that a session was used.
    async fn touch_session(&self, id: SessionId, at: Instant) -> Result<(), StoreError>;
    /// Ends one session of a person; false when there was none.
    async fn end_session(&self, account: AccountId, id: SessionId) -> Result<bool, StoreError>;
    /// Ends all sessions of a person but one.
    async fn end_sessions(&self, account: AccountId, but: Option<SessionId>) -> Result<(), StoreError>;
    /// The sessions of a person, newest use first.
    async fn sessions(&self, account: AccountId) -> Result<Vec<SessionRecord>, StoreError>;

    /// The packs that were installed, in the order of installation.
    async fn installed_packs(&self) -> Result<Vec<InstalledPack>, StoreError>;
    /// The editions of the calendar that were installed, in the order of installation.
    async fn installed_editions(&self) -> Result<Vec<InstalledEdition>, StoreError>;
    /// How many complaints have clocks of each version of a pack; versions without complaints may be left out.
    async fn pack_uses(&self) -> Result<Vec<PackUse>, StoreError>;
    /// How many open complaints there are; of those that ever had a clock of this pack, when one is named.
    async fn open_complaints(&self, with_clocks_of: Option<&str>) -> Result<u32, StoreError>;

    /// The versions of scripts that were published, in their order.
    async fn published_scripts(&self) -> Result<Vec<PublishedScript>, StoreError>;
    /// The draft of a script.
    async fn script_draft(&self, id: &ScriptId) -> Result<Option<ScriptDraft>, StoreError>;
    /// All drafts of scripts, by the scripts' names.
    async fn script_drafts(&self) -> Result<Vec<ScriptDraft>, StoreError>;
    /// How many calls were led by each version of a script; versions without calls may be left out.
    async fn script_uses(&self, id: &ScriptId) -> Result<Vec<ScriptUse>, StoreError>;
    /// The phrases of the team or of one person, retired ones included, in the order they were added.
    async fn phrases_of(&self, owner: Owner) -> Result<Vec<OwnPhrase>, StoreError>;
    /// What happened to a phrase, oldest first.
    async fn phrase_events(&self, id: EntryId) -> Result<Vec<StoredEvent>, StoreError>;
    /// What a person marked and used.
    async fn phrase_marks(&self, account: AccountId) -> Result<Vec<PhraseMark>, StoreError>;
    /// How often each phrase was used by everybody; phrases nobody used are left out.
    async fn phrase_uses(&self) -> Result<Vec<(PhraseId, u32)>, StoreError>;

    /// In how many texts to customers each forbidden phrase was told since a local day; those in none are left out.
    async fn forbidden_uses(&self, since: NaiveDate) -> Result<Vec<(String, u32)>, StoreError>;

    /// Whether there is no account yet.
    async fn is_empty(&self) -> Result<bool, StoreError>;
    /// Fills an empty database, in one transaction.
    async fn seed(&self, seed: Seed) -> Result<(), StoreError>;
    /// Checks integrity, the chain of hashes, counters, replay, numbers, the search index, the installed rules, the
    /// return receipts and the promises.
    async fn check(&self) -> Result<CheckReport, StoreError>;
    /// Writes a consistent copy to a file that does not exist yet, while running.
    async fn backup(&self, file: &Path) -> Result<(), StoreError>;
    /// Writes the log back into the database file and closes; nothing works afterwards.
    async fn close(&self);
}
