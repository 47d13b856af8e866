//! What people ask for about return receipts, and the answers. They have a door of their own, so that the workbench
//! need not know them.

use super::{Matter, Noticed, ReceiptFlaw, ReceiptForm, WhereaboutsCode};
use crate::{
    account::Permission,
    amount::Fen,
    id::{AccountId, ReturnReceiptId, SubmissionId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A command with its own id; the same one may arrive any number of times.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptSubmission {
    /// Made when the form opened.
    pub id: SubmissionId,
    /// Who pressed the button, as the browser knows it.
    #[serde(default)]
    pub by: Option<AccountId>,
    /// What to do.
    pub command: ReceiptCommand,
}

/// What to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptCommand {
    /// A receipt is registered.
    Register {
        /// The form as typed.
        form: ReceiptForm,
    },
    /// Something is recorded about one.
    Record {
        /// Which.
        receipt: ReturnReceiptId,
        /// The version the person was looking at.
        version: u32,
        /// What.
        deed: Deed,
    },
}

/// What is recorded about a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A batch arrived.
    BatchArrived {
        /// Which, from 1.
        batch: u32,
        /// The local day.
        on: NaiveDate,
    },
    /// It came back.
    CameBack {
        /// The local day.
        on: NaiveDate,
    },
    /// It was lost.
    WasLost {
        /// The direct loss; nothing when there is none.
        loss: Fen,
        /// How.
        note: String,
    },
    /// It cannot be used.
    FoundUnusable {
        /// The loss; nothing when there is none.
        loss: Fen,
        /// Why.
        note: String,
    },
    /// Something is wrong with it.
    Anomaly {
        /// Whether it was seen in time.
        noticed: Noticed,
        /// What.
        text: String,
    },
    /// Why it was not back at the end of a month.
    Explain {
        /// The first day of that month.
        month: NaiveDate,
        /// Why.
        text: String,
    },
    /// A proposal is confirmed.
    Confirm {
        /// What it is about.
        matter: Matter,
        /// A remark; may be empty.
        remark: String,
    },
    /// A proposal is waived.
    Waive {
        /// What it is about.
        matter: Matter,
        /// Why.
        reason: String,
    },
}

impl ReceiptCommand {
    /// What the person must be allowed to do.
    #[must_use]
    pub const fn permission(&self) -> Permission {
        match self {
            Self::Record { deed: Deed::Confirm { .. } | Deed::Waive { .. }, .. } => Permission::AssessReceipts,
            Self::Register { .. } | Self::Record { .. } => Permission::RecordReceipts,
        }
    }

    /// A short name for the log of submissions.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        let Self::Record { deed, .. } = self else { return "register_receipt" };
        match deed {
            Deed::BatchArrived { .. } => "receipt_batch_arrived",
            Deed::CameBack { .. } => "receipt_came_back",
            Deed::WasLost { .. } => "receipt_was_lost",
            Deed::FoundUnusable { .. } => "receipt_found_unusable",
            Deed::Anomaly { .. } => "receipt_anomaly",
            Deed::Explain { .. } => "receipt_explain",
            Deed::Confirm { .. } => "receipt_confirm",
            Deed::Waive { .. } => "receipt_waive",
        }
    }
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptOutcome {
    /// It is saved, now or by an earlier arrival of the same submission.
    Done {
        /// Which receipt.
        id: ReturnReceiptId,
        /// The version after it.
        version: u32,
    },
    /// Parts of the form do not hold. Nothing was saved, nothing is lost.
    Flawed {
        /// Which, in the order of the form.
        flaws: Vec<ReceiptFlaw>,
    },
    /// Somebody recorded something else meanwhile. Nothing was saved: look at it first.
    Stale {
        /// The version that stands.
        version: u32,
    },
    /// It cannot be done as things stand.
    Refused {
        /// Why.
        refusal: ReceiptRefusal,
    },
}

/// Why something cannot be done as things stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptRefusal {
    /// It does not exist.
    #[error("not_found")]
    NotFound,
    /// The waybill has a receipt already.
    #[error("registered")]
    Registered {
        /// Which.
        id: ReturnReceiptId,
    },
    /// The consignment has no such batch.
    #[error("no_such_batch")]
    NoSuchBatch,
    /// It is not known when each batch arrived, so the receipt cannot be back.
    #[error("batches_unknown")]
    BatchesUnknown,
    /// Before the goods arrived there was nothing to sign.
    #[error("before_arrival")]
    BeforeArrival {
        /// When the last batch arrived.
        last: NaiveDate,
    },
    /// A day that has not come.
    #[error("in_the_future")]
    InTheFuture,
    /// A day so long ago that it must be mistyped.
    #[error("too_long_ago")]
    TooLongAgo,
    /// It is already where it would go, or no longer where it would come from.
    #[error("elsewhere")]
    Elsewhere {
        /// Where it is.
        whereabouts: WhereaboutsCode,
    },
    /// A charge was decided on these facts; they stay as they are.
    #[error("decided")]
    Decided,
    /// Nothing of the kind is proposed.
    #[error("nothing_proposed")]
    NothingProposed,
    /// Whoever recorded the facts does not decide about the charge.
    #[error("own_record")]
    OwnRecord,
    /// There is nothing to explain for that month.
    #[error("nothing_to_explain")]
    NothingToExplain,
    /// A loss below nothing, or beyond reason.
    #[error("impossible_loss")]
    ImpossibleLoss,
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
}
