//! Promises that somebody changed behind the program's back are found, none is deleted, and lists walk an index.

use crate::{
    contract::{
        promises::{change, later, promise},
        sample::{agent, at},
    },
    fresh,
};
use casework::ports::{Finding, Store};
use sqlx::{ConnectOptions, Executor, Row, sqlite::SqliteConnectOptions};
use store::SqliteStore;

#[tokio::test]
async fn a_promise_that_the_log_does_not_tell_of() {
    for sql in [
        "UPDATE call_promises SET state = replace(state, '17000005678', '17000005679')",
        "UPDATE call_promises SET state = 'nonsense'",
        "UPDATE call_promises SET open = 0",
        "UPDATE call_promises SET due_at = due_at + 1",
        "UPDATE call_promises SET version = 9",
        "UPDATE call_promises SET phone = NULL",
        "UPDATE call_promises SET owner = (SELECT id FROM accounts WHERE id <> owner)",
        "DROP TRIGGER call_promises_last; DELETE FROM call_promises",
    ] {
        let (store, folder) = fresh().await;
        let (min, _wei) = (agent(&store).await, agent(&store).await);
        let made = promise(&store, min, 60).await;
        change(&store, &made, min, 20, &later(90)).await;
        assert_eq!(store.check().await.unwrap().findings, []);
        let path = store.path().to_owned();
        store.close().await;
        let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        connection.execute(sqlx::raw_sql(sql)).await.unwrap();
        sqlx::Connection::close(connection).await.unwrap();
        let store = SqliteStore::open_for_check(&path).await.unwrap();
        let findings = store.check().await.unwrap().findings;
        assert_eq!(findings, [Finding::ReplayPromise { promise: made.id }], "{sql}");
        store.close().await;
        drop(folder);
    }
}

#[tokio::test]
async fn a_promise_is_never_deleted() {
    let (store, _folder) = fresh().await;
    promise(&store, agent(&store).await, 60).await;
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let refused = connection.execute("DELETE FROM call_promises").await.unwrap_err();
    assert!(refused.to_string().contains("kept or released, not deleted"), "{refused}");
}

#[tokio::test]
async fn each_question_is_one_statement_and_walks_an_index() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    let made = promise(&store, min, 60).await;
    let before = store.statements();
    store.promise(made.id).await.unwrap();
    store.promises_of(min, false, at(0), 9).await.unwrap();
    store.promises_of(min, true, at(0), 9).await.unwrap();
    store.promises_to(made.phone.as_ref().unwrap()).await.unwrap();
    assert_eq!(store.statements() - before, 4);
    let mut connection = SqliteConnectOptions::new().filename(store.path()).connect().await.unwrap();
    for (sql, index) in [
        (
            "EXPLAIN QUERY PLAN SELECT state, count(*) OVER () AS total FROM call_promises WHERE open = 1 AND owner = ? \
             ORDER BY due_at, place LIMIT ?",
            "call_promises_owner",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT state, count(*) OVER () AS total FROM call_promises WHERE open = 1 \
             AND (owner = ? OR due_at < ?) ORDER BY due_at, place LIMIT ?",
            "call_promises_due",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT state FROM call_promises WHERE open = 1 AND phone = ? ORDER BY due_at, place LIMIT ?",
            "call_promises_phone",
        ),
    ] {
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        let plan = rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("\n");
        assert!(plan.contains(index), "{plan}");
    }
}
