//! Opening a database.

use super::{
    SqliteStore,
    fault::Fault,
    migrate,
    reads::{Reads, Statements},
    script::Script,
    writer,
};
use sqlx::{
    ConnectOptions, Connection, Row, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    time::Duration,
};

/// Connections that read. More would only compete for the processors.
const READERS: u32 = 6;
/// How long a connection waits for another process, for instance one that writes a backup.
const BUSY: Duration = Duration::from_secs(5);
/// Before this version, a race in SQLite could damage a database in write-ahead mode.
const OLDEST: [u32; 3] = [3, 51, 3];
/// Statements kept prepared on each connection.
const PREPARED: usize = 200;

/// Why a database was not opened. Texts are for logs and the command line's own mapping; they hold no data.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process writes this database.
    #[error("in_use")]
    InUse,
    /// There is no database at this place.
    #[error("missing")]
    Missing,
    /// The linked SQLite is older than 3.51.3.
    #[error("old_sqlite: {found}")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// The file holds something else than a database of this program.
    #[error("foreign")]
    Foreign,
    /// A newer version of this program wrote the database.
    #[error("newer_schema: {found}, known up to {known}")]
    NewerSchema {
        /// The migration that this program does not know.
        found: i64,
        /// The newest one it knows.
        known: i64,
    },
    /// The database is older than this program; opening it for writing brings it up to date.
    #[error("older_schema: {found}, wanted {wanted}")]
    OlderSchema {
        /// The newest migration in the database.
        found: i64,
        /// The newest one of this program.
        wanted: i64,
    },
    /// A migration in the database differs from the one of the same number here.
    #[error("changed_migration: {number}")]
    ChangedMigration {
        /// Its number.
        number: i64,
    },
    /// The folder or a file in it cannot be used.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// SQLite failed.
    #[error("broken: {0}")]
    Broken(String),
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault.to_string())
    }
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Fault::from(error).into()
    }
}

pub(super) async fn for_writing(path: &Path) -> Result<SqliteStore, OpenError> {
    let lock = lock(path)?;
    if path.try_exists()? {
        // Before anything is set that would change the file of somebody else.
        let mut connection = options(path).read_only(true).connect().await?;
        let foreign = migrate::is_foreign(&mut connection).await?;
        connection.close().await?;
        if foreign {
            return Err(OpenError::Foreign);
        }
    }
    let options = options(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL may lose the last commits when the power fails.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("cache_size", "-65536")
        .pragma("temp_store", "memory")
        .pragma("wal_autocheckpoint", "4000");
    let mut connection = options.connect().await?;
    check_version(&mut connection).await?;
    migrate::apply(&mut connection).await?;
    let reads = reads(path, READERS).await?;
    let queue = writer::start(connection, reads.statements.clone(), lock);
    Ok(SqliteStore { path: path.to_owned(), reads, queue: Some(queue) })
}

pub(super) async fn for_reading(path: &Path) -> Result<SqliteStore, OpenError> {
    if !path.try_exists()? {
        return Err(OpenError::Missing);
    }
    let reads = reads(path, 1).await?;
    let mut connection = reads.pool.acquire().await?;
    check_version(&mut connection).await?;
    let found = migrate::check(&mut connection).await?;
    drop(connection);
    if found < migrate::latest() {
        return Err(OpenError::OlderSchema { found, wanted: migrate::latest() });
    }
    Ok(SqliteStore { path: path.to_owned(), reads, queue: None })
}

/// What every connection has in common.
pub(super) fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY)
        .statement_cache_capacity(PREPARED)
        // Statements carry personal data as values; what fails is told by the one who asked.
        .disable_statement_logging()
}

async fn reads(path: &Path, connections: u32) -> Result<Reads, OpenError> {
    let options = options(path).read_only(true).pragma("query_only", "on").pragma("cache_size", "-16384");
    let pool = SqlitePoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await?;
    Ok(Reads { pool, statements: Statements::default() })
}

/// Takes the lock that keeps a second process from writing. It ends with the process, however that ends.
pub(super) fn lock(path: &Path) -> Result<File, OpenError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

async fn check_version(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    let query = Script::of("SELECT sqlite_version() AS version").query("")?;
    let found: String = query.fetch_one(connection).await?.try_get("version")?;
    if is_new_enough(&found) { Ok(()) } else { Err(OpenError::OldSqlite { found }) }
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = [(); 3].map(|()| parts.next().unwrap_or(0));
    found >= OLDEST
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(is_new_enough("3.51.3"));
        assert!(is_new_enough("3.100.0"));
        assert!(is_new_enough("4.0"));
        assert!(!is_new_enough("3.51.2"));
        assert!(!is_new_enough("3.9.9"));
        assert!(!is_new_enough("none"));
    }
}
