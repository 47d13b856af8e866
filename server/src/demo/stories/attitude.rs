//! 服务态度

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Failed, SecondTry, Signed},
};
use domain::complaint::{
    Field::{Requester, Staff},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("儿童绘本", 2100, 1, None), SecondTry("收件人要求改日派送"))),
            facts: &[(Staff, "{outlet}派件员")],
            allegation: "客户在家带孩子，请派件员送上楼，派件员在电话里说“就你事多，爱要不要”，随后直接挂断，把件带回了网点。",
            verified: "已听取派件员与客户的通话录音，派件员确有“就你事多”的说法，且未按要求上门，情况属实。",
            wish: (Wish::Apology, "派件员本人道歉"),
        },
        Story {
            parcel: Some((goods("赣南脐橙", 10200, 1, None), Signed("本人"))),
            facts: &[(Staff, "{outlet}派件员，工号客户未记住")],
            allegation: "派件员把箱子从车上直接扔到单元门口，客户上前询问，对方说“又没摔坏，你急什么”。旁边邻居也看到了。",
            verified: "调取小区门口监控，派件员在两米外抛放包裹一次，外箱一角变形，内件完好。",
            wish: (Wish::Apology, "道歉，以后轻拿轻放"),
        },
        Story {
            parcel: None,
            facts: &[(Staff, "客服热线坐席")],
            allegation: "客户上午来电查件，坐席一直说“系统就是这么显示的”，三次打断客户说话，最后没等客户说完就结束了通话。",
            verified: "已听录音：坐席打断两次，结束语不完整，未确认客户是否还有其他问题。已列入辅导。",
            wish: (Wish::Explanation, "希望说明为什么挂电话"),
        },
        Story {
            parcel: Some((goods("中药饮片", 1900, 1, None), Failed("电话无人接听"))),
            facts: &[(Staff, "{outlet}派件员")],
            allegation: "派件员没有打过电话就登记“电话无人接听”，客户主动打过去询问，对方不耐烦地说“今天送不了，你自己来拿”。",
            verified: "派件员手机当日无呼叫客户记录，“电话无人接听”系虚假登记，网点已确认。",
            wish: (Wish::Delivery, "今天送到并道歉"),
        },
        Story {
            parcel: Some((goods("合同文件", 200, 1, None), Signed("前台"))),
            facts: &[(Requester, "sender"), (Staff, "{start}取件员")],
            allegation: "取件员上门收合同时不停催促，客户核对地址他就说“快点，后面还有十几家”，还把客户的笔带走了。",
            verified: "取件员承认当天催促客户，称取件量大；客户的笔已由网点送回。",
            wish: (Wish::Apology, "网点负责人来电致歉"),
        },
        Story {
            parcel: Some((goods("电饭煲", 5200, 1, None), Signed("家人"))),
            facts: &[(Staff, "{outlet}网点前台")],
            allegation: "客户到网点自取，前台边玩手机边说“自己找”，客户在货架前找了二十多分钟，最后是另一位客户帮忙找到的。",
            verified: "网点监控显示前台未起身协助，客户停留约二十二分钟，情况属实。",
            wish: (Wish::Explanation, "希望网点改进服务"),
        },
        Story {
            parcel: Some((goods("渔具", 2800, 1, None), Signed("本人"))),
            facts: &[(Staff, "{outlet}派件员")],
            allegation: "客户要求当面验货后再签收，派件员不同意，说“签了再看，出了问题你找寄件人”，争执时声音很大，引来邻居围观。",
            verified: "派件员承认未让客户先验外包装，不符合当面验视要求，已停岗培训半天。",
            wish: (Wish::Apology, "书面道歉"),
        },
    ],
    replies: [
        "您好，我是驿铃客服。您反映的情况我已经听取了录音，这件事是我们做得不对，先向您道歉。网点已约谈当事人，今天之内我会把处理结果告诉您。",
        "非常抱歉让您有这样的感受。我们已请网点负责人核实当时的情况，稍后由他亲自给您致电说明。",
        "您说的情况我们很重视，已请负责人调取录音和监控，结果一出来我马上告诉您，不会让您再追问。",
    ],
    results: [
        "当事人已停岗培训并书面检讨，网点负责人已电话致歉，客户表示接受。",
        "已向客户说明核实结果并当面致歉，今后该地址由另一位派件员负责派送。",
        "已按服务规范考核当事人，向客户反馈处理结果，客户表示先看后续表现。",
    ],
    notes: [
        "客户情绪比较激动，回电时先听对方说完，不要急着解释。",
        "客户下午两点到四点开会，请四点以后再联系。",
        "已请网点把当天的监控保留三十天。",
    ],
    handovers: ["客户要求负责人级别回复，并表示不接受客服转达道歉。", "双方说法不一致，监控角度看不清，请组长定夺。"],
    reopening: "客户再次来电：同一位派件员今天又在楼下大声说他投诉的事，要求重新处理。",
};
