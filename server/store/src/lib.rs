//! Where everything is kept: [`SqliteStore`], the implementation of [`casework::ports::Store`] on SQLite. The only SQL
//! of the project lives here.
//!
//! One task owns the only connection that writes. It gathers what waits into one transaction, each job in a savepoint
//! of its own, and answers after the commit, so an answer means durable. Reads use a pool that cannot write.

mod sqlite;

pub use sqlite::{OpenError, RestoreError, SqliteStore, restore};
