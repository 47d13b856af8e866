//! Events of a telephone system.

use super::{
    Door, FlawCode, ItemFlaw, OLDEST_DAYS, coded, identity,
    item::Item,
    part::{Condition, Holds, Part},
};
use crate::{
    id::{AccountId, ContactId, IntegrationId},
    person::Phone,
    queue::{Channel, ContactFact, Entry, OfferEnd, Priority, QueueName, Resolution, RunBy, Skill, Target},
    time::Instant,
    waybill::WaybillNumber,
};
use serde_json::Value;
use std::collections::BTreeMap;

coded! {
    /// What happened to a call.
    CallEvent {
        /// 进入排队
        Arrived = "arrived",
        /// 振铃
        Offered = "offered",
        /// 振铃结束，未接
        OfferEnded = "offer_ended",
        /// 接听
        Answered = "answered",
        /// 保持
        Held = "held",
        /// 恢复
        Resumed = "resumed",
        /// 转接
        Transferred = "transferred",
        /// 客户放弃
        Abandoned = "abandoned",
        /// 挂断
        Ended = "ended",
        /// 整理完成
        Wrapped = "wrapped",
        /// 查明运单
        Identified = "identified",
    }
}

/// The parts of an event.
pub(super) const PARTS: &[Part] = &[
    Part::required("id", Holds::Id),
    Part::required("call", Holds::Id),
    Part::required("at", Holds::Moment),
    Part::required("event", Holds::Code(CallEvent::CODES)),
    Part::optional("agent", Holds::Extension),
    Part::optional("queue", Holds::Name),
    Part::optional("skill", Holds::Name),
    Part::optional("priority", Holds::Code(Priority::CODES)),
    Part::optional("waybill", Holds::Waybill),
    Part::optional("why", Holds::Code(OfferEnd::CODES)),
    Part::optional("to_agent", Holds::Extension),
    Part::optional("to_queue", Holds::Name),
    Part::optional("to_skill", Holds::Name),
    Part::optional("resolution", Holds::Code(Resolution::CODES)),
    Part::optional("caller", Holds::Phone),
    Part::optional("recording", Holds::Id),
];

/// Parts that belong to some events only.
const OF_EVENTS: &[&str] =
    &["agent", "queue", "skill", "priority", "waybill", "why", "to_agent", "to_queue", "to_skill", "resolution"];

/// An event whose agents are still numbers of the telephone system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallReport {
    /// The sender's id for the event.
    pub id: String,
    /// The contact.
    pub contact: ContactId,
    /// When it happened.
    pub at: Instant,
    /// The number of whoever called, if it was told.
    pub caller: Option<Phone>,
    /// Where the sender keeps the recording, if it was told.
    pub recording: Option<String>,
    told: Told,
}

/// What was told, by event.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Told {
    Arrived(Box<Entry>),
    OfAgent(CallEvent, String),
    OfferEnded(String, OfferEnd),
    ToAgent(String, String),
    ToQueue(String, QueueName, Skill),
    Wrapped(String, Option<Resolution>),
    Identified(WaybillNumber),
    Abandoned,
    Ended,
}

impl CallEvent {
    /// What must be told with it, and what may be.
    const fn needs(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Arrived => (&["queue"], &["skill", "priority", "waybill"]),
            Self::Offered | Self::Answered | Self::Held | Self::Resumed => (&["agent"], &[]),
            Self::OfferEnded => (&["agent", "why"], &[]),
            Self::Transferred => (&["agent"], &["to_agent", "to_queue", "to_skill"]),
            Self::Wrapped => (&["agent"], &["resolution"]),
            Self::Identified => (&["waybill"], &[]),
            Self::Abandoned | Self::Ended => (&[], &[]),
        }
    }
}

/// What each event needs.
pub(super) fn conditions() -> Vec<Condition> {
    let of = |event: &CallEvent| Condition { part: "event", value: event.code(), needs: event.needs().0.to_vec() };
    CallEvent::ALL.iter().map(of).filter(|condition| !condition.needs.is_empty()).collect()
}

/// Reads an event.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(value: &Value, source: IntegrationId, received_at: Instant) -> Result<CallReport, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &super::parts(Door::Calls))?;
    let at = item.happened("at", received_at, OLDEST_DAYS);
    let event = item.code("event", CallEvent::from_code);
    if let Some(event) = event {
        let (needs, may) = event.needs();
        item.expect(needs, may, OF_EVENTS);
        if event == CallEvent::Transferred {
            one_target(&mut item);
        }
    }
    let made = made(&item, source, at, event);
    item.finish(made)
}

