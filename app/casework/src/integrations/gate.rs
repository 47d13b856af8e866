//! Letting another system in: its token, how often it asks, and what it may tell.

use super::token_hash;
use crate::{Ctx, Failure};
use domain::{
    account::{Actor, Role},
    id::IntegrationId,
    ingest::Door,
    integration::Integration,
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use std::{num::NonZeroU32, time::Duration};
use subtle::ConstantTimeEq;

/// Requests a second of one integration. A batch is one request.
const PER_SECOND: u32 = 50;
/// Requests at once.
const BURST: u32 = 200;
/// Tries with a wrong token from one address; one more is granted every second.
const WRONG_TRIES: u32 = 20;
/// Seconds between two notes of use.
const NOTED_SECONDS: i64 = 60;
/// Keys of limits that are kept before full ones are forgotten.
const REMEMBERED: usize = 10_000;

/// How often other systems may ask.
#[derive(Debug)]
pub struct Gate {
    by_integration: DefaultKeyedRateLimiter<IntegrationId>,
    wrong_by_address: DefaultKeyedRateLimiter<String>,
}

impl Default for Gate {
    fn default() -> Self {
        let some = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self {
            by_integration: RateLimiter::keyed(Quota::per_second(some(PER_SECOND)).allow_burst(some(BURST))),
            wrong_by_address: RateLimiter::keyed(Quota::per_second(NonZeroU32::MIN).allow_burst(some(WRONG_TRIES))),
        }
    }
}

impl Gate {
    fn ask(&self, id: IntegrationId) -> Result<(), Turned> {
        check(&self.by_integration, &id)
    }

    fn wrong(&self, address: &str) -> Turned {
        check(&self.wrong_by_address, &address.to_owned()).err().unwrap_or(Turned::UnknownToken)
    }
}

fn check<K: Clone + Eq + std::hash::Hash>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Turned> {
    let verdict = limiter.check_key(key);
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    verdict.map_err(|until| {
        let wait: Duration = until.wait_time_from(limiter.clock().now());
        Turned::TooMany { wait_seconds: wait.as_secs().max(1) }
    })
}

/// Another system that showed its token.
#[derive(Clone)]
pub struct Guest {
    pub(super) integration: Integration,
    pub(super) signing_key: Option<Vec<u8>>,
}

impl std::fmt::Debug for Guest {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guest").field("id", &self.integration.id).finish_non_exhaustive()
    }
}

/// Why another system is turned away.
#[derive(Debug, thiserror::Error)]
pub enum Turned {
    /// Nobody has this token.
    #[error("token_unknown")]
    UnknownToken,
    /// The token does not work any more.
    #[error("token_revoked")]
    RevokedToken,
    /// It asks too often; wait so many seconds.
    #[error("too_many_requests: {wait_seconds}")]
    TooMany {
        /// Seconds to wait.
        wait_seconds: u64,
    },
    /// The token is for something else.
    #[error("scope_missing")]
    OutOfScope,
    /// Anything else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl Guest {
    /// What is known of it.
    #[must_use]
    pub const fn integration(&self) -> &Integration {
        &self.integration
    }

    /// Whether its token is for this.
    ///
    /// # Errors
    /// [`Turned::OutOfScope`].
    pub fn allow(&self, door: Door) -> Result<(), Turned> {
        if self.integration.scopes.contains(&door) { Ok(()) } else { Err(Turned::OutOfScope) }
    }

    /// Who acts where the log wants to know who did something.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let name = self.integration.name.clone();
        Actor { id: self.integration.account(), login: String::new(), name, role: Role::Integration }
    }
}

/// Lets another system in by its token. Notes the use at most once a minute.
///
/// # Errors
/// [`Turned`].
pub async fn admit(ctx: &Ctx, token: &str, address: &str) -> Result<Guest, Turned> {
    let hash = token_hash(token);
    let found = ctx.store.integration_by_token(&hash).await.map_err(|e| ctx.broken(&e))?;
    let found = found.filter(|record| bool::from(record.token_hash.ct_eq(&hash)));
    let Some(record) = found else { return Err(ctx.gate.wrong(address)) };
    let id = record.state.id;
    if record.state.revocation.is_some() {
        return Err(Turned::RevokedToken);
    }
    ctx.gate.ask(id)?;
    let now = ctx.clock.now();
    if record.used_at.is_none_or(|used| (now - used).num_seconds() >= NOTED_SECONDS) {
        ctx.store.touch_integration(id, now).await.map_err(|e| ctx.broken(&e))?;
    }
    Ok(Guest { integration: record.state, signing_key: record.signing_key })
}
