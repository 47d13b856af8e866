//! 损毁

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Locker, Signed},
};
use domain::complaint::{
    Field::{EvidenceKept, FraudAlleged, LostValue, PackedBy, Requester, TotalValue},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("紫砂壶", 1500, 1, Some(2000)), Signed("本人"))),
            facts: &[(PackedBy, "courier"), (EvidenceKept, "yes"), (TotalValue, "2000"), (LostValue, "2000")],
            allegation: "客户签收后当着派件员的面开箱，壶嘴断裂，壶身有一道裂纹。箱内只有一层气泡膜，是取件员帮忙打的包。",
            verified: "{start}确认由取件员包装，仅用单层气泡膜，未按易碎品要求双层加固。",
            wish: (Wish::Compensation, "按保价金额赔偿"),
        },
        Story {
            parcel: Some((goods("陶瓷花瓶", 3600, 1, Some(700)), Signed("本人"))),
            facts: &[(PackedBy, "sender"), (EvidenceKept, "yes"), (TotalValue, "680"), (LostValue, "680")],
            allegation: "外箱右下角有明显撞痕，打开后花瓶碎成三块，客户已经拍了外箱、填充物和内件的照片。",
            verified: "{hub}卸车监控显示该件从皮带机滑落一次，外箱撞痕与监控吻合。",
            wish: (Wish::Compensation, "全额赔偿并退运费"),
        },
        Story {
            parcel: Some((goods("笔记本电脑", 3200, 1, Some(6500)), Signed("前台"))),
            facts: &[(PackedBy, "sender"), (EvidenceKept, "yes"), (TotalValue, "6500"), (LostValue, "1800")],
            allegation: "公司前台代收，客户晚上打开发现屏幕左上角碎裂，外包装看不出破损，但有受压的凹痕。维修点报价一千八。",
            verified: "外箱照片有压痕，重货压轻货的可能性大，{hub}正在核对同车装载记录。",
            wish: (Wish::Compensation, "承担维修费"),
        },
        Story {
            parcel: Some((goods("烟台苹果", 9500, 1, None), Signed("家人"))),
            facts: &[(PackedBy, "sender"), (EvidenceKept, "no"), (TotalValue, "128"), (LostValue, "60")],
            allegation: "箱底湿透，将近一半苹果碰伤腐烂，家里老人已经把坏的扔了，只留了两张照片。",
            verified: "派件员回忆派送时箱底已有水渍，未向收件人说明，也未登记异常。",
            wish: (Wish::Compensation, "赔偿坏果的钱"),
        },
        Story {
            parcel: Some((goods("显示器", 6100, 1, Some(1300)), Locker("社区驿站"))),
            facts: &[(PackedBy, "unknown"), (EvidenceKept, "yes"), (TotalValue, "1299"), (LostValue, "1299")],
            allegation: "客户从驿站取回后通电，屏幕一半是黑的，泡沫已经断成几截。驿站说送来的时候就这样，派件员说是驿站摔的。",
            verified: "入库照片可见箱体凹陷，损坏发生在入驿站之前，责任在我方运输环节。",
            wish: (Wish::Compensation, "换新或全额赔偿"),
        },
        Story {
            parcel: Some((goods("书法作品", 900, 1, Some(3000)), Signed("本人"))),
            facts: &[
                (Requester, "sender"),
                (PackedBy, "courier"),
                (EvidenceKept, "yes"),
                (TotalValue, "3000"),
                (LostValue, "900"),
                (FraudAlleged, "yes"),
            ],
            allegation: "作品用纸筒寄出，收到时纸筒被压扁，画心折了两道，还有水迹。客户说取件员当时承诺“保证不会折”，认为是欺骗。",
            verified: "取件员承认口头说过“放心，不会折”，未提示使用硬质木筒，水迹来源待查。",
            wish: (Wish::Compensation, "赔偿修复费用并道歉"),
        },
        Story {
            parcel: Some((goods("地砖样板", 26500, 2, None), Signed("门卫"))),
            facts: &[(PackedBy, "sender"), (EvidenceKept, "yes"), (TotalValue, "460"), (LostValue, "230")],
            allegation: "两件样板放在门卫室，其中一件六块全碎，打包带也断了。客户下午要拿给业主看，现在只能重新寄。",
            verified: "打包带断裂发生在{hub}分拣环节，重货未走重货线。",
            wish: (Wish::Compensation, "赔偿并免费补寄一次"),
        },
    ],
    replies: [
        "您好，收到您反映的破损情况，非常抱歉。请先保留外箱、填充物和内件，不要丢弃。我们正在调取{hub}的监控，责任会查清楚。",
        "包裹在我们手上受损，这是我们的责任，很抱歉让您费心了。照片已经收到，理赔申请我帮您一并提交。",
        "已经联系{start}核对包装记录，{outlet}今天会上门拍照取证，您不用专门等，约好时间再来。",
    ],
    results: [
        "责任认定为我方运输环节，已按认定的损失赔付，客户确认到账。",
        "双方协商一致，按损失赔付并退还运费，已签和解协议。",
        "已说明核查结果并按损失比例赔付，客户对金额保留意见。",
    ],
    notes: [
        "照片共六张，外箱四面、填充物和内件都有，已存档。",
        "寄件人也来电询问，已说明由收件人方登记，避免重复。",
        "已提醒客户维修前先拿书面报价。",
    ],
    handovers: [
        "客户提出按购买价三倍赔偿，并称已咨询律师，请组长接手。",
        "包装责任双方各执一词，寄件人自己包装但外箱有撞痕，请组长判断。",
    ],
    reopening: "客户收到赔款后发现配件也有损坏，要求补充核查。",
};
