//! In how many texts of a day customers were told a forbidden phrase: a counter each, `forbidden.2026-11-20/cant_even`.
//! Nothing says whose texts they were.

use super::{columns::small, fault::Fault, reads::Reads, script::Script, transaction::Transaction};
use casework::ports::Slips;
use chrono::NaiveDate;
use sqlx::Row;

/// How the names of these counters begin.
pub(super) const PREFIX: &str = "forbidden.";

/// Counts what one text said.
pub(super) fn count(tx: &mut Transaction<'_>, slips: &Slips) {
    let day = slips.on.to_string();
    for name in &slips.forbidden {
        tx.tally.count([PREFIX, &day, "/", name].concat(), 1);
    }
}

/// The day a counter is of.
pub(super) fn day(name: &str) -> Option<NaiveDate> {
    name.strip_prefix(PREFIX)?.split_once('/')?.0.parse().ok()
}

/// Sums since a day. Days are written so that their order is the order of their letters.
pub(super) async fn since(reads: &Reads, since: NaiveDate) -> Result<Vec<(String, u32)>, Fault> {
    let script = Script::of(
        "SELECT substr(name, instr(name, '/') + 1) AS forbidden, sum(value) AS times FROM counters \
         WHERE name >= ? AND name < 'forbidden/' GROUP BY 1 HAVING sum(value) > 0 ORDER BY 1",
    );
    let rows = reads.all(script.with([PREFIX, &since.to_string()].concat())).await?;
    rows.iter().map(|row| Ok((row.try_get("forbidden")?, small(row, "times")?))).collect()
}
