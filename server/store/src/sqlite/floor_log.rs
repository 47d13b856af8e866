//! The log of the floor: appending with a chain of hashes of its own, and reading.

use super::{
    columns::{blob, from_json, json, moment, nanos},
    fault::Fault,
    script::Script,
    transaction::Transaction,
};
use casework::ports::{FloorHappening, FloorLine, StoredLine};
use domain::queue::What;
use sha2::{Digest, Sha256};
use sqlx::{Row, sqlite::SqliteRow};

/// Rows of one insert at most; more would only add texts to the cache of statements.
const ROWS: usize = 8;

pub(super) const COLUMNS: &str = "seq, received_at, key, command, about, subject, happened_at, what, hash";

/// A row of the log as the hash covers it. The columns that follow from what are not part of it.
pub(super) struct Link<'a> {
    pub(super) seq: i64,
    pub(super) received_at: i64,
    pub(super) key: Option<&'a str>,
    pub(super) command: Option<&'a str>,
    pub(super) what: &'a str,
}

impl Link<'_> {
    /// Every part but the last has a fixed or told length, so no two rows give the same bytes.
    pub(super) fn hash(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(before);
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.received_at.to_be_bytes());
        for text in [self.key, self.command] {
            hasher.update([u8::from(text.is_some())]);
            hasher.update(text.map_or(0, str::len).to_be_bytes());
            hasher.update(text.unwrap_or_default());
        }
        hasher.update(self.what);
        hasher.finalize().into()
    }
}

/// The columns that follow from what a line tells.
#[derive(PartialEq, Eq)]
pub(super) struct Follows {
    about: &'static str,
    subject: Vec<u8>,
    happened_at: i64,
}

impl Follows {
    pub(super) fn of(what: &FloorHappening) -> Self {
        let (about, subject, at) = match what {
            FloorHappening::Event(event) => match &event.what {
                What::Contact { id, .. } => ("contact", blob(id.0), event.at),
                What::Agent { id, .. } => ("agent", blob(id.0), event.at),
                What::Queue { name, .. } => ("queue", name.as_str().as_bytes().to_vec(), event.at),
            },
            FloorHappening::Planned { at, .. } => ("plan", Vec::new(), *at),
            FloorHappening::Whispered { note, at, .. } | FloorHappening::Heard { note, at, .. } => {
                ("whisper", blob(note.0), *at)
            }
        };
        Self { about, subject, happened_at: nanos(at) }
    }

    pub(super) fn stands_in(&self, row: &SqliteRow) -> Result<bool, Fault> {
        Ok(row.try_get::<&str, _>("about")? == self.about
            && row.try_get::<&[u8], _>("subject")? == self.subject
            && row.try_get::<i64, _>("happened_at")? == self.happened_at)
    }
}

/// Adds the inserts of lines to the script, in their order.
pub(super) fn append(script: &mut Script, tx: &mut Transaction<'_>, lines: &[FloorLine]) -> Result<(), Fault> {
    for chunk in lines.chunks(ROWS) {
        script.then("INSERT INTO queue_events (").more(COLUMNS).more(") VALUES ");
        for (i, line) in chunk.iter().enumerate() {
            let FloorLine { received_at, key, command, what } = line;
            let Follows { about, subject, happened_at } = Follows::of(what);
            let (seq, received_at, what) = (tx.head.floor_seq + 1, nanos(*received_at), json(what)?);
            let (key, command) = (key.as_deref(), command.as_deref());
            let hash = Link { seq, received_at, key, command, what: &what }.hash(&tx.head.floor_hash);
            script.more(if i == 0 { "(?, ?, ?, ?, ?, ?, ?, ?, ?)" } else { ", (?, ?, ?, ?, ?, ?, ?, ?, ?)" });
            script.bind(seq).bind(received_at).bind(key.map(str::to_owned)).bind(command.map(str::to_owned));
            script.bind(about).bind(subject).bind(happened_at).bind(what).bind(hash.to_vec());
            (tx.head.floor_seq, tx.head.floor_hash) = (seq, hash);
        }
    }
    // The chain cannot tell that its end was cut off; this count can.
    tx.tally.count("queue_event.total", i64::try_from(lines.len()).unwrap_or(i64::MAX));
    Ok(())
}

pub(super) fn from_row(row: &SqliteRow) -> Result<StoredLine, Fault> {
    let line = FloorLine {
        received_at: moment(row, "received_at")?,
        key: row.try_get("key")?,
        command: row.try_get("command")?,
        what: from_json(row.try_get("what")?, "line")?,
    };
    Ok(StoredLine { seq: row.try_get("seq")?, line })
}

/// Questions about the log; each is answered in its order.
pub(super) fn select(wanted: &str) -> Script {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM queue_events WHERE ").more(wanted);
    script
}
