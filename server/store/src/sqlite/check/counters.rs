//! Counters against the rows they count.

use crate::sqlite::{fault::Fault, forbidden_use, script::Script};
use casework::ports::{CheckReport, Finding};
use domain::time::BUSINESS_OFFSET_SECONDS;
use sqlx::{Row, SqliteConnection};
use std::collections::BTreeMap;

/// The same names that commits count under.
const COUNTED: &str = "SELECT 'complaint.filed' AS name, count(*) AS value FROM complaints \
    UNION ALL SELECT 'complaint.kind.' || kind, count(*) FROM complaints GROUP BY kind \
    UNION ALL SELECT 'complaint.stage.' || stage, count(*) FROM complaints GROUP BY stage \
    UNION ALL SELECT 'call.open', count(*) FROM calls WHERE wrapped_at IS NULL \
    UNION ALL SELECT 'call.disposition.' || (state ->> '$.wrap_up.disposition'), count(*) FROM calls \
    WHERE wrapped_at IS NOT NULL GROUP BY 1 \
    UNION ALL SELECT 'event.total', count(*) FROM events \
    UNION ALL SELECT 'queue_event.total', count(*) FROM queue_events \
    UNION ALL SELECT 'script.' || script || '/' || version, count(*) FROM \
    (SELECT DISTINCT call_no, opening.value ->> '$.script' AS script, opening.value ->> '$.version' AS version \
    FROM calls, json_each(CASE WHEN json_valid(state) THEN state ELSE '{}' END, '$.wrap_up.run.openings') AS opening \
    WHERE wrapped_at IS NOT NULL) \
    WHERE length(script) BETWEEN 1 AND 40 AND script NOT GLOB '*[^a-z0-9_]*' GROUP BY script, version";

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    // Which packs complaints use stands inside their states: counted where those are read.
    let kept = "SELECT name, value FROM counters WHERE name NOT LIKE 'pack.%' AND name NOT LIKE 'forbidden.%'";
    let kept = read(&mut *connection, kept).await?;
    let counted = read(&mut *connection, COUNTED).await?;
    compare(&kept, &counted, report);
    check_forbidden(connection, report).await
}

/// Texts that customers were told, by local day: replies, results, and what agents wrote in chats.
const TEXTS: &str = "SELECT name, count(*) AS value FROM \
    (SELECT date(happened_at / 1000000000 + ?, 'unixepoch') AS name FROM events \
    WHERE about = 'complaint' AND json_valid(what) \
    AND (what -> '$.data.reply_recorded' IS NOT NULL OR what -> '$.data.closed' IS NOT NULL) \
    UNION ALL SELECT date(at / 1000000000 + ?, 'unixepoch') FROM chat_messages WHERE author IS NOT NULL) GROUP BY name";

/// Which words were forbidden on a day changes with the list, so these cannot be counted again. But no day has more texts
/// with a phrase than it has texts.
async fn check_forbidden(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let kept = read(&mut *connection, "SELECT name, value FROM counters WHERE name LIKE 'forbidden.%'").await?;
    if kept.is_empty() {
        return Ok(());
    }
    let offset = i64::from(BUSINESS_OFFSET_SECONDS);
    let rows = Script::of(TEXTS).with(offset).with(offset).query("")?.fetch_all(connection).await?;
    let texts = rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("value")?)));
    let texts: BTreeMap<String, i64> = texts.collect::<Result<_, Fault>>()?;
    for (key, kept) in kept {
        report.counters += 1;
        let day = forbidden_use::day(&key).map(|day| day.to_string());
        let texts = day.and_then(|day| texts.get(&day).copied()).unwrap_or_default();
        if !(0..=texts).contains(&kept) {
            report.findings.push(Finding::ForbiddenCount { key, kept, texts });
        }
    }
    Ok(())
}

/// Counts of complaints by the versions of packs, as their states have them.
pub(super) async fn check_packs(
    connection: &mut SqliteConnection,
    counted: &BTreeMap<String, i64>,
    report: &mut CheckReport,
) -> Result<(), Fault> {
    let kept = read(connection, "SELECT name, value FROM counters WHERE name LIKE 'pack.%'").await?;
    compare(&kept, counted, report);
    Ok(())
}

fn compare(kept: &BTreeMap<String, i64>, counted: &BTreeMap<String, i64>, report: &mut CheckReport) {
    // A counter that was never touched counts nothing, and so may rows of which there are none.
    let both: BTreeMap<&String, (i64, i64)> = kept
        .keys()
        .chain(counted.keys())
        .map(|name| (name, (kept.get(name).copied().unwrap_or(0), counted.get(name).copied().unwrap_or(0))))
        .collect();
    for (key, (kept, counted)) in both {
        report.counters += 1;
        if kept != counted {
            report.findings.push(Finding::Counter { key: key.clone(), kept, counted });
        }
    }
}

async fn read(connection: &mut SqliteConnection, sql: &str) -> Result<BTreeMap<String, i64>, Fault> {
    let rows = Script::of(sql).query("")?.fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("value")?))).collect()
}
