//! Statements are counted, and lists walk an index instead of sorting.

use crate::{
    contract::sample::{agent, at, complaint},
    fresh,
};
use casework::ports::Store;
use domain::view::{ComplaintQuery, OwnerFilter};
use sqlx::{ConnectOptions, Row, sqlite::SqliteConnectOptions};

#[tokio::test]
async fn each_question_is_one_statement() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    let state = complaint(&store, min, at(0), &[]).await;
    let before = store.statements();
    let query = |q: &str| ComplaintQuery { q: q.to_owned(), ..Default::default() };
    store.complaints(&query(""), min, at(0)).await.unwrap();
    store.complaints(&query("延误"), min, at(0)).await.unwrap();
    store.complaints(&query("17000005678"), min, at(0)).await.unwrap();
    store.work_of(min, true, 200).await.unwrap();
    store.complaint(state.id).await.unwrap();
    store.complaint_events(state.id).await.unwrap();
    store.seq().await.unwrap();
    assert_eq!(store.statements() - before, 7);
}

async fn plan(path: &std::path::Path, sql: &'static str) -> String {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn lists_need_no_sorting() {
    let (store, _folder) = fresh().await;
    let by_deadline = plan(
        store.path(),
        "EXPLAIN QUERY PLAN SELECT complaints.id, accounts.name FROM complaints \
         LEFT JOIN accounts ON accounts.id = complaints.owner WHERE true AND complaints.due_order < 9223372036854775807 \
         ORDER BY complaints.due_order, complaints.filing LIMIT 51",
    )
    .await;
    assert!(by_deadline.contains("complaints_due"), "{by_deadline}");
    assert!(!by_deadline.contains("TEMP B-TREE"), "{by_deadline}");
    let later = plan(
        store.path(),
        "EXPLAIN QUERY PLAN SELECT complaints.due_order, complaints.filing FROM complaints WHERE true \
         AND complaints.due_order < 9223372036854775807 AND complaints.due_order = 1 AND complaints.filing > 2 \
         UNION ALL SELECT complaints.due_order, complaints.filing FROM complaints WHERE true \
         AND complaints.due_order < 9223372036854775807 AND complaints.due_order > 1 ORDER BY 1, 2 LIMIT 51",
    )
    .await;
    assert!(later.contains("MERGE (UNION ALL)") && !later.contains("TEMP B-TREE"), "{later}");
    let words = plan(
        store.path(),
        "EXPLAIN QUERY PLAN SELECT complaints.id, accounts.name FROM complaint_search \
         CROSS JOIN complaints ON complaints.filing = complaint_search.rowid \
         LEFT JOIN accounts ON accounts.id = complaints.owner WHERE complaint_search MATCH '\"延误\"' \
         AND complaint_search.rowid < 9 ORDER BY complaint_search.rowid DESC LIMIT 51",
    )
    .await;
    assert!(!words.contains("TEMP B-TREE"), "{words}");
}

#[tokio::test]
async fn many_pages_of_few_rows_are_right() {
    let (store, _folder) = fresh().await;
    let (min, li) = (agent(&store).await, agent(&store).await);
    for i in 0..130 {
        complaint(&store, if i % 2 == 0 { min } else { li }, at(0), &[]).await;
    }
    let mut query = ComplaintQuery { owner: OwnerFilter::Mine, ..Default::default() };
    let first = store.complaints(&query, min, at(0)).await.unwrap();
    assert_eq!(first.rows.len(), 50);
    query.cursor = first.next;
    let second = store.complaints(&query, min, at(0)).await.unwrap();
    assert_eq!((second.rows.len(), second.next), (15, None));
    // The same page by words, which order by filing alone.
    let words = ComplaintQuery { q: "延误".to_owned(), ..query.clone() };
    let found = store.complaints(&ComplaintQuery { cursor: None, ..words.clone() }, min, at(0)).await.unwrap();
    let rest = store.complaints(&ComplaintQuery { cursor: found.next.clone(), ..words }, min, at(0)).await.unwrap();
    assert_eq!((found.rows.len(), rest.rows.len()), (50, 15));
    assert!(found.rows.last().unwrap().number > rest.rows[0].number);
}
