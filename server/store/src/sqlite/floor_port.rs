//! The port of the floor.

use super::{
    SqliteStore,
    columns::{blob, from_json, json, nanos, uuid},
    complaint_row::CLOSED,
    fault::Fault,
    floor, floor_log,
    script::Script,
};
use async_trait::async_trait;
use casework::ports::{
    Beside, CommitError, DueChanges, FloorHappening, FloorStore, FloorWrite, Store, StoreError, StoredLine,
};
use domain::{
    id::ContactId,
    person::Phone,
    queue::{ContactRecord, Records},
    time::Instant,
    view::floor::FloorPlan,
};
use serde::de::DeserializeOwned;
use sqlx::{Row, sqlite::SqliteRow};

/// Ids as SQLite takes a list of them: hexadecimal digits in one JSON text.
fn list(contacts: &[ContactId]) -> Result<String, Fault> {
    let digits: Vec<String> = contacts.iter().map(|id| id.0.simple().to_string()).collect();
    json(&digits)
}

const LISTED: &str = "IN (SELECT unhex(value) FROM json_each(?))";

#[async_trait]
impl FloorStore for SqliteStore {
    async fn write_floor(&self, write: FloorWrite) -> Result<i64, CommitError> {
        self.write(write).await
    }

    async fn floor_lines_with(&self, keys: &[String]) -> Result<Vec<StoredLine>, StoreError> {
        let script = floor_log::select("key IN (SELECT value FROM json_each(?)) ORDER BY seq").with(json(&keys)?);
        self.lines(script).await
    }

    async fn floor_lines_of(&self, contacts: &[ContactId]) -> Result<Vec<StoredLine>, StoreError> {
        let mut script = floor_log::select("about = 'contact' AND subject ");
        script.more(LISTED).more(" ORDER BY seq").bind(list(contacts)?);
        self.lines(script).await
    }

    async fn floor_seq(&self) -> Result<i64, StoreError> {
        let row = self.reads.one(Script::of("SELECT coalesce(max(seq), 0) AS seq FROM queue_events")).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get("seq")).map_err(Fault::from)?)
    }

    async fn floor_contacts_since(&self, since: Instant) -> Result<Vec<ContactId>, StoreError> {
        let script = Script::of(
            "SELECT id FROM queue_contacts WHERE finished = 0 \
             UNION SELECT id FROM queue_contacts WHERE last_at >= ?",
        );
        let rows = self.reads.all(script.with(nanos(since))).await?;
        Ok(rows.iter().map(|row| uuid(row, "id").map(ContactId)).collect::<Result<_, _>>()?)
    }

    async fn floor_lines_of_agents(&self, since: Instant) -> Result<Vec<StoredLine>, StoreError> {
        self.lines(floor_log::select("about = 'agent' AND happened_at >= ? ORDER BY seq").with(nanos(since))).await
    }

    async fn floor_records(&self) -> Result<Records, StoreError> {
        let agents = self.states("SELECT state FROM queue_agents ORDER BY id").await?;
        let queues = self.states("SELECT state FROM queues ORDER BY name").await?;
        Ok(Records { contacts: Vec::new(), agents, queues })
    }

    async fn floor_plan(&self) -> Result<Option<FloorPlan>, StoreError> {
        let newest = self.lines(floor_log::select("about = 'plan' ORDER BY seq DESC LIMIT 1")).await?.pop();
        Ok(newest.and_then(|stored| match stored.line.what {
            FloorHappening::Planned { plan, .. } => Some(plan),
            _ => None,
        }))
    }

    async fn floor_contact(&self, id: ContactId) -> Result<Option<ContactRecord>, StoreError> {
        let script = Script::of("SELECT state FROM queue_contacts WHERE id = ?").with(blob(id.0));
        Ok(self.reads.one(script).await?.as_ref().map(floor::contact_from_row).transpose()?)
    }

    async fn floor_beside(&self, contacts: Option<&[ContactId]>) -> Result<Vec<Beside>, StoreError> {
        let mut script = Script::of("SELECT id, phone, recording FROM queue_contacts WHERE ");
        match contacts {
            Some(contacts) => script.more("id ").more(LISTED).bind(list(contacts)?),
            None => script.more("finished = 0"),
        };
        Ok(self.reads.all(script).await?.iter().map(beside).collect::<Result<_, _>>()?)
    }

    async fn whispers_since(&self, since: Instant) -> Result<Vec<StoredLine>, StoreError> {
        let script = floor_log::select("about = 'whisper' AND received_at >= ? ORDER BY seq").with(nanos(since));
        self.lines(script).await
    }

    async fn due_since(&self, seq: i64) -> Result<DueChanges, StoreError> {
        // Read first: what is saved meanwhile is only read twice.
        let newest = self.seq().await?;
        let (complaints, promises) = if seq == 0 {
            (
                Script::of("SELECT state FROM complaints JOIN complaint_states USING (filing) WHERE due_order < ?")
                    .with(CLOSED),
                Script::of("SELECT state FROM call_promises WHERE open = 1"),
            )
        } else {
            let changed = |sql| Script::of(sql).with(seq);
            (
                changed(
                    "SELECT state FROM complaints JOIN complaint_states USING (filing) \
                     WHERE id IN (SELECT subject FROM events WHERE about = 'complaint' AND seq > ?)",
                ),
                changed(
                    "SELECT state FROM call_promises \
                     WHERE id IN (SELECT subject FROM events WHERE about = 'promise' AND seq > ?)",
                ),
            )
        };
        let (complaints, promises) = (self.read_states(complaints), self.read_states(promises));
        Ok(DueChanges { seq: newest, complaints: complaints.await?, promises: promises.await? })
    }
}

impl SqliteStore {
    async fn lines(&self, script: Script) -> Result<Vec<StoredLine>, StoreError> {
        Ok(self.reads.all(script).await?.iter().map(floor_log::from_row).collect::<Result<_, _>>()?)
    }

    async fn states<T: DeserializeOwned>(&self, sql: &str) -> Result<Vec<T>, StoreError> {
        self.read_states(Script::of(sql)).await
    }

    async fn read_states<T: DeserializeOwned>(&self, script: Script) -> Result<Vec<T>, StoreError> {
        let rows = self.reads.all(script).await?;
        let read = |row: &SqliteRow| from_json(row.try_get("state")?, "state");
        Ok(rows.iter().map(read).collect::<Result<_, Fault>>()?)
    }
}

fn beside(row: &SqliteRow) -> Result<Beside, Fault> {
    let phone: Option<&str> = row.try_get("phone")?;
    Ok(Beside {
        contact: ContactId(uuid(row, "id")?),
        phone: phone.and_then(Phone::parse),
        recording: row.try_get("recording")?,
    })
}
