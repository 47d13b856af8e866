//! What pages show of promises.

use super::PersonRef;
use crate::{id::PromiseId, promise::Promise, script::Fact, time::Instant};
use serde::{Deserialize, Serialize};

/// A promise that waits to be kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PromiseRow {
    /// Identity.
    pub id: PromiseId,
    /// Grows with each change.
    pub version: u32,
    /// What was promised.
    pub about: Fact,
    /// By when.
    pub due: Instant,
    /// Who is to keep it; nothing when it is the person asking.
    pub owner: Option<PersonRef>,
    /// `138******34`; empty when no number is known.
    pub phone: String,
    /// The waybill the call was about.
    pub waybill: Option<String>,
    /// When it was made.
    pub made_at: Instant,
    /// How often a new time had to be named.
    pub tries: u32,
}

impl PromiseRow {
    /// The row of a promise.
    #[must_use]
    pub fn of(promise: &Promise, owner: Option<PersonRef>) -> Self {
        Self {
            id: promise.id,
            version: promise.version,
            about: promise.about,
            due: promise.due,
            owner,
            phone: promise.phone.as_ref().map(crate::person::Phone::masked).unwrap_or_default(),
            waybill: promise.waybill.as_ref().map(|waybill| waybill.as_str().to_owned()),
            made_at: promise.made_at,
            tries: promise.tries,
        }
    }
}

/// Promises of a work list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PromiseList {
    /// Mine, nearest first, and for leads those of others that are overdue. At most 100.
    pub rows: Vec<PromiseRow>,
    /// How many there are in all.
    pub total: u32,
    /// Who a promise may be given to; empty when this person may not give any.
    pub colleagues: Vec<PersonRef>,
}

/// What it takes to ring back. The number is whole: that it was shown is in the log.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PromiseContact {
    /// The number; empty when none is known.
    pub phone: String,
    /// The waybill; empty when none is known.
    pub waybill: String,
}
