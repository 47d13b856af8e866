//! What a lead is told, in a sentence.

use super::{BoardTexts, words};
use crate::{
    i18n::{terms, time},
    preferences::Lang,
};
use domain::{
    counters::{Alert, Breach, BreachOf},
    time::Instant,
    view::{PersonRef, floor::QueueLabel},
};

/// The sentence. No personal data of customers: it is shown outside the page, too.
#[must_use]
pub fn alert(lang: Lang, alert: &Alert, people: &[PersonRef], queues: &[QueueLabel], now: Instant) -> String {
    let name = |id| people.iter().find(|person| Some(person.id) == id).map(|person| &*person.name);
    match alert {
        Alert::Breach(Breach { due_at, of, owner }) => {
            let what = match of {
                BreachOf::Callback { .. } => BoardTexts::of(lang).callback,
                BreachOf::Clock { code, .. } => terms::clock(lang, *code),
            };
            let left = time::countdown(lang, (*due_at - now).num_seconds());
            let who = name(*owner).unwrap_or(BoardTexts::of(lang).nobody);
            lang.pick([what, "即将超时：还有 ", &left, "，", who], [what, " is late in ", &left, ", ", who]).concat()
        }
        Alert::Stuck { agent, since } => {
            let (who, spent) = (name(Some(*agent)).unwrap_or("—"), time::span(lang, (now - *since).num_seconds()));
            lang.pick([who, " 整理已 ", &spent], [who, " has been wrapping up for ", &spent]).concat()
        }
        Alert::Queue { queue, waiting, since } => {
            let (queue, waiting) = (words::queue(lang, queues, queue.as_ref()), waiting.to_string());
            let longest = since.map_or_else(|| "—".to_owned(), |since| time::span(lang, (now - since).num_seconds()));
            let zh = [&*queue, " 排队 ", &waiting, " 人，最长等 ", &longest];
            lang.pick(zh, [&*queue, ": ", &waiting, " waiting, the longest for ", &longest]).concat()
        }
    }
}
