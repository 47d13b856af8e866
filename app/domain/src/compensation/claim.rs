//! What is claimed: the facts an amount is worked out from, and what is wrong with them.

use super::exact::Exact;
use crate::{
    amount::{Fen, Grams},
    complaint::kind::coded,
};
use serde::{Deserialize, Serialize};

coded! {
    /// 理赔事由
    ClaimKind {
        /// 丢失
        Loss = "loss",
        /// 延误
        Delay = "delay",
        /// 延误造成内件贬值
        DelayValueLoss = "delay_value_loss",
        /// 全部损毁
        TotalDamage = "total_damage",
        /// 部分损毁
        PartialDamage = "partial_damage",
        /// 内件品名不符
        NameMismatch = "name_mismatch",
        /// 内件数量或重量不符
        QtyMismatch = "qty_mismatch",
    }
}

coded! {
    /// 致损原因: what, if anything, frees the carrier.
    Cause {
        /// 不可抗力
        ForceMajeure = "force_majeure",
        /// 寄件人或收件人过错
        Customer = "customer",
        /// 物品本身的性质或自然损耗
        Inherent = "inherent",
    }
}

coded! {
    /// 查询与索赔期限
    Window {
        /// 期满未查询也未索赔
        Missed = "missed",
        /// 期内查询过，期满才索赔
        InquiredOnly = "inquired_only",
    }
}

coded! {
    /// 谁包装
    Packer {
        /// 客户
        Customer = "customer",
        /// 公司
        Carrier = "carrier",
        /// 不清楚
        Unknown = "unknown",
    }
}

coded! {
    /// 邮件种类
    Item {
        /// 包裹
        Parcel = "parcel",
        /// 挂号信件
        RegisteredLetter = "registered_letter",
    }
}

coded! {
    /// 视为丢失的理由
    Reason {
        /// 达到彻底延误时限仍未投递
        CompleteDelay = "complete_delay",
    }
}

coded! {
    /// 部分损失时运费怎么退
    PartialFee {
        /// 按损失比例
        Proportional = "proportional",
        /// 不退
        None = "none",
        /// 全退
        Full = "full",
    }
}

coded! {
    /// 计费重量怎么取
    WeightRounding {
        /// 按克
        Exact = "exact",
        /// 进位到整公斤
        CeilKg = "ceil_kg",
    }
}

/// Whether something is so. Written `true` and `false`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

impl From<bool> for Answer {
    fn from(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }
}

impl From<Answer> for bool {
    fn from(answer: Answer) -> Self {
        answer == Answer::Yes
    }
}

/// How much of the value is lost: lost part and whole, both in the same unit. Written `[1, 3]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Share(pub i64, pub i64);

/// The facts of a claim. What is `None` is not known, unless it says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What happened.
    pub kind: ClaimKind,
    /// The service fee of this consignment, without surcharges.
    #[serde(default, rename = "fee_fen", skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fen>,
    /// Insurance and other extras, which are never returned.
    #[serde(default, rename = "surcharge_fen", skip_serializing_if = "Option::is_none")]
    pub surcharge: Option<Fen>,
    /// Whether the fee was paid. `None` = yes; with freight collect it is waived instead of returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_paid: Option<Answer>,
    /// Weight of the consignment.
    #[serde(default, rename = "weight_g", skip_serializing_if = "Option::is_none")]
    pub weight: Option<Grams>,
    /// The insured amount; `None` = not insured.
    #[serde(default, rename = "insured_fen", skip_serializing_if = "Option::is_none")]
    pub insured: Option<Fen>,
    /// How much of the value is lost, where not everything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Share>,
    /// What frees the carrier; `None` = nothing of the kind was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Whether the year for inquiries and claims has passed; `None` = it has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// What was agreed specially for this consignment; it replaces everything.
    #[serde(default, rename = "agreed_fen", skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Fen>,
    /// Whether it was signed for and the courier had left before it was reported; `None` = no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_and_left: Option<Answer>,
    /// Who packed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packed_by: Option<Packer>,
    /// Why it counts as lost, if it was not simply lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The proved loss.
    #[serde(default, rename = "actual_loss_fen", skip_serializing_if = "Option::is_none")]
    pub actual_loss: Option<Fen>,
    /// The value of the whole contents.
    #[serde(default, rename = "value_fen", skip_serializing_if = "Option::is_none")]
    pub value: Option<Fen>,
    /// The contract limits liability to so many times the fee; `None` = it has no such term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_cap_multiple: Option<u32>,
    /// Whether that term, or the notice of the limits, was pointed out to the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_highlighted: Option<Answer>,
    /// Whether the carrier acted with intent or gross negligence; `None` = nobody has found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_negligence: Option<Answer>,
    /// What was sent; `None` = a parcel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
}

/// What is chosen differently from the pack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// How the fee is returned on partial damage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial_fee: Option<PartialFee>,
    /// Which weight a limit per kilogram takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_rounding: Option<WeightRounding>,
}

