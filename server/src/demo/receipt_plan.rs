//! Which return receipts there are: every standing around now, some charges open and some decided.

use domain::receipt::{Noticed, Route};

/// One receipt to be made.
pub(super) struct Plan {
    /// How often the goods change vehicles.
    pub(super) route: Route,
    /// How many days ago each batch arrived; `None` = not yet.
    pub(super) arrived: &'static [Option<u64>],
    /// What happened to it, oldest first.
    pub(super) steps: &'static [Step],
}

/// Something that happened so many days ago.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// It came back.
    Back(u64),
    /// It was lost, with a loss in fen.
    Lost(u64, i64, &'static str),
    /// It cannot be used, with a loss in fen.
    Unusable(u64, i64, &'static str),
    /// Something is wrong with it.
    Anomaly(u64, Noticed, &'static str),
    /// Every end of a month that waits for it is explained.
    Explain(u64, &'static str),
    /// The first proposal that waits is confirmed.
    Confirm(u64, &'static str),
    /// The first proposal that waits is waived.
    Waive(u64, &'static str),
}

use Noticed::{InTime, Missed};
use Route::{Direct, OneTransfer, TwoTransfers};
use Step::{Anomaly, Back, Confirm, Explain, Lost, Unusable, Waive};

const fn plan(route: Route, arrived: &'static [Option<u64>], steps: &'static [Step]) -> Plan {
    Plan { route, arrived, steps }
}

/// All of them.
pub(super) const PLANS: &[Plan] = &[
    // Goods that have not all arrived.
    plan(Direct, &[None], &[]),
    plan(OneTransfer, &[Some(6), None], &[]),
    plan(TwoTransfers, &[Some(11), Some(9), None], &[]),
    // In time; one is due today, one tomorrow.
    plan(Direct, &[Some(1)], &[]),
    plan(Direct, &[Some(5), Some(3)], &[]),
    plan(Direct, &[Some(6)], &[Anomaly(2, InTime, "收货方只签了姓，已联系终端网点补签全名。")]),
    plan(Direct, &[Some(9)], &[]),
    plan(Direct, &[Some(10)], &[]),
    plan(OneTransfer, &[Some(2)], &[]),
    plan(OneTransfer, &[Some(12)], &[]),
    plan(TwoTransfers, &[Some(15)], &[]),
    plan(TwoTransfers, &[Some(22), Some(18)], &[]),
    // Past the normal day, not past the latest.
    plan(TwoTransfers, &[Some(21)], &[]),
    plan(TwoTransfers, &[Some(22)], &[]),
    plan(TwoTransfers, &[Some(28), Some(24)], &[]),
    plan(TwoTransfers, &[Some(25)], &[]),
    // Late, and nobody has decided.
    plan(Direct, &[Some(11)], &[]),
    plan(Direct, &[Some(13)], &[]),
    plan(Direct, &[Some(19)], &[Explain(2, "收货单位月底盘点，公章外借，约定下周盖章寄回。")]),
    plan(OneTransfer, &[Some(16)], &[]),
    plan(OneTransfer, &[Some(23)], &[]),
    plan(TwoTransfers, &[Some(34)], &[Explain(3, "终端网点搬迁，回单封在旧址文件箱，已派人去取。")]),
    // Late over the end of a month or two.
    plan(Direct, &[Some(47)], &[]),
    plan(OneTransfer, &[Some(58)], &[Explain(20, "中转站更换承运车队，交接单未交清，正在核对。")]),
    plan(
        Direct,
        &[Some(75)],
        &[Confirm(35, "连续催收三次无回音，影响客户月结。"), Explain(4, "客户已同意以签收底单影印件结算。")],
    ),
    // Late and decided while it is still waited for.
    plan(Direct, &[Some(26)], &[Waive(9, "收货方停业整顿，客户书面同意延后结算。")]),
    // Back.
    plan(Direct, &[Some(9)], &[Back(1)]),
    plan(Direct, &[Some(14)], &[Back(6)]),
    plan(Direct, &[Some(20)], &[Back(12)]),
    plan(OneTransfer, &[Some(13)], &[Back(2), Anomaly(1, InTime, "送货单缺第二联，已退回终端网点补齐。")]),
    plan(OneTransfer, &[Some(25)], &[Back(11)]),
    plan(TwoTransfers, &[Some(30)], &[Back(12)]),
    plan(TwoTransfers, &[Some(27)], &[Back(4)]),
    plan(Direct, &[Some(21)], &[Back(7), Anomaly(2, Missed, "盖的是部门章，入库核对时没有发现，财务退件才知道。")]),
    plan(
        OneTransfer,
        &[Some(29)],
        &[Back(15), Anomaly(12, Missed, "收货数量与签收数量不符，没有登记。"), Confirm(8, "")],
    ),
    // Back too late: one waits for a manager, one is confirmed, one waived.
    plan(Direct, &[Some(18)], &[Back(3)]),
    plan(OneTransfer, &[Some(27)], &[Back(6), Confirm(4, "客户因此推迟了本期付款。")]),
    plan(Direct, &[Some(24)], &[Back(11), Waive(8, "大雪封路，车辆停运四天，没有影响结算。")]),
    // Lost: one waits, one is decided, one cost nothing.
    plan(Direct, &[Some(16)], &[Lost(2, 36_855, "转交财务途中遗失，客户要求减免本单运费。")]),
    plan(
        OneTransfer,
        &[Some(33)],
        &[Lost(13, 120_001, "信封破损，途中掉落，未登记交接。"), Confirm(10, "按交接记录核实。")],
    ),
    plan(Direct, &[Some(12)], &[Lost(3, 0, "遗失后客户接受电子签收记录，没有损失。")]),
    // Useless: one waits, one is waived.
    plan(Direct, &[Some(15)], &[Back(8), Unusable(4, 8_640, "签字潦草无法辨认，客户拒收，重签费用由我方承担。")]),
    plan(
        TwoTransfers,
        &[Some(31)],
        &[
            Back(9),
            Unusable(8, 25_000, "缺客户指定联次，无法结算。"),
            Waive(5, "发货时就没有附客户单据，不是经手人的责任。"),
        ],
    ),
];
