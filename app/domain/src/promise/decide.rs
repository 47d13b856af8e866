//! Decisions: what somebody asks for and the promise as it stands give an event, or a refusal.

use super::{Promise, PromiseEvent, Standing};
use crate::{
    account::Permission,
    call::Call,
    command::Refusal,
    complaint::{Problem, draft::parse_text},
    id::{AccountId, CallId, PromiseId},
    script::Fact,
    time::Instant,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// The longest text about a promise.
pub const TEXT_LENGTH: usize = 500;

/// How many days ahead a new time may lie; beyond that it must be mistyped.
pub const FURTHEST_DAYS: u32 = 31;

/// What may be done about a promise.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It was kept.
    Keep {
        /// What the customer was told; may be empty.
        text: String,
        /// The call it was kept in, where one is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        call: Option<CallId>,
    },
    /// Another time: nobody answered, or the customer asked for it.
    Move {
        /// By when.
        due: Instant,
        /// Why.
        reason: String,
    },
    /// The customer no longer wants it.
    Release {
        /// Why.
        reason: String,
    },
    /// Somebody else is to keep it.
    Give {
        /// Who.
        to: AccountId,
    },
}

impl Deed {
    /// What the person must be allowed to do; beyond that, a promise is its owner's or a lead's.
    #[must_use]
    pub const fn permission(&self) -> Permission {
        match self {
            Self::Keep { .. } | Self::Move { .. } | Self::Release { .. } => Permission::TakeCalls,
            Self::Give { .. } => Permission::AssignOthers,
        }
    }

    /// A short name for the log of submissions.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Keep { .. } => "keep_promise",
            Self::Move { .. } => "move_promise",
            Self::Release { .. } => "release_promise",
            Self::Give { .. } => "give_promise",
        }
    }
}

/// The event that makes a promise of a call that is wrapped up; number and waybill are the call's.
#[must_use]
pub fn make(id: PromiseId, (about, due): (Fact, Instant), call: &Call, made_at: Instant) -> PromiseEvent {
    let promise = Promise {
        id,
        version: 1,
        call: call.id,
        about,
        due,
        owner: call.agent,
        phone: call.phone.clone(),
        waybill: call.waybill.clone(),
        made_at,
        made_by: call.agent,
        tries: 0,
        standing: Standing::Open,
    };
    PromiseEvent::Made { promise: Box::new(promise) }
}

/// The state after these events; `None` when they do not begin with the promise being made.
#[must_use]
pub fn replay(events: &[(PromiseEvent, Instant, AccountId)]) -> Option<Promise> {
    let (PromiseEvent::Made { promise }, _, _) = events.first()? else { return None };
    let mut state = (**promise).clone();
    for (event, at, by) in events {
        state.apply(event, *at, *by);
    }
    Some(state)
}

/// Answers what somebody wants done about a promise at a moment.
///
/// # Errors
/// Why it cannot be, as things stand.
pub fn decide(promise: &Promise, deed: &Deed, at: Instant) -> Result<PromiseEvent, Refusal> {
    if !promise.is_open() {
        return Err(Refusal::PromiseSettled);
    }
    Ok(match deed {
        Deed::Keep { text, call } => {
            let text = if text.trim().is_empty() { String::new() } else { words(text)? };
            PromiseEvent::Kept { text, call: *call }
        }
        Deed::Move { due, reason } => {
            let reason = words(reason)?;
            if *due <= at || *due > at + TimeDelta::days(i64::from(FURTHEST_DAYS)) {
                return Err(Refusal::PromiseTime { days: FURTHEST_DAYS });
            }
            if *due == promise.due {
                return Err(Refusal::NothingChanges);
            }
            PromiseEvent::Moved { due: *due, reason }
        }
        Deed::Release { reason } => PromiseEvent::Released { reason: words(reason)? },
        Deed::Give { to } if *to == promise.owner => return Err(Refusal::NothingChanges),
        Deed::Give { to } => PromiseEvent::Given { to: *to },
    })
}

fn words(text: &str) -> Result<String, Refusal> {
    parse_text(text, TEXT_LENGTH).map_err(|problem| match problem {
        Problem::TooLong { max } => Refusal::TextTooLong { max },
        _ => Refusal::TextMissing,
    })
}
