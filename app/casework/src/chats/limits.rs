//! How often somebody without an account may do something.

use crate::Failure;
use domain::{id::ContactId, waybill::WaybillNumber};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use std::{hash::Hash, num::NonZeroU32, time::Duration};

/// Chats from one address; a household or a small office shares one. One more is granted every minute.
const CHATS_PER_ADDRESS: u32 = 10;
/// Chats about one waybill. One more is granted every three minutes.
const CHATS_PER_WAYBILL: u32 = 3;
/// Messages of one customer. One more is granted every second.
const MESSAGES: u32 = 20;
/// Keys beyond which those that are full again are forgotten.
const REMEMBERED: usize = 10_000;

/// The limits.
#[derive(Debug)]
pub(super) struct Limits {
    by_address: DefaultKeyedRateLimiter<String>,
    by_waybill: DefaultKeyedRateLimiter<WaybillNumber>,
    messages: DefaultKeyedRateLimiter<ContactId>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            by_address: RateLimiter::keyed(quota(CHATS_PER_ADDRESS, Duration::from_mins(1))),
            by_waybill: RateLimiter::keyed(quota(CHATS_PER_WAYBILL, Duration::from_mins(3))),
            messages: RateLimiter::keyed(quota(MESSAGES, Duration::from_secs(1))),
        }
    }
}

impl Limits {
    /// Counts a chat that is about to open.
    pub(super) fn count_chat(&self, address: &str, waybill: Option<&WaybillNumber>) -> Result<(), Failure> {
        count(&self.by_address, &address.to_owned())?;
        waybill.map_or(Ok(()), |waybill| count(&self.by_waybill, waybill))
    }

    /// Counts a message of a customer.
    pub(super) fn count_message(&self, chat: ContactId) -> Result<(), Failure> {
        count(&self.messages, &chat)
    }
}

fn count<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Failure> {
    let outcome = limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(limiter.clock().now());
        Failure::TooManyTries { wait_seconds: wait.as_secs().max(1) }
    });
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    outcome
}

fn quota(burst: u32, refill: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(refill).unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst)
}
