//! What an agent promised a customer in a call: to ring back, to name a price, to tell the next news, by a time.
//!
//! A script asks for the promise and the agent names the time; when the call is wrapped up it becomes something to do,
//! and it stays that until somebody keeps it, or the customer no longer wants it.

mod decide;
mod event;

pub use decide::{Deed, FURTHEST_DAYS, TEXT_LENGTH, decide, make, replay};
pub use event::PromiseEvent;

use crate::{
    complaint::draft::moment_instant,
    id::{AccountId, CallId, PromiseId},
    person::Phone,
    script::{Act, Fact, Run, Slot},
    time::Instant,
    waybill::WaybillNumber,
};
use serde::{Deserialize, Serialize};

/// A promise as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    /// Identity.
    pub id: PromiseId,
    /// Grows by one with every accepted command.
    pub version: u32,
    /// The call it was made in.
    pub call: CallId,
    /// What was promised, as the fact of the call that held its time.
    pub about: Fact,
    /// By when.
    pub due: Instant,
    /// Who is to keep it.
    pub owner: AccountId,
    /// The customer's number.
    pub phone: Option<Phone>,
    /// The waybill the call was about.
    pub waybill: Option<WaybillNumber>,
    /// When it was made.
    pub made_at: Instant,
    /// Who made it.
    pub made_by: AccountId,
    /// How often a new time had to be named.
    pub tries: u32,
    /// Whether it still waits.
    pub standing: Standing,
}

/// Whether a promise still waits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It waits to be kept.
    Open,
    /// It was kept.
    Kept {
        /// When.
        at: Instant,
        /// By whom.
        by: AccountId,
        /// What the customer was told; may be empty.
        text: String,
        /// The call it was kept in, where one is known.
        call: Option<CallId>,
    },
    /// The customer no longer wants it.
    Released {
        /// When.
        at: Instant,
        /// Who noted it.
        by: AccountId,
        /// Why.
        reason: String,
    },
}

impl Promise {
    /// Whether it still waits to be kept.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Open)
    }

    /// Whether it waits and its time has passed. The promised instant itself is in time.
    #[must_use]
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.is_open() && self.due < now
    }

    /// Folds one event into the state. Each event is one command, so the version grows with it.
    pub fn apply(&mut self, event: &PromiseEvent, at: Instant, by: AccountId) {
        match event {
            PromiseEvent::Made { .. } => return,
            PromiseEvent::Moved { due, .. } => {
                self.due = *due;
                self.tries = self.tries.saturating_add(1);
            }
            PromiseEvent::Kept { text, call } => {
                self.standing = Standing::Kept { at, by, text: text.clone(), call: *call };
            }
            PromiseEvent::Released { reason } => {
                self.standing = Standing::Released { at, by, reason: reason.clone() };
            }
            PromiseEvent::Given { to } => self.owner = *to,
        }
        self.version += 1;
    }
}

/// What was promised on the way through the scripts: each slot once, with the time that stands in it at the end. A time
/// that was typed and cannot be read promises nothing, and a field of the complaint form has the clocks of its complaint.
#[must_use]
pub fn promised(run: &Run) -> Vec<(Fact, Instant)> {
    let mut found: Vec<(Fact, Instant)> = Vec::new();
    for done in &run.acts {
        let Act::Callback { when: Slot::Fact(fact), .. } = &done.act else { continue };
        let read = || Slot::Fact(*fact).parse(run.fact(*fact)).ok();
        let is_known = found.iter().any(|(known, _)| known == fact);
        if !is_known && let Some(due) = read().and_then(|text| moment_instant(&text)) {
            found.push((*fact, due));
        }
    }
    found
}
