//! The spots of a script that are changed, compared and merged each for itself, and what can stand there.

use crate::{
    call::Disposition,
    complaint::kind::coded,
    script::{Act, Body, Case, Choice, Group, Node, NodeId, Principle, Script, ScriptId, Slot, Text2},
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
    /// What is to be done.
    Act,
    /// What the call came to.
    Outcome,
    /// The cases of a check.
    Cases,
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

    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing => Some(String::new()),
            _ => None,
        }
    }

    fn maybe<T>(self, read: impl FnOnce(Self) -> Option<T>) -> Option<Option<T>> {
        if self == Self::Nothing { Some(None) } else { read(self).map(Some) }
    }

    fn to(self) -> Option<NodeId> {
        match self {
            Self::To(node) => Some(node),
            _ => None,
        }
    }

    fn words(self) -> Option<Vec<String>> {
        match self {
            Self::Words(words) => Some(words),
            Self::Nothing => Some(Vec::new()),
            _ => None,
        }
    }

    fn slot(self) -> Option<Slot> {
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

    fn within(self, text: &mut Text2) -> &mut String {
        match self {
            Self::Zh => &mut text.zh,
            Self::En => &mut text.en,
        }
    }

    fn value(self, text: &Text2) -> Value {
        Value::Text(self.of(text).to_owned())
    }

    fn value_of(self, text: Option<&Text2>) -> Value {
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

impl Script {
    /// What stands at a spot.
    #[must_use]
    pub fn at(&self, spot: &Spot) -> Value {
        match spot {
            Spot::Title(tongue) => tongue.value(&self.title),
            Spot::Summary(tongue) => tongue.value(&self.summary),
            Spot::Keywords => Value::Words(self.keywords.clone()),
            Spot::Group => Value::Group(self.group),
            Spot::Start => Value::To(self.start.clone()),
            Spot::Order => Value::Order(self.nodes.iter().map(|n| n.id.clone()).collect()),
            Spot::Node(id, part) => {
                let Some(at) = self.nodes.iter().position(|n| n.id == *id) else { return Value::Nothing };
                let before = || at.checked_sub(1).and_then(|i| self.nodes.get(i)).map(|n| n.id.clone());
                self.nodes.get(at).map_or(Value::Nothing, |node| match part {
                    Part::Whole => Value::Node { node: Box::new(node.clone()), after: before() },
                    part => node.at(*part),
                })
            }
        }
    }

    /// Writes a value of the script itself. Says whether the value fits there.
    pub(super) fn write(&mut self, spot: &Spot, value: Value) -> bool {
        match (spot, value) {
            (Spot::Title(tongue), Value::Text(text)) => *tongue.within(&mut self.title) = text,
            (Spot::Summary(tongue), Value::Text(text)) => *tongue.within(&mut self.summary) = text,
            (Spot::Keywords, Value::Words(words)) => self.keywords = words,
            (Spot::Group, Value::Group(group)) => self.group = group,
            (Spot::Start, Value::To(node)) => self.start = node,
            (Spot::Node(id, part), value) => {
                let node = self.nodes.iter_mut().find(|n| n.id == *id);
                return node.is_some_and(|node| node.write(*part, value).is_some());
            }
            _ => return false,
        }
        true
    }
}

impl Node {
    /// The parts that this node has, beside the whole and its body.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let both = |part: fn(Tongue) -> Part| Tongue::ALL.iter().map(move |tongue| part(*tongue));
        parts.extend(both(Part::Label));
        if self.text().is_some() {
            parts.extend(both(Part::Text));
        }
        parts.extend(match &self.body {
            Body::Say { .. } => vec![Part::Goto, Part::Repeat],
            Body::Ask { .. } => vec![Part::Field, Part::Goto],
            Body::Choose { .. } => vec![Part::Field],
            Body::Act { .. } => vec![Part::Act, Part::Goto],
            Body::Check { .. } => vec![Part::Cases, Part::Goto],
            Body::Call { .. } => vec![Part::Script, Part::Goto],
            Body::End { .. } => vec![Part::Outcome],
        });
        for (i, _) in (0_u32..).zip(self.choices()) {
            parts.extend(Tongue::ALL.iter().map(|tongue| Part::AnswerLabel(i, *tongue)));
            parts.extend([Part::AnswerValue(i), Part::AnswerAlso(i), Part::AnswerGoto(i)]);
        }
        parts.extend(both(Part::Note));
        parts.extend(both(Part::Key));
        parts.extend([Part::Principle, Part::Clocks]);
        parts
    }

    /// What stands at a part; nothing where the node has no such part.
    #[must_use]
    pub fn at(&self, part: Part) -> Value {
        match part {
            Part::Whole => Value::Node { node: Box::new(self.clone()), after: None },
            Part::Label(tongue) => tongue.value(&self.label),
            Part::Note(tongue) => tongue.value_of(self.note.as_ref()),
            Part::Key(tongue) => tongue.value_of(self.key.as_ref()),
            Part::Principle => self.principle.map_or(Value::Nothing, Value::Principle),
            Part::Clocks => Value::Words(self.clocks.clone()),
            Part::Body => Value::Body(Box::new(self.body.clone())),
            Part::Text(tongue) => self.text().map_or(Value::Nothing, |text| tongue.value(text)),
            Part::Answers => match &self.body {
                Body::Choose { answers, .. } => Value::Answers(answers.clone()),
                _ => Value::Nothing,
            },
            Part::AnswerLabel(i, tongue) => self.answer(i, |answer| tongue.value(&answer.label)),
            Part::AnswerValue(i) => self.answer(i, |answer| answer.value.clone().map_or(Value::Nothing, Value::Text)),
            Part::AnswerAlso(i) => self.answer(i, |answer| Value::Words(answer.also_for.clone())),
            Part::AnswerGoto(i) => self.answer(i, |answer| Value::To(answer.goto.clone())),
            part => self.body_at(part),
        }
    }

    fn answer(&self, at: u32, read: impl FnOnce(&Choice) -> Value) -> Value {
        self.choices().get(at as usize).map_or(Value::Nothing, read)
    }

    fn body_at(&self, part: Part) -> Value {
        match (part, &self.body) {
            (Part::Field, Body::Ask { field, .. }) => Value::Slot(*field),
            (Part::Field, Body::Choose { field, .. }) => field.map_or(Value::Nothing, Value::Slot),
            (
                Part::Goto,
                Body::Say { goto, .. }
                | Body::Ask { goto, .. }
                | Body::Act { goto, .. }
                | Body::Check { otherwise: goto, .. },
            ) => Value::To(goto.clone()),
            (Part::Goto, Body::Call { then, .. }) => then.clone().map_or(Value::Nothing, Value::To),
            (Part::Repeat, Body::Say { repeat, .. }) => Value::Yes(*repeat),
            (Part::Act, Body::Act { act, .. }) => Value::Act(act.clone()),
            (Part::Outcome, Body::End { outcome, .. }) => Value::Outcome(*outcome),
            (Part::Cases, Body::Check { cases, .. }) => Value::Cases(cases.clone()),
            (Part::Script, Body::Call { script, .. }) => Value::Script(script.clone()),
            _ => Value::Nothing,
        }
    }

    /// Writes a part; nothing when the node has no such part or the value does not fit.
    fn write(&mut self, part: Part, value: Value) -> Option<()> {
        match part {
            Part::Whole => return None,
            Part::Label(tongue) => *tongue.within(&mut self.label) = value.text()?,
            Part::Note(tongue) => write_maybe(&mut self.note, tongue, value.text()?),
            Part::Key(tongue) => write_maybe(&mut self.key, tongue, value.text()?),
            Part::Principle => {
                self.principle = value.maybe(|value| match value {
                    Value::Principle(principle) => Some(principle),
                    _ => None,
                })?;
            }
            Part::Clocks => self.clocks = value.words()?,
            Part::Body => match value {
                Value::Body(body) => self.body = *body,
                _ => return None,
            },
            Part::AnswerLabel(i, tongue) => *tongue.within(&mut self.answer_mut(i)?.label) = value.text()?,
            Part::AnswerValue(i) => self.answer_mut(i)?.value = value.maybe(Value::text)?,
            Part::AnswerAlso(i) => self.answer_mut(i)?.also_for = value.words()?,
            Part::AnswerGoto(i) => self.answer_mut(i)?.goto = value.to()?,
            part => return self.write_body(part, value),
        }
        Some(())
    }

    fn answer_mut(&mut self, at: u32) -> Option<&mut Choice> {
        match &mut self.body {
            Body::Choose { answers, .. } => answers.get_mut(at as usize),
            _ => None,
        }
    }

    fn write_body(&mut self, part: Part, value: Value) -> Option<()> {
        match (part, &mut self.body) {
            (
                Part::Text(tongue),
                Body::Say { text, .. }
                | Body::Ask { text, .. }
                | Body::Choose { text, .. }
                | Body::Act { text, .. }
                | Body::End { text, .. },
            ) => *tongue.within(text) = value.text()?,
            (Part::Field, Body::Ask { field, .. }) => *field = value.slot()?,
            (Part::Field, Body::Choose { field, .. }) => *field = value.maybe(Value::slot)?,
            (
                Part::Goto,
                Body::Say { goto, .. }
                | Body::Ask { goto, .. }
                | Body::Act { goto, .. }
                | Body::Check { otherwise: goto, .. },
            ) => *goto = value.to()?,
            (Part::Goto, Body::Call { then, .. }) => *then = value.maybe(Value::to)?,
            (place, body) => return write_other(place, body, value),
        }
        Some(())
    }
}

/// The parts that only one sort of node has.
fn write_other(part: Part, body: &mut Body, value: Value) -> Option<()> {
    match (part, body, value) {
        (Part::Repeat, Body::Say { repeat, .. }, Value::Yes(yes)) => *repeat = yes,
        (Part::Act, Body::Act { act, .. }, Value::Act(value)) => *act = value,
        (Part::Outcome, Body::End { outcome, .. }, Value::Outcome(value)) => *outcome = value,
        (Part::Cases, Body::Check { cases, .. }, Value::Cases(value)) => *cases = value,
        (Part::Script, Body::Call { script, .. }, Value::Script(value)) => *script = value,
        (Part::Answers, Body::Choose { answers, .. }, Value::Answers(value)) => *answers = value,
        _ => return None,
    }
    Some(())
}

/// A text that may be missing is missing once both languages are empty.
fn write_maybe(text: &mut Option<Text2>, tongue: Tongue, value: String) {
    let mut whole = text.take().unwrap_or_default();
    *tongue.within(&mut whole) = value;
    *text = (whole != Text2::default()).then_some(whole);
}
