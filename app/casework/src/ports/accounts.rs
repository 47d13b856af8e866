//! Accounts and sessions as they are kept.

use domain::{
    account::Actor,
    id::{AccountId, SessionId},
    time::Instant,
};

/// An account with its password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountRecord {
    /// Who.
    pub actor: Actor,
    /// The argon2 hash.
    pub password_hash: String,
    /// When it was made.
    pub created_at: Instant,
}

/// A session at rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionRecord {
    /// Identity; shown in the list of sessions.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// SHA-256 of the token; the token itself is only in the browser.
    pub token_hash: [u8; 32],
    /// When it began.
    pub began_at: Instant,
    /// When it was last used (kept to the minute).
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub ends_at: Instant,
    /// Browser and system.
    pub agent: String,
    /// Address it came from.
    pub address: String,
}
