//! Packs, calendars and clocks as administrators keep them: reading, refusing, comparing, installing.
#![expect(clippy::expect_used, clippy::panic, reason = "a test ends where it cannot go on")]

mod adjusting;
mod books;
mod builtin;
mod courses;
mod editions;
mod given;
mod hostile;
mod imports;
mod installing;
mod proofs;
mod robust;
mod schedules;
