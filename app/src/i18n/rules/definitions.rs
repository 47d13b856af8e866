//! What a rule says: whose time, what starts it, for whom, what follows.

use super::joined;
use crate::{
    i18n::{compensation::yuan, terms},
    preferences::Lang,
};
use domain::{
    amount::Fen,
    rulebook::{
        PauseRule,
        definition::{Breach, Definition, Destination, Party, Start, Warning, Whose},
        file::PackFile,
    },
};

/// 谁的期限
#[must_use]
pub const fn whose(lang: Lang, whose: Whose) -> &'static str {
    match whose {
        Whose::Ours => lang.pick("本公司的义务", "our duty"),
        Whose::Customers => lang.pick("客户的权利期限", "the customer's time"),
        Whose::Others => lang.pick("其他方的期限", "somebody else's time"),
    }
}

/// 寄往何处
#[must_use]
pub const fn destination(lang: Lang, destination: Destination) -> &'static str {
    match destination {
        Destination::SameCity => lang.pick("同城", "same city"),
        Destination::Domestic => lang.pick("国内异地", "elsewhere in the mainland"),
        Destination::HkMoTw => lang.pick("港澳台", "Hong Kong, Macao, Taiwan"),
        Destination::International => lang.pick("国际", "abroad"),
    }
}

/// 向谁负责
#[must_use]
pub const fn party(lang: Lang, party: Party) -> &'static str {
    match party {
        Party::Caller => lang.pick("来电人", "the caller"),
        Party::Customer => lang.pick("客户", "the customer"),
        Party::Inquirer => lang.pick("询价人", "whoever asked for the price"),
        Party::Sender => lang.pick("寄件人", "the sender"),
        Party::Beneficiary => lang.pick("寄件人指定的受益人", "whom the sender names to be paid"),
        Party::Driver => lang.pick("司机", "the driver"),
        Party::OriginStation => lang.pick("始发站", "the station of origin"),
        Party::DownstreamStation => lang.pick("下游网点", "the stations downstream"),
        Party::ArrivalSupervisor => lang.pick("到货主管", "the arrival supervisor"),
        Party::DepartmentHead => lang.pick("部门负责人", "the head of department"),
        Party::ServiceSupervisor => lang.pick("客服主管", "the service supervisor"),
        Party::Operations => lang.pick("操作部", "operations"),
        Party::Documentation => lang.pick("单证", "documentation"),
        Party::Finance => lang.pick("财务", "finance"),
        Party::SalesOwner => lang.pick("业务负责人", "who owns the account"),
        Party::RegionalCompanies => lang.pick("区域公司", "the regional companies"),
        Party::Superior => lang.pick("上级", "the superior"),
        Party::Company => lang.pick("公司", "the company"),
        Party::NextShift => lang.pick("下一班", "the next shift"),
        Party::Regulator => lang.pick("邮政管理部门", "the postal regulator"),
        Party::Public => lang.pick("公众", "the public"),
        Party::Platform => lang.pick("平台", "the platform"),
    }
}

/// 超时后怎么办
#[must_use]
pub fn breach(lang: Lang, breach: Breach) -> String {
    let text = match breach {
        Breach::ShowOverdue => lang.pick("列为超时，置顶显示", "shown as overdue, on top of every list"),
        Breach::EscalateToLead => lang.pick("升级给组长", "goes to a lead"),
        Breach::EscalateToManager => lang.pick("升级给经理", "goes to a manager"),
        Breach::TellFinance => lang.pick("通知财务", "finance is told"),
        Breach::FlagStatutory => lang.pick("标记：可能违反法定义务", "flagged as a possible breach of the law"),
        Breach::MissTarget => lang.pick("只记为未达目标", "counted as a missed target only"),
        Breach::ReviewClaim => {
            lang.pick("索赔转人工审核，不自动拒赔", "the claim goes to review, never to refusal by itself")
        }
        Breach::LiabilityEnds => lang.pick("公司条款下不再承担赔偿", "by house terms nothing is owed any more"),
        Breach::AnswerArchived => {
            lang.pick("轨迹已归档，按归档资料答复", "the tracking is archived; answered from the archive")
        }
        Breach::CountAsLost => lang.pick("视为遗失", "counts as lost"),
        Breach::BreakProhibition => lang.pick("违反工作禁令", "breaks a work prohibition"),
        Breach::DemandExplanation => lang.pick("须说明原因", "the reason has to be given"),
        Breach::ProposeAssessment(fen) => {
            let amount = yuan(Fen(i64::from(fen)));
            return lang
                .pick(
                    ["考核建议：每票 ", &amount, "，经理确认后生效"],
                    ["a charge of ", &amount, " per ticket is proposed; a manager confirms it"],
                )
                .concat();
        }
    };
    text.to_owned()
}

