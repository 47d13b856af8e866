//! The floor: lines and rows saved together, keys that are there once, and everything found again.

use super::sample::{agent, at, id};
use casework::ports::{Beside, CommitError, FloorHappening, FloorLine, FloorWrite, Store};
use domain::{
    id::{AccountId, ContactId, WhisperId},
    person::Phone,
    queue::{
        AgentFact, By, Channel, ContactFact as Fact, Entry, Floor, Presence, Priority, QueueEvent, QueueFact,
        QueueName, Records, RunBy, Setting, Settings, Skill, What,
    },
    time::Instant,
    view::floor::FloorPlan,
};
use std::collections::BTreeSet;

fn skill() -> Skill {
    Skill::parse("hotline").unwrap()
}

fn queue() -> QueueName {
    QueueName::parse("hotline").unwrap()
}

pub fn arrival() -> Fact {
    Fact::Enqueued(Entry {
        channel: Channel::Call,
        queue: queue(),
        skill: skill(),
        priority: Priority::Normal,
        run_by: RunBy::Us,
        waybill: None,
        not_before: None,
    })
}

pub fn event(minute: i64, id: ContactId, fact: Fact) -> QueueEvent {
    QueueEvent { at: at(minute), by: By::Integration, what: What::Contact { id, fact } }
}

/// What saves these events on top of a floor; the first has the key.
pub fn write(floor: &mut Floor, key: Option<&str>, events: &[QueueEvent]) -> FloorWrite {
    let records = floor.records_with(events, &[]);
    let line = |(index, event): (usize, &QueueEvent)| FloorLine {
        received_at: event.at,
        key: key.filter(|_| index == 0).map(str::to_owned),
        command: None,
        what: FloorHappening::Event(event.clone()),
    };
    for event in events {
        floor.apply(event);
    }
    FloorWrite { lines: events.iter().enumerate().map(line).collect(), records, beside: Vec::new() }
}

/// A call with an agent, from its arrival to its end.
pub fn story(contact: ContactId, agent: AccountId) -> Vec<QueueEvent> {
    let person = |fact| QueueEvent { at: at(0), by: By::Person(agent), what: What::Agent { id: agent, fact } };
    let opened = QueueFact::Opened { reason: "早班".to_owned() };
    vec![
        QueueEvent { at: at(0), by: By::Person(agent), what: What::Queue { name: queue(), fact: opened } },
        person(AgentFact::SignedOn { skills: BTreeSet::from([skill()]), calls: RunBy::Us }),
        person(AgentFact::PresenceSet { presence: Presence::Ready, reason: None }),
        event(1, contact, arrival()),
        event(2, contact, Fact::Answered { agent }),
        event(5, contact, Fact::Ended),
        event(6, contact, Fact::Wrapped { agent, resolution: None }),
    ]
}

fn line(at: Instant, what: FloorHappening) -> FloorWrite {
    let lines = vec![FloorLine { received_at: at, key: None, command: Some("plan_floor".to_owned()), what }];
    FloorWrite { lines, ..FloorWrite::default() }
}

pub async fn lines_and_rows_come_back(store: &dyn Store) {
    let (min, contact) = (agent(store).await, ContactId(id()));
    let mut floor = Floor::new(Settings::default());
    let saved = write(&mut floor, Some("i:one"), &story(contact, min));
    let records = saved.records.clone();
    assert_eq!(store.write_floor(saved.clone()).await.unwrap(), 7);
    assert_eq!(store.floor_seq().await.unwrap(), 7);
    let lines = store.floor_lines_of(&[contact]).await.unwrap();
    assert_eq!(lines.iter().map(|stored| stored.seq).collect::<Vec<_>>(), [4, 5, 6, 7]);
    assert_eq!(lines.into_iter().map(|stored| stored.line).collect::<Vec<_>>(), saved.lines[3..]);
    let keyed = store.floor_lines_with(&["i:one".to_owned(), "i:two".to_owned()]).await.unwrap();
    assert_eq!(keyed.iter().map(|stored| stored.seq).collect::<Vec<_>>(), [1]);
    assert_eq!(store.floor_contact(contact).await.unwrap().as_ref(), records.contacts.first());
    assert_eq!(store.floor_records().await.unwrap(), Records { contacts: Vec::new(), ..records });
    assert_eq!(store.floor_lines_of_agents(at(0)).await.unwrap().len(), 2);
    assert_eq!(store.floor_lines_of_agents(at(1)).await.unwrap(), []);
    assert_eq!(store.floor_contacts_since(at(6)).await.unwrap(), [contact]);
    assert_eq!(store.floor_contacts_since(at(7)).await.unwrap(), [], "it is over and long ago");
    let open = ContactId(id());
    store.write_floor(write(&mut floor, None, &[event(3, open, arrival())])).await.unwrap();
    assert_eq!(store.floor_contacts_since(at(7)).await.unwrap(), [open], "it is not over");
}

