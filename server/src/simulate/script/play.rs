//! The shift, played event by event.

use super::{CLAIMS, Caller, HOTLINE, Scene, Script, Tells, Told, close};
use crate::simulate::{chance::Chance, day::arrivals};
use domain::queue::{AwayReason, Resolution};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
    time::Duration,
};

/// Nothing follows sooner, so that the order is still to be seen at high speed.
const BEAT: Duration = Duration::from_secs(2);
/// Callers from whom somebody who calls again is chosen.
const RECENT: usize = 60;

/// What is going to happen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Due {
    Arrives { call: usize },
    GivesUp { call: usize },
    Answers { call: usize, agent: usize },
    RingsOut { call: usize, agent: usize },
    Identifies { call: usize },
    Holds { call: usize, agent: usize },
    Resumes { call: usize, agent: usize },
    PassesOn { call: usize, agent: usize },
    HangsUp { call: usize, agent: usize },
    Wraps { call: usize, agent: usize },
    Returns { agent: usize },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Waiting,
    Ringing(usize),
    Talking,
    Over,
}

struct Call {
    standing: Standing,
    /// Whether somebody talked to the customer already.
    passed_on: bool,
}

struct Agent {
    /// Since when this person is free; `None` while not.
    free_from: Option<Duration>,
    /// When this person wants a break.
    break_at: Duration,
    claims: bool,
}

struct Play {
    chance: Chance,
    now: Duration,
    number: u64,
    due: BinaryHeap<Reverse<(Duration, u64, Due)>>,
    agents: Vec<Agent>,
    calls: Vec<Call>,
    waiting: VecDeque<usize>,
    script: Script,
}

/// Plays a shift. At its end everybody hangs up and goes.
#[must_use]
pub fn play(seed: u64, scene: &Scene) -> Script {
    let chance = Chance::new(seed);
    let arrivals = arrivals(&mut chance.apart(1), scene.calls_per_hour, scene.from, scene.duration);
    let mut play = Play {
        chance: chance.apart(2),
        now: Duration::ZERO,
        number: 0,
        due: BinaryHeap::new(),
        agents: Vec::new(),
        calls: Vec::new(),
        waiting: VecDeque::new(),
        script: Script::default(),
    };
    play.sign_on(scene);
    for at in arrivals {
        let call = play.caller(scene);
        play.at(at, Due::Arrives { call });
    }
    while let Some(Reverse((at, _, due))) = play.due.pop() {
        if at >= scene.duration {
            break;
        }
        play.now = at;
        play.happens(due);
        play.distribute();
    }
    let mut script = play.script;
    let end = close(&script.told, scene.duration);
    script.told.extend(end);
    script
}

impl Play {
    fn tell(&mut self, what: Tells) {
        self.script.told.push(Told { at: self.now, what });
    }

    fn at(&mut self, at: Duration, due: Due) {
        self.number += 1;
        self.due.push(Reverse((at, self.number, due)));
    }

    fn after(&mut self, span: Duration, due: Due) {
        self.at(self.now + span.max(BEAT), due);
    }

    fn sign_on(&mut self, scene: &Scene) {
        for agent in 0..scene.agents {
            self.tell(Tells::SignedOn { agent });
            self.tell(Tells::Ready { agent });
            let break_at = self.chance.gap(4200.0) + Duration::from_mins(10);
            self.agents.push(Agent { free_from: Some(Duration::ZERO), break_at, claims: agent % 2 == 0 });
        }
    }

    fn caller(&mut self, scene: &Scene) -> usize {
        let earlier = &self.script.callers[self.script.callers.len().saturating_sub(RECENT)..];
        let again = self.chance.falls(0.15).then(|| self.chance.pick(earlier).map(|caller| caller.matter)).flatten();
        let matter = again.unwrap_or_else(|| self.chance.below(scene.matters));
        let queue = if self.chance.falls(0.15) { CLAIMS } else { HOTLINE };
        let (keyed, complains) = (self.chance.falls(0.5), self.chance.falls(0.12));
        self.script.callers.push(Caller { matter, queue, keyed, complains });
        self.calls.push(Call { standing: Standing::Over, passed_on: false });
        self.calls.len() - 1
    }

    fn happens(&mut self, due: Due) {
        match due {
            Due::Arrives { call } => self.arrives(call),
            Due::GivesUp { call } => self.gives_up(call),
            Due::Answers { call, agent } => self.answers(call, agent),
            Due::RingsOut { call, agent } => self.rings_out(call, agent),
            Due::Identifies { call } => self.tell(Tells::Identified { call }),
            Due::Holds { call, agent } => self.tell(Tells::Held { call, agent }),
            Due::Resumes { call, agent } => self.tell(Tells::Resumed { call, agent }),
            Due::PassesOn { call, agent } => self.passes_on(call, agent),
            Due::HangsUp { call, agent } => {
                self.tell(Tells::Ended { call });
                self.calls[call].standing = Standing::Over;
                self.begin_record(call, agent);
            }
            Due::Wraps { call, agent } => self.wraps(call, agent),
            Due::Returns { agent } => {
                self.tell(Tells::Ready { agent });
                self.agents[agent].free_from = Some(self.now);
            }
        }
    }

