//! Promises of calls: each row follows from the log, and what the log tells of has its row.

use super::TOLD;
use crate::sqlite::{
    columns::uuid,
    event,
    fault::Fault,
    promise::{Columns, from_row},
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    event::Happening,
    id::{AccountId, PromiseId},
    promise::{PromiseEvent, replay},
    time::Instant,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

/// Promises read at once.
const CHUNK: i64 = 200;

type History = Vec<(PromiseEvent, Instant, AccountId)>;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let (mut after, mut told) = (0, 0);
    loop {
        let rows = Script::of("SELECT * FROM call_promises WHERE place > ? ORDER BY place LIMIT ?");
        let rows = rows.with(after).with(CHUNK).query("")?.fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { break };
        let until: i64 = last.try_get("place")?;
        let events = events(&mut *connection, after, until).await?;
        let mut rest = events.as_slice();
        for row in &rows {
            let place: i64 = row.try_get("place")?;
            let own = rest.partition_point(|(at, _)| *at <= place);
            let history = rest[..own].iter().filter_map(|(_, row)| read(row).transpose()).collect();
            rest = &rest[own..];
            report.promises += 1;
            if !holds(row, history) && told < TOLD {
                told += 1;
                let promise = PromiseId(uuid(row, "id")?);
                report.findings.push(Finding::ReplayPromise { promise });
            }
        }
        after = until;
    }
    missing(connection, report).await
}

/// Events of the promises in this range, by promise and then in their order, with the place of the promise.
async fn events(connection: &mut SqliteConnection, after: i64, until: i64) -> Result<Vec<(i64, SqliteRow)>, Fault> {
    let script = Script::of(
        "SELECT call_promises.place, events.* FROM call_promises \
         CROSS JOIN events ON events.subject = call_promises.id \
         WHERE call_promises.place > ? AND call_promises.place <= ? AND events.about = 'promise' \
         ORDER BY call_promises.place, events.seq",
    );
    let rows = script.with(after).with(until).query("")?.fetch_all(connection).await?;
    rows.into_iter().map(|row| Ok((row.try_get("place")?, row))).collect()
}

fn read(row: &SqliteRow) -> Result<Option<(PromiseEvent, Instant, AccountId)>, Fault> {
    let event = event::from_row(row)?.event;
    // A number that was shown is logged beside the history and changes nothing.
    let Happening::Promise(what) = event.what else { return Ok(None) };
    Ok(Some((what, event.at, event.by.unwrap_or(AccountId(uuid::Uuid::nil())))))
}

/// Whether the state follows from the log and the columns from the state. A row that cannot be read does not hold.
fn holds(row: &SqliteRow, history: Result<History, Fault>) -> bool {
    let Ok(state) = from_row(row) else { return false };
    let replayed = history.ok().and_then(|history| replay(&history));
    let columns = Columns::from_row(row).is_ok_and(|columns| columns == Columns::of(&state));
    replayed.as_ref() == Some(&state) && columns
}

/// Promises that the log tells of and whose row is gone.
async fn missing(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let script = Script::of(
        "SELECT DISTINCT subject FROM events WHERE about = 'promise' \
         AND subject NOT IN (SELECT id FROM call_promises) LIMIT ?",
    );
    let script = script.with(i64::try_from(TOLD).unwrap_or(i64::MAX));
    for row in script.query("")?.fetch_all(connection).await? {
        let promise = PromiseId(uuid(&row, "subject")?);
        report.findings.push(Finding::ReplayPromise { promise });
    }
    Ok(())
}