/// When people are warned.
#[must_use]
pub fn warning(lang: Lang, warning: Warning) -> String {
    match warning {
        Warning::Percent(percent) => {
            let percent = percent.to_string();
            lang.pick(["时间过了 ", &percent, "% 时"], ["when ", &percent, "% of the time has passed"]).concat()
        }
        Warning::MinutesBefore(minutes) => {
            let minutes = minutes.to_string();
            lang.pick(["到期前 ", &minutes, " 分钟"], ["", &minutes, " minutes before the end"]).concat()
        }
        Warning::DaysBefore(days) => {
            let days = days.to_string();
            lang.pick(["到期前 ", &days, " 天"], ["", &days, " days before the end"]).concat()
        }
    }
}

/// 可否暂停
#[must_use]
pub const fn pauses(lang: Lang, pauses: PauseRule) -> &'static str {
    match pauses {
        PauseRule::Never => lang.pick("不可暂停", "never stands still"),
        PauseRule::Allowed => lang.pick("可暂停", "may stand still"),
    }
}

/// What starts a clock. A clock that it waits for is named by its title where the pack is at hand.
#[must_use]
pub fn start(lang: Lang, start: &Start, pack: Option<&PackFile>) -> String {
    let text = match start {
        Start::Accepted => lang.pick("投诉受理", "a complaint is accepted"),
        Start::ToldByRegulator => lang.pick("接到申诉转办", "the regulator tells us of an appeal"),
        Start::Appealed => lang.pick("用户提出申诉", "the regulator receives an appeal"),
        Start::CallReceived => lang.pick("接到来电", "a call comes in"),
        Start::TrackingAsked => lang.pick("客户查询快件", "somebody asks where a parcel is"),
        Start::QuotationAsked => lang.pick("客户询价", "somebody asks for a price"),
        Start::ClaimReceived => lang.pick("收到索赔单", "a claim is received"),
        Start::InquiryReceived => lang.pick("收到书面查询", "a written inquiry is received"),
        Start::AmountAgreed => lang.pick("赔偿金额谈妥", "the amount is agreed"),
        Start::ParcelAccepted => lang.pick("收寄快件", "the parcel is accepted"),
        Start::DamageKnown => {
            lang.pick("知道受损害和义务人", "the customer knows of the damage and of who answers for it")
        }
        Start::PromisePassed => lang.pick("承诺送达时限已过", "the promised delivery time passes"),
        Start::ArrivalMissed => lang.pick("应到未到", "goods do not arrive when they should"),
        Start::NewArrivalDay => lang.pick("约定的新到货日", "the new day of arrival comes"),
        Start::Dispatched => lang.pick("发车", "the vehicle departs"),
        Start::PapersMissing => lang.pick("发现缺少单证", "papers are found missing"),
        Start::ExceptionFound => lang.pick("发现异常", "an exception is found"),
        Start::GoodsArrived => {
            lang.pick("货到目的地（分批的，最后一批）", "the goods arrive (of batches, the last one)")
        }
        Start::ReceiptBack => lang.pick("回单返回", "the receipt is back"),
        Start::ShiftEnds => lang.pick("下班交接", "the shift ends"),
        Start::NetworkBlocked => lang.pick("网络阻断", "the network is blocked"),
        Start::Undeliverable => lang.pick("无法投递又无法退回", "the parcel can be neither delivered nor returned"),
        Start::After(id) => {
            let clock = pack.and_then(|pack| pack.clocks.iter().find(|clock| clock.id == *id));
            let name = clock.map_or(&**id, |clock| super::named(lang, &clock.title));
            return lang.pick(["“", name, "”完成"], ["“", name, "” is done"]).concat();
        }
    };
    text.to_owned()
}

/// Which cases get a rule, one line for each condition; none = all cases.
#[must_use]
pub fn scope(lang: Lang, rule: &Definition) -> Vec<String> {
    let line = |zh, en, words: String| [lang.pick(zh, en), &*words].concat();
    let kinds = rule
        .kinds
        .iter()
        .map(|kinds| line("投诉类型：", "Kinds: ", joined(lang, kinds.iter().map(|kind| terms::kind(lang, *kind)))));
    let channels = rule.channels.iter().map(|channels| {
        line("渠道：", "Channels: ", joined(lang, channels.iter().map(|channel| terms::channel(lang, *channel))))
    });
    let places = rule
        .destinations
        .iter()
        .map(|places| line("寄往：", "To: ", joined(lang, places.iter().map(|place| destination(lang, *place)))));
    let transfers = rule
        .transfers
        .iter()
        .map(|times| line("中转次数：", "Transfers: ", joined(lang, times.iter().map(ToString::to_string))));
    kinds.chain(channels).chain(places).chain(transfers).collect()
}
