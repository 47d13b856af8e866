//! What the system gives: the time and random bytes.

use domain::time::Instant;

/// The time. One adapter asks the system; tests set it.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// Random bytes.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}
