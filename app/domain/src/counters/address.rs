//! The filter behind a number as the query of an address, so that it can be linked, kept and sent to a colleague.

use super::{CallbackSet, ContactSet, DeadlineBand, Drill, InQueue, Rows};
use crate::{
    id::AccountId,
    queue::{AgentStateCode, Channel, QueueName},
    rulebook::{ClockCode, Lane},
};
use chrono::NaiveDate;

/// What stands for the queue of contacts whose arrival was not reported. No queue can have this name.
const UNKNOWN: &str = "?";

const fn lane_code(lane: Lane) -> &'static str {
    match lane {
        Lane::House => "house",
        Lane::Statutory => "statutory",
        Lane::External => "external",
    }
}

fn lane_of(code: &str) -> Option<Lane> {
    [Lane::House, Lane::Statutory, Lane::External].into_iter().find(|lane| lane_code(*lane) == code)
}

impl Rows {
    /// Its text in an address.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Contacts(set) => ["contacts.", set.code()].concat(),
            Self::AnsweredBy(agent) => format!("answered_by.{agent}"),
            Self::Agents(state) => ["agents.", state.code()].concat(),
            Self::AgentsAtWork => "agents_at_work".to_owned(),
            Self::Callbacks(set) => ["callbacks.", set.code()].concat(),
            Self::Clocks => "clocks".to_owned(),
            Self::Breaches => "breaches".to_owned(),
        }
    }

    /// The rows of such a text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (kind, which) = text.split_once('.').unwrap_or((text, ""));
        match (kind, which) {
            ("contacts", set) => ContactSet::from_code(set).map(Self::Contacts),
            ("answered_by", agent) => agent.parse::<AccountId>().ok().map(Self::AnsweredBy),
            ("agents", state) => AgentStateCode::from_code(state).map(Self::Agents),
            ("agents_at_work", "") => Some(Self::AgentsAtWork),
            ("callbacks", set) => CallbackSet::from_code(set).map(Self::Callbacks),
            ("clocks", "") => Some(Self::Clocks),
            ("breaches", "") => Some(Self::Breaches),
            _ => None,
        }
    }
}

impl Drill {
    /// The names and values of its address.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("rows", self.rows.to_text()), ("day", self.day.to_string())];
        let mut add = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        add("quarter", self.quarter.map(|quarter| quarter.to_string()));
        add(
            "queue",
            match &self.queue {
                InQueue::Any => None,
                InQueue::Unknown => Some(UNKNOWN.to_owned()),
                InQueue::Named(name) => Some(name.to_string()),
            },
        );
        add("channel", self.channel.map(|channel| channel.code().to_owned()));
        add("band", self.band.map(|band| band.code().to_owned()));
        add("clock", self.clock.map(|clock| clock.code().to_owned()));
        add("lane", self.lane.map(|lane| lane_code(lane).to_owned()));
        pairs
    }

    /// Reads the values of an address; `today` is the day when none is named. `None` when anything in it makes no sense:
    /// a filter that is left out would show other rows than were counted.
    #[must_use]
    pub fn read(value: impl Fn(&str) -> Option<String>, today: NaiveDate) -> Option<Self> {
        let text = |name: &str| value(name).filter(|text| !text.is_empty());
        let day = text("day").map_or(Some(today), |day| crate::receipt::parse_day(&day))?;
        let mut drill = Self::all(Rows::from_text(&text("rows")?)?, day);
        if let Some(quarter) = text("quarter") {
            drill.quarter = Some(quarter.parse().ok().filter(|quarter| *quarter < 96)?);
        }
        match text("queue") {
            None => {}
            Some(unknown) if unknown == UNKNOWN => drill.queue = InQueue::Unknown,
            Some(name) => drill.queue = InQueue::Named(QueueName::parse(&name)?),
        }
        if let Some(code) = text("channel") {
            drill.channel = Some(Channel::from_code(&code)?);
        }
        if let Some(code) = text("band") {
            drill.band = Some(DeadlineBand::from_code(&code)?);
        }
        if let Some(code) = text("clock") {
            drill.clock = Some(ClockCode::from_code(&code)?);
        }
        if let Some(code) = text("lane") {
            drill.lane = Some(lane_of(&code)?);
        }
        Some(drill)
    }
}
