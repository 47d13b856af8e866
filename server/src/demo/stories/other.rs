//! 其他

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Failed, Signed},
};
use domain::complaint::{Field::Requester, kind::Wish};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("窗帘", 4400, 1, None), Signed("本人"))),
            facts: &[(Requester, "sender")],
            allegation: "寄件时说运费二十二元，扣款却是三十一元，取件员解释按体积算，但下单时没有任何提示。",
            verified: "体积重量确高于实重，但取件员未在下单前告知，属告知不到位。",
            wish: (Wish::FeeRefund, "退还多收的九元"),
        },
        Story {
            parcel: None,
            facts: &[],
            allegation: "客户连续三天预约上门取件都没有人来，每次到时间就自动取消，也没有短信通知。",
            verified: "该片区取件员离职未及时交接，预约单无人接收，网点已改派。",
            wish: (Wish::Explanation, "说明原因，保证明天上门"),
        },
        Story {
            parcel: Some((goods("毛线", 1600, 1, None), Failed("收件人拒付到付运费"))),
            facts: &[(Requester, "sender")],
            allegation: "寄件人明明选了寄付，面单打成了到付，收件人拒收，现在要把件退回，还要寄件人出退回的运费。",
            verified: "系统订单为寄付，{start}打单时误选到付，已更正，退回费用不收。",
            wish: (Wish::Delivery, "改成寄付重新送"),
        },
        Story {
            parcel: None,
            facts: &[],
            allegation: "客户三周前申请电子发票，页面一直显示“处理中”，打了两次电话都说已经催了，财务月底要关账。",
            verified: "税号填写多一个空格导致开票失败，系统没有提示，已手工补开。",
            wish: (Wish::Other, "今天收到发票"),
        },
        Story {
            parcel: Some((goods("汽车刹车片", 8700, 2, None), Signed("前台"))),
            facts: &[(Requester, "sender")],
            allegation: "代收货款四百八十元，签收已经五天，钱还没有到账，以前都是两天就到。",
            verified: "收款账户上月更换，财务系统仍是旧账户，退票后未通知客户，已重新打款。",
            wish: (Wish::Explanation, "告知到账时间"),
        },
        Story {
            parcel: Some((goods("身份证件复印件", 120, 1, None), Signed("本人"))),
            facts: &[],
            allegation: "客户发现面单上的电话是全号显示，没有隐藏中间几位，收件后接到推销电话，担心信息泄露。",
            verified: "{start}使用旧版面单模板，未启用隐私号码，已停用该模板并自查同批面单。",
            wish: (Wish::Explanation, "说明信息怎么处理的"),
        },
        Story {
            parcel: None,
            facts: &[],
            allegation: "网点的车每天早上六点在小区门口卸货，占了消防通道，噪音很大，几户居民委托客户来反映。",
            verified: "现场查看属实，网点已调整卸货点到东侧停车场，卸货时间推迟到八点。",
            wish: (Wish::Other, "换地方卸货"),
        },
    ],
    replies: [
        "您好，您反映的问题已经转到负责的部门，我来跟进，今天之内给您结果，您不用再打电话催。",
        "抱歉给您带来不便。原因已经查到，正在处理，处理好以后我会发短信告诉您，再打电话确认一遍。",
        "和您核对一下：您希望的处理方式我已经记下，正在和网点确认能不能办到，下班前答复您。",
    ],
    results: [
        "费用差额已原路退回，已向客户致歉并说明计费规则。",
        "问题已处理完毕，客户确认，已登记为流程改进建议。",
        "已说明核查结果和整改措施，客户表示先观察一段时间。",
    ],
    notes: [
        "财务说今天下午三点前能处理，三点后再查一次。",
        "客户希望用短信回复，不方便接电话。",
        "已记录为流程问题，周会上提。",
    ],
    handovers: ["涉及费用政策解释，客户要求书面答复，请组长审定口径。", "客户代表多户居民，并联系了媒体，请组长接手。"],
    reopening: "客户来电：答应的整改没有落实，情况和之前一样。",
};
