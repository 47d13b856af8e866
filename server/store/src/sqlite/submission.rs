//! Submissions: what each saved, so that the same one can arrive any number of times.

use super::{
    columns::{blob, from_json, json, nanos, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use casework::ports::{CommitError, SubmissionMark};
use domain::{
    command::Receipt,
    id::{AccountId, SubmissionId},
};
use sqlx::{Row, sqlite::SqliteRow};

/// Adds the insert. It comes first in its job: when the submission was saved before, nothing else is tried.
pub(super) fn append(script: &mut Script, mark: Option<&SubmissionMark>, receipt: &Receipt) -> Result<(), Fault> {
    let Some(mark) = mark else { return Ok(()) };
    script
        .then("INSERT INTO submissions (id, account, command, made_at, receipt) VALUES (?, ?, ?, ?, ?)")
        .bind(blob(mark.id.0))
        .bind(blob(mark.by.0))
        .bind(mark.command)
        .bind(nanos(mark.at))
        .bind(json(receipt)?);
    Ok(())
}

/// Why a job failed, when the reason may be that its submission was saved before.
pub(super) async fn explain(fault: Fault, mark: Option<&SubmissionMark>, tx: &mut Transaction<'_>) -> CommitError {
    let Some(mark) = mark.filter(|_| fault.is_taken("submissions.id")) else { return fault.into() };
    match tx.fetch(query(mark.id)).await.and_then(|row| row.as_ref().map(from_row).transpose()) {
        Ok(Some((by, command, receipt))) if by == mark.by && command == mark.command => {
            CommitError::AlreadyDone(receipt)
        }
        Ok(Some(_)) => CommitError::SubmissionReused,
        Ok(None) => fault.into(),
        Err(broken) => broken.into(),
    }
}

fn query(id: SubmissionId) -> Script {
    Script::of("SELECT account, command, receipt FROM submissions WHERE id = ?").with(blob(id.0))
}

fn from_row(row: &SqliteRow) -> Result<(AccountId, String, Receipt), Fault> {
    let receipt = from_json(row.try_get("receipt")?, "receipt")?;
    Ok((AccountId(uuid(row, "account")?), row.try_get("command")?, receipt))
}

pub(super) async fn find(reads: &Reads, id: SubmissionId) -> Result<Option<(AccountId, String, Receipt)>, Fault> {
    reads.one(query(id)).await?.as_ref().map(from_row).transpose()
}
