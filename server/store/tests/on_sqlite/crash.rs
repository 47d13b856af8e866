//! What was acknowledged is there after a crash.

use crate::{
    contract::sample::{agent, at, facts, filed, filing},
    fresh,
};
use casework::ports::Store;
use futures::{StreamExt, stream::FuturesUnordered};
use std::{fs, path::Path};
use store::SqliteStore;

/// What a process that is killed leaves behind: the database and its log, but no tidy end.
fn copy_as_left(from: &Path, to: &Path) {
    for name in ["yiling.db", "yiling.db-wal"] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn acknowledged_filings_survive() {
    let (store, folder) = fresh().await;
    let min = agent(&store).await;
    let mut running: FuturesUnordered<_> =
        (0..200).map(|_| store.commit(filing(min, at(0), facts(at(0), &[])))).collect();
    let mut acknowledged = Vec::new();
    for stop in [1, 40, 150] {
        while acknowledged.len() < stop {
            acknowledged.push(filed(&running.next().await.unwrap().unwrap()).0);
        }
        let crashed = tempfile::tempdir().unwrap();
        copy_as_left(folder.path(), crashed.path());
        let again = SqliteStore::open(&crashed.path().join("yiling.db")).await.unwrap();
        for id in &acknowledged {
            assert!(again.complaint(*id).await.unwrap().is_some(), "lost after {stop} answers");
        }
        assert_eq!(again.check().await.unwrap().findings, []);
        let next = again.commit(filing(min, at(0), facts(at(0), &[]))).await.unwrap();
        assert!(filed(&next).1.serial as usize > acknowledged.len());
        again.close().await;
    }
    while running.next().await.is_some() {}
    drop(running);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn closing_keeps_everything_and_leaves_no_log() {
    let (store, folder) = fresh().await;
    let path = store.path().to_owned();
    let min = agent(&store).await;
    let (id, _) = filed(&store.commit(filing(min, at(0), facts(at(0), &[]))).await.unwrap());
    store.close().await;
    store.commit(filing(min, at(0), facts(at(0), &[]))).await.expect_err("it is closed");
    store.complaint(id).await.expect_err("it is closed");
    store.close().await;
    assert!(!folder.path().join("yiling.db-wal").exists());

    let again = SqliteStore::open(&path).await.unwrap();
    assert!(again.complaint(id).await.unwrap().is_some());
    assert_eq!(filed(&again.commit(filing(min, at(0), facts(at(0), &[]))).await.unwrap()).1.serial, 2);
    assert_eq!(again.check().await.unwrap().findings, []);
    again.close().await;
}