coded! {
    /// A fact that an amount needs, or a proof that a person has to look for.
    Fact {
        /// 运费
        Fee = "fee",
        /// 附加费
        Surcharge = "surcharge",
        /// 重量
        Weight = "weight",
        /// 保价金额
        InsuredAmount = "insured_amount",
        /// 损失比例
        LostShare = "lost_share",
        /// 约定金额
        AgreedAmount = "agreed_amount",
        /// 实际损失
        ActualLoss = "actual_loss",
        /// 全部价值
        Value = "value",
        /// 合同限额倍数
        CapMultiple = "cap_multiple",
        /// 限额条款已提示
        TermHighlighted = "term_highlighted",
        /// 是否故意或重大过失
        Negligence = "negligence",
        /// 免责原因的证明
        ProofOfCause = "proof_of_cause",
        /// 包装过错的证明
        ProofOfPacking = "proof_of_packing",
        /// 交付时的状态
        StateAtDelivery = "state_at_delivery",
        /// 保价规则
        InsuranceTerms = "insurance_terms",
    }
}

/// Why no amount can be worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// It is needed and not known.
    Missing(Fact),
    /// It is negative, zero where nothing can be zero, or larger than anything real.
    OutOfRange(Fact),
    /// More is lost than there was.
    MoreThanWhole(Fact),
}

/// The most money any fact may name: ten billion yuan. Products of such numbers still fit.
pub(super) const MOST_FEN: i64 = 1_000_000_000_000;
/// The most any consignment weighs: ten thousand tonnes.
const MOST_GRAMS: i64 = 10_000_000_000;
/// The largest multiple of the fee that anybody writes into a contract.
pub(super) const MOST_TIMES: u32 = 10_000;

impl ClaimKind {
    /// Whether it is about the state of goods that arrived.
    #[must_use]
    pub const fn is_of_arrived_goods(self) -> bool {
        matches!(self, Self::TotalDamage | Self::PartialDamage | Self::NameMismatch | Self::QtyMismatch)
    }
}

impl Claim {
    /// A claim of which nothing but its kind is known.
    #[must_use]
    pub const fn of(kind: ClaimKind) -> Self {
        Self {
            kind,
            fee: None,
            surcharge: None,
            fee_paid: None,
            weight: None,
            insured: None,
            lost: None,
            cause: None,
            window: None,
            agreed: None,
            signed_and_left: None,
            packed_by: None,
            reason: None,
            actual_loss: None,
            value: None,
            contract_cap_multiple: None,
            term_highlighted: None,
            gross_negligence: None,
            item: None,
        }
    }

    /// What is wrong with the facts given, whether the amount needs them or not.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let money = [
            (self.fee, 0, Fact::Fee),
            (self.surcharge, 0, Fact::Surcharge),
            // Insured for nothing is neither insured nor not.
            (self.insured, 1, Fact::InsuredAmount),
            (self.agreed, 0, Fact::AgreedAmount),
            (self.actual_loss, 0, Fact::ActualLoss),
            (self.value, 0, Fact::Value),
        ];
        let mut found = Vec::new();
        let mut unless = |fits: bool, problem| {
            if !fits {
                found.push(problem);
            }
        };
        for (amount, least, fact) in money {
            unless(amount.is_none_or(|fen| (least..=MOST_FEN).contains(&fen.0)), Problem::OutOfRange(fact));
        }
        let weighs = |grams: Grams| (1..=MOST_GRAMS).contains(&grams.0);
        unless(self.weight.is_none_or(weighs), Problem::OutOfRange(Fact::Weight));
        let multiplies = |times: u32| times <= MOST_TIMES;
        unless(self.contract_cap_multiple.is_none_or(multiplies), Problem::OutOfRange(Fact::CapMultiple));
        if let Some(Share(lost, whole)) = self.lost {
            let is_share = lost >= 0 && (1..=MOST_FEN).contains(&whole);
            unless(is_share, Problem::OutOfRange(Fact::LostShare));
            unless(!is_share || lost <= whole, Problem::MoreThanWhole(Fact::LostShare));
        }
        found
    }

    pub(super) fn is_collect(&self) -> bool {
        self.fee_paid == Some(Answer::No)
    }

    pub(super) fn is_signed_and_left(&self) -> bool {
        self.signed_and_left == Some(Answer::Yes) && self.kind.is_of_arrived_goods()
    }

    pub(super) fn is_packed_by_customer(&self) -> bool {
        self.packed_by == Some(Packer::Customer) && self.kind.is_of_arrived_goods()
    }

    /// The loss as proved, or as it follows from value and share.
    pub(super) fn real_loss(&self, is_whole: bool) -> Option<Exact> {
        let of_value = || {
            let value = Exact::whole(self.value?);
            if is_whole { Some(value) } else { Some(value.times(self.lost?)) }
        };
        self.actual_loss.map(Exact::whole).or_else(of_value)
    }
}
