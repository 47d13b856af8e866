//! Pieces that several pages share.

pub mod chip;
pub mod dialog;
pub mod error_summary;
pub mod field;
pub mod fill;
pub mod flow;
pub mod icon;
pub mod notice;
pub mod phrase_area;
pub mod text_area;
pub mod title;
pub mod warning;
pub mod whose_password;
pub mod working;
