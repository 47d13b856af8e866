//! The server over HTTP: the real router on a real database in a temporary folder, one file per route or concern.

mod account;
mod body;
mod guard;
mod live;
mod matrix;
mod page;
mod program;
mod submit;
mod world;
