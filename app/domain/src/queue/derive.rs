//! From all facts about a contact to how it stands.
//!
//! The answer depends on the *set* of facts alone: they are read in the order in which they happened, and each is
//! taken for what it proves. What contradicts something better known is passed over. So facts may arrive late, twice
//! or in any order, and those that never arrive leave a contact that is still in exactly one stage:
//!
//! | missing | taken instead |
//! | --- | --- |
//! | the arrival | the first report; how long the customer waited stays unknown |
//! | the answer | the first thing that only an agent who answered can do |
//! | the end of a hold | the end of the talk |
//! | the end | the agent's finished record, or what [`super::route::presume`] presumes |
//! | whether anybody answered | nothing: the contact ends as unclear, and is counted as neither |

use super::{
    Contact, ContactFact as Fact, Dated, Entry, Leg, OfferEnd, Target,
    contact::{Unanswered, UnansweredCode},
};
use crate::{
    id::{AccountId, ContactId},
    time::Instant,
};
use std::collections::BTreeSet;

/// The facts about a contact.
pub type ContactFacts = BTreeSet<Dated<Fact>>;

/// The contact; `None` when nothing is known of it.
#[must_use]
pub fn derive(id: ContactId, facts: &ContactFacts) -> Option<Contact> {
    let first = facts.first()?;
    let end = end_of(facts);
    let given_up = given_up_at(facts);
    let mut work = Work {
        arrived_at: facts.iter().find(|d| matches!(d.fact, Fact::Enqueued(_))).map_or(first.at, |d| d.at),
        ..Work::default()
    };
    // Whoever gave up was not answered later, whatever an agent writes down about it.
    let counts = |d: &&Dated<Fact>| match (given_up, &d.fact) {
        (Some(_), Fact::Wrapped { .. }) => false,
        (Some(gone), fact) if fact.is_live() => d.at <= gone,
        _ => true,
    };
    for dated in facts.iter().filter(counts) {
        work.read(dated, end);
    }
    work.close(end);
    work.presume_done(facts);
    Some(work.contact(id, facts, end, given_up))
}

/// The moment from which the contact is over, by the earliest report.
fn end_of(facts: &ContactFacts) -> Option<Instant> {
    facts.iter().find(|d| matches!(d.fact, Fact::Abandoned | Fact::Ended | Fact::Closed { .. })).map(|d| d.at)
}

/// When the customer gave up, if nobody had answered by then.
fn given_up_at(facts: &ContactFacts) -> Option<Instant> {
    let gone = facts.iter().find(|d| matches!(d.fact, Fact::Abandoned))?.at;
    let proves_an_answer = |d: &Dated<Fact>| {
        matches!(d.fact, Fact::Answered { .. } | Fact::Held { .. } | Fact::Resumed { .. } | Fact::Transferred { .. })
            || matches!(d.fact, Fact::Wrapped { .. }) && d.at < gone
    };
    (!facts.iter().take_while(|d| d.at <= gone).any(proves_an_answer)).then_some(gone)
}

#[derive(Default)]
struct Work {
    arrived_at: Instant,
    entry: Option<Entry>,
    legs: Vec<Leg>,
    /// Since when it waits again.
    waiting_again_from: Option<Instant>,
    returned: bool,
    /// Whether the last agent passed it on, so that it waits for another one.
    passed_on: bool,
}

impl Work {
    fn read(&mut self, dated: &Dated<Fact>, end: Option<Instant>) {
        let at = dated.at;
        match &dated.fact {
            Fact::Enqueued(entry) => match &mut self.entry {
                None => self.entry = Some(entry.clone()),
                Some(known) => (known.queue, known.skill) = (entry.queue.clone(), entry.skill.clone()),
            },
            Fact::Moved { to, skill, priority, .. } => {
                if let Some(entry) = &mut self.entry {
                    (entry.queue, entry.skill, entry.priority) = (to.clone(), skill.clone(), *priority);
                }
            }
            Fact::Offered { agent } => self.offered(*agent, at),
            Fact::OfferEnded { agent, why } => self.offer_ended(*agent, *why, at),
            Fact::Answered { agent } => self.answered(*agent, at),
            Fact::Held { agent } => {
                if let Some(leg) = self.connected(*agent, at).filter(|leg| !leg.is_held()) {
                    leg.holds.push((at, None));
                }
            }
            Fact::Resumed { agent } => {
                if let Some(leg) = self.connected(*agent, at) {
                    leg.end_hold(at);
                }
            }
            Fact::Transferred { agent, to } => self.transferred(*agent, to, at),
            Fact::Wrapped { agent, .. } => self.wrapped(*agent, at, end),
            Fact::Abandoned
            | Fact::Ended
            | Fact::Closed { .. }
            | Fact::Identified { .. }
            | Fact::Scored { .. }
            | Fact::PresumedDone { .. } => {}
        }
    }

