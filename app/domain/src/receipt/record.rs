//! A return receipt as it stands: what was demanded, where it is, and what was decided about it.

use super::{Bearer, Failing, Proposal, ReceiptEvent, ReceiptTerms, Route, propose};
use crate::{
    amount::Fen,
    compensation::PackVersion,
    complaint::kind::coded,
    id::{AccountId, ReturnReceiptId},
    time::Instant,
    waybill::WaybillNumber,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// 回单要求
    DemandKind {
        /// 盖章
        Stamp = "stamp",
        /// 签名
        Signature = "signature",
        /// 送货单
        DeliverySheet = "delivery_sheet",
    }
}

coded! {
    /// The name of where a receipt is.
    WhereaboutsCode {
        /// 待返回
        Waiting = "waiting",
        /// 已返回
        Back = "back",
        /// 遗失
        Lost = "lost",
        /// 无法使用
        Unusable = "unusable",
    }
}

coded! {
    /// Whether somebody saw an anomaly in time.
    Noticed {
        /// 及时发现
        InTime = "in_time",
        /// 未及时发现，或发现后未处理
        Missed = "missed",
    }
}

coded! {
    /// What a manager decided about a proposal.
    Ruling {
        /// 确认
        Confirmed = "confirmed",
        /// 不予考核
        Waived = "waived",
    }
}

/// A return receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReturnReceipt {
    /// Identity.
    pub id: ReturnReceiptId,
    /// Grows by one with every accepted command.
    pub version: u32,
    /// The consignment it belongs to. There is one receipt for each.
    pub waybill: WaybillNumber,
    /// 网点或区域
    pub outlet: String,
    /// How often the goods change vehicles.
    pub route: Route,
    /// When each batch arrived; the clock waits for the last one.
    pub batches: Vec<Option<NaiveDate>>,
    /// What the shipper wants on it.
    pub demand: Demand,
    /// Who answers for it.
    pub responsible: Responsible,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// What was wrong with it.
    pub anomalies: Vec<Anomaly>,
    /// Why it was not back at the end of a month.
    pub explanations: Vec<Explanation>,
    /// What was decided about the charges that house rules propose.
    pub assessments: Vec<Assessment>,
    /// The rules it is judged by for ever: those of the day it was registered.
    pub terms: PackVersion,
    /// Who registered it.
    pub registered_by: AccountId,
    /// When.
    pub registered_at: Instant,
    /// Everybody who recorded facts about it. None of them decides about a charge.
    pub recorders: Vec<AccountId>,
}

/// What the shipper wants on the receipt.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Demand {
    /// What of the usual.
    pub kinds: Vec<DemandKind>,
    /// What else, in words.
    pub note: String,
}

/// Who answers for a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Responsible {
    /// The person, or the superior when nobody can be named.
    pub bearer: Bearer,
    /// The name.
    pub name: String,
}

/// Where a receipt is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// It is waited for.
    Waiting,
    /// It came back.
    Back {
        /// The local day.
        on: NaiveDate,
        /// Who recorded it.
        by: AccountId,
    },
    /// It was lost.
    Lost {
        /// The local day this was recorded.
        on: NaiveDate,
        /// Who recorded it.
        by: AccountId,
        /// The direct loss of the company; may be nothing.
        loss: Fen,
        /// How.
        note: String,
    },
    /// It cannot be used.
    Unusable {
        /// The local day this was recorded.
        on: NaiveDate,
        /// Who recorded it.
        by: AccountId,
        /// The loss; may be nothing.
        loss: Fen,
        /// Why.
        note: String,
    },
}

/// Something wrong with a receipt: an irregular signature, a missing copy, trouble at delivery.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Anomaly {
    /// Whether it was seen in time.
    pub noticed: Noticed,
    /// What it is.
    pub text: String,
    /// Who recorded it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// Why a receipt was not back at the end of a month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Explanation {
    /// The first day of that month.
    pub month: NaiveDate,
    /// Why.
    pub text: String,
    /// Who explained it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// What a proposal is about. Each is decided once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// It came back late, or is late and not back.
    Slow,
    /// Nobody explained why it was not back at the end of a month.
    Unexplained {
        /// The first day of that month.
        month: NaiveDate,
    },
    /// An anomaly was missed.
    AnomalyMissed,
    /// It was lost.
    Lost,
    /// It cannot be used.
    Unusable,
}

/// What was decided about a proposal. It charges nobody: it is a record for those who pay wages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assessment {
    /// What it is about.
    pub matter: Matter,
    /// The proposal, with the rules, their version and what went wrong.
    pub proposal: Proposal,
    /// The local day the proposal was made for.
    pub judged_on: NaiveDate,
    /// What was decided.
    pub ruling: Ruling,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
    /// Why; may be empty when it was confirmed.
    pub reason: String,
}

