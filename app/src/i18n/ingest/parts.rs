//! What the parts of items mean.

use crate::{i18n::terms, preferences::Lang};
use domain::{complaint::Field, ingest::Door};

/// What a part of an item means.
#[must_use]
pub fn part(lang: Lang, door: Door, name: &str) -> &'static str {
    match (door, Field::from_code(name)) {
        (Door::Complaints, Some(field)) => terms::field(lang, field),
        (Door::Complaints, None) => lang.pick("平台转来的时间", "When the platform passed it on"),
        (Door::Tracking, _) => tracking(lang, name),
        (Door::Chats, _) => chat(lang, name),
        (Door::Calls | Door::Agents, _) => event(lang, name),
    }
}

fn tracking(lang: Lang, name: &str) -> &'static str {
    match name {
        "waybill" => lang.pick("运单号", "The waybill"),
        "at" => lang.pick("发生时间", "When it happened"),
        "step" => lang.pick("节点", "What happened"),
        "place" => lang.pick("城市和网点", "City and site"),
        _ => lang.pick("签收人，或问题说明", "Who signed, or what the problem is"),
    }
}

fn chat(lang: Lang, name: &str) -> &'static str {
    match name {
        "chat" => lang.pick("会话的标识", "Your id for the chat"),
        "queue" => lang.pick("在哪个队列等待", "The queue it waits in"),
        "text" => lang.pick("客户说的话；opened 时为第一句", "What the customer says; with opened, the first words"),
        "name" => lang.pick("客户的称呼", "What the customer is called"),
        other => event(lang, other),
    }
}

/// What a part of an answer about a chat means.
#[must_use]
pub fn standing(lang: Lang, name: &str) -> &'static str {
    match name {
        "stage" => lang.pick("到了哪一步", "How far it is"),
        "over" => lang.pick("是否已结束", "Whether it is over"),
        "ahead" => lang.pick("前面还有几位；仅在排队时", "How many go first; only while it waits"),
        "wait_least" => lang.pick(
            "预计至少再等的秒数；说不准时没有",
            "Seconds it will probably take at least; missing when nobody can tell",
        ),
        "wait_most" => lang.pick(
            "预计至多再等的秒数；说不准时没有",
            "Seconds it will probably take at most; missing when nobody can tell",
        ),
        "served_by" => lang.pick(
            "接待者的岗位代码；还没有人接待时没有",
            "The code of the role of whoever answers; missing before that",
        ),
        "typing" => lang.pick("客服是否正在输入", "Whether an agent is writing"),
        "read" => lang.pick("客服已读到的序号", "Up to which message an agent has read"),
        "count" => lang.pick("会话共有几条消息", "How many messages there are"),
        "messages" => lang.pick("after 之后的消息", "The messages after the number"),
        "number" => lang.pick("消息的序号，从 1 起，不间断", "The number of the message, from 1, without gaps"),
        "from" => lang.pick("谁说的", "Who said it"),
        "at" => lang.pick("说的时间", "When it was said"),
        _ => lang.pick("内容，纯文本", "The words, nothing but text"),
    }
}

fn event(lang: Lang, name: &str) -> &'static str {
    match name {
        "id" => lang.pick("事件的标识，重发时不变", "Your id for the event, the same when it is sent again"),
        "call" => lang.pick("通话的标识", "Your id for the call"),
        "at" => lang.pick("发生时间", "When it happened"),
        "event" => lang.pick("发生了什么", "What happened"),
        "agent" => lang.pick("坐席工号", "The agent's number"),
        "queue" => lang.pick("队列", "The queue it waits in"),
        "skill" => lang.pick("所需技能，默认与队列同名", "The skill it asks for; that of the queue's name unless told"),
        "priority" => lang.pick("优先级", "Who goes first"),
        "waybill" => lang.pick("涉及的运单", "The waybill it is about"),
        "why" => lang.pick("振铃为何结束", "Why it rings there no more"),
        "to_agent" => lang.pick("转给哪位坐席", "The agent it is passed on to"),
        "to_queue" => lang.pick("转到哪个队列", "The queue it is passed on to"),
        "to_skill" => lang.pick("转接后所需技能", "The skill it asks for there"),
        "resolution" => lang.pick("是否解决", "What came of it"),
        "caller" => lang.pick("来电号码", "The caller's number"),
        "recording" => lang.pick("录音的标识", "Your reference to the recording"),
        "skills" => lang.pick("坐席的技能", "What the agent can do"),
        _ => lang.pick("小休原因", "Why the agent is away"),
    }
}
