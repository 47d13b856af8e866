//! Commands: everything a person asks the workspace to write.
//!
//! The form, the offline outbox, the ingest API and practice all make these. Each travels in a [`Submission`]
//! whose id was made when the form opened; the same submission may arrive any number of times.

mod outcome;

pub use outcome::{FieldConflict, Outcome, Receipt, Refusal};

use crate::{
    account::Permission,
    call::{Direction, Disposition, Hold},
    complaint::{CloseReason, Form, ReplyChannel, event::FieldChange, kind::ChannelCode, reckoning::Decision},
    id::{AccountId, CallId, ComplaintId, ContactId, PromiseId, SubmissionId},
    phrase::PhraseId,
    promise,
    script::Run,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// A command with its own id.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Submission {
    /// Made when the form opened.
    pub id: SubmissionId,
    /// Who pressed the button, as the browser knows it. Somebody else may be signed in by the time it arrives; then it waits.
    #[serde(default)]
    pub by: Option<AccountId>,
    /// When the person pressed the button, by the server's clock as the browser knows it.
    pub made_at: Instant,
    /// What to do.
    pub command: Command,
}

/// What to do. Raw strings are parsed by the use case.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// A call begins.
    StartCall {
        /// Made by the browser, so that a call can begin without network.
        call: CallId,
        /// How.
        channel: ChannelCode,
        /// Who called whom.
        direction: Direction,
        /// The other number, as typed; may be empty.
        phone: String,
        /// A waybill, as typed; may be empty.
        waybill: String,
    },
    /// A call is over and wrapped up.
    FinishCall {
        /// Which.
        call: CallId,
        /// When the talk ended.
        ended_at: Instant,
        /// When it was on hold.
        holds: Vec<Hold>,
        /// What came of it.
        disposition: Disposition,
        /// The agent's note.
        note: String,
        /// The way through the script.
        run: Option<Run>,
        /// The other number, as known at the end.
        phone: String,
        /// The waybill, as known at the end.
        waybill: String,
    },
    /// A complaint is filed.
    FileComplaint {
        /// The call it was taken in.
        call: Option<CallId>,
        /// The form as typed.
        form: Form,
    },
    /// A reply was given to the customer.
    RecordReply {
        /// Which complaint.
        complaint: ComplaintId,
        /// How.
        channel: ReplyChannel,
        /// The words.
        text: String,
    },
    /// Facts are added or corrected; merged field by field with what others did meanwhile.
    AmendFacts {
        /// Which complaint.
        complaint: ComplaintId,
        /// Each field with the value the editor started from.
        changes: Vec<FieldChange>,
    },
    /// A remark is added.
    AddNote {
        /// Which complaint.
        complaint: ComplaintId,
        /// The remark.
        text: String,
    },
    /// It is given to somebody.
    Assign {
        /// Which complaint.
        complaint: ComplaintId,
        /// To whom.
        to: AccountId,
    },
    /// It is handed to the leads.
    HandToLead {
        /// Which complaint.
        complaint: ComplaintId,
        /// Why.
        reason: String,
    },
    /// A lead takes it.
    TakeOver {
        /// Which complaint.
        complaint: ComplaintId,
    },
    /// It is closed, the customer having been told.
    Close {
        /// Which complaint.
        complaint: ComplaintId,
        /// Why it is finished.
        reason: CloseReason,
        /// How the customer was told.
        told: ReplyChannel,
        /// What the customer was told.
        text: String,
    },
    /// It is opened again.
    Reopen {
        /// Which complaint.
        complaint: ComplaintId,
        /// Why.
        reason: String,
    },
    /// An amount is worked out and kept with the complaint.
    ReckonAmount {
        /// Which complaint.
        complaint: ComplaintId,
        /// A [`crate::complaint::reckoning::Basis`] as JSON: only the calculator and the server need to know its parts.
        basis: String,
    },
    /// A lead decides on an amount.
    RuleOnAmount {
        /// Which complaint.
        complaint: ComplaintId,
        /// Which reckoning.
        number: u32,
        /// What.
        decision: Decision,
        /// Why.
        text: String,
    },
    /// Something is done about a promise that was made in a call.
    Promise {
        /// Which.
        promise: PromiseId,
        /// The version the person was looking at.
        version: u32,
        /// What.
        deed: promise::Deed,
    },
    /// An agent does something on the floor.
    Floor {
        /// A [`crate::queue::command::Deed`] as JSON: the workbench need not know all of it.
        deed: String,
    },
    /// An agent writes to a customer in a chat. The submission's id is that of the message.
    Say {
        /// Which contact.
        contact: ContactId,
        /// The words.
        text: String,
    },
    /// A phrase becomes a favourite of one's own, or no longer is.
    MarkPhrase {
        /// Which.
        id: PhraseId,
        /// Whether it is one.
        favourite: bool,
    },
    /// Phrases were used; told in batches.
    UsedPhrases {
        /// Which, and how often since the last batch.
        used: Vec<(PhraseId, u32)>,
    },
    /// A phrase of one's own is added, changed, retired or brought back.
    ChangeMyPhrases {
        /// A [`crate::phrase::PhraseChange`] as JSON: only the page and the server need to know its parts.
        change: String,
    },
    /// The same for phrases of the team, and imports.
    ChangeTeamPhrases {
        /// A [`crate::phrase::PhraseChange`] as JSON.
        change: String,
    },
}

