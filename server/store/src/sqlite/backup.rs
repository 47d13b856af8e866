//! Copies of the database while it is in use.

use super::{fault::Fault, open, script::Script};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// Writes a consistent copy beside the wished name, checks it, and gives it that name.
pub(super) async fn write(database: &Path, file: &Path) -> Result<(), Fault> {
    if file.try_exists()? {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let partial = partial(file);
    remove(&partial)?;
    let outcome = copy(database, &partial).await;
    if outcome.is_err() {
        // The copy is useless; what went wrong is told by the error, not by a failing removal.
        remove(&partial).ok();
    }
    outcome?;
    persist(&partial, file)?;
    Ok(())
}

async fn copy(database: &Path, partial: &Path) -> Result<(), Fault> {
    let name = partial.to_str().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    // Not from the pool: its connections may not write, not even another file.
    let mut source = open::options(database).read_only(true).connect().await?;
    Script::of("VACUUM INTO ?").with(name.to_owned()).query("")?.execute(&mut source).await?;
    source.close().await?;
    let mut copy = open::options(partial).read_only(true).connect().await?;
    let complaints = integrity(&mut copy).await?;
    copy.close().await?;
    complaints.first().map_or(Ok(()), |first| Err(Fault::Damaged(first.clone())))
}

/// What SQLite's own check finds wrong.
pub(super) async fn integrity(connection: &mut SqliteConnection) -> Result<Vec<String>, Fault> {
    let rows = Script::of("PRAGMA integrity_check").query("")?.fetch_all(connection).await?;
    let lines = rows.iter().map(|row| row.try_get::<String, _>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// The name a file has until it is whole.
pub(super) fn partial(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

/// Gives a whole file its name, durably and without replacing anything.
pub(super) fn persist(partial: &Path, file: &Path) -> io::Result<()> {
    File::open(partial)?.sync_all()?;
    fs::hard_link(partial, file).or_else(|error| match error.kind() {
        // File systems without links: nothing else in this program writes that name meanwhile.
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied if !file.try_exists()? => {
            fs::copy(partial, file)?;
            File::open(file)?.sync_all()
        }
        _ => Err(error),
    })?;
    fs::remove_file(partial)?;
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder)?.sync_all()
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
