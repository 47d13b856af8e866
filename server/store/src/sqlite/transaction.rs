//! The transaction that several jobs share, each in a savepoint.

use super::{
    columns::{day, from_day, json},
    fault::Fault,
    reads::Statements,
    script::Script,
};
use chrono::NaiveDate;
use domain::complaint::Number;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::{borrow::Cow, collections::BTreeMap};

/// Keeps what the job before wrote and starts a savepoint for the next one. Sent along with its first statement.
///
/// Names alternate, so that undoing a job whose savepoint could not be started fails instead of undoing the job before.
const NEXT_JOB: [&str; 2] = ["RELEASE odd; SAVEPOINT even; ", "RELEASE even; SAVEPOINT odd; "];
const UNDO_JOB: [&str; 2] = ["ROLLBACK TO even", "ROLLBACK TO odd"];

/// Days whose last serial the writer remembers.
const REMEMBERED_DAYS: usize = 8;

/// Where the log and the numbers stand. The one writer remembers it, so that filing needs no look-up.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Number of the newest event.
    pub(super) seq: i64,
    /// Hash of the newest event.
    pub(super) hash: [u8; 32],
    /// Number of the newest line of the log of the floor.
    pub(super) floor_seq: i64,
    /// Hash of that line.
    pub(super) floor_hash: [u8; 32],
    /// Place of the newest complaint in the order of filing.
    pub(super) filing: i64,
    /// The last serial of recent days.
    serials: BTreeMap<NaiveDate, u32>,
}

/// What a job adds to tables that many jobs change. Written once for the whole transaction.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counters: BTreeMap<Cow<'static, str>, i64>,
    numbers: BTreeMap<NaiveDate, u32>,
    documents: BTreeMap<i64, String>,
}

impl Tally {
    pub(super) fn count(&mut self, counter: impl Into<Cow<'static, str>>, by: i64) {
        *self.counters.entry(counter.into()).or_default() += by;
    }

    /// Puts a complaint into the search index, in place of what stood there.
    pub(super) fn index(&mut self, filing: i64, tokens: String) {
        self.documents.insert(filing, tokens);
    }

    fn absorb(&mut self, other: Self) {
        for (name, by) in other.counters {
            self.count(name, by);
        }
        self.numbers.extend(other.numbers);
        self.documents.extend(other.documents);
    }

    /// One statement per table, whatever the number of rows: values travel as one JSON text.
    fn script(&self) -> Result<Script, Fault> {
        let mut script = Script::default();
        let changed: BTreeMap<_, _> = self.counters.iter().filter(|(_, by)| **by != 0).collect();
        if !changed.is_empty() {
            script
                .then(
                    "INSERT INTO counters (name, value) SELECT key, value FROM json_each(?) WHERE true \
                     ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                )
                .bind(json(&changed)?);
        }
        if !self.numbers.is_empty() {
            let numbers: Vec<_> = self.numbers.iter().map(|(on, last)| (day(*on), last)).collect();
            script
                .then(
                    "INSERT INTO numbers (day, last) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true \
                     ON CONFLICT (day) DO UPDATE SET last = excluded.last",
                )
                .bind(json(&numbers)?);
        }
        if !self.documents.is_empty() {
            let documents: Vec<_> = self.documents.iter().collect();
            script
                .then(
                    "INSERT OR REPLACE INTO complaint_search (rowid, tokens) \
                     SELECT value ->> 0, value ->> 1 FROM json_each(?)",
                )
                .bind(json(&documents)?);
        }
        Ok(script)
    }
}

/// The open transaction.
pub(super) struct Transaction<'c> {
    connection: &'c mut SqliteConnection,
    statements: &'c Statements,
    /// Where the log stands, with what this transaction wrote.
    pub(super) head: Head,
    /// What the running job adds.
    pub(super) tally: Tally,
    before: Head,
    kept: Tally,
    untouched: bool,
    /// Which of the two names the savepoint of this job has.
    turn: usize,
}

impl<'c> Transaction<'c> {
    pub(super) async fn begin(
        connection: &'c mut SqliteConnection,
        statements: &'c Statements,
        head: Head,
    ) -> Result<Self, Fault> {
        statements.add(1);
        Script::of("BEGIN IMMEDIATE; SAVEPOINT odd").query("")?.execute(&mut *connection).await?;
        let before = head.clone();
        let (tally, kept) = (Tally::default(), Tally::default());
        Ok(Self { connection, statements, head, tally, before, kept, untouched: true, turn: 1 })
    }

    pub(super) fn begin_job(&mut self) {
        self.before = self.head.clone();
        self.untouched = true;
    }

