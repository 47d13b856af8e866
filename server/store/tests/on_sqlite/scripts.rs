//! A published script stays as it is, in the file too.

use crate::{
    contract::{sample::agent, scripts::publication},
    fresh,
};
use casework::ports::{Finding, Store};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use std::path::Path;
use store::SqliteStore;

async fn run(path: &Path, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let done = connection.execute(sqlx::raw_sql(sql)).await.map(drop);
    sqlx::Connection::close(connection).await.unwrap();
    done
}

/// Publishes a version, changes the file with this SQL, and tells whether that went and what the check finds.
async fn after(sql: &'static str) -> (bool, Vec<Finding>) {
    let (store, _folder) = fresh().await;
    let lead = agent(&store).await;
    store.commit(publication(2, lead, None).1).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    let went = run(&path, sql).await.is_ok();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    store.close().await;
    (went, findings)
}

#[tokio::test]
async fn a_published_version_can_never_change_unnoticed() {
    assert_eq!(after("SELECT 1").await, (true, vec![]));
    assert_eq!(after("UPDATE script_versions SET text = '{}'").await, (false, vec![]));
    assert_eq!(after("DELETE FROM script_versions").await, (false, vec![]));
    for sql in [
        "DROP TRIGGER script_versions_stay; UPDATE script_versions SET text = replace(text, '您好', '你好')",
        "DROP TRIGGER script_versions_stay; UPDATE script_versions SET text = '{'",
        "DROP TRIGGER script_versions_last; DELETE FROM script_versions",
    ] {
        let (went, findings) = after(sql).await;
        assert!(went && matches!(findings[..], [Finding::ChangedScript { .. }]), "{sql}: {findings:?}");
    }
}
