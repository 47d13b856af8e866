//! What agents note about calls.

use domain::call::Disposition;

/// How a call ended.
pub(super) struct Outcome {
    /// What came of it.
    pub(super) disposition: Disposition,
    /// The agent's note.
    pub(super) note: &'static str,
}

const fn outcome(disposition: Disposition, note: &'static str) -> Outcome {
    Outcome { disposition, note }
}

/// Notes on calls about a parcel: `{place}` is where it was, `{goods}` what it holds.
pub(super) const ENQUIRIES: [Outcome; 22] = [
    outcome(Disposition::Answered, "查件，已告知目前在{place}，按正常时效派送。"),
    outcome(Disposition::Answered, "客户问{goods}今天能不能到，已按最新轨迹说明，客户表示可以等。"),
    outcome(Disposition::Answered, "要求改派送时间到晚上七点以后，已备注给{place}。"),
    outcome(Disposition::Answered, "询问签收人是谁，已核对身份并告知。"),
    outcome(Disposition::Answered, "收件人想改地址，已说明改址流程和费用，客户决定不改。"),
    outcome(Disposition::Answered, "寄件人确认{goods}有没有保价，已按面单信息答复。"),
    outcome(Disposition::Answered, "问能不能放门口，已告知需要书面同意，客户选择自取。"),
    outcome(Disposition::Answered, "客户问取件码收不到，已重发，客户确认收到。"),
    outcome(Disposition::Answered, "询问网点营业到几点，已告知，客户下班后自取。"),
    outcome(Disposition::Answered, "确认到付金额，已核对面单，金额一致。"),
    outcome(Disposition::Answered, "客户咨询破损后怎么理赔，已说明所需材料，目前没有损坏，先不登记。"),
    outcome(Disposition::Answered, "客户夸派件员服务好，已记录表扬。"),
    outcome(Disposition::Answered, "轨迹显示到了{place}，客户问为什么还没派，说明下午有第二班。"),
    outcome(Disposition::FollowUp, "轨迹两天没更新，答应向{place}核实后回电。"),
    outcome(Disposition::FollowUp, "客户要求今天一定送到，已联系{place}，等派件员回复。"),
    outcome(Disposition::FollowUp, "地址漏写门牌，已补充并通知网点，明天确认是否改好。"),
    outcome(Disposition::FollowUp, "寄件人申请拦截退回，已提交拦截，结果待告知。"),
    outcome(Disposition::FollowUp, "客户说没收到派送电话，已请{place}再联系一次。"),
    outcome(Disposition::AddedToComplaint, "客户补充照片，已加到原投诉。"),
    outcome(Disposition::AddedToComplaint, "再次催问处理进度，已安抚并补充到原投诉。"),
    outcome(Disposition::HandedToLead, "客户坚持要与负责人通话，已转组长。"),
    outcome(Disposition::Dropped, "说到一半断线，回拨一次未接通。"),
];

/// Notes on calls about no parcel.
pub(super) const OTHERS: [Outcome; 8] = [
    outcome(Disposition::Answered, "咨询寄大件的收费，已按重量和距离说明。"),
    outcome(Disposition::Answered, "问锂电池能不能寄，已说明限制和包装要求。"),
    outcome(Disposition::Answered, "公司客户咨询月结，已转介绍给大客户经理。"),
    outcome(Disposition::Answered, "问寄到香港需要哪些资料，已发清单。"),
    outcome(Disposition::Answered, "咨询开电子发票的步骤，已指导完成。"),
    outcome(Disposition::WrongNumber, "打错电话，找的是另一家公司。"),
    outcome(Disposition::WrongNumber, "对方拨错，已礼貌说明。"),
    outcome(Disposition::Dropped, "接通后没有声音，多次询问无应答。"),
];

/// Notes on calls in which a complaint was taken.
pub(super) const INTAKES: [&str; 8] = [
    "已登记投诉，复述承诺时间，客户认可。",
    "客户情绪激动，安抚后登记，已说明核查步骤。",
    "已登记并提醒客户保留包装和照片。",
    "登记完毕，客户希望电话回复，白天方便。",
    "客户急，已登记并当场联系网点。",
    "登记完成，回电时间已和客户约好。",
    "客户说话较快，要点已复述核对。",
    "已登记，客户表示等结果，语气缓和。",
];

/// Notes on calls back.
pub(super) const CALLBACKS: [&str; 5] = [
    "已回电告知核查进展，客户表示知道了。",
    "按约定时间回电，客户还有疑问，已一并解释。",
    "回电告知处理方案，客户同意。",
    "回电接通，客户在开车，说得简短，晚些再联系。",
    "已回电致歉并说明下一步，客户情绪平稳。",
];
