//! Other systems: who they are when they knock, and what administrators do about them.

mod gate;
mod manage;
mod signature;

pub use gate::{Gate, Guest, Turned, admit};
pub use manage::{carry_out, page};
pub use signature::{BadSignature, WINDOW_SECONDS, check_signature};

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What every token begins with, so that one is recognised where it should not be.
pub const TOKEN_PREFIX: &str = "yl1_";

/// The hash under which a token is kept.
fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Bytes as hexadecimal digits.
fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