    pub(super) fn keep_job(&mut self) {
        let tally = std::mem::take(&mut self.tally);
        self.kept.absorb(tally);
    }

    /// Undoes the running job. When that fails, SQLite has rolled back everything by itself, and nobody may be told
    /// that anything was saved.
    pub(super) async fn undo_job(&mut self) -> Result<(), Fault> {
        self.tally = Tally::default();
        self.head = self.before.clone();
        if !self.untouched {
            Script::of(UNDO_JOB[self.turn]).query("")?.execute(&mut *self.connection).await?;
        }
        Ok(())
    }

    /// Writes the tally and commits. Gives where the log stands now.
    pub(super) async fn commit(self) -> Result<Head, Fault> {
        let mut script = self.kept.script()?;
        script.then("COMMIT");
        self.statements.add(script.statements());
        script.query("")?.execute(&mut *self.connection).await?;
        Ok(self.head)
    }

    pub(super) async fn execute(&mut self, script: Script) -> Result<(), Fault> {
        let before = self.first(&script);
        script.query(before)?.execute(&mut *self.connection).await?;
        Ok(())
    }

    /// The first row that any of the statements returns. Statements after that one do not run.
    pub(super) async fn fetch(&mut self, script: Script) -> Result<Option<SqliteRow>, Fault> {
        let before = self.first(&script);
        Ok(script.query(before)?.fetch_optional(&mut *self.connection).await?)
    }

    pub(super) async fn fetch_all(&mut self, script: Script) -> Result<Vec<SqliteRow>, Fault> {
        let before = self.first(&script);
        Ok(script.query(before)?.fetch_all(&mut *self.connection).await?)
    }

    fn first(&mut self, script: &Script) -> &'static str {
        self.statements.add(script.statements());
        if !std::mem::take(&mut self.untouched) {
            return "";
        }
        self.turn = 1 - self.turn;
        NEXT_JOB[self.turn]
    }

    /// The next number of a day, without gaps because it is undone with its job.
    pub(super) async fn next_number(&mut self, on: NaiveDate) -> Result<Number, Fault> {
        let last = match self.head.serials.get(&on) {
            Some(last) => *last,
            None => self.last_serial(on).await?,
        };
        let serial = last.checked_add(1).ok_or(Fault::Unreadable("number"))?;
        self.head.serials.insert(on, serial);
        if self.head.serials.len() > REMEMBERED_DAYS {
            self.head.serials.pop_first();
        }
        self.tally.numbers.insert(on, serial);
        Ok(Number { day: on, serial })
    }

    /// Jobs before this one may have numbered a day that was forgotten since; their serials are not in the table yet.
    async fn last_serial(&mut self, on: NaiveDate) -> Result<u32, Fault> {
        if let Some(last) = self.tally.numbers.get(&on).or_else(|| self.kept.numbers.get(&on)) {
            return Ok(*last);
        }
        let row = self.fetch(Script::of("SELECT last FROM numbers WHERE day = ?").with(day(on))).await?;
        row.map_or(Ok(0), |row| super::columns::small(&row, "last"))
    }
}

impl Head {
    pub(super) async fn read(connection: &mut SqliteConnection) -> Result<Self, Fault> {
        let (seq, hash) = newest(connection, "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").await?;
        let of_floor = "SELECT seq, hash FROM queue_events ORDER BY seq DESC LIMIT 1";
        let (floor_seq, floor_hash) = newest(connection, of_floor).await?;
        let mut head = Self { seq, hash, floor_seq, floor_hash, filing: 0, serials: BTreeMap::new() };
        let last = Script::of("SELECT coalesce(max(filing), 0) AS filing FROM complaints");
        head.filing = last.query("")?.fetch_one(&mut *connection).await?.try_get("filing")?;
        let days = Script::of("SELECT day, last FROM numbers ORDER BY day DESC LIMIT 2");
        for row in days.query("")?.fetch_all(&mut *connection).await? {
            head.serials.insert(from_day(row.try_get("day")?)?, super::columns::small(&row, "last")?);
        }
        Ok(head)
    }
}

/// Number and hash of the newest row of a log.
async fn newest(connection: &mut SqliteConnection, sql: &str) -> Result<(i64, [u8; 32]), Fault> {
    let Some(row) = Script::of(sql).query("")?.fetch_optional(connection).await? else { return Ok((0, [0; 32])) };
    let hash = row.try_get::<&[u8], _>("hash")?;
    Ok((row.try_get("seq")?, hash.try_into().map_err(|_| Fault::Unreadable("hash"))?))
}
