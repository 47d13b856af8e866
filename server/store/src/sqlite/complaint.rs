//! Complaints: the row of lists, the whole state, and what changes with them.

use super::{
    columns::{blob, from_json, json, small},
    commit,
    complaint_row::ListColumns,
    event,
    fault::Fault,
    pack_use,
    reads::Reads,
    script::Script,
    search, submission,
    transaction::Transaction,
};
use casework::ports::{CommitError, SubmissionMark};
use domain::{
    command::Receipt,
    complaint::{Complaint, ComplaintEvent, Number},
    event::{Event, Happening},
    id::ComplaintId,
};
use sqlx::Row;

/// Files a complaint: gives its number, in the state, in its `Filed` event, in the search index and in the receipt.
pub(super) async fn insert(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    state: &mut Complaint,
    events: &mut [Event],
) -> Result<Receipt, CommitError> {
    let number = tx.next_number(state.number.day).await?;
    state.number = number;
    for event in events.iter_mut() {
        give_number(&mut event.what, number);
    }
    let receipt = Receipt::Complaint { id: state.id, number };
    let columns = ListColumns::of(state)?;
    tx.head.filing += 1;
    let filing = tx.head.filing;

    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    columns.append_insert(&mut script, filing);
    script.then("INSERT INTO complaint_states (filing, state) VALUES (?, ?)").bind(filing).bind(json(state)?);
    event::append(&mut script, tx, events)?;
    tx.tally.index(filing, search::document(state));
    tx.tally.count("complaint.filed", 1);
    count_kind(tx, state.kind().code(), 1);
    count_stage(tx, state.stage.code().code(), 1);
    pack_use::count_new(tx, state);
    commit::run(tx, script, mark).await?;
    Ok(receipt)
}

fn give_number(what: &mut Happening, number: Number) {
    if let Happening::Complaint(ComplaintEvent::Filed { complaint }) = what {
        complaint.number = number;
    }
}

/// Saves a change, unless somebody was faster.
pub(super) async fn update(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    state: &Complaint,
    expected: u32,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::Change { id: state.id, version: state.version };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script.then("SELECT filing, version, kind, stage FROM complaints WHERE id = ?").bind(blob(state.id.0));
    let row = match tx.fetch(script).await {
        Ok(row) => row.ok_or(CommitError::Stale)?,
        Err(fault) => return Err(submission::explain(fault, mark, tx).await),
    };
    if small(&row, "version")? != expected {
        return Err(CommitError::Stale);
    }
    let text = |column| row.try_get::<&str, _>(column).map_err(Fault::from);
    let filing: i64 = row.try_get("filing").map_err(Fault::from)?;
    count_kind(tx, text("kind")?, -1);
    count_kind(tx, state.kind().code(), 1);
    count_stage(tx, text("stage")?, -1);
    count_stage(tx, state.stage.code().code(), 1);
    pack_use::count_change(tx, state, events);
    if events.iter().any(|event| is_searchable(&event.what)) {
        tx.tally.index(filing, search::document(state));
    }

    let mut script = Script::default();
    ListColumns::of(state)?.append_update(&mut script, filing);
    script.then("UPDATE complaint_states SET state = ? WHERE filing = ?").bind(json(state)?).bind(filing);
    event::append(&mut script, tx, events)?;
    tx.execute(script).await?;
    Ok(receipt)
}

const fn is_searchable(what: &Happening) -> bool {
    matches!(what, Happening::Complaint(ComplaintEvent::FactsAmended { .. }))
}

fn count_kind(tx: &mut Transaction<'_>, code: &str, by: i64) {
    tx.tally.count(format!("complaint.kind.{code}"), by);
}

fn count_stage(tx: &mut Transaction<'_>, code: &str, by: i64) {
    tx.tally.count(format!("complaint.stage.{code}"), by);
}

pub(super) async fn find(reads: &Reads, id: ComplaintId) -> Result<Option<Complaint>, Fault> {
    let script =
        Script::of("SELECT s.state FROM complaints c JOIN complaint_states s ON s.filing = c.filing WHERE c.id = ?");
    let row = reads.one(script.with(blob(id.0))).await?;
    row.map(|row| from_json(row.try_get("state")?, "complaint")).transpose()
}
