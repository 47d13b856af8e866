//! Accounts.

use super::{
    columns::{blob, moment, nanos, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use casework::ports::AccountRecord;
use domain::{
    account::{Actor, Role},
    id::AccountId,
    view::PersonRef,
};
use sqlx::{Row, sqlite::SqliteRow};

const SELECT: &str = "SELECT id, login, name, role, password_hash, created_at FROM accounts";

pub(super) fn append_insert(script: &mut Script, record: &AccountRecord) {
    script
        .then("INSERT INTO accounts (id, login, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(blob(record.actor.id.0))
        .bind(record.actor.login.clone())
        .bind(record.actor.name.clone())
        .bind(record.actor.role.code())
        .bind(record.password_hash.clone())
        .bind(nanos(record.created_at));
}

pub(super) fn append_password(script: &mut Script, account: AccountId, hash: &str) {
    script.then("UPDATE accounts SET password_hash = ? WHERE id = ?").bind(hash.to_owned()).bind(blob(account.0));
}

/// The person in the columns `id`, `login`, `name` and `role`.
pub(super) fn actor(row: &SqliteRow) -> Result<Actor, Fault> {
    Ok(Actor {
        id: AccountId(uuid(row, "id")?),
        login: row.try_get("login")?,
        name: row.try_get("name")?,
        role: Role::from_code(row.try_get("role")?).ok_or(Fault::Unreadable("role"))?,
    })
}

fn from_row(row: &SqliteRow) -> Result<AccountRecord, Fault> {
    Ok(AccountRecord {
        actor: actor(row)?,
        password_hash: row.try_get("password_hash")?,
        created_at: moment(row, "created_at")?,
    })
}

pub(super) async fn by_login(reads: &Reads, login: &str) -> Result<Option<AccountRecord>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE login = ?").bind(login.to_owned());
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn find(reads: &Reads, id: AccountId) -> Result<Option<AccountRecord>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE id = ?").bind(blob(id.0));
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

/// Everybody, by role and name.
pub(super) async fn all(reads: &Reads) -> Result<Vec<AccountRecord>, Fault> {
    let rows = reads.all(Script::of(SELECT)).await?;
    let mut records = rows.iter().map(from_row).collect::<Result<Vec<_>, _>>()?;
    records.sort_by(|a, b| (a.actor.role, &a.actor.name).cmp(&(b.actor.role, &b.actor.name)));
    Ok(records)
}

/// Everybody with one of these roles, by role and name.
pub(super) async fn people(reads: &Reads, roles: &[Role]) -> Result<Vec<PersonRef>, Fault> {
    let rows = reads.all(Script::of("SELECT id, login, name, role FROM accounts")).await?;
    let everybody = rows.iter().map(actor).collect::<Result<Vec<_>, _>>()?;
    let mut people: Vec<_> = everybody
        .into_iter()
        .filter(|actor| roles.contains(&actor.role))
        .map(|actor| PersonRef { id: actor.id, name: actor.name, role: actor.role })
        .collect();
    people.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
    Ok(people)
}

pub(super) async fn is_empty(reads: &Reads) -> Result<bool, Fault> {
    Ok(reads.one(Script::of("SELECT 1 FROM accounts LIMIT 1")).await?.is_none())
}
