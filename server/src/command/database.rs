//! Opening the database for a command, with errors that say what to do.

use crate::{config::Data, trouble::Trouble};
use std::sync::Arc;
use store::{OpenError, SqliteStore};

/// Opens it for writing; makes the folder and the database when there are none.
pub(super) async fn for_writing(data: &Data) -> Result<Arc<SqliteStore>, Trouble> {
    if let Some(folder) = data.database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| {
            Trouble::broken(
                format!("The folder {} could not be made: {error}.", folder.display()),
                "Nothing was changed.",
                "check the path and its permissions, or set YILING_DATA to another folder.",
            )
        })?;
    }
    SqliteStore::open(&data.database).await.map(Arc::new).map_err(|error| unopened(data, &error))
}

/// Opens an existing database to look at it, also while a server writes it.
pub(super) async fn for_reading(data: &Data) -> Result<Arc<SqliteStore>, Trouble> {
    if !data.database.is_file() {
        return Err(Trouble::refused(
            format!("There is no database at {}.", data.database.display()),
            "Nothing was changed.",
            "set YILING_DATA to the folder that holds it, or start `yiling serve`, which makes one.",
        ));
    }
    SqliteStore::open_for_check(&data.database).await.map(Arc::new).map_err(|error| unopened(data, &error))
}

/// Says why a database was not opened.
pub(super) fn unopened(data: &Data, error: &OpenError) -> Trouble {
    let nothing = "Nothing was changed.";
    let place = data.database.display();
    match error {
        OpenError::InUse => Trouble::refused(
            format!("A server or another command is using {place}."),
            nothing,
            "stop it first; only `check`, `backup` and `user list` work beside it.",
        ),
        OpenError::Missing => Trouble::refused(
            format!("There is no database at {place}."),
            nothing,
            "set YILING_DATA to the folder that holds it.",
        ),
        OpenError::Foreign => Trouble::refused(
            format!("{place} is not a database of Yiling."),
            nothing,
            "set YILING_DATA or YILING_DATABASE_URL to the right place.",
        ),
        OpenError::NewerSchema { .. } => Trouble::refused(
            format!("{place} was written by a newer version of Yiling."),
            nothing,
            "use that version, or restore a backup from before the upgrade into an empty folder.",
        ),
        OpenError::OlderSchema { .. } => Trouble::refused(
            format!("{place} was written by an older version of Yiling."),
            nothing,
            "make a copy of the data folder, then start `yiling serve` once: it brings the database up to date.",
        ),
        OpenError::ChangedMigration { number } => Trouble::broken(
            format!("{place} was made by a program whose step {number} differs from this one's."),
            nothing,
            "use the program that made it; do not edit the database by hand.",
        ),
        OpenError::OldSqlite { found } => Trouble::broken(
            format!("This program was built with SQLite {found}, which can damage databases."),
            nothing,
            "use a build with SQLite 3.51.3 or newer.",
        ),
        OpenError::File(error) => Trouble::broken(
            format!("{place} cannot be used: {error}."),
            nothing,
            "check the path, its permissions and the free space.",
        ),
        OpenError::Broken(error) => Trouble::broken(
            format!("{place} cannot be opened: {error}."),
            nothing,
            "keep a copy of the data folder as it is, then restore the newest backup into an empty folder.",
        ),
    }
}
