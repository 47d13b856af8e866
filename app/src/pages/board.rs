//! The board of the floor, and the rows behind its numbers.

mod agents;
mod alerts;
mod blocks;
mod breaches;
mod call;
mod contact_acts;
mod course;
mod deadlines;
mod drawer;
mod feed;
mod head;
pub mod layout;
mod limits;
mod meaning;
mod order;
mod page;
mod parts;
mod queues;
mod rows;
mod sending;
mod state;
mod state_form;
mod steer;
mod telling;
mod tile;
mod tune;
mod whisper;

#[cfg(test)]
mod tests;

pub use page::BoardPage;
pub use parts::{Part, parts};
pub use rows::BoardRowsPage;
