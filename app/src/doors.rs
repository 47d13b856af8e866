//! Server functions: doors of a few lines, each of which takes its actor from the session and calls one use case.

pub mod account;
pub mod chats;
pub mod complaints;
pub mod floor;
pub mod integrations;
pub mod phrases;
pub mod promises;
pub mod receipts;
pub mod rules;
pub mod scripts;
pub mod workbench;
pub mod writes;
