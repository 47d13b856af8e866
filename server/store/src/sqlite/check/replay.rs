//! Replaying the log of every complaint.

use super::{TOLD, counters};
use crate::sqlite::{
    columns::{from_json, uuid},
    complaint_row::ListColumns,
    event::from_row,
    fault::Fault,
    pack_use,
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    complaint::{Complaint, ComplaintEvent, decide::replay},
    event::Happening,
    id::{AccountId, ComplaintId},
    time::Instant,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::BTreeMap;

/// Complaints read at once.
const CHUNK: i64 = 200;

type History = Vec<(ComplaintEvent, Instant, AccountId)>;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let (mut after, mut told) = (0, 0);
    let mut uses = Some(BTreeMap::new());
    loop {
        let rows = complaints(&mut *connection, after).await?;
        let Some(last) = rows.last() else { break };
        let until: i64 = last.try_get("filing")?;
        let events = events(&mut *connection, after, until).await?;
        let mut rest = events.as_slice();
        for row in &rows {
            let filing: i64 = row.try_get("filing")?;
            let own = rest.partition_point(|(place, _)| *place <= filing);
            let history = rest[..own].iter().filter_map(|(_, row)| read(row).transpose()).collect();
            rest = &rest[own..];
            report.complaints += 1;
            let state = state(row)?;
            match &state {
                Some(state) => count(uses.as_mut(), state),
                // It is told already, and nobody knows what it counted.
                None => uses = None,
            }
            if !holds(row, state, history)? && told < TOLD {
                told += 1;
                report.findings.push(Finding::Replay { complaint: ComplaintId(uuid(row, "id")?) });
            }
        }
        after = until;
    }
    match uses {
        Some(uses) => counters::check_packs(connection, &uses, report).await,
        None => Ok(()),
    }
}

fn count(uses: Option<&mut BTreeMap<String, i64>>, state: &Complaint) {
    let Some(uses) = uses else { return };
    for counter in pack_use::counters(state, |_| true) {
        *uses.entry(counter).or_default() += 1;
    }
}

/// The state of a complaint; `None` when it is missing or cannot be read.
fn state(row: &SqliteRow) -> Result<Option<Complaint>, Fault> {
    let text = row.try_get::<Option<&str>, _>("state")?;
    Ok(text.and_then(|text| from_json(text, "complaint").ok()))
}

async fn complaints(connection: &mut SqliteConnection, after: i64) -> Result<Vec<SqliteRow>, Fault> {
    let script = Script::of(
        "SELECT complaints.*, complaint_states.state FROM complaints \
         LEFT JOIN complaint_states ON complaint_states.filing = complaints.filing \
         WHERE complaints.filing > ? ORDER BY complaints.filing LIMIT ?",
    );
    Ok(script.with(after).with(CHUNK).query("")?.fetch_all(connection).await?)
}

/// Events of the complaints in this range, by complaint and then in their order, with the place of the complaint.
async fn events(connection: &mut SqliteConnection, after: i64, until: i64) -> Result<Vec<(i64, SqliteRow)>, Fault> {
    let script = Script::of(
        "SELECT complaints.filing, events.* FROM complaints CROSS JOIN events ON events.subject = complaints.id \
         WHERE complaints.filing > ? AND complaints.filing <= ? AND events.about = 'complaint' \
         ORDER BY complaints.filing, events.seq",
    );
    let rows = script.with(after).with(until).query("")?.fetch_all(connection).await?;
    rows.into_iter().map(|row| Ok((row.try_get("filing")?, row))).collect()
}

fn read(row: &SqliteRow) -> Result<Option<(ComplaintEvent, Instant, AccountId)>, Fault> {
    let event = from_row(row)?.event;
    // A reveal is logged beside the history and changes nothing.
    let Happening::Complaint(what) = event.what else { return Ok(None) };
    Ok(Some((what, event.at, event.by.unwrap_or(AccountId(uuid::Uuid::nil())))))
}

/// Whether the state follows from the log and the columns of lists follow from the state. A row that cannot be read
/// does not hold.
fn holds(row: &SqliteRow, state: Option<Complaint>, history: Result<History, Fault>) -> Result<bool, Fault> {
    let Some(state) = state else { return Ok(false) };
    let Some(mut replayed) = history.ok().and_then(|history| replay(&history)) else { return Ok(false) };
    // The log does not tell which events one command made.
    replayed.version = state.version;
    Ok(replayed == state && ListColumns::of(&state)? == ListColumns::from_row(row)?)
}
