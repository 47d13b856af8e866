//! Phrases: each is what the log says was made of it.

use crate::sqlite::{
    columns::{optional_uuid, small, uuid},
    event::{COLUMNS, from_row},
    fault::Fault,
    phrase::{ALL, own},
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    event::{Happening, Subject},
    id::{AccountId, EntryId},
    phrase::{Owner, PhraseEvent, replay},
    time::Instant,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::BTreeMap;

type History = Vec<(PhraseEvent, Instant, AccountId)>;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut histories = histories(&mut *connection).await?;
    for row in Script::of(ALL).query("")?.fetch_all(connection).await? {
        let entry = EntryId(uuid(&row, "id")?);
        if !holds(&row, entry, &histories.remove(&entry).unwrap_or_default())? {
            report.findings.push(Finding::ChangedPhrase { entry });
        }
    }
    // What the log tells of and is not there.
    report.findings.extend(histories.into_keys().map(|entry| Finding::ChangedPhrase { entry }));
    Ok(())
}

fn holds(row: &SqliteRow, entry: EntryId, history: &History) -> Result<bool, Fault> {
    let (Ok(state), Some(mut replayed)) = (own(row), replay(entry, history)) else { return Ok(false) };
    // The log does not tell which events one command made.
    replayed.version = state.version;
    let owner = optional_uuid(row, "owner")?.map_or(Owner::Team, |id| Owner::Person(AccountId(id)));
    let columns = (row.try_get::<&str, _>("phrase")?, owner, small(row, "version")?);
    Ok(replayed == state && columns == (&*state.phrase.id.0, state.owner, state.version))
}

async fn histories(connection: &mut SqliteConnection) -> Result<BTreeMap<EntryId, History>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE about = 'phrase' ORDER BY subject, seq");
    let mut histories: BTreeMap<EntryId, History> = BTreeMap::new();
    for row in script.query("")?.fetch_all(connection).await? {
        // An event that cannot be read broke the chain and is told there; the phrase it made is told here.
        let Ok(stored) = from_row(&row) else { continue };
        if let (Subject::Phrase(entry), Happening::Phrase(event), Some(by)) =
            (stored.event.subject, stored.event.what, stored.event.by)
        {
            histories.entry(entry).or_default().push((event, stored.event.at, by));
        }
    }
    Ok(histories)
}
