//! The server over HTTP: the real router on a real database in a temporary folder, one file per route or concern.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends where it cannot go on")]

mod account;
mod ask;
mod board;
mod body;
mod guard;
mod ingest;
mod live;
mod matrix;
mod page;
mod phrases;
mod program;
mod rules;
mod submit;
mod words;
mod workbooks;
mod world;
