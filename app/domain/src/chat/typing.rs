//! Who is writing just now. It is worth nothing a few seconds later, so it is kept nowhere but in memory.

use super::Side;
use crate::time::Instant;

/// How long somebody counts as writing after the last key.
pub const TYPING_SECONDS: i64 = 6;

/// When each side last wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Typing {
    customer: Option<Instant>,
    agent: Option<Instant>,
}

impl Typing {
    /// A side presses keys. Gives whether the other side sees something new.
    pub fn press(&mut self, side: Side, now: Instant) -> bool {
        let before = self.is_typing(side, now);
        *self.of(side) = Some(now);
        !before
    }

    /// A side has sent what it wrote, or emptied the field. Gives whether the other side sees something new.
    pub fn stop(&mut self, side: Side, now: Instant) -> bool {
        let before = self.is_typing(side, now);
        *self.of(side) = None;
        before
    }

    /// Whether a side is writing.
    #[must_use]
    pub fn is_typing(&self, side: Side, now: Instant) -> bool {
        let last = match side {
            Side::Customer => self.customer,
            Side::Agent => self.agent,
        };
        last.is_some_and(|at| (now - at).num_seconds() < TYPING_SECONDS)
    }

    /// Whether neither side is writing, so that nothing need be remembered.
    #[must_use]
    pub fn is_quiet(&self, now: Instant) -> bool {
        !self.is_typing(Side::Customer, now) && !self.is_typing(Side::Agent, now)
    }

    const fn of(&mut self, side: Side) -> &mut Option<Instant> {
        match side {
            Side::Customer => &mut self.customer,
            Side::Agent => &mut self.agent,
        }
    }
}
