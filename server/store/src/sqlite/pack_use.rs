//! How many complaints have clocks of which version of a pack: a counter each, `pack.CN-EXPRESS/2025.1`.

use super::{
    columns::small, complaint_row::CLOSED, fault::Fault, reads::Reads, script::Script, transaction::Transaction,
};
use casework::ports::PackUse;
use domain::{
    clock::Clock,
    complaint::{Complaint, ComplaintEvent},
    event::{Event, Happening},
};
use sqlx::Row;
use std::collections::BTreeSet;

/// How the names of these counters begin.
pub(super) const PREFIX: &str = "pack.";

/// The counters that a complaint counts for, as far as those of its clocks tell that count.
pub(super) fn counters(state: &Complaint, counts: impl Fn(&Clock) -> bool) -> BTreeSet<String> {
    let name = |clock: &Clock| [PREFIX, &clock.source.pack, "/", &clock.source.version].concat();
    state.clocks.iter().filter(|clock| counts(clock)).map(name).collect()
}

/// Counts a new complaint.
pub(super) fn count_new(tx: &mut Transaction<'_>, state: &Complaint) {
    for counter in counters(state, |_| true) {
        tx.tally.count(counter, 1);
    }
}

/// Counts what a change adds: clocks that these events started, of versions that the complaint had no clock of.
pub(super) fn count_change(tx: &mut Transaction<'_>, state: &Complaint, events: &[Event]) {
    let started: BTreeSet<u32> = events.iter().filter_map(started).collect();
    if started.is_empty() {
        return;
    }
    let before = counters(state, |clock| !started.contains(&clock.number));
    for counter in counters(state, |_| true).difference(&before) {
        tx.tally.count(counter.clone(), 1);
    }
}

fn started(event: &Event) -> Option<u32> {
    match &event.what {
        Happening::Complaint(ComplaintEvent::ClockStarted { clock }) => Some(clock.number),
        _ => None,
    }
}

pub(super) async fn all(reads: &Reads) -> Result<Vec<PackUse>, Fault> {
    let script = Script::of("SELECT name, value FROM counters WHERE name >= 'pack.' AND name < 'pack/' ORDER BY name");
    let rows = reads.all(script).await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let name: &str = row.try_get("name")?;
        let version = name.strip_prefix(PREFIX).and_then(|name| name.split_once('/'));
        let (pack, version) = version.ok_or(Fault::Unreadable("counter"))?;
        Ok(PackUse { pack: pack.to_owned(), version: version.to_owned(), complaints: small(row, "value")? })
    };
    rows.iter().map(read).collect()
}

/// Open complaints; of those that ever had a clock of a pack, when one is named.
pub(super) async fn open(reads: &Reads, pack: Option<&str>) -> Result<u32, Fault> {
    let script = match pack {
        None => Script::of("SELECT count(*) AS open FROM complaints WHERE due_order < ?").with(CLOSED),
        Some(pack) => Script::of(
            "SELECT count(*) AS open FROM complaints JOIN complaint_states USING (filing) \
             WHERE due_order < ? AND EXISTS \
             (SELECT 1 FROM json_each(state, '$.clocks') AS clock WHERE clock.value ->> '$.source.pack' = ?)",
        )
        .with(CLOSED)
        .with(pack.to_owned()),
    };
    reads.one(script).await?.map_or(Ok(0), |row| small(&row, "open"))
}
