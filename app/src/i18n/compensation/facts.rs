//! Words for the facts of a claim: their labels, their values, and what is wrong with them.

use crate::{i18n::terms, preferences::Lang};
use domain::compensation::{
    Answer, Cause, ClaimKind, Fact, Item, NoClaim, Packer, PartialFee, Problem, Reason, WeightRounding, Window,
};

/// 理赔事由
#[must_use]
pub const fn claim_kind(lang: Lang, kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Loss => lang.pick("遗失", "Loss"),
        ClaimKind::Delay => lang.pick("延误", "Delay"),
        ClaimKind::DelayValueLoss => lang.pick("延误造成内件贬值", "Delay that cost value"),
        ClaimKind::TotalDamage => lang.pick("全部损毁", "Total damage"),
        ClaimKind::PartialDamage => lang.pick("部分损毁", "Partial damage"),
        ClaimKind::NameMismatch => lang.pick("内件品名不符", "Another item than declared"),
        ClaimKind::QtyMismatch => lang.pick("内件数量或重量不符", "Another quantity or weight"),
    }
}

/// 致损原因
#[must_use]
pub const fn cause(lang: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::ForceMajeure => lang.pick("不可抗力", "Force majeure"),
        Cause::Customer => lang.pick("寄件人或收件人的过错", "Fault of sender or recipient"),
        Cause::Inherent => lang.pick("物品本身的性质或合理损耗", "The nature of the goods, or ordinary wear"),
    }
}

/// 查询与索赔期限
#[must_use]
pub const fn window(lang: Lang, window: Window) -> &'static str {
    match window {
        Window::Missed => lang.pick("满一年既未查询也未索赔", "A year without inquiry and without claim"),
        Window::InquiredOnly => lang.pick("一年内查询过，期满才索赔", "Inquired within the year, claimed after it"),
    }
}

/// 谁包装
#[must_use]
pub const fn packer(lang: Lang, packer: Packer) -> &'static str {
    match packer {
        Packer::Customer => lang.pick("客户", "The customer"),
        Packer::Carrier => lang.pick("本公司", "The carrier"),
        Packer::Unknown => lang.pick("不清楚", "Not known"),
    }
}

/// 邮件种类
#[must_use]
pub const fn item(lang: Lang, item: Item) -> &'static str {
    match item {
        Item::Parcel => lang.pick("包裹", "Parcel"),
        Item::RegisteredLetter => lang.pick("挂号信件", "Registered letter"),
    }
}

/// 视为遗失的理由
#[must_use]
pub const fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::CompleteDelay => lang
            .pick("超过彻底延误时限仍未投递，视为遗失", "Undelivered at the limit of complete delay: counts as lost"),
    }
}

/// 部分损失时运费怎么退
#[must_use]
pub const fn partial_fee(lang: Lang, option: PartialFee) -> &'static str {
    match option {
        PartialFee::Proportional => lang.pick("按损失比例退", "Return the lost share"),
        PartialFee::None => lang.pick("不退", "Return nothing"),
        PartialFee::Full => lang.pick("全额退", "Return all of it"),
    }
}

/// 计费重量怎么取
#[must_use]
pub const fn weight_rounding(lang: Lang, rounding: WeightRounding) -> &'static str {
    match rounding {
        WeightRounding::Exact => lang.pick("按实际重量，精确到克", "The weight as it is, to the gram"),
        WeightRounding::CeilKg => lang.pick("不足一公斤按一公斤计", "Every started kilogram counts as a whole one"),
    }
}

/// 是、否
#[must_use]
pub const fn answer(lang: Lang, answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => lang.pick("是", "Yes"),
        Answer::No => lang.pick("否", "No"),
    }
}

/// The label of a fact, also in forms.
#[must_use]
pub const fn fact(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::Fee => lang.pick("运费（不含附加费）", "Service fee (without surcharges)"),
        Fact::Surcharge => lang.pick("保价费等附加费", "Insurance fee and other surcharges"),
        Fact::Weight => lang.pick("重量", "Weight"),
        Fact::InsuredAmount => lang.pick("保价金额", "Insured amount"),
        Fact::LostShare => lang.pick("损失比例", "Share that was lost"),
        Fact::AgreedAmount => lang.pick("约定赔偿额", "Agreed compensation"),
        Fact::ActualLoss => lang.pick("实际损失（有证明）", "Actual loss (proved)"),
        Fact::Value => lang.pick("物品总价值", "Value of all the contents"),
        Fact::CapMultiple => lang.pick("合同限额（运费的倍数）", "Contract cap (times the fee)"),
        Fact::TermHighlighted => lang.pick("限额条款是否已提示并说明", "Whether the cap was pointed out and explained"),
        Fact::Negligence => lang.pick("是否故意或重大过失", "Whether it was intent or gross negligence"),
        Fact::ProofOfCause => lang.pick("免责原因的证明", "Proof of what frees the carrier"),
        Fact::ProofOfPacking => lang.pick("包装过错的证明", "Proof of the fault in packing"),
        Fact::StateAtDelivery => lang.pick("交付时的状态", "State at delivery"),
        Fact::InsuranceTerms => lang.pick("约定的保价规则", "The insurance rules agreed"),
    }
}

