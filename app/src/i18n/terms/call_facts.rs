//! Words for the facts of a call, for groups of scripts and for the seven principles.

use super::{choice, field, problem, problems};
use crate::preferences::Lang;
use domain::{
    complaint::Problem,
    script::{Fact, Group, Principle, Slot},
};

/// The label of a field or of a fact.
#[must_use]
pub const fn slot(lang: Lang, slot: Slot) -> &'static str {
    match slot {
        Slot::Field(at) => field(lang, at),
        Slot::Fact(at) => fact(lang, at),
    }
}

/// The label of an answer; empty when there is no such answer.
#[must_use]
pub fn slot_choice(lang: Lang, slot: Slot, code: &str) -> &'static str {
    match slot {
        Slot::Field(at) => choice(lang, at, code),
        Slot::Fact(at) => fact_choice(lang, at, code),
    }
}

/// What to do about a flaw.
#[must_use]
pub fn slot_problem(lang: Lang, slot: Slot, what: Problem) -> String {
    match slot {
        Slot::Field(at) => problem(lang, at, what),
        Slot::Fact(at) => problems::about(lang, fact(lang, at), what),
    }
}

/// The label of a fact.
#[must_use]
pub const fn fact(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::Identity => lang.pick("身份核对", "Identity"),
        Fact::Company => lang.pick("公司", "Company"),
        Fact::NewCustomer => lang.pick("新客户", "New customer"),
        Fact::Origin => lang.pick("始发地", "From"),
        Fact::Destination => lang.pick("目的地", "To"),
        Fact::OtherDestination => lang.pick("改寄到", "To, instead"),
        Fact::Served => lang.pick("派送范围内", "Served"),
        Fact::Goods => lang.pick("品名", "Goods"),
        Fact::GoodsCheck => lang.pick("能否收寄", "May be sent"),
        Fact::Weight => lang.pick("重量", "Weight"),
        Fact::Volume => lang.pick("体积", "Size"),
        Fact::Pieces => lang.pick("件数", "Pieces"),
        Fact::Packaging => lang.pick("包装", "Packing"),
        Fact::SpecialHandling => lang.pick("特殊要求", "Special wishes"),
        Fact::ArrivalWish => lang.pick("要求到货时间", "Wanted by"),
        Fact::PickupContact => lang.pick("取件联系人", "Pickup contact"),
        Fact::PickupPhone => lang.pick("取件电话", "Pickup phone"),
        Fact::PickupAddress => lang.pick("取件地址", "Pickup address"),
        Fact::PickupTime => lang.pick("取件时间", "Pickup time"),
        Fact::Chemical => lang.pick("化工品", "Chemicals"),
        Fact::Msds => lang.pick("安全说明书", "Safety sheet"),
        Fact::Price => lang.pick("报价（元）", "Price (yuan)"),
        Fact::QuoteDue => lang.pick("报价答复时间", "Quotation by"),
        Fact::CallbackTime => lang.pick("承诺回电时间", "Call back by"),
        Fact::LateReason => lang.pick("晚到原因", "Why late"),
        Fact::AskedWho => lang.pick("向谁核实", "Told by"),
        Fact::NewArrival => lang.pick("新的到货时间", "New arrival"),
        Fact::NextUpdate => lang.pick("下次告知", "Next update"),
        Fact::ClaimForm => lang.pick("索赔单", "Claim form"),
        Fact::ClaimReceived => lang.pick("收到索赔单", "Claim received"),
        Fact::ClaimDue => lang.pick("答复索赔", "Claim answer by"),
        Fact::ClaimRegion => lang.pick("寄往地区", "Sent to"),
        Fact::Result => lang.pick("处理结果", "Outcome"),
        Fact::Accepted => lang.pick("客户接受", "Accepted"),
        Fact::Objection => lang.pick("客户的意见", "Objection"),
        Fact::Signer => lang.pick("谁来取", "Collected by"),
        Fact::Papers => lang.pick("证件核对", "Papers"),
        Fact::Milestone => lang.pick("走到哪一步", "How far"),
        Fact::InspectionEnd => lang.pick("查验结束", "Inspection ends"),
        Fact::Incident => lang.pick("发生的情况", "What happened"),
        Fact::OpenStep => lang.pick("还差的步骤", "Missing step"),
        Fact::Obstacle => lang.pick("遇到的困难", "Obstacle"),
        Fact::Score => lang.pick("满意度", "Satisfaction"),
        Fact::Advice => lang.pick("意见建议", "Advice"),
        Fact::Question => lang.pick("客户的问题", "Question"),
        Fact::Needs => lang.pick("新的需要", "New needs"),
        Fact::Convenient => lang.pick("方便接听", "Good moment"),
    }
}

