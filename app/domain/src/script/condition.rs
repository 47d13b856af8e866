//! What a check asks of form and facts.

use super::{NodeId, Slot, known::Known};
use crate::complaint::{Input, kind::coded};
use serde::{Deserialize, Serialize};

/// One case of a [`Body::Check`](super::Body::Check).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What must hold.
    pub when: Condition,
    /// Where to go then.
    pub goto: NodeId,
}

/// A question to form and facts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// It holds this code.
    Equals(Slot, String),
    /// It holds one of these codes.
    AnyOf(Slot, Vec<String>),
    /// Something is in it.
    Filled(Slot),
    /// Nothing is in it.
    Empty(Slot),
}

coded! {
    /// How a condition compares.
    Test {
        /// 是
        Equals = "equals",
        /// 是其中之一
        AnyOf = "any_of",
        /// 有内容
        Filled = "filled",
        /// 没有内容
        Empty = "empty",
    }
}

impl Condition {
    /// Puts a condition together; a comparison with one value takes the first of them.
    #[must_use]
    pub fn new(slot: Slot, test: Test, values: Vec<String>) -> Self {
        match test {
            Test::Equals => Self::Equals(slot, values.into_iter().next().unwrap_or_default()),
            Test::AnyOf => Self::AnyOf(slot, values),
            Test::Filled => Self::Filled(slot),
            Test::Empty => Self::Empty(slot),
        }
    }

    /// Whether it holds.
    pub(super) fn holds(&self, known: &Known<'_>) -> bool {
        match self {
            Self::Equals(slot, code) => slot.value(known) == code,
            Self::AnyOf(slot, codes) => codes.iter().any(|code| slot.value(known) == code),
            Self::Filled(slot) => !slot.value(known).is_empty(),
            Self::Empty(slot) => slot.value(known).is_empty(),
        }
    }

    /// What it asks.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        match self {
            Self::Equals(slot, _) | Self::AnyOf(slot, _) | Self::Filled(slot) | Self::Empty(slot) => *slot,
        }
    }

    /// How it compares.
    #[must_use]
    pub const fn test(&self) -> Test {
        match self {
            Self::Equals(..) => Test::Equals,
            Self::AnyOf(..) => Test::AnyOf,
            Self::Filled(_) => Test::Filled,
            Self::Empty(_) => Test::Empty,
        }
    }

    /// What it compares with; nothing where it only asks whether there is something.
    #[must_use]
    pub fn values(&self) -> &[String] {
        match self {
            Self::Equals(_, code) => std::slice::from_ref(code),
            Self::AnyOf(_, codes) => codes,
            Self::Filled(_) | Self::Empty(_) => &[],
        }
    }

    /// The same question to something else. Values that it does not take are left out; what takes codes only is then
    /// compared with its first one, so that the condition says something from the start.
    #[must_use]
    pub fn of(&self, slot: Slot) -> Self {
        let fits = |value: &&String| !value.is_empty() && slot.parse(value).is_ok();
        Self::with_first(slot, self.test(), self.values().iter().filter(fits).cloned().collect())
    }

    /// The same question asked otherwise. The values stay as far as it has a place for them.
    #[must_use]
    pub fn by(&self, test: Test) -> Self {
        let values = self.values().iter().filter(|value| !value.is_empty());
        Self::with_first(self.slot(), test, values.cloned().collect())
    }

    fn with_first(slot: Slot, test: Test, mut values: Vec<String>) -> Self {
        if let (true, Input::Choice([first, ..])) = (values.is_empty(), slot.input()) {
            values.push((*first).to_owned());
        }
        Self::new(slot, test, values)
    }
}
