//! What becomes of a submission: what was saved, or why nothing was.

use crate::{
    complaint::{Field, Flaw, Number, reckoning::AmountRefusal},
    id::{CallId, ComplaintId, PromiseId, ReturnReceiptId},
    script::ScriptId,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// What became of a submission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is saved, now or by an earlier arrival of the same submission.
    Done {
        /// What was saved.
        receipt: Receipt,
    },
    /// Some fields do not hold. Nothing was saved, nothing is lost.
    Flawed {
        /// Which, in the order of the form.
        flaws: Vec<Flaw>,
    },
    /// Somebody else changed the same fields meanwhile. Nothing was saved; fields without conflict can be sent again.
    Conflict {
        /// The fields where both differ.
        fields: Vec<FieldConflict>,
        /// The version that stands.
        version: u32,
    },
    /// It cannot be done as things stand.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

/// Proof that something was saved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// A call record.
    Call {
        /// Which.
        id: CallId,
    },
    /// A new complaint.
    Complaint {
        /// Which.
        id: ComplaintId,
        /// Its number.
        number: Number,
    },
    /// A change to a complaint.
    Change {
        /// Which.
        id: ComplaintId,
        /// The version after it.
        version: u32,
    },
    /// A change to phrases, or to what is known of their use.
    Phrases {
        /// How many.
        changed: u32,
    },
    /// A return receipt, new or changed.
    ReturnReceipt {
        /// Which.
        id: ReturnReceiptId,
        /// The version after it.
        version: u32,
    },
    /// A change to a promise of a call.
    Promise {
        /// Which.
        id: PromiseId,
        /// The version after it.
        version: u32,
    },
    /// Something done on the floor.
    Floor {
        /// The newest line of its log.
        seq: i64,
    },
    /// A message in a chat.
    Said {
        /// Its number.
        number: u32,
    },
    /// A published script.
    Script {
        /// Which.
        id: ScriptId,
        /// The version that it is now.
        version: u32,
    },
}

/// A field that two people changed to different values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldConflict {
    /// The field.
    pub field: Field,
    /// What the editor started from.
    pub base: String,
    /// What the editor wrote.
    pub yours: String,
    /// What stands now.
    pub theirs: String,
}

/// Why something cannot be done as things stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It does not exist, or this person may not see it.
    #[error("not_found")]
    NotFound,
    /// It is closed; reopen it first.
    #[error("closed")]
    Closed {
        /// Since when.
        since: Instant,
    },
    /// It is not closed, so it cannot be reopened.
    #[error("not_closed")]
    NotClosed,
    /// It is with the leads already.
    #[error("already_with_lead")]
    AlreadyWithLead,
    /// The new owner cannot do this work.
    #[error("unsuitable_owner")]
    UnsuitableOwner,
    /// The call belongs to somebody else.
    #[error("foreign_call")]
    ForeignCall,
    /// The call is wrapped up already.
    #[error("call_finished")]
    CallFinished,
    /// Times of the call contradict each other.
    #[error("impossible_times")]
    ImpossibleTimes,
    /// The contact is somebody else's by now, over, or not so far.
    #[error("contact_moved_on")]
    ContactMovedOn,
    /// A text is empty.
    #[error("text_missing")]
    TextMissing,
    /// A text is longer than it may be.
    #[error("text_too_long")]
    TextTooLong {
        /// How many characters fit.
        max: u32,
    },
    /// Nothing would change.
    #[error("nothing_changes")]
    NothingChanges,
    /// The submission's id was used for something else.
    #[error("submission_reused")]
    SubmissionReused,
    /// An amount is not kept, or not ruled on.
    #[error("amount: {why}")]
    Amount {
        /// Why.
        why: AmountRefusal,
    },
    /// The phrase, or the file of phrases, does not pass its check; the check tells what is wrong.
    #[error("phrase_unfit")]
    PhraseUnfit,
    /// Somebody else changed the phrase meanwhile.
    #[error("phrase_changed")]
    PhraseChanged,
    /// The promise was kept or released already.
    #[error("promise_settled")]
    PromiseSettled,
    /// Somebody else changed the promise meanwhile.
    #[error("promise_changed")]
    PromiseChanged,
    /// A time that has passed, or lies too far ahead to be a promise.
    #[error("promise_time")]
    PromiseTime {
        /// How many days ahead it may lie.
        days: u32,
    },
}
