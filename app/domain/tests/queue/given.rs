//! What the stories start from, and a short way to write down what was reported.
//!
//! `0 q; 3 o A; 8 a A; 60 e; 75 w A` is a contact that arrived at second 0, rang at A at 3, was answered at 8, ended at
//! 60, and whose record was finished at 75.

use chrono::TimeDelta;
use domain::{
    id::{AccountId, ContactId},
    queue::{
        AgentFact, AwayReason, By, Channel, Contact, ContactFact as Fact, ContactFacts, Dated, Entry, Floor, OfferEnd,
        Presence, Priority, QueueCommand, QueueEvent, QueueFact, QueueName, QueueRefusal, Resolution, RunBy, Score,
        Settings, Skill, Target, What, command::Deed, decide, derive,
    },
    time::{Instant, from_millis},
    waybill::WaybillNumber,
};
use std::{collections::BTreeSet, fmt::Write};
use uuid::Uuid;

pub const A: AccountId = AccountId(Uuid::from_u128(0xa));
pub const B: AccountId = AccountId(Uuid::from_u128(0xb));
pub const C: AccountId = AccountId(Uuid::from_u128(0xc));
pub const LEAD: AccountId = AccountId(Uuid::from_u128(0xf));

/// So many seconds after ten in the morning of a Saturday.
pub fn sec(seconds: i64) -> Instant {
    from_millis(1_795_226_400_000) + TimeDelta::seconds(seconds)
}

pub fn id(number: u128) -> ContactId {
    ContactId(Uuid::from_u128(number))
}

pub fn queue(name: &str) -> QueueName {
    QueueName::parse(name).unwrap()
}

pub fn skill(name: &str) -> Skill {
    Skill::parse(name).unwrap()
}

pub fn entry(channel: Channel) -> Entry {
    Entry {
        channel,
        queue: queue("hotline"),
        skill: skill("general"),
        priority: Priority::Normal,
        run_by: RunBy::Us,
        waybill: None,
        not_before: None,
    }
}

fn agent(name: &str) -> AccountId {
    match name {
        "A" => A,
        "B" => B,
        "C" => C,
        other => panic!("no agent {other}"),
    }
}

fn fact(words: &[&str]) -> Fact {
    let who = || agent(words[1]);
    let claims = || (queue("claims"), skill("claims"));
    match words[0] {
        "q" => Fact::Enqueued(entry(Channel::Call)),
        "Q" => Fact::Enqueued(Entry { queue: queue(words[1]), ..entry(Channel::Call) }),
        "m" => {
            let (to, skill) = claims();
            Fact::Moved { to, skill, priority: Priority::Urgent, reason: "理赔".to_owned() }
        }
        "o" => Fact::Offered { agent: who() },
        "l" => Fact::OfferEnded { agent: who(), why: OfferEnd::Lapsed },
        "u" => Fact::OfferEnded { agent: who(), why: OfferEnd::Withdrawn },
        "a" => Fact::Answered { agent: who() },
        "h" => Fact::Held { agent: who() },
        "r" => Fact::Resumed { agent: who() },
        "t" => {
            let (name, skill) = claims();
            let to = words.get(2).map_or(Target::Queue { name, skill }, |to| Target::Agent(agent(to)));
            Fact::Transferred { agent: who(), to }
        }
        "x" => Fact::Abandoned,
        "e" => Fact::Ended,
        "c" => Fact::Closed { reason: "线路故障".to_owned() },
        "w" => Fact::Wrapped { agent: who(), resolution: words.get(2).and_then(|code| Resolution::from_code(code)) },
        "i" => Fact::Identified { waybill: WaybillNumber::parse(words[1]).unwrap() },
        "s" => Fact::Scored { score: Score::try_from(words[1].parse::<u8>().unwrap()).unwrap() },
        "p" => Fact::PresumedDone { agent: who() },
        other => panic!("no fact {other}"),
    }
}

