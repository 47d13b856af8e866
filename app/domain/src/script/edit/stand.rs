//! Reading and writing what stands at a spot of a script.

use super::part::{Part, Spot, Tongue, Value};
use crate::script::{Act, Body, Case, Choice, Node, Script, Text2};

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
            Body::Act { act: Act::Callback { .. }, .. } => {
                vec![Part::Act, Part::PromiseAt, Part::PromiseWithin, Part::PromiseAfter, Part::Goto]
            }
            Body::Act { .. } => vec![Part::Act, Part::Goto],
            Body::Check { .. } => vec![Part::Goto],
            Body::Call { .. } => vec![Part::Script, Part::Goto],
            Body::End { .. } => vec![Part::Outcome],
        });
        for (i, _) in (0_u32..).zip(self.choices()) {
            parts.extend(Tongue::ALL.iter().map(|tongue| Part::AnswerLabel(i, *tongue)));
            parts.extend([Part::AnswerValue(i), Part::AnswerAlso(i), Part::AnswerGoto(i)]);
        }
        for (i, _) in (0_u32..).zip(self.cases()) {
            parts.extend([Part::CaseWhen(i), Part::CaseGoto(i)]);
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
            Part::CaseWhen(i) => self.case(i, |case| Value::When(case.when.clone())),
            Part::CaseGoto(i) => self.case(i, |case| Value::To(case.goto.clone())),
            Part::PromiseAt | Part::PromiseWithin | Part::PromiseAfter => self.promise_at(part),
            part => self.body_at(part),
        }
    }

    fn answer(&self, at: u32, read: impl FnOnce(&Choice) -> Value) -> Value {
        self.choices().get(at as usize).map_or(Value::Nothing, read)
    }

    fn case(&self, at: u32, read: impl FnOnce(&Case) -> Value) -> Value {
        self.cases().get(at as usize).map_or(Value::Nothing, read)
    }

    fn promise_at(&self, part: Part) -> Value {
        let Some(Act::Callback { when, within, after }) = self.act() else { return Value::Nothing };
        match part {
            Part::PromiseAt => Value::Slot(*when),
            Part::PromiseWithin => within.map_or(Value::Nothing, Value::Minutes),
            _ => after.map_or(Value::Nothing, Value::Slot),
        }
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
            Part::CaseWhen(i) => match value {
                Value::When(when) => self.case_mut(i)?.when = when,
                _ => return None,
            },
            Part::CaseGoto(i) => self.case_mut(i)?.goto = value.to()?,
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

    fn case_mut(&mut self, at: u32) -> Option<&mut Case> {
        match &mut self.body {
            Body::Check { cases, .. } => cases.get_mut(at as usize),
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
            (place, Body::Act { act: Act::Callback { when, within, after }, .. }) if place != Part::Act => {
                match place {
                    Part::PromiseAt => *when = value.slot()?,
                    Part::PromiseWithin => *within = value.maybe(Value::minutes)?,
                    Part::PromiseAfter => *after = value.maybe(Value::slot)?,
                    _ => return None,
                }
            }
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
