//! What agents did, painted second by second from the log: slow, and unlike the way it is worked out.

use super::floor_of_day::{EVENING, MIDNIGHT, second};
use super::reference::{Row, after};
use domain::{
    id::AccountId,
    queue::{AgentFact, ContactFact as Fact, Presence, QueueEvent, What},
};
use std::collections::BTreeMap;

const START: i64 = EVENING - 60;

/// Colours of work; the greater one covers the others.
const RINGING: u8 = 1;
const WRAP_UP: u8 = 2;
const HOLDING: u8 = 3;
const TALKING: u8 = 4;

/// An agent second by second.
struct Strip {
    presence: Vec<&'static str>,
    work: Vec<u8>,
    answered: i64,
}

/// How an agent stands: state, since which second, contacts answered today, milliseconds of handling and being free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Painted {
    pub state: &'static str,
    pub since: i64,
    pub answered: i64,
    pub handling_ms: i64,
    pub ready_ms: i64,
}

/// All agents at a second, from the log until then.
pub fn agents(log: &[QueueEvent], rows: &[Row], now: i64) -> BTreeMap<AccountId, Painted> {
    let length = usize::try_from(now - START + 1).unwrap();
    let mut strips: BTreeMap<AccountId, Strip> = BTreeMap::new();
    let strip = || Strip { presence: vec!["offline"; length], work: vec![0; length], answered: 0 };
    for event in log {
        if let What::Agent { id, fact } = &event.what {
            let strip = strips.entry(*id).or_insert_with(strip);
            if let AgentFact::PresenceSet { presence, .. } = fact {
                let from = usize::try_from(second(event.at) - START).unwrap();
                strip.presence[from..].fill(colour(*presence));
            }
        }
    }
    for row in rows {
        for index in 0..row.story.len() {
            paint(row, index, now, &mut strips);
        }
    }
    strips.into_iter().map(|(id, strip)| (id, strip.look(now))).collect()
}

fn colour(presence: Presence) -> &'static str {
    match presence {
        Presence::Offline => "offline",
        Presence::Ready => "ready",
        Presence::Break(reason) => reason.code(),
    }
}

fn paint(row: &Row, index: usize, now: i64, strips: &mut BTreeMap<AccountId, Strip>) {
    let (at, fact) = &row.story[index];
    let over = |f: &Fact| matches!(f, Fact::Abandoned | Fact::Ended | Fact::Closed { .. });
    match fact {
        Fact::Offered { agent } => {
            let until = after(row, index, |f| {
                over(f)
                    || matches!(f, Fact::Answered { .. })
                    || matches!(f, Fact::OfferEnded { agent: other, .. } if other == agent)
            });
            strips.get_mut(agent).unwrap().cover(*at, until.unwrap_or(now + 1), |_| RINGING);
        }
        Fact::Answered { agent } => {
            let strip = strips.get_mut(agent).unwrap();
            // A contact that came back to the same agent is one contact.
            let again = row.story[..index].iter().any(|(before, fact)| {
                matches!(fact, Fact::Answered { agent: other } if other == agent) && before / MIDNIGHT == at / MIDNIGHT
            });
            strip.answered += i64::from(!again && at / MIDNIGHT == now / MIDNIGHT);
            let left = |f: &Fact| matches!(f, Fact::Transferred { agent: other, .. } if other == agent);
            let talked = after(row, index, |f| over(f) || left(f)).unwrap_or(now + 1);
            let holds: Vec<(i64, i64)> = (index..row.story.len())
                .filter(|i| matches!(&row.story[*i].1, Fact::Held { agent: other } if other == agent))
                .map(|i| {
                    let back = |f: &Fact| matches!(f, Fact::Resumed { agent: other } if other == agent);
                    (row.story[i].0, after(row, i, |f| over(f) || left(f) || back(f)).unwrap_or(now + 1))
                })
                .collect();
            let held = |second: i64| holds.iter().any(|(from, until)| (*from..*until).contains(&second));
            strip.cover(*at, talked, |second| if held(second) { HOLDING } else { TALKING });
            let wrapped = after(row, index, |f| super::reference::finishes(f, *agent)).unwrap_or(now + 1);
            strip.cover(talked, wrapped, |_| WRAP_UP);
        }
        _ => {}
    }
}

impl Strip {
    fn cover(&mut self, from: i64, until: i64, colour: impl Fn(i64) -> u8) {
        for second in from..until {
            let place = usize::try_from(second - START).unwrap();
            if let Some(work) = self.work.get_mut(place) {
                *work = (*work).max(colour(second));
            }
        }
    }

    fn at(&self, place: usize) -> &'static str {
        match self.work[place] {
            RINGING => "offered",
            WRAP_UP => "wrap_up",
            HOLDING => "holding",
            TALKING => "talking",
            _ => self.presence[place],
        }
    }

    fn look(&self, now: i64) -> Painted {
        let last = self.work.len() - 1;
        let mut since = last;
        while since > 0 && self.at(since - 1) == self.at(last) {
            since -= 1;
        }
        let today = usize::try_from((now / MIDNIGHT * MIDNIGHT - START).max(0)).unwrap();
        let count = |fits: fn(u8, &str) -> bool| {
            (today..last).filter(|place| fits(self.work[*place], self.presence[*place])).count()
        };
        let thousand = |count: usize| i64::try_from(count).unwrap() * 1000;
        Painted {
            state: self.at(last),
            since: START + i64::try_from(since).unwrap(),
            answered: self.answered,
            handling_ms: thousand(count(|work, _| work >= WRAP_UP)),
            ready_ms: thousand(count(|work, presence| work == RINGING || work == 0 && presence == "ready")),
        }
    }
}