/// A call goes to a colleague or to a queue, not to both and not nowhere.
fn one_target(item: &mut Item) {
    match (item.has("to_agent"), item.has("to_queue")) {
        (false, false) => item.blame("to_queue", FlawCode::Missing),
        (true, true) => item.blame("to_queue", FlawCode::OutOfPlace),
        (true, false) if item.has("to_skill") => item.blame("to_skill", FlawCode::OutOfPlace),
        _ => {}
    }
}

fn made(item: &Item, source: IntegrationId, at: Option<Instant>, event: Option<CallEvent>) -> Option<CallReport> {
    Some(CallReport {
        id: item.owned("id")?,
        contact: identity::call(source, item.text("call")?),
        at: at?,
        caller: item.phone("caller"),
        recording: item.owned("recording"),
        told: told(item, event?)?,
    })
}

fn told(item: &Item, event: CallEvent) -> Option<Told> {
    let agent = || item.owned("agent");
    Some(match event {
        CallEvent::Arrived => Told::Arrived(Box::new(entry(item)?)),
        CallEvent::Offered | CallEvent::Answered | CallEvent::Held | CallEvent::Resumed => {
            Told::OfAgent(event, agent()?)
        }
        CallEvent::OfferEnded => Told::OfferEnded(agent()?, item.code("why", OfferEnd::from_code)?),
        CallEvent::Transferred => {
            if let Some(to) = item.owned("to_agent") {
                Told::ToAgent(agent()?, to)
            } else {
                let queue = item.queue("to_queue")?;
                let skill = item.skill("to_skill").or_else(|| Skill::parse(queue.as_str()))?;
                Told::ToQueue(agent()?, queue, skill)
            }
        }
        CallEvent::Abandoned => Told::Abandoned,
        CallEvent::Ended => Told::Ended,
        CallEvent::Wrapped => Told::Wrapped(agent()?, item.code("resolution", Resolution::from_code)),
        CallEvent::Identified => Told::Identified(item.waybill("waybill")?),
    })
}

/// A queue without a word on skills asks for the skill of its own name.
fn entry(item: &Item) -> Option<Entry> {
    let queue = item.queue("queue")?;
    Some(Entry {
        channel: Channel::Call,
        skill: item.skill("skill").or_else(|| Skill::parse(queue.as_str()))?,
        priority: item.code("priority", Priority::from_code).unwrap_or_default(),
        run_by: RunBy::Telephone,
        waybill: item.waybill("waybill"),
        not_before: None,
        queue,
    })
}

impl CallReport {
    /// The fact, with the numbers of agents turned into people.
    ///
    /// # Errors
    /// [`FlawCode::UnknownAgent`] and the part that holds the number.
    pub fn fact(&self, agents: &BTreeMap<String, AccountId>) -> Result<ContactFact, ItemFlaw> {
        let find = |field: &str, number: &str| {
            agents.get(number).copied().ok_or_else(|| ItemFlaw::new(field, FlawCode::UnknownAgent))
        };
        let agent = |number: &str| find("agent", number);
        Ok(match &self.told {
            Told::Arrived(entry) => ContactFact::Enqueued(entry.as_ref().clone()),
            Told::OfAgent(event, number) => {
                let agent = agent(number)?;
                match event {
                    CallEvent::Offered => ContactFact::Offered { agent },
                    CallEvent::Held => ContactFact::Held { agent },
                    CallEvent::Resumed => ContactFact::Resumed { agent },
                    _ => ContactFact::Answered { agent },
                }
            }
            Told::OfferEnded(number, why) => ContactFact::OfferEnded { agent: agent(number)?, why: *why },
            Told::ToAgent(from, to) => {
                ContactFact::Transferred { agent: agent(from)?, to: Target::Agent(find("to_agent", to)?) }
            }
            Told::ToQueue(from, name, skill) => {
                let to = Target::Queue { name: name.clone(), skill: skill.clone() };
                ContactFact::Transferred { agent: agent(from)?, to }
            }
            Told::Wrapped(number, resolution) => {
                ContactFact::Wrapped { agent: agent(number)?, resolution: *resolution }
            }
            Told::Identified(waybill) => ContactFact::Identified { waybill: waybill.clone() },
            Told::Abandoned => ContactFact::Abandoned,
            Told::Ended => ContactFact::Ended,
        })
    }
}
