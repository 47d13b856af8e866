//! Words for what comes of a claim and for the rules that decide it.

use super::{facts, yuan};
use crate::{i18n::time, preferences::Lang};
use domain::compensation::{
    Bounds, CountsAsLost, Decides, Ground, LineKind, Payee, RefusalGround, Region, Rule, Status,
};

/// 结论
#[must_use]
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Auto => lang.pick("按计算结果赔付", "Pay as worked out"),
        Status::Exempt => lang.pick("免责，不予赔偿", "Exempt: nothing is owed"),
        Status::Refuse => lang.pick("婉拒，须主管决定", "Refuse; a lead decides"),
        Status::RefuseInPrinciple => lang.pick("原则上不赔，须主管决定", "Refuse in principle; a lead decides"),
        Status::Review => lang.pick("人工审核决定", "A person reviews and decides"),
        Status::InputError => lang.pick("信息缺失或有误，未予计算", "Facts missing or wrong: nothing was worked out"),
    }
}

/// 赔付项目
#[must_use]
pub const fn line(lang: Lang, line: LineKind) -> &'static str {
    match line {
        LineKind::FeeRefund => lang.pick("退运费", "Fee returned"),
        LineKind::FeeWaiver => lang.pick("免收运费", "Fee waived"),
        LineKind::Compensation => lang.pick("赔偿", "Compensation"),
        LineKind::InKind => lang.pick("实物补偿", "In kind"),
    }
}

/// 收款人
#[must_use]
pub const fn payee(lang: Lang, payee: Payee) -> &'static str {
    match payee {
        Payee::Sender => lang.pick("寄件人", "The sender"),
        Payee::NamedBySender => lang.pick("寄件人指定的受益人", "Whom the sender names"),
    }
}

/// Who has the last word by a pack.
#[must_use]
pub const fn decides(lang: Lang, decides: Decides) -> &'static str {
    match decides {
        Decides::Itself => lang.pick("金额按条款算定", "The amount stands as worked out"),
        Decides::Review => lang.pick("每件由人工审核决定", "A person decides every case"),
    }
}

/// 寄递区域
#[must_use]
pub const fn region(lang: Lang, region: Region) -> &'static str {
    match region {
        Region::SameCity => lang.pick("同城", "Same city"),
        Region::Domestic => lang.pick("国内异地", "Elsewhere in the mainland"),
        Region::HkMoTw => lang.pick("港澳台", "Hong Kong, Macao, Taiwan"),
        Region::International => lang.pick("国际", "Abroad"),
    }
}

/// Whether an undelivered parcel counts as lost.
#[must_use]
pub fn counts_as_lost(lang: Lang, answer: CountsAsLost) -> String {
    match answer {
        CountsAsLost::NotBefore(day) => {
            let day = time::full_day(lang, day);
            lang.pick(["到 ", &day, " 仍未投递的，视为遗失"], ["Counts as lost if undelivered on ", &day, ""]).concat()
        }
        CountsAsLost::Since(day) => {
            let day = time::full_day(lang, day);
            lang.pick(["自 ", &day, " 起视为遗失"], ["Has counted as lost since ", &day, ""]).concat()
        }
        CountsAsLost::LimitUnknown => lang
            .pick(
                "该区域的彻底延误时限未见规定，由人工决定",
                "No limit of complete delay is known there; a person decides",
            )
            .to_owned(),
    }
}

/// A short title of a rule.
#[must_use]
pub fn rule(lang: Lang, rule: Rule) -> String {
    match rule {
        Rule::Agreement => lang.pick("另有约定的，从其约定", "A special agreement goes first").to_owned(),
        Rule::Exemption(why) => lang.pick(["免责：", ground(lang, why)], ["Exemption: ", ground(lang, why)]).concat(),
        Rule::Refusal(why) => {
            let why = refusal_ground(lang, why);
            lang.pick(["拒赔理由：", why], ["Ground to refuse: ", why]).concat()
        }
        Rule::Cause(kind) => {
            let kind = facts::claim_kind(lang, kind);
            lang.pick(["“", kind, "”的赔付规则"], ["The rule for “", kind, "”"]).concat()
        }
        Rule::Measure(number) => {
            let number = (u32::from(number) + 1).to_string();
            lang.pick(["赔偿额的计算标准（第 ", &number, " 项）"], ["How large the amount is (measure ", &number, ")"])
                .concat()
        }
        Rule::CompleteDelay => {
            lang.pick("超过彻底延误时限，视为遗失", "Past the limit of complete delay: counts as lost").to_owned()
        }
    }
}

/// 免责事由
pub(super) const fn ground(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Customer => lang.pick("客户过错造成", "caused by the customer"),
        Ground::Inherent => lang.pick("物品本身的性质或合理损耗造成", "caused by the goods themselves"),
        Ground::ForceMajeure => lang.pick("不可抗力造成", "caused by force majeure"),
        Ground::Silence => lang.pick("满一年既未查询也未索赔", "a year without inquiry and without claim"),
    }
}

/// 拒赔理由
pub(super) const fn refusal_ground(lang: Lang, ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::SignedAndLeft => lang.pick("已签收且派件员已离开", "signed for, and the courier had left"),
        RefusalGround::PackedByCustomer => lang.pick("客户自行包装", "packed by the customer"),
    }
}

/// Between which compensations a person will decide.
#[must_use]
pub fn bounds(lang: Lang, bounds: Bounds) -> String {
    let floor = yuan(bounds.floor);
    match bounds.ceiling {
        Some(ceiling) if ceiling == bounds.floor => lang
            .pick(["按已知情况，赔偿为 ", &floor, ""], ["On what is known, the compensation is ", &floor, ""])
            .concat(),
        Some(ceiling) => {
            let ceiling = yuan(ceiling);
            lang.pick(
                ["赔偿在 ", &floor, " 至 ", &ceiling, " 之间，由人工决定"],
                ["Compensation lies between ", &floor, " and ", &ceiling, "; a person decides"],
            )
            .concat()
        }
        None => lang
            .pick(
                ["赔偿不低于 ", &floor, "，目前没有已知的上限，由人工决定"],
                ["Compensation is at least ", &floor, "; nothing known limits it; a person decides"],
            )
            .concat(),
    }
}
