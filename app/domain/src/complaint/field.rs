//! The fields of the complaint form: what each accepts, and which kinds need it.
//!
//! One list for the form, the script engine, drafts, corrections and the merge of two editors.

use super::kind::{
    ChannelCode, Consent, DelayCause, Kind, LeftAt, MismatchAspect, PackedBy, Requester, Signed, Wish, YesNo, coded,
};

coded! {
    /// A field of the complaint form.
    Field {
        /// 投诉类型
        Kind = "kind",
        /// 来源渠道
        Channel = "channel",
        /// 平台名称
        PlatformName = "platform_name",
        /// 平台工单号
        PlatformTicket = "platform_ticket",
        /// 平台要求答复时间
        PlatformDue = "platform_due",
        /// 申诉编号
        AppealNumber = "appeal_number",
        /// 接到申诉通知的时间
        AppealTold = "appeal_told",
        /// 投诉人
        Requester = "requester",
        /// 联系人
        ContactName = "contact_name",
        /// 联系电话
        ContactPhone = "contact_phone",
        /// 运单号
        Waybill = "waybill",
        /// 收件地址
        ReceiverAddress = "receiver_address",
        /// 涉及人员或网点
        Staff = "staff",
        /// 发生时间
        HappenedAt = "happened_at",
        /// 延误原因
        DelayCause = "delay_cause",
        /// 承诺送达日期
        PromisedOn = "promised_on",
        /// 承诺答复时间
        ReplyBy = "reply_by",
        /// 延误是否造成价值损失
        ValueLost = "value_lost",
        /// 物品
        Item = "item",
        /// 包装方
        PackedBy = "packed_by",
        /// 签收情况
        Signed = "signed",
        /// 发现时间
        NoticedAt = "noticed_at",
        /// 外包装与照片是否保留
        EvidenceKept = "evidence_kept",
        /// 应有件数
        PiecesSent = "pieces_sent",
        /// 实收件数
        PiecesReceived = "pieces_received",
        /// 不符方面
        MismatchAspect = "mismatch_aspect",
        /// 面单所写
        Declared = "declared",
        /// 实际收到
        Received = "received",
        /// 投放去处
        LeftAt = "left_at",
        /// 客户是否同意
        Consent = "consent",
        /// 物品是否已取到
        ItemFound = "item_found",
        /// 是否保价
        Insured = "insured",
        /// 保价金额（元）
        InsuredAmount = "insured_amount",
        /// 总价值（元）
        TotalValue = "total_value",
        /// 损失价值（元）
        LostValue = "lost_value",
        /// 运费（元）
        Fee = "fee",
        /// 客户所述
        Allegation = "allegation",
        /// 已核实情况
        Verified = "verified",
        /// 客户诉求
        Wish = "wish",
        /// 诉求说明
        WishDetail = "wish_detail",
        /// 是否指称欺诈
        FraudAlleged = "fraud_alleged",
        /// 录音编号
        Recording = "recording",
    }
}

/// What a field accepts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// One line, at most so many characters.
    Line(usize),
    /// Several lines, at most so many characters.
    Text(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Yuan and fen.
    Money,
    /// A whole number up to 99,999.
    Count,
    /// A local date and time, `2026-11-21T10:34`, in the business zone.
    Moment,
    /// A local date, `2026-11-21`.
    Day,
    /// A telephone number.
    Phone,
    /// A waybill number.
    Waybill,
}

/// Whether a field must be filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// The complaint cannot be filed without it.
    Required,
    /// It is asked, and may stay empty.
    Optional,
}

/// The longest text a field holds.
pub const LONG_TEXT: usize = 4000;

impl Field {
    /// What the field accepts.
    #[must_use]
    pub fn input(self) -> Input {
        match self {
            Self::Kind => Input::Choice(Kind::CODES),
            Self::Channel => Input::Choice(ChannelCode::CODES),
            Self::Requester => Input::Choice(Requester::CODES),
            Self::DelayCause => Input::Choice(DelayCause::CODES),
            Self::PackedBy => Input::Choice(PackedBy::CODES),
            Self::Signed => Input::Choice(Signed::CODES),
            Self::MismatchAspect => Input::Choice(MismatchAspect::CODES),
            Self::LeftAt => Input::Choice(LeftAt::CODES),
            Self::Consent => Input::Choice(Consent::CODES),
            Self::Wish => Input::Choice(Wish::CODES),
            Self::ValueLost | Self::EvidenceKept | Self::ItemFound | Self::Insured | Self::FraudAlleged => {
                Input::Choice(YesNo::CODES)
            }
            Self::InsuredAmount | Self::TotalValue | Self::LostValue | Self::Fee => Input::Money,
            Self::PiecesSent | Self::PiecesReceived => Input::Count,
            Self::PlatformDue | Self::AppealTold | Self::HappenedAt | Self::ReplyBy | Self::NoticedAt => Input::Moment,
            Self::PromisedOn => Input::Day,
            Self::ContactPhone => Input::Phone,
            Self::Waybill => Input::Waybill,
            Self::Allegation | Self::Verified => Input::Text(LONG_TEXT),
            Self::WishDetail | Self::ReceiverAddress => Input::Line(200),
            Self::PlatformName
            | Self::PlatformTicket
            | Self::AppealNumber
            | Self::ContactName
            | Self::Staff
            | Self::Item
            | Self::Declared
            | Self::Received
            | Self::Recording => Input::Line(80),
        }
    }
}

