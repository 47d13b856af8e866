//! How many calls were led by which version of a script: a counter each, `script.opening/3`.

use super::{columns::small, fault::Fault, reads::Reads, script::Script, transaction::Transaction};
use casework::ports::ScriptUse;
use domain::{
    call::Call,
    script::{ScriptId, edit::is_name},
};
use sqlx::Row;
use std::collections::BTreeSet;

/// Counts a call that is wrapped up: once for each version that it was led by. A browser tells the names of scripts;
/// what is no name is nobody's script.
pub(super) fn count(tx: &mut Transaction<'_>, call: &Call) {
    let run = call.wrap_up.as_ref().and_then(|wrap_up| wrap_up.run.as_ref());
    let openings = run.into_iter().flat_map(|run| &run.openings).filter(|opening| is_name(&opening.script.0));
    let names: BTreeSet<String> =
        openings.map(|opening| ["script.", &opening.script.0, "/", &opening.version.to_string()].concat()).collect();
    for name in names {
        tx.tally.count(name, 1);
    }
}

pub(super) async fn of(reads: &Reads, id: &ScriptId) -> Result<Vec<ScriptUse>, Fault> {
    let (from, until) = (["script.", &id.0, "/"].concat(), ["script.", &id.0, "0"].concat());
    let script = Script::of("SELECT name, value FROM counters WHERE name > ? AND name < ?").with(from).with(until);
    let rows = reads.all(script).await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let name: &str = row.try_get("name")?;
        let version = name.rsplit_once('/').and_then(|(_, version)| version.parse().ok());
        let version = version.ok_or(Fault::Unreadable("counter"))?;
        Ok(ScriptUse { script: id.clone(), version, calls: small(row, "value")? })
    };
    rows.iter().map(read).collect()
}
