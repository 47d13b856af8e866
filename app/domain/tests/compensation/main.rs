//! Compensation: stories, properties, an independent second opinion, hostile packs, receipts.
#![expect(clippy::expect_used, clippy::panic, reason = "a test ends where it cannot go on")]

mod below_law;
mod comparing;
mod examples;
mod forms;
mod given;
mod installing;
mod oracle;
mod packs;
mod proofs;
mod properties;
mod receipt_forms;
mod receipt_records;
mod receipts;
mod stories;
