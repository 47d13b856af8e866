//! Keys of requests: the first claim stands, and the first answer stays.

use super::{
    columns::{blob, nanos},
    fault::Fault,
    job::Writing,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{KeptAnswer, KeyClaim, KeyUse, StoreError};
use domain::{id::IntegrationId, time::Instant};
use sqlx::Row;

/// A key for a request.
pub(super) struct Claim {
    pub(super) claim: KeyClaim,
    pub(super) forget_before: Instant,
}

/// The answer under a key.
pub(super) struct Keep {
    pub(super) source: IntegrationId,
    pub(super) key: String,
    pub(super) answer: KeptAnswer,
}

#[async_trait]
impl Writing for Claim {
    type Saved = KeyUse;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<KeyUse, StoreError> {
        let KeyClaim { source, key, digest, at } = &self.claim;
        let mut script = Script::of("DELETE FROM ingest_keys WHERE claimed_at < ?").with(nanos(self.forget_before));
        script
            .then("INSERT INTO ingest_keys (source, key, digest, claimed_at) VALUES (?, ?, ?, ?)")
            .more(" ON CONFLICT (source, key) DO NOTHING")
            .bind(blob(source.0))
            .bind(key.clone())
            .bind(digest.to_vec())
            .bind(nanos(*at));
        tx.execute(script).await?;
        let kept = Script::of("SELECT digest, status, body FROM ingest_keys WHERE source = ? AND key = ?")
            .with(blob(source.0))
            .with(key.clone());
        let row = tx.fetch(kept).await?.ok_or(Fault::Unreadable("key"))?;
        Ok(used(&row, digest)?)
    }
}

fn used(row: &sqlx::sqlite::SqliteRow, digest: &[u8; 32]) -> Result<KeyUse, Fault> {
    if row.try_get::<&[u8], _>("digest")? != digest {
        return Ok(KeyUse::Other);
    }
    let Some(status) = row.try_get::<Option<i64>, _>("status")? else { return Ok(KeyUse::Free) };
    let status = u16::try_from(status).map_err(|_| Fault::Unreadable("answer"))?;
    Ok(KeyUse::Answered(KeptAnswer { status, body: row.try_get("body")? }))
}

#[async_trait]
impl Writing for Keep {
    type Saved = ();
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        let script =
            Script::of("UPDATE ingest_keys SET status = ?, body = ? WHERE source = ? AND key = ? AND status IS NULL");
        let script = script.with(i64::from(self.answer.status)).with(self.answer.body.clone());
        Ok(tx.execute(script.with(blob(self.source.0)).with(self.key.clone())).await?)
    }
}
