//! Reading: a pool of connections that cannot write, and the count of statements.

use super::{fault::Fault, script::Script};
use sqlx::{SqlitePool, sqlite::SqliteRow};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// Counts executed statements, for the budget of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Statements(Arc<AtomicU64>);

impl Statements {
    pub(super) fn add(&self, count: u64) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }

    pub(super) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The read-only pool.
#[derive(Debug)]
pub(super) struct Reads {
    pub(super) pool: SqlitePool,
    pub(super) statements: Statements,
}

impl Reads {
    pub(super) async fn all(&self, script: Script) -> Result<Vec<SqliteRow>, Fault> {
        self.statements.add(script.statements());
        Ok(script.query("")?.fetch_all(&self.pool).await?)
    }

    pub(super) async fn one(&self, script: Script) -> Result<Option<SqliteRow>, Fault> {
        self.statements.add(script.statements());
        Ok(script.query("")?.fetch_optional(&self.pool).await?)
    }
}
