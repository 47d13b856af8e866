//! Return receipts: each row follows from the log, and what the log tells of has its row.

use super::TOLD;
use crate::sqlite::{
    columns::uuid,
    event,
    fault::Fault,
    receipt::{Columns, from_row},
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    event::Happening,
    id::{AccountId, ReturnReceiptId},
    receipt::{ReceiptEvent, ReceiptTerms, decide::replay},
    time::Instant,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

/// Receipts read at once.
const CHUNK: i64 = 200;

type History = Vec<(ReceiptEvent, Instant, AccountId)>;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let (mut after, mut told) = (0, 0);
    loop {
        let rows = Script::of("SELECT * FROM return_receipts WHERE place > ? ORDER BY place LIMIT ?");
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
            report.receipts += 1;
            if !holds(row, history) && told < TOLD {
                told += 1;
                let receipt = ReturnReceiptId(uuid(row, "id")?);
                report.findings.push(Finding::ReplayReceipt { receipt });
            }
        }
        after = until;
    }
    missing(connection, report).await
}

/// Events of the receipts in this range, by receipt and then in their order, with the place of the receipt.
async fn events(connection: &mut SqliteConnection, after: i64, until: i64) -> Result<Vec<(i64, SqliteRow)>, Fault> {
    let script = Script::of(
        "SELECT return_receipts.place, events.* FROM return_receipts \
         CROSS JOIN events ON events.subject = return_receipts.id \
         WHERE return_receipts.place > ? AND return_receipts.place <= ? AND events.about = 'return_receipt' \
         ORDER BY return_receipts.place, events.seq",
    );
    let rows = script.with(after).with(until).query("")?.fetch_all(connection).await?;
    rows.into_iter().map(|row| Ok((row.try_get("place")?, row))).collect()
}

fn read(row: &SqliteRow) -> Result<Option<(ReceiptEvent, Instant, AccountId)>, Fault> {
    let event = event::from_row(row)?.event;
    let Happening::ReturnReceipt(what) = event.what else { return Ok(None) };
    Ok(Some((what, event.at, event.by.unwrap_or(AccountId(uuid::Uuid::nil())))))
}

/// Whether the state follows from the log, the columns from the state, and each decision from its rules and facts. A
/// row that cannot be read does not hold.
fn holds(row: &SqliteRow, history: Result<History, Fault>) -> bool {
    let Ok(state) = from_row(row) else { return false };
    let replayed = history.ok().and_then(|history| replay(&history));
    let columns = || Some(Columns::of(&state).ok()? == Columns::from_row(row).ok()?);
    let decisions = || {
        let terms = ReceiptTerms::known(&state.terms)?;
        Some(state.assessments.iter().all(|assessment| assessment.holds(terms)))
    };
    replayed.as_ref() == Some(&state) && columns() == Some(true) && decisions() == Some(true)
}

/// Registrations whose row is gone.
async fn missing(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let script = Script::of(
        "SELECT DISTINCT subject FROM events WHERE about = 'return_receipt' \
         AND subject NOT IN (SELECT id FROM return_receipts) LIMIT ?",
    );
    let script = script.with(i64::try_from(TOLD).unwrap_or(i64::MAX));
    for row in script.query("")?.fetch_all(connection).await? {
        let receipt = ReturnReceiptId(uuid(&row, "subject")?);
        report.findings.push(Finding::ReplayReceipt { receipt });
    }
    Ok(())
}