/// The label of an answer to a fact.
#[must_use]
pub fn fact_choice(lang: Lang, fact: Fact, code: &str) -> &'static str {
    match (fact, code) {
        (Fact::Identity, "matched") => lang.pick("对得上", "Matches"),
        (Fact::Identity, "mismatched") => lang.pick("对不上", "Does not match"),
        (Fact::Identity, "refused") => lang.pick("不愿意说", "Would not say"),
        (Fact::GoodsCheck, "allowed") => lang.pick("可以寄", "May be sent"),
        (Fact::GoodsCheck, "unsure") => lang.pick("待确认", "To be checked"),
        (Fact::GoodsCheck, "prohibited") => lang.pick("禁止寄递", "Prohibited"),
        (Fact::Packaging, "own") => lang.pick("客户自己包", "By the customer"),
        (Fact::Packaging, "ours") => lang.pick("我们来包", "By us"),
        (Fact::Msds, "here") => lang.pick("有", "At hand"),
        (Fact::Msds, "later") => lang.pick("稍后提供", "To follow"),
        (Fact::Msds, "none") => lang.pick("没有", "None"),
        (Fact::LateReason, "weather") => lang.pick("天气、不可抗力", "Weather, force majeure"),
        (Fact::LateReason, "road") => lang.pick("堵车、封路", "Jam, road closed"),
        (Fact::LateReason, "breakdown") => lang.pick("车辆故障", "Breakdown"),
        (Fact::LateReason, "transfer") => lang.pick("中转没装上", "Missed the transfer"),
        (Fact::LateReason, "unknown") => lang.pick("还没查清", "Not known yet"),
        (Fact::ClaimForm, "wanted") => lang.pick("待发给客户", "To be sent"),
        (Fact::ClaimForm, "received") => lang.pick("已收到", "Received"),
        (Fact::ClaimRegion, "domestic") => lang.pick("国内", "Mainland"),
        (Fact::ClaimRegion, "hk_mo_tw") => lang.pick("港澳台", "Hong Kong, Macao, Taiwan"),
        (Fact::ClaimRegion, "international") => lang.pick("国外", "Abroad"),
        (Fact::Signer, "recipient") => lang.pick("收件人本人", "The recipient"),
        (Fact::Signer, "delegate") => lang.pick("代取人", "A delegate"),
        (Fact::Signer, "company") => lang.pick("公司", "A company"),
        (Fact::Papers, "match") => lang.pick("一致", "Match"),
        (Fact::Papers, "near") => lang.pick("有细微出入", "Nearly match"),
        (Fact::Papers, "differ") => lang.pick("不一致", "Differ"),
        (Fact::Milestone, "papers") => lang.pick("单证没齐", "Papers missing"),
        (Fact::Milestone, "customs") => lang.pick("已过内地海关", "Mainland customs passed"),
        (Fact::Milestone, "inspection") => lang.pick("正在查验", "Under inspection"),
        (Fact::Milestone, "hk_port") => lang.pick("到香港口岸", "Hong Kong port"),
        (Fact::Milestone, "hk_depot") => lang.pick("到香港货场", "Hong Kong depot"),
        (Fact::Milestone, "delivery") => lang.pick("派送中", "Out for delivery"),
        (Fact::Milestone, "signed") => lang.pick("已签收", "Signed for"),
        (Fact::Milestone, "returned") => lang.pick("单据返回中", "Documents on the way back"),
        (Fact::Score, "5") => lang.pick("5 分", "5 of 5"),
        (Fact::Score, "4") => lang.pick("4 分", "4 of 5"),
        (Fact::Score, "3") => lang.pick("3 分", "3 of 5"),
        (Fact::Score, "2") => lang.pick("2 分", "2 of 5"),
        (Fact::Score, "1") => lang.pick("1 分", "1 of 5"),
        (Fact::Convenient, "later") => lang.pick("改时间", "Another time"),
        (Fact::Convenient, "never") => lang.pick("不再打扰", "No more calls"),
        (_, "yes") => lang.pick("是", "Yes"),
        (_, "no") => lang.pick("否", "No"),
        _ => "",
    }
}

