//! The spots of a script that are changed, compared and merged each for itself, and what can stand there.

use crate::{
    call::Disposition,
    complaint::kind::coded,
    script::{Act, Body, Case, Choice, Condition, Group, Node, NodeId, Principle, ScriptId, Slot, Text2},
};
use serde::{Deserialize, Serialize};

coded! {
    /// One of the two languages of a text.
    Tongue {
        /// 中文
        Zh = "zh",
        /// English.
        En = "en",
    }
}

coded! {
    /// What sort of step a node is.
    Sort {
        /// 说
        Say = "say",
        /// 问
        Ask = "ask",
        /// 选
        Choose = "choose",
        /// 办
        Act = "act",
        /// 判断
        Check = "check",
        /// 另一个脚本
        Call = "call",
        /// 结束
        End = "end",
    }
}

/// A spot of a script.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// What people call it.
    Title(Tongue),
    /// What it is for.
    Summary(Tongue),
    /// Words to find it by.
    Keywords,
    /// Where lists show it.
    Group,
    /// Where it begins.
    Start,
    /// The order of its nodes.
    Order,
    /// A part of a node.
    Node(NodeId, Part),
}

/// A part of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The node as a whole: whether it is there.
    Whole,
    /// Short name.
    Label(Tongue),
    /// Hint for the agent.
    Note(Tongue),
    /// A few words instead of the sentence.
    Key(Tongue),
    /// Which principle counts.
    Principle,
    /// The clocks that the words name.
    Clocks,
    /// Everything that happens here, when the sort of the node changes.
    Body,
    /// The words.
    Text(Tongue),
    /// What holds the answer.
    Field,
    /// What comes next; of a check, where it goes when no case holds.
    Goto,
    /// Whether it is said once more.
    Repeat,
    /// What is to be done; all of it when it becomes something else.
    Act,
    /// What holds the time of a promised call.
    PromiseAt,
    /// How many minutes a promised call may take where nobody names a time.
    PromiseWithin,
    /// From what moment those minutes count.
    PromiseAfter,
    /// What the call came to.
    Outcome,
    /// All cases of a check, when their number changes.
    Cases,
    /// What a case asks, counted from 0.
    CaseWhen(u32),
    /// Where a case leads.
    CaseGoto(u32),
    /// Which script is called.
    Script,
    /// All answers, when their number changes.
    Answers,
    /// What the button of an answer says, counted from 0.
    AnswerLabel(u32, Tongue),
    /// What an answer writes.
    AnswerValue(u32),
    /// Which values lead the way of an answer too.
    AnswerAlso(u32),
    /// Where an answer leads.
    AnswerGoto(u32),
}

/// What stands at a spot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing: there is no such node or part, or it is empty.
    Nothing,
    /// A text in one language, or a code.
    Text(String),
    /// Several words, values or clocks.
    Words(Vec<String>),
    /// A group.
    Group(Group),
    /// The name of a node.
    To(NodeId),
    /// Names of nodes in their order.
    Order(Vec<NodeId>),
    /// A principle.
    Principle(Principle),
    /// A field or a fact.
    Slot(Slot),
    /// Yes or no.
    Yes(bool),
    /// Something to do.
    Act(Act),
    /// What a call came to.
    Outcome(Disposition),
    /// So many minutes.
    Minutes(u32),
    /// What a case asks.
    When(Condition),
    /// Cases.
    Cases(Vec<Case>),
    /// Answers.
    Answers(Vec<Choice>),
    /// A script.
    Script(ScriptId),
    /// What happens at a node.
    Body(Box<Body>),
    /// A node, behind which other one.
    Node {
        /// The node.
        node: Box<Node>,
        /// The one before it; nothing when it is the first.
        after: Option<NodeId>,
    },
}

impl Value {
    /// Whether both are the same. Where a node stands is no part of it.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Node { node: one, .. }, Self::Node { node: another, .. }) => one == another,
            _ => self == other,
        }
    }

    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing => Some(String::new()),
            _ => None,
        }
    }

    /// What a part that may be empty is written with; nothing at all when the value does not fit there.
    #[expect(clippy::option_option, reason = "to empty a part is something else than a value that does not fit")]
    pub(super) fn maybe<T>(self, read: impl FnOnce(Self) -> Option<T>) -> Option<Option<T>> {
        if self == Self::Nothing { Some(None) } else { read(self).map(Some) }
    }

    pub(super) fn to(self) -> Option<NodeId> {
        match self {
            Self::To(node) => Some(node),
            _ => None,
        }
    }

    pub(super) fn words(self) -> Option<Vec<String>> {
        match self {
            Self::Words(words) => Some(words),
            Self::Nothing => Some(Vec::new()),
            _ => None,
        }
    }

    pub(super) fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(minutes) => Some(minutes),
            _ => None,
        }
    }

    pub(super) fn slot(self) -> Option<Slot> {
        match self {
            Self::Slot(slot) => Some(slot),
            _ => None,
        }
    }
}

impl Tongue {
    /// The text in this language.
    #[must_use]
    pub fn of(self, text: &Text2) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }

    pub(super) fn within(self, text: &mut Text2) -> &mut String {
        match self {
            Self::Zh => &mut text.zh,
            Self::En => &mut text.en,
        }
    }

    pub(super) fn value(self, text: &Text2) -> Value {
        Value::Text(self.of(text).to_owned())
    }

    pub(super) fn value_of(self, text: Option<&Text2>) -> Value {
        Value::Text(text.map_or("", |text| self.of(text)).to_owned())
    }
}

impl Sort {
    /// The sort of a node.
    #[must_use]
    pub const fn of(body: &Body) -> Self {
        match body {
            Body::Say { .. } => Self::Say,
            Body::Ask { .. } => Self::Ask,
            Body::Choose { .. } => Self::Choose,
            Body::Act { .. } => Self::Act,
            Body::Check { .. } => Self::Check,
            Body::Call { .. } => Self::Call,
            Body::End { .. } => Self::End,
        }
    }
}
