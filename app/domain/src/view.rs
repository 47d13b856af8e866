//! Read models: what pages show. Personal data in them is masked already, unless a name says otherwise.

pub mod calendar;
pub mod chats;
pub mod floor;
pub mod integrations;
mod list;
pub mod phrases;
pub mod promises;
pub mod receipts;
pub mod rules;
pub mod scripts;

pub use list::{ComplaintList, ComplaintQuery, OwnerFilter, Sort};

use crate::{
    account::{Actor, Role},
    amount::Fen,
    call::{Direction, Disposition},
    clock::Clock,
    complaint::{
        Field, Kind, Number, Reckoning, Stage, StageCode, event::ComplaintEvent, kind::ChannelCode, reckoning::Recheck,
    },
    customer::{Grade, Title},
    deadline::Due,
    id::{AccountId, CallId, ComplaintId, CustomerId, SessionId, SubmissionId},
    rulebook::{ClockCode, Lane},
    time::Instant,
    waybill::{EditedTracking, Tracking},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of the work list or the complaint list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ComplaintRow {
    /// Identity.
    pub id: ComplaintId,
    /// Number.
    pub number: Number,
    /// Grows with each change.
    pub version: u32,
    /// What it is about.
    pub kind: Kind,
    /// How it reached us.
    pub channel: ChannelCode,
    /// How far it is.
    pub stage: StageCode,
    /// Who works on it.
    pub owner: Option<PersonRef>,
    /// The contact's name, masked.
    pub contact: String,
    /// Waybill number.
    pub waybill: Option<String>,
    /// The item, or the first words of what the customer said.
    pub gist: String,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// The running clock due first.
    pub next: Option<NextClock>,
}

/// The clock a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NextClock {
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise.
    pub lane: Lane,
    /// When it is due.
    pub due: Due,
}

/// A colleague.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonRef {
    /// Account.
    pub id: AccountId,
    /// The name colleagues see.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// Everything the page of one complaint shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ComplaintPage {
    /// Identity.
    pub id: ComplaintId,
    /// Number.
    pub number: Number,
    /// Version.
    pub version: u32,
    /// Facts by field; phone, name and address masked.
    pub facts: BTreeMap<Field, String>,
    /// How far it is.
    pub stage: Stage,
    /// Who works on it.
    pub owner: Option<PersonRef>,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// When it reached the server.
    pub received_at: Instant,
    /// All clocks.
    pub clocks: Vec<Clock>,
    /// The waybill as it was then.
    pub snapshot: Option<SnapshotView>,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// Other complaints about the same waybill.
    pub siblings: Vec<ComplaintRow>,
    /// What was said in the chat it was taken in; nothing when it was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<chats::Transcript>,
    /// Who it may be given to; empty when this person may not assign.
    pub assignable: Vec<PersonRef>,
    /// How often it was reopened.
    pub reopened: u32,
    /// The amounts worked out for it, in order.
    pub reckonings: Vec<ReckoningView>,
}

/// An amount that was worked out, with what it comes to when it is worked out again now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReckoningView {
    /// As it was kept.
    pub reckoning: Reckoning,
    /// The name of who worked it out.
    pub by: String,
    /// The name of who decided; empty while nobody has.
    pub ruled_by: String,
    /// Worked out again by the versions installed here.
    pub recheck: Recheck,
}

/// The waybill as it was when the complaint was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SnapshotView {
    /// When the picture was taken.
    pub at: Instant,
    /// The waybill.
    pub waybill: WaybillCard,
    /// Entries of its tracking that were changed since: both versions are kept and shown.
    pub edited: Vec<EditedTracking>,
}

/// One line of a timeline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Number in the log.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// By whom; empty for the system.
    pub by: String,
    /// What happened. The `Filed` event carries no personal data here: its facts are masked.
    pub what: TimelineEvent,
}

/// What a timeline line tells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineEvent {
    /// It was accepted, in a call or not.
    Filed {
        /// Channel.
        channel: ChannelCode,
        /// The call, with its talk time when it is over.
        call: Option<CallSummary>,
    },
    /// Anything else, as the log has it (personal data masked).
    Happened(ComplaintEvent),
    /// It was given to this person.
    AssignedTo(String),
    /// Somebody was shown the whole number.
    Revealed {
        /// The reason given.
        reason: String,
    },
}

/// A call in one line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CallSummary {
    /// Identity.
    pub id: CallId,
    /// When it began.
    pub started_at: Instant,
    /// How.
    pub channel: ChannelCode,
    /// Who called whom.
    pub direction: Direction,
    /// Who took it.
    pub agent: String,
    /// Seconds of talk; `None` while it lasts.
    pub talk_seconds: Option<i64>,
    /// What came of it.
    pub disposition: Option<Disposition>,
    /// The note.
    pub note: String,
    /// Script nodes passed.
    pub steps: u32,
}

