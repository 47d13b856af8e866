//! Facts of a call that no complaint form has a place for: what a pickup order, a quotation or a revisit asks.

use super::known::Known;
use crate::complaint::{
    Field, Input, Problem,
    draft::parse_input,
    field::LONG_TEXT,
    kind::{YesNo, coded},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

coded! {
    /// A fact of the call.
    Fact {
        /// 身份核对
        Identity = "identity",
        /// 公司
        Company = "company_name",
        /// 新老客户
        NewCustomer = "new_customer",
        /// 始发地
        Origin = "origin",
        /// 目的地
        Destination = "destination",
        /// 改寄的目的地
        OtherDestination = "other_destination",
        /// 目的地是否通达
        Served = "served",
        /// 品名
        Goods = "goods",
        /// 能否收寄
        GoodsCheck = "goods_check",
        /// 重量
        Weight = "weight",
        /// 体积
        Volume = "volume",
        /// 件数
        Pieces = "pieces",
        /// 包装
        Packaging = "packaging",
        /// 特殊要求
        SpecialHandling = "special_handling",
        /// 要求到货时间
        ArrivalWish = "arrival_wish",
        /// 取件联系人
        PickupContact = "pickup_contact",
        /// 取件电话
        PickupPhone = "pickup_phone",
        /// 取件地址
        PickupAddress = "pickup_address",
        /// 取件时间
        PickupTime = "pickup_time",
        /// 是否化工品
        Chemical = "chemical",
        /// 安全技术说明书
        Msds = "msds",
        /// 报价（元）
        Price = "price",
        /// 答复报价的时间
        QuoteDue = "quote_due",
        /// 承诺回电时间
        CallbackTime = "callback_time",
        /// 晚到原因
        LateReason = "late_reason",
        /// 向谁核实
        AskedWho = "asked_who",
        /// 新的到货时间
        NewArrival = "new_arrival",
        /// 下次告知时间
        NextUpdate = "next_update",
        /// 索赔单
        ClaimForm = "claim_form",
        /// 收到索赔单的时间
        ClaimReceived = "claim_received",
        /// 答复索赔的时间
        ClaimDue = "claim_due",
        /// 目的地区
        ClaimRegion = "claim_region",
        /// 处理结果
        Result = "result",
        /// 客户是否接受
        Accepted = "accepted",
        /// 客户的意见
        Objection = "objection",
        /// 取件人
        Signer = "signer",
        /// 证件核对
        Papers = "papers_check",
        /// 货物到了哪一步
        Milestone = "milestone",
        /// 查验结束时间
        InspectionEnd = "inspection_end",
        /// 发生的情况
        Incident = "incident",
        /// 还差的步骤
        OpenStep = "open_step",
        /// 遇到的困难
        Obstacle = "obstacle",
        /// 满意度
        Score = "satisfaction_score",
        /// 意见和建议
        Advice = "advice",
        /// 客户的问题
        Question = "question",
        /// 新的需要
        Needs = "needs",
        /// 去电是否方便
        Convenient = "convenient",
    }
}

impl Fact {
    /// What it accepts.
    #[must_use]
    pub const fn input(self) -> Input {
        match self {
            Self::Identity => Input::Choice(&["matched", "mismatched", "refused"]),
            Self::NewCustomer | Self::Served | Self::Chemical | Self::Accepted => Input::Choice(YesNo::CODES),
            Self::GoodsCheck => Input::Choice(&["allowed", "unsure", "prohibited"]),
            Self::Packaging => Input::Choice(&["own", "ours"]),
            Self::Msds => Input::Choice(&["here", "later", "none"]),
            Self::LateReason => Input::Choice(&["weather", "road", "breakdown", "transfer", "unknown"]),
            Self::ClaimForm => Input::Choice(&["wanted", "received"]),
            Self::ClaimRegion => Input::Choice(&["domestic", "hk_mo_tw", "international"]),
            Self::Signer => Input::Choice(&["recipient", "delegate", "company"]),
            Self::Papers => Input::Choice(&["match", "near", "differ"]),
            Self::Milestone => Input::Choice(&[
                "papers",
                "customs",
                "inspection",
                "hk_port",
                "hk_depot",
                "delivery",
                "signed",
                "returned",
            ]),
            Self::Score => Input::Choice(&["5", "4", "3", "2", "1"]),
            Self::Convenient => Input::Choice(&["yes", "later", "never"]),
            Self::Pieces => Input::Count,
            Self::Price => Input::Money,
            Self::PickupPhone => Input::Phone,
            Self::ArrivalWish
            | Self::PickupTime
            | Self::QuoteDue
            | Self::CallbackTime
            | Self::NewArrival
            | Self::NextUpdate
            | Self::ClaimReceived
            | Self::ClaimDue
            | Self::InspectionEnd => Input::Moment,
            Self::Result | Self::Objection | Self::Obstacle | Self::Advice | Self::Question | Self::Needs => {
                Input::Line(LONG_TEXT / 10)
            }
            Self::SpecialHandling | Self::PickupAddress | Self::Incident => Input::Line(200),
            Self::Company
            | Self::Origin
            | Self::Destination
            | Self::OtherDestination
            | Self::Goods
            | Self::Weight
            | Self::Volume
            | Self::PickupContact
            | Self::AskedWho
            | Self::OpenStep => Input::Line(80),
        }
    }
}

/// The facts of a call as typed.
pub type Facts = BTreeMap<Fact, String>;

/// Where an answer goes: into the complaint form, or among the facts of the call. Both have codes of their own, so a
/// script names either by its code alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Slot {
    /// A field of the complaint form.
    Field(Field),
    /// A fact of the call.
    Fact(Fact),
}

impl From<Field> for Slot {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl From<Fact> for Slot {
    fn from(fact: Fact) -> Self {
        Self::Fact(fact)
    }
}

impl Slot {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Field(field) => field.code(),
            Self::Fact(fact) => fact.code(),
        }
    }

    /// The slot with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Field::from_code(code).map(Self::Field).or_else(|| Fact::from_code(code).map(Self::Fact))
    }

    /// What it accepts.
    #[must_use]
    pub fn input(self) -> Input {
        match self {
            Self::Field(field) => field.input(),
            Self::Fact(fact) => fact.input(),
        }
    }

    /// Reads what was typed and gives its canonical form; an empty text is no error.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(self, text: &str) -> Result<String, Problem> {
        parse_input(self.input(), text)
    }

    /// The field, unless it is a fact.
    #[must_use]
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            Self::Fact(_) => None,
        }
    }

    /// What is in it.
    #[must_use]
    pub(super) fn value<'a>(self, known: &Known<'a>) -> &'a str {
        match self {
            Self::Field(field) => known.form.get(&field),
            Self::Fact(fact) => known.facts.get(&fact),
        }
        .map_or("", |value| value.trim())
    }
}

impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::complaint::kind::from_code_text(deserializer, Self::from_code)
    }
}
