//! `yiling backup`.

use super::database;
use crate::{config::Data, trouble::Trouble};
use casework::ports::Store;
use std::{path::Path, process::ExitCode};

/// Writes a consistent copy, also while a server runs.
pub(super) async fn backup(data: &Data, file: &Path) -> Result<ExitCode, Trouble> {
    if file.exists() {
        return Err(Trouble::refused(
            format!("{} exists already.", file.display()),
            "It was not touched.",
            "give a name that is not taken, for instance one with today's date.",
        ));
    }
    let store = database::for_reading(data).await?;
    let written = store.backup(file).await;
    store.close().await;
    written.map_err(|error| {
        Trouble::broken(
            format!("The backup {} could not be written: {error}.", file.display()),
            "The database is as it was.",
            "check that the folder exists, may be written and has room.",
        )
    })?;
    let bytes = std::fs::metadata(file).map_or(0, |m| m.len());
    println!("Wrote {} ({} KB).", file.display(), bytes.div_ceil(1024));
    println!("To put it back: yiling restore {} with YILING_DATA set to an empty folder.", file.display());
    Ok(ExitCode::SUCCESS)
}
