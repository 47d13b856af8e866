//! What each counter is called, in what it is counted, by which settings, and which rows are behind it.

use super::{CallbackSet, ContactSet, Rows};
use crate::{
    complaint::kind::coded,
    queue::{AgentStateCode, Setting},
};
use serde::Serialize;

coded! {
    /// A live counter.
    Counter {
        /// 排队中
        Waiting = "waiting",
        /// 最长等待
        LongestWait = "longest_wait",
        /// 接通率（标准秒数内）
        ServiceLevel = "service_level",
        /// 平均应答
        AverageAnswer = "average_answer",
        /// 放弃率
        AbandonRate = "abandon_rate",
        /// 短弃
        ShortAbandoned = "short_abandoned",
        /// 平均处理时长
        AverageHandling = "average_handling",
        /// 利用率
        Occupancy = "occupancy",
        /// 坐席状态
        AgentsByState = "agents_by_state",
        /// 到期回电
        CallbacksDue = "callbacks_due",
        /// 半小时内到期回电
        CallbacksSoon = "callbacks_soon",
        /// 投诉时限
        Deadlines = "deadlines",
        /// 一小时内将超时
        Breaches = "breaches",
        /// 满意度
        Satisfaction = "satisfaction",
        /// 一次解决率
        FirstContact = "first_contact",
        /// 一次解决率（未满观察期）
        FirstContactSoFar = "first_contact_so_far",
        /// 今日每 15 分钟
        Today = "today",
    }
}

coded! {
    /// In what a counter is counted.
    Unit {
        /// Rows.
        Count = "count",
        /// A span of time.
        Span = "span",
        /// A share of a whole.
        Share = "share",
        /// Points from one to five.
        Points = "points",
    }
}

/// What a counter means. The words are found by the codes of the counter and its settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Definition {
    /// Which counter.
    pub counter: Counter,
    /// In what it is counted.
    pub unit: Unit,
    /// The settings it depends on, to be shown with it.
    pub settings: &'static [Setting],
    /// What is counted, summed, or the whole of the share. Several kinds of rows are one list each.
    pub of: &'static [Rows],
    /// The part of the share.
    pub part: Option<Rows>,
}

impl Counter {
    /// The key of the formula's words.
    #[must_use]
    pub fn formula_key(self) -> String {
        format!("counter.{}.formula", self.code())
    }

    /// What it means.
    #[must_use]
    pub const fn definition(self) -> Definition {
        use ContactSet as S;
        let (unit, settings, of, part): (_, &[Setting], &[Rows], _) = match self {
            Self::Waiting => (Unit::Count, &[], &[Rows::Contacts(S::Waiting)], None),
            Self::LongestWait => (Unit::Span, &[], &[Rows::Contacts(S::Waiting)], None),
            Self::ServiceLevel => (
                Unit::Share,
                &[Setting::AnswerWithin, Setting::ShortAbandon, Setting::Zone],
                &[Rows::Contacts(S::Judged)],
                Some(Rows::Contacts(S::AnsweredInTime)),
            ),
            Self::AverageAnswer => (Unit::Span, &[Setting::Zone], &[Rows::Contacts(S::AnsweredTimed)], None),
            Self::AbandonRate => (
                Unit::Share,
                &[Setting::ShortAbandon, Setting::Zone],
                &[Rows::Contacts(S::Enqueued)],
                Some(Rows::Contacts(S::Abandoned)),
            ),
            Self::ShortAbandoned => {
                (Unit::Count, &[Setting::ShortAbandon, Setting::Zone], &[Rows::Contacts(S::ShortAbandoned)], None)
            }
            Self::AverageHandling => (Unit::Span, &[Setting::Zone], &[Rows::Contacts(S::Handled)], None),
            Self::Occupancy => (Unit::Share, &[Setting::Zone], &[Rows::AgentsAtWork], None),
            Self::AgentsByState => (Unit::Count, &[], AGENTS, None),
            Self::CallbacksDue => (Unit::Count, &[], &[Rows::Callbacks(CallbackSet::Due)], None),
            Self::CallbacksSoon => (Unit::Count, &[], &[Rows::Callbacks(CallbackSet::Soon)], None),
            Self::Deadlines => (Unit::Count, &[], &[Rows::Clocks], None),
            Self::Breaches => (Unit::Count, &[], &[Rows::Breaches], None),
            Self::Satisfaction => (Unit::Points, &[Setting::Zone], &[Rows::Contacts(S::Scored)], None),
            Self::FirstContact => (
                Unit::Share,
                &[Setting::RepeatDays, Setting::Zone],
                &[Rows::Contacts(S::First)],
                Some(Rows::Contacts(S::FirstSolved)),
            ),
            Self::FirstContactSoFar => (
                Unit::Share,
                &[Setting::RepeatDays, Setting::Zone],
                &[Rows::Contacts(S::FirstSoFar)],
                Some(Rows::Contacts(S::FirstSolvedSoFar)),
            ),
            Self::Today => (Unit::Count, &[Setting::Zone], TODAY, None),
        };
        Definition { counter: self, unit, settings, of, part }
    }
}

const AGENTS: &[Rows] = &[
    Rows::Agents(AgentStateCode::Ready),
    Rows::Agents(AgentStateCode::Offered),
    Rows::Agents(AgentStateCode::Talking),
    Rows::Agents(AgentStateCode::Holding),
    Rows::Agents(AgentStateCode::WrapUp),
    Rows::Agents(AgentStateCode::Break),
    Rows::Agents(AgentStateCode::Offline),
];

const TODAY: &[Rows] = &[
    Rows::Contacts(ContactSet::Answered),
    Rows::Contacts(ContactSet::Abandoned),
    Rows::Contacts(ContactSet::ShortAbandoned),
    Rows::Contacts(ContactSet::Unclear),
    Rows::Contacts(ContactSet::Undecided),
];
