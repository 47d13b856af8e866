//! 延误

use super::{Shelf, Story};
use crate::demo::{
    goods::goods,
    journey::Ending::{Failed, Held, SecondTry},
};
use domain::complaint::{
    Field::{DelayCause, Requester, ValueLost},
    kind::Wish,
};

pub(super) const SHELF: Shelf = Shelf {
    stories: [
        Story {
            parcel: Some((goods("考研资料", 4200, 1, None), Held("暴雨封路，车辆滞留"))),
            facts: &[(DelayCause, "objective")],
            allegation: "客户的考研资料在{hub}停了三天没有更新，下周就要用，客户每天来电，得到的答复都是“再等等”。",
            verified: "{hub}出港线路因暴雨封闭，现已恢复通车，该件已安排首班车发出。",
            wish: (Wish::Delivery, "这两天一定要送到"),
        },
        Story {
            parcel: Some((goods("阳澄湖大闸蟹", 3800, 1, Some(600)), Failed("未按时派送"))),
            facts: &[(DelayCause, "human"), (ValueLost, "yes")],
            allegation: "客户买的是活蟹，承诺次日达，前天就到了{outlet}却一直没有派送，客户担心已经死了，要求给个说法。",
            verified: "{outlet}到件后漏扫，未及时装车，属人为原因。冷媒已失效，建议按生鲜变质转理赔。",
            wish: (Wish::Compensation, "按购买价赔偿"),
        },
        Story {
            parcel: Some((goods("发票", 150, 1, None), Failed("收件电话为空号"))),
            facts: &[(Requester, "sender"), (DelayCause, "information")],
            allegation: "寄件人急着让对方收到发票报账，轨迹显示电话空号无法派送，寄件人说号码没有写错，怀疑是录单录错了。",
            verified: "核对底单照片，面单号码与系统录入不一致，第七位录错，已更正并重新派送。",
            wish: (Wish::Delivery, "更正后马上派送"),
        },
        Story {
            parcel: Some((goods("五常大米", 20300, 2, None), Failed("地址超出派送范围"))),
            facts: &[(Requester, "sender"), (DelayCause, "out_of_range")],
            allegation: "下单时取件员说能送到村里，到{outlet}后又说超区要自提，客户家里只有老人，二十公斤的大米取不回来。",
            verified: "该村确不在派送范围，揽收时未告知，{start}已承认。网点同意本次免费专送一趟。",
            wish: (Wish::Delivery, "送到家门口，不另收费"),
        },
        Story {
            parcel: Some((goods("婴儿推车", 9200, 1, Some(1200)), Held("节后货量大，等待中转"))),
            facts: &[(DelayCause, "unknown")],
            allegation: "孩子满月等着用推车，已经超过承诺时间，客户在网页上催了两次，轨迹一直停在{hub}，没有人联系过客户。",
            verified: "该件压在{hub}大件区，货量大未及时中转，已单独拣出交当晚班车。",
            wish: (Wish::FeeRefund, "退还运费"),
        },
        Story {
            parcel: Some((goods("连衣裙", 500, 1, None), SecondTry("派件员未在承诺时间内到达"))),
            facts: &[(DelayCause, "human")],
            allegation: "客户请了半天假在家等，说好上午送到，等到晚上也没人来，电话也打不通，第二天才说昨天件太多没送完。",
            verified: "派件员当日剩余十九件未派，未报备也未联系客户，网点已补派。",
            wish: (Wish::Explanation, "说明原因并道歉"),
        },
        Story {
            parcel: Some((goods("轴承", 18600, 3, None), Held("车辆故障，换车转运"))),
            facts: &[(DelayCause, "objective"), (ValueLost, "yes")],
            allegation: "工厂停机等这批轴承，承诺的到货时间已过，客户说每停一天损失好几千，要求今天明确到货时间。",
            verified: "干线车辆在途中发生故障，货物已倒车，预计次日上午到{outlet}，可安排专车直送。",
            wish: (Wish::Delivery, "专车直送到厂"),
        },
    ],
    replies: [
        "您好，给您回电说一下查到的情况：件目前在{hub}，已经交代优先装车，到{outlet}后第一批派送，我会盯着，到了马上告诉您。",
        "让您久等了。延误的原因已查清，不是您的问题。新的预计送达时间我已发短信给您，如果有变化我会提前联系。",
        "您的件已经单独拣出来，由{outlet}负责人亲自跟派。今天下班前我再跟您确认一次。",
    ],
    results: [
        "件已送达并由本人签收，已致电致歉并说明延误原因，客户表示理解。",
        "已派送完成，按公司承诺退还运费，客户满意。",
        "已安排专人送达，向客户说明原因并登记线路改进，客户保留意见。",
    ],
    notes: [
        "已在内部群催促{hub}，班长答应今晚装车。",
        "客户来电催促一次，语气还好，已告知按约定时间回复。",
        "收件人白天在工地，电话听不到，尽量发短信。",
    ],
    handovers: ["客户要求赔偿停工损失，超出客服权限，请组长处理。", "{hub}两次答应装车均未兑现，需要组长出面协调。"],
    reopening: "客户来电：显示签收但实际没有收到，送错了门牌，要求重新处理。",
};
