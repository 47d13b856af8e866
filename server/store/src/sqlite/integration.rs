//! Integrations.

use super::{
    columns::{blob, from_json, instant, json, nanos},
    event,
    fault::Fault,
    job::Writing,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{CommitError, IntegrationRecord, StoreError};
use domain::{event::Event, id::IntegrationId, integration::Integration, time::Instant};
use sqlx::{Row, sqlite::SqliteRow};

const SELECT: &str = "SELECT token_hash, signing_key, used_at, state FROM integrations";

pub(super) fn append_insert(script: &mut Script, record: &IntegrationRecord) -> Result<(), Fault> {
    script
        .then(
            "INSERT INTO integrations (id, version, token_hash, signing_key, used_at, state) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(blob(record.state.id.0))
        .bind(i64::from(record.state.version))
        .bind(record.token_hash.to_vec())
        .bind(record.signing_key.clone())
        .bind(record.used_at.map(nanos))
        .bind(json(&record.state)?);
    Ok(())
}

/// Saves a change, unless somebody was faster.
pub(super) async fn update(
    tx: &mut Transaction<'_>,
    state: &Integration,
    expected: u32,
    events: &[Event],
) -> Result<(), CommitError> {
    let script =
        Script::of("UPDATE integrations SET version = ?, state = ? WHERE id = ? AND version = ? RETURNING place")
            .with(i64::from(state.version))
            .with(json(state)?)
            .with(blob(state.id.0))
            .with(i64::from(expected));
    tx.fetch(script).await?.ok_or(CommitError::Stale)?;
    let mut script = Script::default();
    event::append(&mut script, tx, events)?;
    Ok(tx.execute(script).await?)
}

/// That a token was used.
pub(super) struct Touch {
    pub(super) id: IntegrationId,
    pub(super) at: Instant,
}

#[async_trait]
impl Writing for Touch {
    type Saved = ();
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        // Requests arrive out of order; the time of use only ever grows.
        let script = Script::of("UPDATE integrations SET used_at = max(coalesce(used_at, ?1), ?1) WHERE id = ?2")
            .with(nanos(self.at))
            .with(blob(self.id.0));
        Ok(tx.execute(script).await?)
    }
}

fn from_row(row: &SqliteRow) -> Result<IntegrationRecord, Fault> {
    let token_hash = row.try_get::<&[u8], _>("token_hash")?;
    Ok(IntegrationRecord {
        state: from_json(row.try_get("state")?, "integration")?,
        token_hash: token_hash.try_into().map_err(|_| Fault::Unreadable("integration"))?,
        signing_key: row.try_get("signing_key")?,
        used_at: row.try_get::<Option<i64>, _>("used_at")?.map(instant),
    })
}

pub(super) async fn all(reads: &Reads) -> Result<Vec<IntegrationRecord>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" ORDER BY place DESC");
    reads.all(script).await?.iter().map(from_row).collect()
}

pub(super) async fn find(reads: &Reads, id: IntegrationId) -> Result<Option<IntegrationRecord>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE id = ?").bind(blob(id.0));
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn by_token(reads: &Reads, hash: &[u8; 32]) -> Result<Option<IntegrationRecord>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE token_hash = ?").bind(hash.to_vec());
    reads.one(script).await?.as_ref().map(from_row).transpose()
}
