//! Words for amounts that were worked out, and for decisions on them.

#[cfg(test)]
mod tests;

use crate::{i18n::compensation::yuan, preferences::Lang};
use domain::complaint::reckoning::{AmountRefusal, Decision, Ground, Recheck};

/// 赔付依据
#[must_use]
pub const fn ground(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::HouseTerms => lang.pick("按公司条款", "By house terms"),
        Ground::Law => lang.pick("按现行法律", "By law"),
        Ground::Agreement => lang.pick("与客户协商一致", "As agreed with the customer"),
        Ground::Goodwill => lang.pick("另行关怀（多于应赔）", "Goodwill, more than is owed"),
    }
}

/// What was decided.
#[must_use]
pub fn decision(lang: Lang, decision: Decision) -> String {
    match decision {
        Decision::Refuse => lang.pick("不予赔付", "Nothing is paid").to_owned(),
        Decision::Pay { amount, ground: why } => {
            let (sum, why) = (yuan(amount), ground(lang, why));
            lang.pick(["赔付 ", &sum, "（", why, "）"], ["Pay ", &sum, " (", &lowered(why), ")"]).concat()
        }
    }
}

/// A label inside an English sentence begins in lower case.
fn lowered(label: &str) -> String {
    let (first, rest) = label.split_at_checked(1).unwrap_or_default();
    [&*first.to_ascii_lowercase(), rest].concat()
}

/// What came of working it out again.
#[must_use]
pub const fn recheck(lang: Lang, recheck: Recheck) -> &'static str {
    match recheck {
        Recheck::Same => lang.pick("已用原版本重新核算，一分不差", "Worked out again by the same versions: the same to the fen"),
        Recheck::Differs => lang.pick(
            "用原版本重新核算，结果与记录不一致：请停止使用这一结果，并告知管理员",
            "Worked out again by the same versions, the result differs from the record. Do not use it; tell an administrator",
        ),
        Recheck::NoPack => lang.pick(
            "当时所用的条款版本未安装，暂时无法重新核算；记录本身未变",
            "The version of the terms used then is not installed, so it cannot be worked out again; the record is unchanged",
        ),
    }
}

/// Why an amount was not kept, or not ruled on, and what can be done instead.
#[must_use]
pub fn refused(lang: Lang, why: AmountRefusal) -> String {
    let told = |zh: [&str; 2], en: [&str; 2], amount| {
        let ([zh_before, zh_after], [en_before, en_after], amount) = (zh, en, yuan(amount));
        lang.pick([zh_before, &amount, zh_after], [en_before, &amount, en_after]).concat()
    };
    let text = match why {
        AmountRefusal::BelowLaw { floor } => {
            return told(
                ["按现行法律至少应赔 ", "，没有保存。要少于这个数，只能选“与客户协商一致”。"],
                ["The law gives at least ", ". Nothing was saved. Less than that needs the customer's agreement: choose that ground."],
                floor,
            );
        }
        AmountRefusal::AboveLaw { most } => {
            return told(
                ["按现行法律最多为 ", "，没有保存。要多赔，请选“另行关怀”。"],
                ["The law asks for at most ", ". Nothing was saved. To pay more, choose goodwill."],
                most,
            );
        }
        AmountRefusal::NotHouseTerms { amount } => {
            return told(
                ["公司条款算出的是 ", "，没有保存。请填这个数，或换一个依据。"],
                ["House terms give ", ". Nothing was saved. Enter that amount, or choose another ground."],
                amount,
            );
        }
        AmountRefusal::NoTerms => lang.pick(
            "收寄当天没有可用的赔付条款，没有保存。请核对收寄日期，或请管理员导入当时的条款。",
            "No terms of compensation cover the day of acceptance. Nothing was saved. Check the day, or ask an administrator to import the terms of that time.",
        ),
        AmountRefusal::TooMany => lang.pick(
            "这件投诉已核算太多次，没有保存。请就现有的结果核定。",
            "Amounts were worked out too often for this complaint. Nothing was saved. Decide on one that is there.",
        ),
        AmountRefusal::Replaced => lang.pick(
            "这一结果已经核定，或已有更新的核算，没有保存。请看最新的一次。",
            "This amount was decided on already, or worked out anew meanwhile. Nothing was saved. Look at the newest one.",
        ),
        AmountRefusal::LawUnknown => lang.pick(
            "缺少事实，还算不出法律上至少应赔多少，没有保存。请补齐后重新核算，或选“与客户协商一致”。",
            "Facts are missing, so nobody can say what the law gives at least. Nothing was saved. Add them and work it out again, or choose an agreement with the customer.",
        ),
        AmountRefusal::Impossible => lang.pick(
            "金额须大于零，最多一亿元，没有保存。",
            "The amount must be above zero and at most 100 million yuan. Nothing was saved.",
        ),
    };
    text.to_owned()
}
