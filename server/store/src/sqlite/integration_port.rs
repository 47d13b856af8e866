//! The port of integrations.

use super::{SqliteStore, ingest_key, integration, tracking};
use async_trait::async_trait;
use casework::ports::{IntegrationRecord, IntegrationStore, KeptAnswer, KeyClaim, KeyUse, StoreError};
use domain::{event::Event, id::IntegrationId, ingest::TrackingReport, time::Instant};

#[async_trait]
impl IntegrationStore for SqliteStore {
    async fn integrations(&self) -> Result<Vec<IntegrationRecord>, StoreError> {
        Ok(integration::all(&self.reads).await?)
    }

    async fn integration(&self, id: IntegrationId) -> Result<Option<IntegrationRecord>, StoreError> {
        Ok(integration::find(&self.reads, id).await?)
    }

    async fn integration_by_token(&self, token_hash: &[u8; 32]) -> Result<Option<IntegrationRecord>, StoreError> {
        Ok(integration::by_token(&self.reads, token_hash).await?)
    }

    async fn touch_integration(&self, id: IntegrationId, at: Instant) -> Result<(), StoreError> {
        self.write(integration::Touch { id, at }).await
    }

    async fn claim_key(&self, claim: KeyClaim, forget_before: Instant) -> Result<KeyUse, StoreError> {
        self.write(ingest_key::Claim { claim, forget_before }).await
    }

    async fn keep_answer(&self, source: IntegrationId, key: &str, answer: KeptAnswer) -> Result<(), StoreError> {
        self.write(ingest_key::Keep { source, key: key.to_owned(), answer }).await
    }

    async fn take_tracking(&self, entries: Vec<TrackingReport>, event: Event) -> Result<Vec<Option<bool>>, StoreError> {
        self.write(tracking::Take { entries, event }).await
    }
}
