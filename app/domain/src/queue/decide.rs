//! Decisions: what somebody asks for and the floor as it stands give events, or a refusal. Nothing here changes anything.

use super::{
    AgentFact, AwayReason, By, Contact, ContactFact as Fact, Entry, Floor, Leg, OfferEnd, Presence, QueueCommand,
    QueueEvent, QueueFact, QueueName, QueueRefusal as Refusal, RunBy, Score, StageCode, Target, What,
    command::{Deed, Intervention, Measure},
    fact::reason,
};
use crate::{
    id::{AccountId, ContactId},
    time::Instant,
};

type Decided = Result<Vec<QueueEvent>, Refusal>;

/// Answers a command at a moment. `by` tells who asks: a person for what a person does, the customer or another system
/// for the rest.
///
/// # Errors
/// Why it cannot be, as things stand.
pub fn decide(floor: &Floor, command: &QueueCommand, at: Instant, by: By) -> Decided {
    let told = Told { floor, at, by };
    match (command, by) {
        (QueueCommand::Enqueue { contact, entry }, _) => told.enqueue(*contact, entry),
        (QueueCommand::Leave { contact }, _) => told.leave(*contact),
        (QueueCommand::Rate { contact, score }, _) => told.rate(*contact, *score),
        (QueueCommand::Own(deed), By::Person(me)) => told.own(me, deed),
        (QueueCommand::Lead(intervention), By::Person(_)) => told.lead(intervention),
        (QueueCommand::Own(_) | QueueCommand::Lead(_), _) => Err(Refusal::NotYours),
    }
}

/// Who asks, when, and of what.
struct Told<'a> {
    floor: &'a Floor,
    at: Instant,
    by: By,
}

