//! The expected wait: what is told, and that it holds.

use domain::queue::{
    CannotTell, ExpectedWait, Line,
    wait::{LEAST_HANDLED, expected_wait},
};

const MINUTE: i64 = 60_000;

fn line(ahead: u32, places: u32, handled: u32, mean_minutes: i64) -> Line {
    Line { ahead, places, handled, handling_ms: i64::from(handled) * mean_minutes * MINUTE }
}

#[test]
fn a_range_or_that_nobody_can_tell() {
    let table = [
        (line(0, 1, 4, 5), ExpectedWait::CannotTell(CannotTell::TooFew)),
        (line(0, 0, 400, 5), ExpectedWait::CannotTell(CannotTell::NobodyThere)),
        // The next place of one agent: 5 min, more and less 1.28 × √(1 + 1/400) × 5 min.
        (line(0, 1, 400, 5), ExpectedWait::Between { least: 0, most: 12 * 60 }),
        // The tenth of ten agents: 5 min, more and less 1.28 × √(1/10 + 1/400) × 5 min = 2.05 min.
        (line(9, 10, 400, 5), ExpectedWait::Between { least: 120, most: 8 * 60 }),
        // A mean of only five is worth less: √(1/10 + 1/5) widens it to 3.5 min.
        (line(9, 10, 5, 5), ExpectedWait::Between { least: 60, most: 9 * 60 }),
        (line(99, 10, 400, 5), ExpectedWait::Between { least: 42 * 60, most: 58 * 60 }),
        (line(149, 10, 400, 5), ExpectedWait::AtLeast { least: 65 * 60 }),
        // Never promised to be nothing.
        (line(0, 100, 400, 1), ExpectedWait::Between { least: 0, most: 60 }),
    ];
    for (line, expected) in table {
        assert_eq!(expected_wait(&line), expected, "{line:?}");
    }
    assert!(matches!(expected_wait(&line(0, 1, LEAST_HANDLED, 5)), ExpectedWait::Between { .. }));
}

#[test]
fn nothing_overflows() {
    let most = Line { ahead: u32::MAX, places: 1, handled: 5, handling_ms: i64::MAX };
    assert!(matches!(expected_wait(&most), ExpectedWait::AtLeast { .. }));
    let wrong = Line { handling_ms: -1, ..most };
    assert_eq!(expected_wait(&wrong), ExpectedWait::Between { least: 0, most: 60 });
}

/// A floor on which every talk lasts a random time: of those who were told a range, about four of five wait that long.
#[test]
fn four_of_five_wait_as_long_as_they_were_told() {
    let mut state = 7_u64;
    let mut talk_ms = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = f64::from(u32::try_from(state >> 33).unwrap()) / f64::from(1_u32 << 31);
        #[expect(clippy::cast_possible_truncation, reason = "a few minutes")]
        let ms = (-(1.0 - share).ln() * 300_000.0) as i64;
        ms
    };
    for (ahead, places) in [(0, 2), (3, 4), (9, 6), (19, 10)] {
        let mut inside = 0;
        for _ in 0..1000 {
            let told = expected_wait(&line(ahead, places, 200, 5));
            let mut free_at: Vec<i64> = (0..places).map(|_| talk_ms()).collect();
            for _ in 0..ahead {
                let next = free_at.iter_mut().min().unwrap();
                *next += talk_ms();
            }
            let waited = u32::try_from(free_at.iter().min().unwrap() / 1000).unwrap();
            inside +=
                u32::from(matches!(told, ExpectedWait::Between { least, most } if (least..=most).contains(&waited)));
        }
        assert!((750..=990).contains(&inside), "{ahead} ahead of {places} places: {inside} of 1000");
    }
}
