//! The check finds phrases that somebody changed behind the program's back.

use crate::{contract::phrases::one, fresh};
use casework::ports::{Finding, Store};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use store::SqliteStore;

#[tokio::test]
async fn a_phrase_that_the_log_does_not_tell_of() {
    for sql in [
        "UPDATE own_phrases SET state = replace(state, '顺利', '随便')",
        "UPDATE own_phrases SET state = 'nonsense'",
        "UPDATE own_phrases SET version = 9",
        "UPDATE own_phrases SET phrase = 'team.2'",
        "DROP TRIGGER own_phrases_last; DELETE FROM own_phrases",
    ] {
        let (store, folder) = fresh().await;
        let entry = one(&store).await.id;
        assert_eq!(store.check().await.unwrap().findings, []);
        let path = store.path().to_owned();
        store.close().await;
        let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        connection.execute(sqlx::raw_sql(sql)).await.unwrap();
        sqlx::Connection::close(connection).await.unwrap();
        let store = SqliteStore::open_for_check(&path).await.unwrap();
        assert_eq!(store.check().await.unwrap().findings, [Finding::ChangedPhrase { entry }], "{sql}");
        store.close().await;
        drop(folder);
    }
}

#[tokio::test]
async fn a_phrase_is_never_deleted() {
    let (store, _folder) = fresh().await;
    one(&store).await;
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let refused = connection.execute("DELETE FROM own_phrases").await.unwrap_err();
    assert!(refused.to_string().contains("retired, not deleted"), "{refused}");
}
