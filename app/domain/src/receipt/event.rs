//! What happened to a return receipt. Stored for ever: fields are added, never renamed.

use super::{Matter, Noticed, Proposal, ReturnReceipt, Ruling};
use crate::amount::Fen;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One thing that happened. Who and when are kept beside it by the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptEvent {
    /// It was registered.
    Registered {
        /// The state it starts from.
        receipt: Box<ReturnReceipt>,
    },
    /// A batch of the goods arrived, or the day was corrected.
    BatchArrived {
        /// Which, from 1.
        batch: u32,
        /// The local day.
        on: NaiveDate,
        /// What stood there before.
        before: Option<NaiveDate>,
    },
    /// It came back.
    CameBack {
        /// The local day.
        on: NaiveDate,
    },
    /// It was lost.
    WasLost {
        /// The direct loss.
        loss: Fen,
        /// How.
        note: String,
    },
    /// It turned out to be useless.
    FoundUnusable {
        /// The loss.
        loss: Fen,
        /// Why.
        note: String,
    },
    /// Something is wrong with it.
    AnomalyRecorded {
        /// Whether it was seen in time.
        noticed: Noticed,
        /// What.
        text: String,
    },
    /// Somebody said why it was not back at the end of a month.
    Explained {
        /// The first day of that month.
        month: NaiveDate,
        /// Why.
        text: String,
    },
    /// A manager confirmed or waived what house rules propose.
    Assessed {
        /// What it is about.
        matter: Matter,
        /// What was decided.
        ruling: Ruling,
        /// The proposal as it stood.
        proposal: Box<Proposal>,
        /// The local day it was made for.
        judged_on: NaiveDate,
        /// Why.
        reason: String,
    },
}
