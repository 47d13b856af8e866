//! The live counters, each defined once: for the board, for reports and for tests.
//!
//! [`Counters`] takes in what happens on the floor and keeps the figures of each day; a [`Snapshot`] is what a board
//! shows at one instant. Every figure is a count of rows, a sum over rows, or two of these; [`Drill`] is the filter that
//! selects those rows, and the counts are made by the same predicates, so count and rows agree.
//!
//! A contact counts to the local day on which it arrived, with everything that became of it. So both parts of a share
//! are about the same contacts, nothing is ever reset, and a day that is over only changes when a late report is about
//! it. Times of agents count to the day on which they passed.
//!
//! What is not known is counted against us, never for us: an answer after an unknown wait is an answer, but not a quick
//! one; a customer who gave up after an unknown wait gave up.

mod address;
mod alert;
mod define;
mod drill;
mod due;
mod figures;
mod first;
mod gauge;
mod keep;
mod set;
mod snapshot;

pub use alert::{Alert, AlertRules, Quiet, Told, alerts};
pub use define::{Counter, Definition, Unit};
pub use drill::{Drill, InQueue, Rows};
pub use due::{Bands, Breach, BreachOf, Callback, CallbackSet, DeadlineBand, DeadlineRow, Deadlines, RunningClock};
pub use figures::{Figures, Mean, Ratio};
pub use first::{FirstContact, Repeats};
pub use gauge::{Gauge, Level, Limit, Limits};
pub use keep::Counters;
pub use set::{ContactSet, Sight};
pub use snapshot::{AgentNow, Quarter, QueueNow, Snapshot, StateCount};
