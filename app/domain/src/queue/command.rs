//! What people ask for on the floor, and why it may not be. It has a door of its own, so that the workbench need not
//! know all of it.

use super::{AwayReason, Entry, Presence, QueueName, Resolution, RunBy, Score, Skill, StageCode, Target};
use crate::{
    account::Permission,
    id::{AccountId, ContactId},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueCommand {
    /// A contact comes in that we run ourselves.
    Enqueue {
        /// Its id, fresh.
        contact: ContactId,
        /// What it comes with.
        entry: Entry,
    },
    /// The customer is gone.
    Leave {
        /// Which contact.
        contact: ContactId,
    },
    /// The customer says how it was.
    Rate {
        /// Which contact.
        contact: ContactId,
        /// From 1 to 5.
        score: Score,
    },
    /// An agent does something of their own.
    Own(Deed),
    /// A lead intervenes.
    Lead(Intervention),
}

/// What an agent does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Comes.
    SignOn {
        /// What this person can do.
        skills: BTreeSet<Skill>,
        /// Who rings this person's telephone.
        calls: RunBy,
    },
    /// Is free; what is being wrapped up is finished with that.
    BeReady,
    /// Goes away for a while. A talk or a wrap-up under way goes on.
    TakeBreak {
        /// Why.
        reason: AwayReason,
    },
    /// Goes.
    SignOff,
    /// Takes what rings.
    Answer {
        /// Which contact.
        contact: ContactId,
    },
    /// Does not take what rings.
    Decline {
        /// Which contact.
        contact: ContactId,
    },
    /// Puts on hold.
    Hold {
        /// Which contact.
        contact: ContactId,
    },
    /// Takes off hold.
    Resume {
        /// Which contact.
        contact: ContactId,
    },
    /// Passes it on.
    Transfer {
        /// Which contact.
        contact: ContactId,
        /// Where to.
        to: Target,
    },
    /// Ends it.
    End {
        /// Which contact.
        contact: ContactId,
    },
    /// Finishes the record.
    WrapUp {
        /// Which contact.
        contact: ContactId,
        /// What came of it.
        resolution: Resolution,
    },
}

/// What a lead does. Each has a reason, which is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Intervention {
    /// What.
    pub what: Measure,
    /// Why.
    pub reason: String,
}

/// What a lead changes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A contact that waits or rings goes elsewhere.
    Move {
        /// Which contact.
        contact: ContactId,
        /// The queue.
        to: QueueName,
        /// What an agent there must be able to do.
        skill: Skill,
        /// Who goes first.
        priority: super::Priority,
    },
    /// A contact that would not end otherwise is closed.
    Close {
        /// Which contact.
        contact: ContactId,
    },
    /// An agent's state is changed; what is being wrapped up is finished with that.
    SetAgent {
        /// Whose.
        agent: AccountId,
        /// To what.
        presence: Presence,
    },
    /// A queue takes contacts.
    OpenQueue {
        /// Which.
        queue: QueueName,
    },
    /// A queue takes no new ones.
    CloseQueue {
        /// Which.
        queue: QueueName,
    },
}

impl QueueCommand {
    /// What the person must be allowed to do; `None` for what customers and other systems do.
    #[must_use]
    pub const fn permission(&self) -> Option<Permission> {
        match self {
            Self::Enqueue { .. } | Self::Leave { .. } | Self::Rate { .. } => None,
            Self::Own(_) => Some(Permission::TakeCalls),
            Self::Lead(_) => Some(Permission::RunFloor),
        }
    }

    /// A short name for logs and the log of submissions.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Enqueue { .. } => "enqueue",
            Self::Leave { .. } => "leave_queue",
            Self::Rate { .. } => "rate_contact",
            Self::Own(deed) => match deed {
                Deed::SignOn { .. } => "sign_on",
                Deed::BeReady => "be_ready",
                Deed::TakeBreak { .. } => "take_break",
                Deed::SignOff => "sign_off",
                Deed::Answer { .. } => "answer_contact",
                Deed::Decline { .. } => "decline_contact",
                Deed::Hold { .. } => "hold_contact",
                Deed::Resume { .. } => "resume_contact",
                Deed::Transfer { .. } => "transfer_contact",
                Deed::End { .. } => "end_contact",
                Deed::WrapUp { .. } => "wrap_up_contact",
            },
            Self::Lead(Intervention { what, .. }) => match what {
                Measure::Move { .. } => "move_contact",
                Measure::Close { .. } => "close_contact",
                Measure::SetAgent { .. } => "set_agent",
                Measure::OpenQueue { .. } => "open_queue",
                Measure::CloseQueue { .. } => "close_queue",
            },
        }
    }
}

/// Why something cannot be done as things stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum QueueRefusal {
    /// The contact does not exist.
    #[error("no_such_contact")]
    NoSuchContact,
    /// The contact exists already.
    #[error("contact_known")]
    ContactKnown,
    /// The agent never signed on.
    #[error("no_such_agent")]
    NoSuchAgent,
    /// The queue was never opened.
    #[error("no_such_queue")]
    NoSuchQueue,
    /// The queue takes no new contacts.
    #[error("queue_closed")]
    QueueClosed {
        /// Since when.
        since: Instant,
    },
    /// Somebody else has it, or nobody.
    #[error("not_yours")]
    NotYours,
    /// It is not far enough for that, or too far.
    #[error("wrong_stage")]
    WrongStage {
        /// How far it is.
        stage: StageCode,
    },
    /// It is on hold already, or not on hold.
    #[error("hold_unchanged")]
    HoldUnchanged,
    /// The telephone system does that, and we follow what it reports.
    #[error("run_by_telephone")]
    RunByTelephone,
    /// The colleague cannot take it now.
    #[error("agent_not_free")]
    AgentNotFree,
    /// Only the rules set this reason.
    #[error("reason_of_rules")]
    ReasonOfRules,
    /// There was a score already.
    #[error("rated")]
    Rated,
    /// A reason is missing or too long.
    #[error("reason_unfit")]
    ReasonUnfit,
    /// Nothing would change.
    #[error("nothing_changes")]
    NothingChanges,
}
