//! Checks that what is kept agrees with itself, in one view of the database, also while a server writes.

mod chain;
mod chats;
mod counters;
mod floor;
mod phrases;
mod promises;
mod receipts;
mod replay;
mod rules;
mod scripts;

use super::{
    backup,
    columns::{from_day, from_number, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{complaint::Number, id::ComplaintId};
use sqlx::{Row, SqliteConnection};

/// Findings of one kind that are told; a damaged database has no use for a million lines.
const TOLD: usize = 100;

pub(super) async fn run(reads: &Reads) -> Result<CheckReport, Fault> {
    // Everything is read in one transaction: counters and rows must be of the same moment.
    let mut transaction = reads.pool.begin().await?;
    let connection = &mut *transaction;
    let mut report = CheckReport::default();
    report.findings.extend(backup::integrity(connection).await?.into_iter().take(TOLD).map(Finding::Integrity));
    chain::check(connection, &mut report).await?;
    counters::check(connection, &mut report).await?;
    replay::check(connection, &mut report).await?;
    numbers(connection, &mut report).await?;
    search_index(connection, &mut report).await?;
    rules::check(connection, &mut report).await?;
    phrases::check(connection, &mut report).await?;
    receipts::check(connection, &mut report).await?;
    promises::check(connection, &mut report).await?;
    scripts::check(connection, &mut report).await?;
    floor::check(connection, &mut report).await?;
    chats::check(connection, &mut report).await?;
    transaction.rollback().await?;
    Ok(report)
}

/// Serials run from 1 without gaps up to the last one that was given.
async fn numbers(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let script = Script::of(
        "SELECT number, before FROM (SELECT number, number / 1000000000 AS day, \
         lag(number, 1, number / 1000000000 * 1000000000) OVER (PARTITION BY number / 1000000000 ORDER BY number) \
         AS before FROM complaints) WHERE number <> before + 1 LIMIT ?",
    );
    let gaps = script.with(i64::try_from(TOLD).unwrap_or(i64::MAX)).query("")?.fetch_all(&mut *connection).await?;
    for row in gaps {
        let missing = from_number(row.try_get::<i64, _>("before")? + 1)?;
        report.findings.push(Finding::NumberGap { missing });
    }
    let script = Script::of(
        "SELECT numbers.day, numbers.last, coalesce(max(complaints.number) % 1000000000, 0) AS newest FROM numbers \
         LEFT JOIN complaints ON complaints.number > numbers.day * 1000000000 \
         AND complaints.number < (numbers.day + 1) * 1000000000 GROUP BY numbers.day HAVING numbers.last <> newest",
    );
    for row in script.query("")?.fetch_all(connection).await?.iter().take(TOLD) {
        let serial = super::columns::small(row, "newest")?.saturating_add(1);
        let missing = Number { day: from_day(row.try_get("day")?)?, serial };
        report.findings.push(Finding::NumberGap { missing });
    }
    Ok(())
}

/// Every complaint is in the search index.
async fn search_index(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let script =
        Script::of("SELECT id FROM complaints WHERE filing NOT IN (SELECT id FROM complaint_search_docsize) LIMIT ?");
    let script = script.with(i64::try_from(TOLD).unwrap_or(i64::MAX));
    for row in script.query("")?.fetch_all(connection).await? {
        let complaint = ComplaintId(uuid(&row, "id")?);
        report.findings.push(Finding::SearchIndex { complaint });
    }
    Ok(())
}
