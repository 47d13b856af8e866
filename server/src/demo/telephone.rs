//! The telephone system of the demo: an access of its own for `yiling simulate`, whose token lies in the data folder.

use super::ACCOUNTS;
use casework::{Ctx, Failure, integrations, ports::StoreError};
use domain::{
    account::{Actor, Role},
    ingest::Door,
    view::integrations::{IntegrationDeed, IntegrationOutcome},
};
use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// The name of the file with the token.
const FILE: &str = "simulate.token";
/// What the access is called on the page of integrations.
const NAME: &str = "yiling simulate";

/// Why there is no token for the simulation.
#[derive(Debug, thiserror::Error)]
pub enum NoToken {
    /// The file.
    #[error("the file with the token cannot be written: {0}")]
    File(#[from] io::Error),
    /// The database.
    #[error("the database cannot be read: {0}")]
    Store(#[from] StoreError),
    /// The same, or nobody may.
    #[error("the access could not be made: {0}")]
    Failure(#[from] Failure),
    /// Somebody removed the administrator of the demo.
    #[error("nobody of the demo may give access")]
    NoAdministrator,
}

/// Where the token lies.
#[must_use]
pub fn token_file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Sees to it that the file holds a token that works. Only for demo data: whoever reads the folder may report to it.
///
/// # Errors
/// The file cannot be written, or the access not be made.
pub async fn hand_out_token(ctx: &Ctx, folder: &Path) -> Result<(), NoToken> {
    let file = token_file(folder);
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if !kept.trim().is_empty() && integrations::works(ctx, kept.trim()).await? {
        return Ok(());
    }
    let admin = administrator(ctx).await?;
    let (name, scopes) = (NAME.to_owned(), Door::ALL.to_vec());
    let made = integrations::carry_out(ctx, &admin, IntegrationDeed::Make { name, scopes, signed: false }).await?;
    if let IntegrationOutcome::Made { token, .. } = made {
        write(&file, &token)?;
    }
    Ok(())
}

async fn administrator(ctx: &Ctx) -> Result<Actor, NoToken> {
    let of_demo =
        |actor: &Actor| actor.role == Role::Admin && ACCOUNTS.iter().any(|account| account.login == actor.login);
    let people = ctx.store.accounts().await?;
    people.into_iter().map(|person| person.actor).find(of_demo).ok_or(NoToken::NoAdministrator)
}

/// A new file that nobody else may read.
fn write(file: &Path, token: &str) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all([token, "\n"].concat().as_bytes())
}
