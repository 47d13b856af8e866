//! One file per page.

pub mod account;
pub mod board;
pub mod complaint;
pub mod complaints;
pub mod floor_plan;
pub mod integrations;
pub mod not_found;
pub mod phrases;
pub mod proof;
pub mod receipts;
pub mod rules;
pub mod scripts;
pub mod sign_in;
pub mod workbench;
