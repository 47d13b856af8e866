//! What other systems report.

use domain::{person::Phone, queue::What, time::Instant};

/// The longest key of a report, and the longest reference to a recording, in bytes.
pub const KEY_LENGTH: usize = 128;

/// Days after which nothing is taken any more.
pub const OLDEST_DAYS: i64 = 31;

/// Something another system says happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The reporter's own id for it: sent twice, it is taken once. 1 to [`KEY_LENGTH`] visible ASCII characters.
    pub key: String,
    /// When it happened, by the reporter's clock.
    pub at: Instant,
    /// What.
    pub what: What,
    /// The customer's number, where it is about a contact and the number is known. It is kept beside the contact and
    /// never in the log.
    pub phone: Option<Phone>,
    /// Where the reporter keeps the recording of a contact; at most [`KEY_LENGTH`] visible ASCII characters.
    pub recording: Option<String>,
}

/// What became of a report. Everything but a refusal is durable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reported {
    /// It is in the log.
    Taken {
        /// Its place.
        seq: i64,
    },
    /// It was there already: sent before, or told by somebody else.
    Known {
        /// The newest event at that time; its own place where the key was seen before.
        seq: i64,
    },
    /// It cannot be taken, and never will be.
    Refused(ReportRefusal),
}

/// Why a report cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReportRefusal {
    /// It is about a time further back than a month.
    #[error("too_old")]
    TooOld {
        /// The earliest time that is taken.
        earliest: Instant,
    },
    /// The key is empty, too long or has characters it may not have.
    #[error("key_unfit")]
    KeyUnfit,
    /// The key was used for something else.
    #[error("key_reused")]
    KeyReused,
    /// The reference to the recording is too long or has characters it may not have.
    #[error("recording_unfit")]
    RecordingUnfit,
    /// It names somebody who has no account, or whose role takes no contacts.
    #[error("unknown_agent")]
    UnknownAgent,
}
