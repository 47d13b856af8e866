//! `yiling restore`.

use super::database;
use crate::{config::Data, trouble::Trouble};
use std::{path::Path, process::ExitCode};
use store::{OpenError, RestoreError};

/// Puts a backup into an empty data folder.
pub(super) async fn restore(data: &Data, file: &Path) -> Result<ExitCode, Trouble> {
    if !file.is_file() {
        return Err(Trouble::refused(
            format!("There is no backup at {}.", file.display()),
            "Nothing was changed.",
            "give the path of a file made by `yiling backup`.",
        ));
    }
    let taken =
        std::fs::read_dir(&data.folder).is_ok_and(|entries| entries.flatten().any(|entry| counts(&entry.path())));
    if taken || data.database.exists() {
        let place = if taken { &data.folder } else { &data.database };
        return Err(Trouble::refused(
            format!("{} is not empty, and a restore never overwrites.", place.display()),
            "Nothing was changed.",
            "set YILING_DATA to a folder that is empty or does not exist yet.",
        ));
    }
    for folder in [Some(data.folder.as_path()), data.database.parent()].into_iter().flatten() {
        std::fs::create_dir_all(folder).map_err(|error| {
            Trouble::broken(
                format!("The folder {} could not be made: {error}.", folder.display()),
                "The backup is as it was.",
                "check the path and its permissions.",
            )
        })?;
    }
    store::restore(file, &data.database).await.map_err(|error| refused(data, file, &error))?;
    println!("Restored {} into {}.", file.display(), data.database.display());
    println!("To start: yiling serve with the same YILING_DATA.");
    Ok(ExitCode::SUCCESS)
}

/// Whether a file makes a folder not empty. The lock of an earlier try holds nothing.
fn counts(entry: &Path) -> bool {
    entry.extension().is_none_or(|extension| extension != "lock")
}

fn refused(data: &Data, file: &Path, error: &RestoreError) -> Trouble {
    let safe = "The backup is as it was, and nothing was put into the data folder.";
    let backup = file.display();
    match error {
        RestoreError::NotEmpty => Trouble::refused(
            format!("{} exists already.", data.database.display()),
            safe,
            "set YILING_DATA to a folder that is empty or does not exist yet.",
        ),
        RestoreError::Damaged(finding) => {
            Trouble::refused(format!("{backup} is damaged: {finding}."), safe, "use an older backup.")
        }
        RestoreError::Open(OpenError::Foreign) => Trouble::refused(
            format!("{backup} is no backup of Yiling."),
            safe,
            "give the path of a file made by `yiling backup`.",
        ),
        RestoreError::Open(OpenError::NewerSchema { .. }) => Trouble::refused(
            format!("{backup} was made by a newer version of Yiling."),
            safe,
            "use that version to restore it.",
        ),
        RestoreError::Open(other) => database::unopened(data, other),
    }
}
