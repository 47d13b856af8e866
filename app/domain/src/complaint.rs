//! A complaint: its facts, its clocks, its stage, and what may be done with it.
//!
//! [`file`] and the other functions of [`decide`] answer a command with events or a refusal; [`Complaint::apply`]
//! folds one event into the state. Both are pure, so the log can be replayed.

pub mod decide;
pub mod draft;
pub mod event;
pub mod facts;
pub mod field;
pub mod kind;
pub mod number;
pub mod reckoning;
pub mod warning;

pub use decide::{Filing, file};
pub use draft::{Flaw, Form, Problem};
pub use event::ComplaintEvent;
pub use facts::Facts;
pub use field::{Field, Input, Need, form};
pub use kind::{ChannelCode, Kind};
pub use number::Number;
pub use reckoning::Reckoning;

use crate::{
    clock::{Clock, ClockState},
    id::{AccountId, CallId, ComplaintId},
    time::Instant,
    waybill::Waybill,
};
use kind::coded;
use serde::{Deserialize, Serialize};

/// A complaint as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Complaint {
    /// Identity.
    pub id: ComplaintId,
    /// Number that people use.
    pub number: Number,
    /// Grows by one with every accepted command.
    pub version: u32,
    /// What is known.
    pub facts: Facts,
    /// How far it is.
    pub stage: Stage,
    /// Who works on it; nobody while it waits for a lead, or when a platform passed it on and nobody was given it yet.
    pub owner: Option<AccountId>,
    /// Who took it.
    pub filed_by: AccountId,
    /// When it was accepted: clocks start here.
    pub accepted_at: Instant,
    /// When it reached the server; later than `accepted_at` when it waited for the network.
    pub received_at: Instant,
    /// The call it was taken in.
    pub call: Option<CallId>,
    /// The waybill as it was when the complaint was taken.
    pub snapshot: Option<Snapshot>,
    /// All clocks it ever had.
    pub clocks: Vec<Clock>,
    /// How often it was reopened.
    pub reopened: u32,
    /// When the first reply was given, if it was.
    pub first_replied_at: Option<Instant>,
    /// The amounts that were worked out for it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reckonings: Vec<Reckoning>,
}

/// A waybill as it was at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The moment.
    pub at: Instant,
    /// The waybill.
    pub waybill: Waybill,
}

/// How far a complaint is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已受理
    Accepted {
        /// Since when.
        at: Instant,
    },
    /// 核查中
    Investigating {
        /// Since when.
        at: Instant,
    },
    /// 已答复: a reply was given, the case is not finished.
    Replied {
        /// Since when.
        at: Instant,
    },
    /// 主管处理
    WithLead {
        /// Since when.
        at: Instant,
        /// Who handed it over.
        by: AccountId,
    },
    /// 已办结
    Closed(Closure),
}

/// How a complaint was closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closure {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
    /// Why it is finished.
    pub reason: CloseReason,
    /// How the customer was told.
    pub told: ReplyChannel,
}

coded! {
    /// The name of a stage, for filters and counters.
    StageCode {
        /// 已受理
        Accepted = "accepted",
        /// 核查中
        Investigating = "investigating",
        /// 已答复
        Replied = "replied",
        /// 主管处理
        WithLead = "with_lead",
        /// 已办结
        Closed = "closed",
    }
}

coded! {
    /// 办结原因
    CloseReason {
        /// 已解决，客户满意
        Satisfied = "satisfied",
        /// 已解决，客户保留意见
        SolvedWithReservation = "solved_with_reservation",
        /// 客户撤诉
        Withdrawn = "withdrawn",
        /// 与另一件合并
        Duplicate = "duplicate",
        /// 查无此事，已向客户说明
        Unfounded = "unfounded",
        /// 多次联系不上
        Unreachable = "unreachable",
    }
}

coded! {
    /// 答复方式
    ReplyChannel {
        /// 电话
        Phone = "phone",
        /// 在线
        Chat = "chat",
        /// 邮件
        Mail = "mail",
        /// 短信
        Text = "text",
        /// 当面
        InPerson = "in_person",
        /// 平台
        Platform = "platform",
    }
}

impl Stage {
    /// The name of the stage.
    #[must_use]
    pub const fn code(&self) -> StageCode {
        match self {
            Self::Accepted { .. } => StageCode::Accepted,
            Self::Investigating { .. } => StageCode::Investigating,
            Self::Replied { .. } => StageCode::Replied,
            Self::WithLead { .. } => StageCode::WithLead,
            Self::Closed(_) => StageCode::Closed,
        }
    }
}

impl Complaint {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.facts.kind()
    }

    /// The local day the parcel was accepted, as the waybill said when the complaint was taken: compensation is judged
    /// by the terms of that day. The clocks of a complaint follow the day of the complaint itself.
    #[must_use]
    pub fn parcel_accepted_on(&self) -> Option<chrono::NaiveDate> {
        self.snapshot.as_ref().map(|snapshot| crate::time::local_day(snapshot.waybill.accepted_at))
    }

    /// Whether it is finished.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed(_))
    }

    /// The running clock that is due first.
    #[must_use]
    pub fn next_clock(&self) -> Option<&Clock> {
        self.clocks.iter().filter(|c| c.is_running()).min_by_key(|c| c.due.instant())
    }

    /// Folds one event into the state. The version is the caller's: one per accepted command.
    pub fn apply(&mut self, event: &ComplaintEvent, at: Instant, by: AccountId) {
        match event {
            ComplaintEvent::Filed { .. } | ComplaintEvent::NoteAdded { .. } => {}
            ComplaintEvent::ClockStarted { clock } => self.clocks.push((**clock).clone()),
            ComplaintEvent::ClockEnded { number, state, .. } => self.end_clock(*number, state),
            ComplaintEvent::ReplyRecorded { given_at, .. } => {
                self.first_replied_at.get_or_insert(*given_at);
                if matches!(self.stage, Stage::Accepted { .. } | Stage::Investigating { .. }) {
                    self.stage = Stage::Replied { at };
                }
            }
            ComplaintEvent::FactsAmended { changes } => {
                for change in changes {
                    self.facts.set(change.field, &change.to);
                }
                if matches!(self.stage, Stage::Accepted { .. }) {
                    self.stage = Stage::Investigating { at };
                }
            }
            ComplaintEvent::Assigned { to } => {
                self.owner = Some(*to);
                // Given back by a lead, it can be handed over again.
                if matches!(self.stage, Stage::WithLead { .. }) {
                    self.stage = Stage::Investigating { at };
                }
            }
            ComplaintEvent::HandedToLead { .. } => {
                self.stage = Stage::WithLead { at, by };
                self.owner = None;
            }
            ComplaintEvent::TakenByLead => self.owner = Some(by),
            ComplaintEvent::Closed { reason, told, .. } => {
                self.stage = Stage::Closed(Closure { at, by, reason: *reason, told: *told });
            }
            ComplaintEvent::Reopened { .. } => {
                self.stage = Stage::Investigating { at };
                self.reopened += 1;
                self.owner.get_or_insert(by);
            }
            ComplaintEvent::AmountReckoned { reckoning } => self.reckonings.push((**reckoning).clone()),
            ComplaintEvent::AmountRuled { number, ruling } => {
                if let Some(reckoning) = self.reckonings.iter_mut().find(|r| r.number == *number) {
                    reckoning.ruling = Some(ruling.clone());
                }
            }
        }
    }

    fn end_clock(&mut self, number: u32, state: &ClockState) {
        if let Some(clock) = self.clocks.iter_mut().find(|c| c.number == number) {
            clock.state = state.clone();
        }
    }
}
