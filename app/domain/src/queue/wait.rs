//! How long somebody in the queue will probably still wait: a range, or that nobody can tell.
//!
//! # Method
//! With `p` = how many must be taken until this one is (those ahead and this one), `s` = how many contacts the agents
//! who take such contacts can have at once, `n` = how many were handled today and `H` = their mean handling time, the
//! `p`-th place gets free after about `p × H ÷ s`. Handling times scatter about as much as they last, so the wait
//! scatters by the share `√(1/p)`, and the mean itself is only known to the share `√(1/n)`. The range is that estimate
//! more and less 1.28 times both together, which holds four waits of five; it is rounded outwards to whole minutes.
//!
//! Nobody can tell when fewer than [`LEAST_HANDLED`] contacts were handled, or when nobody is there who takes them. Above
//! [`LONGEST_SECONDS`] only the lower end is told: a range of hours promises what nobody knows.

use serde::{Deserialize, Serialize};

/// How many handled contacts an estimate needs.
pub const LEAST_HANDLED: u32 = 5;
/// The longest wait whose upper end is told.
pub const LONGEST_SECONDS: u32 = 3600;
/// Shares and the factor of the range are counted in thousandths.
const THOUSAND: i64 = 1000;
const WIDTH: i64 = 1280;

/// Where somebody stands, and how fast the queue moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// How many wait that are taken sooner.
    pub ahead: u32,
    /// How many contacts the agents who take such contacts can have at once.
    pub places: u32,
    /// How many such contacts were handled today.
    pub handled: u32,
    /// Milliseconds of their handling altogether.
    pub handling_ms: i64,
}

/// What can be said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedWait {
    /// Probably between these, in seconds.
    Between {
        /// Whole minutes, in seconds.
        least: u32,
        /// Whole minutes, in seconds.
        most: u32,
    },
    /// Probably longer than this, in seconds.
    AtLeast {
        /// Whole minutes, in seconds.
        least: u32,
    },
    /// Nobody can tell.
    CannotTell(CannotTell),
}

/// Why nobody can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CannotTell {
    /// It does not wait.
    NotWaiting,
    /// Nobody is there who takes such contacts.
    NobodyThere,
    /// Too few were handled today.
    TooFew,
    /// A telephone system decides, and we do not know how.
    RunByTelephone,
}

/// The expected wait from now on.
#[must_use]
pub fn expected_wait(line: &Line) -> ExpectedWait {
    if line.places == 0 {
        return ExpectedWait::CannotTell(CannotTell::NobodyThere);
    }
    if line.handled < LEAST_HANDLED {
        return ExpectedWait::CannotTell(CannotTell::TooFew);
    }
    let (turns, handled) = (i64::from(line.ahead) + 1, i64::from(line.handled));
    let mean_ms = line.handling_ms.max(0) / handled;
    let estimate_ms = turns.saturating_mul(mean_ms) / i64::from(line.places);
    // √(1/p + 1/n) in thousandths.
    let scatter = (THOUSAND * THOUSAND * (turns + handled) / (turns * handled)).isqrt();
    let width_ms = (estimate_ms / THOUSAND).saturating_mul(scatter).saturating_mul(WIDTH) / THOUSAND;
    let least = minutes((estimate_ms - width_ms).max(0), 0);
    let most = minutes(estimate_ms.saturating_add(width_ms), 59_999).max(60);
    if most > LONGEST_SECONDS { ExpectedWait::AtLeast { least } } else { ExpectedWait::Between { least, most } }
}

/// Whole minutes in seconds, after adding so many milliseconds.
fn minutes(ms: i64, more_ms: i64) -> u32 {
    u32::try_from(ms.saturating_add(more_ms) / 60_000 * 60).unwrap_or(u32::MAX)
}
