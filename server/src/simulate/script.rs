//! What a telephone system, its customers and its agents do: a whole shift, worked out before anything is sent.
//!
//! Times are those of the simulated day, from the beginning of the shift.

mod close;
mod play;

pub use close::close;
pub use play::play;

use domain::queue::{AwayReason, Resolution};
use std::time::Duration;

/// The queue of everyday calls.
pub const HOTLINE: &str = "hotline";
/// The queue of claims.
pub const CLAIMS: &str = "claims";

/// What is to be played.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scene {
    /// Agents whose telephone the telephone system runs.
    pub agents: usize,
    /// Calls in an hour of average load.
    pub calls_per_hour: f64,
    /// The time of day at which it begins.
    pub from: Duration,
    /// How long it lasts.
    pub duration: Duration,
    /// Matters that customers may call about.
    pub matters: usize,
}

/// A customer who calls.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caller {
    /// What about.
    pub matter: usize,
    /// Where the call comes in.
    pub queue: &'static str,
    /// Whether the waybill was keyed in before anybody answered.
    pub keyed: bool,
    /// Whether it becomes a complaint.
    pub complains: bool,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// When.
    pub at: Duration,
    /// What.
    pub what: Tells,
}

/// What happened, by the numbers of calls and agents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tells {
    /// An agent came.
    SignedOn { agent: usize },
    /// An agent takes calls.
    Ready { agent: usize },
    /// An agent is away.
    Break { agent: usize, reason: AwayReason },
    /// An agent went.
    SignedOff { agent: usize },
    /// A call came in.
    Arrived { call: usize },
    /// It rings.
    Offered { call: usize, agent: usize },
    /// It no longer rings, and nobody took it.
    OfferEnded { call: usize, agent: usize },
    /// It was taken.
    Answered { call: usize, agent: usize },
    /// It turned out which waybill it is about.
    Identified { call: usize },
    /// It is on hold.
    Held { call: usize, agent: usize },
    /// It no longer is.
    Resumed { call: usize, agent: usize },
    /// It was passed on to another agent, or to the queue of claims.
    Transferred { call: usize, agent: usize, to: Option<usize> },
    /// The customer gave up.
    Abandoned { call: usize },
    /// The customer hung up.
    Ended { call: usize },
    /// The agent finished the record.
    Wrapped { call: usize, agent: usize, resolution: Resolution },
}

/// A shift.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Script {
    /// What happened, in order.
    pub told: Vec<Told>,
    /// Who called, by the number of the call.
    pub callers: Vec<Caller>,
}

impl Tells {
    /// The call it is about; `None` for what is about an agent alone.
    #[must_use]
    pub const fn call(&self) -> Option<usize> {
        match *self {
            Self::SignedOn { .. } | Self::Ready { .. } | Self::Break { .. } | Self::SignedOff { .. } => None,
            Self::Arrived { call }
            | Self::Offered { call, .. }
            | Self::OfferEnded { call, .. }
            | Self::Answered { call, .. }
            | Self::Identified { call }
            | Self::Held { call, .. }
            | Self::Resumed { call, .. }
            | Self::Transferred { call, .. }
            | Self::Abandoned { call }
            | Self::Ended { call }
            | Self::Wrapped { call, .. } => Some(call),
        }
    }
}

#[cfg(test)]
mod tests;
