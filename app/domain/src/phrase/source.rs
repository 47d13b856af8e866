//! The phrases that come with the software.
//!
//! Only the server calls this; the browser is sent the bank, so that the texts stay out of the WASM.

use super::Bank;

/// The files of phrases, in the order lists show them.
const PHRASES: &[&str] = &[
    include_str!("../../data/phrases/talk.json"),
    include_str!("../../data/phrases/feelings.json"),
    include_str!("../../data/phrases/answers.json"),
    include_str!("../../data/phrases/limits.json"),
    include_str!("../../data/phrases/orders.json"),
    include_str!("../../data/phrases/contact.json"),
];

/// Reads the phrases that come with the software.
///
/// # Errors
/// When a file is broken; a test reads them all.
pub fn builtin() -> Result<Bank, serde_json::Error> {
    let mut phrases = Vec::new();
    for file in PHRASES {
        phrases.append(&mut serde_json::from_str(file)?);
    }
    let forbidden = serde_json::from_str(include_str!("../../data/forbidden.json"))?;
    let readings = serde_json::from_str(include_str!("../../data/readings.json"))?;
    Ok(Bank { phrases, forbidden, readings })
}
