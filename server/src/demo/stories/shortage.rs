//! 短少

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Locker, Signed},
};
use domain::complaint::{
    Field::{EvidenceKept, LostValue, PackedBy, PiecesReceived, TotalValue},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("手工月饼", 2400, 10, None), Signed("前台"))),
            facts: &[
                (PiecesReceived, "8"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "880"),
                (LostValue, "176"),
            ],
            allegation: "寄了十盒月饼，前台签收时没有清点，客户下班开箱只有八盒，外箱封口处的胶带有两层，像是重新封过。",
            verified: "{hub}交接重量比揽收少四百八十克，封口胶带为中转站补封，正在核对补封人员。",
            wish: (Wish::Search, "找回缺的两盒或赔偿"),
        },
        Story {
            parcel: Some((goods("五金样品", 12400, 2, None), Signed("本人"))),
            facts: &[
                (PiecesReceived, "1"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "1500"),
                (LostValue, "700"),
            ],
            allegation: "一票两件，只送来一件，派件员说另一件“明天到”，过了两天还没有消息，轨迹却显示整票已签收。",
            verified: "第二件仍在{hub}未出库，整票签收系派件员误操作，已更正并安排今日派送。",
            wish: (Wish::Delivery, "尽快把第二件送到"),
        },
        Story {
            parcel: Some((goods("拼装玩具", 2200, 3, None), Locker("小区快递柜"))),
            facts: &[
                (PiecesReceived, "2"),
                (PackedBy, "unknown"),
                (EvidenceKept, "yes"),
                (TotalValue, "597"),
                (LostValue, "199"),
            ],
            allegation: "三套玩具少了一套，快递柜里取出时袋子侧面有一道十厘米左右的口子，孩子生日就在后天。",
            verified: "包装袋破口边缘整齐，疑似被利器划开，{outlet}装柜前的照片中破口已存在。",
            wish: (Wish::Compensation, "赔一套同款的钱"),
        },
        Story {
            parcel: Some((goods("奶粉", 5600, 6, None), Signed("家人"))),
            facts: &[
                (PiecesReceived, "5"),
                (PackedBy, "courier"),
                (EvidenceKept, "yes"),
                (TotalValue, "1788"),
                (LostValue, "298"),
            ],
            allegation: "六罐奶粉收到五罐，外箱完好。客户问寄件人，对方有打包视频，六罐都放进去了，怀疑是在路上被换了箱。",
            verified: "取件员换箱重新打包，旧箱照片为六罐；重量记录在{from}出港后未见减少，正在核对打包环节。",
            wish: (Wish::Compensation, "按单价赔一罐"),
        },
        Story {
            parcel: Some((goods("汽车刹车片", 8700, 4, Some(1600)), Signed("门卫"))),
            facts: &[
                (PiecesReceived, "3"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "1560"),
                (LostValue, "390"),
            ],
            allegation: "修理厂订的四片刹车片只到三片，门卫代收时没有看，客户的车还在举升机上等着装。",
            verified: "外箱破损后在{hub}重新加固，散落件登记中有一件外形相符，已取样核对。",
            wish: (Wish::Search, "先找货，找不到再赔"),
        },
        Story {
            parcel: Some((goods("宣纸", 3100, 5, None), Signed("本人"))),
            facts: &[(PiecesReceived, "4"), (PackedBy, "sender"), (EvidenceKept, "no"), (TotalValue, "650")],
            allegation: "五刀宣纸收到四刀，客户当时赶时间没有当场点数，晚上才发现，外包装已经拆掉扔了。",
            verified: "揽收重量三点一公斤，派送前复重二点五公斤，短少发生在运输途中，可以认定。",
            wish: (Wish::Explanation, "说明为什么会少"),
        },
        Story {
            parcel: Some((goods("初中教辅", 6800, 30, None), Signed("本人"))),
            facts: &[
                (PiecesReceived, "27"),
                (PackedBy, "sender"),
                (EvidenceKept, "yes"),
                (TotalValue, "1260"),
                (LostValue, "126"),
            ],
            allegation: "给学校订的三十本教辅，清点后只有二十七本，箱子底部破了一个洞，用透明胶随便贴了一下。",
            verified: "底部破损系装车时叉车刮蹭，散落书籍在{hub}找到两本，另一本仍在查找。",
            wish: (Wish::Search, "尽快补齐，开学要用"),
        },
    ],
    replies: [
        "您好，短少的情况已经登记。我们核对了各环节的重量记录，正在{hub}查找，请您保留外箱和封口胶带，方便取证。",
        "抱歉给您添麻烦了。已请{outlet}调取装车和派送照片，有结果我第一时间给您回电。",
        "您好，和您同步一下：已联系寄件人核对发货清单，重量记录也在调，今天会给您一个明确的答复。",
    ],
    results: [
        "短少部分已找到并补送，客户清点无误，已致歉。",
        "认定为运输途中短少，已按短少件价值赔付并退还相应运费，客户满意。",
        "核对重量记录后与客户达成一致，按声明价值比例赔付，客户保留意见。",
    ],
    notes: [
        "复重记录已截图，差值在误差范围以外。",
        "寄件人愿意提供打包视频，等邮件。",
        "已请{hub}盘点无头件，晚班接着找。",
    ],
    handovers: [
        "重量记录与客户说法矛盾，寄件人和收件人都要求赔偿，请组长定夺。",
        "疑似内部人员拆封，需要组长协调安保调查。",
    ],
    reopening: "补送的一件型号不对，客户不接受，要求重新处理。",
};
