//! A clock as a pack defines it: everything about it, for lists, explanations and calculators.
//!
//! What complaints get by themselves is the part of it that [`Definition::clock`] gives; the rest is started elsewhere or
//! calculated on its own. The browser's workbench holds only that part.

use super::{ClockCode, Grade, Lane, Named, PackClock, PauseRule, RuleTiming, StartEvent, Strength};
use crate::{
    account::Role,
    complaint::{ChannelCode, Kind},
    deadline::{Due, Timing},
    time::Instant,
};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// One clock of a pack file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Name inside the pack. The same name with other dates is another version of the rule.
    pub id: String,
    /// What it waits for. Clocks of one code serve one purpose, and ours may not be looser than the one by law.
    pub code: String,
    /// Its name for people.
    pub title: Named,
    /// Whose promise.
    pub lane: Lane,
    /// Whose time it is.
    #[serde(default)]
    pub whose: Whose,
    /// Limit or target.
    pub strength: Strength,
    /// What starts it.
    pub starts: Start,
    /// How long, or who says when.
    pub timing: Length,
    /// Whether it may stand still.
    #[serde(default)]
    pub pauses: PauseRule,
    /// The kinds of complaint that get it; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Kind>>,
    /// The channels that get it; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<ChannelCode>>,
    /// Where the parcel goes; absent = anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destinations: Option<Vec<Destination>>,
    /// How often the goods change hands on the way; absent = any number of times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Vec<u8>>,
    /// When people are warned, besides the end itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warn: Vec<Warning>,
    /// To whom it is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed_to: Vec<Party>,
    /// Whom of ours warnings and breaches are told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<Role>,
    /// What happens when it is late.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_breach: Vec<Breach>,
    /// First local day of acceptance; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last local day of acceptance; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Document and article, in both languages.
    pub article: Named,
    /// How well it was checked; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// Whose time a clock measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// 本公司的义务: ours; a house rule may shorten it.
    #[default]
    Ours,
    /// 客户的权利期限: the customer's; a house rule may lengthen it.
    Customers,
    /// 其他方的期限: somebody else's, shown so that we know what to expect.
    Others,
}

/// What starts a clock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// 受理: a complaint was accepted.
    Accepted,
    /// 申诉转办: the regulator told us of an appeal.
    ToldByRegulator,
    /// 提出申诉: the regulator received an appeal.
    Appealed,
    /// 来电
    CallReceived,
    /// 查询
    TrackingAsked,
    /// 询价
    QuotationAsked,
    /// 收到索赔单
    ClaimReceived,
    /// 收到书面查询
    InquiryReceived,
    /// 赔偿金额谈妥
    AmountAgreed,
    /// 收寄: the parcel was accepted.
    ParcelAccepted,
    /// 知道受损: the customer knew of the damage and of who answers for it.
    DamageKnown,
    /// 承诺时限已过
    PromisePassed,
    /// 应到未到
    ArrivalMissed,
    /// 约定的新到货日
    NewArrivalDay,
    /// 发车
    Dispatched,
    /// 缺少单证
    PapersMissing,
    /// 发现异常
    ExceptionFound,
    /// 货到目的地: of several batches, the last one.
    GoodsArrived,
    /// 回单返回
    ReceiptBack,
    /// 下班交接
    ShiftEnds,
    /// 网络阻断
    NetworkBlocked,
    /// 无法投递又无法退回
    Undeliverable,
    /// Another clock of the pack was met, named by its id.
    After(String),
}

/// How the end of a clock comes about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Counted from the start.
    Counted(Timing),
    /// The time that the agent promised the customer.
    Promised,
    /// The time that the other side set.
    SetByOther,
    /// No source gives the number; the screen says so.
    Unknown,
}

/// Where a parcel goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// 同城
    SameCity,
    /// 国内异地
    Domestic,
    /// 港澳台
    HkMoTw,
    /// 国际
    International,
}

