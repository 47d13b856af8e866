//! Pages, pieces of interface, texts and server functions.
//!
//! Rendered on the server (`ssr`) and made live in the browser (`hydrate`). Knows neither SQL nor sockets.

#![expect(clippy::redundant_closure, reason = "`view!` shares the code of closures that are written inside it")]

pub mod browser;
pub mod clock;
pub mod desk;
pub mod doors;
pub mod error;
pub mod fresh;
pub mod i18n;
pub mod later;
pub mod live;
pub mod outbox;
pub mod own_phrases;
pub mod pages;
pub mod paths;
pub mod preferences;
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod start;
pub mod ui;
pub mod wire;
pub mod words;

pub use shell::{App, Bench, Office, PARTS, Rules, bench_parts, shell};
