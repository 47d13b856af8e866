//! How a chat stands, in words: with the page, and again by the stream. The script puts the words where they belong and
//! knows no language.

use app::{
    i18n::{
        ask::{self, AskTexts},
        time,
    },
    preferences::Lang,
};
use domain::{
    chat::{Author, Message},
    queue::StageCode,
    view::chats::CustomerChat,
};
use serde::Serialize;

/// What the stream tells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Standing {
    /// How it stands.
    pub(super) status: String,
    /// What else is to be known of it; may be empty.
    pub(super) note: String,
    /// Who is writing; empty when nobody is.
    pub(super) typing: &'static str,
    /// What leaving is called.
    pub(super) leave: &'static str,
    /// Whether it is over: the page is fetched again then.
    pub(super) over: bool,
    /// Up to which message an agent has read.
    pub(super) read: u32,
    /// What was said after what is known.
    pub(super) messages: Vec<Said>,
}

/// A message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Said {
    /// Its id, made by whoever wrote it.
    pub(super) id: String,
    /// Its number.
    pub(super) number: u32,
    /// Whether the customer wrote it.
    pub(super) own: bool,
    /// Who wrote it, in a word.
    pub(super) who: &'static str,
    /// When, by the clock on the wall.
    pub(super) time: String,
    /// The words.
    pub(super) text: String,
}

impl Standing {
    pub(super) fn of(lang: Lang, chat: &CustomerChat) -> Self {
        let t = AskTexts::of(lang);
        let (status, note) = told(lang, chat);
        let typing = if chat.typing { t.typing } else { "" };
        let messages = chat.messages.iter().map(|message| said(lang, message)).collect();
        let leave = if chat.served_by.is_some() { t.end } else { t.leave_queue };
        Self { status, note, typing, leave, over: chat.over, read: chat.read_by_agent, messages }
    }
}

fn told(lang: Lang, chat: &CustomerChat) -> (String, String) {
    let t = AskTexts::of(lang);
    if chat.over {
        let note = if chat.stage == StageCode::Unanswered { t.over_unanswered } else { "" };
        return (t.over.to_owned(), note.to_owned());
    }
    if let Some(role) = &chat.served_by {
        let note = if chat.stage == StageCode::Holding { t.held } else { "" };
        return (ask::served_by(lang, role), note.to_owned());
    }
    if chat.stage == StageCode::Offered {
        return (t.ringing.to_owned(), String::new());
    }
    let note = chat.line.map(|line| {
        let ahead = line.ahead.map(|ahead| [ask::ahead(lang, ahead).as_str(), lang.pick("；", "; ")].concat());
        [ahead.unwrap_or_default(), ask::wait(lang, line.wait)].concat()
    });
    (t.waiting.to_owned(), note.unwrap_or_default())
}

fn said(lang: Lang, message: &Message) -> Said {
    let t = AskTexts::of(lang);
    let own = message.author == Author::Customer;
    Said {
        id: message.id.to_string(),
        number: message.number,
        own,
        who: if own { t.you } else { t.us },
        time: time::clock_time(message.at),
        text: message.text.clone(),
    }
}
