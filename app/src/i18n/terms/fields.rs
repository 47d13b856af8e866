//! Labels of the form's fields and of their answers.

use super::case;
use crate::{i18n::time, preferences::Lang};
use domain::complaint::{
    ChannelCode, Field, Input, Kind,
    draft::moment_instant,
    kind::{Consent, DelayCause, LeftAt, MismatchAspect, PackedBy, Requester, Signed, Wish, YesNo},
};

/// The label of a field.
#[must_use]
pub const fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Kind => lang.pick("投诉类型", "Kind of complaint"),
        Field::Channel => lang.pick("来源渠道", "Channel"),
        Field::PlatformName => lang.pick("平台名称", "Platform"),
        Field::PlatformTicket => lang.pick("平台工单号", "Platform ticket number"),
        Field::PlatformDue => lang.pick("平台要求答复时间", "Platform wants an answer by"),
        Field::AppealNumber => lang.pick("申诉编号", "Appeal number"),
        Field::AppealTold => lang.pick("接到申诉转办的时间", "Told of the appeal at"),
        Field::Requester => lang.pick("投诉人", "Who complains"),
        Field::ContactName => lang.pick("联系人", "Contact name"),
        Field::ContactPhone => lang.pick("联系电话", "Contact phone"),
        Field::Waybill => lang.pick("运单号", "Waybill number"),
        Field::ReceiverAddress => lang.pick("收件地址", "Recipient's address"),
        Field::Staff => lang.pick("涉及人员或网点", "Staff or outlet concerned"),
        Field::HappenedAt => lang.pick("发生时间", "Happened at"),
        Field::DelayCause => lang.pick("延误原因", "Cause of the delay"),
        Field::PromisedOn => lang.pick("承诺送达日期", "Promised delivery date"),
        Field::ReplyBy => lang.pick("承诺答复时间", "Reply promised by"),
        Field::ValueLost => lang.pick("延误是否造成物品贬值", "Did the delay make the goods lose value"),
        Field::Item => lang.pick("物品", "Item"),
        Field::PackedBy => lang.pick("包装方", "Packed by"),
        Field::Signed => lang.pick("签收情况", "Signed for"),
        Field::NoticedAt => lang.pick("发现时间", "Noticed at"),
        Field::EvidenceKept => lang.pick("外包装与照片是否保留", "Packaging and photos kept"),
        Field::PiecesSent => lang.pick("应有件数", "Pieces sent"),
        Field::PiecesReceived => lang.pick("实收件数", "Pieces received"),
        Field::MismatchAspect => lang.pick("不符方面", "What differs"),
        Field::Declared => lang.pick("面单所写", "Written on the label"),
        Field::Received => lang.pick("实际收到", "Actually received"),
        Field::LeftAt => lang.pick("投放去处", "Left at"),
        Field::Consent => lang.pick("客户是否同意", "Customer's consent"),
        Field::ItemFound => lang.pick("物品是否已取到", "Item in the customer's hands"),
        Field::Insured => lang.pick("是否保价", "Insured"),
        Field::InsuredAmount => lang.pick("保价金额（元）", "Insured amount (yuan)"),
        Field::TotalValue => lang.pick("总价值（元）", "Total value (yuan)"),
        Field::LostValue => lang.pick("损失价值（元）", "Value lost (yuan)"),
        Field::Fee => lang.pick("运费（元）", "Service fee (yuan)"),
        Field::Allegation => lang.pick("客户所述", "What the customer says"),
        Field::Verified => lang.pick("已核实情况", "What we verified"),
        Field::Wish => lang.pick("客户诉求", "What the customer wants"),
        Field::WishDetail => lang.pick("诉求说明", "Details of the wish"),
        Field::FraudAlleged => lang.pick("是否指称欺诈", "Fraud alleged"),
        Field::Recording => lang.pick("录音编号", "Recording number"),
    }
}

/// The label of an answer; empty when the field has no such answer.
#[must_use]
pub fn choice(lang: Lang, field: Field, code: &str) -> &'static str {
    let label = match field {
        Field::Kind => Kind::from_code(code).map(|v| case::kind(lang, v)),
        Field::Channel => ChannelCode::from_code(code).map(|v| case::channel(lang, v)),
        Field::Requester => Requester::from_code(code).map(|v| case::requester(lang, v)),
        Field::DelayCause => DelayCause::from_code(code).map(|v| delay_cause(lang, v)),
        Field::PackedBy => PackedBy::from_code(code).map(|v| packed_by(lang, v)),
        Field::Signed => Signed::from_code(code).map(|v| signed(lang, v)),
        Field::MismatchAspect => MismatchAspect::from_code(code).map(|v| aspect(lang, v)),
        Field::LeftAt => LeftAt::from_code(code).map(|v| left_at(lang, v)),
        Field::Consent => Consent::from_code(code).map(|v| consent(lang, v)),
        Field::Wish => Wish::from_code(code).map(|v| wish(lang, v)),
        Field::ValueLost | Field::EvidenceKept | Field::ItemFound | Field::Insured | Field::FraudAlleged => {
            YesNo::from_code(code).map(|v| yes_no(lang, v))
        }
        _ => None,
    };
    label.unwrap_or_default()
}

