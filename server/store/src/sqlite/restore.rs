//! Putting a backup into an empty data folder.

use super::{backup, migrate, open, open::OpenError};
use sqlx::{ConnectOptions, Connection};
use std::{fs, path::Path};

/// Why a backup was not restored. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is a database in the data folder already.
    #[error("not_empty")]
    NotEmpty,
    /// The backup does not pass SQLite's check.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The backup is missing, is not ours, or is newer than this program; or the data folder is in use.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl From<std::io::Error> for RestoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Open(error.into())
    }
}

/// Checks the backup `from` and copies it to `database`, durably. The copy is migrated when it is opened.
///
/// # Errors
/// See [`RestoreError`].
pub async fn restore(from: &Path, database: &Path) -> Result<(), RestoreError> {
    if !from.try_exists()? {
        return Err(OpenError::Missing.into());
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder)?;
    }
    // Held until the end, so that no server starts in between.
    let lock = open::lock(database)?;
    if database.try_exists()? || beside(database, "-wal").try_exists()? {
        return Err(RestoreError::NotEmpty);
    }
    check(from).await?;
    let partial = backup::partial(database);
    fs::copy(from, &partial)?;
    backup::persist(&partial, database)?;
    drop(lock);
    Ok(())
}

fn beside(database: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

async fn check(from: &Path) -> Result<(), RestoreError> {
    // Immutable: a backup may lie where nothing can be written, and nobody changes it while it is read.
    let options = open::options(from).read_only(true).immutable(true);
    let mut connection = options.connect().await.map_err(OpenError::from)?;
    let integrity = match backup::integrity(&mut connection).await {
        Ok(lines) => lines,
        Err(fault) => vec![fault.to_string()],
    };
    if let Some(first) = integrity.into_iter().next() {
        return Err(RestoreError::Damaged(first));
    }
    let known = migrate::check(&mut connection).await;
    connection.close().await.map_err(OpenError::from)?;
    known?;
    Ok(())
}
