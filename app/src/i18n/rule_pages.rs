//! Texts of the pages about rules.

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;

texts! {
    /// Texts of the pages about rules.
    RulePageTexts {
        title: "规则", "Rules";
        lead: "时限和赔付都按这里的规则包计算：哪一版、依据哪一条、核对到什么程度，一看便知。", "Every deadline and amount follows these packs: which version, which article, and how well it was checked.";
        nav: "规则的各页", "Pages about rules";
        packs: "规则包", "Rule packs";
        calendar: "日历", "Calendar";
        deadline: "时限测算", "Deadline calculator";
        compensation: "赔偿测算", "Compensation calculator";
        clocks_head: "时限规则包", "Packs of time limits";
        compensation_head: "赔付规则包", "Packs of compensation terms";
        version: "版本", "Version";
        valid: "适用于收寄日", "Valid for parcels accepted";
        jurisdiction: "法域", "Jurisdiction";
        source: "依据", "Source";
        checked: "核对程度", "Checked";
        rules_count: "条时限", "time limits";
        duties_count: "项例行职责", "recurring duties";
        measures_count: "条赔付标准", "measures";
        open_pack: "查看全部条款", "See every rule";
        back: "返回规则包", "Back to the packs";
        contents: "内容", "Contents";
        installed: "启用记录", "Installed";
        shipped: "随本版本提供", "came with this version";
        operator: "命令行", "command line";
        used_by: "使用情况", "Used by";
        used_complaints: "件投诉", "complaints";
        reign_current: "使用中", "In use";
        reign_coming: "将启用", "Coming";
        reign_past: "已被替换", "Replaced";
        only_version: "只有这一个版本。", "This is the only version.";
        compare_with: "与另一版比较：", "Compare with:";
        text: "规则包原文（JSON）", "The pack as written (JSON)";
        import_head: "导入规则包", "Import a rule pack";
        import_lead: "先试算：列出会改变什么、有没有错。试算不改变任何东西；已经在跑的时限永远不会因为换包而变动。", "Do a dry run first: it lists what would change and what is wrong. It changes nothing, and running deadlines never move when a pack does.";
        import_calendar_head: "导入放假安排", "Import holidays";
        import_calendar_lead: "可以是 JSON，也可以是公布的 ICS 日历文件。先试算，看清每一天的变化再导入。", "JSON or a published ICS calendar. Do a dry run first and see every day that changes.";
        import_file: "选择文件", "Choose a file";
        import_text: "或者把内容贴在这里", "Or paste its text here";
        import_from: "从哪天收寄的起用", "For parcels accepted from";
        import_from_hint: "最早明天。已经收寄的按旧版办。", "Tomorrow at the earliest. What was accepted before stays with the old version.";
        import_preview: "试算", "Dry run";
        import_install: "按此导入", "Install it";
        import_wait: "正在核对…", "Checking…";
        import_refused: "没有导入，现行规则没有变。要先改好这些：", "Not installed; the rules in force have not changed. Mend these first:";
        import_new: "这是一个新的规则包", "This pack is new";
        import_replaces: "接替版本 ", "Takes over from version ";
        import_kept: "时限保持不变的未结投诉：", "Open complaints that keep their deadlines: ";
        import_first_day: "起用日 ", "from ";
        import_done: "已导入", "is installed";
        import_nothing: "和现在的一样，没有可导入的变化", "The same as now; there is nothing to install";
        import_changes: "会有这些变化", "This would change";
        no_pack: "没有这个规则包", "There is no such pack";
        no_pack_text: "它可能已被新版本替换，或者地址写错了。", "It may have been replaced, or the address is mistyped.";
        clock_name: "时限", "Time limit";
        clock_start: "起算", "Starts";
        clock_length: "时长", "Length";
        clock_scope: "适用", "Applies to";
        clock_follow: "提醒与逾期", "Warnings and breach";
        all_cases: "全部", "everything";
        duties_head: "例行职责", "Recurring duties";
        duty_next: "下一次", "Next";
        warn: "提醒：", "Warns: ";
        tell: "通知：", "Tells: ";
        owed: "对象：", "Owed to: ";
        breach: "逾期：", "If breached: ";
        list_joint: "、", ", ";
        calculate: "测算", "Calculate";
        calendar_lead: "工作日、节假日和调休上班日，按国务院办公厅公布的安排。没有公布的年份是“未知”，涉及的时限只作暂定。", "Working days, holidays and make-up working days as published. A year that is not published is unknown, and what depends on it is provisional.";
        calendar_unknown: "这一年的安排还没有录入", "This year has not been entered";
        calendar_unknown_text: "落到这一年的工作日时限按周一到周五暂定，并注明“暂定”。", "Limits that reach into it are counted Monday to Friday and marked provisional.";
        legend_off: "休", "off";
        legend_work: "班", "works";
        rest_days: "休息日", "days off";
        make_up_days: "调休上班", "make-up working days";
        workdays: "工作日", "working days";
        year_source: "来源：", "Source: ";
        deadline_lead: "选一条规则，或自己设定时长，填起算时间，就能看到到期时间和每一步的算法。不需要有投诉；地址里带着全部输入，可以直接发给同事。", "Choose a rule or set a length, enter the start, and see the due time with every step. No case is needed; the address holds every input and can be sent to a colleague.";
        rule: "规则", "Rule";
        free_rule: "自定时长", "A length of my own";
        starts_at: "起算时间", "Start";
        another_start: "再加一批", "Another batch";
        batches_hint: "分批到货时，从最后一批起算。", "A split consignment starts with its last batch.";
        accepted_on: "收寄日（决定用哪一版）", "Accepted on (decides the version)";
        count: "数量", "Count";
        unit: "单位", "Unit";
        clock: "计时方式", "Counted by";
        roll: "末日逢休", "Last day is a rest day";
        hours: "营业时间", "Business hours";
        hours_hint: "例如 08:30-12:00 13:30-18:00", "For example 08:30-12:00 13:30-18:00";
        pause_from: "暂停自", "Paused from";
        pause_until: "暂停至", "Paused until";
        pause_hint: "只有自家承诺的时限可以暂停；法定时限从不暂停。", "Only house clocks may pause; statutory ones never do.";
        result: "结果", "Result";
        due: "到期", "Due";
        not_started: "还没有开始计时", "Not started yet";
        not_started_text: "起算的事还没有发生。填上起算时间再看。", "What starts it has not happened. Enter the start.";
        provisional: "暂定", "Provisional";
        not_counted: "这条规则没有固定时长", "This rule has no fixed length";
        steps: "算法", "How this was found";
        inputs: "计算输入与校验码", "Inputs and their hash";
        inputs_text: "同样的输入在任何一台机器上都得到同样的校验码（SHA-256）。", "The same inputs give the same hash (SHA-256) on every machine.";
        copy_link: "复制链接", "Copy the link";
        copied: "链接已复制", "Link copied";
        print: "打印", "Print";
        reset: "清空", "Clear";
        bad_start: "请填写起算时间", "Enter the start";
        bad_hours: "营业时间写法不对，例如 08:30-12:00 13:30-18:00", "Business hours look like 08:30-12:00 13:30-18:00";
        bad_count: "数量要是 0 到 9999 的整数", "The count is a whole number from 0 to 9999";
        bad_pause: "暂停要有先后两个时间", "A pause needs two times, the earlier first";
        compensation_lead: "填上事实，公司条款和现行法律的结果并排列出，并说明差在哪里。缺什么事实会直接说，不会替您猜。", "Enter the facts: house terms and the law in force stand side by side, with why they differ. Missing facts are named, never guessed.";
        facts: "事实", "Facts";
        more_facts: "更多事实", "More facts";
        options: "公司条款的选项", "Options of the house terms";
        kind: "理赔事由", "Kind of claim";
        yuan_hint: "元", "yuan";
        fee: "运费（元）", "Service fee (yuan)";
        surcharge: "保价费等附加费（元，不退）", "Surcharges such as insurance (yuan, never returned)";
        fee_paid: "运费已付", "The fee was paid";
        weight: "重量（公斤）", "Weight (kg)";
        insured: "保价金额（元，没有保价就空着）", "Insured amount (yuan; empty = not insured)";
        lost_part: "损失部分", "Lost part";
        lost_whole: "全部", "Whole";
        lost_hint: "同一单位：金额、件数或重量", "In one unit: money, pieces or weight";
        value: "内件全部价值（元）", "Value of the contents (yuan)";
        actual_loss: "已证明的实际损失（元）", "Proved loss (yuan)";
        cause: "免责原因", "What may free the carrier";
        none_found: "没有发现", "Nothing found";
        window: "查询与索赔期限", "Time for inquiry and claim";
        in_time: "期限内", "In time";
        signed_and_left: "签收后、快递员离开后才提出", "Signed for, and reported after the courier had left";
        packed_by: "谁包装", "Packed by";
        reason: "视为丢失", "Counts as lost because of";
        reason_none: "确实丢失", "It was lost";
        agreed: "特别约定的金额（元）", "Specially agreed amount (yuan)";
        cap: "合同限额是运费的几倍", "The contract caps at so many times the fee";
        highlighted: "限额条款已向寄件人提示", "That term was pointed out to the sender";
        negligence: "故意或重大过失", "Intent or gross negligence";
        item: "邮件种类", "Kind of item";
        not_known: "不清楚", "Not known";
        yes: "是", "Yes";
        no: "否", "No";
        by_pack: "按规则包", "As the pack says";
        postal_too: "也按邮政普遍服务计算", "Also by the universal postal service";
        house_column: "公司条款", "House terms";
        law_column: "现行法律", "The law in force";
        postal_column: "邮政普遍服务", "Universal postal service";
        total: "合计", "Total";
        nothing_paid: "不赔付", "Nothing is paid";
        missing_head: "还缺这些事实", "These facts are missing";
        open_head: "还要查证", "Still to be found out";
        notes_head: "请留意", "Mind";
        differences_head: "两边为什么不同", "Why the two differ";
        no_differences: "两边结果一致。", "Both come to the same.";
        no_terms: "收寄当天没有适用的条款", "No terms were in force on the day of acceptance";
        bad_money: "金额写法不对，例如 120 或 120.50", "Not an amount, for example 120 or 120.50";
        bad_weight: "重量写法不对，例如 1.25", "Not a weight, for example 1.25";
        bad_number: "要填整数", "A whole number";
        recomputed: "同样的规则包、版本和事实，任何时候都算出同样的分。", "The same pack, version and facts give the same fen at any time.";
    }
}

/// A text that follows the language.
pub fn say(
    text: fn(&'static RulePageTexts) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(RulePageTexts::of(lang.get()))
    }
}
