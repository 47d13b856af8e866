//! The log: appending with the chain of hashes, and reading.

use super::{
    columns::{blob, from_json, json, moment, nanos, optional_uuid, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use casework::ports::StoredEvent;
use domain::{
    event::{Event, Subject},
    id::{
        AccountId, CallId, ComplaintId, EntryId, InstallationId, IntegrationId, PromiseId, PublicationId,
        ReturnReceiptId,
    },
};
use sha2::{Digest, Sha256};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

/// Rows of one insert at most; more would only add texts to the cache of statements.
const ROWS: usize = 8;

pub(super) const COLUMNS: &str = "seq, about, subject, happened_at, actor, what, hash";

/// A row of the log as the hash covers it.
pub(super) struct Link<'a> {
    pub(super) seq: i64,
    pub(super) about: &'a str,
    pub(super) subject: Uuid,
    pub(super) happened_at: i64,
    pub(super) actor: Option<Uuid>,
    pub(super) what: &'a str,
}

impl Link<'_> {
    /// Every part but the last has a fixed or told length, so no two rows give the same bytes.
    pub(super) fn hash(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(before);
        hasher.update(self.seq.to_be_bytes());
        hasher.update([u8::try_from(self.about.len()).unwrap_or(u8::MAX)]);
        hasher.update(self.about);
        hasher.update(self.subject.as_bytes());
        hasher.update(self.happened_at.to_be_bytes());
        hasher.update([u8::from(self.actor.is_some())]);
        hasher.update(self.actor.unwrap_or_default().as_bytes());
        hasher.update(self.what);
        hasher.finalize().into()
    }
}

/// Adds the inserts of events to the script, in their order.
pub(super) fn append(script: &mut Script, tx: &mut Transaction<'_>, events: &[Event]) -> Result<(), Fault> {
    for chunk in events.chunks(ROWS) {
        script.then("INSERT INTO events (").more(COLUMNS).more(") VALUES ");
        for (i, event) in chunk.iter().enumerate() {
            let (about, subject) = subject(event.subject);
            let actor = event.by.map(|by| by.0);
            let what = json(&event.what)?;
            let (seq, happened_at) = (tx.head.seq + 1, nanos(event.at));
            let hash = Link { seq, about, subject, happened_at, actor, what: &what }.hash(&tx.head.hash);
            script.more(if i == 0 { "(?, ?, ?, ?, ?, ?, ?)" } else { ", (?, ?, ?, ?, ?, ?, ?)" });
            script.bind(seq).bind(about).bind(blob(subject)).bind(happened_at);
            script.bind(actor.map(blob)).bind(what).bind(hash.to_vec());
            (tx.head.seq, tx.head.hash) = (seq, hash);
        }
    }
    // The chain cannot tell that its end was cut off; this count can.
    tx.tally.count("event.total", i64::try_from(events.len()).unwrap_or(i64::MAX));
    Ok(())
}

const fn subject(subject: Subject) -> (&'static str, Uuid) {
    match subject {
        Subject::Complaint(id) => ("complaint", id.0),
        Subject::Call(id) => ("call", id.0),
        Subject::Account(id) => ("account", id.0),
        Subject::Rules(id) => ("rules", id.0),
        Subject::Phrase(id) => ("phrase", id.0),
        Subject::ReturnReceipt(id) => ("return_receipt", id.0),
        Subject::Script(id) => ("script", id.0),
        Subject::Promise(id) => ("promise", id.0),
        Subject::Integration(id) => ("integration", id.0),
    }
}

pub(super) fn from_row(row: &SqliteRow) -> Result<StoredEvent, Fault> {
    let id = uuid(row, "subject")?;
    let subject = match row.try_get::<&str, _>("about")? {
        "complaint" => Subject::Complaint(ComplaintId(id)),
        "call" => Subject::Call(CallId(id)),
        "account" => Subject::Account(AccountId(id)),
        "rules" => Subject::Rules(InstallationId(id)),
        "phrase" => Subject::Phrase(EntryId(id)),
        "return_receipt" => Subject::ReturnReceipt(ReturnReceiptId(id)),
        "script" => Subject::Script(PublicationId(id)),
        "promise" => Subject::Promise(PromiseId(id)),
        "integration" => Subject::Integration(IntegrationId(id)),
        _ => return Err(Fault::Unreadable("subject")),
    };
    let event = Event {
        subject,
        at: moment(row, "happened_at")?,
        by: optional_uuid(row, "actor")?.map(AccountId),
        what: from_json(row.try_get("what")?, "event")?,
    };
    Ok(StoredEvent { seq: row.try_get("seq")?, event })
}

pub(super) async fn newest(reads: &Reads) -> Result<i64, Fault> {
    let row = reads.one(Script::of("SELECT coalesce(max(seq), 0) AS seq FROM events")).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get("seq")?))
}

pub(super) async fn of_complaint(reads: &Reads, id: ComplaintId) -> Result<Vec<StoredEvent>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE subject = ? AND about = 'complaint' ORDER BY seq").bind(blob(id.0));
    reads.all(script).await?.iter().map(from_row).collect()
}

pub(super) async fn of_return_receipt(reads: &Reads, id: ReturnReceiptId) -> Result<Vec<StoredEvent>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE subject = ? AND about = 'return_receipt' ORDER BY seq");
    script.bind(blob(id.0));
    reads.all(script).await?.iter().map(from_row).collect()
}
