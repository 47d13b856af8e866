//! Texts of the pages about return receipts.

mod problems;
mod standing;
mod timeline;

pub use problems::{flaw, refusal};
pub use standing::{short_standing, standing_day};
pub use timeline::line;

use super::{receipts, time, use_lang, workbench::texts};
use crate::preferences::Lang;
use domain::receipt::{
    Demand, DemandKind, Matter, Noticed, ReceiptInput, ReceiptStage, Responsible, Ruling, WhereaboutsCode,
};

texts! {
    /// Texts of the pages about return receipts.
    ReceiptPageTexts {
        title: "回单", "Return receipts";
        one: "回单", "Return receipt";
        lead: "谁的回单该回来了、已经迟了几天、按规定会怎么算，都在这里。考核只是建议，由经理决定。", "Which receipts are due, how late they are, and what house rules would charge. A charge is only proposed; a manager decides.";
        register: "登记回单", "Register a receipt";
        register_lead: "货物还没到齐也可以先登记；到货日以后再补。", "It may be registered before all goods have arrived; add the days later.";
        stages: "按状态查看", "By state";
        all: "全部", "All";
        search: "查找", "Search";
        search_hint: "运单号开头或网点", "Start of a waybill, or an outlet";
        apply: "查找", "Search";
        any_outlet: "全部网点", "Every outlet";
        clear: "清除条件", "Clear";
        outlet: "网点或区域", "Outlet or region";
        waybill: "运单号", "Waybill";
        route: "中转", "Route";
        batches: "到货", "Arrivals";
        responsible: "责任人", "Responsible";
        standing: "返回", "Return";
        assessment: "考核", "Assessment";
        rows_on_page: "本页 ", "On this page: ";
        fetched: "数据取自 ", "fetched ";
        stale: "暂时取不到新数据，这些可能已经过时", "No fresh data at the moment; this may be old";
        none_yet: "还没有登记过回单", "No receipt has been registered yet";
        none_yet_help: "客户要求签回单时，开单后就在这里登记，到货日起自动计算期限。", "Register one when the shipper wants it back; its days are counted from the arrival of the goods.";
        none_match: "没有符合条件的回单", "No receipt matches";
        none_match_help: "换一个状态或网点，或者清除条件。", "Try another state or outlet, or clear the filters.";
        list_failed: "回单列表没有取到", "The list could not be fetched";
        retry: "再试一次", "Try again";
        first_page: "回到第一页", "First page";
        next_page: "下一页", "Next page";
        pages: "翻页", "Pages";
        unknown: "没有这张回单", "There is no such receipt";
        unknown_help: "地址可能写错了。请从列表里找。", "The address may be mistyped. Look in the list.";
        page_failed: "这张回单没有取到", "The receipt could not be fetched";
        to_list: "返回回单列表", "Back to the list";
        arrived_batches: "批已到", "arrived";
        open_count: "待定 ", "Open: ";
        decided_count: "已定 ", "Decided: ";
        facts: "登记内容", "As registered";
        registered: "登记", "Registered";
        demand: "回单要求", "Demand";
        course: "进程", "Course";
        batch: "第 ", "Batch ";
        batch_after: " 批到货", " arrived";
        not_arrived: "未到", "not yet";
        last_day: "应返回", "Due";
        latest_day: "最迟", "Latest";
        where_it_is: "现在", "Now";
        limits: "期限依据", "The rule on days";
        anomalies: "异常记录", "Anomalies";
        explanations: "月末说明", "Explanations at the end of a month";
        rules: "按规定怎么算", "What house rules say";
        rules_none: "现在没有考核建议。", "Nothing is proposed as things stand.";
        decided: "已作决定", "Decided";
        recomputes: "按当时的规则和事实重算，结果一致。", "The same rules and facts still give the same result.";
        differs: "按当时的规则和事实重算，结果不一致。请管理员运行数据检查。", "The same rules and facts give another result. Ask an administrator to run the check.";
        own_record: "这张回单的事实由您登记，考核须由另一位经理或管理员决定。", "You recorded facts of this receipt, so another manager or an administrator decides.";
        waits_for_manager: "等经理决定。", "Waits for a manager.";
        timeline: "经过", "History";
        actions: "可以做的事", "Actions";
        saved: "已保存", "Saved";
        batch_arrived: "记录到货", "Record an arrival";
        came_back: "回单已返回", "It came back";
        lost: "遗失", "Lost";
        unusable: "无法使用", "Cannot be used";
        anomaly: "登记异常", "Record an anomaly";
        explain: "说明月末未返回", "Explain the end of a month";
        confirm: "确认考核", "Confirm";
        waive: "不予考核", "Waive";
        which_batch: "哪一批", "Which batch";
        which_month: "哪个月末", "Which month";
        matter: "考核事项", "About";
        arrival_day: "到货日", "Day of arrival";
        back_day: "返回日", "Day it came back";
        loss: "直接损失（元），没有填 0", "Direct loss (yuan), 0 for none";
        how_lost: "怎么遗失的", "How it was lost";
        why_unusable: "为什么无法使用", "Why it cannot be used";
        what_anomaly: "什么异常", "What is wrong";
        noticed: "是否及时发现", "Seen in time";
        why_open: "为什么没有返回", "Why it is not back";
        remark: "说明（选填）", "Remark (optional)";
        why_waive: "不予考核的理由", "Why it is waived";
        confirm_help: "确认后成为考核记录，供工资核算参考，不会自动扣款。", "It becomes a record for those who pay wages; nothing is deducted by it.";
        save: "保存", "Save";
        cancel: "取消", "Cancel";
        sending: "正在保存…", "Saving…";
        not_saved: "没有保存", "Not saved";
        kept_here: "填写的内容还在，可以再试。", "What you typed is still here. Try again.";
        stale_title: "别人刚刚改过这张回单，没有保存", "Somebody just recorded something else; this was not saved";
        stale_text: "填写的内容还在。先看看最新情况，再决定要不要保存。", "What you typed is still here. Look at what is new, then decide whether to save it.";
        reload: "显示最新情况", "Show what is new";
        bad_day: "请填写日期，如 2026-11-21", "Enter a date, like 2026-11-21";
        bad_loss: "请填写金额，如 100.01；没有损失填 0", "Enter an amount, like 100.01, or 0 for none";
        text_missing: "请填写", "Enter this";
        choose: "请选择", "Choose";
        no_choice: "请选择一项", "Choose one";
        flaws: "还不能登记，请先改好：", "Not registered yet. Mend these first:";
        unknown_day: "还没到就空着", "Leave empty until it arrives";
        add_batch: "再加一批", "Another batch";
        drop_batch: "去掉最后一批", "Remove the last batch";
        demand_note: "其他要求", "Anything else";
        demand_hint: "例如：两联；随附客户签收单", "For example: two copies; the customer's own form";
        name_person: "责任人姓名", "Name of the person";
        name_superior: "上级姓名", "Name of the superior";
        bearer: "由谁负责", "Who answers for it";
        restored: "上次没填完的内容还在", "What you did not finish is back";
        discard: "清空重填", "Start over";
        see_known: "打开已登记的回单", "Open the registered receipt";
        colon: "：", ": ";
        comma: "，", ", ";
        list_joint: "、", ", ";
        dot: " · ", " · ";
    }
}

