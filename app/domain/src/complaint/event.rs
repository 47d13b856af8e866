//! What happened to a complaint. Stored for ever: fields are added, never renamed.

use super::{
    CloseReason, Complaint, Field, ReplyChannel,
    reckoning::{Reckoning, Ruling},
};
use crate::{
    clock::{Clock, ClockState},
    id::AccountId,
    rulebook::ClockCode,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// One thing that happened. Who and when are kept beside it by the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintEvent {
    /// It was accepted. Holds the complaint before its first clock.
    Filed {
        /// The state it starts from.
        complaint: Box<Complaint>,
    },
    /// A clock started.
    ClockStarted {
        /// The clock, with its working.
        clock: Box<Clock>,
    },
    /// A clock was met, met late or cancelled.
    ClockEnded {
        /// Its number in the case.
        number: u32,
        /// What it waited for.
        code: ClockCode,
        /// How it ended.
        state: ClockState,
    },
    /// A reply was given to the customer.
    ReplyRecorded {
        /// How.
        channel: ReplyChannel,
        /// The words as they were sent or said.
        text: String,
        /// When it was given.
        given_at: Instant,
    },
    /// Facts were added or corrected.
    FactsAmended {
        /// Each field with what stood there before.
        changes: Vec<FieldChange>,
    },
    /// A remark for colleagues, or a further contact about the same matter.
    NoteAdded {
        /// The remark.
        text: String,
    },
    /// It was given to somebody.
    Assigned {
        /// To whom.
        to: AccountId,
    },
    /// It was handed to the leads.
    HandedToLead {
        /// Why.
        reason: String,
    },
    /// A lead took it.
    TakenByLead,
    /// It was closed.
    Closed {
        /// Why it is finished.
        reason: CloseReason,
        /// How the customer was told.
        told: ReplyChannel,
        /// What the customer was told.
        text: String,
    },
    /// It was opened again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// An amount was worked out and kept.
    AmountReckoned {
        /// The results with their working.
        reckoning: Box<Reckoning>,
    },
    /// A lead decided on an amount.
    AmountRuled {
        /// Which reckoning.
        number: u32,
        /// What was decided.
        ruling: Ruling,
    },
}

/// A change of one field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// The value before; empty when there was none.
    pub from: String,
    /// The value after; empty when it was removed.
    pub to: String,
}
