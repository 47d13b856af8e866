//! The chat itself: how it stands, what was said, and what the customer may do.

use super::{
    html::{area, text},
    standing::{Said, Standing},
};
use app::{
    i18n::ask::{self, AskTexts},
    paths::ASK,
    preferences::Lang,
};
use domain::{
    chat::{Chat, MESSAGE_LENGTH, REMARK_LENGTH},
    view::chats::CustomerChat,
};

/// Seconds until a page without script asks again, while somebody waits.
pub(super) const ASK_AGAIN_SECONDS: u32 = 20;

/// What a form on the page brought to nothing, with what was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Mishap<'a> {
    pub(super) said: &'static str,
    pub(super) message: &'a str,
    pub(super) remark: &'a str,
}

/// The chat as the page shows it.
pub(super) fn room(lang: Lang, chat: &Chat, shown: &CustomerChat, fresh: &str, mishap: Mishap) -> String {
    let t = AskTexts::of(lang);
    let standing = Standing::of(lang, shown);
    let mishap_said = if mishap.said.is_empty() {
        String::new()
    } else {
        format!("<p class=\"notice\" role=\"alert\">{}</p>", mishap.said)
    };
    let lines: String = standing.messages.iter().map(|said| line(t, said, standing.read)).collect();
    let deeds =
        if shown.over { afterwards(lang, shown, mishap) } else { meanwhile(lang, standing.leave, fresh, mishap) };
    format!(
        "<section class=\"room\" id=\"room\" data-chat=\"{id}\" data-count=\"{count}\" data-over=\"{over}\" \
         data-read=\"{read_word}\" data-sending=\"{sending}\" data-unsent=\"{unsent}\" data-cut=\"{cut}\" data-you=\"{you}\" \
         data-new=\"{new}\" data-long=\"{long}\">\
         <div class=\"card standing\" role=\"status\"><p><strong id=\"status\">{status}</strong></p>\
         <p id=\"note\">{note}</p><p id=\"line\" class=\"muted\"></p></div>{mishap_said}\
         <h2 class=\"out\" id=\"said\">{conversation}</h2>\
         <div role=\"log\" aria-labelledby=\"said\"><ol class=\"talk\" id=\"talk\">{lines}</ol></div>\
         <p class=\"muted typing\" id=\"typing\" aria-live=\"polite\">{typing}</p>{deeds}</section>",
        id = chat.id,
        count = shown.count,
        over = shown.over,
        read_word = t.read,
        sending = t.sending,
        unsent = t.unsent,
        cut = t.cut,
        you = t.you,
        new = t.new_message,
        long = t.too_long,
        status = text(&standing.status),
        note = text(&standing.note),
        conversation = t.conversation,
        typing = standing.typing,
    )
}

fn line(t: &AskTexts, said: &Said, read: u32) -> String {
    let (class, number) = (if said.own { "own" } else { "ours" }, said.number);
    let seen = if said.own && number <= read { t.read } else { "" };
    format!(
        "<li class=\"said {class}\" data-number=\"{number}\" data-id=\"{id}\"><p class=\"said__who\">{who} \
         <time>{time}</time> <span class=\"said__read\">{seen}</span></p><p class=\"said__text\">{words}</p></li>",
        id = said.id,
        who = said.who,
        time = said.time,
        words = text(&said.text),
    )
}

/// While it lasts: writing, and leaving.
fn meanwhile(lang: Lang, leave: &str, fresh: &str, mishap: Mishap) -> String {
    let t = AskTexts::of(lang);
    format!(
        "<form class=\"composer card\" method=\"post\" action=\"{ASK}/say\" id=\"composer\">\
         <input type=\"hidden\" name=\"id\" value=\"{fresh}\">\
         <label for=\"message\">{write}</label>\
         <textarea id=\"message\" name=\"text\" rows=\"2\" maxlength=\"{MESSAGE_LENGTH}\" required \
         aria-describedby=\"keys\">{typed}</textarea>\
         <p class=\"row\"><span class=\"muted\" id=\"keys\">{keys}</span><button type=\"submit\" class=\"primary\">{send}</button></p></form>\
         <noscript><p class=\"muted\">{old}</p><p><a class=\"button\" href=\"{ASK}#message\">{refresh}</a></p></noscript>\
         <details class=\"leave\"><summary id=\"leave\">{leave}</summary>\
         <form method=\"post\" action=\"{ASK}/leave\"><button type=\"submit\">{sure}</button></form></details>",
        write = t.write,
        typed = area(mishap.message),
        keys = t.keys,
        send = t.send,
        old = t.old,
        refresh = t.refresh,
        sure = t.sure,
    )
}

/// When it is over: a score, a remark, and another question.
fn afterwards(lang: Lang, shown: &CustomerChat, mishap: Mishap) -> String {
    let t = AskTexts::of(lang);
    let again =
        format!("<form method=\"post\" action=\"{ASK}/again\"><button type=\"submit\">{}</button></form>", t.again);
    let answered = shown.stage != domain::queue::StageCode::Unanswered;
    let scored = if !answered {
        String::new()
    } else if shown.score.is_some() {
        format!("<p role=\"status\" id=\"thanks\">{}</p>", t.thanks)
    } else {
        rating(lang, mishap)
    };
    [scored, again].concat()
}

fn rating(lang: Lang, mishap: Mishap) -> String {
    let t = AskTexts::of(lang);
    let choice = |points: u8| {
        let meaning = ask::score(lang, points);
        format!(
            "<label class=\"score\"><input type=\"radio\" name=\"score\" value=\"{points}\" required> \
             <span><b>{points}</b> {meaning}</span></label>"
        )
    };
    let choices: String = (1..=5).rev().map(choice).collect();
    format!(
        "<form class=\"card\" method=\"post\" action=\"{ASK}/rate\" id=\"rate\"><fieldset><legend>{rate}</legend>\
         <div class=\"scores\">{choices}</div></fieldset>\
         <div class=\"field\"><label for=\"remark\">{remark}</label>\
         <textarea id=\"remark\" name=\"remark\" rows=\"3\" maxlength=\"{REMARK_LENGTH}\">{typed}</textarea></div>\
         <button type=\"submit\" class=\"primary\">{send}</button></form>",
        rate = t.rate,
        remark = t.remark,
        typed = area(mishap.remark),
        send = t.send_score,
    )
}
