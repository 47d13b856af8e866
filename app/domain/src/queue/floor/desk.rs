//! All that is known of one agent, with what is kept so that a change need not go through all of it.

use crate::{
    id::{AccountId, ContactId},
    queue::{
        Agent, AgentFact, Contact, ContactFacts, Dated, Leg, OpenPart, Zone,
        agent::{AgentFacts, presence},
        timeline::{Shifts, Timeline},
    },
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Contacts with what was reported about each.
type Contacts = BTreeMap<ContactId, (ContactFacts, Contact)>;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Desk {
    facts: AgentFacts,
    /// Contacts the agent has or had a part in.
    contacts: BTreeSet<ContactId>,
    /// Those among them that keep the agent busy.
    open: BTreeSet<ContactId>,
    /// Contacts that were answered on each local day.
    answered: BTreeMap<NaiveDate, u32>,
    timeline: Timeline,
    agent: Agent,
}

impl Desk {
    pub(super) fn empty(id: AccountId) -> Self {
        let (facts, timeline, answered) = (AgentFacts::new(), Timeline::default(), BTreeMap::new());
        let agent = Agent::of(id, &facts, &timeline, Vec::new(), &answered);
        Self { facts, contacts: BTreeSet::new(), open: BTreeSet::new(), answered, timeline, agent }
    }

    pub(super) const fn facts(&self) -> &AgentFacts {
        &self.facts
    }

    pub(super) const fn contacts(&self) -> &BTreeSet<ContactId> {
        &self.contacts
    }

    pub(super) const fn agent(&self) -> &Agent {
        &self.agent
    }

    /// Whether nothing is known of the agent any more.
    pub(super) fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.facts.is_empty()
    }

    /// Takes a fact in; tells whether it is new.
    pub(super) fn take_fact(&mut self, fact: Dated<AgentFact>, zone: Zone) -> bool {
        let (at, told) = (fact.at, presence(&fact).is_some());
        let new = self.facts.insert(fact);
        if new && told {
            // The last of one instant counts.
            let same = self.facts.iter().rev().skip_while(|fact| fact.at > at).take_while(|fact| fact.at == at);
            if let Some(presence) = same.into_iter().find_map(presence) {
                self.timeline.set_presence(at, presence, zone);
            }
        }
        new
    }

    /// Takes in that a contact stands otherwise than before.
    pub(super) fn take_part(&mut self, before: Option<&Contact>, after: &Contact, zone: Zone) {
        let mut shifts = Shifts::default();
        if let Some(before) = before {
            self.count(before, -1, &mut shifts, zone);
        }
        self.count(after, 1, &mut shifts, zone);
        self.timeline.shift(shifts, zone);
    }

    /// Counts a contact in, or out of it with the other sign.
    fn count(&mut self, contact: &Contact, sign: i32, shifts: &mut Shifts, zone: Zone) {
        let id = self.agent.id;
        let mine = || contact.legs.iter().filter(|leg| leg.agent == id);
        mine().for_each(|leg| shifts.count(leg, sign));
        let days: BTreeSet<NaiveDate> = mine().filter_map(|leg| Some(zone.day(leg.answered_at?))).collect();
        for day in days {
            let answered = self.answered.entry(day).or_default();
            *answered = answered.saturating_add_signed(sign);
            if *answered == 0 {
                self.answered.remove(&day);
            }
        }
        let (has, busy) = (sign > 0 && mine().next().is_some(), sign > 0 && mine().any(Leg::is_open));
        keep(&mut self.contacts, contact.id, has);
        keep(&mut self.open, contact.id, busy);
    }

    /// Works out how the agent stands.
    pub(super) fn work_out(&mut self, contacts: &Contacts) {
        let id = self.agent.id;
        let open = self.open.iter().filter_map(|id| contacts.get(id)).flat_map(|(_, contact)| {
            let mine = contact.legs.iter().filter(move |leg| leg.agent == id && leg.is_open());
            mine.map(move |leg| OpenPart::of(contact, leg))
        });
        self.agent = Agent::of(id, &self.facts, &self.timeline, open.collect(), &self.answered);
    }

    /// Notes a fact; [`Self::begin_anew`] takes it in.
    pub(super) fn note_fact(&mut self, fact: Dated<AgentFact>) {
        self.facts.insert(fact);
    }

    /// Notes a contact; [`Self::begin_anew`] takes it in.
    pub(super) fn note_contact(&mut self, id: ContactId) {
        self.contacts.insert(id);
    }

    /// Works everything out from the facts and the contacts.
    pub(super) fn begin_anew(&mut self, contacts: &Contacts, zone: Zone) {
        (self.timeline, self.answered) = (Timeline::default(), BTreeMap::new());
        let told: Vec<_> = self.facts.iter().filter_map(|fact| Some((fact.at, presence(fact)?))).collect();
        for (at, presence) in told {
            self.timeline.set_presence(at, presence, zone);
        }
        let mut shifts = Shifts::default();
        for id in std::mem::take(&mut self.contacts) {
            if let Some((_, contact)) = contacts.get(&id) {
                self.count(contact, 1, &mut shifts, zone);
            }
        }
        self.timeline.shift(shifts, zone);
        self.work_out(contacts);
    }
}

fn keep(set: &mut BTreeSet<ContactId>, id: ContactId, has: bool) {
    if has {
        set.insert(id);
    } else {
        set.remove(&id);
    }
}
