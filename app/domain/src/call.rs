//! Calls and their records. Every call leaves one.

use crate::{
    command::Refusal,
    complaint::kind::{ChannelCode, coded},
    id::{AccountId, CallId, CustomerId},
    person::Phone,
    script::Run,
    time::Instant,
    waybill::WaybillNumber,
};
use serde::{Deserialize, Serialize};

coded! {
    /// Who called whom.
    Direction {
        /// 来电
        Inbound = "inbound",
        /// 去电
        Outbound = "outbound",
    }
}

coded! {
    /// 处理结果
    Disposition {
        /// 已登记投诉
        ComplaintFiled = "complaint_filed",
        /// 已补充到原投诉
        AddedToComplaint = "added_to_complaint",
        /// 已答复查询
        Answered = "answered",
        /// 需继续跟进
        FollowUp = "follow_up",
        /// 已转主管
        HandedToLead = "handed_to_lead",
        /// 打错或无关
        WrongNumber = "wrong_number",
        /// 中途挂断
        Dropped = "dropped",
    }
}

/// A call as it stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Identity, made by the browser.
    pub id: CallId,
    /// Who took or made it.
    pub agent: AccountId,
    /// How.
    pub channel: ChannelCode,
    /// Who called whom.
    pub direction: Direction,
    /// The other number.
    pub phone: Option<Phone>,
    /// The waybill it is about.
    pub waybill: Option<WaybillNumber>,
    /// The customer it was recognised as.
    pub customer: Option<CustomerId>,
    /// When it began.
    pub started_at: Instant,
    /// Its record, once it is wrapped up.
    pub wrap_up: Option<WrapUp>,
}

/// How a call ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WrapUp {
    /// When the talk ended.
    pub ended_at: Instant,
    /// When the wrap-up was saved.
    pub wrapped_at: Instant,
    /// When it was on hold.
    pub holds: Vec<Hold>,
    /// What came of it.
    pub disposition: Disposition,
    /// The agent's note.
    pub note: String,
    /// The way through the script, with the time spent at each node.
    pub run: Option<Run>,
}

/// A time on hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hold {
    /// Since.
    pub from: Instant,
    /// Until.
    pub until: Instant,
}

/// The longest note.
pub const NOTE_LENGTH: usize = 2000;

impl Call {
    /// Seconds of talk without holds; `None` while it lasts.
    #[must_use]
    pub fn talk_seconds(&self) -> Option<i64> {
        let wrap_up = self.wrap_up.as_ref()?;
        Some((wrap_up.ended_at - self.started_at).num_seconds() - wrap_up.hold_seconds())
    }

    /// Whether a wrap-up fits this call: inside its time, holds in order and apart.
    ///
    /// # Errors
    /// [`Refusal::CallFinished`] or [`Refusal::ImpossibleTimes`].
    pub fn accepts(&self, wrap_up: &WrapUp) -> Result<(), Refusal> {
        if self.wrap_up.is_some() {
            return Err(Refusal::CallFinished);
        }
        let mut free_from = self.started_at;
        for hold in &wrap_up.holds {
            if hold.from < free_from || hold.until < hold.from {
                return Err(Refusal::ImpossibleTimes);
            }
            free_from = hold.until;
        }
        if wrap_up.ended_at < free_from || wrap_up.wrapped_at < wrap_up.ended_at {
            return Err(Refusal::ImpossibleTimes);
        }
        Ok(())
    }
}

impl WrapUp {
    /// Seconds on hold.
    #[must_use]
    pub fn hold_seconds(&self) -> i64 {
        self.holds.iter().map(|h| (h.until - h.from).num_seconds()).sum()
    }
}
