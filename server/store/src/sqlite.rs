//! The store on SQLite: one noun per file, as everywhere.

mod account;
mod backup;
mod call;
mod chat;
mod chat_port;
mod check;
mod columns;
mod commit;
mod complaint;
mod complaint_list;
mod complaint_page;
mod complaint_row;
mod customer;
mod draft;
mod event;
mod fault;
mod floor;
mod floor_log;
mod floor_port;
mod forbidden_use;
mod ingest_key;
mod installation;
mod integration;
mod integration_port;
mod job;
mod migrate;
mod number;
mod open;
mod pack_use;
mod phrase;
mod port;
mod promise;
mod publication;
mod reads;
mod receipt;
mod receipt_page;
mod restore;
mod script;
mod script_use;
mod search;
mod seed;
mod session;
mod submission;
mod tracking;
mod transaction;
mod waybill;
mod writer;

pub use open::OpenError;
pub use restore::{RestoreError, restore};

use reads::Reads;
use std::path::{Path, PathBuf};
use writer::Queue;

/// Everything in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    reads: Reads,
    /// Absent when the database was opened only to look at it.
    queue: Option<Queue>,
}

impl SqliteStore {
    /// Opens the database for the one process that writes it, creating and migrating it as needed.
    ///
    /// # Errors
    /// Another process has it open, SQLite is too old, the database is newer than this program, or it cannot be read.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        open::for_writing(path).await
    }

    /// Opens an existing database to check it or to copy it, also while a server writes it. Writes are refused.
    ///
    /// # Errors
    /// There is no database, it has another schema than this program, or it cannot be read.
    pub async fn open_for_check(path: &Path) -> Result<Self, OpenError> {
        open::for_reading(path).await
    }

    /// How many SQL statements were executed since it was opened.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.reads.statements.read()
    }

    /// The database file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}
