//! What is kept of a contact, an agent or a queue beside the log, so that nobody needs to read all of it. Each follows
//! from the facts alone.

use super::{AgentFact, By, Contact, ContactFacts, Dated, Floor, QueueEvent, QueueFact, QueueName, What, derive};
use crate::{
    digest::sha256,
    id::{AccountId, CallId, ContactId, PromiseId},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A contact as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactRecord {
    /// As it stands.
    pub contact: Contact,
    /// How many facts are known of it.
    pub version: u32,
    /// When the last of them happened.
    pub last_at: Instant,
}

/// An agent as it is kept: the newest of each kind of fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgentRecord {
    /// Who.
    pub id: AccountId,
    /// What this person signed on with.
    pub signed_on: Option<Dated<AgentFact>>,
    /// Whether this person takes contacts.
    pub presence: Option<Dated<AgentFact>>,
}

/// A queue as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QueueRecord {
    /// Which.
    pub name: QueueName,
    /// The last thing done to it.
    pub last: Dated<QueueFact>,
}

impl ContactRecord {
    /// The record of these facts; `None` when there are none.
    #[must_use]
    pub fn of(id: ContactId, facts: &ContactFacts) -> Option<Self> {
        let version = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        Some(Self { contact: derive(id, facts)?, version, last_at: facts.last()?.at })
    }
}

impl AgentRecord {
    /// Somebody nothing is known of.
    #[must_use]
    pub const fn new(id: AccountId) -> Self {
        Self { id, signed_on: None, presence: None }
    }

    /// Takes a fact in, in any order.
    pub fn take(&mut self, fact: Dated<AgentFact>) {
        let place = match fact.fact {
            AgentFact::SignedOn { .. } => &mut self.signed_on,
            AgentFact::PresenceSet { .. } => &mut self.presence,
        };
        *place = place.take().max(Some(fact));
    }

    /// The facts it holds, as events.
    pub fn events(&self) -> impl Iterator<Item = QueueEvent> {
        let facts = self.signed_on.iter().chain(&self.presence).cloned();
        facts.map(|Dated { at, fact, by }| QueueEvent { at, by, what: What::Agent { id: self.id, fact } })
    }
}

impl QueueRecord {
    /// Takes a fact in, in any order.
    pub fn take(&mut self, fact: Dated<QueueFact>) {
        if fact > self.last {
            self.last = fact;
        }
    }

    /// What it holds, as an event.
    #[must_use]
    pub fn event(&self) -> QueueEvent {
        let Dated { at, fact, by } = self.last.clone();
        QueueEvent { at, by, what: What::Queue { name: self.name.clone(), fact } }
    }
}

/// Records of contacts, agents and queues.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Records {
    /// Contacts.
    pub contacts: Vec<ContactRecord>,
    /// Agents.
    pub agents: Vec<AgentRecord>,
    /// Queues.
    pub queues: Vec<QueueRecord>,
}

impl Floor {
    /// The records after these events, which are not taken in yet. `kept` adds what is known of contacts that are not at
    /// hand any more.
    #[must_use]
    pub fn records_with(&self, events: &[QueueEvent], kept: &[QueueEvent]) -> Records {
        let mut records = Records::default();
        let mut done: Vec<&What> = Vec::new();
        for event in events {
            if done.iter().any(|what| is_about_the_same(what, &event.what)) {
                continue;
            }
            done.push(&event.what);
            let news = events.iter().filter(|other| is_about_the_same(&other.what, &event.what));
            match &event.what {
                What::Contact { id, .. } => {
                    let mut facts = self.facts_of(*id).cloned().unwrap_or_default();
                    let old = kept.iter().filter(|other| is_about_the_same(&other.what, &event.what));
                    facts.extend(old.chain(news).filter_map(contact_fact));
                    records.contacts.extend(ContactRecord::of(*id, &facts));
                }
                What::Agent { id, .. } => {
                    let mut record = AgentRecord::new(*id);
                    let known = self.facts_of_agent(*id).into_iter().flatten().cloned();
                    known.chain(news.filter_map(agent_fact)).for_each(|fact| record.take(fact));
                    records.agents.push(record);
                }
                What::Queue { name, .. } => {
                    let known = self.facts_of_queue(name).into_iter().flatten().cloned();
                    let last = known.chain(news.filter_map(queue_fact)).max();
                    records.queues.extend(last.map(|last| QueueRecord { name: name.clone(), last }));
                }
            }
        }
        records
    }
}

fn is_about_the_same(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Contact { id, .. }, What::Contact { id: other, .. }) => id == other,
        (What::Agent { id, .. }, What::Agent { id: other, .. }) => id == other,
        (What::Queue { name, .. }, What::Queue { name: other, .. }) => name == other,
        _ => false,
    }
}

/// The fact about a contact that an event tells, as sets of facts keep it.
#[must_use]
pub fn contact_fact(event: &QueueEvent) -> Option<Dated<super::ContactFact>> {
    match &event.what {
        What::Contact { fact, .. } => Some(dated(event, fact)),
        _ => None,
    }
}

/// The same for an agent.
#[must_use]
pub fn agent_fact(event: &QueueEvent) -> Option<Dated<AgentFact>> {
    match &event.what {
        What::Agent { fact, .. } => Some(dated(event, fact)),
        _ => None,
    }
}

/// The same for a queue.
#[must_use]
pub fn queue_fact(event: &QueueEvent) -> Option<Dated<QueueFact>> {
    match &event.what {
        What::Queue { fact, .. } => Some(dated(event, fact)),
        _ => None,
    }
}

fn dated<F: Clone>(event: &QueueEvent, fact: &F) -> Dated<F> {
    let by: By = event.by;
    Dated { at: event.at, fact: fact.clone(), by }
}

/// The call that an agent's part in a contact is in the workbench. It follows from both, so that opening it twice, or on
/// two devices, opens one call, and the record of the call finds its contact.
#[must_use]
pub fn call_of(contact: ContactId, agent: AccountId) -> CallId {
    CallId(follows_from(&format!("call of contact {contact} and agent {agent}")))
}

/// The contact that a promise becomes when anybody may keep it. It follows from the promise and from how often a new
/// time was named: a promise that is moved makes another contact.
#[must_use]
pub fn contact_of(promise: PromiseId, tries: u32) -> ContactId {
    ContactId(follows_from(&format!("contact of promise {promise} after {tries} tries")))
}

fn follows_from(text: &str) -> Uuid {
    let number = sha256(text).get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
    uuid::Builder::from_custom_bytes(number.unwrap_or_default().to_be_bytes()).into_uuid()
}
