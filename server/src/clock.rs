//! The one place that asks the system for the time, for ids and for randomness.

use casework::ports::{Clock, Random};
use domain::{id::Ids, time::Instant};
use uuid::Uuid;

/// The system's time.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the adapter that asks the system")]
    fn now(&self) -> Instant {
        chrono::Utc::now()
    }
}

/// UUIDs of version 7: they sort by time, so that indexes grow at their end.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the adapter that asks the system")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, buffer: &mut [u8]) {
        if getrandom::fill(buffer).is_err() {
            // A guessable token is worse than no service.
            tracing::error!("the system gives no random bytes; stopping at once");
            std::process::abort();
        }
    }
}

/// A password that a person can type from a screen: 20 characters, about 98 bits.
#[must_use]
pub fn readable_password(random: &dyn Random) -> String {
    // Without 0/O, 1/l/I; 32 signs, so that five bits choose one evenly.
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    random.fill(&mut bytes);
    let mut password = String::with_capacity(24);
    for (place, byte) in bytes.iter().enumerate() {
        if place > 0 && place % 5 == 0 {
            password.push('-');
        }
        password.push(char::from(SIGNS[usize::from(byte % 32)]));
    }
    password
}
