//! Installed rules stay as they are, travel with backups, and an older database learns to count their uses.

use crate::{
    contract::{
        rules::{edition, pack},
        sample::{agent, at, complaint},
    },
    fresh,
};
use casework::ports::{Finding, Store};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use std::path::Path;
use store::{SqliteStore, restore};

async fn run(path: &Path, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let done = connection.execute(sqlx::raw_sql(sql)).await.map(drop);
    sqlx::Connection::close(connection).await.unwrap();
    done
}

/// Installs a pack and an edition, changes the file with this SQL, and gives what the check finds.
async fn findings_after(sql: &'static str) -> Vec<Finding> {
    let (store, _folder) = fresh().await;
    store.commit(pack("2026.2", None, at(1)).1).await.unwrap();
    store.commit(edition("2026-11-22", None, at(2)).1).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    run(&path, sql).await.unwrap();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    store.close().await;
    findings
}

#[tokio::test]
async fn the_check_reads_every_installed_pack_and_holds_it_against_the_log() {
    assert_eq!(findings_after("SELECT 1").await, []);
    let broken = findings_after("DROP TRIGGER rule_packs_stay; UPDATE rule_packs SET text = '{'").await;
    let unreadable = Finding::UnreadablePack { pack: "CN-HOUSE-2007".to_owned(), version: "2026.2".to_owned() };
    assert!(matches!(&broken[..], [Finding::ChangedRules { .. }, found] if *found == unreadable), "{broken:?}");
    let softened = "DROP TRIGGER rule_packs_stay; UPDATE rule_packs SET text = replace(text, ': 30,', ': 31,')";
    let softened = findings_after(softened).await;
    assert!(matches!(softened[..], [Finding::ChangedRules { .. }]), "{softened:?}");
    let gone = findings_after("DROP TRIGGER rule_packs_last; DELETE FROM rule_packs").await;
    assert!(matches!(gone[..], [Finding::ChangedRules { .. }]), "{gone:?}");
    let slipped_in = "INSERT INTO rule_packs (id, kind, pack, version, active_from, text, installed_at) \
        SELECT randomblob(16), kind, pack, '9', active_from, text, installed_at FROM rule_packs";
    let slipped_in = findings_after(slipped_in).await;
    assert!(matches!(slipped_in[..], [Finding::ChangedRules { .. }, ..]), "{slipped_in:?}");
    let holiday = "DROP TRIGGER calendar_editions_stay; UPDATE calendar_editions SET edition = '{}'";
    let holiday = findings_after(holiday).await;
    let unreadable = Finding::UnreadableEdition { version: "2026-11-22".to_owned() };
    assert!(matches!(&holiday[..], [Finding::ChangedRules { .. }, found] if *found == unreadable), "{holiday:?}");
}

#[tokio::test]
async fn a_changed_count_of_uses_is_found() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    complaint(&store, min, at(0), &[]).await;
    let path = store.path().to_owned();
    store.close().await;
    run(&path, "UPDATE counters SET value = 7 WHERE name = 'pack.CN-EXPRESS/2025.1'").await.unwrap();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    let key = "pack.CN-EXPRESS/2025.1".to_owned();
    assert_eq!(findings, [Finding::Counter { key, kept: 7, counted: 1 }]);
    store.close().await;
}

#[tokio::test]
async fn installed_rules_cannot_be_changed_or_removed() {
    let (store, _folder) = fresh().await;
    store.commit(pack("2026.2", None, at(1)).1).await.unwrap();
    store.commit(edition("2026-11-22", None, at(2)).1).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    for sql in [
        "UPDATE rule_packs SET active_from = 20200101",
        "DELETE FROM rule_packs",
        "UPDATE calendar_editions SET valid_from = 20200101",
        "DELETE FROM calendar_editions",
    ] {
        assert!(run(&path, sql).await.is_err(), "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn backups_carry_them_along() {
    let (store, folder) = fresh().await;
    let (packed, commit) = pack("2026.2", None, at(1));
    store.commit(commit).await.unwrap();
    let (dated, commit) = edition("2026-11-22", None, at(2));
    store.commit(commit).await.unwrap();
    let file = folder.path().join("backup.db");
    store.backup(&file).await.unwrap();
    store.close().await;
    let database = folder.path().join("elsewhere").join("yiling.db");
    restore(&file, &database).await.unwrap();
    let restored = SqliteStore::open(&database).await.unwrap();
    assert_eq!(restored.installed_packs().await.unwrap(), [packed]);
    assert_eq!(restored.installed_editions().await.unwrap(), [dated]);
    assert_eq!(restored.check().await.unwrap().findings, []);
    restored.close().await;
}

#[tokio::test]
async fn a_database_from_before_is_brought_up_to_date() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    for minute in 0..3 {
        complaint(&store, min, at(minute), &[]).await;
    }
    let uses = store.pack_uses().await.unwrap();
    assert!(uses.iter().all(|used| used.complaints == 3) && !uses.is_empty(), "{uses:?}");
    let path = store.path().to_owned();
    store.close().await;
    let back = "DROP TABLE rule_packs; DROP TABLE calendar_editions; DROP INDEX events_rules; \
        DROP TABLE own_phrases; DROP TABLE phrase_marks; DROP INDEX events_phrases; \
        DROP TABLE return_receipts; DROP INDEX events_return_receipts; \
        DROP TABLE call_promises; DROP INDEX events_promises; \
        DROP TABLE queue_events; DROP TABLE queue_contacts; DROP TABLE queue_agents; DROP TABLE queues; \
        DROP TABLE integrations; DROP TABLE ingest_keys; \
        DROP TABLE chat_calls; DROP TABLE chat_messages; DROP TABLE chats; \
        DROP TABLE script_versions; DROP TABLE script_drafts; DROP INDEX events_script; \
        DELETE FROM counters WHERE name LIKE 'pack.%'; DELETE FROM migrations WHERE number >= 2";
    run(&path, back).await.unwrap();
    let store = SqliteStore::open(&path).await.unwrap();
    assert_eq!(store.pack_uses().await.unwrap(), uses);
    assert_eq!(store.check().await.unwrap().findings, []);
    store.commit(pack("2026.2", None, at(1)).1).await.unwrap();
    complaint(&store, min, at(9), &[]).await;
    assert!(store.pack_uses().await.unwrap().iter().all(|used| used.complaints == 4));
    assert_eq!(store.check().await.unwrap().findings, []);
    store.close().await;
}