/// The fields of one form, in the order they are shown: for this kind, on this channel.
#[must_use]
pub fn form(kind: Option<Kind>, channel: Option<ChannelCode>) -> Vec<(Field, Need)> {
    use Field as F;
    use Need::{Optional as O, Required as R};
    let mut fields = vec![(F::Kind, R), (F::Waybill, waybill_need(kind, channel)), (F::Requester, R), (F::Channel, R)];
    fields.extend(of_channel(channel));
    fields.extend([(F::ContactName, R), (F::ContactPhone, R)]);
    fields.extend(of_kind(kind));
    fields.extend(of_worth(kind));
    fields.extend([
        (F::Allegation, R),
        (F::Verified, O),
        (F::Wish, R),
        (F::WishDetail, O),
        (F::FraudAlleged, O),
        (F::Recording, O),
    ]);
    fields
}

/// What the other side's own case is called and when it is due.
const fn of_channel(channel: Option<ChannelCode>) -> &'static [(Field, Need)] {
    use Field as F;
    use Need::Required as R;
    match channel {
        Some(ChannelCode::Platform) => &[(F::PlatformName, R), (F::PlatformTicket, R), (F::PlatformDue, R)],
        Some(ChannelCode::Regulator) => &[(F::AppealNumber, R), (F::AppealTold, R)],
        _ => &[],
    }
}

/// What a kind asks for.
const fn of_kind(kind: Option<Kind>) -> &'static [(Field, Need)] {
    use Field as F;
    use Need::{Optional as O, Required as R};
    match kind {
        Some(Kind::Attitude) => &[(F::Staff, R), (F::HappenedAt, R)],
        Some(Kind::Delay) => {
            &[(F::DelayCause, R), (F::ReceiverAddress, R), (F::PromisedOn, O), (F::ReplyBy, R), (F::ValueLost, O)]
        }
        Some(Kind::Damage) => {
            &[(F::Item, R), (F::PackedBy, R), (F::Signed, R), (F::NoticedAt, O), (F::EvidenceKept, R)]
        }
        Some(Kind::Shortage) => &[
            (F::Item, R),
            (F::PiecesSent, R),
            (F::PiecesReceived, R),
            (F::PackedBy, R),
            (F::Signed, R),
            (F::EvidenceKept, R),
        ],
        Some(Kind::Loss) => &[(F::Item, R), (F::PromisedOn, O)],
        Some(Kind::Mismatch) => &[
            (F::MismatchAspect, R),
            (F::Declared, R),
            (F::Received, R),
            (F::PackedBy, R),
            (F::Signed, R),
            (F::EvidenceKept, R),
        ],
        Some(Kind::Unconsented) => &[(F::LeftAt, R), (F::Consent, R), (F::ItemFound, R), (F::NoticedAt, O)],
        Some(Kind::Other) | None => &[],
    }
}

/// What a claim for damages will need: insurance, value, fee, and what was lost.
const fn of_worth(kind: Option<Kind>) -> &'static [(Field, Need)] {
    use Field as F;
    use Need::{Optional as O, Required as R};
    match kind {
        Some(Kind::Damage) => {
            &[(F::Insured, R), (F::InsuredAmount, O), (F::TotalValue, R), (F::Fee, O), (F::LostValue, R)]
        }
        Some(Kind::Shortage) => {
            &[(F::Insured, R), (F::InsuredAmount, O), (F::TotalValue, R), (F::Fee, O), (F::LostValue, O)]
        }
        Some(Kind::Loss | Kind::Mismatch) => &[(F::Insured, R), (F::InsuredAmount, O), (F::TotalValue, R), (F::Fee, O)],
        _ => &[],
    }
}

/// Attitude and other complaints may have no parcel; a regulator's appeal is accepted without one as well.
const fn waybill_need(kind: Option<Kind>, channel: Option<ChannelCode>) -> Need {
    match (kind, channel) {
        (Some(Kind::Attitude | Kind::Other) | None, _) | (_, Some(ChannelCode::Regulator)) => Need::Optional,
        _ => Need::Required,
    }
}
