//! The document of one call: everything said, typed and chosen since it began. It is what a draft keeps, so any tab,
//! any device and any day can go on from it.

use domain::{
    call::{Direction, Disposition, Hold},
    complaint::{Field, Form, kind::ChannelCode},
    id::{AccountId, CallId, ComplaintId, ContactId, SubmissionId},
    script::{Run, Slot},
    time::{Instant, from_millis},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The document of one call.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CallDoc {
    /// The call.
    pub call: CallId,
    /// The contact of the floor that it is; nothing for a call that was begun by hand.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Whose it is.
    pub by: AccountId,
    /// Grows with each change; of two copies the greater one is newer. Milliseconds, so that devices agree roughly.
    pub revision: i64,
    /// How.
    pub channel: ChannelCode,
    /// Who called whom.
    pub direction: Direction,
    /// The other number, as typed.
    pub phone: String,
    /// The waybill, as typed when the call began.
    pub waybill: String,
    /// When it began, milliseconds of the server's clock.
    pub started_ms: i64,
    /// How it stands.
    pub phase: Phase,
    /// Past times on hold.
    pub holds: Vec<Hold>,
    /// The complaint form as typed.
    pub form: Form,
    /// Where each value came from.
    pub sources: BTreeMap<Field, Source>,
    /// The way through the script.
    pub run: Option<Run>,
    /// What came of it.
    pub disposition: Option<Disposition>,
    /// The note.
    pub note: String,
    /// What is being written to the customer of a chat.
    #[serde(default)]
    pub saying: String,
    /// The submissions of this call, made when it began, so that a repeated press repeats nothing.
    pub begin: SubmissionId,
    /// The complaint being written.
    pub filing: SubmissionId,
    /// The wrap-up.
    pub finish: SubmissionId,
    /// Complaints of this call that were handed to the outbox.
    pub filed: Vec<Filed>,
}

/// How a call stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Phase {
    /// 通话
    Talking,
    /// 保持
    Holding {
        /// Since.
        since_ms: i64,
    },
    /// 整理
    WrappingUp {
        /// When the talk ended.
        ended_ms: i64,
    },
    /// Handed to the outbox as a whole.
    Finished {
        /// When the talk ended.
        ended_ms: i64,
    },
}

/// Where a value of the form came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Source {
    /// An answer in the script.
    Script,
    /// Typed or chosen in the form.
    Form,
    /// Known from the call or the customer.
    Caller,
    /// Known from the waybill.
    Waybill,
}

/// A complaint of this call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Filed {
    /// Its submission.
    pub submission: SubmissionId,
    /// What was sent, so that it can be sent again.
    pub form: Form,
    /// What it became, once the server has answered.
    pub saved: Option<(ComplaintId, String)>,
}

impl CallDoc {
    /// The draft's id on the server: that of the call.
    #[must_use]
    pub const fn draft_id(&self) -> SubmissionId {
        SubmissionId(self.call.0)
    }

    /// When it began.
    #[must_use]
    pub fn started_at(&self) -> Instant {
        from_millis(self.started_ms)
    }

    /// When the talk ended.
    #[must_use]
    pub const fn ended_ms(&self) -> Option<i64> {
        match self.phase {
            Phase::WrappingUp { ended_ms } | Phase::Finished { ended_ms } => Some(ended_ms),
            Phase::Talking | Phase::Holding { .. } => None,
        }
    }

    /// A field's raw value.
    #[must_use]
    pub fn value(&self, field: Field) -> &str {
        self.form.get(&field).map_or("", String::as_str)
    }

    /// What is in a field of the form or known as a fact, raw.
    #[must_use]
    pub fn known(&self, slot: Slot) -> &str {
        match slot {
            Slot::Field(field) => self.value(field),
            Slot::Fact(fact) => self.run.as_ref().map_or("", |run| run.fact(fact)),
        }
    }

    /// Writes a field, remembering where the value came from.
    pub fn write(&mut self, field: Field, value: &str, source: Source) {
        if value.is_empty() {
            self.form.remove(&field);
            self.sources.remove(&field);
        } else {
            self.form.insert(field, value.to_owned());
            self.sources.insert(field, source);
        }
    }

    /// Writes a field that nobody has filled yet.
    pub fn suggest(&mut self, field: Field, value: &str, source: Source) {
        if self.value(field).trim().is_empty() {
            self.write(field, value, source);
        }
    }
}
