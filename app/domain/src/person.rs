//! Names and telephone numbers, and how much of them is shown.

use crate::search::{halfwidth, is_invisible};
use serde::{Deserialize, Serialize};

/// A telephone number: digits, with an optional leading `+`. 5 to 15 digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as typed; spaces, dashes, brackets and full-width digits are accepted.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = halfwidth(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !matches!(c, '-' | '(' | ')'))
            .collect();
        let digits = plain.strip_prefix('+').unwrap_or(&plain);
        let fits = (5..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        fits.then(|| Self(plain.clone()))
    }

    /// The whole number. Only for dialling, and for a reveal that was asked for with a reason and logged.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.0
    }

    /// The number with at least six digits hidden, as GB/T 41833-2022 asks: `138******34`.
    #[must_use]
    pub fn masked(&self) -> String {
        let digits: Vec<char> = self.0.chars().filter(char::is_ascii_digit).collect();
        let shown = digits.len().saturating_sub(6);
        let tail = shown.min(2);
        let head = (shown - tail).min(3);
        let hidden = digits.len() - head - tail;
        digits[..head]
            .iter()
            .copied()
            .chain(std::iter::repeat_n('*', hidden))
            .chain(digits[digits.len() - tail..].iter().copied())
            .collect()
    }

    /// The last four digits, for finding a number without writing it out.
    #[must_use]
    pub fn tail(&self) -> &str {
        &self.0[self.0.len().saturating_sub(4)..]
    }
}

/// A name with one character left: `林**`, `J***`. Never tells how long the name is beyond three characters.
#[must_use]
pub fn masked_name(name: &str) -> String {
    let mut chars = name.trim().chars();
    match chars.next() {
        None => String::new(),
        Some(first) => {
            let stars = chars.count().clamp(1, 2);
            std::iter::once(first).chain(std::iter::repeat_n('*', stars)).collect()
        }
    }
}

/// An address without its door number: everything from the first digit on is hidden, and so is everything from a number
/// in characters that counts houses, buildings or rooms (`八号`, `三单元`).
#[must_use]
pub fn masked_address(address: &str) -> String {
    let chars: Vec<char> = address.chars().collect();
    let cut = (0..chars.len()).find(|at| chars[*at].is_numeric() || is_door(&chars[*at..])).unwrap_or(chars.len());
    let shown: String = chars[..cut].iter().collect();
    if cut < chars.len() { format!("{shown}***") } else { shown }
}

/// Whether a number in characters stands here and counts houses, buildings, floors or rooms.
fn is_door(chars: &[char]) -> bool {
    const NUMERALS: &str = "〇零一二三四五六七八九十百两";
    const COUNTED: &str = "号栋幢座单室楼层弄户";
    let after = chars.iter().position(|c| !NUMERALS.contains(*c));
    after.is_some_and(|after| after > 0 && COUNTED.contains(chars[after]))
}
