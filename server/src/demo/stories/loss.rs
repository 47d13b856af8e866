//! 遗失

use super::{Shelf, Story};
use crate::demo::{goods::goods, journey::Ending::Lost};
use domain::complaint::{
    Field::{Requester, TotalValue},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("单反镜头", 1700, 1, Some(4800)), Lost("应到未到，已发起查找"))),
            facts: &[(Requester, "sender"), (TotalValue, "4800")],
            allegation: "轨迹停在离开{from}已经好几天，客户每天打电话都说在查，镜头是借来的，对方催着要还。",
            verified: "{from}出港装车清单有此件，{hub}卸车无扫描，车厢与分拣线已复查两次，未见实物。",
            wish: (Wish::Search, "先全力找，找不到按保价赔"),
        },
        Story {
            parcel: Some((goods("房产证原件", 300, 1, None), Lost("卸车漏扫，查找中"))),
            facts: &[(Requester, "sender"), (TotalValue, "500")],
            allegation: "寄的是房产证原件，后天要办贷款面签，客户非常着急，说补办要登报，时间根本来不及。",
            verified: "{hub}文件筐已逐筐翻查，同批次有三件错分到邻近网点，正逐个联系确认。",
            wish: (Wish::Search, "一定要找到原件"),
        },
        Story {
            parcel: Some((goods("羊绒大衣", 1600, 1, Some(2600)), Lost("应到未到，已发起查找"))),
            facts: &[(Requester, "sender"), (TotalValue, "2580")],
            allegation: "客户退换货寄回的大衣，商家一直说没有收到，不给退款，查轨迹最后一条还是上周的。",
            verified: "该件面单在分拣时脱落，{hub}无头件区有一件羊绒大衣正在与客户描述比对。",
            wish: (Wish::Compensation, "按购买价赔偿"),
        },
        Story {
            parcel: Some((goods("家乡腊肉", 4300, 1, None), Lost("破损严重，内件去向待查"))),
            facts: &[(TotalValue, "320")],
            allegation: "母亲寄来的腊肉，轨迹写着问题件，打网点电话没人接，客户说钱不多，但这是老人亲手做的。",
            verified: "外箱在{hub}破损，内件油污了同车货物，已被当作废弃件处理，责任明确。",
            wish: (Wish::Explanation, "希望有人认真解释并道歉"),
        },
        Story {
            parcel: Some((goods("手机主板", 250, 2, Some(900)), Lost("交接少件，正在核对监控"))),
            facts: &[(Requester, "sender"), (TotalValue, "860")],
            allegation: "维修店寄出的两块主板，交接单上有，到{to}就没有了，顾客的手机还拆着等，一天催三遍。",
            verified: "{from}交接监控可见小件袋封签完好，{hub}开袋时少一袋，差异已报安保核查。",
            wish: (Wish::Compensation, "赔偿主板费用"),
        },
        Story {
            parcel: Some((goods("婚礼请柬", 2900, 1, None), Lost("应到未到，已发起查找"))),
            facts: &[(TotalValue, "780")],
            allegation: "两百份请柬下周必须发出去，印刷厂说早就寄了，现在轨迹一点动静都没有，重印至少要四天。",
            verified: "同一车次另有五件未到，判断为整笼误装至相邻线路，已通知对方中心拦截。",
            wish: (Wish::Delivery, "今天给出明确时间，否则赔重印费"),
        },
        Story {
            parcel: Some((goods("中标文件", 1200, 1, None), Lost("卸车漏扫，查找中"))),
            facts: &[(Requester, "sender"), (TotalValue, "200")],
            allegation: "投标用的盖章文件，开标时间已经定了，轨迹显示离开{from}后就没有了，客户说丢标的损失要我们负责。",
            verified: "查到该件随晚点车辆到达{to}，漏扫未入库，实物仍在找，已建议客户准备备用文本。",
            wish: (Wish::Search, "两小时内告知能不能找到"),
        },
    ],
    replies: [
        "您好，您的件我们正在全力查找。现在查到的是：{from}已装车，{hub}没有卸车扫描，今天会再翻一次车厢和分拣线，有消息马上告诉您。",
        "非常抱歉。查找已经升级为专人负责，同批次的件也在逐个核对。请您准备一下价值证明，找不到的话不耽误理赔。",
        "和您说一下进展：监控已经调到，正在看交接那一段。今天内无论有没有结果，我都会给您回电。",
    ],
    results: [
        "实物已找到并专人送达，客户当面签收，已致歉。",
        "确认遗失，已按约定金额赔付，客户确认到账并接受道歉。",
        "确认遗失，按实际损失协商一致后赔付，客户保留意见。",
    ],
    notes: [
        "同车次少件清单已发给{hub}，共五件。",
        "客户提供了购买记录和聊天截图，已存入附件。",
        "无头件区描述相符的有一件，已请客户补充照片。",
    ],
    handovers: [
        "查找已超过两天没有结果，客户要求立即赔付，请组长决定是否先行理赔。",
        "涉及重要证件原件，客户提出间接损失，请组长接手沟通。",
    ],
    reopening: "找到送达的包裹不是客户的，只是外观相似，需要继续查找。",
};
