//! What the page of integrations shows.

use super::PersonRef;
use crate::{id::IntegrationId, ingest::Door, integration::IntegrationProblem, time::Instant};
use serde::{Deserialize, Serialize};

/// Every integration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IntegrationsPage {
    /// Newest first; those that were revoked come last.
    pub rows: Vec<IntegrationRow>,
    /// Who may be somebody's agent.
    pub agents: Vec<PersonRef>,
}

/// An integration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IntegrationRow {
    /// Which.
    pub id: IntegrationId,
    /// What it is called.
    pub name: String,
    /// What it may tell.
    pub scopes: Vec<Door>,
    /// Whether it signs what it sends.
    pub signed: bool,
    /// When it was made.
    pub made_at: Instant,
    /// By whom.
    pub made_by: String,
    /// When its token was last used, to the minute.
    pub used_at: Option<Instant>,
    /// When its token ceased to work.
    pub revoked_at: Option<Instant>,
    /// Numbers and whom they mean.
    pub agents: Vec<AgentNumber>,
}

/// A number of an agent and whom it means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgentNumber {
    /// The number at the telephone system.
    pub number: String,
    /// Whom it means.
    pub name: String,
}

/// What an administrator does about an integration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntegrationDeed {
    /// Makes one.
    Make {
        /// What it is called.
        name: String,
        /// What it may tell.
        scopes: Vec<Door>,
        /// Whether it signs what it sends.
        signed: bool,
    },
    /// Ends its access.
    Revoke {
        /// Which.
        id: IntegrationId,
    },
    /// Lets a number of an agent mean somebody.
    Map {
        /// At which.
        id: IntegrationId,
        /// The number.
        number: String,
        /// Whom.
        agent: crate::id::AccountId,
    },
    /// Lets a number of an agent mean nobody.
    Unmap {
        /// At which.
        id: IntegrationId,
        /// The number.
        number: String,
    },
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntegrationOutcome {
    /// It was made; this is the only time its secrets are seen.
    Made {
        /// Which.
        id: IntegrationId,
        /// What it shows with everything it sends.
        token: String,
        /// What it signs with, if it does.
        signing_key: Option<String>,
    },
    /// It was changed.
    Done,
    /// It was not.
    Refused {
        /// Why.
        problem: IntegrationProblem,
    },
}
