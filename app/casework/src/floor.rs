//! The live floor: one owner of its counters, who decides, saves, and only then applies.

mod report;

pub use report::{KEY_LENGTH, Report, ReportRefusal, Reported};
