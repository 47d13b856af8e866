//! Sessions.

use super::{
    account,
    columns::{blob, moment, nanos, uuid},
    fault::Fault,
    job::Writing,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{SessionRecord, StoreError};
use domain::{
    account::Actor,
    id::{AccountId, SessionId},
    time::Instant,
};
use sqlx::{Row, sqlite::SqliteRow};

const COLUMNS: &str = "sessions.id AS session, sessions.account, sessions.token_hash, sessions.began_at, \
     sessions.seen_at, sessions.ends_at, sessions.agent, sessions.address";

/// A change to the table of sessions.
pub(super) enum Change {
    Begin(SessionRecord),
    Touch(SessionId, Instant),
    End(AccountId, SessionId),
    EndAll(AccountId, Option<SessionId>),
}

#[async_trait]
impl Writing for Change {
    /// Whether a row was touched.
    type Saved = bool;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
        let script = match self {
            Self::Begin(session) => insert(session),
            // Requests arrive out of order; the time of use only ever grows.
            Self::Touch(id, at) => {
                Script::of("UPDATE sessions SET seen_at = max(seen_at, ?) WHERE id = ? RETURNING id")
                    .with(nanos(*at))
                    .with(blob(id.0))
            }
            Self::End(account, id) => Script::of("DELETE FROM sessions WHERE account = ? AND id = ? RETURNING id")
                .with(blob(account.0))
                .with(blob(id.0)),
            Self::EndAll(account, but) => {
                Script::of("DELETE FROM sessions WHERE account = ? AND id IS NOT ? RETURNING id")
                    .with(blob(account.0))
                    .with(but.map(|id| blob(id.0)))
            }
        };
        Ok(!tx.fetch_all(script).await?.is_empty())
    }
}

fn insert(session: &SessionRecord) -> Script {
    Script::of(
        "INSERT INTO sessions (id, account, token_hash, began_at, seen_at, ends_at, agent, address) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .with(blob(session.id.0))
    .with(blob(session.account.0))
    .with(session.token_hash.to_vec())
    .with(nanos(session.began_at))
    .with(nanos(session.seen_at))
    .with(nanos(session.ends_at))
    .with(session.agent.clone())
    .with(session.address.clone())
}

fn from_row(row: &SqliteRow) -> Result<SessionRecord, Fault> {
    let token_hash = row.try_get::<&[u8], _>("token_hash")?;
    Ok(SessionRecord {
        id: SessionId(uuid(row, "session")?),
        account: AccountId(uuid(row, "account")?),
        token_hash: token_hash.try_into().map_err(|_| Fault::Unreadable("session"))?,
        began_at: moment(row, "began_at")?,
        seen_at: moment(row, "seen_at")?,
        ends_at: moment(row, "ends_at")?,
        agent: row.try_get("agent")?,
        address: row.try_get("address")?,
    })
}

pub(super) async fn find(reads: &Reads, token_hash: &[u8; 32]) -> Result<Option<(SessionRecord, Actor)>, Fault> {
    let mut script = Script::of("SELECT ");
    script
        .more(COLUMNS)
        .more(", accounts.id, accounts.login, accounts.name, accounts.role FROM sessions")
        .more(" JOIN accounts ON accounts.id = sessions.account WHERE sessions.token_hash = ?")
        .bind(token_hash.to_vec());
    let row = reads.one(script).await?;
    row.map(|row| Ok((from_row(&row)?, account::actor(&row)?))).transpose()
}

pub(super) async fn of(reads: &Reads, account: AccountId) -> Result<Vec<SessionRecord>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM sessions WHERE account = ? ORDER BY seen_at DESC, id").bind(blob(account.0));
    reads.all(script).await?.iter().map(from_row).collect()
}
