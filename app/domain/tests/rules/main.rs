//! The rules of the workspace: stories, vectors and properties.

mod calendar;
mod deadlines;
mod oracle;
mod properties;
mod rulebook;
mod vector;
mod working;
