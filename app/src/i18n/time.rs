//! Times in words. Everything is in the business zone (+08:00), 24-hour, and never asks what time it is.

use crate::preferences::Lang;
use chrono::{Datelike, NaiveDate, Timelike, Weekday};
use domain::time::{Instant, local, local_day};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A number with at least two digits.
fn two(number: u32) -> String {
    if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() }
}

/// What is left, with a unit that shrinks: `6 天 13 小时`, `28 分 40 秒`; below zero `超时 6 分`.
#[must_use]
pub fn countdown(lang: Lang, seconds_left: i64) -> String {
    let late = seconds_left.saturating_abs();
    // Nobody needs the second by which something is late; without it the page is calmer.
    let late = if seconds_left < 0 && late >= MINUTE { late - late % MINUTE } else { late };
    let length = span(lang, late);
    match (seconds_left < 0, lang) {
        (false, _) => length,
        (true, Lang::Zh) => ["超时 ", &length].concat(),
        (true, Lang::En) => [&length, " overdue"].concat(),
    }
}

/// A length of time in its two largest units; a unit that is zero is left out.
#[must_use]
pub fn span(lang: Lang, seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (large, large_unit, small, small_unit) = if seconds >= DAY {
        (seconds / DAY, lang.pick(" 天", " d"), seconds % DAY / HOUR, lang.pick(" 小时", " h"))
    } else if seconds >= HOUR {
        (seconds / HOUR, lang.pick(" 小时", " h"), seconds % HOUR / MINUTE, lang.pick(" 分", " min"))
    } else if seconds >= MINUTE {
        (seconds / MINUTE, lang.pick(" 分", " min"), seconds % MINUTE, lang.pick(" 秒", " s"))
    } else {
        (seconds, lang.pick(" 秒", " s"), 0, "")
    };
    let large = large.to_string();
    if small == 0 {
        return [&large, large_unit].concat();
    }
    [&*large, large_unit, " ", &small.to_string(), small_unit].concat()
}

/// A running time: `3:42`, `1:03:42`; minutes always have two digits.
#[must_use]
pub fn stopwatch(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let part = |value: i64| two(u32::try_from(value).unwrap_or_default());
    let (hours, minutes, rest) = (seconds / HOUR, part(seconds % HOUR / MINUTE), part(seconds % MINUTE));
    if hours > 0 { [&*hours.to_string(), ":", &minutes, ":", &rest].concat() } else { [&*minutes, ":", &rest].concat() }
}

/// `11月21日`, `21 Nov`
#[must_use]
pub fn day(lang: Lang, day: NaiveDate) -> String {
    let date = day.day().to_string();
    match lang {
        Lang::Zh => [&*day.month().to_string(), "月", &date, "日"].concat(),
        Lang::En => [&date, " ", month(day.month0())].concat(),
    }
}

/// `11月`, `Nov`
#[must_use]
pub fn month_name(lang: Lang, on: NaiveDate) -> String {
    match lang {
        Lang::Zh => [&*on.month().to_string(), "月"].concat(),
        Lang::En => month(on.month0()).to_owned(),
    }
}

/// `2026年11月21日`, `21 Nov 2026`
#[must_use]
pub fn full_day(lang: Lang, on: NaiveDate) -> String {
    let year = on.year().to_string();
    match lang {
        Lang::Zh => [&*year, "年", &day(lang, on)].concat(),
        Lang::En => [&*day(lang, on), " ", &year].concat(),
    }
}

/// `11月21日 10:34`, `21 Nov 10:34`
#[must_use]
pub fn moment(lang: Lang, at: Instant) -> String {
    [&*day(lang, local_day(at)), " ", &clock_time(at)].concat()
}

/// `2026年11月21日 10:34`, `21 Nov 2026 10:34`
#[must_use]
pub fn full_moment(lang: Lang, at: Instant) -> String {
    [&*full_day(lang, local_day(at)), " ", &clock_time(at)].concat()
}

/// `10:34`
#[must_use]
pub fn clock_time(at: Instant) -> String {
    let at = local(at);
    [&*two(at.hour()), ":", &two(at.minute())].concat()
}

/// `10:34:08`
#[must_use]
pub fn clock_seconds(at: Instant) -> String {
    [&*clock_time(at), ":", &two(local(at).second())].concat()
}

/// `周一`, `Mon`
#[must_use]
pub fn weekday(lang: Lang, day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => lang.pick("周一", "Mon"),
        Weekday::Tue => lang.pick("周二", "Tue"),
        Weekday::Wed => lang.pick("周三", "Wed"),
        Weekday::Thu => lang.pick("周四", "Thu"),
        Weekday::Fri => lang.pick("周五", "Fri"),
        Weekday::Sat => lang.pick("周六", "Sat"),
        Weekday::Sun => lang.pick("周日", "Sun"),
    }
}

/// How long ago: `1 秒前`, `1 s ago`; one unit is enough.
#[must_use]
pub fn ago(lang: Lang, seconds: i64) -> String {
    let seconds = seconds.max(0);
    let whole = if seconds >= DAY {
        seconds / DAY * DAY
    } else if seconds >= HOUR {
        seconds / HOUR * HOUR
    } else if seconds >= MINUTE {
        seconds / MINUTE * MINUTE
    } else {
        seconds
    };
    [&*span(lang, whole), lang.pick("前", " ago")].concat()
}

/// A time as an agent says it to a customer: `今天上午10点34分`, `tomorrow at 15:00`.
#[must_use]
pub fn spoken_moment(lang: Lang, at: Instant, now: Instant) -> String {
    let on = local_day(at);
    let near = match on.signed_duration_since(local_day(now)).num_days() {
        -1 => Some(lang.pick("昨天", "yesterday")),
        0 => Some(lang.pick("今天", "today")),
        1 => Some(lang.pick("明天", "tomorrow")),
        2 => lang.pick(Some("后天"), None),
        _ => None,
    };
    let day = near.map_or_else(|| day(lang, on), str::to_owned);
    match lang {
        Lang::Zh => [day, spoken_time(at)].concat(),
        Lang::En => [&*day, " at ", &clock_time(at)].concat(),
    }
}

/// `上午10点34分`, `下午3点`, `晚上8点半`
fn spoken_time(at: Instant) -> String {
    let at = local(at);
    let part = match at.hour() {
        0..=5 => "凌晨",
        6..=8 => "早上",
        9..=11 => "上午",
        12 => "中午",
        13..=17 => "下午",
        _ => "晚上",
    };
    let hour = if at.hour() > 12 { at.hour() - 12 } else { at.hour() }.to_string();
    let minutes = match at.minute() {
        0 => String::new(),
        30 => "半".to_owned(),
        few @ 1..=9 => ["零", &few.to_string(), "分"].concat(),
        many => [&*many.to_string(), "分"].concat(),
    };
    [part, &hour, "点", &minutes].concat()
}

const fn month(month0: u32) -> &'static str {
    match month0 {
        0 => "Jan",
        1 => "Feb",
        2 => "Mar",
        3 => "Apr",
        4 => "May",
        5 => "Jun",
        6 => "Jul",
        7 => "Aug",
        8 => "Sep",
        9 => "Oct",
        10 => "Nov",
        _ => "Dec",
    }
}

#[cfg(test)]
mod tests;
