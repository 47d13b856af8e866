//! A floor that somebody changed behind the program's back is found, and its log stays as it is.

use crate::{
    contract::{
        floor::{event, story, write},
        sample::{agent, id},
    },
    fresh,
};
use casework::ports::{Finding, FloorStore, Store};
use domain::{
    id::ContactId,
    queue::{ContactFact, Floor, Settings},
};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use store::SqliteStore;

async fn findings(sql: &str) -> (Vec<Finding>, ContactId, domain::id::AccountId) {
    let (store, _folder) = fresh().await;
    let (min, contact) = (agent(&store).await, ContactId(id()));
    let mut floor = Floor::new(Settings::default());
    store.write_floor(write(&mut floor, None, &story(contact, min))).await.unwrap();
    let late = [event(4, contact, ContactFact::Held { agent: min })];
    store.write_floor(write(&mut floor, None, &late)).await.unwrap();
    assert_eq!(store.check().await.unwrap().findings, []);
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    store.close().await;
    (findings, contact, min)
}

#[tokio::test]
async fn a_contact_that_the_log_does_not_tell_of() {
    for sql in [
        "UPDATE queue_contacts SET state = replace(state, 'hotline', 'claims')",
        "UPDATE queue_contacts SET state = 'nonsense'",
        "UPDATE queue_contacts SET stage = 'waiting'",
        "UPDATE queue_contacts SET finished = 0",
        "UPDATE queue_contacts SET first_wait = NULL",
        "UPDATE queue_contacts SET last_at = last_at + 1",
        "UPDATE queue_contacts SET version = 9",
        "DROP TRIGGER queue_contacts_last; DELETE FROM queue_contacts",
    ] {
        let (findings, contact, _) = findings(sql).await;
        assert_eq!(findings, [Finding::ReplayContact { contact }], "{sql}");
    }
}

#[tokio::test]
async fn an_agent_and_a_queue_that_the_log_does_not_tell_of() {
    for sql in ["UPDATE queue_agents SET state = 'nonsense'", "DELETE FROM queue_agents"] {
        let (findings, _, agent) = findings(sql).await;
        assert_eq!(findings, [Finding::ReplayAgent { agent }], "{sql}");
    }
    for sql in ["UPDATE queues SET open = 0", "DELETE FROM queues"] {
        let (findings, ..) = findings(sql).await;
        assert_eq!(findings, [Finding::ReplayQueue { name: "hotline".to_owned() }], "{sql}");
    }
}

#[tokio::test]
async fn a_log_that_was_changed_is_found() {
    let unlock = "DROP TRIGGER queue_events_stay; DROP TRIGGER queue_events_last;";
    for (sql, seq) in [
        ("UPDATE queue_events SET received_at = received_at + 1 WHERE seq = 3", 3),
        ("UPDATE queue_events SET key = 'i:other' WHERE seq = 2", 2),
        ("UPDATE queue_events SET command = 'sign_off' WHERE seq = 2", 2),
        ("UPDATE queue_events SET happened_at = happened_at + 1 WHERE seq = 5", 5),
        ("UPDATE queue_events SET hash = zeroblob(32) WHERE seq = 8", 8),
    ] {
        let (findings, ..) = findings(&format!("{unlock} {sql}")).await;
        assert_eq!(findings, [Finding::BrokenFloorChain { seq }], "{sql}");
    }
    // The end cut off: the count tells it, and the row that goes further than its log.
    let (findings, contact, _) = findings(&format!("{unlock} DELETE FROM queue_events WHERE seq = 8")).await;
    let cut = Finding::Counter { key: "queue_event.total".to_owned(), kept: 8, counted: 7 };
    assert_eq!(findings, [cut, Finding::ReplayContact { contact }]);
}

#[tokio::test]
async fn the_log_is_append_only() {
    let (store, _folder) = fresh().await;
    let mut floor = Floor::new(Settings::default());
    let contact = ContactId(id());
    let arrived = [event(1, contact, crate::contract::floor::arrival())];
    store.write_floor(write(&mut floor, None, &arrived)).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    for sql in ["DELETE FROM queue_events", "UPDATE queue_events SET about = 'queue'"] {
        let refused = connection.execute(sql).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    let refused = connection.execute("DELETE FROM queue_contacts").await.unwrap_err();
    assert!(refused.to_string().contains("closed, not deleted"), "{refused}");
}
