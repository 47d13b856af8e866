//! Why a use case did not do what was asked. Codes with data; words are chosen at the edge.

use crate::ports::StoreError;
use domain::{account::Permission, id::Ids};
use uuid::Uuid;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody is signed in, or the session ended.
    #[error("signed_out")]
    SignedOut,
    /// This person's role does not include it.
    #[error("not_allowed: {0:?}")]
    NotAllowed(Permission),
    /// It does not exist, or this person may not know that it does.
    #[error("not_found")]
    NotFound,
    /// The request makes no sense: a text too long, a malformed value.
    #[error("malformed")]
    Malformed,
    /// Too many tries; wait so many seconds.
    #[error("too_many_tries: {wait_seconds}")]
    TooManyTries {
        /// Seconds to wait.
        wait_seconds: u64,
    },
    /// Name or password is wrong. Never says which.
    #[error("wrong_password")]
    WrongPassword,
    /// Something is broken. The cause is logged once, under this incident number.
    #[error("broken: {incident}")]
    Broken {
        /// The number in the log.
        incident: Uuid,
    },
}

/// Logs a store failure once and gives it an incident number.
pub(crate) fn broken(ids: &dyn Ids, error: &StoreError) -> Failure {
    let incident = ids.next();
    tracing::error!(incident.id = %incident, error = %error, "the store failed");
    Failure::Broken { incident }
}

impl crate::Ctx {
    /// Turns a store failure into what the caller sees.
    pub(crate) fn broken(&self, error: &StoreError) -> Failure {
        broken(self.ids.as_ref(), error)
    }
}

/// Asks the permission matrix.
///
/// # Errors
/// [`Failure::NotAllowed`].
pub(crate) fn allow(actor: &domain::account::Actor, permission: Permission) -> Result<(), Failure> {
    if actor.may(permission) { Ok(()) } else { Err(Failure::NotAllowed(permission)) }
}
