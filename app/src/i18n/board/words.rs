//! What the floor calls its things.

use crate::{
    i18n::line::{self, away},
    preferences::Lang,
};
use domain::{
    counters::{Counter, DeadlineBand, Gauge, Level},
    queue::{AgentStateCode, Channel, Presence, Priority, QueueName, Resolution, Setting, StageCode, UnansweredCode},
    view::floor::QueueLabel,
};

/// What a counter is called.
#[must_use]
pub const fn counter(lang: Lang, counter: Counter) -> &'static str {
    match counter {
        Counter::Waiting => lang.pick("排队中", "Waiting"),
        Counter::LongestWait => lang.pick("最长等待", "Longest wait"),
        Counter::ServiceLevel => lang.pick("接通率", "Service level"),
        Counter::AverageAnswer => lang.pick("平均应答", "Average answer"),
        Counter::AbandonRate => lang.pick("放弃率", "Abandon rate"),
        Counter::ShortAbandoned => lang.pick("短弃", "Short abandons"),
        Counter::AverageHandling => lang.pick("平均处理", "Average handling"),
        Counter::Occupancy => lang.pick("利用率", "Occupancy"),
        Counter::AgentsByState => lang.pick("坐席状态", "Agents by state"),
        Counter::CallbacksDue => lang.pick("到期回电", "Callbacks due"),
        Counter::CallbacksSoon => lang.pick("半小时内到期的回电", "Callbacks due within half an hour"),
        Counter::Deadlines => lang.pick("投诉时限", "Deadlines"),
        Counter::Breaches => lang.pick("一小时内将超时", "Breaches within the hour"),
        Counter::Satisfaction => lang.pick("满意度", "Satisfaction"),
        Counter::FirstContact => lang.pick("一次解决率", "Solved first time"),
        Counter::FirstContactSoFar => lang.pick("一次解决率（暂计）", "Solved first time, so far"),
        Counter::Today => lang.pick("今日每 15 分钟", "Today per 15 minutes"),
    }
}

/// What a large number is called.
#[must_use]
pub const fn gauge(lang: Lang, gauge: Gauge) -> &'static str {
    counter(lang, gauge.counter())
}

/// How a number stands.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Unknown => lang.pick("暂无数据", "No data"),
        Level::Calm => lang.pick("正常", "Fine"),
        Level::Near => lang.pick("注意", "Watch"),
        Level::Urgent => lang.pick("紧急", "Urgent"),
    }
}

/// A part of the board.
#[must_use]
pub const fn block(lang: Lang, block: crate::pages::board::layout::Block) -> &'static str {
    use crate::pages::board::layout::Block;
    match block {
        Block::Tiles => lang.pick("大数字", "Large numbers"),
        Block::Queues => lang.pick("队列", "Queues"),
        Block::Agents => lang.pick("坐席", "Agents"),
        Block::Deadlines => lang.pick("投诉时限", "Deadlines"),
        Block::Breaches => lang.pick("一小时内将超时", "Breaches within the hour"),
        Block::Course => lang.pick("今日走势", "Course of the day"),
    }
}

/// 坐席状态
#[must_use]
pub fn agent_state(lang: Lang, state: AgentStateCode) -> &'static str {
    line::state(lang, state.code())
}

/// What an agent may be set to.
#[must_use]
pub fn presence(lang: Lang, presence: Presence) -> String {
    match presence {
        Presence::Offline => agent_state(lang, AgentStateCode::Offline).to_owned(),
        Presence::Ready => agent_state(lang, AgentStateCode::Ready).to_owned(),
        Presence::Break(reason) => {
            [agent_state(lang, AgentStateCode::Break), lang.pick(" · ", " · "), away(lang, reason)].concat()
        }
    }
}

/// 渠道
#[must_use]
pub const fn channel(lang: Lang, channel: Channel) -> &'static str {
    match channel {
        Channel::Call => lang.pick("电话", "Call"),
        Channel::Chat => lang.pick("在线", "Chat"),
        Channel::Callback => lang.pick("回电", "Callback"),
    }
}

