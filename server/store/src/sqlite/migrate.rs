//! Migrations: numbered, applied once each, never changed afterwards.

use super::{fault::Fault, open::OpenError, script::Script};
use sha2::{Digest, Sha256};
use sqlx::{Executor, Row, SqliteConnection};

struct Migration {
    number: i64,
    sql: &'static str,
}

const MIGRATIONS: [Migration; 10] = [
    Migration { number: 1, sql: include_str!("../../migrations/sqlite/0001_foundation.sql") },
    Migration { number: 2, sql: include_str!("../../migrations/sqlite/0002_rules.sql") },
    Migration { number: 3, sql: include_str!("../../migrations/sqlite/0003_receipts.sql") },
    Migration { number: 4, sql: include_str!("../../migrations/sqlite/0004_scripts.sql") },
    Migration { number: 5, sql: include_str!("../../migrations/sqlite/0005_phrases.sql") },
    Migration { number: 6, sql: include_str!("../../migrations/sqlite/0006_promises.sql") },
    Migration { number: 7, sql: include_str!("../../migrations/sqlite/0007_floor.sql") },
    Migration { number: 8, sql: include_str!("../../migrations/sqlite/0008_integrations.sql") },
    Migration { number: 9, sql: include_str!("../../migrations/sqlite/0009_chats.sql") },
    Migration { number: 10, sql: include_str!("../../migrations/sqlite/0010_said_at.sql") },
];

/// Marks a database file as ours: `YiLn`.
const APPLICATION: i64 = 0x5969_4c6e;

/// Applies what is missing, each migration in a transaction of its own.
pub(super) async fn apply(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    if read_application(connection).await? == 0 {
        begin(connection).await?;
    }
    let applied = check(connection).await?;
    for migration in MIGRATIONS.iter().filter(|m| m.number > applied) {
        let mut transaction = sqlx::Connection::begin_with(&mut *connection, "BEGIN IMMEDIATE").await?;
        transaction.execute(sqlx::raw_sql(migration.sql)).await?;
        Script::of("INSERT INTO migrations (number, digest) VALUES (?, ?)")
            .with(migration.number)
            .with(digest(migration.sql))
            .query("")?
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// Whether a database holds tables of somebody else.
pub(super) async fn is_foreign(connection: &mut SqliteConnection) -> Result<bool, Fault> {
    if read_application(connection).await? == APPLICATION {
        return Ok(false);
    }
    let tables = Script::of("SELECT count(*) AS tables FROM sqlite_schema").query("")?;
    Ok(tables.fetch_one(connection).await?.try_get::<i64, _>("tables")? > 0)
}

/// Makes an empty database ours.
async fn begin(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    let mut transaction = sqlx::Connection::begin_with(&mut *connection, "BEGIN IMMEDIATE").await?;
    transaction
        .execute(sqlx::raw_sql(
            "CREATE TABLE migrations (number INTEGER NOT NULL PRIMARY KEY, digest BLOB NOT NULL) STRICT; \
             PRAGMA application_id = 1500073070",
        ))
        .await?;
    transaction.commit().await?;
    Ok(())
}

async fn read_application(connection: &mut SqliteConnection) -> Result<i64, Fault> {
    let query = Script::of("SELECT application_id FROM pragma_application_id").query("")?;
    Ok(query.fetch_one(connection).await?.try_get("application_id")?)
}

/// The number of the newest migration in the database, when it is ours and this program knows all of it.
pub(super) async fn check(connection: &mut SqliteConnection) -> Result<i64, OpenError> {
    if read_application(connection).await? != APPLICATION {
        return Err(OpenError::Foreign);
    }
    let query = Script::of("SELECT number, digest FROM migrations ORDER BY number").query("")?;
    let mut newest = 0;
    for row in query.fetch_all(connection).await? {
        let number: i64 = row.try_get("number")?;
        let known = MIGRATIONS.iter().find(|m| m.number == number);
        let Some(known) = known else { return Err(OpenError::NewerSchema { found: number, known: latest() }) };
        if row.try_get::<&[u8], _>("digest")? != digest(known.sql) {
            return Err(OpenError::ChangedMigration { number });
        }
        newest = number;
    }
    Ok(newest)
}

/// The newest migration of this program.
pub(super) fn latest() -> i64 {
    MIGRATIONS.iter().map(|m| m.number).max().unwrap_or_default()
}

fn digest(sql: &str) -> Vec<u8> {
    Sha256::digest(sql).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_without_gaps() {
        let numbers: Vec<_> = MIGRATIONS.iter().map(|m| m.number).collect();
        assert_eq!(numbers, (1..=latest()).collect::<Vec<_>>());
    }

    #[test]
    fn the_mark_of_the_file_is_the_one_in_the_statement() {
        assert_eq!(APPLICATION, 1_500_073_070);
    }
}
