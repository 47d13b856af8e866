//! The phrases that come with the software.
//!
//! Only the server calls this; the browser is sent the bank, so that the texts stay out of the WASM.

use super::{Bank, Forbidden, Phrase};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    phrases: Vec<Phrase>,
    forbidden: Vec<Forbidden>,
}

/// Reads the phrases that come with the software.
///
/// # Errors
/// When a file is broken; a test reads them all.
pub fn builtin() -> Result<Bank, serde_json::Error> {
    let File { phrases, forbidden } = serde_json::from_str(include_str!("../../data/phrases.json"))?;
    let readings = serde_json::from_str(include_str!("../../data/readings.json"))?;
    Ok(Bank { phrases, forbidden, readings })
}
