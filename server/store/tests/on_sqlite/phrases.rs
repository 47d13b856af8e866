//! The check finds phrases that somebody changed behind the program's back.

use crate::{
    contract::{
        phrases::{one, telling},
        sample::{agent, at, complaint},
    },
    fresh,
};
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

#[tokio::test]
async fn no_forbidden_phrase_counts_for_more_texts_than_a_day_has() {
    // Three minutes past midnight in the business zone, and still the day before in UTC.
    let (key, midnight) = ("forbidden.2026-11-22/cant_even".to_owned(), 14 * 60 + 3);
    for (sql, finding) in [
        ("SELECT 1", None),
        ("UPDATE counters SET value = 0 WHERE name LIKE 'forbidden.%'", None),
        ("UPDATE counters SET value = 2 WHERE name LIKE 'forbidden.%'", Some((key.clone(), 2, 1))),
        ("UPDATE counters SET value = -1 WHERE name LIKE 'forbidden.%'", Some((key, -1, 1))),
        (
            "INSERT INTO counters (name, value) VALUES ('forbidden.2026-11-21/cant_even', 1)",
            Some(("forbidden.2026-11-21/cant_even".to_owned(), 1, 0)),
        ),
    ] {
        let (store, _folder) = fresh().await;
        let min = agent(&store).await;
        let state = complaint(&store, min, at(0), &[]).await;
        store.commit(telling(&state, min, midnight, &["cant_even"])).await.unwrap();
        let path = store.path().to_owned();
        store.close().await;
        let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        connection.execute(sqlx::raw_sql(sql)).await.unwrap();
        sqlx::Connection::close(connection).await.unwrap();
        let store = SqliteStore::open_for_check(&path).await.unwrap();
        let findings = store.check().await.unwrap().findings;
        let expected = finding.map(|(key, kept, texts)| Finding::ForbiddenCount { key, kept, texts });
        assert_eq!(findings, Vec::from_iter(expected), "{sql}");
        store.close().await;
    }
}
