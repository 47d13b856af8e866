//! The people, queues and hours of the simulated day.

use chrono::TimeDelta;
use domain::{
    id::{AccountId, ContactId},
    queue::{
        By, QueueCommand, QueueName, RunBy, Skill,
        command::{Deed, Intervention, Measure},
    },
    time::{Instant, from_millis},
    waybill::WaybillNumber,
};
use uuid::Uuid;

/// The midnight that begins the second day, Saturday 21 November 2026 in the business zone, in seconds from the first.
pub const MIDNIGHT: i64 = 86_400;
pub const EVENING: i64 = 19 * 3600;
pub const MORNING: i64 = MIDNIGHT + 8 * 3600;
pub const AGENTS: u32 = 12;
pub const TELEPHONE_AGENTS: u32 = 3;
pub const LEAD: AccountId = AccountId(Uuid::from_u128(0xf000));

/// Arrivals by hour from the first midnight on.
pub const CURVE: &[(i64, u32)] = &[
    (19, 30),
    (20, 40),
    (21, 40),
    (22, 25),
    (23, 18),
    (24, 6),
    (32, 35),
    (33, 75),
    (34, 110),
    (35, 90),
    (36, 55),
    (37, 60),
    (38, 80),
    (39, 75),
    (40, 50),
    (41, 20),
];

pub fn sec(seconds: i64) -> Instant {
    // Midnight of 20 November 2026 in the business zone.
    from_millis(1_795_104_000_000) + TimeDelta::seconds(seconds)
}

pub fn second(at: Instant) -> i64 {
    (at - sec(0)).num_seconds()
}

pub fn agent(number: u32) -> AccountId {
    AccountId(Uuid::from_u128(0x100 + u128::from(number)))
}

pub fn telephone_agent(number: u32) -> AccountId {
    AccountId(Uuid::from_u128(0x200 + u128::from(number)))
}

pub fn own_contact(number: u128) -> ContactId {
    ContactId(Uuid::from_u128(0x1_0000 + number))
}

pub fn telephone_contact(number: u128) -> ContactId {
    ContactId(Uuid::from_u128(0x2_0000 + number))
}

pub fn waybill(number: i64) -> WaybillNumber {
    WaybillNumber::parse(&format!("YL{number:010}")).unwrap()
}

pub fn general_queue() -> (QueueName, Skill) {
    (QueueName::parse("hotline").unwrap(), Skill::parse("general").unwrap())
}

pub fn claims_queue() -> (QueueName, Skill) {
    (QueueName::parse("claims").unwrap(), Skill::parse("claims").unwrap())
}

/// The queues are opened, and everybody signs on.
pub fn opening() -> Vec<(i64, By, QueueCommand)> {
    let mut asked = Vec::new();
    for (queue, _) in [general_queue(), claims_queue()] {
        let opens = Intervention { what: Measure::OpenQueue { queue }, reason: "上班".to_owned() };
        asked.push((EVENING - 60, By::Person(LEAD), QueueCommand::Lead(opens)));
    }
    let own = (0..AGENTS).map(|number| (agent(number), number, RunBy::Us));
    let others = (0..TELEPHONE_AGENTS).map(|number| (telephone_agent(number), 1, RunBy::Telephone));
    for (id, number, calls) in own.chain(others) {
        // One of three knows about claims, and all of them take the rest.
        let claims = (number % 3 == 0).then(|| claims_queue().1);
        let skills = claims.into_iter().chain([general_queue().1]).collect();
        asked.push((EVENING - 30, By::Person(id), QueueCommand::Own(Deed::SignOn { skills, calls })));
    }
    asked
}
