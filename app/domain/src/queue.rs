//! The queue: contacts that wait, the agents who take them, and who gets which.
//!
//! # Facts, not states
//! What happens is told by many: agents in the workbench, customers on the page for chats, telephone systems, our own
//! rules. Reports come late, twice, out of order, or not at all. So nothing here is changed step by step. A contact is
//! the *set* of what was reported about it, each with the time it happened at, and [`derive()`] works out how it stands.
//! Sets do not know in which order they were filled: that is why any order of receipt ends in the same floor. What an
//! agent is doing follows from the contacts, and only whether an agent takes any ([`Presence`]) is told.
//!
//! # Who says what
//!
//! | source | goes through | makes |
//! | --- | --- | --- |
//! | agent: `SignOn` | [`decide()`] | `SignedOn` |
//! | agent: `BeReady` | | `Wrapped` for each record being finished, `PresenceSet` |
//! | agent: `TakeBreak`, `SignOff` | | `PresenceSet`; a talk or a record under way goes on |
//! | agent: `Answer`, `Hold`, `Resume`, `End`, `WrapUp` | | `Answered`, `Held`, `Resumed`, `Ended`, `Wrapped` |
//! | agent: `Decline` | | `OfferEnded` (declined), `PresenceSet` (break, declined) |
//! | agent: `Transfer` | | `Transferred`, and `Offered` to a colleague at once |
//! | customer, chat page: `Enqueue`, `Leave`, `Rate` | | `Enqueued`, `Abandoned` or `Ended`, `Scored` |
//! | lead: `Move`, `Close` | | `OfferEnded` (withdrawn) and `Moved`, `Closed`, each with the reason |
//! | lead: `SetAgent` | | `Wrapped` for each record, `PresenceSet` with the reason |
//! | lead: `OpenQueue`, `CloseQueue` | | `Opened`, `Closed` |
//! | our rules, each second and after each change | [`route::lapses`] | `OfferEnded` (lapsed), `PresenceSet` (break, unanswered) |
//! | | [`route::presume`] | `PresumedDone`, until a report says better |
//! | | [`route::offers`] | `Offered` |
//! | telephone system | [`reported`] | any fact, with its own time; never refused for what it says |
//!
//! [`QueueCommand::permission`] tells what a person must be allowed to do; without one, the door itself says who asks
//! (the token of an integration, the cookie of a chat). Agents whose telephone is run elsewhere sign on with
//! [`RunBy::Telephone`]: they get no calls from us, and calls with that mark are never offered, lapsed or answered here.
//!
//! A [`crate::promise::Promise`] that anybody may keep becomes a contact of channel `callback` when it is made, with
//! `not_before` at its time: so it is not in the queue until it is due. A promise that is moved, released or kept by
//! other means closes the contact, and a moved one makes another.
//!
//! # What must be kept
//! * `queue_event`: the order of receipt (`seq`, the id of the live stream), `received_at`, and the event with its own
//!   `at`, `by` and `what`, append-only and in the chain of the log. An event that [`Floor::knows`] is not written again.
//!   The key of a report (integration and its id for it) is unique there, so that a report sent twice is one.
//! * `contact`: one row for each, with the columns lists filter by (channel, queue, stage, when it counts from, first wait,
//!   waybill, over when), written from [`Contact`] in the transaction of its event, and its version.
//! * `agent`, `queue`: skills, telephone and presence; open or not. Both written the same way.
//! * `queue_settings`: [`Settings`], with who changed them.
//!
//! One writer owns a [`crate::counters::Counters`] in memory: it decides, saves, and only then applies; what could not be
//! saved never happened. At the start, and each night, it is filled again from the events of contacts that are not
//! finished or of which something happened in the last twice [`Setting::RepeatDays`] days and two more, and the last facts
//! of every agent and queue: whether a contact was the first one is known so many days after its end, and depends on as
//! many days before it. Reports about what happened earlier go to the table and into reports, not to the board: nothing of
//! it is in memory any more.
//!
//! # How the board reads it
//! After each commit the hub takes [`crate::counters::Counters::snapshot`] with the server's time and the promises and
//! clocks that are open, at most five times a second, and sends it whole; `seq` is the id of the message. Spans are told
//! as instants (`since`), so a board counts on by itself. The self-check fills fresh counters from the tables and names
//! what differs ([`crate::counters::Snapshot::differences`]). A list behind a number is asked with its
//! [`crate::counters::Drill`].
//!
//! A chat page asks [`crate::counters::Counters::line`] for its place and [`wait::expected_wait`] for a range.

pub mod agent;
pub mod command;
pub mod contact;
pub mod decide;
mod derive;
pub mod fact;
mod floor;
pub mod record;
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
pub use floor::{Changed, Filling, Floor};
pub use record::{AgentRecord, ContactRecord, QueueRecord, Records, call_of, contact_of};
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
