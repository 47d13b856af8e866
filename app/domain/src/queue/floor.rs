//! The floor: all contacts, agents and queues at once, with what was reported about each.
//!
//! One event changes one contact and the agents who have a part in it, or one agent, or one queue; only those are worked
//! out anew.

mod desk;
mod filling;

pub use filling::Filling;

use desk::Desk;

use super::{
    Agent, Contact, QueueName, Settings,
    agent::AgentFacts,
    derive::{ContactFacts, derive},
    fact::{Dated, QueueEvent, QueueFact, What},
};
use crate::{
    id::{AccountId, ContactId},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is known of the floor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Floor {
    settings: Settings,
    contacts: BTreeMap<ContactId, (ContactFacts, Contact)>,
    agents: BTreeMap<AccountId, Desk>,
    queues: BTreeMap<QueueName, BTreeSet<Dated<QueueFact>>>,
    open: BTreeSet<ContactId>,
}

/// What an event changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Changed {
    /// A contact; as it stood before, if it was known.
    Contact(ContactId, Option<Box<Contact>>),
    /// An agent.
    Agent(AccountId),
    /// A queue.
    Queue,
    /// Nothing: it was known already.
    Nothing,
}

impl Floor {
    /// An empty floor.
    #[must_use]
    pub const fn new(settings: Settings) -> Self {
        Self {
            settings,
            contacts: BTreeMap::new(),
            agents: BTreeMap::new(),
            queues: BTreeMap::new(),
            open: BTreeSet::new(),
        }
    }

    /// Takes an event in. The order in which events come changes nothing in the end, nor does a second time.
    pub fn apply(&mut self, event: &QueueEvent) -> Changed {
        let QueueEvent { at, by, what } = event.clone();
        match what {
            What::Contact { id, fact } => self.take_contact(id, Dated { at, fact, by }),
            What::Agent { id, fact } => {
                let fact = Dated { at, fact, by };
                let zone = self.settings.zone();
                let desk = self.agents.entry(id).or_insert_with(|| Desk::empty(id));
                if !desk.take_fact(fact, zone) {
                    return Changed::Nothing;
                }
                desk.work_out(&self.contacts);
                Changed::Agent(id)
            }
            What::Queue { name, fact } => {
                let new = self.queues.entry(name).or_default().insert(Dated { at, fact, by });
                if new { Changed::Queue } else { Changed::Nothing }
            }
        }
    }

    /// Whether this very event was taken in.
    #[must_use]
    pub fn knows(&self, event: &QueueEvent) -> bool {
        let QueueEvent { at, by, what } = event.clone();
        match what {
            What::Contact { id, fact } => self.contacts.get(&id).is_some_and(|c| c.0.contains(&Dated { at, fact, by })),
            What::Agent { id, fact } => {
                self.agents.get(&id).is_some_and(|d| d.facts().contains(&Dated { at, fact, by }))
            }
            What::Queue { name, fact } => self.queues.get(&name).is_some_and(|q| q.contains(&Dated { at, fact, by })),
        }
    }

    fn take_contact(&mut self, id: ContactId, fact: Dated<super::ContactFact>) -> Changed {
        let known = self.contacts.remove(&id);
        let (mut facts, before) = known.map_or_else(Default::default, |(facts, contact)| (facts, Some(contact)));
        let new = facts.insert(fact);
        let after = if new { derive(id, &facts) } else { before.clone() };
        let Some(after) = after else { return Changed::Nothing };
        // Most reports change the part of one agent, or of none.
        let mut agents: BTreeSet<AccountId> = before.iter().chain([&after]).flat_map(Contact::agents).collect();
        agents.retain(|agent| before.as_ref().is_none_or(|before| !before.is_same_for(*agent, &after)));
        if after.is_finished() {
            self.open.remove(&id);
        } else {
            self.open.insert(id);
        }
        self.contacts.insert(id, (facts, after));
        if !new {
            return Changed::Nothing;
        }
        for agent in agents {
            self.take_part(agent, id, before.as_ref());
        }
        Changed::Contact(id, before.map(Box::new))
    }

    /// An agent has another part in a contact, or none any more: what looked like one may turn out to be none.
    fn take_part(&mut self, agent: AccountId, id: ContactId, before: Option<&Contact>) {
        let Some((_, after)) = self.contacts.get(&id) else { return };
        let zone = self.settings.zone();
        let desk = self.agents.entry(agent).or_insert_with(|| Desk::empty(agent));
        desk.take_part(before, after, zone);
        if desk.is_empty() {
            self.agents.remove(&agent);
        } else {
            desk.work_out(&self.contacts);
        }
    }

    /// The settings it works by.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Works by other settings from now on.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
        self.work_out_all();
    }

    fn work_out_all(&mut self) {
        let zone = self.settings.zone();
        for desk in self.agents.values_mut() {
            desk.begin_anew(&self.contacts, zone);
        }
    }

    /// One contact.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.get(&id).map(|(_, contact)| contact)
    }

    pub(super) fn facts_of(&self, id: ContactId) -> Option<&ContactFacts> {
        self.contacts.get(&id).map(|(facts, _)| facts)
    }

    pub(super) fn facts_of_agent(&self, id: AccountId) -> Option<&AgentFacts> {
        self.agents.get(&id).map(Desk::facts)
    }

    pub(super) fn facts_of_queue(&self, name: &QueueName) -> Option<&BTreeSet<Dated<QueueFact>>> {
        self.queues.get(name)
    }

    /// All contacts.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.values().map(|(_, contact)| contact)
    }

    /// The contacts that somebody still has to do with.
    pub fn open_contacts(&self) -> impl Iterator<Item = &Contact> {
        self.open.iter().filter_map(|id| self.contact(*id))
    }

    /// The contacts that wait, in the order in which they are offered.
    #[must_use]
    pub fn waiting(&self, now: Instant) -> Vec<&Contact> {
        let mut waiting: Vec<_> = self.open_contacts().filter(|contact| contact.waits(now)).collect();
        waiting.sort_by_key(|contact| contact.rank());
        waiting
    }

    /// One agent.
    #[must_use]
    pub fn agent(&self, id: AccountId) -> Option<&Agent> {
        self.agents.get(&id).map(Desk::agent)
    }

    /// All agents.
    pub fn agents(&self) -> impl Iterator<Item = &Agent> {
        self.agents.values().map(Desk::agent)
    }

    /// The contacts an agent has or had a part in.
    pub fn contacts_of(&self, id: AccountId) -> impl Iterator<Item = &Contact> {
        let contacts = self.agents.get(&id).map(|desk| desk.contacts().iter());
        contacts.into_iter().flatten().filter_map(|id| self.contact(*id))
    }

    /// All queues that were ever opened or closed.
    pub fn queues(&self) -> impl Iterator<Item = &QueueName> {
        self.queues.keys()
    }

    /// The last thing done to a queue, and when; `None` for one that nobody ever opened.
    #[must_use]
    pub fn queue(&self, name: &QueueName) -> Option<(&QueueFact, Instant)> {
        self.queues.get(name)?.last().map(|dated| (&dated.fact, dated.at))
    }
}

impl Contact {
    /// Whether it keeps an agent at the same things as another version of it.
    fn is_same_for(&self, agent: AccountId, other: &Self) -> bool {
        let parts = |contact: &Self| contact.legs.iter().filter(|leg| leg.agent == agent).cloned().collect::<Vec<_>>();
        self.channel() == other.channel() && parts(self) == parts(other)
    }

    fn agents(&self) -> impl Iterator<Item = AccountId> {
        self.legs.iter().map(|leg| leg.agent)
    }
}
