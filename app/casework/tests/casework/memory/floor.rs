//! The floor in memory: the log is kept, everything else follows from it.

use super::Memory;
use async_trait::async_trait;
use casework::ports::{
    Beside, CommitError, DueChanges, FloorHappening, FloorLine, FloorStore, FloorWrite, StoreError, StoredLine,
};
use domain::{
    event::Subject,
    id::{AccountId, ContactId},
    queue::{AgentRecord, ContactFacts, ContactRecord, QueueEvent, QueueName, QueueRecord, Records, What, record},
    time::Instant,
    view::floor::FloorPlan,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::Ordering,
};

/// The log, the rows as they were written, and what is kept beside contacts.
#[derive(Default)]
pub struct Kept {
    pub lines: Vec<FloorLine>,
    pub contacts: BTreeMap<ContactId, ContactRecord>,
    pub beside: BTreeMap<ContactId, Beside>,
    agents: BTreeMap<AccountId, AgentRecord>,
    queues: BTreeMap<QueueName, QueueRecord>,
}

impl Kept {
    pub fn write(&mut self, write: FloorWrite) -> i64 {
        let FloorWrite { lines, records, beside } = write;
        self.lines.extend(lines);
        self.contacts.extend(records.contacts.into_iter().map(|record| (record.contact.id, record)));
        self.agents.extend(records.agents.into_iter().map(|record| (record.id, record)));
        self.queues.extend(records.queues.into_iter().map(|record| (record.name.clone(), record)));
        for told in beside {
            let kept = self.beside.entry(told.contact).or_insert(Beside { phone: None, recording: None, ..told });
            kept.phone = told.phone.or(kept.phone.take());
            kept.recording = told.recording.or(kept.recording.take());
        }
        i64::try_from(self.lines.len()).unwrap()
    }

    fn stored(&self, wanted: impl Fn(&FloorLine) -> bool) -> Vec<StoredLine> {
        let numbered = self.lines.iter().zip(1..).filter(|(line, _)| wanted(line));
        numbered.map(|(line, seq)| StoredLine { seq, line: line.clone() }).collect()
    }

    /// What is wrong with the rows: each must follow from the log.
    pub fn check(&self) -> Vec<String> {
        let mut facts: BTreeMap<ContactId, ContactFacts> = BTreeMap::new();
        for event in self.lines.iter().filter_map(event) {
            if let What::Contact { id, .. } = &event.what {
                facts.entry(*id).or_default().extend(record::contact_fact(event));
            }
        }
        let folded: BTreeMap<_, _> =
            facts.iter().map(|(id, facts)| (*id, ContactRecord::of(*id, facts).unwrap())).collect();
        let keys: BTreeSet<_> = self.lines.iter().filter_map(|line| line.key.as_ref()).collect();
        let keyed = self.lines.iter().filter(|line| line.key.is_some()).count();
        let mut wrong = Vec::new();
        wrong.extend((folded != self.contacts).then(|| format!("{folded:#?} is not {:#?}", self.contacts)));
        wrong.extend((keys.len() != keyed).then(|| "a key is there twice".to_owned()));
        wrong
    }
}

pub fn event(line: &FloorLine) -> Option<&QueueEvent> {
    match &line.what {
        FloorHappening::Event(event) => Some(event),
        _ => None,
    }
}

fn about(line: &FloorLine) -> Option<ContactId> {
    match &event(line)?.what {
        What::Contact { id, .. } => Some(*id),
        _ => None,
    }
}

type Answer<T> = Result<T, StoreError>;

#[async_trait]
impl FloorStore for Memory {
    async fn write_floor(&self, write: FloorWrite) -> Result<i64, CommitError> {
        if self.read_only.load(Ordering::SeqCst) {
            return Err(StoreError("read only".to_owned()).into());
        }
        self.read(|s| {
            let taken = |line: &FloorLine| line.key.is_some() && s.floor.lines.iter().any(|old| old.key == line.key);
            if write.lines.iter().any(taken) { Err(CommitError::Taken) } else { Ok(s.floor.write(write)) }
        })?
    }

    async fn floor_lines_with(&self, keys: &[String]) -> Answer<Vec<StoredLine>> {
        self.read(|s| s.floor.stored(|line| line.key.as_ref().is_some_and(|key| keys.contains(key))))
    }

    async fn floor_lines_of(&self, contacts: &[ContactId]) -> Answer<Vec<StoredLine>> {
        self.read(|s| s.floor.stored(|line| about(line).is_some_and(|id| contacts.contains(&id))))
    }

    async fn floor_seq(&self) -> Answer<i64> {
        self.read(|s| i64::try_from(s.floor.lines.len()).unwrap())
    }

    async fn floor_contacts_since(&self, since: Instant) -> Answer<Vec<ContactId>> {
        let wanted = |record: &&ContactRecord| !record.contact.is_finished() || record.last_at >= since;
        self.read(|s| s.floor.contacts.values().filter(wanted).map(|record| record.contact.id).collect())
    }

    async fn floor_lines_of_agents(&self, since: Instant) -> Answer<Vec<StoredLine>> {
        let wanted = |event: &QueueEvent| matches!(event.what, What::Agent { .. }) && event.at >= since;
        self.read(|s| s.floor.stored(|line| event(line).is_some_and(wanted)))
    }

    async fn floor_records(&self) -> Answer<Records> {
        self.read(|s| Records {
            contacts: Vec::new(),
            agents: s.floor.agents.values().cloned().collect(),
            queues: s.floor.queues.values().cloned().collect(),
        })
    }

    async fn floor_plan(&self) -> Answer<Option<FloorPlan>> {
        self.read(|s| {
            s.floor.lines.iter().rev().find_map(|line| match &line.what {
                FloorHappening::Planned { plan, .. } => Some(plan.clone()),
                _ => None,
            })
        })
    }

    async fn floor_contact(&self, id: ContactId) -> Answer<Option<ContactRecord>> {
        self.read(|s| s.floor.contacts.get(&id).cloned())
    }

    async fn floor_beside(&self, contacts: Option<&[ContactId]>) -> Answer<Vec<Beside>> {
        self.read(|s| {
            let wanted = |told: &&Beside| match contacts {
                Some(contacts) => contacts.contains(&told.contact),
                None => !s.floor.contacts[&told.contact].contact.is_finished(),
            };
            s.floor.beside.values().filter(wanted).cloned().collect()
        })
    }

    async fn whispers_since(&self, since: Instant) -> Answer<Vec<StoredLine>> {
        let is_note =
            |what: &FloorHappening| matches!(what, FloorHappening::Whispered { .. } | FloorHappening::Heard { .. });
        self.read(|s| s.floor.stored(|line| line.received_at >= since && is_note(&line.what)))
    }

    async fn due_since(&self, seq: i64) -> Answer<DueChanges> {
        self.read(|s| {
            let changed: Vec<Subject> = s.events.iter().filter(|e| e.seq > seq).map(|e| e.event.subject).collect();
            let complaints = s
                .complaints
                .values()
                .filter(|c| if seq == 0 { !c.is_closed() } else { changed.contains(&Subject::Complaint(c.id)) });
            let promises = s
                .promises
                .values()
                .filter(|p| if seq == 0 { p.is_open() } else { changed.contains(&Subject::Promise(p.id)) });
            DueChanges {
                seq: s.seq(),
                complaints: complaints.cloned().collect(),
                promises: promises.cloned().collect(),
            }
        })
    }
}
