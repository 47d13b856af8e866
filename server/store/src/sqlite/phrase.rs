//! Phrases of the team and of persons, and what persons marked and used.

use super::{
    columns::{blob, from_json, json, moment, nanos, small},
    commit,
    event::{self, COLUMNS, from_row},
    fault::Fault,
    reads::Reads,
    script::Script,
    submission,
    transaction::Transaction,
};
use casework::ports::{CommitError, PhraseMark, PhraseWrite, StoredEvent, SubmissionMark, Write};
use domain::{
    command::Receipt,
    event::Event,
    id::{AccountId, EntryId},
    phrase::{OwnPhrase, Owner, PhraseId},
    time::Instant,
};
use sqlx::{Row, sqlite::SqliteRow};

/// Events of one script at most: an import may have thousands.
const EVENTS: usize = 64;

pub(super) const ALL: &str = "SELECT id, phrase, owner, version, state FROM own_phrases ORDER BY place";

/// Saves phrases, all or none.
pub(super) async fn save(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    writes: &[PhraseWrite],
    events: &[Event],
) -> Result<Receipt, CommitError> {
    let receipt = receipt(writes.len());
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    commit::run(tx, script, mark).await?;
    for PhraseWrite { state, expected_version } in writes {
        match expected_version {
            None => commit::run(tx, insert(state)?, mark).await?,
            Some(expected) => {
                tx.fetch(update(state, *expected)?).await?.ok_or(CommitError::Stale)?;
            }
        }
    }
    for chunk in events.chunks(EVENTS) {
        let mut script = Script::default();
        event::append(&mut script, tx, chunk)?;
        tx.execute(script).await?;
    }
    Ok(receipt)
}

fn receipt(changed: usize) -> Receipt {
    Receipt::Phrases { changed: u32::try_from(changed).unwrap_or(u32::MAX) }
}

fn insert(own: &OwnPhrase) -> Result<Script, Fault> {
    let owner = match own.owner {
        Owner::Team => None,
        Owner::Person(account) => Some(blob(account.0)),
    };
    Ok(Script::of("INSERT INTO own_phrases (id, phrase, owner, version, state) VALUES (?, ?, ?, ?, ?)")
        .with(blob(own.id.0))
        .with(own.phrase.id.0.clone())
        .with(owner)
        .with(i64::from(own.version))
        .with(json(own)?))
}

/// The owner and the name of a phrase stay.
fn update(own: &OwnPhrase, expected: u32) -> Result<Script, Fault> {
    Ok(Script::of("UPDATE own_phrases SET version = ?, state = ? WHERE id = ? AND version = ? RETURNING place")
        .with(i64::from(own.version))
        .with(json(own)?)
        .with(blob(own.id.0))
        .with(i64::from(expected)))
}

/// Writes what one person marked or used; any other write is none of this.
pub(super) async fn note(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    write: &Write,
) -> Result<Option<Receipt>, CommitError> {
    Ok(match write {
        Write::Favourite { account, phrase, favourite } => Some(favour(tx, mark, *account, phrase, *favourite).await?),
        Write::Uses { account, used, at } => Some(count_uses(tx, mark, *account, used, *at).await?),
        _ => None,
    })
}

/// Marks a favourite, or takes the mark away.
async fn favour(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    account: AccountId,
    phrase: &PhraseId,
    favourite: bool,
) -> Result<Receipt, CommitError> {
    let receipt = receipt(1);
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    script
        .then(
            "INSERT INTO phrase_marks (account, phrase, favourite, times) VALUES (?, ?, ?, 0) \
             ON CONFLICT (account, phrase) DO UPDATE SET favourite = excluded.favourite",
        )
        .bind(blob(account.0))
        .bind(phrase.0.clone())
        .bind(i64::from(favourite));
    commit::run(tx, script, mark).await?;
    Ok(receipt)
}

/// Adds a batch of uses. The submission is written with it, so a batch counts once.
async fn count_uses(
    tx: &mut Transaction<'_>,
    mark: Option<&SubmissionMark>,
    account: AccountId,
    used: &[(PhraseId, u32)],
    at: Instant,
) -> Result<Receipt, CommitError> {
    let receipt = receipt(used.len());
    let mut script = Script::default();
    submission::append(&mut script, mark, &receipt)?;
    for (phrase, times) in used {
        script
            .then(
                "INSERT INTO phrase_marks (account, phrase, favourite, times, used_at) VALUES (?, ?, 0, ?, ?) \
                 ON CONFLICT (account, phrase) DO UPDATE \
                 SET times = times + excluded.times, used_at = max(coalesce(used_at, 0), excluded.used_at)",
            )
            .bind(blob(account.0))
            .bind(phrase.0.clone())
            .bind(i64::from(*times))
            .bind(nanos(at));
    }
    commit::run(tx, script, mark).await?;
    Ok(receipt)
}

pub(super) fn own(row: &SqliteRow) -> Result<OwnPhrase, Fault> {
    from_json(row.try_get("state")?, "phrase")
}

pub(super) async fn of(reads: &Reads, owner: Owner) -> Result<Vec<OwnPhrase>, Fault> {
    let script = match owner {
        Owner::Team => Script::of("SELECT state FROM own_phrases WHERE owner IS NULL ORDER BY place"),
        Owner::Person(account) => {
            Script::of("SELECT state FROM own_phrases WHERE owner = ? ORDER BY place").with(blob(account.0))
        }
    };
    reads.all(script).await?.iter().map(own).collect()
}

pub(super) async fn events(reads: &Reads, id: EntryId) -> Result<Vec<StoredEvent>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE subject = ? AND about = 'phrase' ORDER BY seq").bind(blob(id.0));
    reads.all(script).await?.iter().map(from_row).collect()
}

pub(super) async fn marks(reads: &Reads, account: AccountId) -> Result<Vec<PhraseMark>, Fault> {
    let script = Script::of("SELECT phrase, favourite, times, used_at FROM phrase_marks WHERE account = ?");
    let rows = reads.all(script.with(blob(account.0))).await?;
    let read = |row: &SqliteRow| {
        let used = row.try_get::<Option<i64>, _>("used_at")?.is_some();
        Ok(PhraseMark {
            phrase: PhraseId(row.try_get("phrase")?),
            favourite: row.try_get::<i64, _>("favourite")? != 0,
            times: small(row, "times")?,
            used_at: if used { Some(moment(row, "used_at")?) } else { None },
        })
    };
    rows.iter().map(read).collect()
}

pub(super) async fn uses(reads: &Reads) -> Result<Vec<(PhraseId, u32)>, Fault> {
    let script =
        Script::of("SELECT phrase, sum(times) AS times FROM phrase_marks GROUP BY phrase HAVING sum(times) > 0");
    let rows = reads.all(script).await?;
    rows.iter().map(|row| Ok((PhraseId(row.try_get("phrase")?), small(row, "times")?))).collect()
}
