//! What is reported to have happened, and when. A fact is never corrected: what stands is worked out from all of them.
//!
//! Facts order themselves by the time they happened at, never by the time they arrived. At the same instant the order
//! of the variants decides, which is the order of a contact's life.

use super::{AwayReason, Channel, LEAD_REASON_LENGTH, OfferEnd, Priority, QueueName, Resolution, RunBy, Skill};
use crate::{
    complaint::draft::parse_text,
    id::{AccountId, ContactId},
    time::Instant,
    waybill::WaybillNumber,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One thing that happened on the floor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QueueEvent {
    /// When it happened. The log keeps beside it when it was received, and in which order.
    pub at: Instant,
    /// Who says so.
    pub by: By,
    /// What.
    pub what: What,
}

/// Who says that something happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// One of us, in the workbench or on the board.
    Person(AccountId),
    /// The customer, on the page for chats.
    Customer,
    /// A telephone system or another one that reports to us.
    Integration,
    /// Our own rules: an offer, an offer that lapsed, a presumption.
    Rule,
}

/// What an event is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A contact.
    Contact {
        /// Which.
        id: ContactId,
        /// What happened to it.
        fact: ContactFact,
    },
    /// An agent.
    Agent {
        /// Which.
        id: AccountId,
        /// What changed.
        fact: AgentFact,
    },
    /// A queue.
    Queue {
        /// Which.
        name: QueueName,
        /// What changed.
        fact: QueueFact,
    },
}

/// A fact with its time and its source, as the set of facts keeps it. The same one twice is one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Dated<F> {
    /// When it happened.
    pub at: Instant,
    /// What.
    pub fact: F,
    /// Who says so.
    pub by: By,
}

/// What a contact comes with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// How it reached us.
    pub channel: Channel,
    /// Where it waits.
    pub queue: QueueName,
    /// What an agent must be able to do.
    pub skill: Skill,
    /// Who goes first.
    #[serde(default)]
    pub priority: Priority,
    /// Who decides which agent gets it.
    #[serde(default)]
    pub run_by: RunBy,
    /// What it is about, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waybill: Option<WaybillNumber>,
    /// It does not wait before this: a promised callback is not in the queue until it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Instant>,
}

/// Where a contact is passed on to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A queue.
    Queue {
        /// Which.
        name: QueueName,
        /// What an agent there must be able to do.
        skill: Skill,
    },
    /// A colleague.
    Agent(AccountId),
}

/// What happened to a contact. Stored for ever: fields are added, never renamed; the order decides between facts of one
/// instant, so new ones go where they belong in a contact's life.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactFact {
    /// It arrived.
    Enqueued(Entry),
    /// A lead put it into another queue.
    Moved {
        /// Which.
        to: QueueName,
        /// What an agent there must be able to do.
        skill: Skill,
        /// Who goes first.
        priority: Priority,
        /// Why.
        reason: String,
    },
    /// It rings at an agent.
    Offered {
        /// Whose.
        agent: AccountId,
    },
    /// It no longer rings there.
    OfferEnded {
        /// Where.
        agent: AccountId,
        /// Why.
        why: OfferEnd,
    },
    /// An agent took it.
    Answered {
        /// Who.
        agent: AccountId,
    },
    /// It is on hold.
    Held {
        /// By whom.
        agent: AccountId,
    },
    /// It no longer is.
    Resumed {
        /// By whom.
        agent: AccountId,
    },
    /// The agent passed it on and is out of it.
    Transferred {
        /// Who passed it on.
        agent: AccountId,
        /// Where to.
        to: Target,
    },
    /// The customer left before anybody answered.
    Abandoned,
    /// It is over for the customer.
    Ended,
    /// A lead closed what would not end otherwise.
    Closed {
        /// Why.
        reason: String,
    },
    /// An agent finished the record.
    Wrapped {
        /// Who.
        agent: AccountId,
        /// What came of it, if the agent said.
        resolution: Option<Resolution>,
    },
    /// It turned out which waybill it is about.
    Identified {
        /// Which.
        waybill: WaybillNumber,
    },
    /// The customer said how it was.
    Scored {
        /// From 1 to 5.
        score: Score,
    },
    /// An agent must be done with it, because this person talks to somebody else. Counts only until something better is
    /// known.
    PresumedDone {
        /// Who.
        agent: AccountId,
    },
}

/// What a customer gives: one to five.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(points: u8) -> Result<Self, Self::Error> {
        if (1..=5).contains(&points) { Ok(Self(points)) } else { Err("a score is 1 to 5") }
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// What changed about an agent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentFact {
    /// The agent came, with these skills.
    SignedOn {
        /// What this person can do.
        skills: BTreeSet<Skill>,
        /// Who rings this person's telephone.
        calls: RunBy,
    },
    /// The agent is there for contacts, away, or gone.
    PresenceSet {
        /// Which.
        presence: Presence,
        /// Why a lead set it; `None` when it was not a lead.
        reason: Option<String>,
    },
}

/// Whether an agent takes contacts. What the agent is doing follows from the contacts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 离线
    #[default]
    Offline,
    /// 小休
    Break(AwayReason),
    /// 就绪
    Ready,
}

/// What changed about a queue.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueFact {
    /// It takes contacts.
    Opened {
        /// Why.
        reason: String,
    },
    /// It takes no new ones; those that wait are served.
    Closed {
        /// Why.
        reason: String,
    },
}

impl ContactFact {
    /// Whether it shows the contact alive: somebody rings, talks or passes on.
    pub(super) const fn is_live(&self) -> bool {
        matches!(
            self,
            Self::Offered { .. }
                | Self::Answered { .. }
                | Self::Held { .. }
                | Self::Resumed { .. }
                | Self::Transferred { .. }
        )
    }
}

impl ContactFact {
    /// Whether it shows an agent at this contact.
    pub(super) fn shows_at_work(&self, who: AccountId) -> bool {
        match self {
            Self::Answered { agent }
            | Self::Held { agent }
            | Self::Resumed { agent }
            | Self::Transferred { agent, .. } => *agent == who,
            _ => false,
        }
    }
}

/// An event as reported by another system. Its clock may be wrong: nothing happens after we hear of it.
#[must_use]
pub fn reported(what: What, claimed_at: Instant, received_at: Instant) -> QueueEvent {
    QueueEvent { at: claimed_at.min(received_at), by: By::Integration, what }
}

/// Reads the reason a lead gives.
pub(super) fn reason(text: &str) -> Option<String> {
    parse_text(text, LEAD_REASON_LENGTH).ok()
}