const fn delay_cause(lang: Lang, cause: DelayCause) -> &'static str {
    match cause {
        DelayCause::Objective => lang.pick("客观因素（天气、事故）", "Beyond control (weather, accident)"),
        DelayCause::Human => lang.pick("人为因素（未及时派送）", "Our mistake (not delivered in time)"),
        DelayCause::Information => lang.pick("信息因素（电话、地址有误）", "Information (wrong number or address)"),
        DelayCause::OutOfRange => lang.pick("超出派送范围", "Outside the delivery area"),
        DelayCause::Unknown => lang.pick("待核查", "Not known yet"),
    }
}

const fn packed_by(lang: Lang, by: PackedBy) -> &'static str {
    match by {
        PackedBy::Sender => lang.pick("寄件人自己包装", "The sender"),
        PackedBy::Courier => lang.pick("取件员包装", "Our courier"),
        PackedBy::Unknown => lang.pick("不清楚", "Not known"),
    }
}

const fn signed(lang: Lang, signed: Signed) -> &'static str {
    match signed {
        Signed::No => lang.pick("未签收", "Not signed for"),
        Signed::Recipient => lang.pick("本人签收", "By the recipient"),
        Signed::Proxy => lang.pick("他人代签", "By somebody else"),
        Signed::Locker => lang.pick("快递柜或驿站", "Locker or station"),
    }
}

const fn aspect(lang: Lang, aspect: MismatchAspect) -> &'static str {
    match aspect {
        MismatchAspect::Name => lang.pick("品名", "Kind of goods"),
        MismatchAspect::Quantity => lang.pick("数量", "Quantity"),
        MismatchAspect::Weight => lang.pick("重量", "Weight"),
    }
}

const fn left_at(lang: Lang, place: LeftAt) -> &'static str {
    match place {
        LeftAt::Locker => lang.pick("快递柜", "Locker"),
        LeftAt::Station => lang.pick("驿站", "Station"),
        LeftAt::Guard => lang.pick("门卫或物业", "Guard or caretaker"),
        LeftAt::Neighbour => lang.pick("邻居", "Neighbour"),
        LeftAt::Door => lang.pick("门口", "At the door"),
        LeftAt::ProxySigned => lang.pick("被他人代签", "Signed for by somebody else"),
    }
}

const fn consent(lang: Lang, consent: Consent) -> &'static str {
    match consent {
        Consent::None => lang.pick("客户未同意", "Not given"),
        Consent::Claimed => lang.pick("派件员称已同意，无记录", "Claimed by the courier, not recorded"),
        Consent::Recorded => lang.pick("同意，有记录", "Given and recorded"),
    }
}

const fn wish(lang: Lang, wish: Wish) -> &'static str {
    match wish {
        Wish::Explanation => lang.pick("说明情况", "An explanation"),
        Wish::Apology => lang.pick("道歉", "An apology"),
        Wish::Delivery => lang.pick("尽快派送", "Delivery soon"),
        Wish::FeeRefund => lang.pick("退运费", "The fee back"),
        Wish::Compensation => lang.pick("赔偿", "Compensation"),
        Wish::Search => lang.pick("找回物品", "The item found"),
        Wish::Other => lang.pick("其他", "Something else"),
    }
}

const fn yes_no(lang: Lang, answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => lang.pick("是", "Yes"),
        YesNo::No => lang.pick("否", "No"),
    }
}

/// A canonical value as a person reads it: answers by their label, times in words, everything else as it is.
#[must_use]
pub fn value(lang: Lang, field: Field, raw: &str) -> String {
    match field.input() {
        Input::Choice(_) => {
            let label = choice(lang, field, raw);
            if label.is_empty() { raw.to_owned() } else { label.to_owned() }
        }
        Input::Moment => moment_instant(raw).map_or_else(|| raw.to_owned(), |at| time::full_moment(lang, at)),
        Input::Day => raw.parse().map_or_else(|_| raw.to_owned(), |on| time::full_day(lang, on)),
        _ => raw.to_owned(),
    }
}
