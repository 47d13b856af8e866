//! The scripts that come with the software.
//!
//! Only the server calls this; the browser is sent the library, so that the texts stay out of the WASM.

use super::{Library, Script};

/// Reads the scripts that come with the software.
///
/// # Errors
/// When a file is not a script; a test reads them all.
pub fn builtin() -> Result<Library, serde_json::Error> {
    let files = [
        include_str!("../../data/scripts/opening.json"),
        include_str!("../../data/scripts/caller.json"),
        include_str!("../../data/scripts/complaint_intake.json"),
        include_str!("../../data/scripts/tracking_query.json"),
    ];
    let scripts: Result<Vec<Script>, _> = files.iter().map(|file| serde_json::from_str(file)).collect();
    Ok(Library { scripts: scripts? })
}
