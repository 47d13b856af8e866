//! Return receipts: the row with its state, and what changes with it.

use super::{
    columns::{blob, day, from_json, json, small, uuid},
    commit, event,
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
    id::ReturnReceiptId,
    receipt::{ReceiptTerms, ReturnReceipt},
    waybill::WaybillNumber,
};
use sqlx::{Row, sqlite::SqliteRow};

/// `due_order` of one whose goods have not all arrived: behind those that have a day.
const NOT_STARTED: i64 = 100_000_000;
/// `due_order` of one that is not waited for: behind all others, the newest first.
const ENDED: i64 = 1_000_000_000;

/// Columns computed from the state.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Columns {
    id: Vec<u8>,
    version: i64,
    waybill: String,
    outlet: String,
    whereabouts: String,
    last_day: Option<i64>,
    latest_day: Option<i64>,
    due_order: i64,
    open_from: Option<i64>,
    explain_from: Option<i64>,
    decided: i64,
}

impl Columns {
    pub(super) fn of(state: &ReturnReceipt) -> Result<Self, Fault> {
        let terms = ReceiptTerms::known(&state.terms).ok_or(Fault::Unreadable("terms of a receipt"))?;
        let due = state.due(terms).map(|(last, latest)| (day(last), day(latest)));
        let due_order = match (state.whereabouts.ended_on(), due) {
            (Some(on), _) => ENDED - day(on),
            (None, Some((last, _))) => last,
            (None, None) => NOT_STARTED,
        };
        Ok(Self {
            id: blob(state.id.0),
            version: i64::from(state.version),
            waybill: state.waybill.as_str().to_owned(),
            outlet: state.outlet.clone(),
            whereabouts: state.whereabouts.code().code().to_owned(),
            last_day: due.map(|(last, _)| last),
            latest_day: due.map(|(_, latest)| latest),
            due_order,
            open_from: state.open_from(terms).map(day),
            explain_from: state.explain_from(terms).map(day),
            decided: i64::try_from(state.assessments.len()).unwrap_or(i64::MAX),
        })
    }

    fn bind(self, script: &mut Script) -> &mut Script {
        script.bind(self.id).bind(self.version).bind(self.waybill).bind(self.outlet).bind(self.whereabouts);
        script.bind(self.last_day).bind(self.latest_day).bind(self.due_order).bind(self.open_from);
        script.bind(self.explain_from).bind(self.decided)
    }

    /// As they stand in the table; for the check.
    pub(super) fn from_row(row: &SqliteRow) -> Result<Self, Fault> {
        Ok(Self {
            id: row.try_get("id")?,
            version: row.try_get("version")?,
            waybill: row.try_get("waybill")?,
            outlet: row.try_get("outlet")?,
            whereabouts: row.try_get("whereabouts")?,
            last_day: row.try_get("last_day")?,
            latest_day: row.try_get("latest_day")?,
            due_order: row.try_get("due_order")?,
            open_from: row.try_get("open_from")?,
            explain_from: row.try_get("explain_from")?,
            decided: row.try_get("decided")?,
        })
    }
}

/// Adds the insert of a receipt.
pub(super) fn append_insert(script: &mut Script, state: &ReturnReceipt) -> Result<(), Fault> {
    script.then(
        "INSERT INTO return_receipts (id, version, waybill, outlet, whereabouts, last_day, latest_day, due_order, \
         open_from, explain_from, decided, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    Columns::of(state)?.bind(script).bind(json(state)?);
    Ok(())
}

/// Registers a receipt.
pub(super) async fn insert(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    state: &ReturnReceipt,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::ReturnReceipt { id: state.id, version: state.version };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    append_insert(&mut script, state)?;
    event::append(&mut script, tx, events)?;
    commit::run(tx, script, mark).await?;
    Ok(receipt)
}

/// Saves a change, unless somebody was faster.
pub(super) async fn update(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    state: &ReturnReceipt,
    expected: u32,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::ReturnReceipt { id: state.id, version: state.version };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script.then("SELECT place, version FROM return_receipts WHERE id = ?").bind(blob(state.id.0));
    let row = match tx.fetch(script).await {
        Ok(row) => row.ok_or(CommitError::Stale)?,
        Err(fault) => return Err(submission::explain(fault, mark, tx).await),
    };
    if small(&row, "version")? != expected {
        return Err(CommitError::Stale);
    }
    let place: i64 = row.try_get("place").map_err(Fault::from)?;
    let mut script = Script::default();
    script.then(
        "UPDATE return_receipts SET id = ?, version = ?, waybill = ?, outlet = ?, whereabouts = ?, last_day = ?, \
         latest_day = ?, due_order = ?, open_from = ?, explain_from = ?, decided = ?, state = ? WHERE place = ?",
    );
    Columns::of(state)?.bind(&mut script).bind(json(state)?).bind(place);
    event::append(&mut script, tx, events)?;
    tx.execute(script).await?;
    Ok(receipt)
}

pub(super) fn from_row(row: &SqliteRow) -> Result<ReturnReceipt, Fault> {
    from_json(row.try_get("state")?, "return receipt")
}

pub(super) async fn find(reads: &Reads, id: ReturnReceiptId) -> Result<Option<ReturnReceipt>, Fault> {
    let script = Script::of("SELECT state FROM return_receipts WHERE id = ?").with(blob(id.0));
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn of_waybill(reads: &Reads, waybill: &WaybillNumber) -> Result<Option<ReturnReceiptId>, Fault> {
    let script = Script::of("SELECT id FROM return_receipts WHERE waybill = ?").with(waybill.as_str().to_owned());
    reads.one(script).await?.map(|row| uuid(&row, "id").map(ReturnReceiptId)).transpose()
}