/// 优先级
#[must_use]
pub const fn priority(lang: Lang, priority: Priority) -> &'static str {
    match priority {
        Priority::Normal => lang.pick("普通", "Normal"),
        Priority::Raised => lang.pick("优先", "Raised"),
        Priority::Urgent => lang.pick("紧急", "Urgent"),
    }
}

/// How far a contact is.
#[must_use]
pub const fn stage(lang: Lang, stage: StageCode) -> &'static str {
    match stage {
        StageCode::Waiting => lang.pick("排队", "Waiting"),
        StageCode::Offered => lang.pick("振铃", "Ringing"),
        StageCode::Talking => lang.pick("通话", "Talking"),
        StageCode::Holding => lang.pick("保持", "On hold"),
        StageCode::WrapUp => lang.pick("整理", "Wrap-up"),
        StageCode::Done => lang.pick("已完成", "Done"),
        StageCode::Unanswered => lang.pick("未接通", "Not answered"),
    }
}

/// How a contact ended that nobody answered.
#[must_use]
pub const fn unanswered(lang: Lang, code: UnansweredCode) -> &'static str {
    match code {
        UnansweredCode::Abandoned => lang.pick("客户放弃", "Given up"),
        UnansweredCode::Unclear => lang.pick("原因不明", "Unclear"),
        UnansweredCode::Closed => lang.pick("组长关闭", "Closed by a lead"),
    }
}

/// What came of a contact.
#[must_use]
pub const fn resolution(lang: Lang, resolution: Resolution) -> &'static str {
    match resolution {
        Resolution::Solved => lang.pick("已解决", "Solved"),
        Resolution::Unsolved => lang.pick("未解决", "Not solved"),
    }
}

/// How much time is left.
#[must_use]
pub const fn band(lang: Lang, band: DeadlineBand) -> &'static str {
    match band {
        DeadlineBand::Overdue => lang.pick("已超时", "Overdue"),
        DeadlineBand::HalfHour => lang.pick("30 分内", "< 30 min"),
        DeadlineBand::FourHours => lang.pick("4 小时内", "< 4 h"),
        DeadlineBand::Day => lang.pick("24 小时内", "< 24 h"),
        DeadlineBand::Later => lang.pick("以后", "Later"),
    }
}

/// What a setting is called.
#[must_use]
pub const fn setting_name(lang: Lang, setting: Setting) -> &'static str {
    match setting {
        Setting::Offer => lang.pick("振铃时限", "Ringing at most"),
        Setting::AnswerWithin => lang.pick("接通标准 X", "Answered quickly, X"),
        Setting::ShortAbandon => lang.pick("短弃界线 Y", "Short abandon, Y"),
        Setting::WrapUpLimit => lang.pick("整理时限", "Wrap-up at most"),
        Setting::ChatCapacity => lang.pick("同时在线会话", "Chats at once"),
        Setting::RepeatDays => lang.pick("重复来电天数 N", "Repeat within, N"),
        Setting::Zone => lang.pick("业务时区", "Business zone"),
    }
}

/// How old something is, in milliseconds: `0.2 秒前`, `14 分前`.
#[must_use]
pub fn age(lang: Lang, ms: i64) -> String {
    if ms >= 1_000 {
        return crate::i18n::time::ago(lang, ms / 1_000);
    }
    let tenths = (ms.max(0) / 100).to_string();
    lang.pick(["0.", &tenths, " 秒前"], ["0.", &tenths, " s ago"]).concat()
}

/// What a queue is called.
#[must_use]
pub fn queue(lang: Lang, labels: &[QueueLabel], name: Option<&QueueName>) -> String {
    let Some(name) = name else { return lang.pick("未上报队列", "Queue not reported").to_owned() };
    let label = labels.iter().find(|label| label.name == *name);
    label.map_or_else(|| name.to_string(), |label| lang.pick(&*label.zh, &*label.en).to_owned())
}
