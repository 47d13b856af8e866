//! Scripts: the versions that were published, and the drafts.

use super::{
    columns::{blob, from_json, json, moment, nanos, optional_uuid, small, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
    submission,
    transaction::Transaction,
};
use casework::ports::{CommitError, PublishedScript, ScriptDraft, SubmissionMark};
use domain::{
    command::Receipt,
    event::Event,
    id::{AccountId, PublicationId},
    script::ScriptId,
};
use sqlx::{Row, sqlite::SqliteRow};

pub(super) const VERSIONS: &str =
    "SELECT id, text, note, restores, published_at, published_by FROM script_versions ORDER BY place";

const DRAFTS: &str = "SELECT revision, base, text, saved_at, saved_by FROM script_drafts WHERE text IS NOT NULL";

/// Saves a version, and takes away the draft it was made of.
pub(super) async fn insert(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    published: &PublishedScript,
    draft: Option<u32>,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let (id, version) = (published.script.id.clone(), published.script.version);
    if let Some(revision) = draft {
        discard(tx, &id, revision).await?;
    }
    let receipt = Receipt::Script { id: id.clone(), version };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script
        .then(
            "INSERT INTO script_versions (id, script, version, text, note, restores, published_at, published_by) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(blob(published.id.0))
        .bind(id.0)
        .bind(i64::from(version))
        .bind(json(&published.script)?)
        .bind(published.note.clone())
        .bind(published.restores.map(i64::from))
        .bind(nanos(published.at))
        .bind(published.by.map(|by| blob(by.0)));
    super::event::append(&mut script, tx, events)?;
    super::commit::run(tx, script, mark).await?;
    Ok(receipt)
}

/// Keeps a draft over the revision it was made of.
pub(super) async fn keep(tx: &mut Transaction<'_>, draft: &ScriptDraft, over: Option<u32>) -> Result<(), CommitError> {
    let script = if let Some(revision) = over {
        let mut script = Script::of("UPDATE script_drafts SET revision = revision + 1");
        script.more(", base = ?, text = ?, saved_at = ?, saved_by = ?");
        bind(&mut script, draft)?;
        script.more(" WHERE script = ? AND revision = ? AND text IS NOT NULL RETURNING revision");
        script.bind(draft.script.id.0.clone()).bind(i64::from(revision));
        script
    } else {
        let mut script = Script::of("INSERT INTO script_drafts (script, revision, base, text, saved_at, saved_by)");
        script.more(" VALUES (?, 1, ?, ?, ?, ?)").bind(draft.script.id.0.clone());
        bind(&mut script, draft)?;
        script.more(" ON CONFLICT (script) DO UPDATE SET revision = script_drafts.revision + 1");
        script.more(", base = excluded.base, text = excluded.text, saved_at = excluded.saved_at");
        script.more(", saved_by = excluded.saved_by WHERE script_drafts.text IS NULL RETURNING revision");
        script
    };
    tx.fetch(script).await?.map(drop).ok_or(CommitError::Stale)
}

fn bind(script: &mut Script, draft: &ScriptDraft) -> Result<(), Fault> {
    let text = json(&draft.script)?;
    script.bind(i64::from(draft.base)).bind(text).bind(nanos(draft.at)).bind(blob(draft.by.0));
    Ok(())
}

/// Throws a draft away.
pub(super) async fn discard(tx: &mut Transaction<'_>, id: &ScriptId, revision: u32) -> Result<(), CommitError> {
    let script = Script::of(
        "UPDATE script_drafts SET text = NULL WHERE script = ? AND revision = ? AND text IS NOT NULL RETURNING revision",
    );
    let script = script.with(id.0.clone()).with(i64::from(revision));
    tx.fetch(script).await?.map(drop).ok_or(CommitError::Stale)
}

pub(super) fn version(row: &SqliteRow) -> Result<PublishedScript, Fault> {
    let restores = row.try_get::<Option<i64>, _>("restores")?;
    Ok(PublishedScript {
        id: PublicationId(uuid(row, "id")?),
        script: from_json(row.try_get("text")?, "script")?,
        note: row.try_get("note")?,
        restores: restores.map(|v| u32::try_from(v).map_err(|_| Fault::Unreadable("version"))).transpose()?,
        at: moment(row, "published_at")?,
        by: optional_uuid(row, "published_by")?.map(AccountId),
    })
}

fn draft(row: &SqliteRow) -> Result<ScriptDraft, Fault> {
    Ok(ScriptDraft {
        script: from_json(row.try_get("text")?, "draft of a script")?,
        revision: small(row, "revision")?,
        base: small(row, "base")?,
        at: moment(row, "saved_at")?,
        by: AccountId(uuid(row, "saved_by")?),
    })
}

pub(super) async fn versions(reads: &Reads) -> Result<Vec<PublishedScript>, Fault> {
    reads.all(Script::of(VERSIONS)).await?.iter().map(version).collect()
}

pub(super) async fn draft_of(reads: &Reads, id: &ScriptId) -> Result<Option<ScriptDraft>, Fault> {
    let mut script = Script::of(DRAFTS);
    script.more(" AND script = ?").bind(id.0.clone());
    reads.one(script).await?.as_ref().map(draft).transpose()
}

pub(super) async fn drafts(reads: &Reads) -> Result<Vec<ScriptDraft>, Fault> {
    let mut script = Script::of(DRAFTS);
    script.more(" ORDER BY script");
    reads.all(script).await?.iter().map(draft).collect()
}