/// A text that follows the language.
pub fn say(
    text: fn(&'static ReceiptPageTexts) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(ReceiptPageTexts::of(lang.get()))
    }
}

/// What a list is asked for.
#[must_use]
pub const fn stage(lang: Lang, stage: ReceiptStage) -> &'static str {
    match stage {
        ReceiptStage::Waiting => lang.pick("待返回", "Waiting"),
        ReceiptStage::Grace => lang.pick("宽限中", "In grace"),
        ReceiptStage::Late => lang.pick("已逾期", "Late"),
        ReceiptStage::Back => lang.pick("已返回", "Back"),
        ReceiptStage::Gone => lang.pick("遗失或作废", "Lost or useless"),
        ReceiptStage::Open => lang.pick("考核待定", "Assessment open"),
        ReceiptStage::Decided => lang.pick("考核已定", "Assessment decided"),
        ReceiptStage::MonthEnd => lang.pick("月末待说明", "To be explained"),
    }
}

/// Where a receipt is.
#[must_use]
pub const fn whereabouts(lang: Lang, code: WhereaboutsCode) -> &'static str {
    match code {
        WhereaboutsCode::Waiting => lang.pick("待返回", "waited for"),
        WhereaboutsCode::Back => lang.pick("已返回", "back"),
        WhereaboutsCode::Lost => lang.pick("已遗失", "lost"),
        WhereaboutsCode::Unusable => lang.pick("无法使用", "of no use"),
    }
}