/// A point at which people are warned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// This share of the time between start and end has passed.
    Percent(u32),
    /// So many minutes before the end.
    MinutesBefore(u32),
    /// So many days before the end.
    DaysBefore(u32),
}

/// To whom something is owed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 来电人
    Caller,
    /// 客户
    Customer,
    /// 询价人
    Inquirer,
    /// 寄件人
    Sender,
    /// 收益人: named by the sender to be paid.
    Beneficiary,
    /// 司机
    Driver,
    /// 始发站
    OriginStation,
    /// 下游网点
    DownstreamStation,
    /// 到货主管
    ArrivalSupervisor,
    /// 部门负责人
    DepartmentHead,
    /// 客服主管
    ServiceSupervisor,
    /// 操作部
    Operations,
    /// 单证
    Documentation,
    /// 财务
    Finance,
    /// 业务负责人
    SalesOwner,
    /// 区域公司
    RegionalCompanies,
    /// 上级
    Superior,
    /// 公司
    Company,
    /// 下一班
    NextShift,
    /// 邮政管理部门
    Regulator,
    /// 公众
    Public,
    /// 平台
    Platform,
}

/// What follows when a clock is late.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breach {
    /// 列为超时: it stands at the top of every list.
    ShowOverdue,
    /// 升级组长
    EscalateToLead,
    /// 升级经理
    EscalateToManager,
    /// 通知财务
    TellFinance,
    /// 可能违反法定义务
    FlagStatutory,
    /// 仅记为未达目标
    MissTarget,
    /// 转人工审核: a late claim goes to review, never to refusal by itself.
    ReviewClaim,
    /// 经营者免责: neither inquiry nor claim for so long.
    LiabilityEnds,
    /// 轨迹已归档
    AnswerArchived,
    /// 视为丢失
    CountAsLost,
    /// 违反工作禁令
    BreakProhibition,
    /// 说明原因
    DemandExplanation,
    /// 考核建议: an assessment of so many fen per ticket that a manager confirms or drops.
    ProposeAssessment(u32),
}

impl Definition {
    /// The part of it that a complaint gets by itself; `None` when complaints do not.
    #[must_use]
    pub fn clock(&self) -> Option<PackClock> {
        let starts = match self.starts {
            Start::Accepted => StartEvent::Accepted,
            Start::ToldByRegulator => StartEvent::ToldByRegulator,
            _ => return None,
        };
        let timing = match &self.timing {
            Length::Counted(timing) => RuleTiming::Counted(timing.clone()),
            Length::Promised => RuleTiming::Promised,
            Length::SetByOther => RuleTiming::SetByOther,
            Length::Unknown => return None,
        };
        Some(PackClock {
            id: self.id.clone(),
            code: ClockCode::from_code(&self.code)?,
            lane: self.lane,
            strength: self.strength,
            starts,
            timing,
            pauses: self.pauses,
            kinds: self.kinds.clone(),
            channels: self.channels.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            article: self.article.clone(),
            grade: self.grade,
        })
    }

    /// The instants at which people are warned, ascending: after the start and before the end.
    #[must_use]
    pub fn warnings(&self, start: Instant, due: &Due) -> Vec<Instant> {
        let end = due.instant();
        let seconds = (end - start).num_seconds();
        let at = |warning: &Warning| match *warning {
            Warning::Percent(percent) => {
                let passed = i128::from(seconds) * i128::from(percent) / 100;
                start.checked_add_signed(TimeDelta::try_seconds(i64::try_from(passed).ok()?)?)
            }
            Warning::MinutesBefore(minutes) => end.checked_sub_signed(TimeDelta::try_minutes(i64::from(minutes))?),
            Warning::DaysBefore(days) => end.checked_sub_signed(TimeDelta::try_days(i64::from(days))?),
        };
        let mut instants: Vec<Instant> = self.warn.iter().filter_map(at).filter(|&at| start < at && at < end).collect();
        instants.sort();
        instants.dedup();
        instants
    }
}
