//! A filter in words.

use super::{BoardTexts, words};
use crate::{
    i18n::{terms, time},
    preferences::Lang,
};
use domain::{
    counters::{CallbackSet, ContactSet, Drill, InQueue, Rows},
    view::{PersonRef, floor::QueueLabel},
};

/// What the rows of a filter have in common: `放弃的联系 · 11月22日 · 10:15 起 15 分钟 · 热线`.
#[must_use]
pub fn filter(lang: Lang, drill: &Drill, people: &[PersonRef], queues: &[QueueLabel]) -> String {
    let mut parts = vec![rows(lang, drill.rows, people)];
    if has_day(drill.rows) {
        parts.push(time::day(lang, drill.day));
    }
    if let Some(quarter) = drill.quarter {
        parts.push([&*quarter_time(quarter), lang.pick(" 起 15 分钟", ", 15 minutes")].concat());
    }
    match &drill.queue {
        InQueue::Any => {}
        InQueue::Unknown => parts.push(words::queue(lang, queues, None)),
        InQueue::Named(name) => parts.push(words::queue(lang, queues, Some(name))),
    }
    parts.extend(drill.channel.map(|channel| words::channel(lang, channel).to_owned()));
    parts.extend(drill.band.map(|band| words::band(lang, band).to_owned()));
    parts.extend(drill.clock.map(|clock| terms::clock(lang, clock).to_owned()));
    parts.extend(drill.lane.map(|lane| terms::lane(lang, lane).to_owned()));
    parts.join(BoardTexts::of(lang).dot)
}

/// `10:15`
#[must_use]
pub fn quarter_time(quarter: u8) -> String {
    format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15)
}

/// Whether rows belong to a day; others are true only now.
const fn has_day(rows: Rows) -> bool {
    match rows {
        Rows::Contacts(set) => !matches!(set, ContactSet::Waiting | ContactSet::Ringing),
        Rows::AnsweredBy(_) | Rows::AgentsAtWork => true,
        Rows::Agents(_) | Rows::Callbacks(_) | Rows::Clocks | Rows::Breaches => false,
    }
}

fn rows(lang: Lang, rows: Rows, people: &[PersonRef]) -> String {
    match rows {
        Rows::Contacts(set) => contacts(lang, set).to_owned(),
        Rows::AnsweredBy(agent) => {
            let name = people.iter().find(|person| person.id == agent).map_or("—", |person| &*person.name);
            lang.pick([name, " 接听的联系"], ["Contacts answered by ", name]).concat()
        }
        Rows::Agents(state) => {
            let state = words::agent_state(lang, state);
            lang.pick(["坐席", "：", state], ["Agents", ": ", state]).concat()
        }
        Rows::AgentsAtWork => lang.pick("在岗的坐席", "Agents at work").to_owned(),
        Rows::Callbacks(set) => callbacks(lang, set).to_owned(),
        Rows::Clocks => lang.pick("正在走的时限", "Running clocks").to_owned(),
        Rows::Breaches => {
            lang.pick("一小时内将超时的时限和回电", "Clocks and callbacks that are late within the hour").to_owned()
        }
    }
}

/// 哪些回电
#[must_use]
const fn callbacks(lang: Lang, set: CallbackSet) -> &'static str {
    match set {
        CallbackSet::Due => lang.pick("已到期、未兑现的回电", "Callbacks due and not kept"),
        CallbackSet::Soon => lang.pick("半小时内到期的回电", "Callbacks due within half an hour"),
        CallbackSet::Open => lang.pick("未兑现的承诺回电", "Promised callbacks not kept"),
    }
}

/// 哪些联系
#[must_use]
pub const fn contacts(lang: Lang, set: ContactSet) -> &'static str {
    match set {
        ContactSet::Waiting => lang.pick("正在排队的联系", "Contacts that wait"),
        ContactSet::Ringing => lang.pick("正在振铃的联系", "Contacts that ring"),
        ContactSet::Enqueued => lang.pick("进线的联系", "Contacts that arrived"),
        ContactSet::Answered => lang.pick("已接通的联系", "Answered contacts"),
        ContactSet::AnsweredInTime => lang.pick("标准秒数内接通的联系", "Contacts answered quickly"),
        ContactSet::AnsweredTimed => lang.pick("已接通、等待时长已知的联系", "Answered contacts whose wait is known"),
        ContactSet::Abandoned => lang.pick("放弃的联系（短弃除外）", "Abandoned contacts, short ones apart"),
        ContactSet::ShortAbandoned => lang.pick("短弃的联系", "Short abandons"),
        ContactSet::Judged => lang.pick("接通或放弃的联系", "Contacts answered or abandoned"),
        ContactSet::Unclear => lang.pick("未接通而结束、原因不明的联系", "Contacts that ended unanswered, unclear why"),
        ContactSet::Undecided => lang.pick("还没有接通、也没有结束的联系", "Contacts neither answered nor over"),
        ContactSet::LeftAfterTransfer => {
            lang.pick("转接后无人接听而离开的联系", "Contacts that left while being passed on")
        }
        ContactSet::Handled => lang.pick("处理完成的联系", "Finished contacts"),
        ContactSet::Scored => lang.pick("有评价的联系", "Contacts with a score"),
        ContactSet::First => lang.pick("首次联系（观察期当天满）", "First contacts observed to the end"),
        ContactSet::FirstSolved => lang.pick("首次即解决的联系（观察期当天满）", "First contacts that solved it"),
        ContactSet::FirstSoFar => lang.pick("首次联系（观察期未满）", "First contacts still observed"),
        ContactSet::FirstSolvedSoFar => {
            lang.pick("首次即解决的联系（观察期未满）", "First contacts that solved it so far")
        }
    }
}
