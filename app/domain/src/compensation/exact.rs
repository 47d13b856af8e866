//! Exact amounts: fractions of fen, rounded once, at the end of a line.

use super::claim::Share;
use crate::amount::Fen;

/// A fraction of fen that is never negative. Facts and packs are bounded so that products fit; should they not, they
/// stop at the largest number instead of going wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    pub fn whole(fen: Fen) -> Self {
        Self::over(i128::from(fen.0), 1)
    }

    pub fn over(numerator: i128, denominator: i128) -> Self {
        Self { numerator: numerator.max(0), denominator: denominator.max(1) }
    }

    pub fn times(self, share: Share) -> Self {
        let numerator = self.numerator.saturating_mul(i128::from(share.0));
        Self::over(numerator, self.denominator.saturating_mul(i128::from(share.1)))
    }

    pub fn is_below(self, other: Self) -> bool {
        self.numerator.saturating_mul(other.denominator) < other.numerator.saturating_mul(self.denominator)
    }

    pub fn least(self, other: Self) -> Self {
        if other.is_below(self) { other } else { self }
    }

    pub fn most(self, other: Self) -> Self {
        if self.is_below(other) { other } else { self }
    }

    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whole fen, half up.
    pub fn rounded(self) -> Fen {
        let (whole, rest) = (self.numerator / self.denominator, self.numerator % self.denominator);
        // `rest` is below the denominator, so the difference cannot overflow as doubling it could.
        let up = i128::from(rest > 0 && rest >= self.denominator - rest);
        Fen(i64::try_from(whole + up).unwrap_or(i64::MAX))
    }

    /// Whether rounding changes it.
    pub fn is_broken(self) -> bool {
        self.numerator % self.denominator != 0
    }
}
