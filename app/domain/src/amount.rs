//! Money and weight, in whole units.

use serde::{Deserialize, Serialize};

/// Money in fen, the hundredth part of a yuan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// The largest amount a form accepts: 100 million yuan.
    pub const MAX: Self = Self(10_000_000_000);

    /// Reads `800`, `800.5`, `800.50`, `1,200.00`, `¥800`, `８００元`; refuses negative amounts and a third decimal.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = crate::search::halfwidth(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '¥' | '元'))
            .collect();
        let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if yuan.is_empty() || yuan.len() > 9 || rest.len() > 2 || !digits(yuan) || !digits(rest) {
            return None;
        }
        let fen = format!("{rest:0<2}").parse::<i64>().ok()?;
        let total = yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fen)?;
        (total <= Self::MAX.0).then_some(Self(total))
    }

    /// Yuan with two decimals and no sign or separator: `800.50`.
    #[must_use]
    pub fn yuan(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Weight in grams.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grams(pub i64);
