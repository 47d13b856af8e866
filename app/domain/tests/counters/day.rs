//! A simulated evening and the day after it, through the commands and rules of the queue: an arrival curve, customers
//! who give up, offers nobody takes, holds, transfers, calls and chats, wrap-ups, breaks, scores, and what leads do.
//! Everything happens on whole seconds, and nothing is left out; chance is the same each time.

use super::{dice::Dice, floor_of_day::*, telephone};
use domain::{
    id::{AccountId, ContactId},
    queue::{
        AwayReason, By, Channel, ContactFact as Fact, Entry, Floor, Presence, Priority, QueueCommand, QueueEvent,
        Resolution, RunBy, Score, Settings, StageCode, Target, What,
        command::{Deed, Intervention, Measure},
        decide, route,
    },
};
use std::{collections::BTreeMap, sync::OnceLock};

/// Something that somebody will do.
#[derive(Clone)]
enum Plan {
    Arrive,
    Chat,
    CallBack,
    GiveUp(ContactId),
    React(AccountId, ContactId),
    Hold(AccountId, ContactId),
    Talk(AccountId, ContactId),
    Finish(AccountId, ContactId),
    Record(AccountId, ContactId),
    Rate(ContactId),
    Ready(AccountId),
    Away(AccountId),
    SignOff(AccountId),
    Lead,
    Look,
    Reported(QueueEvent),
}

/// What somebody did at a second: whoever does the same again, and lets the rules act when the day did, gets the same log.
#[derive(Clone, Debug)]
pub struct Step {
    pub at: i64,
    pub doing: Doing,
}

#[derive(Clone, Debug)]
pub enum Doing {
    /// Somebody asked for something; people come too late at times, and then it was not done.
    Asked { by: By, command: QueueCommand, done: bool },
    /// Another system told something.
    Reported(QueueEvent),
    /// The rules looked at the floor.
    Rules,
}

/// The day as it was made.
pub struct Made {
    pub log: Vec<QueueEvent>,
    pub steps: Vec<Step>,
}

struct Day {
    floor: Floor,
    log: Vec<QueueEvent>,
    steps: Vec<Step>,
    plans: BTreeMap<(i64, u64), Plan>,
    planned: u64,
    dice: Dice,
    contacts: u128,
}

/// The simulated day; made once.
pub fn day() -> &'static Made {
    static DAY: OnceLock<Made> = OnceLock::new();
    DAY.get_or_init(simulate)
}

/// The log of the simulated day, in the order of receipt.
pub fn log() -> &'static [QueueEvent] {
    &day().log
}

fn simulate() -> Made {
    let mut day = Day {
        floor: Floor::new(settings()),
        log: Vec::new(),
        steps: Vec::new(),
        plans: BTreeMap::new(),
        planned: 0,
        dice: Dice::new(20_261_120),
        contacts: 0,
    };
    day.open();
    while let Some(((at, _), plan)) = day.plans.pop_first() {
        day.follow(at, plan);
        // Whoever does something, the rules look at the floor afterwards.
        let follows: [fn(&Floor, i64) -> Vec<QueueEvent>; 3] = [
            |floor, at| route::lapses(floor, sec(at)),
            |floor, _| route::presume(floor),
            |floor, at| route::offers(floor, sec(at)),
        ];
        for follow in follows {
            let events = follow(&day.floor, at);
            day.take(at, events);
        }
        day.steps.push(Step { at, doing: Doing::Rules });
    }
    Made { log: day.log, steps: day.steps }
}

impl Day {
    fn plan(&mut self, at: i64, plan: Plan) {
        self.planned += 1;
        self.plans.insert((at, self.planned), plan);
    }

    fn later(&mut self, at: i64, least: i64, most: i64, plan: Plan) {
        let after = self.dice.between(least, most);
        self.plan(at + after, plan);
    }

