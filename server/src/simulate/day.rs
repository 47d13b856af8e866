//! How calls come in over a day: a courier's hotline rings most when parcels are delivered, at ten and at half past three,
//! less over noon, and hardly at night.

use super::chance::Chance;
use std::time::Duration;

/// Relative load at each full hour from 0 to 24; between two hours it changes evenly.
const LOAD: [f64; 25] = [
    0.10, 0.06, 0.04, 0.03, 0.04, 0.08, 0.15, 0.35, 0.80, 1.35, 1.60, 1.45, 0.95, 0.85, 1.15, 1.45, 1.40, 1.15, 0.85,
    0.65, 0.50, 0.40, 0.28, 0.18, 0.10,
];
/// The working day, over which the load is 1 on average.
const OPEN: (usize, usize) = (8, 20);
const HOUR: f64 = 3600.0;

/// The load at a time of day in seconds, 1 being the mean of the working day.
#[must_use]
pub fn load(at: f64) -> f64 {
    let hours = (at / HOUR).rem_euclid(24.0);
    let pair = LOAD.windows(2).zip(0_u32..).find(|(_, hour)| hours < f64::from(*hour) + 1.0);
    let raw = pair.map_or(LOAD[0], |(pair, hour)| pair[0] + (pair[1] - pair[0]) * (hours - f64::from(hour)));
    raw / mean_of_working_day()
}

fn mean_of_working_day() -> f64 {
    let hours = &LOAD[OPEN.0..=OPEN.1];
    let sum: f64 = hours.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])).sum();
    let count = u32::try_from(OPEN.1 - OPEN.0).unwrap_or(1);
    sum / f64::from(count)
}

/// When calls come in: a Poisson process as dense as the busiest moment, thinned to the load of each.
#[must_use]
pub fn arrivals(chance: &mut Chance, calls_per_hour: f64, from: Duration, duration: Duration) -> Vec<Duration> {
    let most = LOAD.iter().copied().fold(0.0, f64::max) / mean_of_working_day();
    let (mut at, mut arrivals) = (Duration::ZERO, Vec::new());
    if calls_per_hour <= 0.0 {
        return arrivals;
    }
    loop {
        at += chance.gap(HOUR / (calls_per_hour * most));
        if at >= duration {
            return arrivals;
        }
        if chance.falls(load((from + at).as_secs_f64()) / most) {
            arrivals.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(12);

    fn of_day(seed: u64) -> Vec<Duration> {
        arrivals(&mut Chance::new(seed), 300.0, Duration::from_hours(8), DAY)
    }

    #[test]
    fn a_working_day_sums_to_the_calls_per_hour() {
        for seed in 0..5 {
            let count = f64::from(u32::try_from(of_day(seed).len()).unwrap());
            // 3600 are expected; five standard deviations are 300.
            assert!((count - 3600.0).abs() < 300.0, "{count}");
        }
    }

    #[test]
    fn the_peaks_lie_in_the_morning_and_in_the_afternoon() {
        let arrivals = of_day(1);
        let between = |from: u64, to: u64| {
            let hours = Duration::from_hours(from - 8)..Duration::from_hours(to - 8);
            arrivals.iter().filter(|at| hours.contains(*at)).count()
        };
        assert!(between(10, 11) > 2 * between(19, 20));
        assert!(between(10, 11) > between(12, 13) && between(15, 16) > between(12, 13));
        assert!(load(3.0 * HOUR) < 0.05);
    }

    #[test]
    fn a_seed_gives_the_same_day_and_another_one_another() {
        assert_eq!(of_day(4), of_day(4));
        assert_ne!(of_day(4), of_day(5));
        assert!(arrivals(&mut Chance::new(1), 0.0, Duration::ZERO, DAY).is_empty());
    }
}
