//! The rules of the workspace: stories, vectors and properties.
#![expect(clippy::expect_used, clippy::panic, reason = "a test ends where it cannot go on")]

mod calendar;
mod deadlines;
mod oracle;
mod properties;
mod rulebook;
mod vector;
mod working;