    fn leg(&mut self, agent: AccountId) -> Option<&mut Leg> {
        self.legs.iter_mut().rev().find(|leg| leg.agent == agent)
    }

    fn offered(&mut self, agent: AccountId, at: Instant) {
        if self.leg(agent).is_none_or(|leg| leg.ended_at.is_some()) {
            self.legs.push(Leg { offered_at: Some(at), ..Leg::of(agent) });
        }
    }

    fn offer_ended(&mut self, agent: AccountId, why: OfferEnd, at: Instant) {
        if let Some(leg) = self.leg(agent).filter(|leg| leg.is_offered()) {
            leg.ended_at = Some(at);
            self.returned |= why.puts_first();
        }
    }

    fn answered(&mut self, agent: AccountId, at: Instant) {
        // Who talks again has left the record of the first talk behind.
        for leg in self.legs.iter_mut().filter(|leg| leg.agent == agent && leg.is_wrapping()) {
            leg.wrapped_at = Some(at);
        }
        if let Some(leg) = self.leg(agent).filter(|leg| leg.ended_at.is_none()) {
            // The second report of the same answer changes nothing.
            leg.answered_at = leg.answered_at.or(Some(at));
        } else {
            self.legs.push(Leg { answered_at: Some(at), ..Leg::of(agent) });
        }
        for leg in self.legs.iter_mut().filter(|leg| leg.is_offered()) {
            leg.ended_at = Some(at);
        }
        self.passed_on = false;
    }

    /// The agent's talk, for a fact that only somebody who talks can cause. Who never answered must have by then; who
    /// did, and whose talk is over, causes nothing.
    fn connected(&mut self, agent: AccountId, at: Instant) -> Option<&mut Leg> {
        if self.leg(agent).is_none_or(|leg| leg.answered_at.is_none()) {
            self.answered(agent, at);
        }
        self.leg(agent).filter(|leg| leg.is_connected())
    }

    fn transferred(&mut self, agent: AccountId, to: &Target, at: Instant) {
        let Some(leg) = self.connected(agent, at) else { return };
        leg.end(at);
        // A colleague who was fetched into the talk keeps the customer from waiting again.
        if !self.legs.iter().any(Leg::is_connected) {
            (self.passed_on, self.returned, self.waiting_again_from) = (true, false, Some(at));
        }
        if let (Target::Queue { name, skill }, Some(entry)) = (to, &mut self.entry) {
            (entry.queue, entry.skill) = (name.clone(), skill.clone());
        }
    }

    fn wrapped(&mut self, agent: AccountId, at: Instant, end: Option<Instant>) {
        // A record without an answer proves that there was one, before the end.
        if !self.legs.iter().any(|leg| leg.agent == agent && leg.is_wrapping()) {
            self.connected(agent, end.map_or(at, |end| end.min(at)));
        }
        self.finish(agent, at);
    }

    fn finish(&mut self, agent: AccountId, at: Instant) {
        for leg in self.legs.iter_mut().filter(|leg| leg.agent == agent && leg.answered_at.is_some()) {
            leg.end(at);
            leg.wrapped_at = leg.wrapped_at.or(Some(at));
        }
    }

