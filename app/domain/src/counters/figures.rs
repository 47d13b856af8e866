//! Figures that can be added: counts and sums. Shares and means keep both of their parts, and are never rounded before
//! somebody shows them.

use super::ContactSet;
use crate::queue::{Contact, Leg, Settings};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A share: so many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ratio {
    /// The part.
    pub part: i64,
    /// The whole.
    pub whole: i64,
}

/// A mean: a sum over so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mean {
    /// The sum.
    pub sum: i64,
    /// Over how many.
    pub count: i64,
}

impl Ratio {
    /// The share in thousandths, rounded half up; `None` while there is nothing to be a share of.
    #[must_use]
    pub fn permille(&self) -> Option<i64> {
        rounded(self.part.checked_mul(1000)?, self.whole)
    }
}

impl Mean {
    /// The mean in the unit of the sum, rounded half up; `None` while there is nothing.
    #[must_use]
    pub fn rounded(&self) -> Option<i64> {
        rounded(self.sum, self.count)
    }

    /// The mean in tenths of that unit.
    #[must_use]
    pub fn tenths(&self) -> Option<i64> {
        rounded(self.sum.checked_mul(10)?, self.count)
    }
}

fn rounded(sum: i64, count: i64) -> Option<i64> {
    (count > 0).then(|| (2 * sum + count).div_euclid(2 * count))
}

/// What a group of contacts comes to. Only [`ContactSet::KEPT`] are counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    counts: [i64; ContactSet::KEPT.len()],
    /// Milliseconds that [`ContactSet::AnsweredTimed`] waited for the first answer.
    pub wait_ms: i64,
    /// Milliseconds of talk in [`ContactSet::Handled`], without holds.
    pub talk_ms: i64,
    /// Milliseconds on hold in them.
    pub hold_ms: i64,
    /// Milliseconds of wrap-up in them.
    pub wrap_up_ms: i64,
    /// Points that [`ContactSet::Scored`] gave.
    pub points: i64,
}

impl Figures {
    /// What one contact comes to.
    #[must_use]
    pub fn of(contact: &Contact, settings: &Settings) -> Self {
        let mut figures = Self::default();
        for (count, set) in figures.counts.iter_mut().zip(ContactSet::KEPT) {
            *count = i64::from(set.holds_always(contact, settings));
        }
        if figures.count(ContactSet::AnsweredTimed) > 0 {
            figures.wait_ms = contact.first_wait().map_or(0, |wait| wait.num_milliseconds());
        }
        if figures.count(ContactSet::Handled) > 0 {
            let sum = |part: fn(&Leg) -> Option<TimeDelta>| {
                contact.legs.iter().filter_map(part).map(|span| span.num_milliseconds()).sum::<i64>()
            };
            figures.hold_ms = sum(|leg| leg.answered_at.map(|_| leg.held()));
            figures.talk_ms = sum(Leg::connected) - figures.hold_ms;
            figures.wrap_up_ms = sum(Leg::wrapping);
        }
        figures.points = contact.score.map_or(0, |score| u8::from(score).into());
        figures
    }

    /// How many are in a set; 0 for one that is not kept.
    #[must_use]
    pub fn count(&self, set: ContactSet) -> i64 {
        let place = ContactSet::KEPT.iter().position(|kept| *kept == set);
        place.map_or(0, |place| self.counts[place])
    }

    /// With others, or without them again.
    pub(super) fn merge(&mut self, other: &Self, sign: i64) {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += sign * theirs;
        }
        self.wait_ms += sign * other.wait_ms;
        self.talk_ms += sign * other.talk_ms;
        self.hold_ms += sign * other.hold_ms;
        self.wrap_up_ms += sign * other.wrap_up_ms;
        self.points += sign * other.points;
    }

    /// 接通率: answered within the setting ÷ (answered + abandoned, the short ones apart).
    #[must_use]
    pub fn service_level(&self) -> Ratio {
        self.ratio(ContactSet::AnsweredInTime, ContactSet::Judged)
    }

    /// 平均应答, in milliseconds: of answered contacts only.
    #[must_use]
    pub fn average_answer(&self) -> Mean {
        Mean { sum: self.wait_ms, count: self.count(ContactSet::AnsweredTimed) }
    }

    /// 放弃率: abandoned, the short ones apart, ÷ enqueued.
    #[must_use]
    pub fn abandon_rate(&self) -> Ratio {
        self.ratio(ContactSet::Abandoned, ContactSet::Enqueued)
    }

    /// 平均处理时长, in milliseconds: talk, hold and wrap-up of handled contacts.
    #[must_use]
    pub fn average_handling(&self) -> Mean {
        let sum = self.talk_ms + self.hold_ms + self.wrap_up_ms;
        Mean { sum, count: self.count(ContactSet::Handled) }
    }

    /// 满意度, in points.
    #[must_use]
    pub fn satisfaction(&self) -> Mean {
        Mean { sum: self.points, count: self.count(ContactSet::Scored) }
    }

    fn ratio(&self, part: ContactSet, whole: ContactSet) -> Ratio {
        Ratio { part: self.count(part), whole: self.count(whole) }
    }
}
