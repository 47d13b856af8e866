//! The rules a command calculates with: those that are installed in the database, or where there is none, those that come
//! with the program.

use super::database;
use crate::{config::Data, trouble::Trouble};
use casework::{ports::Store, rules::Rules};

/// Reads them, also while a server runs.
pub(super) async fn rules(data: &Data) -> Result<Rules, Trouble> {
    let remedy = "run `yiling check`.";
    if !data.database.is_file() {
        return Rules::builtin().map_err(|error| Trouble::broken(format!("{error}."), "Nothing was changed.", remedy));
    }
    let store = database::for_reading(data).await?;
    let read = match store.installed_packs().await {
        Ok(packs) => store.installed_editions().await.map(|editions| (packs, editions)),
        Err(error) => Err(error),
    };
    store.close().await;
    let broken = |what: String| Trouble::broken(format!("{what}."), "Nothing was changed.", remedy);
    let (packs, editions) = read.map_err(|error| broken(error.to_string()))?;
    Rules::of(packs, editions).map_err(|error| broken(error.to_string()))
}