impl Assessment {
    /// Whether the same rules and facts still give the same proposal, to the fen.
    #[must_use]
    pub fn holds(&self, terms: &ReceiptTerms) -> bool {
        let Proposal { failing, bearer, .. } = &self.proposal;
        propose(terms, failing, *bearer, self.judged_on).as_ref() == Some(&self.proposal)
    }
}

impl Whereabouts {
    /// Its name.
    #[must_use]
    pub const fn code(&self) -> WhereaboutsCode {
        match self {
            Self::Waiting => WhereaboutsCode::Waiting,
            Self::Back { .. } => WhereaboutsCode::Back,
            Self::Lost { .. } => WhereaboutsCode::Lost,
            Self::Unusable { .. } => WhereaboutsCode::Unusable,
        }
    }

    /// The local day the waiting ended; `None` while it goes on.
    #[must_use]
    pub const fn ended_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Waiting => None,
            Self::Back { on, .. } | Self::Lost { on, .. } | Self::Unusable { on, .. } => Some(*on),
        }
    }
}

impl ReturnReceipt {
    /// The day the last batch arrived; `None` while one is missing.
    #[must_use]
    pub fn last_arrival(&self) -> Option<NaiveDate> {
        self.batches.iter().copied().collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max())
    }

    /// The day it was back; `None` while it is not, and when it was lost or cannot be used.
    #[must_use]
    pub const fn back_on(&self) -> Option<NaiveDate> {
        match self.whereabouts {
            Whereabouts::Back { on, .. } => Some(on),
            _ => None,
        }
    }

    /// What went wrong, for the rules.
    #[must_use]
    pub fn failing(&self, matter: Matter) -> Option<Failing> {
        match (matter, &self.whereabouts) {
            (Matter::Slow, Whereabouts::Waiting | Whereabouts::Back { .. }) => {
                Some(Failing::Slow { route: self.route, arrived: self.batches.clone(), back_on: self.back_on() })
            }
            (Matter::Unexplained { .. }, _) => Some(Failing::Unexplained { tickets: 1 }),
            (Matter::AnomalyMissed, _) if self.anomalies.iter().any(|a| a.noticed == Noticed::Missed) => {
                Some(Failing::AnomalyMissed { tickets: 1 })
            }
            (Matter::Lost, Whereabouts::Lost { loss, .. }) => Some(Failing::Lost { loss: *loss }),
            (Matter::Unusable, Whereabouts::Unusable { loss, .. }) => Some(Failing::Unusable { loss: *loss }),
            _ => None,
        }
    }

    /// What was decided about a matter.
    #[must_use]
    pub fn decided(&self, matter: Matter) -> Option<&Assessment> {
        self.assessments.iter().find(|assessment| assessment.matter == matter)
    }

    /// Folds one event into the state. Each event is one command, so the version grows with it.
    pub fn apply(&mut self, event: &ReceiptEvent, at: Instant, by: AccountId) {
        let on = crate::time::local_day(at);
        let mut is_fact = true;
        match event {
            ReceiptEvent::Registered { .. } => return,
            ReceiptEvent::BatchArrived { batch, on, .. } => {
                let place = usize::try_from(*batch).unwrap_or(usize::MAX).checked_sub(1);
                if let Some(day) = place.and_then(|place| self.batches.get_mut(place)) {
                    *day = Some(*on);
                }
            }
            ReceiptEvent::CameBack { on } => self.whereabouts = Whereabouts::Back { on: *on, by },
            ReceiptEvent::WasLost { loss, note } => {
                self.whereabouts = Whereabouts::Lost { on, by, loss: *loss, note: note.clone() };
            }
            ReceiptEvent::FoundUnusable { loss, note } => {
                self.whereabouts = Whereabouts::Unusable { on, by, loss: *loss, note: note.clone() };
            }
            ReceiptEvent::AnomalyRecorded { noticed, text } => {
                self.anomalies.push(Anomaly { noticed: *noticed, text: text.clone(), by, at });
            }
            ReceiptEvent::Explained { month, text } => {
                is_fact = false;
                self.explanations.push(Explanation { month: *month, text: text.clone(), by, at });
            }
            ReceiptEvent::Assessed { matter, ruling, proposal, judged_on, reason } => {
                is_fact = false;
                self.assessments.push(Assessment {
                    matter: *matter,
                    proposal: (**proposal).clone(),
                    judged_on: *judged_on,
                    ruling: *ruling,
                    by,
                    at,
                    reason: reason.clone(),
                });
            }
        }
        if is_fact && !self.recorders.contains(&by) {
            self.recorders.push(by);
        }
        self.version += 1;
    }
}