impl Told<'_> {
    fn event(&self, what: What) -> QueueEvent {
        QueueEvent { at: self.at, by: self.by, what }
    }

    fn fact(&self, id: ContactId, fact: Fact) -> QueueEvent {
        self.event(What::Contact { id, fact })
    }

    fn presence(&self, id: AccountId, presence: Presence, reason: Option<String>) -> QueueEvent {
        self.event(What::Agent { id, fact: AgentFact::PresenceSet { presence, reason } })
    }

    fn contact(&self, id: ContactId) -> Result<&Contact, Refusal> {
        self.floor.contact(id).ok_or(Refusal::NoSuchContact)
    }

    /// The queue, if it takes contacts.
    fn takes(&self, queue: &QueueName) -> Result<(), Refusal> {
        match self.floor.queue(queue).ok_or(Refusal::NoSuchQueue)? {
            (QueueFact::Opened { .. }, _) => Ok(()),
            (QueueFact::Closed { .. }, since) => Err(Refusal::QueueClosed { since }),
        }
    }

    fn enqueue(&self, id: ContactId, entry: &Entry) -> Decided {
        if self.floor.contact(id).is_some() {
            return Err(Refusal::ContactKnown);
        }
        self.takes(&entry.queue)?;
        Ok(vec![self.fact(id, Fact::Enqueued(entry.clone()))])
    }

    fn leave(&self, id: ContactId) -> Decided {
        let contact = self.contact(id)?;
        if contact.over_at.is_some() {
            return Err(Refusal::WrongStage { stage: contact.stage() });
        }
        let fact = if contact.answered_at().is_some() { Fact::Ended } else { Fact::Abandoned };
        Ok(vec![self.fact(id, fact)])
    }

    fn rate(&self, id: ContactId, score: Score) -> Decided {
        let contact = self.contact(id)?;
        if contact.answered_at().is_none() || contact.over_at.is_none() {
            return Err(Refusal::WrongStage { stage: contact.stage() });
        }
        if contact.score.is_some() {
            return Err(Refusal::Rated);
        }
        Ok(vec![self.fact(id, Fact::Scored { score })])
    }

    fn own(&self, me: AccountId, deed: &Deed) -> Decided {
        match deed {
            Deed::SignOn { skills, calls } => {
                let fact = AgentFact::SignedOn { skills: skills.clone(), calls: *calls };
                Ok(vec![self.event(What::Agent { id: me, fact })])
            }
            Deed::BeReady => self.be(me, Presence::Ready, None, true),
            Deed::TakeBreak { reason: AwayReason::Unanswered | AwayReason::Declined } => Err(Refusal::ReasonOfRules),
            Deed::TakeBreak { reason } => self.be(me, Presence::Break(*reason), None, false),
            Deed::SignOff => self.be(me, Presence::Offline, None, false),
            Deed::Answer { contact } => {
                self.ours(*contact, me, Leg::is_offered)?;
                Ok(vec![self.fact(*contact, Fact::Answered { agent: me })])
            }
            Deed::Decline { contact } => {
                self.ours(*contact, me, Leg::is_offered)?;
                Ok(self.not_taken(*contact, me, OfferEnd::Declined, AwayReason::Declined))
            }
            Deed::Hold { contact } => self.hold(*contact, me, Fact::Held { agent: me }),
            Deed::Resume { contact } => self.hold(*contact, me, Fact::Resumed { agent: me }),
            Deed::Transfer { contact, to } => self.transfer(*contact, me, to),
            Deed::End { contact } => {
                self.ours(*contact, me, Leg::is_connected)?;
                Ok(vec![self.fact(*contact, Fact::Ended)])
            }
            Deed::WrapUp { contact, resolution } => {
                let run_by = self.contact(*contact)?.run_by();
                // The report that a call ended may come after its agent is done with it.
                let may = |leg: &Leg| leg.is_wrapping() || run_by == RunBy::Telephone && leg.is_connected();
                self.mine(*contact, me, may)?;
                Ok(vec![self.fact(*contact, Fact::Wrapped { agent: me, resolution: Some(*resolution) })])
            }
        }
    }

    /// My part in a contact, which must be so far.
    fn mine(&self, id: ContactId, me: AccountId, is_so_far: impl Fn(&Leg) -> bool) -> Result<&Leg, Refusal> {
        let contact = self.contact(id)?;
        let leg = contact.open_leg(me).ok_or(Refusal::NotYours)?;
        if is_so_far(leg) { Ok(leg) } else { Err(Refusal::WrongStage { stage: contact.stage() }) }
    }

    /// The same for what the telephone system does itself with its own calls.
    fn ours(&self, id: ContactId, me: AccountId, is_so_far: impl Fn(&Leg) -> bool) -> Result<&Leg, Refusal> {
        match self.contact(id)?.run_by() {
            RunBy::Us => self.mine(id, me, is_so_far),
            RunBy::Telephone => Err(Refusal::RunByTelephone),
        }
    }

    fn hold(&self, id: ContactId, me: AccountId, fact: Fact) -> Decided {
        let held = self.ours(id, me, Leg::is_connected)?.is_held();
        if held == matches!(fact, Fact::Held { .. }) {
            return Err(Refusal::HoldUnchanged);
        }
        Ok(vec![self.fact(id, fact)])
    }

    fn transfer(&self, id: ContactId, me: AccountId, to: &Target) -> Decided {
        self.ours(id, me, Leg::is_connected)?;
        let mut events = vec![self.fact(id, Fact::Transferred { agent: me, to: to.clone() })];
        match to {
            Target::Queue { name, .. } => self.takes(name)?,
            Target::Agent(other) => {
                let agent = self.floor.agent(*other).ok_or(Refusal::NoSuchAgent)?;
                // A colleague is asked for by name, so the skill does not matter.
                let free = agent.presence == Presence::Ready
                    && agent.has_room(self.contact(id)?.channel(), self.floor.settings());
                if *other == me || !free {
                    return Err(Refusal::AgentNotFree);
                }
                events.push(self.fact(id, Fact::Offered { agent: *other }));
            }
        }
        Ok(events)
    }

    /// An offer that was not taken: the contact goes to the head of its queue, and the agent on a break that says why.
    fn not_taken(&self, id: ContactId, agent: AccountId, why: OfferEnd, away: AwayReason) -> Vec<QueueEvent> {
        vec![self.fact(id, Fact::OfferEnded { agent, why }), self.presence(agent, Presence::Break(away), None)]
    }

    fn be(&self, id: AccountId, presence: Presence, why: Option<String>, finishes: bool) -> Decided {
        let agent = self.floor.agent(id).ok_or(Refusal::NoSuchAgent)?;
        let parts = agent.open.iter().filter_map(|part| self.floor.contact(part.contact));
        let wrapping = parts.filter(|contact| contact.open_leg(id).is_some_and(Leg::is_wrapping));
        let mut events: Vec<_> = wrapping
            .filter(|_| finishes)
            .map(|contact| self.fact(contact.id, Fact::Wrapped { agent: id, resolution: None }))
            .collect();
        if agent.presence == presence && events.is_empty() {
            return Err(Refusal::NothingChanges);
        }
        events.push(self.presence(id, presence, why));
        Ok(events)
    }

    fn lead(&self, Intervention { what, reason: text }: &Intervention) -> Decided {
        let reason = reason(text).ok_or(Refusal::ReasonUnfit)?;
        match what {
            Measure::Move { contact, to, skill, priority } => {
                let known = self.contact(*contact)?;
                let stage = known.stage();
                if !matches!(stage, StageCode::Waiting | StageCode::Offered) {
                    return Err(Refusal::WrongStage { stage });
                }
                if known.run_by() == RunBy::Telephone {
                    return Err(Refusal::RunByTelephone);
                }
                self.takes(to)?;
                let same = (known.queue(), known.skill(), known.priority()) == (Some(to), Some(skill), *priority);
                if same {
                    return Err(Refusal::NothingChanges);
                }
                let rings = known.legs.iter().filter(|leg| leg.is_offered());
                let withdrawn = |leg: &Leg| Fact::OfferEnded { agent: leg.agent, why: OfferEnd::Withdrawn };
                let mut events: Vec<_> = rings.map(|leg| self.fact(*contact, withdrawn(leg))).collect();
                let (to, skill, priority) = (to.clone(), skill.clone(), *priority);
                events.push(self.fact(*contact, Fact::Moved { to, skill, priority, reason }));
                Ok(events)
            }
            Measure::Close { contact } => {
                let known = self.contact(*contact)?;
                if known.over_at.is_some() {
                    return Err(Refusal::WrongStage { stage: known.stage() });
                }
                Ok(vec![self.fact(*contact, Fact::Closed { reason })])
            }
            Measure::SetAgent { agent, presence } => self.be(*agent, *presence, Some(reason), true),
            Measure::OpenQueue { queue } => self.set_queue(queue, QueueFact::Opened { reason }),
            Measure::CloseQueue { queue } => {
                self.takes(queue)?;
                self.set_queue(queue, QueueFact::Closed { reason })
            }
        }
    }

    fn set_queue(&self, name: &QueueName, fact: QueueFact) -> Decided {
        if matches!((self.takes(name), &fact), (Ok(()), QueueFact::Opened { .. })) {
            return Err(Refusal::NothingChanges);
        }
        Ok(vec![self.event(What::Queue { name: name.clone(), fact })])
    }
}
