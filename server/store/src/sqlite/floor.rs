//! Contacts, agents and queues as they stand, and the one write that keeps them in step with their log.

use super::{
    columns::{blob, from_json, json, nanos},
    commit,
    fault::Fault,
    floor_log,
    job::Writing,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{Beside, CommitError, FloorWrite};
use domain::queue::{AgentRecord, ContactRecord, QueueFact, QueueRecord};
use sqlx::{Row, sqlite::SqliteRow};

/// Columns computed from the state.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Columns {
    id: Vec<u8>,
    version: i64,
    channel: String,
    queue: Option<String>,
    stage: String,
    counts_from: i64,
    first_wait: Option<i64>,
    over_at: Option<i64>,
    waybill: Option<String>,
    last_at: i64,
    finished: i64,
}

impl Columns {
    pub(super) fn of(ContactRecord { contact, version, last_at }: &ContactRecord) -> Self {
        Self {
            id: blob(contact.id.0),
            version: i64::from(*version),
            channel: contact.channel().code().to_owned(),
            queue: contact.queue().map(|queue| queue.as_str().to_owned()),
            stage: contact.stage().code().to_owned(),
            counts_from: nanos(contact.counts_from()),
            first_wait: contact.first_wait().map(|wait| wait.num_milliseconds()),
            over_at: contact.over_at.map(nanos),
            waybill: contact.waybill.as_ref().map(|waybill| waybill.as_str().to_owned()),
            last_at: nanos(*last_at),
            finished: i64::from(contact.is_finished()),
        }
    }

    fn bind(self, script: &mut Script) -> &mut Script {
        script.bind(self.id).bind(self.version).bind(self.channel).bind(self.queue).bind(self.stage);
        script.bind(self.counts_from).bind(self.first_wait).bind(self.over_at).bind(self.waybill);
        script.bind(self.last_at).bind(self.finished)
    }

    /// As they stand in the table; for the check.
    pub(super) fn from_row(row: &SqliteRow) -> Result<Self, Fault> {
        Ok(Self {
            id: row.try_get("id")?,
            version: row.try_get("version")?,
            channel: row.try_get("channel")?,
            queue: row.try_get("queue")?,
            stage: row.try_get("stage")?,
            counts_from: row.try_get("counts_from")?,
            first_wait: row.try_get("first_wait")?,
            over_at: row.try_get("over_at")?,
            waybill: row.try_get("waybill")?,
            last_at: row.try_get("last_at")?,
            finished: row.try_get("finished")?,
        })
    }
}

#[async_trait]
impl Writing for FloorWrite {
    type Saved = i64;
    type Failed = CommitError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<i64, CommitError> {
        write(tx, self).await?;
        Ok(tx.head.floor_seq)
    }
}

/// Appends the lines and writes the rows that follow from them.
pub(super) async fn write(tx: &mut Transaction<'_>, write: &FloorWrite) -> Result<(), CommitError> {
    let FloorWrite { lines, records, beside } = write;
    let mut script = Script::default();
    floor_log::append(&mut script, tx, lines)?;
    commit::run(tx, script, None).await?;
    let mut script = Script::default();
    for record in &records.contacts {
        keep_contact(&mut script, record)?;
    }
    for record in &records.agents {
        keep_agent(&mut script, record)?;
    }
    for record in &records.queues {
        keep_queue(&mut script, record)?;
    }
    for told in beside {
        keep_beside(&mut script, told);
    }
    commit::run(tx, script, None).await
}

fn keep_contact(script: &mut Script, record: &ContactRecord) -> Result<(), Fault> {
    script.then(
        "INSERT INTO queue_contacts (id, version, channel, queue, stage, counts_from, first_wait, over_at, waybill, \
         last_at, finished, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, channel = excluded.channel, \
         queue = excluded.queue, stage = excluded.stage, counts_from = excluded.counts_from, \
         first_wait = excluded.first_wait, over_at = excluded.over_at, waybill = excluded.waybill, \
         last_at = excluded.last_at, finished = excluded.finished, state = excluded.state",
    );
    Columns::of(record).bind(script).bind(json(record)?);
    Ok(())
}

fn keep_agent(script: &mut Script, record: &AgentRecord) -> Result<(), Fault> {
    let sql =
        "INSERT INTO queue_agents (id, state) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state";
    script.then(sql).bind(blob(record.id.0)).bind(json(record)?);
    Ok(())
}

fn keep_queue(script: &mut Script, record: &QueueRecord) -> Result<(), Fault> {
    script.then(
        "INSERT INTO queues (name, open, state) VALUES (?, ?, ?) \
         ON CONFLICT (name) DO UPDATE SET open = excluded.open, state = excluded.state",
    );
    script.bind(record.name.as_str().to_owned()).bind(is_open(record)).bind(json(record)?);
    Ok(())
}

pub(super) fn is_open(record: &QueueRecord) -> i64 {
    i64::from(matches!(record.last.fact, QueueFact::Opened { .. }))
}

/// The row is there: what is told besides comes with a line about the contact, now or before.
fn keep_beside(script: &mut Script, told: &Beside) {
    script
        .then("UPDATE queue_contacts SET phone = coalesce(?, phone), recording = coalesce(?, recording) WHERE id = ?");
    script.bind(told.phone.as_ref().map(|phone| phone.whole().to_owned()));
    script.bind(told.recording.clone()).bind(blob(told.contact.0));
}

pub(super) fn contact_from_row(row: &SqliteRow) -> Result<ContactRecord, Fault> {
    from_json(row.try_get("state")?, "contact")
}
