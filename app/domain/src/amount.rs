//! Money and weight, in whole units.

use serde::{Deserialize, Serialize};

/// Money in fen, the hundredth part of a yuan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// The largest amount a form accepts: 100 million yuan.
    pub const MAX: Self = Self(10_000_000_000);

    /// Reads `800`, `800.5`, `800.50`, `1,200.00`, `¥800`, `８００元`; refuses negative amounts, a third decimal, and a
    /// comma or `元` where it could mean a decimal point (`1,5`, `8元5`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = crate::search::halfwidth(text).chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.strip_prefix('¥').unwrap_or(&plain);
        let plain = plain.strip_suffix('元').unwrap_or(plain);
        let (yuan, rest) = plain.split_once('.').unwrap_or((plain, ""));
        let yuan = ungrouped(yuan)?;
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if yuan.is_empty() || yuan.len() > 9 || rest.len() > 2 || !digits(&yuan) || !digits(rest) {
            return None;
        }
        let fen = format!("{rest:0<2}").parse::<i64>().ok()?;
        let total = yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fen)?;
        (total <= Self::MAX.0).then_some(Self(total))
    }

    /// Yuan with two decimals and no separator: `800.50`; with a sign only below zero.
    #[must_use]
    pub fn yuan(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// The digits without commas, if these part groups of three.
fn ungrouped(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let grouped = digits.contains(',');
    let fits = !grouped || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    fits.then(|| digits.replace(',', ""))
}

/// Weight in grams.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grams(pub i64);

impl Grams {
    /// Digits of the heaviest consignment that is read, in kilograms.
    const MOST_KG_DIGITS: usize = 7;

    /// Reads kilograms to the gram: `1.25`, `2kg`, `３公斤`; refuses a sign, a comma and a fourth decimal.
    #[must_use]
    pub fn parse_kg(text: &str) -> Option<Self> {
        let plain = crate::search::halfwidth(text).trim().to_ascii_lowercase();
        let plain = plain.strip_suffix("kg").or_else(|| plain.strip_suffix("公斤")).unwrap_or(&plain).trim_end();
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > Self::MOST_KG_DIGITS || part.len() > 3 || !digits(whole) || !digits(part) {
            return None;
        }
        let part: i64 = [part, &"000"[part.len()..]].concat().parse().ok()?;
        Some(Self(whole.parse::<i64>().ok()? * 1_000 + part))
    }
}
