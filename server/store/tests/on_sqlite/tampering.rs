//! The check finds what somebody changed behind the program's back.

use crate::{
    contract::{
        receipts::{receipt, record},
        sample::{agent, at, complaint},
    },
    fresh,
};
use casework::ports::{Finding, Store};
use domain::{
    complaint::Number,
    receipt::{Deed, Matter, Route},
};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use store::SqliteStore;

/// Files three complaints, changes the file with this SQL, and gives what the check finds.
async fn findings_after(sql: &'static str) -> Vec<Finding> {
    let (store, folder) = fresh().await;
    let min = agent(&store).await;
    for minute in 0..3 {
        complaint(&store, min, at(minute), &[]).await;
    }
    let late = receipt(&store, min, Route::Direct, "杭州", &[Some(30)]).await;
    let waive = Deed::Waive { matter: Matter::Slow, reason: "没有影响结算".to_owned() };
    record(&store, &late, agent(&store).await, 1, &waive).await;
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    store.close().await;
    drop(folder);
    findings
}

#[tokio::test]
async fn untouched_it_finds_nothing() {
    assert_eq!(findings_after("SELECT 1").await, []);
}

#[tokio::test]
async fn a_changed_event() {
    let findings = findings_after(
        "DROP TRIGGER events_stay; UPDATE events SET what = replace(what, '延误', '早到') WHERE seq = 2",
    )
    .await;
    assert!(findings.contains(&Finding::BrokenChain { seq: 2 }), "{findings:?}");
    assert!(findings.iter().any(|f| matches!(f, Finding::Replay { .. })), "{findings:?}");
}

#[tokio::test]
async fn a_removed_event_inside_and_at_the_end() {
    let inside = findings_after("DROP TRIGGER events_last; DELETE FROM events WHERE seq = 2").await;
    assert!(inside.contains(&Finding::BrokenChain { seq: 3 }), "{inside:?}");
    let last = "DROP TRIGGER events_last; DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)";
    let end = findings_after(last).await;
    assert!(end.iter().any(|f| matches!(f, Finding::Counter { key, .. } if key == "event.total")), "{end:?}");
}

#[tokio::test]
async fn a_changed_counter() {
    let findings = findings_after("UPDATE counters SET value = 2 WHERE name = 'complaint.filed'").await;
    assert_eq!(findings, [Finding::Counter { key: "complaint.filed".to_owned(), kept: 2, counted: 3 }]);
}

#[tokio::test]
async fn a_changed_state_and_a_changed_list() {
    let state = "UPDATE complaint_states SET state = json_set(state, '$.reopened', 4) WHERE filing = 2";
    assert!(matches!(findings_after(state).await[..], [Finding::Replay { .. }]));
    let list = "UPDATE complaints SET due_order = due_order + 1 WHERE filing = 2";
    assert!(matches!(findings_after(list).await[..], [Finding::Replay { .. }]));
    let garbage = "UPDATE complaint_states SET state = '{' WHERE filing = 2";
    assert!(matches!(findings_after(garbage).await[..], [Finding::Replay { .. }]));
}

#[tokio::test]
async fn a_missing_complaint() {
    let findings = findings_after("DELETE FROM complaints WHERE filing = 2").await;
    let missing = Number::parse("TS-20261121-0002").unwrap();
    assert!(findings.contains(&Finding::NumberGap { missing }), "{findings:?}");
    let findings = findings_after("DELETE FROM complaints WHERE filing = 3").await;
    let missing = Number::parse("TS-20261121-0003").unwrap();
    assert!(findings.contains(&Finding::NumberGap { missing }), "{findings:?}");
}

#[tokio::test]
async fn a_complaint_that_search_does_not_know() {
    let findings = findings_after("DELETE FROM complaint_search WHERE rowid = 2").await;
    assert!(matches!(findings[..], [Finding::SearchIndex { .. }]), "{findings:?}");
}

#[tokio::test]
async fn a_changed_return_receipt_and_a_missing_one() {
    for sql in [
        "UPDATE return_receipts SET due_order = due_order + 1",
        "UPDATE return_receipts SET open_from = NULL",
        "UPDATE return_receipts SET state = json_set(state, '$.assessments[0].proposal.split.person', 1)",
        "UPDATE return_receipts SET state = '{'",
        "DELETE FROM return_receipts",
    ] {
        let findings = findings_after(sql).await;
        assert!(matches!(findings[..], [Finding::ReplayReceipt { .. }]), "{sql}: {findings:?}");
    }
}

#[tokio::test]
async fn the_log_refuses_changes() {
    let (store, _folder) = fresh().await;
    agent(&store).await;
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    for sql in ["UPDATE events SET what = '{}'", "DELETE FROM events"] {
        assert!(connection.execute(sqlx::raw_sql(sql)).await.is_err(), "{sql}");
    }
}
