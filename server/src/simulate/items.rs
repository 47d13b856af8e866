//! Reports as the interface for other systems takes them.

use super::{
    crowd::Crowd,
    script::{CLAIMS, Caller, HOTLINE, Script, Tells},
};
use chrono::{SecondsFormat, SubsecRound, TimeDelta};
use domain::{ingest::Door, time::Instant};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// How times of the simulated day become times of the server.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Calendar {
    /// The server's time at the beginning.
    pub base: Instant,
    /// How many seconds of the simulated day pass in one of the server's.
    pub speed: f64,
}

impl Calendar {
    /// The server's time at a moment of the simulated day, in whole milliseconds.
    #[must_use]
    pub fn at(&self, moment: Duration) -> Instant {
        let passed = TimeDelta::from_std(moment.div_f64(self.speed)).unwrap_or_default();
        (self.base + passed).trunc_subsecs(3)
    }
}

/// Everything that says who is who in one run.
#[derive(Debug)]
pub struct Cast {
    /// What ids of this run begin with, so that no other run has them.
    pub run: String,
    /// Sign-in names of the agents, which telephone systems may use as their numbers.
    pub agents: Vec<String>,
    /// Who calls about what.
    pub crowd: Arc<Crowd>,
    /// What time it is.
    pub calendar: Calendar,
}

impl Cast {
    fn agent(&self, agent: usize) -> &str {
        self.agents.get(agent).map_or("", String::as_str)
    }

    /// A report as it is sent, and where to; `None` for what nobody can tell, like a waybill where there is none.
    #[must_use]
    pub fn item(&self, script: &Script, report: usize) -> Option<(Door, Value)> {
        let told = script.told.get(report)?;
        if let Tells::Identified { call } = told.what {
            let matter = script.callers.get(call).map(|caller| self.crowd.matter(caller.matter))?;
            if matter.waybill.is_empty() {
                return None;
            }
        }
        let mut item = json!({
            "id": format!("{}-{report}", self.run),
            "at": self.calendar.at(told.at).to_rfc3339_opts(SecondsFormat::Millis, true),
        });
        let Some(call) = told.what.call() else {
            self.of_agent(told.what, &mut item);
            return Some((Door::Agents, item));
        };
        item["call"] = json!(format!("{}-c{call}", self.run));
        self.of_call(script.callers.get(call)?, told.what, &mut item);
        Some((Door::Calls, item))
    }

    fn of_agent(&self, what: Tells, item: &mut Value) {
        let (agent, event) = match what {
            Tells::Ready { agent } => (agent, "ready"),
            Tells::Break { agent, reason } => {
                item["reason"] = json!(reason.code());
                (agent, "break")
            }
            Tells::SignedOff { agent } => (agent, "signed_off"),
            Tells::SignedOn { agent } => {
                let skills: &[&str] = if agent % 2 == 0 { &[HOTLINE, CLAIMS] } else { &[HOTLINE] };
                item["skills"] = json!(skills);
                (agent, "signed_on")
            }
            _ => return,
        };
        item["agent"] = json!(self.agent(agent));
        item["event"] = json!(event);
    }

    fn of_call(&self, caller: &Caller, what: Tells, item: &mut Value) {
        let matter = self.crowd.matter(caller.matter);
        let (event, agent) = match what {
            Tells::Arrived { .. } => {
                item["queue"] = json!(caller.queue);
                item["caller"] = json!(matter.phone);
                if caller.keyed && !matter.waybill.is_empty() {
                    item["waybill"] = json!(matter.waybill);
                }
                ("arrived", None)
            }
            Tells::Offered { agent, .. } => ("offered", Some(agent)),
            Tells::OfferEnded { agent, .. } => {
                item["why"] = json!("lapsed");
                ("offer_ended", Some(agent))
            }
            Tells::Answered { agent, .. } => {
                item["recording"] = item["call"].clone();
                ("answered", Some(agent))
            }
            Tells::Held { agent, .. } => ("held", Some(agent)),
            Tells::Resumed { agent, .. } => ("resumed", Some(agent)),
            Tells::Transferred { agent, to, .. } => {
                match to {
                    Some(to) => item["to_agent"] = json!(self.agent(to)),
                    None => item["to_queue"] = json!(CLAIMS),
                }
                ("transferred", Some(agent))
            }
            Tells::Wrapped { agent, resolution, .. } => {
                item["resolution"] = json!(resolution.code());
                ("wrapped", Some(agent))
            }
            Tells::Identified { .. } => {
                item["waybill"] = json!(matter.waybill);
                ("identified", None)
            }
            Tells::Abandoned { .. } => ("abandoned", None),
            _ => ("ended", None),
        };
        item["event"] = json!(event);
        if let Some(agent) = agent {
            item["agent"] = json!(self.agent(agent));
        }
    }
}