    /// Two shifts, arrivals by a curve over the hours, and what a telephone system reports of its own calls.
    fn open(&mut self) {
        for (at, by, command) in opening() {
            self.ask(at, by, &command);
        }
        for number in 0..AGENTS {
            let start = if number < 4 { EVENING } else { MORNING } + i64::from(number) * 7;
            self.plan(start, Plan::Ready(agent(number)));
            self.plan(
                if number < 4 { MIDNIGHT + 1800 } else { MIDNIGHT + 64_000 } + i64::from(number),
                Plan::SignOff(agent(number)),
            );
        }
        for (hour, calls) in CURVE {
            for _ in 0..*calls {
                let at = hour * 3600 + self.dice.below(3600);
                let plan = match self.dice.below(100) {
                    0..60 => Plan::Arrive,
                    60..95 => Plan::Chat,
                    _ => Plan::CallBack,
                };
                self.plan(at, plan);
            }
        }
        for event in telephone::reports(&mut self.dice) {
            self.plan(second(event.at), Plan::Reported(event));
        }
        (0..150).for_each(|n| self.plan(MORNING + n * 300, Plan::Lead));
    }

    fn take(&mut self, at: i64, events: Vec<QueueEvent>) {
        for event in events {
            self.floor.apply(&event);
            if let What::Contact { id, fact: Fact::Offered { agent } } = event.what {
                // Most are taken; for the others somebody must look when the time is over.
                if self.dice.percent(92) {
                    self.later(at, 2, 12, Plan::React(agent, id));
                }
                self.plan(at + 20, Plan::Look);
            }
            if let What::Agent {
                id,
                fact: domain::queue::AgentFact::PresenceSet { presence: Presence::Break(_), .. },
            } = event.what
            {
                self.later(at, 60, 900, Plan::Ready(id));
            }
            self.log.push(event);
        }
    }

    /// Does something if it may be done: people come too late at times.
    fn ask(&mut self, at: i64, by: By, command: &QueueCommand) -> bool {
        let decided = decide(&self.floor, command, sec(at), by);
        let done = decided.is_ok();
        self.steps.push(Step { at, doing: Doing::Asked { by, command: command.clone(), done } });
        self.take(at, decided.unwrap_or_default());
        done
    }

    fn does(&mut self, at: i64, who: AccountId, deed: Deed) -> bool {
        self.ask(at, By::Person(who), &QueueCommand::Own(deed))
    }

    fn arrive(&mut self, at: i64, channel: Channel) {
        self.contacts += 1;
        let contact = own_contact(self.contacts);
        let claims = self.dice.percent(25);
        let waybill = self.dice.percent(60).then(|| waybill(self.dice.below(220)));
        let priority = if self.dice.percent(8) { Priority::Raised } else { Priority::Normal };
        let not_before = (channel == Channel::Callback).then(|| sec(at + 900));
        let (queue, skill) = if claims { claims_queue() } else { general_queue() };
        let entry = Entry { channel, queue, skill, priority, run_by: RunBy::Us, waybill, not_before };
        self.ask(at, By::Customer, &QueueCommand::Enqueue { contact, entry });
        if channel == Channel::Callback {
            self.plan(at + 900, Plan::Look);
        } else {
            let patience = if self.dice.percent(6) { (1, 4) } else { (5, 400) };
            self.later(at, patience.0, patience.1, Plan::GiveUp(contact));
        }
    }

