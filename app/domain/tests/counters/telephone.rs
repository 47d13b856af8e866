//! Calls that a telephone system runs by itself, as it reports them.

use super::{
    dice::Dice,
    floor_of_day::{
        MIDNIGHT, MORNING, TELEPHONE_AGENTS, general_queue, sec, telephone_agent, telephone_contact, waybill,
    },
};
use domain::queue::{
    AgentFact, Channel, ContactFact as Fact, Entry, Presence, Priority, QueueEvent, Resolution, RunBy, What, reported,
};

/// What is reported of its agents and its calls, by time.
pub fn reports(dice: &mut Dice) -> Vec<QueueEvent> {
    let mut events = Vec::new();
    let mut free_at = [MORNING; TELEPHONE_AGENTS as usize];
    for (number, at) in (0..).zip(free_at) {
        let agent = telephone_agent(number);
        for (at, presence) in [(at, Presence::Ready), (MIDNIGHT + 62_000, Presence::Offline)] {
            let fact = AgentFact::PresenceSet { presence, reason: None };
            events.push(reported(What::Agent { id: agent, fact }, sec(at), sec(at)));
        }
    }
    let mut at = MORNING;
    for number in 0..150 {
        at += dice.between(20, 360);
        call(number, at, &mut free_at, dice, &mut events);
    }
    events.sort_by_key(|event| event.at);
    events
}

fn call(number: u128, at: i64, free_at: &mut [i64], dice: &mut Dice, events: &mut Vec<QueueEvent>) {
    let id = telephone_contact(number);
    let mut tell = |at: i64, fact: Fact| {
        events.push(reported(What::Contact { id, fact }, sec(at), sec(at)));
    };
    let (queue, skill) = general_queue();
    tell(
        at,
        Fact::Enqueued(Entry {
            channel: Channel::Call,
            queue,
            skill,
            priority: Priority::Normal,
            run_by: RunBy::Telephone,
            waybill: None,
            not_before: None,
        }),
    );
    let place = (0..free_at.len()).min_by_key(|place| free_at[*place]).unwrap();
    let agent = telephone_agent(u32::try_from(place).unwrap());
    let rings = free_at[place].max(at + 1);
    let patience = dice.between(3, 200);
    if rings + 3 > at + patience {
        if rings < at + patience {
            tell(rings, Fact::Offered { agent });
        }
        return tell(at + patience, Fact::Abandoned);
    }
    tell(rings, Fact::Offered { agent });
    let answered = rings + 3;
    tell(answered, Fact::Answered { agent });
    tell(answered + 5, Fact::Identified { waybill: waybill(dice.below(220)) });
    let mut ended = answered + dice.between(30, 400);
    if dice.percent(30) {
        tell(ended, Fact::Held { agent });
        tell(ended + 40, Fact::Resumed { agent });
        ended += 60;
    }
    tell(ended, Fact::Ended);
    let wrapped = ended + dice.between(3, 80);
    let resolution = dice.percent(80).then_some(Resolution::Solved);
    tell(wrapped, Fact::Wrapped { agent, resolution });
    free_at[place] = wrapped + 1;
}
