//! What became of everything that was sent, for the lines that are printed and for the comparison at the end.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Counts since the beginning.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Reports sent, those sent twice counted twice.
    pub sent: u64,
    /// Saved.
    pub taken: u64,
    /// Saved before.
    pub known: u64,
    /// Not saved, by what was wrong.
    pub refused: BTreeMap<String, u64>,
    /// What agents and customers did in their browsers, by what it was.
    pub deeds: BTreeMap<String, u64>,
}

#[derive(Debug, Default)]
struct State {
    totals: Totals,
    accepted: BTreeSet<usize>,
    /// How long answers took since the last line.
    waits: Vec<Duration>,
    /// How long all of them took.
    all_waits: Vec<Duration>,
}

/// Shared by everybody who sends.
#[derive(Debug, Default)]
pub struct Gauge(Mutex<State>);

/// Answers in a while.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Waits {
    /// Half of the answers came sooner.
    pub p50: Duration,
    /// All but one of a hundred came sooner.
    pub p99: Duration,
}

impl Gauge {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request was answered.
    pub fn answered(&self, took: Duration) {
        let mut state = self.state();
        state.waits.push(took);
        state.all_waits.push(took);
    }

    /// A report was saved, now or before.
    pub fn accepted(&self, report: usize, anew: bool) {
        let mut state = self.state();
        state.totals.sent += 1;
        state.accepted.insert(report);
        *(if anew { &mut state.totals.taken } else { &mut state.totals.known }) += 1;
    }

    /// A report was not saved.
    pub fn refused(&self, why: &str) {
        let mut state = self.state();
        state.totals.sent += 1;
        *state.totals.refused.entry(why.to_owned()).or_default() += 1;
    }

    /// Somebody did something in a browser.
    pub fn deed(&self, what: &str) {
        *self.state().totals.deeds.entry(what.to_owned()).or_default() += 1;
    }

    /// The counts so far.
    pub fn totals(&self) -> Totals {
        self.state().totals.clone()
    }

    /// The reports that are saved.
    pub fn all_accepted(&self) -> BTreeSet<usize> {
        self.state().accepted.clone()
    }

    /// How long answers took since this was asked last.
    pub fn waits(&self) -> Waits {
        Waits::of(std::mem::take(&mut self.state().waits))
    }

    /// How long answers took altogether.
    pub fn all_waits(&self) -> Waits {
        Waits::of(self.state().all_waits.clone())
    }
}

impl Waits {
    fn of(mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        let percentile = |percent: usize| {
            let place = (waits.len() * percent).div_ceil(100).max(1) - 1;
            waits.get(place).copied().unwrap_or_default()
        };
        Self { p50: percentile(50), p99: percentile(99) }
    }
}

impl Totals {
    /// Saved, now or before.
    #[must_use]
    pub const fn accepted(&self) -> u64 {
        self.taken + self.known
    }
}

impl fmt::Display for Waits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "answers p50 {:.1} ms, p99 {:.1} ms", self.p50.as_secs_f64() * 1e3, self.p99.as_secs_f64() * 1e3)
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refused: u64 = self.refused.values().sum();
        write!(f, "sent {}, accepted {}, refused {refused}", self.sent, self.accepted())?;
        listed(f, &self.refused)
    }
}

/// `(one 1, other 2)`, or nothing.
fn listed(f: &mut fmt::Formatter<'_>, counts: &BTreeMap<String, u64>) -> fmt::Result {
    let list: Vec<String> = counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
    if list.is_empty() { Ok(()) } else { write!(f, " ({})", list.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_answers() {
        let gauge = Gauge::default();
        (1..=200).rev().for_each(|ms| gauge.answered(Duration::from_millis(ms)));
        let waits = Waits { p50: Duration::from_millis(100), p99: Duration::from_millis(198) };
        assert_eq!(gauge.waits(), waits);
        assert_eq!((gauge.waits(), gauge.all_waits()), (Waits::default(), waits));
    }

    #[test]
    fn a_line_tells_what_was_refused() {
        let gauge = Gauge::default();
        gauge.accepted(1, true);
        gauge.accepted(1, false);
        gauge.refused("at too_old");
        assert_eq!(gauge.totals().to_string(), "sent 3, accepted 2, refused 1 (at too_old 1)");
        assert_eq!(gauge.all_accepted(), BTreeSet::from([1]));
    }
}
