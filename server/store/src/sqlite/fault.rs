//! What can go wrong inside the store.

use casework::ports::{CommitError, StoreError};

/// A failure inside the store, with its cause for the log. Never holds data of a row.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// SQLite or the connection to it failed.
    #[error("sqlite: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// A stored value is not what this program writes.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// A value could not be written as JSON.
    #[error("unwritable")]
    Unwritable,
    /// A file of the data folder failed.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The store is closed, or was opened only for reading.
    #[error("closed")]
    Closed,
    /// A copy did not pass its check.
    #[error("damaged: {0}")]
    Damaged(String),
}

impl Fault {
    /// Whether a unique value was taken, and of which column (`table.column`) when it is this one.
    pub(super) fn is_taken(&self, column: &str) -> bool {
        let Self::Sqlite(sqlx::Error::Database(error)) = self else { return false };
        error.is_unique_violation() && error.message().contains(column)
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        Self(fault.to_string())
    }
}

impl From<Fault> for CommitError {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault.into())
    }
}