/// A waybill as shown in the context column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WaybillCard {
    /// The number.
    pub number: String,
    /// Goods as declared.
    pub goods: String,
    /// Pieces.
    pub pieces: u32,
    /// Weight in grams.
    pub weight_g: i64,
    /// Service fee.
    pub fee: Fen,
    /// Insured amount.
    pub insured: Option<Fen>,
    /// Accepted.
    pub accepted_at: Instant,
    /// Promised.
    pub promised_at: Instant,
    /// Sender, masked.
    pub sender: PartyCard,
    /// Recipient, masked.
    pub recipient: PartyCard,
    /// History, oldest first.
    pub tracking: Vec<Tracking>,
}

/// One side of a consignment, masked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartyCard {
    /// Customer.
    pub id: CustomerId,
    /// `林**`
    pub name: String,
    /// Form of address.
    pub title: Title,
    /// `138******34`
    pub phone: String,
    /// City and district.
    pub place: String,
}

/// Who is on the line: what the workbench shows when a call begins.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Caller {
    /// The customer, when the number or the waybill is known.
    pub customer: Option<CustomerCard>,
    /// The waybill asked for.
    pub waybill: Option<WaybillCard>,
    /// Which side of that waybill is calling, when the number tells.
    pub side: Option<crate::complaint::kind::Requester>,
    /// Open complaints on the waybill or of the customer.
    pub open: Vec<ComplaintRow>,
    /// What was promised to this number and waits, nearest first.
    pub promises: Vec<promises::PromiseRow>,
    /// Past contacts, newest first, at most ten.
    pub contacts: Vec<CallSummary>,
    /// Recent waybills of the customer, newest first, at most five.
    pub waybills: Vec<WaybillCard>,
}

/// A customer as shown in the context column. The surname is shown, because the agent speaks it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CustomerCard {
    /// Identity.
    pub id: CustomerId,
    /// Surname of a person, or the name of a company: what the agent says.
    pub spoken: String,
    /// `林**`
    pub name: String,
    /// Form of address.
    pub title: Title,
    /// `138******34`
    pub phone: String,
    /// Masked address.
    pub place: String,
    /// Grade.
    pub grade: Grade,
    /// Complaints in the past year.
    pub complaints: u32,
}

/// What the workbench starts from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WorkbenchPage {
    /// The newest event that is surely in it.
    pub seq: i64,
    /// My open complaints, nearest deadline first, at most 200.
    pub work: Vec<ComplaintRow>,
    /// How many open complaints are mine in all.
    pub work_total: u32,
    /// My drafts on the server, newest first.
    pub drafts: Vec<SavedDraft>,
    /// What was promised to customers and waits.
    pub promises: promises::PromiseList,
    /// Calls I wrapped up since local midnight.
    pub calls_today: u32,
}

/// A draft as kept: the browser's document, opaque to the server.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SavedDraft {
    /// The submission it will become, or the call it belongs to.
    pub id: SubmissionId,
    /// Grows with each save; the greater one wins.
    pub revision: i64,
    /// When the server kept it.
    pub saved_at: Instant,
    /// The document, JSON. At most 200 KB.
    pub body: String,
}

/// Who is signed in, and what every page needs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Me {
    /// The person.
    pub actor: Actor,
    /// The session.
    pub session: SessionId,
}

/// One of my sessions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SessionRow {
    /// Identity.
    pub id: SessionId,
    /// Whether it is the one asking.
    pub current: bool,
    /// When it began.
    pub began_at: Instant,
    /// When it was last used.
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub ends_at: Instant,
    /// Browser and system, from the User-Agent; at most 80 characters.
    pub agent: String,
    /// Address it came from.
    pub address: String,
}

/// A hit of the command palette.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hit {
    /// A complaint.
    Complaint(ComplaintRow),
    /// A waybill.
    Waybill(WaybillCard),
    /// A customer.
    Customer(CustomerCard),
}

/// Somebody who looks at the same complaint.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Viewer {
    /// Who.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Whether they are changing it.
    pub editing: bool,
}

/// What the live stream sends: always the whole picture, never a difference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LiveSnapshot {
    /// The newest event in the log.
    pub seq: i64,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now_ms: i64,
    /// Who looks at which complaint.
    pub viewers: Vec<(ComplaintId, Vec<Viewer>)>,
    /// The newest line of the floor's log that is about the person who asks; when it grows, [`floor::MyFloor`] changed.
    #[serde(default)]
    pub floor: i64,
}
