//! Integrations as they are kept, and the answers that are kept for them.

use super::StoreError;
use async_trait::async_trait;
use domain::{event::Event, id::IntegrationId, ingest::TrackingReport, integration::Integration, time::Instant};

/// An integration with its secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct IntegrationRecord {
    /// What people know of it.
    pub state: Integration,
    /// SHA-256 of the token; the token itself is only with the other system.
    pub token_hash: [u8; 32],
    /// What it signs with. Kept as it is: a signature can only be checked by making it again.
    pub signing_key: Option<Vec<u8>>,
    /// When the token was last used (kept to the minute).
    pub used_at: Option<Instant>,
}

impl std::fmt::Debug for IntegrationRecord {
    /// Without the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IntegrationRecord").field("state", &self.state).finish_non_exhaustive()
    }
}

/// A key that a sender gave to a request, so that the request may be sent again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyClaim {
    /// Whose.
    pub source: IntegrationId,
    /// The key.
    pub key: String,
    /// SHA-256 of the address and the body.
    pub digest: [u8; 32],
    /// When it arrived.
    pub at: Instant,
}

/// What a key was used for before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KeyUse {
    /// For nothing, or for this same request, whose answer is not there yet.
    Free,
    /// For this same request.
    Answered(KeptAnswer),
    /// For another one.
    Other,
}

/// An answer as it was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptAnswer {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: String,
}

/// The part of the store that keeps integrations, and what they tell of waybills.
#[async_trait]
pub trait IntegrationStore: Send + Sync {
    /// Every integration, newest first.
    async fn integrations(&self) -> Result<Vec<IntegrationRecord>, StoreError>;
    /// An integration.
    async fn integration(&self, id: IntegrationId) -> Result<Option<IntegrationRecord>, StoreError>;
    /// The integration with this token hash.
    async fn integration_by_token(&self, token_hash: &[u8; 32]) -> Result<Option<IntegrationRecord>, StoreError>;
    /// Notes that the token of an integration was used.
    async fn touch_integration(&self, id: IntegrationId, at: Instant) -> Result<(), StoreError>;
    /// Takes a key for a request unless it was taken before; forgets keys that were taken before `forget_before`.
    async fn claim_key(&self, claim: KeyClaim, forget_before: Instant) -> Result<KeyUse, StoreError>;
    /// Keeps what was answered under a key that was claimed; the first answer stays.
    async fn keep_answer(&self, source: IntegrationId, key: &str, answer: KeptAnswer) -> Result<(), StoreError>;
    /// Puts entries into tracking histories, with the event if anything changed. Tells of each entry whether it changed
    /// anything; nothing where there is no such waybill. Durable when it returns.
    async fn take_tracking(&self, entries: Vec<TrackingReport>, event: Event) -> Result<Vec<Option<bool>>, StoreError>;
}
