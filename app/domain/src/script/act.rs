//! What a script asks to be done, and the ways between scripts that the agent takes.

use super::{Answer, Body, Fault, Library, Run, Slot, fact::Fact, known::Known};
use crate::{
    complaint::{
        Field, Form,
        draft::{instant_moment, moment_instant},
        kind::Kind,
    },
    time::from_millis,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Something a script asks to be done. It is offered, never done by itself, and going on without it is possible.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// 打开投诉登记: the complaint form of this kind.
    OpenComplaint(Kind),
    /// 承诺回电: what it writes is a [promise](crate::promise) once the call is wrapped up.
    Callback {
        /// What holds the promised time.
        when: Slot,
        /// Without a time in it: so many minutes after the matter was raised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<u32>,
        /// The minutes count from the moment in here, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Slot>,
    },
    /// 赔偿测算: the calculator.
    Compensation,
    /// 转主管
    HandToLead,
}

/// Something that was done because a script asked for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// What.
    pub act: Act,
    /// When, milliseconds since the Unix epoch.
    pub at_ms: i64,
}

impl Act {
    /// Whether it is done already, whoever did it.
    pub(super) fn is_done(&self, known: &Known<'_>) -> bool {
        matches!(self, Self::OpenComplaint(kind) if Slot::Field(Field::Kind).value(known) == kind.code())
    }

    /// What it writes: a kind, or a time that nobody has named.
    fn writes(&self, known: &Known<'_>, raised_at_ms: i64) -> Result<Option<(Slot, String)>, Fault> {
        match self {
            Self::OpenComplaint(kind) => Ok(Some((Field::Kind.into(), kind.code().to_owned()))),
            Self::Callback { when, .. } if known.answers(*when) => Ok(None),
            Self::Callback { when, within: Some(minutes), after } => {
                let from = after.and_then(|slot| moment_instant(&slot.parse(slot.value(known)).ok()?));
                let from = from.unwrap_or_else(|| from_millis(raised_at_ms));
                let due = from.checked_add_signed(TimeDelta::minutes(i64::from(*minutes)));
                due.map(|due| Some((*when, instant_moment(due)))).ok_or(Fault::NeedsAnswer)
            }
            Self::Callback { .. } => Err(Fault::NeedsAnswer),
            Self::Compensation | Self::HandToLead => Ok(None),
        }
    }
}

impl Run {
    /// Does what the script asks for here, notes it and goes on. Returns what is to be written into the form.
    ///
    /// # Errors
    /// [`Fault::NeedsAnswer`] for a promise without a time, [`Fault::NothingToDo`] at any other node, or a broken
    /// library; the run is unchanged then.
    pub fn act(&mut self, library: &Library, form: &Form, now_ms: i64) -> Result<Vec<(Field, String)>, Fault> {
        let Body::Act { act, .. } = &self.current(library)?.body else { return Err(Fault::NothingToDo) };
        let act = act.clone();
        let write = act.writes(&Known { form, facts: &self.facts }, self.raised_at_ms())?;
        let before = (self.facts.clone(), self.acts.len());
        self.acts.push(Done { act, at_ms: now_ms });
        let written = self.advance(library, Answer::Done, write, form, now_ms);
        if written.is_err() {
            self.facts = before.0;
            self.acts.truncate(before.1);
        }
        written
    }

    /// When the customer raised the matter at hand: when the script was started, by a call or by a switch.
    #[must_use]
    pub fn raised_at_ms(&self) -> i64 {
        let opening = self.here().and_then(|v| self.openings.get(v.opening as usize));
        opening.and_then(|o| self.visits.get(o.after as usize)).map_or(0, |first| first.entered_at_ms)
    }

    /// A fact as typed.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> &str {
        self.facts.get(&fact).map_or("", String::as_str)
    }

    /// Writes a fact; the script follows with [`Run::typed`]. An empty text removes it.
    pub fn note(&mut self, fact: Fact, value: &str) {
        if value.is_empty() {
            self.facts.remove(&fact);
        } else {
            self.facts.insert(fact, value.to_owned());
        }
    }

    /// The visit that the present script was started from, while the agent was in the middle of another: the way back.
    #[must_use]
    pub fn way_back(&self) -> Option<u32> {
        let opening = self.openings.get(self.here()?.opening as usize)?;
        self.visits.get(opening.after as usize)?.from
    }

    /// Goes back to where the agent was before the customer said something else. Says whether there was such a place.
    ///
    /// # Errors
    /// When the library no longer has that node.
    pub fn resume(&mut self, library: &Library, now_ms: i64) -> Result<bool, Fault> {
        match self.way_back() {
            Some(visit) => self.jump(library, visit, now_ms).map(|()| true),
            None => Ok(false),
        }
    }
}
