//! 未经同意投柜、投站或代签

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Locker, Signed},
};
use domain::complaint::{
    Field::{Consent, ItemFound, LeftAt},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("纸尿裤", 7800, 2, None), Locker("小区快递柜"))),
            facts: &[(LeftAt, "locker"), (Consent, "none"), (ItemFound, "yes")],
            allegation: "客户在家，没有接到电话，两大包纸尿裤被塞进快递柜，还要从五楼下来自己搬，柜子超时还收了一块钱。",
            verified: "派件员未致电即投柜，系统无征得同意的记录。",
            wish: (Wish::Apology, "以后必须送上门"),
        },
        Story {
            parcel: Some((goods("阳澄湖大闸蟹", 3800, 1, Some(600)), Locker("社区驿站"))),
            facts: &[(LeftAt, "station"), (Consent, "none"), (ItemFound, "yes")],
            allegation: "活蟹没有通知就放到驿站，客户晚上八点才看到短信，驿站已经关门，第二天取出来死了一多半。",
            verified: "派件员称电话打不通，通话记录显示未拨打，生鲜未优先派送，情况属实。",
            wish: (Wish::Compensation, "赔偿死蟹的损失"),
        },
        Story {
            parcel: Some((goods("合同文件", 200, 1, None), Signed("门卫"))),
            facts: &[(LeftAt, "guard"), (Consent, "claimed"), (ItemFound, "yes")],
            allegation: "合同要求本人签收，派件员直接交给了门卫，门卫换班后放在抽屉里，客户找了两天才找到。",
            verified: "派件员称电话里客户说“放门卫”，客户否认，录音系统未找到该次通话。",
            wish: (Wish::Explanation, "说明为什么不让本人签"),
        },
        Story {
            parcel: Some((goods("蓝牙耳机", 320, 1, Some(500)), Signed("邻居"))),
            facts: &[(LeftAt, "neighbour"), (Consent, "none"), (ItemFound, "no")],
            allegation: "显示邻居签收，可左右两家都说没有收到，派件员也说不清给了哪一户，客户到现在没有拿到东西。",
            verified: "派件员误把三号楼送成八号楼，已联系到实际收件的住户，正在取回。",
            wish: (Wish::Search, "今天把东西找回来"),
        },
        Story {
            parcel: Some((goods("运动鞋", 1300, 1, None), Signed("家门口"))),
            facts: &[(LeftAt, "door"), (Consent, "claimed"), (ItemFound, "no")],
            allegation: "客户外出，派件员拍了张照片就把鞋放在门口，晚上回来不见了，楼道没有监控，派件员说“你同意的”。",
            verified: "派件员仅发送短信，客户未回复，不能视为同意。",
            wish: (Wish::Compensation, "按购买价赔偿"),
        },
        Story {
            parcel: Some((goods("发票", 150, 1, None), Signed("他人代签"))),
            facts: &[(LeftAt, "proxy_signed"), (Consent, "none"), (ItemFound, "no")],
            allegation: "签收人写的是一个客户不认识的名字，公司里没有这个人，发票是季度抵扣用的，丢了要重新开。",
            verified: "签收姓名系派件员自行填写，实物投放在楼下信报箱，已找到并安排送回。",
            wish: (Wish::Search, "找到发票并说明是谁签的"),
        },
        Story {
            parcel: Some((goods("婴儿推车", 9200, 1, Some(1200)), Locker("社区驿站"))),
            facts: &[(LeftAt, "station"), (Consent, "recorded"), (ItemFound, "yes")],
            allegation: "推车太大搬不动，客户说下单时备注了送货上门，结果还是放驿站，驿站离家一公里多。",
            verified: "系统有客户三月前勾选“可放驿站”的记录，但本单备注为送货上门，应以本单为准。",
            wish: (Wish::Delivery, "重新送上门"),
        },
    ],
    replies: [
        "您好，没有征得您同意就投放，是我们的派件员没有按规定做，向您道歉。已经通知{outlet}今天重新送上门。",
        "您反映的情况已查到，派件员确实没有联系您。您的地址我们已标注“必须电话联系”，以后按您的要求送。",
        "抱歉让您跑一趟。我们正在找实际签收的人，找到后由派件员亲自送到您手上，有进展马上回电。",
    ],
    results: [
        "已重新上门派送并致歉，派件员按规定考核，地址已加“上门”标注，客户满意。",
        "物品已取回并当面交付，客户确认完好，接受道歉。",
        "物品无法找回，已协商赔付，客户保留意见。",
    ],
    notes: [
        "客户地址已加标注：投柜前必须电话同意。",
        "驿站答应把入库照片发过来，还没有收到。",
        "客户上周也反映过一次投柜，属重复问题，请关注这位派件员。",
    ],
    handovers: [
        "同一派件员一个月内第三次被投诉擅自投柜，请组长联系网点处理。",
        "客户称要向邮政管理部门申诉，请组长尽快回复。",
    ],
    reopening: "客户来电：刚结案两天，又一次没打电话就放进了快递柜。",
};
