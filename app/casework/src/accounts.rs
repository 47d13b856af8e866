//! Accounts: adding one, setting a password, listing them. Used by the command line; one's own password also by its page.

use crate::{
    Ctx, Failure,
    failure::allow,
    passwords::hash_now,
    ports::{AccountRecord, Commit, CommitError, Write},
};
use domain::{
    account::{AccountProblem, Actor, Permission, Role, check_password, parse_login},
    event::{Event, Happening, Subject},
    id::AccountId,
    view::Me,
};
use std::sync::Arc;

/// Why an account was not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountFailure {
    /// A value is malformed.
    #[error(transparent)]
    Problem(#[from] AccountProblem),
    /// The sign-in name is taken.
    #[error("login_taken")]
    LoginTaken,
    /// Anything else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// Who asks: somebody signed in, or the person at the server's command line.
#[derive(Clone, Copy, Debug)]
pub enum Asker<'a> {
    /// Signed in.
    Actor(&'a Actor),
    /// At the command line, which can read the database file anyway.
    Operator,
}

impl Asker<'_> {
    fn allow(self) -> Result<Option<AccountId>, Failure> {
        match self {
            Self::Actor(actor) => allow(actor, Permission::ManageAccounts).map(|()| Some(actor.id)),
            Self::Operator => Ok(None),
        }
    }
}

/// Adds an account.
///
/// # Errors
/// A malformed value, a taken name, no permission.
pub async fn add(
    ctx: &Ctx,
    asker: Asker<'_>,
    login: &str,
    name: &str,
    role: Role,
    password: &str,
) -> Result<AccountId, AccountFailure> {
    let by = asker.allow()?;
    let login = parse_login(login)?;
    check_password(password)?;
    let name = name.trim().to_owned();
    if !(1..=40).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(AccountProblem::NameMalformed.into());
    }
    let id = AccountId(ctx.ids.next());
    let at = ctx.clock.now();
    let record = AccountRecord {
        actor: Actor { id, login, name, role },
        password_hash: hash_now(password, ctx.random.as_ref())?,
        created_at: at,
    };
    let event = Event { subject: Subject::Account(id), at, by, what: Happening::AccountAdded { role } };
    save(ctx, event, Write::NewAccount(Box::new(record))).await?;
    Ok(id)
}

/// Sets a password and ends all sessions of that account.
///
/// # Errors
/// A password that is too short, an unknown account, no permission.
pub async fn set_password(ctx: &Ctx, asker: Asker<'_>, login: &str, password: &str) -> Result<(), AccountFailure> {
    let by = asker.allow()?;
    check_password(password)?;
    let login = parse_login(login)?;
    let account = ctx.store.account_by_login(&login).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::NotFound)?;
    let hash = hash_now(password, ctx.random.as_ref())?;
    let id = account.actor.id;
    let event = Event { subject: Subject::Account(id), at: ctx.clock.now(), by, what: Happening::PasswordSet };
    save(ctx, event, Write::Password { account: id, hash }).await?;
    ctx.store.end_sessions(id, None).await.map_err(|e| ctx.broken(&e))?;
    Ok(())
}

/// Sets one's own password; whoever does it knows the present one. Ends all other sessions of that account.
///
/// # Errors
/// A password that is too short, the wrong present one, too many tries.
pub async fn change_password(
    ctx: &Ctx,
    me: &Me,
    address: &str,
    present: &str,
    password: &str,
) -> Result<(), AccountFailure> {
    check_password(password)?;
    let Actor { id, login, .. } = &me.actor;
    ctx.passwords.count_try(login, address)?;
    let account = ctx.store.account_by_login(login).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::SignedOut)?;
    ctx.passwords.verify(present, Some(&account.password_hash)).await?;
    let hash = ctx.passwords.hash(password, Arc::clone(&ctx.random)).await?;
    let event =
        Event { subject: Subject::Account(*id), at: ctx.clock.now(), by: Some(*id), what: Happening::PasswordSet };
    save(ctx, event, Write::Password { account: *id, hash }).await?;
    ctx.store.end_sessions(*id, Some(me.session)).await.map_err(|e| ctx.broken(&e))?;
    Ok(())
}

async fn save(ctx: &Ctx, event: Event, write: Write) -> Result<(), AccountFailure> {
    match ctx.store.commit(Commit { submission: None, events: vec![event], write }).await {
        Ok(_) => Ok(()),
        Err(CommitError::Taken) => Err(AccountFailure::LoginTaken),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error).into()),
        Err(_) => Err(Failure::Malformed.into()),
    }
}

/// Everybody.
///
/// # Errors
/// No permission, a broken store.
pub async fn list(ctx: &Ctx, asker: Asker<'_>) -> Result<Vec<AccountRecord>, Failure> {
    asker.allow()?;
    ctx.store.accounts().await.map_err(|e| ctx.broken(&e))
}

/// The accounts a demo offers for signing in with one click; empty outside demo mode.
///
/// # Errors
/// A broken store.
pub async fn demo(ctx: &Ctx) -> Result<Vec<Actor>, Failure> {
    if !ctx.settings.demo {
        return Ok(Vec::new());
    }
    let accounts = ctx.store.accounts().await.map_err(|e| ctx.broken(&e))?;
    Ok(accounts.into_iter().map(|a| a.actor).collect())
}
