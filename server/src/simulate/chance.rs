//! Chance from a seed: the same seed plays the same day on every machine.

use std::time::Duration;

/// A source of repeatable chance: splitmix64. Nothing secret may come from it.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Chance that always falls the same way.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Another one that follows from this one, so that what one part asks for does not change what another part gets.
    #[must_use]
    pub fn apart(&self, part: u64) -> Self {
        let mut other = Self(self.0 ^ part.wrapping_mul(0xd605_1f0d_8a3c_21b7));
        other.roll();
        other
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to just below 1.
    pub fn unit(&mut self) -> f64 {
        let bits = u32::try_from(self.roll() >> 32).unwrap_or_default();
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    /// Whether something happens that happens in this share of cases.
    pub fn falls(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// From 0 to one below `limit`; 0 when there is nothing to choose from.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.roll() % limit).unwrap_or_default()
    }

    /// One of these; `None` of nothing.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// So many seconds, evenly.
    pub fn seconds(&mut self, low: f64, high: f64) -> Duration {
        span(low + (high - low) * self.unit())
    }

    /// The wait for the next of things that happen by themselves, so many seconds apart on average.
    pub fn gap(&mut self, mean: f64) -> Duration {
        span(-(1.0 - self.unit()).ln() * mean)
    }

    /// Log-normal: half of all are shorter than the median, and few are very long.
    pub fn long_tailed(&mut self, median: f64, sigma: f64, least: f64) -> Duration {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        let normal = radius * (std::f64::consts::TAU * self.unit()).cos();
        span((median * (sigma * normal).exp()).clamp(least, 3600.0))
    }
}

/// Seconds as a span; never less than nothing.
fn span(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(of: impl Fn(&mut Chance) -> f64) -> f64 {
        let mut chance = Chance::new(7);
        (0..20_000).map(|_| of(&mut chance)).sum::<f64>() / 20_000.0
    }

    #[test]
    fn what_is_drawn_has_the_shape_it_claims() {
        assert!((mean(Chance::unit) - 0.5).abs() < 0.01);
        assert!((mean(|c| c.gap(30.0).as_secs_f64()) - 30.0).abs() < 1.0);
        let shorter = mean(|c| f64::from(u8::from(c.long_tailed(150.0, 0.7, 1.0) < Duration::from_secs(150))));
        assert!((shorter - 0.5).abs() < 0.02, "{shorter}");
        assert!((mean(|c| f64::from(u8::from(c.falls(0.2)))) - 0.2).abs() < 0.01);
    }

    #[test]
    fn a_seed_repeats_and_its_parts_differ() {
        let rolls = |mut chance: Chance| (0..5).map(|_| chance.roll()).collect::<Vec<_>>();
        let chance = Chance::new(3);
        assert_eq!(rolls(chance.clone()), rolls(Chance::new(3)));
        assert_ne!(rolls(chance.apart(1)), rolls(chance.apart(2)));
    }
}
