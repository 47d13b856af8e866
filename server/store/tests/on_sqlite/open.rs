//! Opening: once for writing, any number of times for looking; only what is ours.

use crate::{
    contract::sample::{agent, at, complaint, facts, filing},
    fresh,
};
use casework::ports::Store;
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use std::{fs, path::Path};
use store::{OpenError, SqliteStore};

async fn run(path: &Path, sql: &'static str) {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
}

#[tokio::test]
async fn a_second_writer_is_refused_until_the_first_is_gone() {
    let (store, _folder) = fresh().await;
    let path = store.path().to_owned();
    assert!(matches!(SqliteStore::open(&path).await, Err(OpenError::InUse)));
    store.close().await;
    SqliteStore::open(&path).await.unwrap().close().await;
}

#[tokio::test]
async fn migrations_run_once() {
    let (store, _folder) = fresh().await;
    let path = store.path().to_owned();
    let min = agent(&store).await;
    store.close().await;
    for _ in 0..2 {
        let again = SqliteStore::open(&path).await.unwrap();
        assert!(again.account(min).await.unwrap().is_some());
        again.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_check_needs_no_lock_and_writes_nothing() {
    let (store, folder) = fresh().await;
    let min = agent(&store).await;
    complaint(&store, min, at(0), &[]).await;
    let looking = SqliteStore::open_for_check(store.path()).await.unwrap();
    assert_eq!(looking.check().await.unwrap().findings, []);
    looking.commit(filing(min, at(0), facts(at(0), &[]))).await.expect_err("only to look at");
    complaint(&store, min, at(1), &[]).await;
    assert_eq!(looking.check().await.unwrap().complaints, 2);
    looking.backup(&folder.path().join("copy.db")).await.unwrap();
    looking.close().await;
    store.close().await;
    let closed = SqliteStore::open_for_check(store.path()).await.unwrap();
    assert_eq!(closed.check().await.unwrap().findings, [], "also when no server runs");
    closed.close().await;
}

#[tokio::test]
async fn only_our_databases_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("yiling.db");
    assert!(matches!(SqliteStore::open_for_check(&path).await, Err(OpenError::Missing)));
    run(&path, "CREATE TABLE notes (text TEXT)").await;
    let before = fs::read(&path).unwrap();
    assert!(matches!(SqliteStore::open(&path).await, Err(OpenError::Foreign)));
    assert_eq!(fs::read(&path).unwrap(), before, "left as it was");
    assert!(matches!(SqliteStore::open_for_check(&path).await, Err(OpenError::Foreign)));
    let text = folder.path().join("text.db");
    fs::write(&text, "这不是数据库，只是一段文字").unwrap();
    assert!(matches!(SqliteStore::open(&text).await, Err(OpenError::Broken(_))));
    assert!(matches!(SqliteStore::open(&folder.path().join("no/such/folder.db")).await, Err(OpenError::File(_))));
}

#[tokio::test]
async fn other_versions_are_told_apart() {
    let (store, _folder) = fresh().await;
    let path = store.path().to_owned();
    store.close().await;
    run(&path, "INSERT INTO migrations (number, digest) VALUES (9999, x'00')").await;
    assert!(matches!(SqliteStore::open(&path).await, Err(OpenError::NewerSchema { found: 9999, .. })));
    assert!(matches!(SqliteStore::open_for_check(&path).await, Err(OpenError::NewerSchema { .. })));
    run(&path, "DELETE FROM migrations WHERE number = 9999; UPDATE migrations SET digest = x'00' WHERE number = 1")
        .await;
    assert!(matches!(SqliteStore::open(&path).await, Err(OpenError::ChangedMigration { number: 1 })));
    run(&path, "DELETE FROM migrations").await;
    let older = SqliteStore::open_for_check(&path).await;
    assert!(matches!(older, Err(OpenError::OlderSchema { found: 0, .. })));
}