pub async fn a_key_is_there_once_and_all_or_nothing_is_saved(store: &dyn Store) {
    let contact = ContactId(id());
    let mut floor = Floor::new(Settings::default());
    store.write_floor(write(&mut floor, Some("s:1"), &[event(1, contact, arrival())])).await.unwrap();
    let other = ContactId(id());
    let again = write(&mut floor, Some("s:1"), &[event(2, other, arrival()), event(3, contact, Fact::Abandoned)]);
    assert!(matches!(store.write_floor(again).await, Err(CommitError::Taken)));
    assert_eq!(store.floor_seq().await.unwrap(), 1);
    assert_eq!(store.floor_contact(other).await.unwrap(), None);
    assert_eq!(store.floor_contact(contact).await.unwrap().unwrap().version, 1);
}

pub async fn what_is_told_beside_a_contact_is_kept(store: &dyn Store) {
    let contact = ContactId(id());
    let mut floor = Floor::new(Settings::default());
    let mut saved = write(&mut floor, None, &[event(1, contact, arrival())]);
    let phone = Phone::parse("17000005678");
    saved.beside = vec![Beside { contact, phone: phone.clone(), recording: None }];
    store.write_floor(saved).await.unwrap();
    let recording = Some("rec/1.wav".to_owned());
    let beside = vec![Beside { contact, phone: None, recording: recording.clone() }];
    store.write_floor(FloorWrite { beside, ..FloorWrite::default() }).await.unwrap();
    let both = [Beside { contact, phone, recording }];
    assert_eq!(store.floor_beside(None).await.unwrap(), both);
    assert_eq!(store.floor_beside(Some(&[contact])).await.unwrap(), both);
    store.write_floor(write(&mut floor, None, &[event(2, contact, Fact::Abandoned)])).await.unwrap();
    assert_eq!(store.floor_beside(None).await.unwrap(), [], "it is over");
    assert_eq!(store.floor_beside(Some(&[contact])).await.unwrap(), both);
}

pub async fn plans_and_notes_are_found(store: &dyn Store) {
    let (min, note) = (agent(store).await, WhisperId(id()));
    assert_eq!(store.floor_plan().await.unwrap(), None);
    for seconds in [30, 40] {
        let settings = Settings::default().with(Setting::Offer, seconds).unwrap();
        let plan = FloorPlan { settings, ..FloorPlan::default() };
        store.write_floor(line(at(1), FloorHappening::Planned { at: at(1), by: Some(min), plan })).await.unwrap();
    }
    let settings = store.floor_plan().await.unwrap().unwrap().settings;
    assert_eq!(settings.get(Setting::Offer), 40);
    let text = "先核对单号".to_owned();
    let whispered = FloorHappening::Whispered { at: at(2), by: min, note, to: min, text };
    store.write_floor(line(at(2), whispered)).await.unwrap();
    store.write_floor(line(at(3), FloorHappening::Heard { at: at(3), by: min, note })).await.unwrap();
    assert_eq!(store.whispers_since(at(0)).await.unwrap().len(), 2);
    assert_eq!(store.whispers_since(at(3)).await.unwrap().len(), 1);
}

pub async fn what_is_due_is_told_whole_and_then_as_it_changes(store: &dyn Store) {
    let min = agent(store).await;
    super::promises::promise(store, min, 60).await;
    let all = store.due_since(0).await.unwrap();
    assert_eq!((all.promises.len(), all.complaints.len()), (1, 0));
    assert_eq!(all.seq, store.seq().await.unwrap());
    let filed = super::sample::complaint(store, min, at(1), &[]).await;
    let later = store.due_since(all.seq).await.unwrap();
    assert_eq!((later.promises, later.complaints), (Vec::new(), vec![filed]));
    let state = super::promises::change(store, &all.promises[0], min, 20, &super::promises::kept()).await;
    let last = store.due_since(later.seq).await.unwrap();
    assert_eq!((last.promises, last.complaints.len()), (vec![state], 0));
    assert!(store.due_since(0).await.unwrap().promises.is_empty(), "kept");
}
