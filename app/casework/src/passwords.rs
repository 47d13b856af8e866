//! Passwords: argon2, one hash at a time, and limits on trying.

use crate::{Failure, ports::Random};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use std::{num::NonZeroU32, sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Tries per account before the limit bites; one more is granted every [`REFILL`].
const TRIES_PER_ACCOUNT: u32 = 5;
/// Tries per address.
const TRIES_PER_ADDRESS: u32 = 20;
/// How long it takes until one more try is granted.
const REFILL: Duration = Duration::from_mins(1);

/// Hashing and limits.
#[derive(Debug)]
pub struct Passwords {
    turn: Arc<Semaphore>,
    by_account: DefaultKeyedRateLimiter<String>,
    by_address: DefaultKeyedRateLimiter<String>,
    decoy: String,
}

impl Passwords {
    /// Hashing with the library's recommended cost.
    ///
    /// # Errors
    /// The library refuses its own defaults; never in practice.
    pub fn new(random: &dyn Random) -> Result<Self, Failure> {
        let decoy = hash_now("nobody has this password", random)?;
        Ok(Self {
            turn: Arc::new(Semaphore::new(1)),
            by_account: RateLimiter::keyed(quota(TRIES_PER_ACCOUNT)),
            by_address: RateLimiter::keyed(quota(TRIES_PER_ADDRESS)),
            decoy,
        })
    }

    /// Counts one try. Keeps the maps small by forgetting keys that are full again.
    ///
    /// # Errors
    /// [`Failure::TooManyTries`] with the seconds to wait.
    pub fn count_try(&self, login: &str, address: &str) -> Result<(), Failure> {
        let limits = [(&self.by_account, login), (&self.by_address, address)];
        let mut wait = Duration::ZERO;
        for (limiter, key) in limits {
            if let Err(until) = limiter.check_key(&key.to_owned()) {
                wait = wait.max(until.wait_time_from(limiter.clock().now()));
            }
            if limiter.len() > 10_000 {
                limiter.retain_recent();
            }
        }
        if wait.is_zero() { Ok(()) } else { Err(Failure::TooManyTries { wait_seconds: wait.as_secs().max(1) }) }
    }

    /// Whether the password fits. Without an account the same time is spent on a decoy.
    ///
    /// # Errors
    /// [`Failure::WrongPassword`].
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<(), Failure> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.decoy).to_owned();
        let password = password.to_owned();
        let fits = self.in_turn(move || {
            PasswordHash::new(&hash)
                .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        });
        if fits.await && known { Ok(()) } else { Err(Failure::WrongPassword) }
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// The library refuses its own defaults; never in practice.
    pub async fn hash(&self, password: &str, random: Arc<dyn Random>) -> Result<String, Failure> {
        let password = password.to_owned();
        self.in_turn(move || hash_now(&password, random.as_ref()).ok()).await.ok_or(Failure::Malformed)
    }

    /// Argon2 takes 19 MB and tens of milliseconds: one at a time, off the async threads.
    async fn in_turn<T: Send + Default + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let permit = Arc::clone(&self.turn).acquire_owned().await;
        tokio::task::spawn_blocking(move || {
            let _held = permit;
            work()
        })
        .await
        .unwrap_or_default()
    }
}

/// Hashes at once, on this thread. For the command line and the demo.
///
/// # Errors
/// The library refuses its own defaults; never in practice.
pub fn hash_now(password: &str, random: &dyn Random) -> Result<String, Failure> {
    let mut salt = [0_u8; 16];
    random.fill(&mut salt);
    let salt = SaltString::encode_b64(&salt).map_err(|_| Failure::Malformed)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|_| Failure::Malformed)?;
    Ok(hash.to_string())
}

fn quota(tries: u32) -> Quota {
    let burst = NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(REFILL).unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst)
}
