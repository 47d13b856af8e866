//! What filings are compared with: axum and sqlx, one row per request in a transaction of its own, as durable as ours.
//! No session, no parsing, no rules, no log, no search index.

use crate::Trouble;
use axum::{Router, extract::State, http::StatusCode, routing::post};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, time::Duration};
use tokio::net::TcpListener;

/// Serves until it is killed.
pub async fn serve(file: &Path, connections: u32) -> Result<(), Trouble> {
    // The same settings as our writer's, so that only the way of writing differs.
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30))
        .pragma("cache_size", "-65536")
        .pragma("wal_autocheckpoint", "4000");
    let pool = SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false).connect_with(options);
    let pool = pool.await?;
    sqlx::query("CREATE TABLE filings (id INTEGER NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT")
        .execute(&pool)
        .await?;
    let router = Router::new().route("/filings", post(insert)).with_state(pool);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("The bare insert is ready: http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

async fn insert(State(pool): State<SqlitePool>, body: String) -> Result<String, StatusCode> {
    let broken = |_: sqlx::Error| StatusCode::INTERNAL_SERVER_ERROR;
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await.map_err(broken)?;
    let query = sqlx::query("INSERT INTO filings (body) VALUES (?)").bind(body);
    let row = query.execute(&mut *transaction).await.map_err(broken)?.last_insert_rowid();
    transaction.commit().await.map_err(broken)?;
    Ok(row.to_string())
}
