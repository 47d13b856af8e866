//! Bad lines: reports that arrive late, twice, in another order, or never.

use super::{
    chance::Chance,
    script::{Tells, Told},
};
use std::time::Duration;

/// How bad the lines are, in shares of the reports.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lines {
    /// Late.
    pub late: f64,
    /// Sent twice.
    pub twice: f64,
    /// Never sent.
    pub never: f64,
    /// How late at most.
    pub latest: Duration,
}

/// A report on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// When it is sent.
    pub at: Duration,
    /// Which report, by its place in the script.
    pub report: usize,
}

impl Lines {
    /// Nothing goes wrong.
    pub const GOOD: Self = Self { late: 0.0, twice: 0.0, never: 0.0, latest: Duration::ZERO };

    /// Lines on which so many of a hundred reports come late, half as many twice, and one in eight of those never.
    #[must_use]
    pub fn bad(percent: f64) -> Self {
        let late = percent / 100.0;
        Self { late, twice: late / 2.0, never: late / 8.0, latest: Duration::from_secs(40) }
    }

    /// When each report is sent, in this order.
    #[must_use]
    pub fn deliver(&self, chance: &mut Chance, told: &[Told]) -> Vec<Delivery> {
        let mut deliveries = Vec::with_capacity(told.len());
        for (report, Told { at, what }) in told.iter().enumerate() {
            if may_be_lost(what) && chance.falls(self.never) {
                continue;
            }
            let mut sent = || {
                let delay = if chance.falls(self.late) { self.latest.mul_f64(chance.unit()) } else { Duration::ZERO };
                deliveries.push(Delivery { at: *at + delay, report });
                chance.falls(self.twice)
            };
            if sent() {
                sent();
            }
        }
        deliveries.sort_by_key(|delivery| delivery.at);
        deliveries
    }
}

/// Without the end of a call or of an agent's day somebody would have to clear up by hand: those reports come in the end.
const fn may_be_lost(what: &Tells) -> bool {
    matches!(
        what,
        Tells::Offered { .. }
            | Tells::Answered { .. }
            | Tells::Held { .. }
            | Tells::Resumed { .. }
            | Tells::Identified { .. }
            | Tells::Wrapped { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::script::{Scene, play};
    use std::collections::BTreeMap;

    fn told() -> Vec<Told> {
        let (from, duration) = (Duration::from_hours(9), Duration::from_hours(4));
        play(9, &Scene { agents: 6, calls_per_hour: 120.0, from, duration, matters: 50 }).told
    }

    #[test]
    fn good_lines_bring_each_report_once_at_its_time() {
        let told = told();
        let deliveries = Lines::GOOD.deliver(&mut Chance::new(1), &told);
        assert_eq!(deliveries.len(), told.len());
        assert!(deliveries.iter().enumerate().all(|(place, d)| d.report == place && d.at == told[place].at));
    }

    #[test]
    fn bad_lines_never_bring_a_report_before_it_happened() {
        let told = told();
        let lines = Lines { never: 0.1, twice: 0.3, late: 0.5, latest: Duration::from_secs(90) };
        let deliveries = lines.deliver(&mut Chance::new(1), &told);
        let mut count: BTreeMap<usize, usize> = BTreeMap::new();
        for delivery in &deliveries {
            assert!(delivery.at >= told[delivery.report].at);
            *count.entry(delivery.report).or_default() += 1;
        }
        assert!(count.len() < told.len() && count.values().any(|sent| *sent == 2));
        assert!(deliveries.windows(2).any(|pair| pair[0].report > pair[1].report));
        let lost = (0..told.len()).filter(|report| !count.contains_key(report));
        assert!(lost.map(|report| told[report].what).all(|what| may_be_lost(&what)));
    }
}
