//! Phrases of the team and of one person: checks, changes, sheets.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod changes;
#[cfg(test)]
mod given;
#[cfg(test)]
mod mine;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod words;
