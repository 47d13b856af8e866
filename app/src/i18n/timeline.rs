//! The timeline in sentences.

use super::{compensation, proof, terms, time};
use crate::preferences::Lang;
use domain::{
    clock::{Clock, ClockState},
    complaint::{ChannelCode, ComplaintEvent, Reckoning, event::FieldChange},
    deadline::Due,
    view::{CallSummary, TimelineEntry, TimelineEvent},
};

/// A line of the timeline: who, what, and what was said or changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Who did it; empty where the line tells of clocks.
    pub who: String,
    /// What was done; follows the name.
    pub what: String,
    /// Words as they were written, or one line for each change.
    pub quotes: Vec<String>,
}

impl Line {
    fn of(entry: &TimelineEntry, lang: Lang, what: String) -> Self {
        let who = if entry.by.is_empty() { lang.pick("系统", "The system") } else { &entry.by };
        Self { who: who.to_owned(), what, quotes: Vec::new() }
    }

    fn quoting(mut self, text: &str) -> Self {
        self.quotes.push(text.to_owned());
        self
    }
}

/// What an entry tells.
#[must_use]
pub fn line(lang: Lang, entry: &TimelineEntry) -> Line {
    let say = |what: &str| Line::of(entry, lang, what.to_owned());
    match &entry.what {
        TimelineEvent::Filed { channel, call } => Line::of(entry, lang, filed(lang, *channel, call.as_ref())),
        TimelineEvent::AssignedTo(name) => {
            Line::of(entry, lang, lang.pick(["派给 ", name], ["gave it to ", name]).concat())
        }
        TimelineEvent::Revealed { reason } => {
            say(lang.pick("查看了客户的完整电话", "was shown the customer's whole number")).quoting(reason)
        }
        TimelineEvent::Happened(event) => happened(lang, entry, event),
    }
}

fn happened(lang: Lang, entry: &TimelineEntry, event: &ComplaintEvent) -> Line {
    let say = |what: String| Line::of(entry, lang, what);
    match event {
        ComplaintEvent::Filed { complaint } => say(filed(lang, complaint.facts.channel(), None)),
        ComplaintEvent::ClockStarted { clock } => clocks_started(lang, &[clock]),
        ComplaintEvent::ClockEnded { code, state, .. } => clock_line(ended(lang, terms::clock(lang, *code), state)),
        ComplaintEvent::ReplyRecorded { channel, text, .. } => {
            let by = terms::reply_channel(lang, *channel);
            say(lang.pick(["答复客户（", by, "）"], ["replied to the customer (", by, ")"]).concat()).quoting(text)
        }
        ComplaintEvent::FactsAmended { changes } => {
            let count = changes.len().to_string();
            let mut line =
                say(lang.pick(["更改了 ", &count, " 项情况"], ["changed the facts (", &count, ")"]).concat());
            line.quotes = changes.iter().map(|c| change(lang, c)).collect();
            line
        }
        ComplaintEvent::NoteAdded { text } => say(lang.pick("添加备注", "added a note").to_owned()).quoting(text),
        ComplaintEvent::Assigned { .. } => say(lang.pick("改派了负责人", "gave it to somebody else").to_owned()),
        ComplaintEvent::HandedToLead { reason } => {
            say(lang.pick("转交主管", "handed it to the leads").to_owned()).quoting(reason)
        }
        ComplaintEvent::TakenByLead => say(lang.pick("接手处理", "took it over").to_owned()),
        ComplaintEvent::Closed { reason, told, text } => {
            let (why, how) = (terms::close_reason(lang, *reason), terms::reply_channel(lang, *told));
            let what = lang
                .pick(["办结：", why, "（", how, "告知客户）"], ["closed it: ", why, " (customer told: ", how, ")"]);
            say(what.concat()).quoting(text)
        }
        ComplaintEvent::AmountReckoned { reckoning } => say(reckoned(lang, reckoning)),
        ComplaintEvent::AmountRuled { ruling, .. } => {
            let what = terms::decision(lang, ruling.decision);
            say([lang.pick("核定赔付：", "decided on the amount: "), &what].concat()).quoting(&ruling.text)
        }
        ComplaintEvent::Reopened { reason } => say(lang.pick("重新打开", "opened it again").to_owned()).quoting(reason),
    }
}

/// 核算赔付：公司条款 ¥72.00，现行法律 ¥800.00起
fn reckoned(lang: Lang, reckoning: &Reckoning) -> String {
    let house = reckoning
        .house()
        .map(|house| [lang.pick("公司条款 ", "house terms "), &compensation::yuan(house.total)].concat());
    let law = reckoning.least_by_law().map(|least| {
        let least = compensation::yuan(least);
        lang.pick(["法律至少 ", &least], ["by law at least ", &least]).concat()
    });
    let parts: Vec<String> = house.into_iter().chain(law).collect();
    [lang.pick("核算赔付：", "worked out the amount: "), &parts.join(lang.pick("，", ", "))].concat()
}

fn clock_line(what: String) -> Line {
    Line { who: String::new(), what, quotes: Vec::new() }
}

fn filed(lang: Lang, channel: ChannelCode, call: Option<&CallSummary>) -> String {
    let channel = terms::channel(lang, channel);
    let mut text = lang.pick(["受理投诉（", channel, "）"], ["accepted the complaint (", channel, ")"]).concat();
    let Some(call) = call else { return text };
    if call.steps > 0 {
        let steps = call.steps.to_string();
        text += &lang.pick(["，脚本 ", &steps, " 步"], [", script steps: ", &steps, ""]).concat();
    }
    if let Some(seconds) = call.talk_seconds {
        let talk = time::span(lang, seconds);
        text += &lang.pick(["，用时 ", &talk], [", talk time ", &talk]).concat();
    }
    text
}

/// Clocks that started together, in one line: `时限起算：首次答复 10月5日 11:04、办结并告知 10月12日 24:00`.
#[must_use]
pub fn clocks_started(lang: Lang, clocks: &[&Clock]) -> Line {
    let each: Vec<String> =
        clocks.iter().map(|clock| [terms::clock(lang, clock.code), " ", &due(lang, &clock.due)].concat()).collect();
    let list = each.join(lang.pick("、", ", "));
    clock_line([lang.pick("时限起算：", "Clocks started: "), &list].concat())
}

/// A due time in a list: the midnight that ends a day is written as 24:00 of that day.
fn due(lang: Lang, due: &Due) -> String {
    match due {
        Due::At(at) => time::moment(lang, *at),
        Due::On { last_day, .. } => [&*time::day(lang, *last_day), " 24:00"].concat(),
    }
}

fn ended(lang: Lang, clock: &str, state: &ClockState) -> String {
    let how = proof::ending(lang, state).unwrap_or_default();
    let colon = lang.pick("：", ": ");
    match state {
        ClockState::Cancelled { why, .. } => {
            [clock, colon, &how, lang.pick("，", ", "), proof::cancelled(lang, *why)].concat()
        }
        _ => [clock, colon, &how].concat(),
    }
}

fn change(lang: Lang, change: &FieldChange) -> String {
    let shown = |raw: &str| {
        if raw.is_empty() {
            lang.pick("（空）", "(empty)").to_owned()
        } else {
            terms::value(lang, change.field, raw)
        }
    };
    let label = terms::field(lang, change.field);
    [label, lang.pick("：", ": "), &shown(&change.from), " → ", &shown(&change.to)].concat()
}