    fn follow(&mut self, at: i64, plan: Plan) {
        match plan {
            Plan::Arrive => self.arrive(at, Channel::Call),
            Plan::Chat => self.arrive(at, Channel::Chat),
            Plan::CallBack => self.arrive(at, Channel::Callback),
            Plan::GiveUp(contact) => {
                let stage = self.floor.contact(contact).map(domain::queue::Contact::stage);
                if matches!(stage, Some(StageCode::Waiting | StageCode::Offered)) {
                    self.ask(at, By::Customer, &QueueCommand::Leave { contact });
                }
            }
            Plan::React(who, contact) => self.react(at, who, contact),
            Plan::Hold(who, contact) => {
                if self.does(at, who, Deed::Hold { contact }) {
                    self.later(at, 10, 90, Plan::Talk(who, contact));
                }
            }
            Plan::Talk(who, contact) => {
                // At times the customer hangs up while on hold.
                if self.dice.percent(10) {
                    self.finish(at, who, contact);
                } else if self.does(at, who, Deed::Resume { contact }) {
                    self.later(at, 5, 120, Plan::Finish(who, contact));
                }
            }
            Plan::Finish(who, contact) => self.finish(at, who, contact),
            Plan::Record(who, contact) => {
                let resolution = if self.dice.percent(75) { Resolution::Solved } else { Resolution::Unsolved };
                if self.dice.percent(10) {
                    self.does(at, who, Deed::BeReady);
                } else {
                    self.does(at, who, Deed::WrapUp { contact, resolution });
                }
                if self.dice.percent(3) {
                    self.plan(at + 1, Plan::Away(who));
                }
            }
            Plan::Rate(contact) => {
                let score = Score::try_from(u8::try_from(self.dice.between(1, 5)).unwrap()).unwrap();
                self.ask(at, By::Customer, &QueueCommand::Rate { contact, score });
            }
            Plan::Ready(who) => {
                self.does(at, who, Deed::BeReady);
            }
            Plan::Away(who) => {
                self.does(at, who, Deed::TakeBreak { reason: AwayReason::Meal });
            }
            Plan::SignOff(who) => {
                self.does(at, who, Deed::SignOff);
            }
            Plan::Lead => self.lead(at),
            Plan::Look => {}
            Plan::Reported(event) => {
                self.steps.push(Step { at, doing: Doing::Reported(event.clone()) });
                self.take(at, vec![event]);
            }
        }
    }

    fn react(&mut self, at: i64, who: AccountId, contact: ContactId) {
        if self.dice.percent(2) {
            self.does(at, who, Deed::Decline { contact });
        } else if self.does(at, who, Deed::Answer { contact }) {
            let hold = self.dice.percent(30);
            self.later(at, 20, 240, if hold { Plan::Hold(who, contact) } else { Plan::Finish(who, contact) });
        }
    }

    fn finish(&mut self, at: i64, who: AccountId, contact: ContactId) {
        let to = match self.dice.below(100) {
            0..8 => Some(Target::Queue { name: claims_queue().0, skill: claims_queue().1 }),
            8..12 => Some(Target::Agent(agent(u32::try_from(self.dice.below(AGENTS.into())).unwrap()))),
            _ => None,
        };
        let passed = to.is_some_and(|to| self.does(at, who, Deed::Transfer { contact, to }));
        if passed {
            self.later(at, 30, 200, Plan::GiveUp(contact));
        } else {
            self.does(at, who, Deed::End { contact });
            if self.dice.percent(40) {
                self.later(at, 5, 60, Plan::Rate(contact));
            }
        }
        self.later(at, 5, 90, Plan::Record(who, contact));
    }

    /// A lead moves somebody who waits, or closes what waits too long.
    fn lead(&mut self, at: i64) {
        let Some(contact) = self.floor.waiting(sec(at)).last().map(|contact| contact.id) else { return };
        let (to, skill) = claims_queue();
        let what = if self.dice.percent(60) {
            Measure::Move { contact, to, skill, priority: Priority::Urgent }
        } else {
            Measure::Close { contact }
        };
        let command = QueueCommand::Lead(Intervention { what, reason: "分流".to_owned() });
        self.ask(at, By::Person(LEAD), &command);
    }
}

/// The settings of the day: one day of observation, so that the first contacts of the evening settle on the next.
pub fn settings() -> Settings {
    Settings::default().with(domain::queue::Setting::RepeatDays, 1).unwrap()
}
