//! What a floor is set up with.

use crate::queue::{QueueName, Settings, Skill};
use serde::{Deserialize, Serialize};

/// Queues that have a label.
pub const MOST_QUEUES: usize = 50;
/// The longest label, in characters.
pub const LABEL_LENGTH: usize = 40;

/// What people call a queue.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QueueLabel {
    /// Its name in the log.
    pub name: QueueName,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What an agent needs to be able to do for it, usually.
    pub skill: Skill,
}

/// What a floor is set up with.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FloorPlan {
    /// By what it works and counts.
    pub settings: Settings,
    /// What queues are called. A queue without a label is called by its name.
    pub queues: Vec<QueueLabel>,
    /// Where promises wait that anybody may keep, with the label's skill; `None` while each is kept by whoever has it.
    pub callbacks: Option<QueueName>,
}

/// What became of a new plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanOutcome {
    /// It holds.
    Done,
    /// Somebody else set the floor up meanwhile; nothing was saved.
    Changed {
        /// What holds now.
        now: FloorPlan,
    },
}
