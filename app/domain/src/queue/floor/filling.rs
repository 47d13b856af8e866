//! A floor that is filled at once: everything is taken in first, and then each contact and each agent is worked out, once.
//! Event by event, an agent's days would be worked out anew for every event of every contact.

use super::{Desk, Floor};
use crate::{
    id::{AccountId, ContactId},
    queue::{Contact, ContactFacts, Dated, QueueEvent, Settings, What, derive},
};
use std::collections::BTreeMap;

/// A floor to be.
#[derive(Clone, Debug)]
pub struct Filling {
    floor: Floor,
    contacts: BTreeMap<ContactId, ContactFacts>,
}

impl Filling {
    /// Of nothing yet.
    #[must_use]
    pub const fn new(settings: Settings) -> Self {
        Self { floor: Floor::new(settings), contacts: BTreeMap::new() }
    }

    /// Takes an event in. The order in which events come changes nothing, nor does a second time.
    pub fn take(&mut self, event: QueueEvent) {
        let QueueEvent { at, by, what } = event;
        match what {
            What::Contact { id, fact } => {
                self.contacts.entry(id).or_default().insert(Dated { at, fact, by });
            }
            What::Agent { id, fact } => {
                self.desk(id).note_fact(Dated { at, fact, by });
            }
            What::Queue { name, fact } => {
                self.floor.queues.entry(name).or_default().insert(Dated { at, fact, by });
            }
        }
    }

    fn desk(&mut self, id: AccountId) -> &mut Desk {
        self.floor.agents.entry(id).or_insert_with(|| Desk::empty(id))
    }

    /// The floor after everything that was taken in: the same as one that took each event by itself.
    #[must_use]
    pub fn floor(mut self) -> Floor {
        for (id, facts) in std::mem::take(&mut self.contacts) {
            let Some(contact) = derive(id, &facts) else { continue };
            let agents: Vec<AccountId> = Contact::agents(&contact).collect();
            for agent in agents {
                self.desk(agent).note_contact(id);
            }
            if !contact.is_finished() {
                self.floor.open.insert(id);
            }
            self.floor.contacts.insert(id, (facts, contact));
        }
        self.floor.work_out_all();
        self.floor
    }
}
