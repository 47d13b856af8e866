//! The program around the application: command line, configuration, router, live stream, start and stop.

pub mod ask;
pub mod body;
pub mod clock;
pub mod command;
pub mod config;
pub mod context;
pub mod crash;
pub mod demo;
pub mod floor;
pub mod ingest;
pub mod live;
pub mod logging;
pub mod network;
pub mod problem;
pub mod router;
pub mod session;
pub mod sheet;
pub mod simulate;
pub mod site;
pub mod trouble;
pub mod visit;
pub mod words;
pub mod workbook;
