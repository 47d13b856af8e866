//! The chain of hashes.

use super::TOLD;
use crate::sqlite::{
    columns::{optional_uuid, uuid},
    event::{COLUMNS, Link},
    fault::Fault,
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use futures::TryStreamExt;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events ORDER BY seq");
    let mut rows = script.query("")?.fetch(connection);
    let (mut before, mut last, mut told) = ([0; 32], 0, 0);
    while let Some(row) = rows.try_next().await? {
        let seq: i64 = row.try_get("seq")?;
        let kept = row.try_get::<&[u8], _>("hash")?;
        let follows = seq == last + 1 && kept == hash(&row, seq, &before)?;
        if !follows && told < TOLD {
            told += 1;
            report.findings.push(Finding::BrokenChain { seq });
        }
        report.events += 1;
        last = seq;
        // Going on from what is kept finds each broken link once, instead of every event after the first.
        before = kept.try_into().unwrap_or_default();
    }
    Ok(())
}

fn hash(row: &SqliteRow, seq: i64, before: &[u8; 32]) -> Result<[u8; 32], Fault> {
    let link = Link {
        seq,
        about: row.try_get("about")?,
        subject: uuid(row, "subject")?,
        happened_at: row.try_get("happened_at")?,
        actor: optional_uuid(row, "actor")?,
        what: row.try_get("what")?,
    };
    Ok(link.hash(before))
}
