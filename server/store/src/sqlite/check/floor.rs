//! The floor: its chain of hashes, and each contact, agent and queue as its log leaves it.

use super::TOLD;
use crate::sqlite::{
    columns::{from_json, uuid},
    fault::Fault,
    floor::{Columns, contact_from_row, is_open},
    floor_log::{COLUMNS, Follows, Link, from_row},
    script::Script,
};
use casework::ports::{CheckReport, Finding, FloorHappening};
use domain::{
    id::{AccountId, ContactId},
    queue::{
        AgentRecord, ContactFacts, ContactRecord, QueueEvent, QueueName, QueueRecord, What,
        record::{agent_fact, contact_fact, queue_fact},
    },
};
use futures::TryStreamExt;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Contacts read at once.
const CHUNK: i64 = 200;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    chain(connection, report).await?;
    contacts(connection, report).await?;
    agents(connection, report).await?;
    queues(connection, report).await
}

async fn chain(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM queue_events ORDER BY seq");
    let mut rows = script.query("")?.fetch(connection);
    let (mut before, mut last, mut told) = ([0; 32], 0, 0);
    while let Some(row) = rows.try_next().await? {
        let seq: i64 = row.try_get("seq")?;
        let kept = row.try_get::<&[u8], _>("hash")?;
        let holds = seq == last + 1 && kept == hash(&row, seq, &before)? && follows(&row)?;
        if !holds && told < TOLD {
            told += 1;
            report.findings.push(Finding::BrokenFloorChain { seq });
        }
        report.floor_lines += 1;
        last = seq;
        before = kept.try_into().unwrap_or_default();
    }
    Ok(())
}

fn hash(row: &SqliteRow, seq: i64, before: &[u8; 32]) -> Result<[u8; 32], Fault> {
    let link = Link {
        seq,
        received_at: row.try_get("received_at")?,
        key: row.try_get("key")?,
        command: row.try_get("command")?,
        what: row.try_get("what")?,
    };
    Ok(link.hash(before))
}

fn follows(row: &SqliteRow) -> Result<bool, Fault> {
    from_row(row).map_or(Ok(false), |stored| Follows::of(&stored.line.what).stands_in(row))
}

async fn contacts(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let (mut after, mut told) = (0, 0);
    loop {
        let rows = Script::of("SELECT * FROM queue_contacts WHERE place > ? ORDER BY place LIMIT ?");
        let rows = rows.with(after).with(CHUNK).query("")?.fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { break };
        let until: i64 = last.try_get("place")?;
        let facts = facts(connection, after, until).await?;
        for row in &rows {
            report.contacts += 1;
            let id = ContactId(uuid(row, "id")?);
            let folded = facts.get(&id).and_then(|facts| ContactRecord::of(id, facts));
            if !holds(row, folded.as_ref()) && told < TOLD {
                told += 1;
                report.findings.push(Finding::ReplayContact { contact: id });
            }
        }
        after = until;
    }
    let script = Script::of(
        "SELECT DISTINCT subject FROM queue_events WHERE about = 'contact' \
         AND subject NOT IN (SELECT id FROM queue_contacts) LIMIT ?",
    );
    let script = script.with(i64::try_from(TOLD).unwrap_or(i64::MAX));
    for row in script.query("")?.fetch_all(connection).await? {
        let contact = ContactId(uuid(&row, "subject")?);
        report.findings.push(Finding::ReplayContact { contact });
    }
    Ok(())
}

/// The facts about the contacts in this range.
async fn facts(
    connection: &mut SqliteConnection,
    after: i64,
    until: i64,
) -> Result<BTreeMap<ContactId, ContactFacts>, Fault> {
    let script = Script::of(
        "SELECT queue_events.* FROM queue_contacts \
         CROSS JOIN queue_events ON queue_events.subject = queue_contacts.id \
         WHERE queue_contacts.place > ? AND queue_contacts.place <= ? AND queue_events.about = 'contact'",
    );
    let mut facts: BTreeMap<ContactId, ContactFacts> = BTreeMap::new();
    for row in script.with(after).with(until).query("")?.fetch_all(connection).await? {
        // A line that cannot be read broke the chain and is told there; the contact it was about is told here.
        let (id, event) = (ContactId(uuid(&row, "subject")?), event(&row));
        facts.entry(id).or_default().extend(event.as_ref().and_then(contact_fact));
    }
    Ok(facts)
}

fn event(row: &SqliteRow) -> Option<QueueEvent> {
    match from_row(row).ok()?.line.what {
        FloorHappening::Event(event) => Some(event),
        _ => None,
    }
}

/// Whether the state follows from the log and the columns from the state. A row that cannot be read does not hold.
fn holds(row: &SqliteRow, folded: Option<&ContactRecord>) -> bool {
    let Ok(state) = contact_from_row(row) else { return false };
    Columns::from_row(row).is_ok_and(|columns| columns == Columns::of(&state)) && folded == Some(&state)
}

async fn agents(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut folded: BTreeMap<Uuid, AgentRecord> = BTreeMap::new();
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM queue_events WHERE about = 'agent'");
    {
        let mut rows = script.query("")?.fetch(&mut *connection);
        while let Some(row) = rows.try_next().await? {
            let id = uuid(&row, "subject")?;
            let record = folded.entry(id).or_insert_with(|| AgentRecord::new(AccountId(id)));
            if let Some(fact) = event(&row).as_ref().and_then(agent_fact) {
                record.take(fact);
            }
        }
    }
    let mut kept: BTreeMap<Uuid, Option<AgentRecord>> = BTreeMap::new();
    for row in Script::of("SELECT id, state FROM queue_agents").query("")?.fetch_all(connection).await? {
        kept.insert(uuid(&row, "id")?, from_json(row.try_get("state")?, "agent").ok());
    }
    let all: BTreeSet<Uuid> = folded.keys().chain(kept.keys()).copied().collect();
    let differs = all.into_iter().filter(|id| folded.get(id) != kept.get(id).and_then(Option::as_ref));
    report.findings.extend(differs.take(TOLD).map(|id| Finding::ReplayAgent { agent: AccountId(id) }));
    Ok(())
}

async fn queues(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut folded: BTreeMap<QueueName, QueueRecord> = BTreeMap::new();
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM queue_events WHERE about = 'queue'");
    for row in script.query("")?.fetch_all(&mut *connection).await? {
        let Some(event) = event(&row) else { continue };
        let (What::Queue { name, .. }, Some(fact)) = (&event.what, queue_fact(&event)) else { continue };
        let new = || QueueRecord { name: name.clone(), last: fact.clone() };
        folded.entry(name.clone()).or_insert_with(new).take(fact.clone());
    }
    let mut kept = BTreeMap::new();
    for row in Script::of("SELECT name, open, state FROM queues").query("")?.fetch_all(connection).await? {
        let state = from_json::<QueueRecord>(row.try_get("state")?, "queue").ok();
        let open: i64 = row.try_get("open")?;
        kept.insert(row.try_get::<String, _>("name")?, state.filter(|record| is_open(record) == open));
    }
    let names: BTreeSet<String> =
        folded.keys().map(|name| name.as_str().to_owned()).chain(kept.keys().cloned()).collect();
    for name in names {
        let from_log = QueueName::parse(&name).and_then(|name| folded.get(&name));
        if from_log != kept.get(&name).and_then(Option::as_ref) {
            report.findings.push(Finding::ReplayQueue { name });
        }
    }
    Ok(())
}