/// Why no amount was worked out.
#[must_use]
pub fn problem(lang: Lang, problem: Problem) -> String {
    match problem {
        Problem::Missing(missing) => {
            let name = fact(lang, missing);
            lang.pick(["缺少“", name, "”，补上后才能计算"], ["“", name, "” is missing; no amount without it"]).concat()
        }
        Problem::OutOfRange(wrong) => {
            let name = fact(lang, wrong);
            if may_be_zero(wrong) {
                lang.pick(["“", name, "”是负数或过大，请核对"], ["“", name, "” is negative or too large; check it"])
                    .concat()
            } else {
                lang.pick(
                    ["“", name, "”是零、负数或过大，请核对"],
                    ["“", name, "” is zero, negative or too large; check it"],
                )
                .concat()
            }
        }
        Problem::MoreThanWhole(wrong) => {
            let name = fact(lang, wrong);
            lang.pick(
                ["“", name, "”超过了全部，损失不能多于原有，请核对"],
                ["“", name, "” is more than there was; check it"],
            )
            .concat()
        }
    }
}

const fn may_be_zero(fact: Fact) -> bool {
    !matches!(fact, Fact::InsuredAmount | Fact::Weight | Fact::Value | Fact::LostShare)
}

/// What a person still has to find out or have proved.
#[must_use]
pub fn open(lang: Lang, open: Fact) -> String {
    let task = match open {
        Fact::ActualLoss => lang.pick(
            "请客户证明实际损失：发票、订单、付款记录",
            "Ask the customer to prove the loss: invoice, order, payment",
        ),
        Fact::TermHighlighted => lang.pick(
            "查明限额条款是否已向寄件人提示并说明，证据留存",
            "Find out whether the cap was pointed out and explained to the sender, and keep the proof",
        ),
        Fact::Negligence => {
            lang.pick("查明是否有故意或重大过失", "Find out whether there was intent or gross negligence")
        }
        Fact::ProofOfCause => lang.pick(
            "免责原因由我方证明；证明不了的，仍须赔偿",
            "It is for the carrier to prove what frees it; without proof it pays",
        ),
        Fact::ProofOfPacking => lang.pick(
            "由我方证明损毁、短少是寄件人的包装过错造成的",
            "It is for the carrier to prove that the sender's packing caused the damage or shortage",
        ),
        Fact::StateAtDelivery => lang.pick(
            "查明交付时内件的状态：签收记录、派件照片、开箱视频",
            "Find out the state at delivery: signature, delivery photo, video of the opening",
        ),
        Fact::InsuranceTerms => {
            lang.pick("核对与寄件人约定的保价规则", "Read the insurance rules agreed with the sender")
        }
        Fact::Fee
        | Fact::Surcharge
        | Fact::Weight
        | Fact::InsuredAmount
        | Fact::LostShare
        | Fact::AgreedAmount
        | Fact::Value
        | Fact::CapMultiple => {
            let name = fact(lang, open);
            return lang.pick(["查明“", name, "”"], ["Find out: ", name, ""]).concat();
        }
    };
    task.to_owned()
}

/// Why a complaint is no claim, or none yet.
#[must_use]
pub fn no_claim(lang: Lang, why: NoClaim) -> String {
    match why {
        NoClaim::NotOfThisKind => lang
            .pick(
                "这类投诉不涉及理赔；如有财产损失，请更改投诉类型",
                "Complaints of this kind are not about money; change the kind if there is a loss",
            )
            .to_owned(),
        NoClaim::Unknown(field) => {
            let name = terms::field(lang, field);
            lang.pick(
                ["还不知道“", name, "”，填写后才能核算"],
                ["“", name, "” is not known yet; fill it in to have the claim worked out"],
            )
            .concat()
        }
    }
}
