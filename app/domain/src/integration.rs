//! 接入方 Other systems that report to us: what each may tell, and who their agents are here.

use crate::{
    id::{AccountId, IntegrationId},
    ingest::{Door, part::is_extension},
    search::is_invisible,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest name.
pub const NAME_LENGTH: usize = 40;
/// Agents of one system at most.
pub const MOST_AGENTS: usize = 2000;

/// Another system that reports to us. Its token is kept apart, as a hash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Integration {
    /// Identity.
    pub id: IntegrationId,
    /// Grows by one with every change.
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// What it may tell.
    pub scopes: BTreeSet<Door>,
    /// Whether it signs what it sends.
    pub signed: bool,
    /// When it was made.
    pub made_at: Instant,
    /// By whom.
    pub made_by: AccountId,
    /// The end of its access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation: Option<Revocation>,
    /// Its numbers of agents, and who they are here.
    #[serde(default)]
    pub agents: BTreeMap<String, AccountId>,
}

/// The end of an access.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revocation {
    /// Since when.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
}

/// What happened to the access of another system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntegrationEvent {
    /// It was made.
    Made {
        /// What it may tell.
        scopes: BTreeSet<Door>,
        /// Whether it signs what it sends.
        signed: bool,
    },
    /// Its token no longer works.
    Revoked,
    /// A number of an agent means somebody.
    AgentMapped {
        /// Whom.
        agent: AccountId,
    },
    /// A number of an agent means nobody any more.
    AgentUnmapped {
        /// Whom it meant.
        agent: AccountId,
    },
}

/// Why an access is not made or changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum IntegrationProblem {
    /// No name, or one that is too long.
    #[error("name_unfit")]
    NameUnfit,
    /// It may tell nothing.
    #[error("no_scope")]
    NoScope,
    /// Its token works no longer.
    #[error("revoked")]
    Revoked,
    /// Not a number of an agent: letters, digits and `. _ - @ +`, at most 40.
    #[error("number_unfit")]
    NumberUnfit,
    /// The number means somebody already.
    #[error("number_taken")]
    NumberTaken,
    /// This person takes no calls.
    #[error("unsuitable_agent")]
    UnsuitableAgent,
    /// More agents than one system has.
    #[error("too_many_agents")]
    TooManyAgents,
    /// Somebody else changed it meanwhile.
    #[error("changed")]
    Changed,
}

/// Reads a name.
///
/// # Errors
/// [`IntegrationProblem::NameUnfit`].
pub fn parse_name(text: &str) -> Result<String, IntegrationProblem> {
    let visible: String = text.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let name = visible.trim();
    let fits = (1..=NAME_LENGTH).contains(&name.chars().count());
    if fits { Ok(name.to_owned()) } else { Err(IntegrationProblem::NameUnfit) }
}

impl Integration {
    /// The id under which the log names it where it names people.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        AccountId(self.id.0)
    }

    /// Ends its access.
    ///
    /// # Errors
    /// [`IntegrationProblem::Revoked`] when it ended already.
    pub fn revoke(&mut self, at: Instant, by: AccountId) -> Result<IntegrationEvent, IntegrationProblem> {
        self.alive()?;
        self.revocation = Some(Revocation { at, by });
        self.version += 1;
        Ok(IntegrationEvent::Revoked)
    }

    /// Lets a number mean somebody.
    ///
    /// # Errors
    /// Not a number, taken by somebody else, or too many.
    pub fn map(&mut self, number: &str, agent: AccountId) -> Result<IntegrationEvent, IntegrationProblem> {
        self.alive()?;
        let number = number.trim();
        if !is_extension(number) {
            return Err(IntegrationProblem::NumberUnfit);
        }
        if self.agents.contains_key(number) {
            return Err(IntegrationProblem::NumberTaken);
        }
        if self.agents.len() >= MOST_AGENTS {
            return Err(IntegrationProblem::TooManyAgents);
        }
        self.agents.insert(number.to_owned(), agent);
        self.version += 1;
        Ok(IntegrationEvent::AgentMapped { agent })
    }

    /// Lets a number mean nobody. `None` when it did not mean anybody.
    pub fn unmap(&mut self, number: &str) -> Option<IntegrationEvent> {
        let agent = self.agents.remove(number)?;
        self.version += 1;
        Some(IntegrationEvent::AgentUnmapped { agent })
    }

    const fn alive(&self) -> Result<(), IntegrationProblem> {
        if self.revocation.is_some() { Err(IntegrationProblem::Revoked) } else { Ok(()) }
    }
}
