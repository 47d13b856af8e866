//! What happens by itself: offers, offers that lapse, and what must have happened though nobody reported it.
//!
//! Each function looks at the floor at a moment and says which events follow. The caller saves and applies them before
//! asking the next one: first [`lapses`] and [`presume`], then [`offers`].

use super::{
    Agent, AgentFact, AwayReason, By, Channel, Contact, ContactFact as Fact, Floor, Leg, OfferEnd, OpenPart, Presence,
    QueueEvent, RunBy, What, settings::Setting,
};
use crate::{id::AccountId, id::ContactId, time::Instant};
use std::collections::BTreeMap;

fn rule(at: Instant, what: What) -> QueueEvent {
    QueueEvent { at, by: By::Rule, what }
}

fn about(at: Instant, id: ContactId, fact: Fact) -> QueueEvent {
    rule(at, What::Contact { id, fact })
}

/// Offers of contacts that wait, each to whoever has been free longest and can take it. Contacts that a telephone
/// system runs are never among them.
#[must_use]
pub fn offers(floor: &Floor, now: Instant) -> Vec<QueueEvent> {
    let mut asked: BTreeMap<AccountId, Agent> = BTreeMap::new();
    let mut events = Vec::new();
    for contact in floor.waiting(now).into_iter().filter(|contact| contact.run_by() == RunBy::Us) {
        let as_asked = |agent: &'_ Agent| agent.id;
        let free = floor
            .agents()
            .map(|agent| asked.get(&as_asked(agent)).unwrap_or(agent))
            .filter(|agent| agent.can_take(contact, floor.settings()))
            .min_by_key(|agent| agent.turn());
        let Some(mut agent) = free.cloned() else { continue };
        // Each agent is asked for one thing at a time: the next contact sees this one ring there.
        agent.open.push(OpenPart { contact: contact.id, channel: contact.channel(), since: now });
        agent.ready_from = None;
        events.push(about(now, contact.id, Fact::Offered { agent: agent.id }));
        asked.insert(agent.id, agent);
    }
    events
}

/// Offers that were not taken in time: the contact goes to the head of its queue, and the agent on a break that says so.
#[must_use]
pub fn lapses(floor: &Floor, now: Instant) -> Vec<QueueEvent> {
    let limit = floor.settings().seconds(Setting::Offer);
    let ours = floor.open_contacts().filter(|contact| contact.run_by() == RunBy::Us);
    let late = |leg: &&Leg| leg.is_offered() && leg.offered_at.is_some_and(|offered| now - offered >= limit);
    ours.flat_map(|contact| contact.legs.iter().filter(late).map(move |leg| (contact.id, leg.agent)))
        .flat_map(|(contact, agent)| {
            let presence = Presence::Break(AwayReason::Unanswered);
            let away = AgentFact::PresenceSet { presence, reason: None };
            [
                about(now, contact, Fact::OfferEnded { agent, why: OfferEnd::Lapsed }),
                rule(now, What::Agent { id: agent, fact: away }),
            ]
        })
        .collect()
}

/// What must have happened, though no report of it came: who talks on the telephone to a second customer no longer talks
/// to the first, and has finished the record. A report that comes later replaces the presumption.
#[must_use]
pub fn presume(floor: &Floor) -> Vec<QueueEvent> {
    let mut events = Vec::new();
    for agent in floor.agents().filter(|agent| agent.open.len() > 1) {
        let calls = agent.open.iter().filter(|part| part.channel != Channel::Chat);
        let parts = calls.filter_map(|part| {
            let contact = floor.contact(part.contact)?;
            let leg = contact.open_leg(agent.id)?;
            Some((contact, leg, leg.answered_at?))
        });
        let parts: Vec<(&Contact, &Leg, Instant)> = parts.collect();
        let Some(newest) = parts.iter().map(|(_, _, answered)| *answered).max() else { continue };
        for (contact, leg, _) in parts.into_iter().filter(|(_, _, answered)| *answered < newest) {
            let leaves = leg.is_connected() || leg.is_wrapping();
            events.extend(leaves.then(|| about(newest, contact.id, Fact::PresumedDone { agent: agent.id })));
        }
    }
    // Somebody may have two parts in one contact.
    events.dedup();
    // What was presumed and then disproved is not presumed again.
    events.retain(|event| !floor.knows(event));
    events
}
