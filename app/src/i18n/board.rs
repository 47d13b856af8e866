//! Texts of the board of the floor and of the rows behind its numbers.

mod acts;
mod alerts;
mod counters;
mod rows;
mod words;

pub use acts::{refusal, whisper_problem};
pub use alerts::alert;
pub use counters::{about, formula, setting, value, zone};
pub use rows::{contacts, filter, quarter_time};
pub use words::{
    age, agent_state, band, block, channel, counter, gauge, level, presence, priority, queue, resolution, setting_name,
    stage, unanswered,
};

pub use super::line::away;
use super::{use_lang, workbench::texts};
use crate::preferences::Lang;

texts! {
    /// Texts of the board.
    BoardTexts {
        title: "看板", "Board";
        failed: "看板没有取到", "The board could not be fetched";
        retry: "再试一次", "Try again";
        as_of: "截至 ", "as of ";
        live: "实时", "Live";
        opening: "正在连接", "Connecting";
        stale: "已过时", "Out of date";
        stale_help: "超过 10 秒没有收到新数据，下面是当时的数字，现在可能已经不同。正在自动重连。", "No fresh data for more than ten seconds. These are the numbers of that moment; they may differ by now. Reconnecting by itself.";
        check_same: "自检：看板 = 数据库", "Self-check: board = database";
        check_differs: "自检：与数据库不同：", "Self-check: differs from the database: ";
        check_none: "自检：还没有做过", "Self-check: not yet";
        check_old: "自检：很久没有做了", "Self-check: not for a while";
        today: "今日", "today";
        no_data: "暂无数据", "No data yet";
        nobody_waits: "没有人在等", "Nobody waits";
        of: " / ", " of ";
        dot: " · ", " · ";
        colon: "：", ": ";
        joint: "、", ", ";
        ringing: "振铃 ", "ringing ";
        within: " 秒内接通", " s to answer";
        short_apart: "短弃 ", "short ";
        short_after: " 另计", " apart";
        unclear: "原因不明 ", "unclear ";
        calls: " 通", " contacts";
        talk: "通话 ", "talk ";
        hold: "保持 ", "hold ";
        wrap: "整理 ", "wrap-up ";
        handling: "处理 ", "handling ";
        at_work: "处理加就绪 ", "with ready time ";
        soon: "半小时内 ", "within half an hour ";
        ratings: " 份评价", " ratings";
        so_far: "暂计 ", "so far ";
        target: "目标 ", "target ";
        open_rows: "打开所计的明细", "Open the rows it counts";
        what_is: "怎么算的", "How it is counted";
        formula: "公式", "Formula";
        counted_by: "当前设置", "Settings used";
        no_settings: "不依赖任何设置", "Depends on no setting";
        data_age: "数据时间", "Age";
        limits_now: "提醒线", "Limits";
        queues: "队列", "Queues";
        queue: "队列", "Queue";
        is_open: "开放", "Open";
        is_closed: "已关闭", "Closed";
        waiting: "排队", "Waiting";
        longest: "最长等待", "Longest wait";
        no_queues: "还没有队列", "No queue yet";
        no_queues_help: "管理员开通队列、坐席签入之后，这里就有数字。", "Numbers appear once a queue is open and agents are signed on.";
        agents: "坐席", "Agents";
        agent: "坐席", "Agent";
        state: "状态", "State";
        time_in_state: "时长", "For";
        current: "当前", "Now on";
        answered: "今日接听", "Answered today";
        nearest: "最近时限", "Nearest deadline";
        no_agents: "现在没有坐席在岗", "No agent is here now";
        no_agents_help: "坐席在工作台签入后会出现在这里。", "Agents appear here when they sign on in the workbench.";
        stuck: "整理过久", "Stuck in wrap-up";
        deadlines: "投诉时限", "Deadlines";
        callbacks_row: "承诺回电", "Promised callbacks";
        no_clocks: "没有在走的时限", "No clock runs";
        breaches: "一小时内将超时", "Breaches within the hour";
        no_breaches: "一小时内没有要超时的", "Nothing is late within the hour";
        all_breaches: "全部 ", "All ";
        callback: "承诺回电", "Promised callback";
        nobody: "待主管接手", "waits for a lead";
        course: "今日每 15 分钟", "Today per 15 minutes";
        no_course: "今天还没有进线", "No contact has arrived today";
        as_table: "用表格看", "As a table";
        quarter: "时段", "From";
        one_answered: "接通", "Answered";
        one_abandoned: "放弃", "Abandoned";
        one_short: "短弃", "Short abandoned";
        one_unclear: "原因不明", "Unclear";
        one_undecided: "还在等", "Still waiting";
        wall: "大屏", "Wall mode";
        leave_wall: "退出大屏", "Leave wall mode";
        tune: "看板设置", "Board settings";
        layout: "版面", "Layout";
        layout_help: "决定显示哪些、按什么顺序。只影响您自己，保存在这台设备上。", "What is shown and in which order. Only for you, kept on this device.";
        show: "显示", "Show";
        up: "上移", "Move up";
        down: "下移", "Move down";
        undo: "撤销", "Undo";
        reset: "恢复默认", "Defaults";
        tiles: "数字", "Numbers";
        limits: "提醒线", "Limits";
        limits_help: "到“注意”变黄，到“紧急”变橙并提醒。", "Yellow from the first value on; orange, and told, from the second.";
        near_from: "注意", "Watch";
        urgent_from: "紧急", "Urgent";
        bad_limit: "没有保存：两个数都要在范围内，“紧急”要比“注意”更差", "Not saved: both within range, and urgent worse than watch";
        telling: "提醒", "Alerts";
        ahead: "提前几分钟提醒将超时", "Minutes ahead of a breach";
        sound: "有新提醒时响一声", "A sound for each new alert";
        try_sound: "试听", "Try it";
        popups: "浏览器通知", "Browser notifications";
        popups_ask: "允许通知", "Allow notifications";
        popups_on: "已允许", "Allowed";
        popups_denied: "浏览器已拒绝，请在地址栏左侧的网站设置里改", "Refused in this browser; change it in the site settings beside the address";
        popups_none: "这个浏览器没有通知功能", "This browser has no notifications";
        quiet: "免打扰时段", "Quiet hours";
        quiet_help: "这段时间不响、不弹；页面上仍然列出。", "Nothing sounds or pops up then; the page still lists it.";
        quiet_on: "启用免打扰", "Use quiet hours";
        from: "从", "From";
        until: "到", "Until";
        alerts: "提醒", "Alerts";
        no_alerts: "没有要提醒的", "Nothing to tell";
        put_away: "知道了", "Got it";
        open: "打开", "Open";
        rows_title: "明细", "Rows";
        rows_count: "共 ", "In all ";
        rows_unit: " 行", "";
        rows_failed: "明细没有取到", "The rows could not be fetched";
        rows_none: "现在没有符合的", "Nothing matches now";
        rows_none_help: "看板上的数字也是 0；数字变化后回到看板再打开。", "The number on the board is 0 as well. Go back and open it again when it has changed.";
        rows_wrong: "这个地址看不懂", "This address makes no sense";
        rows_wrong_help: "可能少了一段。请从看板上的数字点进来。", "A part of it may be missing. Open it from a number on the board.";
        to_board: "返回看板", "Back to the board";
        refresh: "取最新的", "Fetch again";
        next_page: "下一页", "Next page";
        first_page: "回到第一页", "First page";
        pages: "翻页", "Pages";
        contact: "联系", "Contact";
        arrived: "进线", "Arrived";
        first_wait: "首次等待", "First wait";
        spent: "处理", "Handling";
        by_whom: "经手", "Handled by";
        result: "结果", "Result";
        score: "评分", "Score";
        points: " 分", " of 5";
        callback_what: "承诺内容", "What was promised";
        keeper: "由谁回电", "Kept by";
        due: "时限", "Due";
        complaint: "投诉", "Complaint";
        clock: "时限种类", "Clock";
        steer: "督导", "Supervise";
        close: "关闭", "Close";
        present_call: "当前通话", "Present call";
        look: "查看当前通话", "Look at the present call";
        look_help: "只读，客户信息仍然遮盖；每 5 秒更新。", "Read only, personal data stays masked; renewed every five seconds.";
        no_call: "现在没有打开的通话", "No call is open now";
        step: "脚本步骤", "Script step";
        facts: "已填内容", "Facts";
        clocks: "运单上的时限", "Clocks about the waybill";
        saved: "更新于 ", "as of ";
        whisper: "悄悄话", "Whisper";
        whisper_help: "只出现在这位坐席的工作台上，客户听不到。", "Shows only in this agent's workbench; the customer hears nothing.";
        send: "发送", "Send";
        sending: "正在发送…", "Sending…";
        sent: "已送到工作台", "It is in the workbench";
        change_state: "改变状态", "Change the state";
        new_state: "改为", "To";
        reason: "原因（会记录）", "Reason (kept)";
        do_it: "确认", "Confirm";
        doing: "正在提交…", "Working…";
        done: "已完成", "Done";
        not_done: "没有完成", "Not done";
        nothing_lost: "已填的内容还在，可以再试；同一次操作不会做两遍。", "What you typed is still here. Try again; the same act is never done twice.";
        reason_missing: "请写原因", "Give a reason";
        text_missing: "请写内容", "Write something";
        choose: "请选择", "Choose";
        move_it: "转到其他队列", "Move to another queue";
        move_to: "转到", "To";
        priority: "优先级", "Priority";
        end_it: "关闭这个联系", "Close this contact";
        open_queue: "开放队列", "Open the queue";
        close_queue: "关闭队列", "Close the queue";
        close_queue_help: "已在排队的照常接，新的不再进来。", "Those who wait are still served; new ones are not taken.";
        take_over: "接手投诉", "Take over a complaint";
        take_over_help: "打开投诉，在那里改派给自己。", "Open the complaint and assign it to yourself there.";
        waits_for_lead: "待主管接手的投诉", "Complaints that wait for a lead";
        contacts: "手上的联系", "Contacts at hand";
        none: "没有", "None";
        level_hint: "按提醒线", "by the limits";
    }
}

/// A text that follows the language.
pub fn say(text: fn(&'static BoardTexts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(BoardTexts::of(lang.get()))
    }
}

#[cfg(test)]
mod tests;
