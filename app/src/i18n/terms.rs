//! The words for everything that has a code: kinds, channels, stages, fields, clocks, problems, refusals.

mod amounts;
mod call_facts;
mod case;
mod clocks;
mod fields;
mod problems;
mod warnings;

pub use amounts::{decision, ground, recheck};
pub use call_facts::{fact, fact_choice, principle, script_group, slot, slot_choice, slot_problem};
pub use case::{
    channel, close_reason, customer_grade, direction, disposition, kind, reply_channel, requester, role, stage, title,
    tracking_step,
};
pub use clocks::{band, band_code, band_from_code, clock, grade, lane, strength};
pub use fields::{choice, field, value};
pub use problems::{error, problem, refusal};
pub use warnings::{Note, mind, warning};
