//! Compensation terms as data: readable files with dates, sources, and an article for every rule.

use super::claim::{Cause, ClaimKind, Item, PartialFee, WeightRounding};
use super::complete_delay::CompleteDelay;
use super::working::{Note, Rule};
use crate::{
    amount::Fen,
    complaint::kind::coded,
    rulebook::{Grade, Named},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One version of the terms, in the format of `data/compensation/*.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompensationPack {
    /// For instance `CN-HOUSE-2007`.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// First local day of acceptance of the parcel it applies to.
    pub valid_from: NaiveDate,
    /// Last local day of acceptance; absent = still in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Whose law, for instance `CN`.
    pub jurisdiction: String,
    /// The document.
    pub source: Named,
    /// How well its rules were checked, unless a rule says otherwise.
    pub grade: Grade,
    /// Whether an amount that it gives stands, or is only what a person starts from.
    pub decides: Decides,
    /// Who may be paid.
    pub payees: Vec<Payee>,
    /// What holds unless somebody chooses differently.
    pub options: PackOptions,
    /// Why an agreement goes first.
    pub agreement: Article,
    /// When nothing is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Exemption>,
    /// When a claim is turned down without looking at the amount.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
    /// What each kind of claim gets.
    pub causes: Vec<CauseRule>,
    /// How large the amount is; the first one that concerns a claim counts.
    pub measures: Vec<Measure>,
    /// When an undelivered parcel counts as lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete_delay: Option<CompleteDelay>,
}

coded! {
    /// Who has the last word.
    Decides {
        /// The amount stands as worked out.
        Itself = "itself",
        /// A person decides every case.
        Review = "review",
    }
}

coded! {
    /// 收款人
    Payee {
        /// 寄件人
        Sender = "sender",
        /// 寄件人指定的受益人
        NamedBySender = "named_by_sender",
    }
}

/// The default options of a pack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackOptions {
    /// How the fee is returned on partial damage.
    pub partial_fee: PartialFee,
    /// Which weight a limit per kilogram takes.
    pub weight_rounding: WeightRounding,
}

/// Document and article of a rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How well it was checked; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

coded! {
    /// 免责事由
    Ground {
        /// 客户过错
        Customer = "customer",
        /// 物品本身的性质
        Inherent = "inherent",
        /// 不可抗力
        ForceMajeure = "force_majeure",
        /// 期内未查询也未索赔
        Silence = "silence",
    }
}

coded! {
    /// Whether an exemption reaches insured parcels.
    Reach {
        /// It does.
        All = "all",
        /// Insured parcels are paid for all the same.
        UninsuredOnly = "uninsured_only",
    }
}

/// When nothing is owed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Why.
    pub ground: Ground,
    /// For which parcels.
    pub reach: Reach,
    /// The kinds of claim that get the fee back although nothing else is owed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fee_back: Vec<ClaimKind>,
    /// Where it stands.
    pub article: Article,
}

coded! {
    /// 拒赔理由
    RefusalGround {
        /// 已签收且派件员已离开
        SignedAndLeft = "signed_and_left",
        /// 客户自己包装
        PackedByCustomer = "packed_by_customer",
    }
}

coded! {
    /// How firmly a claim is turned down.
    Firmness {
        /// 拒绝
        Refuse = "refuse",
        /// 原则上拒绝
        InPrinciple = "refuse_in_principle",
    }
}

/// When a claim is turned down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Why.
    pub ground: RefusalGround,
    /// Of which kinds.
    pub kinds: Vec<ClaimKind>,
    /// How firmly.
    pub status: Firmness,
    /// Where it stands.
    pub article: Article,
}

coded! {
    /// What happens with the fee.
    FeeRule {
        /// It is kept.
        None = "none",
        /// It is returned.
        Whole = "whole",
        /// As the option on partial damage says.
        ByOption = "by_option",
    }
}

coded! {
    /// How much of the measure is owed.
    Extent {
        /// Nothing.
        None = "none",
        /// All of it.
        Whole = "whole",
        /// As much as was lost.
        Part = "part",
    }
}

/// What some kinds of claim get.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseRule {
    /// Which kinds.
    pub kinds: Vec<ClaimKind>,
    /// The fee.
    pub fee: FeeRule,
    /// The amount.
    pub amount: Extent,
    /// Where it stands.
    pub article: Article,
}

coded! {
    /// Whether the parcel was insured.
    Cover {
        /// 保价
        Insured = "insured",
        /// 未保价
        Uninsured = "uninsured",
    }
}

coded! {
    /// How a part is worked out of a measure.
    PartRule {
        /// The measure times the lost share.
        ShareOfMeasure = "share_of_measure",
        /// The measure as it is: it follows the real loss anyway.
        AsMeasured = "as_measured",
        /// The real loss times insured amount over value.
        InsuredShareOfLoss = "insured_share_of_loss",
    }
}

coded! {
    /// What takes the limit away.
    LimitLoss {
        /// Intent or gross negligence.
        GrossNegligence = "gross_negligence",
        /// It is not proved that the term was pointed out.
        NotHighlighted = "not_highlighted",
        /// It is known that the notice was missing.
        NoticeMissing = "notice_missing",
    }
}

/// What limits an amount, or makes it up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// The insured amount.
    InsuredAmount,
    /// The real loss.
    ActualLoss,
    /// So many times the fee.
    TimesFee(u32),
    /// So much money for each kilogram.
    PerKg(Fen),
    /// The multiple of the fee that the contract of this parcel names, if it names one.
    ContractCap,
}

/// How large an amount is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// For which parcels.
    pub cover: Cover,
    /// For which items only; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<Item>>,
    /// The least of these.
    pub least_of: Vec<Term>,
    /// What a part is.
    pub part: PartRule,
    /// What opens the way to the real loss where that is higher.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limit_lost_on: Vec<LimitLoss>,
    /// What to mind whenever it is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Where it stands.
    pub article: Article,
}

/// A rule's document and article, with its grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cited<'a> {
    /// In Chinese.
    pub zh: &'a str,
    /// In English.
    pub en: &'a str,
    /// How well it was checked.
    pub grade: Grade,
}

impl CompensationPack {
    /// Whether it judges parcels accepted on this local day.
    #[must_use]
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_until.is_none_or(|until| on <= until)
    }

    /// The article behind a rule that an assessment names.
    #[must_use]
    pub fn cited(&self, rule: Rule) -> Option<Cited<'_>> {
        let article = match rule {
            Rule::Agreement => Some(&self.agreement),
            Rule::Exemption(ground) => self.exemptions.iter().find(|e| e.ground == ground).map(|e| &e.article),
            Rule::Refusal(ground) => self.refusals.iter().find(|r| r.ground == ground).map(|r| &r.article),
            Rule::Cause(kind) => self.cause(kind).map(|c| &c.article),
            Rule::Measure(number) => self.measures.get(usize::from(number)).map(|m| &m.article),
            Rule::CompleteDelay => self.complete_delay.as_ref().map(|c| &c.article),
        }?;
        Some(Cited { zh: &article.zh, en: &article.en, grade: article.grade.unwrap_or(self.grade) })
    }

    pub(super) fn cause(&self, kind: ClaimKind) -> Option<&CauseRule> {
        self.causes.iter().find(|rule| rule.kinds.contains(&kind))
    }

    pub(super) fn measure(&self, cover: Cover, item: Item) -> Option<(u8, &Measure)> {
        let concerns = |m: &&Measure| m.cover == cover && m.items.as_ref().is_none_or(|items| items.contains(&item));
        (0..=u8::MAX).zip(&self.measures).find(|(_, m)| concerns(m))
    }

    pub(super) fn exemption(&self, ground: Ground) -> Option<&Exemption> {
        self.exemptions.iter().find(|e| e.ground == ground)
    }
}

impl From<Cause> for Ground {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::ForceMajeure => Self::ForceMajeure,
            Cause::Customer => Self::Customer,
            Cause::Inherent => Self::Inherent,
        }
    }
}
