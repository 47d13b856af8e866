//! 内件不符

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Locker, Signed},
};
use domain::complaint::{
    Field::{Declared, EvidenceKept, FraudAlleged, MismatchAspect, PackedBy, Received, Requester, TotalValue},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("蓝牙耳机", 320, 1, Some(500)), Signed("本人"))),
            facts: &[
                (MismatchAspect, "name"),
                (Declared, "蓝牙耳机一副"),
                (Received, "数据线两根"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "499"),
            ],
            allegation: "面单写的是蓝牙耳机，拆开是两根数据线。客户有完整开箱视频，商家坚持说发的就是耳机。",
            verified: "各环节重量一致，未见拆封痕迹，疑为发货时装错，已联系商家调仓库监控。",
            wish: (Wish::Explanation, "查清是谁的责任"),
        },
        Story {
            parcel: Some((goods("龙井茶叶", 800, 4, Some(900)), Signed("前台"))),
            facts: &[
                (MismatchAspect, "quantity"),
                (Declared, "明前龙井四罐"),
                (Received, "两罐，另有报纸填充"),
                (PackedBy, "unknown"),
                (EvidenceKept, "yes"),
                (TotalValue, "880"),
            ],
            allegation: "四罐茶叶只剩两罐，空出来的位置塞了旧报纸，报纸还是{to}本地的，客户认为是在我们这边被换的。",
            verified: "{hub}到件重量比揽收少四百克，报纸日期为到件当日，正在排查当班人员。",
            wish: (Wish::Compensation, "赔偿两罐茶叶"),
        },
        Story {
            parcel: Some((goods("五常大米", 20300, 2, None), Signed("门卫"))),
            facts: &[
                (Requester, "sender"),
                (MismatchAspect, "weight"),
                (Declared, "二十公斤"),
                (Received, "称重十六公斤"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "260"),
            ],
            allegation: "付的是二十公斤的运费，收件人称了只有十六公斤，其中一袋有缝线口，客户要求说明少的四公斤去哪了。",
            verified: "揽收重量二十点三公斤，{outlet}派送前未复重，途中补封一次，无补封登记。",
            wish: (Wish::Compensation, "补差价"),
        },
        Story {
            parcel: Some((goods("机械键盘", 1500, 1, Some(600)), Locker("小区快递柜"))),
            facts: &[
                (Requester, "sender"),
                (MismatchAspect, "name"),
                (Declared, "机械键盘"),
                (Received, "一盒旧杂志"),
                (PackedBy, "courier"),
                (EvidenceKept, "yes"),
                (TotalValue, "599"),
                (FraudAlleged, "yes"),
            ],
            allegation: "客户在二手平台卖键盘，买家收到的是旧杂志，现在买家要退款，平台也冻结了货款，客户认为是取件员调包。",
            verified: "取件员包装时有录像，键盘确实入箱；外箱条码被覆盖粘贴过，正在查覆盖的原单号。",
            wish: (Wish::Search, "找回键盘，给平台出证明"),
        },
        Story {
            parcel: Some((goods("男士衬衫", 600, 3, None), Signed("本人"))),
            facts: &[
                (MismatchAspect, "quantity"),
                (Declared, "衬衫三件"),
                (Received, "衬衫两件、裤子一条"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "447"),
            ],
            allegation: "三件衬衫收到两件，另外多了一条不是自己买的裤子，客户怀疑和别人的包裹串了。",
            verified: "同批次另一客户反映少一条裤子，两票破损后混装，已安排互换。",
            wish: (Wish::Other, "换回自己的衬衫"),
        },
        Story {
            parcel: Some((goods("中药饮片", 1900, 1, None), Signed("家人"))),
            facts: &[
                (MismatchAspect, "weight"),
                (Declared, "一点九公斤"),
                (Received, "约一点二公斤"),
                (PackedBy, "sender"),
                (EvidenceKept, "no"),
                (TotalValue, "560"),
            ],
            allegation: "二十付药只有十三付，老人已经按顺序吃了两天才发现不够，外袋当时就扔了，药房说发的数量没有错。",
            verified: "揽收与派送重量相差约七百克，外袋在{hub}有换袋记录，换袋人员已找到。",
            wish: (Wish::Delivery, "今天把缺的药补上"),
        },
        Story {
            parcel: Some((goods("珍珠项链", 280, 1, Some(1800)), Signed("本人"))),
            facts: &[
                (MismatchAspect, "name"),
                (Declared, "珍珠项链"),
                (Received, "塑料手串"),
                (PackedBy, "unknown"),
                (EvidenceKept, "yes"),
                (TotalValue, "1760"),
            ],
            allegation: "客户签收时外包装完好，打开是塑料手串。商家有发货前的称重照片，和面单重量对得上。",
            verified: "面单重量二百八十克，派送前重量九十五克，差异出现在{hub}，封签编号与揽收时不符。",
            wish: (Wish::Compensation, "按保价赔偿"),
        },
    ],
    replies: [
        "您好，内件不符的情况已登记。请保留全部包装和开箱视频，我们正在逐个环节核对重量，查到差异出现在哪一站就告诉您。",
        "给您添麻烦了。已联系寄件人核对发货清单，同时在{hub}查有没有串件，今天会给您结果。",
        "和您同步一下：重量记录已经调出来了，有一站对不上，正在看监控。",
    ],
    results: [
        "查明为中转时串件，已互换送达，客户确认无误。",
        "重量差异出现在我方环节，已赔付差额，客户满意。",
        "重量全程一致且无拆封痕迹，已向客户出具核查说明，由商家处理，客户保留意见。",
    ],
    notes: [
        "开箱视频已收到，面单在画面里，从头到尾没有剪辑。",
        "已请寄件人提供装箱照片，等回复。",
        "同车次类似反映有两起，已合并提醒{hub}。",
    ],
    handovers: [
        "怀疑调包，需要组长联系安保并决定是否协助客户报案。",
        "寄件人与收件人互相指责，都要求我们书面表态，请组长处理。",
    ],
    reopening: "客户来电：换回来的仍然不是自己的东西，要求继续核查。",
};
