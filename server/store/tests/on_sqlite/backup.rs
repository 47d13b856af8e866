//! Backups of a running store, and putting them back.

use crate::{
    contract::sample::{agent, at, facts, filing},
    fresh,
};
use casework::ports::Store;
use domain::view::ComplaintQuery;
use futures::future::join_all;
use std::fs;
use store::{OpenError, RestoreError, SqliteStore, restore};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_taken_while_writing_can_be_restored() {
    let (store, folder) = fresh().await;
    let min = agent(&store).await;
    store.commit(filing(min, at(0), facts(at(0), &[]))).await.unwrap();
    let file = folder.path().join("backup.db");
    let filings = join_all((0..40).map(|_| store.commit(filing(min, at(0), facts(at(0), &[])))));
    let (saved, filings) = futures::join!(store.backup(&file), filings);
    saved.unwrap();
    assert!(filings.iter().all(Result::is_ok));
    store.backup(&file).await.expect_err("nothing is overwritten");
    assert!(!folder.path().join("backup.db.partial").exists());

    let empty = tempfile::tempdir().unwrap();
    let database = empty.path().join("data").join("yiling.db");
    restore(&file, &database).await.unwrap();
    let restored = SqliteStore::open(&database).await.unwrap();
    let report = restored.check().await.unwrap();
    assert_eq!(report.findings, []);
    assert!((1..=41).contains(&report.complaints));
    let found = ComplaintQuery { q: "延误".to_owned(), ..Default::default() };
    assert!(!restored.complaints(&found, min, at(0)).await.unwrap().rows.is_empty());
    restored.commit(filing(min, at(0), facts(at(0), &[]))).await.unwrap();
    assert_eq!(restored.check().await.unwrap().findings, []);

    assert!(matches!(restore(&file, &database).await, Err(RestoreError::Open(OpenError::InUse))));
    restored.close().await;
    assert!(matches!(restore(&file, &database).await, Err(RestoreError::NotEmpty)));
    store.close().await;
}

#[tokio::test]
async fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (file, database) = (folder.path().join("backup.db"), folder.path().join("yiling.db"));
    let missing = restore(&file, &database).await;
    assert!(matches!(missing, Err(RestoreError::Open(OpenError::Missing))), "{missing:?}");
    fs::write(&file, "这不是数据库").unwrap();
    let text = restore(&file, &database).await;
    assert!(matches!(text, Err(RestoreError::Damaged(_))), "{text:?}");
    fs::write(&file, "").unwrap();
    let empty = restore(&file, &database).await;
    assert!(matches!(empty, Err(RestoreError::Open(OpenError::Foreign))), "{empty:?}");
    assert!(!database.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_damaged_backup_is_not_restored() {
    let (store, folder) = fresh().await;
    let min = agent(&store).await;
    for outcome in join_all((0..20).map(|_| store.commit(filing(min, at(0), facts(at(0), &[]))))).await {
        outcome.unwrap();
    }
    let file = folder.path().join("backup.db");
    store.backup(&file).await.unwrap();
    store.close().await;
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let outcome = restore(&file, &folder.path().join("other.db")).await;
    assert!(matches!(outcome, Err(RestoreError::Damaged(_))), "{outcome:?}");
    assert!(!folder.path().join("other.db").exists());
}
