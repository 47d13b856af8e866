//! Calls and their records.

use super::{
    columns::{blob, from_json, json, nanos},
    event,
    fault::Fault,
    promise,
    reads::Reads,
    script::Script,
    script_use, submission,
    transaction::Transaction,
};
use casework::ports::{CommitError, SubmissionMark};
use domain::{
    call::Call,
    command::Receipt,
    event::Event,
    id::{AccountId, CallId, CustomerId},
    person::Phone,
    promise::Promise,
    time::Instant,
    view::CallSummary,
    waybill::WaybillNumber,
};
use sqlx::{Row, sqlite::SqliteRow};

/// Past calls shown.
const SHOWN: i64 = 10;

const SELECT: &str = "SELECT calls.state, accounts.name FROM calls JOIN accounts ON accounts.id = calls.agent";

/// Adds the insert of a call, finished or not.
pub(super) fn append_insert(script: &mut Script, tx: &mut Transaction<'_>, call: &Call) -> Result<(), Fault> {
    script
        .then(
            "INSERT INTO calls (id, agent, started_at, customer, phone, phone_tail, waybill, wrapped_at, state) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(blob(call.id.0))
        .bind(blob(call.agent.0))
        .bind(nanos(call.started_at));
    bind_changing(script, call)?;
    match &call.wrap_up {
        None => tx.tally.count("call.open", 1),
        Some(wrap_up) => tx.tally.count(format!("call.disposition.{}", wrap_up.disposition.code()), 1),
    }
    script_use::count(tx, call);
    Ok(())
}

fn bind_changing(script: &mut Script, call: &Call) -> Result<(), Fault> {
    script
        .bind(call.customer.map(|id| blob(id.0)))
        .bind(call.phone.as_ref().map(|p| p.whole().to_owned()))
        .bind(call.phone.as_ref().map(|p| p.tail().to_owned()))
        .bind(call.waybill.as_ref().map(|w| w.as_str().to_owned()))
        .bind(call.wrap_up.as_ref().map(|w| nanos(w.wrapped_at)))
        .bind(json(call)?);
    Ok(())
}

/// Saves a call that began.
pub(super) async fn begin(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    call: &Call,
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::Call { id: call.id };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    append_insert(&mut script, tx, call)?;
    event::append(&mut script, tx, events)?;
    super::commit::run(tx, script, mark).await?;
    Ok(receipt)
}

/// Saves the record of a call, once, with what was promised in it.
pub(super) async fn finish(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    call: &Call,
    promises: &[Promise],
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = Receipt::Call { id: call.id };
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script.then(
        "UPDATE calls SET customer = ?, phone = ?, phone_tail = ?, waybill = ?, wrapped_at = ?, state = ? \
         WHERE id = ? AND wrapped_at IS NULL RETURNING call_no",
    );
    bind_changing(&mut script, call)?;
    script.bind(blob(call.id.0));
    match tx.fetch(script).await {
        Ok(row) => row.ok_or(CommitError::Stale)?,
        Err(fault) => return Err(submission::explain(fault, mark, tx).await),
    };
    if let Some(wrap_up) = &call.wrap_up {
        tx.tally.count("call.open", -1);
        tx.tally.count(format!("call.disposition.{}", wrap_up.disposition.code()), 1);
    }
    script_use::count(tx, call);
    let mut script = Script::default();
    for made in promises {
        promise::append_insert(&mut script, made)?;
    }
    event::append(&mut script, tx, events)?;
    super::commit::run(tx, script, None).await?;
    Ok(receipt)
}

pub(super) async fn find(reads: &Reads, id: CallId) -> Result<Option<Call>, Fault> {
    let row = reads.one(Script::of("SELECT state FROM calls WHERE id = ?").with(blob(id.0))).await?;
    row.map(|row| from_json(row.try_get("state")?, "call")).transpose()
}

fn summary(row: &SqliteRow) -> Result<CallSummary, Fault> {
    let call: Call = from_json(row.try_get("state")?, "call")?;
    let talk_seconds = call.talk_seconds();
    let (disposition, note, run) = match call.wrap_up {
        None => (None, String::new(), None),
        Some(wrap_up) => (Some(wrap_up.disposition), wrap_up.note, wrap_up.run),
    };
    let steps = run.map_or(0, |run| u32::try_from(run.visits.len()).unwrap_or(u32::MAX));
    Ok(CallSummary {
        id: call.id,
        started_at: call.started_at,
        channel: call.channel,
        direction: call.direction,
        agent: row.try_get("name")?,
        talk_seconds,
        disposition,
        note,
        steps,
    })
}

pub(super) async fn find_summary(reads: &Reads, id: CallId) -> Result<Option<CallSummary>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE calls.id = ?").bind(blob(id.0));
    reads.one(script).await?.as_ref().map(summary).transpose()
}

pub(super) async fn contacts(
    reads: &Reads,
    customer: Option<CustomerId>,
    phone: Option<&Phone>,
    waybill: Option<&WaybillNumber>,
) -> Result<Vec<CallSummary>, Fault> {
    if customer.is_none() && phone.is_none() && waybill.is_none() {
        return Ok(Vec::new());
    }
    let mut script = Script::of(SELECT);
    script.more(" WHERE calls.wrapped_at IS NOT NULL AND calls.call_no IN (");
    script.more("SELECT call_no FROM calls WHERE customer = ?").bind(customer.map(|id| blob(id.0)));
    script.more(" UNION SELECT call_no FROM calls WHERE phone_tail = ? AND phone = ?");
    script.bind(phone.map(|p| p.tail().to_owned())).bind(phone.map(|p| p.whole().to_owned()));
    script.more(" UNION SELECT call_no FROM calls WHERE waybill = ?").bind(waybill.map(|w| w.as_str().to_owned()));
    script.more(") ORDER BY +calls.started_at DESC, +calls.call_no DESC LIMIT ?").bind(SHOWN);
    reads.all(script).await?.iter().map(summary).collect()
}

pub(super) async fn wrapped_since(reads: &Reads, agent: AccountId, since: Instant) -> Result<u32, Fault> {
    let script = Script::of("SELECT count(*) AS calls FROM calls WHERE agent = ? AND wrapped_at >= ?");
    let row = reads.one(script.with(blob(agent.0)).with(nanos(since))).await?;
    row.map_or(Ok(0), |row| super::columns::small(&row, "calls"))
}
