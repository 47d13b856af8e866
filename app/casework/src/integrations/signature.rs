//! Signatures: HMAC-SHA256 over the time and the body, so that a request that was overheard cannot be changed, and not
//! be sent again much later.

use super::Guest;
use domain::time::Instant;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How far the time of a signature may be off, either way.
pub const WINDOW_SECONDS: i64 = 300;

/// Why a signature does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadSignature {
    /// There is none, or no time.
    #[error("signature_missing")]
    Missing,
    /// Its time is too far from ours.
    #[error("signature_late")]
    Late,
    /// It is not the signature of this.
    #[error("signature_wrong")]
    Wrong,
}

/// Checks the signature of a request: `v1=` and the hexadecimal HMAC-SHA256 of the timestamp as it was sent, a full stop
/// and the body. Whoever signs nothing has nothing to check.
///
/// # Errors
/// [`BadSignature`].
pub fn check_signature(
    guest: &Guest,
    now: Instant,
    timestamp: Option<&str>,
    signature: Option<&str>,
    body: &[u8],
) -> Result<(), BadSignature> {
    let Some(key) = &guest.signing_key else { return Ok(()) };
    let (Some(timestamp), Some(signature)) = (timestamp, signature) else { return Err(BadSignature::Missing) };
    let at: i64 = timestamp.parse().map_err(|_| BadSignature::Missing)?;
    let sent = signature.strip_prefix("v1=").and_then(bytes).ok_or(BadSignature::Wrong)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| BadSignature::Wrong)?;
    mac.update(timestamp.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.verify_slice(&sent).map_err(|_| BadSignature::Wrong)?;
    // Told only to whoever has the key: how far our clocks are apart.
    let apart = now.timestamp().saturating_sub(at).saturating_abs();
    if apart > WINDOW_SECONDS { Err(BadSignature::Late) } else { Ok(()) }
}

/// What hexadecimal digits stand for.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        let text = std::str::from_utf8(pair).ok().filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        (text.len() == 2).then(|| u8::from_str_radix(text, 16).ok()).flatten()
    };
    pairs.map(byte).collect()
}