impl Command {
    /// What the person must be allowed to do.
    #[must_use]
    pub const fn permission(&self) -> Permission {
        match self {
            Self::Promise { deed, .. } => deed.permission(),
            Self::StartCall { .. }
            | Self::FinishCall { .. }
            | Self::Floor { .. }
            | Self::Say { .. }
            | Self::MarkPhrase { .. }
            | Self::UsedPhrases { .. }
            | Self::ChangeMyPhrases { .. } => Permission::TakeCalls,
            Self::ChangeTeamPhrases { .. } => Permission::EditPhrases,
            Self::FileComplaint { .. } => Permission::FileComplaints,
            Self::Assign { .. } | Self::TakeOver { .. } => Permission::AssignOthers,
            Self::RuleOnAmount { .. } => Permission::RuleOnAmounts,
            Self::RecordReply { .. }
            | Self::AmendFacts { .. }
            | Self::AddNote { .. }
            | Self::HandToLead { .. }
            | Self::Close { .. }
            | Self::Reopen { .. }
            | Self::ReckonAmount { .. } => Permission::WorkOnComplaints,
        }
    }

    /// The complaint it changes; nothing for calls, promises and phrases, and for a complaint that does not exist yet.
    #[must_use]
    pub const fn complaint(&self) -> Option<ComplaintId> {
        match self {
            Self::RecordReply { complaint, .. }
            | Self::AmendFacts { complaint, .. }
            | Self::AddNote { complaint, .. }
            | Self::Assign { complaint, .. }
            | Self::HandToLead { complaint, .. }
            | Self::TakeOver { complaint }
            | Self::Close { complaint, .. }
            | Self::Reopen { complaint, .. }
            | Self::ReckonAmount { complaint, .. }
            | Self::RuleOnAmount { complaint, .. } => Some(*complaint),
            Self::StartCall { .. }
            | Self::FinishCall { .. }
            | Self::FileComplaint { .. }
            | Self::Promise { .. }
            | Self::Floor { .. }
            | Self::Say { .. }
            | Self::MarkPhrase { .. }
            | Self::UsedPhrases { .. }
            | Self::ChangeMyPhrases { .. }
            | Self::ChangeTeamPhrases { .. } => None,
        }
    }

    /// A short name for logs and the log of submissions.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::StartCall { .. } => "start_call",
            Self::FinishCall { .. } => "finish_call",
            Self::FileComplaint { .. } => "file_complaint",
            Self::RecordReply { .. } => "record_reply",
            Self::AmendFacts { .. } => "amend_facts",
            Self::AddNote { .. } => "add_note",
            Self::Assign { .. } => "assign",
            Self::HandToLead { .. } => "hand_to_lead",
            Self::TakeOver { .. } => "take_over",
            Self::Close { .. } => "close",
            Self::Reopen { .. } => "reopen",
            Self::ReckonAmount { .. } => "reckon_amount",
            Self::RuleOnAmount { .. } => "rule_on_amount",
            Self::Promise { deed, .. } => deed.name(),
            Self::Floor { .. } => "floor",
            Self::Say { .. } => "say",
            Self::MarkPhrase { .. } => "mark_phrase",
            Self::UsedPhrases { .. } => "used_phrases",
            Self::ChangeMyPhrases { .. } => "change_my_phrases",
            Self::ChangeTeamPhrases { .. } => "change_team_phrases",
        }
    }
}
