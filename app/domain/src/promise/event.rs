//! What happened to a promise. Stored for ever: fields are added, never renamed.

use super::Promise;
use crate::{
    id::{AccountId, CallId},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// One thing that happened. Who and when are kept beside it by the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseEvent {
    /// It was made.
    Made {
        /// The state it starts from.
        promise: Box<Promise>,
    },
    /// Another time was named: nobody answered, or the customer asked for it.
    Moved {
        /// By when now.
        due: Instant,
        /// Why.
        reason: String,
    },
    /// It was kept.
    Kept {
        /// What the customer was told; may be empty.
        text: String,
        /// The call it was kept in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        call: Option<CallId>,
    },
    /// The customer no longer wants it.
    Released {
        /// Why.
        reason: String,
    },
    /// It was given to somebody else.
    Given {
        /// To whom.
        to: AccountId,
    },
}
