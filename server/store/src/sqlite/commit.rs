//! One commit of a use case: its rows, its events, its submission.

use super::{
    account, call, complaint, event, fault::Fault, floor, forbidden_use, installation, integration, job::Writing,
    phrase, promise, publication, receipt, script::Script, submission, transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{Commit, CommitError, Committed, Write};

#[async_trait]
impl Writing for Commit {
    type Saved = Committed;
    type Failed = CommitError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<Committed, CommitError> {
        let Self { submission, events, write } = self;
        let mark = submission.as_ref();
        let receipt = match write {
            Write::NewComplaint(state) => Some(complaint::insert(tx, mark, state, events).await?),
            Write::Complaint { state, expected_version, slips } => {
                let receipt = complaint::update(tx, mark, state, *expected_version, events).await?;
                forbidden_use::count(tx, slips);
                Some(receipt)
            }
            Write::NewCall(call) => Some(call::begin(tx, mark, call, events).await?),
            Write::FinishedCall { call, promises, floor } => {
                let receipt = call::finish(tx, mark, call, promises, events).await?;
                floor::write(tx, floor).await?;
                Some(receipt)
            }
            Write::Promise { state, expected_version, floor } => {
                let receipt = promise::update(tx, mark, state, *expected_version, events).await?;
                floor::write(tx, floor).await?;
                Some(receipt)
            }
            Write::Phrases(writes) => Some(phrase::save(tx, mark, writes, events).await?),
            Write::Favourite { .. } | Write::Uses { .. } => phrase::note(tx, mark, write).await?,
            Write::NewReturnReceipt(state) => Some(receipt::insert(tx, mark, state, events).await?),
            Write::ReturnReceipt { state, expected_version } => {
                Some(receipt::update(tx, mark, state, *expected_version, events).await?)
            }
            Write::PublishedScript { published, draft } => {
                Some(publication::insert(tx, mark, published, *draft, events).await?)
            }
            Write::ScriptDraft { draft, over } => {
                publication::keep(tx, draft, *over).await?;
                None
            }
            Write::NoScriptDraft { script, revision } => {
                publication::discard(tx, script, *revision).await?;
                None
            }
            Write::Integration { state, expected_version } => {
                integration::update(tx, state, *expected_version, events).await?;
                None
            }
            Write::NewAccount(_)
            | Write::Password { .. }
            | Write::NewPack(_)
            | Write::NewEdition(_)
            | Write::NewIntegration(_)
            | Write::Nothing => {
                let mut script = Script::default();
                append(&mut script, write)?;
                event::append(&mut script, tx, events)?;
                run(tx, script, mark).await?;
                None
            }
        };
        Ok(Committed { receipt, seq: tx.head.seq })
    }
}

/// Adds the row of a write that answers nobody; the others have more to do than that.
fn append(script: &mut Script, write: &Write) -> Result<(), Fault> {
    match write {
        Write::NewAccount(record) => account::append_insert(script, record),
        Write::Password { account, hash } => account::append_password(script, *account, hash),
        Write::NewPack(pack) => installation::append_pack(script, pack),
        Write::NewEdition(edition) => installation::append_edition(script, edition)?,
        Write::NewIntegration(record) => integration::append_insert(script, record)?,
        _ => {}
    }
    Ok(())
}

/// Runs the script of a commit; a unique value that is taken has a meaning.
pub(super) async fn run(
    tx: &mut Transaction<'_>,
    script: Script,
    mark: Option<&casework::ports::SubmissionMark>,
) -> Result<(), CommitError> {
    if script.statements() == 0 {
        return Ok(());
    }
    match tx.execute(script).await {
        Ok(()) => Ok(()),
        Err(fault) if TAKEN.iter().any(|column| fault.is_taken(column)) => Err(CommitError::Taken),
        Err(fault) => Err(submission::explain(fault, mark, tx).await),
    }
}

/// Unique values that somebody chose: when one is taken, that is an answer and not a failure.
const TAKEN: [&str; 10] = [
    "accounts.login",
    "accounts.id",
    "calls.id",
    "complaints.id",
    "rule_packs.version",
    "calendar_editions.version",
    "own_phrases.phrase",
    "return_receipts.waybill",
    "script_versions.version",
    "queue_events.key",
];
