//! Texts of the page on which customers ask. Only the server renders it; nothing of this is in a browser program.

use super::{terms, workbench::texts};
use crate::preferences::Lang;
use domain::{
    account::Role,
    chat::{OpeningField, Topic},
    complaint::Problem,
    queue::{CannotTell, ExpectedWait},
};

texts! {
    /// Texts of the page.
    AskTexts {
        title: "在线咨询", "Ask us";
        skip: "跳到正文", "Skip to the content";
        other_language: "English", "中文";
        lead: "填好下面几项，客服会按先后顺序接待您。不需要注册。", "Fill in a few lines; we take everybody in turn. No account is needed.";
        name: "怎么称呼您", "What may we call you";
        waybill: "运单号或订单号（选填）", "Waybill or order number (optional)";
        waybill_hint: "有单号，客服能更快查到您的快件。", "With a number we find your parcel sooner.";
        topic: "想咨询什么", "What is it about";
        choose: "请选择", "Please choose";
        text: "请说明情况", "Tell us what happened";
        text_hint: "请不要写身份证号、银行卡号或密码。只能发文字。", "Please write no identity, bank card numbers or passwords. Text only.";
        start: "开始咨询", "Start";
        privacy: "您的称呼、单号和对话内容只用于处理这次咨询，会随客服记录保存。", "Your name, the number and what is said are used for this question only and are kept with its record.";
        flaws: "请先改好这几处：", "Please mend these first:";
        shut_title: "现在没有人工客服接待", "Nobody takes chats right now";
        shut_text: "在线咨询现在没有开放。您可以：", "The chat is closed at the moment. You can:";
        shut_later: "稍后再打开本页，开放后就能直接咨询；", "open this page later; it works as soon as we are back;";
        shut_call: "拨打面单上或官网公布的客服热线；", "call the hotline printed on the waybill or named on our site;";
        shut_outlet: "联系寄件或派件的网点，面单上有电话。", "ask the outlet that sends or delivers; its number is on the waybill.";
        shut_kept: "您写的内容还在下面，可以先复制保存。", "What you wrote is still below; you may copy it.";
        try_again: "再试一次", "Try again";
        no_cookie: "这个页面要用一个 Cookie 认出您的对话。请允许 Cookie 后再试。", "This page recognises your chat by one cookie. Please allow it and try again.";
        too_many: "请求太多，请过一会儿再试。您写的内容还在。", "Too many requests. Please wait a little; what you wrote is still here.";
        broken: "系统出了问题，您写的内容还在。请稍后再试。", "Something is broken on our side; what you wrote is still here. Please try again later.";
        conversation: "对话", "Conversation";
        you: "您", "You";
        us: "客服", "Agent";
        write: "写消息", "Write a message";
        send: "发送", "Send";
        keys: "回车发送，Shift+回车换行", "Enter sends, Shift+Enter starts a line";
        leave_queue: "离开排队", "Leave the queue";
        end: "结束对话", "End the chat";
        sure: "确定结束", "Yes, end it";
        waiting: "正在排队", "You are in the queue";
        ringing: "正在为您接通", "We are connecting you";
        held: "客服正在查询，请稍等", "The agent is looking into it; please hold on";
        typing: "对方正在输入…", "typing…";
        read: "已读", "Read";
        sending: "发送中…", "Sending…";
        unsent: "没有送达，会自动再试", "Not sent yet; we keep trying";
        cut: "连接断开，正在重连…", "The connection is lost; reconnecting…";
        old: "没有 JavaScript，也能对话：发送后刷新本页看回复。", "This works without JavaScript: send, then reload to see the answer.";
        refresh: "刷新看新消息", "Reload for new messages";
        over: "这次咨询已结束", "This chat is over";
        over_unanswered: "没有人接待就结束了，很抱歉。", "It ended before anybody could answer. We are sorry.";
        rate: "这次服务您满意吗？", "How was it?";
        remark: "还想说点什么（选填）", "Anything else (optional)";
        send_score: "提交评价", "Send";
        need_score: "请先选一个分数。", "Please choose a score first.";
        thanks: "谢谢您的评价。", "Thank you.";
        again: "再问一个问题", "Ask something else";
        new_message: "（新消息）", "(new message)";
        too_long: "写得太长了，请分几次发。", "That is too long; please send it in parts.";
        empty: "请先写点内容。", "Please write something first.";
        full: "这次对话太长了，请结束后再开始一次。", "This chat has become too long. Please end it and begin another.";
    }
}

