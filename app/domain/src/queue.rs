//! The queue: contacts that wait, the agents who take them, and who gets which.
//!
//! DOC
pub mod agent;
pub mod command;
pub mod contact;
pub mod decide;
mod derive;
pub mod fact;
mod floor;
pub mod route;
pub mod settings;
mod timeline;
pub mod wait;

pub use agent::{Agent, AgentState, AgentStateCode, OpenPart, Spent};
pub use command::{QueueCommand, QueueRefusal};
pub use contact::{Contact, Leg, StageCode, Unanswered, UnansweredCode};
pub use decide::decide;
pub use derive::{ContactFacts, derive};
pub use fact::{
    AgentFact, By, ContactFact, Dated, Entry, Presence, QueueEvent, QueueFact, Score, Target, What, reported,
};
pub use floor::{Changed, Floor};
pub use settings::{OutOfRange, Setting, Settings, Zone};
pub use wait::{CannotTell, ExpectedWait, Line};

pub(crate) use crate::complaint::kind::coded;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest reason a lead gives for a change.
pub const LEAD_REASON_LENGTH: usize = 200;
/// The longest name of a queue or a skill.
pub const NAME_LENGTH: usize = 32;

coded! {
    /// 渠道 How a contact reaches an agent.
    Channel {
        /// 电话
        Call = "call",
        /// 在线
        Chat = "chat",
        /// 回电: a promised call of ours, due.
        Callback = "callback",
    }
}

coded! {
    /// 优先级 Who goes first; the greater, the sooner.
    #[derive(Default)]
    Priority {
        /// 普通
        #[default]
        Normal = "normal",
        /// 优先
        Raised = "raised",
        /// 紧急
        Urgent = "urgent",
    }
}

coded! {
    /// Who decides which agent a contact rings at.
    #[derive(Default)]
    RunBy {
        /// 本系统分配
        #[default]
        Us = "us",
        /// 电话系统分配: we follow what it reports.
        Telephone = "telephone",
    }
}

coded! {
    /// Why a contact no longer rings at an agent, other than an answer.
    OfferEnd {
        /// 超时未接
        Lapsed = "lapsed",
        /// 坐席拒接
        Declined = "declined",
        /// 收回: a lead moved the contact, or the telephone system took it elsewhere.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// 小休原因
    AwayReason {
        /// 休息
        Rest = "rest",
        /// 用餐
        Meal = "meal",
        /// 培训
        Training = "training",
        /// 会议
        Meeting = "meeting",
        /// 其他工作
        OtherWork = "other_work",
        /// 超时未接: set when an offer lapsed.
        Unanswered = "unanswered",
        /// 拒接: set when an offer was declined.
        Declined = "declined",
    }
}

coded! {
    /// What came of a contact, as its agent says.
    Resolution {
        /// 已解决
        Solved = "solved",
        /// 未解决，需跟进
        Unsolved = "unsolved",
    }
}

impl OfferEnd {
    /// Whether the contact goes ahead of the others afterwards: the customer waited for nothing.
    pub(crate) const fn puts_first(self) -> bool {
        matches!(self, Self::Lapsed | Self::Declined)
    }
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a name: lower-case letters, digits, `-` and `_`, beginning with a letter.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_name(text).then(|| Self(text.to_owned()))
            }

            /// The name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                if is_name(&text) { Ok(Self(text)) } else { Err("not a name") }
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// The name of a queue, for instance `hotline`. What people call it stands in the settings.
    QueueName
}

name! {
    /// What an agent must be able to do, for instance `claims`.
    Skill
}

fn is_name(text: &str) -> bool {
    text.len() <= NAME_LENGTH
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}
