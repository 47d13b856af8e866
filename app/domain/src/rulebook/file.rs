//! Pack files: everything a pack says, as an administrator writes and reads it. The format is described in
//! `data/packs/README.md`.

use super::{Grade, Named, Pack, definition::Definition, inspect, schedule::Schedule};
use crate::{
    compensation::CompensationPackProblem,
    json::tree::{Misfit, Node},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest pack that is read, in bytes.
pub const LONGEST_PACK: usize = 1024 * 1024;

/// One pack file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// For instance `CN-EXPRESS`.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// First local day of acceptance it applies to.
    pub valid_from: NaiveDate,
    /// Last local day of acceptance it applies to; absent = still in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Whose law, for instance `CN`.
    pub jurisdiction: String,
    /// The document, in Chinese and English.
    pub source: Named,
    /// How well its rules were checked, unless a rule says otherwise.
    pub grade: Grade,
    /// The clocks.
    pub clocks: Vec<Definition>,
    /// The recurring duties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
}

/// Why a pack is refused, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[error("line {line}: {reason}")]
pub struct PackFault {
    /// Line of the text, from 1.
    pub line: u32,
    /// Why.
    pub reason: PackReason,
}

/// Why a pack is refused. Rules are named by their id in the pack, those of other packs by their full id.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackReason {
    /// More than [`LONGEST_PACK`].
    #[error("the text is too long")]
    TooLong,
    /// Not JSON of whole numbers, or broken off.
    #[error("not JSON of whole numbers")]
    Unreadable,
    /// JSON of another form.
    #[error("{0}")]
    Misfit(Misfit),
    /// More rules than anybody could read.
    #[error("{count} rules are too many")]
    TooMany {
        /// How many there are.
        count: u32,
    },
    /// A name that is empty, too long or made of other signs than letters, digits, `.`, `_` and `-`.
    #[error("{name} is no name")]
    Name {
        /// The name.
        name: String,
    },
    /// A text for people that is empty or too long.
    #[error("a text is empty or too long")]
    Text,
    /// The dates of validity contradict each other.
    #[error("{rule}: the dates of validity contradict each other")]
    Validity {
        /// The rule; empty = the pack itself.
        rule: String,
    },
    /// A timing that cannot be counted as written, or that is longer than a hundred years.
    #[error("{rule}: the timing contradicts itself")]
    Timing {
        /// The rule.
        rule: String,
    },
    /// A clock that is not our own would stand still.
    #[error("{rule}: only house clocks may pause")]
    PauseNotOurs {
        /// The rule.
        rule: String,
    },
    /// A warning outside of the time it warns of, or an empty or overlong list.
    #[error("{rule}: a list is empty or too long, or a warning makes no sense")]
    List {
        /// The rule.
        rule: String,
    },
    /// A code that only clocks of complaints may have.
    #[error("{rule}: clocks with this code start with a complaint")]
    Code {
        /// The rule.
        rule: String,
    },
    /// It starts after a clock that the pack does not have.
    #[error("{rule}: there is no clock {after}")]
    NoSuchClock {
        /// The rule.
        rule: String,
        /// The missing clock.
        after: String,
    },
    /// Clocks that wait for each other in a ring.
    #[error("clocks wait for each other: {}", .rules.join(" → "))]
    Cycle {
        /// The clocks of the ring, the first one again at the end.
        rules: Vec<String>,
    },
    /// Two rules give the same clock on the same day.
    #[error("{rule} and {other} apply at the same time")]
    Ambiguous {
        /// One rule.
        rule: String,
        /// The other one.
        other: String,
    },
    /// A house clock could end after the clock by law of the same purpose; for a customer's time: before it.
    #[error("{house} is looser than {statutory}")]
    LooserThanLaw {
        /// The house rule.
        house: String,
        /// The statutory rule.
        statutory: String,
    },
    /// It would apply to days that have begun, for which deadlines were computed already.
    #[error("it can apply from {earliest} at the earliest")]
    InThePast {
        /// The first day on which it could be activated.
        earliest: NaiveDate,
    },
    /// This version of the pack is installed already.
    #[error("version {version} is installed already")]
    VersionTaken {
        /// The version.
        version: String,
    },
    /// Another version of the pack is activated on the same day.
    #[error("version {version} is activated on the same day")]
    DayTaken {
        /// That version.
        version: String,
    },
    /// What is wrong with terms of compensation in particular.
    #[error("{0}")]
    Terms(CompensationPackProblem),
}

impl PackFile {
    /// Reads a pack and checks it alone: every fault of its meaning, or the first one of its form.
    ///
    /// # Errors
    /// The faults with their lines, in the order of the text.
    pub fn parse(text: &str) -> Result<Self, Vec<PackFault>> {
        Self::parse_with_lines(text).map(|(pack, _)| pack)
    }

    /// The same, and the tree that knows where everything stands.
    pub(super) fn parse_with_lines(text: &str) -> Result<(Self, Node), Vec<PackFault>> {
        let fault = |line, reason| vec![PackFault { line, reason }];
        if text.len() > LONGEST_PACK {
            return Err(fault(1, PackReason::TooLong));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = Node::parse(text).map_err(|at| fault(at.line, PackReason::Unreadable))?;
        let pack: Self = tree.to().map_err(|(line, misfit)| fault(line, PackReason::Misfit(misfit)))?;
        let faults = inspect::alone(&pack, &tree);
        if faults.is_empty() { Ok((pack, tree)) } else { Err(faults) }
    }

    /// The part of it that complaints get by themselves.
    #[must_use]
    pub fn pack(&self) -> Pack {
        Pack {
            id: self.id.clone(),
            version: self.version.clone(),
            valid_from: self.valid_from,
            jurisdiction: self.jurisdiction.clone(),
            source: self.source.clone(),
            grade: self.grade,
            clocks: self.clocks.iter().filter_map(Definition::clock).collect(),
        }
    }

    /// First and last local day of acceptance of a rule with these dates of its own, both included.
    #[must_use]
    pub fn validity(&self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
        let pack_until = self.valid_until.unwrap_or(NaiveDate::MAX);
        (from.unwrap_or(self.valid_from), until.unwrap_or(NaiveDate::MAX).min(pack_until))
    }
}