/// What a topic is called.
#[must_use]
pub const fn topic(lang: Lang, topic: Topic) -> &'static str {
    match topic {
        Topic::Where => lang.pick("快件到哪了", "Where my parcel is"),
        Topic::Late => lang.pick("快件延误", "A late parcel"),
        Topic::Damage => lang.pick("丢失、短少或损坏", "Lost, missing or damaged"),
        Topic::Sending => lang.pick("寄件、取件或费用", "Sending, pickup or charges"),
        Topic::Complaint => lang.pick("已有投诉的进度", "A complaint I have made"),
        Topic::Other => lang.pick("其他", "Something else"),
    }
}

/// What is wrong with a field.
#[must_use]
pub fn flaw(lang: Lang, field: OpeningField, problem: Problem) -> String {
    let t = AskTexts::of(lang);
    match (field, problem) {
        (_, Problem::TooLong { max }) => match lang {
            Lang::Zh => format!("最多 {max} 个字。"),
            Lang::En => format!("At most {max} characters."),
        },
        (OpeningField::Name, _) => lang.pick("请写怎么称呼您。", "Please tell us your name.").to_owned(),
        (OpeningField::Waybill, _) => lang
            .pick(
                "这不像单号：8 到 24 位字母和数字。没有可以不填。",
                "Not a number: 8 to 24 letters and digits. It may stay empty.",
            )
            .to_owned(),
        (OpeningField::Topic, _) => lang.pick("请选一项。", "Please choose one.").to_owned(),
        (OpeningField::Text, _) => t.empty.to_owned(),
    }
}

/// How many go first.
#[must_use]
pub fn ahead(lang: Lang, ahead: u32) -> String {
    match (lang, ahead) {
        (Lang::Zh, 0) => "下一位就是您".to_owned(),
        (Lang::En, 0) => "You are next".to_owned(),
        (Lang::Zh, ahead) => format!("前面还有 {ahead} 位"),
        (Lang::En, 1) => "1 person is before you".to_owned(),
        (Lang::En, ahead) => format!("{ahead} people are before you"),
    }
}

/// How long it will probably take; says so when nobody can tell.
#[must_use]
pub fn wait(lang: Lang, wait: ExpectedWait) -> String {
    match wait {
        ExpectedWait::Between { least: 0, most } => match lang {
            Lang::Zh => format!("预计 {} 分钟以内", most / 60),
            Lang::En => format!("probably within {} min", most / 60),
        },
        ExpectedWait::Between { least, most } if least == most => match lang {
            Lang::Zh => format!("约 {} 分钟", least / 60),
            Lang::En => format!("about {} min", least / 60),
        },
        ExpectedWait::Between { least, most } => match lang {
            Lang::Zh => format!("约 {}–{} 分钟", least / 60, most / 60),
            Lang::En => format!("about {}–{} min", least / 60, most / 60),
        },
        ExpectedWait::AtLeast { least } => match lang {
            Lang::Zh => format!("可能要 {} 分钟以上", least / 60),
            Lang::En => format!("probably more than {} min", least / 60),
        },
        ExpectedWait::CannotTell(CannotTell::NobodyThere) => lang
            .pick(
                "现在没有客服在线，说不准要等多久；有人上线就会接待您",
                "nobody is online, so we cannot say how long; you are taken as soon as somebody is",
            )
            .to_owned(),
        ExpectedWait::CannotTell(_) => lang.pick("现在说不准要等多久", "we cannot say how long right now").to_owned(),
    }
}

/// Who answers, by what this person does here. Names of agents are not told.
#[must_use]
pub fn served_by(lang: Lang, role: &str) -> String {
    let role = Role::from_code(role).map_or(AskTexts::of(lang).us, |role| terms::role(lang, role));
    match lang {
        Lang::Zh => format!("{role}正在接待您"),
        Lang::En => format!("You are talking to: {role}"),
    }
}

/// What a score means.
#[must_use]
pub const fn score(lang: Lang, points: u8) -> &'static str {
    match points {
        1 => lang.pick("很不满意", "Very bad"),
        2 => lang.pick("不满意", "Bad"),
        3 => lang.pick("一般", "Fair"),
        4 => lang.pick("满意", "Good"),
        _ => lang.pick("很满意", "Very good"),
    }
}