/// When a script is needed.
#[must_use]
pub const fn script_group(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Inbound => lang.pick("来电", "Incoming"),
        Group::Complaint => lang.pick("投诉", "Complaints"),
        Group::Outbound => lang.pick("去电", "Outgoing"),
        Group::Hard => lang.pick("难应对的时刻", "Hard moments"),
        Group::Part => lang.pick("脚本片段", "Pieces"),
    }
}

/// 七个一点: the name of a principle, and what it means while talking.
#[must_use]
pub const fn principle(lang: Lang, principle: Principle) -> (&'static str, &'static str) {
    match principle {
        Principle::Patience => (
            lang.pick("耐心多一点", "A bit more patience"),
            lang.pick("让客户把话说完，不打断、不评判", "let the customer finish, neither interrupt nor judge"),
        ),
        Principle::Attitude => (
            lang.pick("态度好一点", "A bit kinder"),
            lang.pick("先认可感受，语气放软", "acknowledge the feeling first, soften the voice"),
        ),
        Principle::Speed => (
            lang.pick("动作快一点", "A bit faster"),
            lang.pick("现在就办，说清几点有结果", "act now and name the time of a result"),
        ),
        Principle::Words => (
            lang.pick("语言得体一点", "Words that fit"),
            lang.pick("照实说，不夸口、不推脱", "tell it as it is, no big words, no pushing away"),
        ),
        Principle::Goodwill => (
            lang.pick("补偿多一点", "A bit more goodwill"),
            lang.pick("在权限内多想一步，超出的报主管", "go a step further within your limits, ask the lead beyond"),
        ),
        Principle::Level => {
            (lang.pick("层次高一点", "A level higher"), lang.pick("请主管亲自出面", "let the lead speak in person"))
        }
        Principle::Ways => (
            lang.pick("办法多一点", "A few more ways"),
            lang.pick("不止一个方案，让客户选", "more than one solution, the customer chooses"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{fact, fact_choice, principle, script_group};
    use crate::preferences::Lang;
    use domain::{
        complaint::Input,
        script::{Fact, Group, Principle},
    };

    #[test]
    fn everything_has_a_name_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            for at in Fact::ALL {
                assert!(!fact(lang, *at).is_empty());
                let Input::Choice(codes) = at.input() else { continue };
                let labels: std::collections::BTreeSet<&str> =
                    codes.iter().map(|c| fact_choice(lang, *at, c)).collect();
                assert!(labels.len() == codes.len() && !labels.contains(""), "{at:?}: {labels:?}");
            }
            assert!(Group::ALL.iter().all(|g| !script_group(lang, *g).is_empty()));
            assert!(Principle::ALL.iter().all(|p| !principle(lang, *p).1.is_empty()));
        }
        assert_ne!(fact(Lang::Zh, Fact::Goods), fact(Lang::En, Fact::Goods));
    }
}
