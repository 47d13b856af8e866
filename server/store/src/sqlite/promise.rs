//! Promises of calls: the row with its state, and what changes with it.

use super::{
    columns::{blob, from_json, json, nanos, small},
    event,
    fault::Fault,
    reads::Reads,
    script::Script,
    submission,
    transaction::Transaction,
};
use casework::ports::{CommitError, SubmissionMark};
use domain::{
    command::Receipt,
    event::Event,
    id::{AccountId, PromiseId},
    person::Phone,
    promise::Promise,
    time::Instant,
};
use sqlx::{Row, sqlite::SqliteRow};

/// Promises to one number that are shown.
const SHOWN: i64 = 10;

/// Columns computed from the state.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Columns {
    id: Vec<u8>,
    version: i64,
    call: Vec<u8>,
    owner: Vec<u8>,
    phone: Option<String>,
    due_at: i64,
    open: i64,
}

impl Columns {
    pub(super) fn of(state: &Promise) -> Self {
        Self {
            id: blob(state.id.0),
            version: i64::from(state.version),
            call: blob(state.call.0),
            owner: blob(state.owner.0),
            phone: state.phone.as_ref().map(|phone| phone.whole().to_owned()),
            due_at: nanos(state.due),
            open: i64::from(state.is_open()),
        }
    }

    fn bind(self, script: &mut Script) -> &mut Script {
        script.bind(self.id).bind(self.version).bind(self.call).bind(self.owner).bind(self.phone);
        script.bind(self.due_at).bind(self.open)
    }

    /// As they stand in the table; for the check.
    pub(super) fn from_row(row: &SqliteRow) -> Result<Self, Fault> {
        Ok(Self {
            id: row.try_get("id")?,
            version: row.try_get("version")?,
            call: row.try_get("call")?,
            owner: row.try_get("owner")?,
            phone: row.try_get("phone")?,
            due_at: row.try_get("due_at")?,
            open: row.try_get("open")?,
        })
    }
}

/// Adds the insert of a promise.
pub(super) fn append_insert(script: &mut Script, state: &Promise) -> Result<(), Fault> {
    script.then(
        "INSERT INTO call_promises (id, version, call, owner, phone, due_at, open, state) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    Columns::of(state).bind(script).bind(json(state)?);
    Ok(())
}

/// Saves a change, unless somebody was faster.
pub(super) async fn update(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    state: &Promise,
    expected: u32,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::Promise { id: state.id, version: state.version };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script.then(
        "UPDATE call_promises SET id = ?, version = ?, call = ?, owner = ?, phone = ?, due_at = ?, open = ?, state = ? \
         WHERE id = ? AND version = ? RETURNING place",
    );
    Columns::of(state).bind(&mut script).bind(json(state)?).bind(blob(state.id.0)).bind(i64::from(expected));
    match tx.fetch(script).await {
        Ok(row) => row.ok_or(CommitError::Stale)?,
        Err(fault) => return Err(submission::explain(fault, mark, tx).await),
    };
    let mut script = Script::default();
    event::append(&mut script, tx, events)?;
    tx.execute(script).await?;
    Ok(receipt)
}

pub(super) fn from_row(row: &SqliteRow) -> Result<Promise, Fault> {
    from_json(row.try_get("state")?, "promise")
}

pub(super) async fn find(reads: &Reads, id: PromiseId) -> Result<Option<Promise>, Fault> {
    let script = Script::of("SELECT state FROM call_promises WHERE id = ?").with(blob(id.0));
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

/// Open ones of one owner, with everybody's that are overdue when that is wanted, and how many there are in all.
pub(super) async fn of(
    reads: &Reads,
    owner: AccountId,
    overdue_before: Option<Instant>,
    limit: u32,
) -> Result<(Vec<Promise>, u32), Fault> {
    let mut script = Script::of("SELECT state, count(*) OVER () AS total FROM call_promises WHERE open = 1 AND ");
    match overdue_before {
        None => script.more("owner = ?").bind(blob(owner.0)),
        Some(now) => script.more("(owner = ? OR due_at < ?)").bind(blob(owner.0)).bind(nanos(now)),
    };
    script.more(" ORDER BY due_at, place LIMIT ?").bind(i64::from(limit));
    let rows = reads.all(script).await?;
    let total = rows.first().map_or(Ok(0), |row| small(row, "total"))?;
    Ok((rows.iter().map(from_row).collect::<Result<_, _>>()?, total))
}

pub(super) async fn to(reads: &Reads, phone: &Phone) -> Result<Vec<Promise>, Fault> {
    let script =
        Script::of("SELECT state FROM call_promises WHERE open = 1 AND phone = ? ORDER BY due_at, place LIMIT ?");
    let script = script.with(phone.whole().to_owned()).with(SHOWN);
    reads.all(script).await?.iter().map(from_row).collect()
}
