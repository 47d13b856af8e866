//! Scripts: what an agent says and asks, as data, and the way through it.
//!
//! A script is a graph of nodes. Some are said or asked and wait for the agent; others only decide where to go on.
//! A [`Run`] is the way through scripts in one call: pure, total, and a plain value that drafts and call records
//! keep. Broken data gives a [`Fault`], never a panic; [`problems`] finds broken data before it is published.
//!
//! The script and the form write each other: an answer fills its field, and a filled field answers its question.

mod act;
mod blank;
mod check;
mod check_text;
mod check_time;
mod condition;
pub mod edit;
mod fact;
mod find;
mod known;
mod memory;
mod outlook;
mod publish;
mod run;
mod source;
mod text;
mod walk;

pub use act::{Act, Done};
pub use blank::{BlankKind, blank_kind, open_blanks};
pub use check::{Problem, What, problems, problems_of};
pub use check_text::MAX_SPOKEN;
pub(crate) use check_text::broken_marks;
pub use check_time::Spoken;
pub use condition::{Case, Condition, Test};
pub use fact::{Fact, Facts, Slot};
pub use memory::seconds_per_node;
pub use publish::{flaws_before_publishing, flaws_of};
pub use run::{Answer, Came, Opening, Run, Visit};
pub use source::builtin;
pub use text::{Blanks, CALL_BLANKS, Piece, Text2, blank_names, is_known_blank, render};
pub use walk::{Fault, Frame, Place, Step};

use crate::{
    call::Disposition,
    complaint::{Field, kind::coded},
};
use serde::{Deserialize, Serialize};

/// Name of a script, the same in every version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScriptId(pub String);

/// Name of a node inside its script.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub String);

impl From<&str> for ScriptId {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl From<&str> for NodeId {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// A script in one version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Its name.
    pub id: ScriptId,
    /// Grows with every publication.
    pub version: u32,
    /// What people call it.
    pub title: Text2,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub summary: Text2,
    /// Words to find it by, in both languages.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Where lists show it.
    #[serde(default = "inbound")]
    pub group: Group,
    /// Where it begins.
    pub start: NodeId,
    /// All nodes, in the order an editor shows them.
    pub nodes: Vec<Node>,
}

coded! {
    /// When a script is needed.
    Group {
        /// 来电
        Inbound = "inbound",
        /// 投诉
        Complaint = "complaint",
        /// 去电
        Outbound = "outbound",
        /// 难应对的时刻
        Hard = "hard",
        /// 其他脚本的一段: a piece that other scripts call.
        Part = "part",
    }
}

/// Scripts of old copies do not say; they are those that a call begins with.
const fn inbound() -> Group {
    Group::Inbound
}

coded! {
    /// 七个一点: what turns a complaint around.
    Principle {
        /// 耐心多一点
        Patience = "patience",
        /// 态度好一点
        Attitude = "attitude",
        /// 动作快一点
        Speed = "speed",
        /// 语言得体一点
        Words = "words",
        /// 补偿多一点
        Goodwill = "goodwill",
        /// 层次高一点
        Level = "level",
        /// 办法多一点
        Ways = "ways",
    }
}

/// One step of a script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Its name.
    pub id: NodeId,
    /// Short name for the breadcrumb.
    pub label: Text2,
    /// A hint for the agent, not to be read aloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text2>,
    /// A few words instead of the sentence, for agents who know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Text2>,
    /// Which principle counts here most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principle: Option<Principle>,
    /// The clocks of the rule packs whose lengths the words name. A length that is none of theirs is a problem.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<String>,
    /// What happens here.
    pub body: Body,
}

/// What happens at a node.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// The agent says something and goes on.
    Say {
        /// The words.
        text: Text2,
        /// What comes next.
        goto: NodeId,
        /// Whether it is said once more after the agent went back, as a promise that may have changed.
        #[serde(default)]
        repeat: bool,
    },
    /// The agent asks; the answer is typed.
    Ask {
        /// The words.
        text: Text2,
        /// What holds the answer.
        field: Slot,
        /// What comes next.
        goto: NodeId,
    },
    /// The agent asks; the answer is one of a few.
    Choose {
        /// The words.
        text: Text2,
        /// What holds the answer, if anything does.
        #[serde(default)]
        field: Option<Slot>,
        /// The answers, in the order of their keys.
        answers: Vec<Choice>,
    },
    /// Something is to be done, in one press; the agent may go on without.
    Act {
        /// The words that go with it.
        text: Text2,
        /// What.
        act: Act,
        /// What comes next.
        goto: NodeId,
    },
    /// Form and facts decide: the first case that holds.
    Check {
        /// Cases, tried in order.
        cases: Vec<Case>,
        /// Where to go when none holds.
        otherwise: NodeId,
    },
    /// Another script.
    Call {
        /// Which one.
        script: ScriptId,
        /// Where to go on when it has ended; without it the other script takes over for good.
        #[serde(default)]
        then: Option<NodeId>,
    },
    /// The end. Inside a called script it is not said: the caller goes on.
    End {
        /// The last words.
        text: Text2,
        /// What the call came to, offered to the wrap-up.
        outcome: Disposition,
    },
}

/// One answer of a [`Body::Choose`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What the button says.
    pub label: Text2,
    /// What it writes into the field; nothing without a value.
    #[serde(default)]
    pub value: Option<String>,
    /// Values which, found in the form already, lead this way too. Choosing the answer writes none of them: the
    /// question behind it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_for: Vec<String>,
    /// What comes next.
    pub goto: NodeId,
}

/// All scripts that can be run.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Library {
    /// The scripts.
    pub scripts: Vec<Script>,
}

impl Library {
    /// The script of this name.
    #[must_use]
    pub fn script(&self, id: &ScriptId) -> Option<&Script> {
        self.scripts.iter().find(|s| s.id == *id)
    }

    /// The node at a place.
    #[must_use]
    pub fn node(&self, place: &Place) -> Option<&Node> {
        self.script(&place.script)?.node(&place.node)
    }
}

impl Script {
    /// The node of this name.
    #[must_use]
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.nodes.iter().find(|n| n.id == *id)
    }
}

impl Node {
    /// The words, where there are any.
    #[must_use]
    pub fn text(&self) -> Option<&Text2> {
        match &self.body {
            Body::Say { text, .. }
            | Body::Ask { text, .. }
            | Body::Choose { text, .. }
            | Body::Act { text, .. }
            | Body::End { text, .. } => Some(text),
            Body::Check { .. } | Body::Call { .. } => None,
        }
    }

    /// Where the answer goes, where there is one.
    #[must_use]
    pub const fn slot(&self) -> Option<Slot> {
        match &self.body {
            Body::Ask { field, .. } => Some(*field),
            Body::Choose { field, .. } => *field,
            _ => None,
        }
    }

    /// The field of the complaint form that the answer goes to, where there is one.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        self.slot().and_then(Slot::field)
    }

    /// What is to be done here.
    #[must_use]
    pub const fn act(&self) -> Option<&Act> {
        match &self.body {
            Body::Act { act, .. } => Some(act),
            _ => None,
        }
    }

    /// The answers to choose from.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.body {
            Body::Choose { answers, .. } => answers,
            _ => &[],
        }
    }

    /// The cases of a check.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        match &self.body {
            Body::Check { cases, .. } => cases,
            _ => &[],
        }
    }
}
