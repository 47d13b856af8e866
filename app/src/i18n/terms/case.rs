//! Words for the case itself and for the people in it.

use crate::preferences::Lang;
use domain::{
    account::Role,
    call::{Direction, Disposition},
    complaint::{ChannelCode, CloseReason, Kind, ReplyChannel, StageCode, kind::Requester},
    customer::{Grade, Title},
    waybill::TrackingStep,
};

/// 投诉类型
#[must_use]
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Attitude => lang.pick("服务态度", "Attitude"),
        Kind::Delay => lang.pick("延误", "Delay"),
        Kind::Damage => lang.pick("破损", "Damage"),
        Kind::Shortage => lang.pick("短少", "Shortage"),
        Kind::Loss => lang.pick("遗失", "Loss"),
        Kind::Mismatch => lang.pick("内件不符", "Wrong contents"),
        Kind::Unconsented => lang.pick("擅自投放代签", "Left without consent"),
        Kind::Other => lang.pick("其他", "Other"),
    }
}

/// 来源渠道
#[must_use]
pub const fn channel(lang: Lang, channel: ChannelCode) -> &'static str {
    match channel {
        ChannelCode::Hotline => lang.pick("热线来电", "Hotline"),
        ChannelCode::Chat => lang.pick("在线会话", "Chat"),
        ChannelCode::Mail => lang.pick("邮件", "Mail"),
        ChannelCode::Platform => lang.pick("电商平台", "Platform"),
        ChannelCode::Regulator => lang.pick("12305 申诉", "Regulator (12305)"),
        ChannelCode::Outlet => lang.pick("网点转来", "Outlet"),
        ChannelCode::Visit => lang.pick("上门来访", "Visit"),
    }
}

/// 投诉人
#[must_use]
pub const fn requester(lang: Lang, requester: Requester) -> &'static str {
    match requester {
        Requester::Sender => lang.pick("寄件人", "Sender"),
        Requester::Recipient => lang.pick("收件人", "Recipient"),
        Requester::Outlet => lang.pick("网点", "Outlet"),
        Requester::Other => lang.pick("其他人", "Somebody else"),
    }
}

/// 阶段
#[must_use]
pub const fn stage(lang: Lang, stage: StageCode) -> &'static str {
    match stage {
        StageCode::Accepted => lang.pick("已受理", "Accepted"),
        StageCode::Investigating => lang.pick("核查中", "Investigating"),
        StageCode::Replied => lang.pick("已答复", "Replied"),
        StageCode::WithLead => lang.pick("主管处理", "With a lead"),
        StageCode::Closed => lang.pick("已办结", "Closed"),
    }
}

/// 办结原因
#[must_use]
pub const fn close_reason(lang: Lang, reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::Satisfied => lang.pick("已解决，客户满意", "Solved, customer content"),
        CloseReason::SolvedWithReservation => lang.pick("已解决，客户保留意见", "Solved, customer has reservations"),
        CloseReason::Withdrawn => lang.pick("客户撤诉", "Withdrawn by the customer"),
        CloseReason::Duplicate => lang.pick("与另一件合并", "Merged with another complaint"),
        CloseReason::Unfounded => lang.pick("查无此事，已向客户说明", "Unfounded, explained to the customer"),
        CloseReason::Unreachable => lang.pick("多次联系不上客户", "Customer could not be reached"),
    }
}

/// 答复方式
#[must_use]
pub const fn reply_channel(lang: Lang, channel: ReplyChannel) -> &'static str {
    match channel {
        ReplyChannel::Phone => lang.pick("电话", "Phone"),
        ReplyChannel::Chat => lang.pick("在线会话", "Chat"),
        ReplyChannel::Mail => lang.pick("邮件", "Mail"),
        ReplyChannel::Text => lang.pick("短信", "Text message"),
        ReplyChannel::InPerson => lang.pick("当面", "In person"),
        ReplyChannel::Platform => lang.pick("平台回复", "Platform"),
    }
}

/// 角色
#[must_use]
pub const fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Agent => lang.pick("客服", "Agent"),
        Role::Trainee => lang.pick("学员", "Trainee"),
        Role::Lead => lang.pick("组长", "Team lead"),
        Role::ReceiptClerk => lang.pick("回单员", "Receipt clerk"),
        Role::Manager => lang.pick("经理", "Manager"),
        Role::Admin => lang.pick("管理员", "Admin"),
        Role::Integration => lang.pick("接入方", "Integration"),
    }
}

/// 通话处理结果
#[must_use]
pub const fn disposition(lang: Lang, disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::ComplaintFiled => lang.pick("已登记投诉", "Complaint filed"),
        Disposition::AddedToComplaint => lang.pick("已补充到原投诉", "Added to an open complaint"),
        Disposition::Answered => lang.pick("已答复查询", "Question answered"),
        Disposition::FollowUp => lang.pick("需继续跟进", "Needs a follow-up"),
        Disposition::HandedToLead => lang.pick("已转主管", "Handed to a lead"),
        Disposition::WrongNumber => lang.pick("打错或无关", "Wrong number or unrelated"),
        Disposition::Dropped => lang.pick("中途挂断", "Call dropped"),
    }
}

/// 呼叫方向
#[must_use]
pub const fn direction(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => lang.pick("来电", "Incoming"),
        Direction::Outbound => lang.pick("去电", "Outgoing"),
    }
}

/// 轨迹
#[must_use]
pub const fn tracking_step(lang: Lang, step: TrackingStep) -> &'static str {
    match step {
        TrackingStep::Accepted => lang.pick("已揽收", "Picked up"),
        TrackingStep::Departed => lang.pick("已发出", "Departed"),
        TrackingStep::Arrived => lang.pick("已到达", "Arrived"),
        TrackingStep::OutForDelivery => lang.pick("派送中", "Out for delivery"),
        TrackingStep::AttemptFailed => lang.pick("派送未成功", "Delivery attempt failed"),
        TrackingStep::Problem => lang.pick("问题件", "Problem reported"),
        TrackingStep::Locker => lang.pick("已放入快递柜或驿站", "Left at a locker or station"),
        TrackingStep::Signed => lang.pick("已签收", "Signed for"),
    }
}

/// 称呼. Empty for a company, which is addressed by its name.
#[must_use]
pub const fn title(lang: Lang, title: Title) -> &'static str {
    match title {
        Title::Ms => lang.pick("女士", "Ms"),
        Title::Mr => lang.pick("先生", "Mr"),
        Title::Company => "",
    }
}

/// 客户等级
#[must_use]
pub const fn customer_grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::Key => lang.pick("重点客户", "Key customer"),
        Grade::Regular => lang.pick("老客户", "Regular customer"),
        Grade::New => lang.pick("新客户", "New customer"),
    }
}