    fn arrives(&mut self, call: usize) {
        self.tell(Tells::Arrived { call });
        self.calls[call].standing = Standing::Waiting;
        self.waiting.push_back(call);
        // Some notice at once that they dialled the wrong number; the others wait as long as they can bear it.
        let hasty = self.chance.falls(0.04);
        let patience = if hasty { self.chance.seconds(2.0, 4.9) } else { self.chance.long_tailed(110.0, 0.8, 6.0) };
        self.after(patience, Due::GivesUp { call });
    }

    fn gives_up(&mut self, call: usize) {
        let Call { standing, passed_on } = self.calls[call];
        if passed_on || !matches!(standing, Standing::Waiting | Standing::Ringing(_)) {
            return;
        }
        self.tell(Tells::Abandoned { call });
        self.calls[call].standing = Standing::Over;
        self.waiting.retain(|waiting| *waiting != call);
        if let Standing::Ringing(agent) = standing {
            self.agents[agent].free_from = Some(self.now);
        }
    }

    /// Gives whoever waits longest to whoever is free longest and can take it.
    fn distribute(&mut self) {
        let waiting: Vec<usize> = self.waiting.iter().copied().collect();
        for call in waiting {
            let claims = self.script.callers[call].queue == CLAIMS || self.calls[call].passed_on;
            let free = self.agents.iter().zip(0..).filter(|(agent, _)| agent.claims || !claims);
            let longest = free.filter_map(|(agent, number)| Some((agent.free_from?, number))).min();
            let Some((_, agent)) = longest else { continue };
            self.waiting.retain(|waiting| *waiting != call);
            self.ring(call, agent);
        }
    }

    fn ring(&mut self, call: usize, agent: usize) {
        self.tell(Tells::Offered { call, agent });
        self.calls[call].standing = Standing::Ringing(agent);
        self.agents[agent].free_from = None;
        if self.chance.falls(0.015) {
            self.after(Duration::from_secs(20), Due::RingsOut { call, agent });
        } else {
            let rings = self.chance.seconds(2.0, 7.0);
            self.after(rings, Due::Answers { call, agent });
        }
    }

    fn answers(&mut self, call: usize, agent: usize) {
        if self.calls[call].standing != Standing::Ringing(agent) {
            return;
        }
        self.tell(Tells::Answered { call, agent });
        self.calls[call].standing = Standing::Talking;
        let talk = self.chance.long_tailed(150.0, 0.7, 16.0);
        let caller = &self.script.callers[call];
        if !caller.keyed && !self.calls[call].passed_on && self.chance.falls(0.7) {
            self.after(talk.mul_f64(0.2), Due::Identifies { call });
        }
        if self.chance.falls(0.15) {
            self.after(talk.mul_f64(0.4), Due::Holds { call, agent });
            self.after(talk.mul_f64(0.7), Due::Resumes { call, agent });
        }
        let passes_on = !self.calls[call].passed_on && self.chance.falls(0.06);
        self.after(talk, if passes_on { Due::PassesOn { call, agent } } else { Due::HangsUp { call, agent } });
    }

    fn rings_out(&mut self, call: usize, agent: usize) {
        if self.calls[call].standing != Standing::Ringing(agent) {
            return;
        }
        self.tell(Tells::OfferEnded { call, agent });
        self.calls[call].standing = Standing::Waiting;
        self.waiting.push_front(call);
        self.leave(agent, AwayReason::Unanswered);
    }

    fn passes_on(&mut self, call: usize, agent: usize) {
        let mut free = self.agents.iter().zip(0..).filter(|(other, _)| other.claims && other.free_from.is_some());
        let to = free.next().map(|(_, number)| number);
        self.tell(Tells::Transferred { call, agent, to });
        self.calls[call] = Call { standing: Standing::Waiting, passed_on: true };
        if let Some(to) = to {
            self.ring(call, to);
        } else {
            self.waiting.push_front(call);
        }
        self.begin_record(call, agent);
    }

    fn begin_record(&mut self, call: usize, agent: usize) {
        // The second of them takes long over records: somebody a lead should notice.
        let median = if agent == 1 { 260.0 } else { 32.0 };
        let record = self.chance.long_tailed(median, 0.5, 4.0);
        self.after(record, Due::Wraps { call, agent });
    }

    fn wraps(&mut self, call: usize, agent: usize) {
        let resolution = if self.chance.falls(0.8) { Resolution::Solved } else { Resolution::Unsolved };
        self.tell(Tells::Wrapped { call, agent, resolution });
        if self.now < self.agents[agent].break_at {
            self.agents[agent].free_from = Some(self.now);
            return;
        }
        let reasons =
            [AwayReason::Rest, AwayReason::Rest, AwayReason::Meal, AwayReason::Training, AwayReason::OtherWork];
        let reason = self.chance.pick(&reasons).copied().unwrap_or(AwayReason::Rest);
        self.leave(agent, reason);
    }

    fn leave(&mut self, agent: usize, reason: AwayReason) {
        self.tell(Tells::Break { agent, reason });
        let away = match reason {
            AwayReason::Unanswered => self.chance.seconds(40.0, 120.0),
            AwayReason::Meal => self.chance.seconds(1200.0, 2000.0),
            _ => self.chance.seconds(240.0, 800.0),
        };
        self.agents[agent].break_at = self.now + away + self.chance.gap(4200.0) + Duration::from_mins(10);
        self.after(away, Due::Returns { agent });
    }
}
