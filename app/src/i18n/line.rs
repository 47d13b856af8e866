//! Texts about my place on the floor and my chats.

use super::workbench::texts;
use crate::preferences::Lang;
use domain::{chat::Topic, queue::AwayReason};

texts! {
    /// Texts of the panel and of the conversation.
    LineTexts {
        title: "接入", "The floor";
        sign_on: "签入", "Sign on";
        sign_on_text: "签入后，排队的电话和在线咨询会按顺序接入；不签入也能照常手工开始通话。", "Once signed on, calls and chats come to you in turn. Without it you start calls by hand as ever.";
        skills: "接哪些", "What you take";
        ready: "就绪", "Ready";
        pause: "小休", "Take a break";
        sign_off: "签出", "Sign off";
        waiting: "排队", "Waiting";
        calls_today: "今日通话", "Calls today";
        pass_on: "转接", "Pass on";
        hang_up: "结束对话", "End chat";
        answer: "接起", "Answer";
        decline: "拒接", "Decline";
        at_telephone: "请在话机上接", "Answer it at the telephone";
        open: "打开", "Open";
        unread: "未读", "unread";
        offline: "连接断开：这是断开前的状态，您的操作会在恢复后送达。", "Offline: this is how it stood before; what you do is delivered later.";
        note_from: "组长悄悄话", "A word from";
        heard: "知道了", "Got it";
        conversation: "与客户的对话", "Conversation with the customer";
        write: "写给客户", "Write to the customer";
        send: "发送", "Send";
        keys: "回车发送，Shift+回车换行", "Enter sends, Shift+Enter starts a line";
        typing: "客户正在输入…", "The customer is typing…";
        customer: "客户", "Customer";
        me: "我方", "Us";
        read: "已读", "Read";
        sending: "等待送达…", "On its way…";
        rated: "客户评价：", "The customer says:";
        over: "客户这边已结束，请整理记录。", "It is over for the customer; please wrap it up.";
    }
}

/// The state behind a code.
#[must_use]
pub fn state(lang: Lang, code: &str) -> &'static str {
    match code {
        "ready" => lang.pick("就绪", "Ready"),
        "offered" => lang.pick("振铃", "Ringing"),
        "talking" => lang.pick("通话", "Talking"),
        "holding" => lang.pick("保持", "On hold"),
        "wrap_up" => lang.pick("整理", "Wrap-up"),
        "break" => lang.pick("小休", "Break"),
        _ => lang.pick("离线", "Offline"),
    }
}

/// Why somebody is away.
#[must_use]
pub const fn away(lang: Lang, reason: AwayReason) -> &'static str {
    match reason {
        AwayReason::Rest => lang.pick("休息", "Rest"),
        AwayReason::Meal => lang.pick("用餐", "Meal"),
        AwayReason::Training => lang.pick("培训", "Training"),
        AwayReason::Meeting => lang.pick("会议", "Meeting"),
        AwayReason::OtherWork => lang.pick("其他工作", "Other work"),
        AwayReason::Unanswered => lang.pick("超时未接", "Not answered in time"),
        AwayReason::Declined => lang.pick("拒接", "Declined"),
    }
}

/// How a contact reaches us.
#[must_use]
pub fn channel(lang: Lang, code: &str) -> &'static str {
    match code {
        "chat" => lang.pick("在线", "Chat"),
        "callback" => lang.pick("回电", "Callback"),
        _ => lang.pick("电话", "Call"),
    }
}

/// What a chat is about, in a word.
#[must_use]
pub const fn topic(lang: Lang, topic: Topic) -> &'static str {
    match topic {
        Topic::Where => lang.pick("查件", "Where it is"),
        Topic::Late => lang.pick("延误", "Late"),
        Topic::Damage => lang.pick("丢损", "Lost or damaged"),
        Topic::Sending => lang.pick("寄件与费用", "Sending, charges"),
        Topic::Complaint => lang.pick("投诉进度", "Their complaint"),
        Topic::Other => lang.pick("其他", "Other"),
    }
}