    /// Ends what the end of the contact ends, and cuts off what lies behind it. No span is ever shorter than nothing.
    fn close(&mut self, end: Option<Instant>) {
        for leg in &mut self.legs {
            let Some(start) = leg.answered_at.or(leg.offered_at) else { continue };
            if let Some(limit) = end.map(|end| end.max(start)) {
                leg.ended_at = Some(leg.ended_at.map_or(limit, |ended| ended.min(limit)));
            }
            let Some(ended) = leg.ended_at else { continue };
            leg.ended_at = Some(ended.max(start));
            leg.end_hold(ended);
            leg.holds.retain(|(from, _)| *from < ended);
            for (_, until) in &mut leg.holds {
                *until = until.map(|until| until.min(ended));
            }
        }
    }

    /// What no report says, and a presumption does: an agent's part is over, unless the agent did something in it later.
    fn presume_done(&mut self, facts: &ContactFacts) {
        for dated in facts {
            let Fact::PresumedDone { agent } = dated.fact else { continue };
            if facts.iter().any(|other| other.at > dated.at && other.fact.shows_at_work(agent)) {
                continue;
            }
            let by_then = |leg: &Leg| leg.answered_at.is_some_and(|answered| answered <= dated.at);
            let open = self.legs.iter_mut().filter(|leg| leg.agent == agent && leg.wrapped_at.is_none());
            for leg in open.filter(|leg| by_then(leg)) {
                leg.end(dated.at);
                leg.wrapped_at = leg.ended_at.max(Some(dated.at));
            }
        }
    }

    fn contact(self, id: ContactId, facts: &ContactFacts, end: Option<Instant>, given_up: Option<Instant>) -> Contact {
        let answered = self.legs.iter().any(|leg| leg.answered_at.is_some());
        // Everybody who talked has finished the record, and nobody passed it on: it must be over.
        let finished = || {
            let last = self.legs.iter().filter(|leg| leg.answered_at.is_some()).map(|leg| leg.ended_at).max()??;
            let busy = self.legs.iter().any(Leg::is_offered);
            let all = self.legs.iter().all(|leg| leg.answered_at.is_none() || leg.wrapped_at.is_some());
            (!self.passed_on && !busy && all).then_some(last)
        };
        let over_at = end.or_else(finished);
        let unanswered = over_at.filter(|_| !answered).map(|over| unanswered(facts, over, given_up));
        let due = self.entry.as_ref().and_then(|entry| entry.not_before);
        let first_wait_from = due.map_or(self.arrived_at, |due| due.max(self.arrived_at));
        let identified = |d: &Dated<Fact>| match &d.fact {
            Fact::Identified { waybill } => Some(waybill.clone()),
            _ => None,
        };
        let by_entry = || self.entry.as_ref().and_then(|entry| entry.waybill.clone());
        Contact {
            id,
            arrived_at: self.arrived_at,
            waiting_from: self.waiting_again_from.unwrap_or(first_wait_from),
            returned: self.returned,
            passed_on: self.passed_on,
            over_at,
            unanswered,
            resolution: facts.iter().rev().find_map(|d| match d.fact {
                Fact::Wrapped { resolution, .. } => resolution,
                _ => None,
            }),
            waybill: facts.iter().rev().find_map(identified).or_else(by_entry),
            score: facts.iter().rev().find_map(|d| match d.fact {
                Fact::Scored { score } => Some(score),
                _ => None,
            }),
            entry: self.entry,
            legs: self.legs,
        }
    }
}

fn unanswered(facts: &ContactFacts, over: Instant, given_up: Option<Instant>) -> Unanswered {
    match given_up {
        Some(at) => Unanswered { code: UnansweredCode::Abandoned, at },
        None if facts.iter().any(|d| matches!(d.fact, Fact::Closed { .. })) => {
            Unanswered { code: UnansweredCode::Closed, at: over }
        }
        None => Unanswered { code: UnansweredCode::Unclear, at: over },
    }
}

impl Leg {
    const fn of(agent: AccountId) -> Self {
        Self { agent, offered_at: None, answered_at: None, holds: Vec::new(), ended_at: None, wrapped_at: None }
    }

    fn end(&mut self, at: Instant) {
        if self.ended_at.is_none() {
            self.end_hold(at);
            self.ended_at = Some(at);
        }
    }

    fn end_hold(&mut self, at: Instant) {
        if let Some((from, until @ None)) = self.holds.last_mut() {
            *until = Some(at.max(*from));
        }
    }
}
