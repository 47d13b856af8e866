//! How long something may take, and when it comes back.

use super::joined;
use crate::preferences::Lang;
use chrono::{NaiveTime, Timelike};
use domain::{
    deadline::{OpenInterval, Roll, Run, Timing, Unit},
    rulebook::{
        definition::Length,
        schedule::{By, Every},
    },
};

/// How the end of a clock comes about.
#[must_use]
pub fn length(lang: Lang, length: &Length) -> String {
    let text = match length {
        Length::Counted(counted) => return timing(lang, counted),
        Length::Promised => lang.pick("按与客户约定的时间", "by the time promised to the customer"),
        Length::SetByOther => lang.pick("按对方工单载明的时间", "by the time on the other side's ticket"),
        Length::Unknown => lang.pick("没有来源给出期限", "no source gives the number"),
    };
    text.to_owned()
}

/// A counted length: `7 日（日历日，休息日照计）`.
#[must_use]
pub fn timing(lang: Lang, timing: &Timing) -> String {
    match (timing.unit, timing.count) {
        (Unit::SameDay, _) => return lang.pick("当日 24:00 前", "before the day ends").to_owned(),
        (Unit::Minute, 0) => return lang.pick("当即", "at once").to_owned(),
        _ => {}
    }
    let count = timing.count.to_string();
    let name = match (lang, timing.count) {
        (Lang::En, 1) => one(timing.unit),
        _ => unit(lang, timing.unit),
    };
    let how = match (timing.unit, timing.clock) {
        (Unit::Minute | Unit::Hour, Run::Business) => {
            let hours = opening(lang, &timing.hours);
            lang.pick(["只计工作时间 ", &hours], ["working time only, ", &hours]).concat()
        }
        (Unit::Minute | Unit::Hour, _) => lang.pick("连续计算", "without a stop").to_owned(),
        (Unit::Workday, _) | (_, Run::Business) => lang.pick("休息日不计", "rest days do not count").to_owned(),
        _ => lang.pick("休息日照计", "rest days count").to_owned(),
    };
    let rolled = match timing.roll {
        Roll::None => "",
        Roll::Forward => lang.pick("，最后一天是休息日的顺延", "; a last day that is a rest day moves on"),
    };
    lang.pick([&*count, " ", name, "（", &how, rolled, "）"], [&*count, " ", name, " (", &how, rolled, ")"]).concat()
}

/// The unit of a length.
#[must_use]
pub const fn unit(lang: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => lang.pick("分钟", "minutes"),
        Unit::Hour => lang.pick("小时", "hours"),
        Unit::Day => lang.pick("日", "days"),
        Unit::Workday => lang.pick("个工作日", "working days"),
        Unit::Month => lang.pick("个月", "months"),
        Unit::Year => lang.pick("年", "years"),
        Unit::SameDay => lang.pick("当日", "the same day"),
    }
}

/// One of the unit, in English.
const fn one(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Workday => "working day",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::SameDay => "the same day",
    }
}

/// Which time counts.
#[must_use]
pub const fn run(lang: Lang, run: Run) -> &'static str {
    match run {
        Run::Elapsed => lang.pick("连续计算", "all time"),
        Run::Calendar => lang.pick("按日历日", "whole calendar days"),
        Run::Business => lang.pick("只计工作时间", "working time only"),
    }
}

/// What happens when the last day is a rest day.
#[must_use]
pub const fn roll(lang: Lang, roll: Roll) -> &'static str {
    match roll {
        Roll::None => lang.pick("不顺延", "stays where it is"),
        Roll::Forward => lang.pick("遇休息日顺延到下一工作日", "moves on to the next working day"),
    }
}

/// Open hours: `08:30–12:00、13:30–18:00`.
#[must_use]
pub fn opening(lang: Lang, hours: &[OpenInterval]) -> String {
    joined(lang, hours.iter().map(|(from, to)| [&*clock(*from), "–", &*closing(*to)].concat()))
}

/// On which days a duty comes back.
#[must_use]
pub const fn every(lang: Lang, every: Every) -> &'static str {
    match every {
        Every::Day => lang.pick("每天", "every day"),
        Every::Workday => lang.pick("每个工作日", "every working day"),
        Every::Week => lang.pick("每周最后一个工作日", "on the last working day of each week"),
        Every::Month => lang.pick("每月最后一个工作日", "on the last working day of each month"),
    }
}

/// By when on its day a duty is owed.
#[must_use]
pub fn by(lang: Lang, by: By) -> String {
    match by {
        By::EndOfDay => lang.pick("当日 24:00 前", "before the day ends").to_owned(),
        By::Time(time) => lang.pick(["", &clock(time), " 前"], ["by ", &clock(time), ""]).concat(),
        By::Opening(time) => lang
            .pick(
                ["开始营业前（未设营业时间的，", &clock(time), " 前）"],
                ["by opening time (by ", &clock(time), " where no hours are set)"],
            )
            .concat(),
        By::Closing(time) => lang
            .pick(
                ["结束营业前（未设营业时间的，", &clock(time), " 前）"],
                ["by closing time (by ", &clock(time), " where no hours are set)"],
            )
            .concat(),
    }
}

/// `08:30`
fn clock(time: NaiveTime) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&*two(time.hour()), ":", &two(time.minute())].concat()
}

/// The end of an interval; its midnight is the one that ends the day.
fn closing(time: NaiveTime) -> String {
    if time == NaiveTime::MIN { "24:00".to_owned() } else { clock(time) }
}