/// The facts of a line.
pub fn facts(line: &str) -> ContactFacts {
    let dated = line.split(';').map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        Dated { at: sec(words[0].parse().unwrap()), fact: fact(&words[1..]), by: By::Integration }
    });
    dated.collect()
}

/// The contact of a line.
pub fn contact(line: &str) -> Contact {
    derive(id(1), &facts(line)).unwrap()
}

/// The events of a line.
pub fn events(contact: ContactId, line: &str) -> Vec<QueueEvent> {
    let what = |fact| What::Contact { id: contact, fact };
    facts(line).into_iter().map(|d| QueueEvent { at: d.at, by: d.by, what: what(d.fact) }).collect()
}

/// A contact in one line: its stage, the first wait, and what each agent did when.
pub fn told(contact: &Contact) -> String {
    let since = |at: Instant| (at - sec(0)).num_seconds();
    let mut text = contact.stage().code().to_owned();
    if let Some(wait) = contact.first_wait() {
        write!(text, " after {}", wait.num_seconds()).unwrap();
    }
    for leg in &contact.legs {
        let name = ["A", "B", "C"].into_iter().find(|name| agent(name) == leg.agent).unwrap();
        write!(text, " | {name}").unwrap();
        let moments = [("o", leg.offered_at), ("a", leg.answered_at), ("e", leg.ended_at), ("w", leg.wrapped_at)];
        for (what, at) in moments.into_iter().filter_map(|(what, at)| Some((what, at?))) {
            write!(text, " {what}{}", since(at)).unwrap();
        }
        for (from, until) in &leg.holds {
            let until = until.map_or(String::new(), |at| since(at).to_string());
            write!(text, " h{}-{until}", since(*from)).unwrap();
        }
    }
    text
}

/// A floor with an open queue `hotline` and another, `claims`.
pub fn floor() -> Floor {
    let mut floor = Floor::new(Settings::default());
    for name in ["hotline", "claims"] {
        let what = What::Queue { name: queue(name), fact: QueueFact::Opened { reason: "上班".to_owned() } };
        floor.apply(&QueueEvent { at: sec(-3600), by: By::Person(LEAD), what });
    }
    floor
}

/// Does something at a second and takes in what follows from it.
pub fn act(floor: &mut Floor, at: i64, by: By, command: &QueueCommand) -> Result<Vec<QueueEvent>, QueueRefusal> {
    let events = decide(floor, command, sec(at), by)?;
    take(floor, &events);
    Ok(events)
}

pub fn take(floor: &mut Floor, events: &[QueueEvent]) {
    for event in events {
        floor.apply(event);
    }
}

/// What an agent does, and that it may be done.
pub fn does(floor: &mut Floor, at: i64, who: AccountId, deed: Deed) -> Vec<QueueEvent> {
    act(floor, at, By::Person(who), &QueueCommand::Own(deed)).unwrap()
}

/// An agent who is there for general contacts.
pub fn ready(floor: &mut Floor, at: i64, who: AccountId, skills: &[&str]) {
    let skills: BTreeSet<Skill> = skills.iter().map(|name| skill(name)).collect();
    does(floor, at, who, Deed::SignOn { skills, calls: RunBy::Us });
    does(floor, at, who, Deed::BeReady);
}

/// A contact that comes in.
pub fn arrives(floor: &mut Floor, at: i64, number: u128, entry: Entry) -> ContactId {
    act(floor, at, By::Customer, &QueueCommand::Enqueue { contact: id(number), entry }).unwrap();
    id(number)
}

pub fn presence(who: AccountId, at: i64, presence: Presence) -> QueueEvent {
    let fact = AgentFact::PresenceSet { presence, reason: None };
    QueueEvent { at: sec(at), by: By::Person(who), what: What::Agent { id: who, fact } }
}

pub const AWAY: Presence = Presence::Break(AwayReason::Rest);
