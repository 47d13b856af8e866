//! SQL with its values: one statement, or several that reach SQLite in one go.

use super::fault::Fault;
use sqlx::{Arguments, AssertSqlSafe, Encode, Sqlite, Type, query::Query, sqlite::SqliteArguments};

/// Statements separated by semicolons, with the values of their question marks. Prepared once per text and kept.
#[derive(Debug, Default)]
pub(super) struct Script {
    sql: String,
    arguments: SqliteArguments,
    statements: u64,
    unwritable: bool,
}

impl Script {
    pub(super) fn of(sql: &str) -> Self {
        let mut script = Self::default();
        script.then(sql);
        script
    }

    /// Appends a statement.
    pub(super) fn then(&mut self, sql: &str) -> &mut Self {
        if !self.sql.is_empty() {
            self.sql.push_str("; ");
        }
        self.sql.push_str(sql);
        self.statements += 1;
        self
    }

    /// Continues the last statement.
    pub(super) fn more(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Gives the next question mark its value.
    pub(super) fn bind<'t, T: Encode<'t, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> &mut Self {
        self.unwritable |= self.arguments.add(value).is_err();
        self
    }

    /// The same, for scripts built in one expression.
    pub(super) fn with<'t, T: Encode<'t, Sqlite> + Type<Sqlite>>(mut self, value: T) -> Self {
        self.bind(value);
        self
    }

    pub(super) const fn statements(&self) -> u64 {
        self.statements
    }

    /// The query, with statements of the transaction before it.
    pub(super) fn query(self, before: &str) -> Result<Query<'static, Sqlite, SqliteArguments>, Fault> {
        if self.unwritable {
            return Err(Fault::Unwritable);
        }
        let sql = if before.is_empty() { self.sql } else { format!("{before}{}", self.sql) };
        // Every text is put together from constants of this crate; values only ever travel as arguments.
        Ok(sqlx::query_with(AssertSqlSafe(sql), self.arguments))
    }
}