/// 回单要求
#[must_use]
pub const fn demand_kind(lang: Lang, kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Stamp => lang.pick("盖章", "Stamp"),
        DemandKind::Signature => lang.pick("签名", "Signature"),
        DemandKind::DeliverySheet => lang.pick("送货单", "Delivery sheet"),
    }
}

/// Everything that is demanded, in one line.
#[must_use]
pub fn demand(lang: Lang, demand: &Demand) -> String {
    let kinds = demand.kinds.iter().map(|kind| demand_kind(lang, *kind));
    let note = (!demand.note.is_empty()).then_some(&*demand.note);
    kinds.chain(note).collect::<Vec<_>>().join(ReceiptPageTexts::of(lang).list_joint)
}

/// 及时发现与否
#[must_use]
pub const fn noticed(lang: Lang, noticed: Noticed) -> &'static str {
    match noticed {
        Noticed::InTime => lang.pick("及时发现", "Seen in time"),
        Noticed::Missed => lang.pick("未及时发现或未处理", "Missed, or left alone"),
    }
}

/// What a manager decided.
#[must_use]
pub const fn ruling(lang: Lang, ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Confirmed => lang.pick("已确认", "Confirmed"),
        Ruling::Waived => lang.pick("不予考核", "Waived"),
    }
}

/// What a proposal is about.
#[must_use]
pub fn matter(lang: Lang, matter: Matter) -> String {
    let text = match matter {
        Matter::Slow => lang.pick("返回迟缓", "Slow return"),
        Matter::Unexplained { month } => {
            let name = time::full_day(lang, month);
            let name = lang.pick(name.trim_end_matches("1日"), name.trim_start_matches("1 "));
            return lang.pick([name, "末未说明"], ["Unexplained at the end of ", name]).concat();
        }
        Matter::AnomalyMissed => lang.pick("异常未及时发现", "Anomaly missed"),
        Matter::Lost => lang.pick("回单遗失", "Receipt lost"),
        Matter::Unusable => lang.pick("回单无法使用", "Receipt of no use"),
    };
    text.to_owned()
}

/// Who answers for a receipt.
#[must_use]
pub fn responsible(lang: Lang, responsible: &Responsible) -> String {
    match responsible.bearer {
        domain::receipt::Bearer::Person => responsible.name.clone(),
        domain::receipt::Bearer::Superior => {
            lang.pick([&*responsible.name, "（上级）"], [&*responsible.name, " (superior)"]).concat()
        }
    }
}

/// The label of a part of the form.
#[must_use]
pub const fn input(lang: Lang, input: ReceiptInput) -> &'static str {
    let t = ReceiptPageTexts::of(lang);
    match input {
        ReceiptInput::Waybill => t.waybill,
        ReceiptInput::Outlet => t.outlet,
        ReceiptInput::Route => lang.pick("中转次数", "Transfers"),
        ReceiptInput::Batches => t.arrival_day,
        ReceiptInput::Demand => t.demand,
        ReceiptInput::Bearer => t.bearer,
        ReceiptInput::Name => lang.pick("姓名", "Name"),
    }
}

/// 直达、一次中转、两次中转
#[must_use]
pub const fn route(lang: Lang, route: domain::receipt::Route) -> &'static str {
    receipts::route(lang, route)
}

#[cfg(test)]
mod tests;
