//! Drafts: the greatest revision wins, also over a discarded one.

use super::{
    columns::{blob, moment, nanos, uuid},
    fault::Fault,
    job::Writing,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::StoreError;
use domain::{
    id::{AccountId, SubmissionId},
    view::SavedDraft,
};
use sqlx::{Row, sqlite::SqliteRow};

/// Drafts shown to a person.
const SHOWN: i64 = 20;

/// Keeps a draft unless a newer revision is kept or was discarded.
pub(super) struct Save {
    pub(super) account: AccountId,
    pub(super) draft: SavedDraft,
}

#[async_trait]
impl Writing for Save {
    /// The revision that is kept now.
    type Saved = i64;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<i64, StoreError> {
        let Self { account, draft } = self;
        let script = Script::of(
            "INSERT INTO drafts (account, id, revision, saved_at, body) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (account, id) DO UPDATE \
             SET revision = excluded.revision, saved_at = excluded.saved_at, body = excluded.body \
             WHERE excluded.revision > revision RETURNING revision",
        )
        .with(blob(account.0))
        .with(blob(draft.id.0))
        .with(draft.revision)
        .with(nanos(draft.saved_at))
        .with(draft.body.clone());
        let mut row = tx.fetch(script).await?;
        if row.is_none() {
            let kept = Script::of("SELECT revision FROM drafts WHERE account = ? AND id = ?");
            row = tx.fetch(kept.with(blob(account.0)).with(blob(draft.id.0))).await?;
        }
        row.map_or(Ok(draft.revision), |row| Ok(row.try_get("revision").map_err(Fault::from)?))
    }
}

/// Forgets a draft up to a revision, and remembers that it was forgotten.
pub(super) struct Discard {
    pub(super) account: AccountId,
    pub(super) id: SubmissionId,
    pub(super) revision: i64,
}

#[async_trait]
impl Writing for Discard {
    type Saved = ();
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        // A newer revision stays: it was typed elsewhere, and what was typed is never lost.
        let script = Script::of(
            "INSERT INTO drafts (account, id, revision, saved_at, body) VALUES (?, ?, ?, 0, NULL) \
             ON CONFLICT (account, id) DO UPDATE SET revision = excluded.revision, body = NULL \
             WHERE excluded.revision >= revision",
        );
        let script = script.with(blob(self.account.0)).with(blob(self.id.0)).with(self.revision);
        Ok(tx.execute(script).await?)
    }
}

fn from_row(row: &SqliteRow) -> Result<SavedDraft, Fault> {
    Ok(SavedDraft {
        id: SubmissionId(uuid(row, "id")?),
        revision: row.try_get("revision")?,
        saved_at: moment(row, "saved_at")?,
        body: row.try_get("body")?,
    })
}

pub(super) async fn of(reads: &Reads, account: AccountId) -> Result<Vec<SavedDraft>, Fault> {
    let script = Script::of(
        "SELECT id, revision, saved_at, body FROM drafts WHERE account = ? AND body IS NOT NULL \
         ORDER BY saved_at DESC, id LIMIT ?",
    );
    reads.all(script.with(blob(account.0)).with(SHOWN)).await?.iter().map(from_row).collect()
}
