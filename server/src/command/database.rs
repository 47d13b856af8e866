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

fn unopened(data: &Data, error: &OpenError) -> Trouble {
    Trouble::broken(
        format!("The database {} cannot be opened: {error}.", data.database.display()),
        "Nothing was changed.",
        "if a server runs on this folder, stop it or use its pages; otherwise check the file and its permissions, \
         and if it is damaged, restore a backup into an empty folder.",
    )
}
