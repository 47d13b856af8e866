//! Agents as their telephone system knows them: who came, who is there, who went.

use super::{
    Door, FlawCode, ItemFlaw, OLDEST_DAYS, coded,
    item::Item,
    part::{Condition, Holds, Part},
};
use crate::{
    id::AccountId,
    queue::{AgentFact, AwayReason, Presence, RunBy},
    time::Instant,
};
use serde_json::Value;
use std::collections::BTreeMap;

coded! {
    /// What an agent told the telephone system.
    AgentEvent {
        /// 签入
        SignedOn = "signed_on",
        /// 就绪
        Ready = "ready",
        /// 小休
        Break = "break",
        /// 签出
        SignedOff = "signed_off",
    }
}

/// The parts of an event.
pub(super) const PARTS: &[Part] = &[
    Part::required("id", Holds::Id),
    Part::required("agent", Holds::Extension),
    Part::required("at", Holds::Moment),
    Part::required("event", Holds::Code(AgentEvent::CODES)),
    Part::optional("skills", Holds::Names),
    Part::optional("reason", Holds::Code(AwayReason::CODES)),
];

/// An event of an agent who is still a number of the telephone system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgentReport {
    /// The sender's id for the event.
    pub id: String,
    /// The agent's number.
    pub agent: String,
    /// When it happened.
    pub at: Instant,
    /// What changed.
    pub fact: AgentFact,
}

impl AgentEvent {
    const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::SignedOn => &["skills"],
            Self::Break => &["reason"],
            Self::Ready | Self::SignedOff => &[],
        }
    }
}

/// What each event needs.
pub(super) fn conditions() -> Vec<Condition> {
    let of = |event: &AgentEvent| Condition { part: "event", value: event.code(), needs: event.needs().to_vec() };
    AgentEvent::ALL.iter().map(of).filter(|condition| !condition.needs.is_empty()).collect()
}

/// Reads an event.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(value: &Value, received_at: Instant) -> Result<AgentReport, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &super::parts(Door::Agents))?;
    let at = item.happened("at", received_at, OLDEST_DAYS);
    let event = item.code("event", AgentEvent::from_code);
    if let Some(event) = event {
        item.expect(event.needs(), &[], &["skills", "reason"]);
    }
    let made = made(&item, at, event);
    item.finish(made)
}

fn made(item: &Item, at: Option<Instant>, event: Option<AgentEvent>) -> Option<AgentReport> {
    let set = |presence| AgentFact::PresenceSet { presence, reason: None };
    let fact = match event? {
        AgentEvent::SignedOn => AgentFact::SignedOn { skills: item.skills("skills")?, calls: RunBy::Telephone },
        AgentEvent::Ready => set(Presence::Ready),
        AgentEvent::Break => set(Presence::Break(item.code("reason", AwayReason::from_code)?)),
        AgentEvent::SignedOff => set(Presence::Offline),
    };
    Some(AgentReport { id: item.owned("id")?, agent: item.owned("agent")?, at: at?, fact })
}

impl AgentReport {
    /// Who it is.
    ///
    /// # Errors
    /// [`FlawCode::UnknownAgent`].
    pub fn account(&self, agents: &BTreeMap<String, AccountId>) -> Result<AccountId, ItemFlaw> {
        agents.get(&self.agent).copied().ok_or_else(|| ItemFlaw::new("agent", FlawCode::UnknownAgent))
    }
}
