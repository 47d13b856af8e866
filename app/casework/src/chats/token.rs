//! The customer's token.

use crate::Ctx;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Bytes of a token.
const BYTES: usize = 32;

/// A token as it stands in a cookie: 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    /// A token is a secret, also in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// Reads a cookie.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (text.len() == BYTES * 2 && digits).then(|| Self(text.to_owned()))
    }

    /// What goes into the cookie.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What is kept.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

/// A new token.
#[must_use]
pub fn fresh_token(ctx: &Ctx) -> Token {
    let mut secret = [0_u8; BYTES];
    ctx.random.fill(&mut secret);
    Token(secret.iter().fold(String::with_capacity(BYTES * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
