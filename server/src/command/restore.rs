//! `yiling restore`.

use crate::{config::Data, trouble::Trouble};
use std::{path::Path, process::ExitCode};

/// Puts a backup into an empty data folder.
pub(super) async fn restore(data: &Data, file: &Path) -> Result<ExitCode, Trouble> {
    if !file.is_file() {
        return Err(Trouble::refused(
            format!("There is no backup at {}.", file.display()),
            "Nothing was changed.",
            "give the path of a file made by `yiling backup`.",
        ));
    }
    let taken = std::fs::read_dir(&data.folder).is_ok_and(|mut entries| entries.next().is_some());
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
    store::restore(file, &data.database).await.map_err(|error| {
        Trouble::broken(
            format!("{} could not be restored: {error}.", file.display()),
            "The backup is as it was.",
            "try an older backup; this one may be damaged or no backup at all.",
        )
    })?;
    println!("Restored {} into {}.", file.display(), data.database.display());
    println!("To start: yiling serve with the same YILING_DATA.");
    Ok(ExitCode::SUCCESS)
}
