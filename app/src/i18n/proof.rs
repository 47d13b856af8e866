//! The proof of a deadline in sentences: its steps, its day strip, how it ended.

use super::{terms, time};
use crate::preferences::Lang;
use chrono::NaiveDate;
use domain::{
    calendar::DayKind,
    clock::{CancelReason, Clock, ClockState},
    deadline::{DayCell, Due, Run, Step, Unit},
    time::{Instant, local_day},
};

/// `办结并告知 · 法定`
#[must_use]
pub fn heading(lang: Lang, clock: &Clock) -> String {
    [terms::clock(lang, clock.code), " · ", terms::lane(lang, clock.lane)].concat()
}

/// One step of the working as a sentence.
#[must_use]
pub fn step(lang: Lang, step: &Step) -> String {
    match step {
        Step::Started { at, batches } => started(lang, *at, *batches),
        Step::FirstDayExcluded { day } => {
            let day = dated(lang, *day);
            lang.pick(["起算当日 ", &day, "，不计"], ["The first day, ", &day, ", does not count"]).concat()
        }
        Step::Counted { count, unit, clock } => counted(lang, *count, *unit, *clock),
        Step::OpensAt { at } => {
            let at = time::moment(lang, *at);
            lang.pick(
                ["起算时不在工作时间，从 ", &at, " 开始计"],
                ["It starts outside working hours, so counting begins on ", &at, ""],
            )
            .concat()
        }
        Step::BusinessDay { day, minutes, kind } => business_day(lang, *day, *minutes, *kind),
        Step::RestDaysSkipped { days, make_up_days } => skipped(lang, *days, *make_up_days),
        Step::RestDaysCounted { days } => rest_counted(lang, *days),
        Step::NoCorrespondingDay { wanted, taken } => no_such_day(lang, *wanted, *taken),
        Step::Paused { minutes, whole_days } => paused(lang, *minutes, *whole_days),
        Step::Rolled { from, to } => {
            let (from, to) = (dated(lang, *from), dated(lang, *to));
            lang.pick([&*from, "是休息日，顺延到 ", &to], [&*from, " is a rest day, so the last day moves to ", &to])
                .concat()
        }
        Step::NotRolled { day } => {
            let day = dated(lang, *day);
            lang.pick(
                [&*day, "虽是休息日，公司的义务不因假期顺延"],
                [&*day, " is a rest day, yet our own duty is not extended"],
            )
            .concat()
        }
        Step::Promised { at } => {
            let at = time::full_moment(lang, *at);
            lang.pick(["客服与客户约定：", &at], ["Agreed with the customer: ", &at]).concat()
        }
        Step::SetByOther { at } => {
            let at = time::full_moment(lang, *at);
            lang.pick(["对方工单载明：", &at], ["Stated on the other side's ticket: ", &at]).concat()
        }
        Step::DueAt { at } => {
            let at = time::full_moment(lang, *at);
            lang.pick(["到 ", &at, " 为止，含此刻"], ["On time up to and including ", &at, ""]).concat()
        }
        Step::DueOn { last_day: day, late_from } => last_day(lang, &Due::On { last_day: *day, late_from: *late_from }),
        Step::YearUnknown { year } => {
            let year = year.to_string();
            lang.pick(
                [&*year, " 年放假安排尚未公布，暂按周一至周五推算，结果可能改变"],
                [&*year, " has no published holidays yet: provisional, counted Monday to Friday, and may change"],
            )
            .concat()
        }
    }
}

fn rest_counted(lang: Lang, days: u32) -> String {
    let days = days.to_string();
    lang.pick(["其间休息日 ", &days, " 天，照常计入"], ["Rest days in between: ", &days, ", counted all the same"])
        .concat()
}

fn no_such_day(lang: Lang, wanted: u32, taken: NaiveDate) -> String {
    let (wanted, taken) = (wanted.to_string(), dated(lang, taken));
    lang.pick(
        ["该月没有 ", &wanted, " 日，以月末 ", &taken, " 为准"],
        ["The month has no day ", &wanted, ", so its last day, ", &taken, ", takes the place"],
    )
    .concat()
}

fn started(lang: Lang, at: Instant, batches: u32) -> String {
    let at = time::full_moment(lang, at);
    let start = lang.pick(["起算：", &at], ["It starts on ", &at]).concat();
    if batches < 2 {
        return start;
    }
    let batches = batches.to_string();
    let last =
        lang.pick(["（共 ", &batches, " 批，以最后一批为准）"], [" (the last of ", &batches, " batches)"]).concat();
    start + &last
}

fn counted(lang: Lang, count: u32, unit: Unit, clock: Run) -> String {
    let number = count.to_string();
    let parts = match (unit, clock) {
        (Unit::Minute, _) if count == 0 => lang.pick(["须当即完成", "", ""], ["It has to be done at once", "", ""]),
        (Unit::Minute, Run::Business) => {
            lang.pick(["只计工作时间，共 ", &number, " 分钟"], ["Working time only: ", &number, " minutes"])
        }
        (Unit::Hour, Run::Business) => {
            lang.pick(["只计工作时间，共 ", &number, " 小时"], ["Working time only: ", &number, " hours"])
        }
        (Unit::Minute, _) => {
            lang.pick(["", &number, " 分钟连续计算，不停表"], ["", &number, " minutes without a stop"])
        }
        (Unit::Hour, _) => lang.pick(["", &number, " 小时连续计算，不停表"], ["", &number, " hours without a stop"]),
        (Unit::Workday, _) | (Unit::Day, Run::Business) => {
            lang.pick(["", &number, " 个工作日，休息日不计"], ["", &number, " working days; rest days do not count"])
        }
        (Unit::Day, _) => {
            lang.pick(["", &number, " 日为日历日，不扣休息日"], ["", &number, " calendar days; rest days count"])
        }
        (Unit::Month, _) => {
            lang.pick(["", &number, " 个月，到对应日为止"], ["", &number, " months, to the corresponding day"])
        }
        (Unit::Year, _) => {
            lang.pick(["", &number, " 年，到对应日为止"], ["", &number, " years, to the corresponding day"])
        }
        (Unit::SameDay, _) => {
            lang.pick(["须在当日 24:00 前完成", "", ""], ["It has to be done before the day ends", "", ""])
        }
    };
    parts.concat()
}

fn business_day(lang: Lang, day: NaiveDate, minutes: u32, kind: DayKind) -> String {
    let (day, minutes, mark) = (dated(lang, day), minutes.to_string(), day_kind(lang, kind));
    lang.pick([&*day, "", mark, "，计 ", &minutes, " 分钟"], [&*day, ", ", mark, ": ", &minutes, " minutes"]).concat()
}

fn skipped(lang: Lang, days: u32, make_up_days: u32) -> String {
    let rest = days.to_string();
    let skipped =
        lang.pick(["其间休息日 ", &rest, " 天，不计"], ["Rest days in between: ", &rest, ", not counted"]).concat();
    if make_up_days == 0 {
        return skipped;
    }
    let worked = make_up_days.to_string();
    let counted = lang.pick(["；调休上班 ", &worked, " 天，照计"], ["; make-up working days: ", &worked, ", counted"]);
    skipped + &counted.concat()
}

fn paused(lang: Lang, minutes: u64, whole_days: u32) -> String {
    let minutes = minutes.to_string();
    let stood =
        lang.pick(["其间停表 ", &minutes, " 分钟"], ["The clock stood still for ", &minutes, " minutes"]).concat();
    if whole_days == 0 {
        return stood;
    }
    let days = whole_days.to_string();
    stood + &lang.pick(["，顺延 ", &days, " 日"], [", which moves the end by ", &days, " days"]).concat()
}

/// What a day is, in words.
#[must_use]
pub const fn day_kind(lang: Lang, kind: DayKind) -> &'static str {
    match kind {
        DayKind::Workday => lang.pick("工作日", "working day"),
        DayKind::MakeUp => lang.pick("调休上班", "make-up working day"),
        DayKind::Weekend => lang.pick("周末", "weekend"),
        DayKind::Holiday => lang.pick("法定节假日", "public holiday"),
        DayKind::Short => lang.pick("缩短工时的工作日", "working day with shorter hours"),
        DayKind::Closed => lang.pick("临时停业", "closed in an emergency"),
    }
}

/// `10月12日（周一）`
fn dated(lang: Lang, on: NaiveDate) -> String {
    let (day, weekday) = (time::day(lang, on), time::weekday(lang, on));
    lang.pick([&*day, "（", weekday, "）"], [weekday, " ", &day, ""]).concat()
}

/// The last moment in words: `最后一天 10月12日（周一），10月13日 00:00 起为超时`.
#[must_use]
pub fn last_day(lang: Lang, due: &Due) -> String {
    match due {
        Due::At(at) => {
            let at = [&*dated(lang, local_day(*at)), lang.pick("", " "), &time::clock_time(*at)].concat();
            lang.pick([&*at, " 前（含）", ""], ["Until ", &at, " at the latest"]).concat()
        }
        Due::On { last_day, late_from } => {
            let (day, late) = (dated(lang, *last_day), time::moment(lang, *late_from));
            lang.pick(["最后一天 ", &day, "，", &late, " 起为超时"], ["Last day ", &day, "; late from ", &late, ""])
                .concat()
        }
    }
}

/// How an ended clock ended, briefly: `按时`, `迟了 6 分`, `已取消`; `None` while it runs.
#[must_use]
pub fn ending(lang: Lang, state: &ClockState) -> Option<String> {
    Some(match state {
        ClockState::Running => return None,
        ClockState::Met { .. } => lang.pick("按时", "On time").to_owned(),
        ClockState::MetLate { late_by_seconds, .. } => {
            let by = time::span(lang, *late_by_seconds);
            lang.pick(["迟了 ", &by], ["Late by ", &by]).concat()
        }
        ClockState::Cancelled { .. } => lang.pick("已取消", "Cancelled").to_owned(),
    })
}

/// When and why it ended.
#[must_use]
pub fn ending_detail(lang: Lang, state: &ClockState) -> String {
    match state {
        ClockState::Running => String::new(),
        ClockState::Met { at, .. } | ClockState::MetLate { at, .. } => {
            let at = time::full_moment(lang, *at);
            lang.pick(["完成于 ", &at], ["Done on ", &at]).concat()
        }
        ClockState::Cancelled { at, why } => {
            let (at, why) = (time::full_moment(lang, *at), cancelled(lang, *why));
            lang.pick([&*at, "，", why], [&*at, ", ", why]).concat()
        }
    }
}

/// Why a clock was cancelled.
#[must_use]
pub const fn cancelled(lang: Lang, why: CancelReason) -> &'static str {
    match why {
        CancelReason::CaseClosed => lang.pick("投诉已办结", "the complaint was closed"),
        CancelReason::KindChanged => {
            lang.pick("投诉的类型、渠道或约定时间已更改", "kind, channel or agreed time changed")
        }
    }
}

/// What stands under a day of the strip: `受理`, `1`, `5 班`, `7 末日`.
#[must_use]
pub fn cell_label(lang: Lang, cell: &DayCell, first: bool, last: bool) -> String {
    let number = cell.counted.map(|n| n.to_string()).unwrap_or_default();
    let mark = if last {
        lang.pick("末日", "last")
    } else if first && cell.counted.is_none() {
        lang.pick("起算", "start")
    } else {
        match cell.kind {
            Some(DayKind::Weekend | DayKind::Holiday | DayKind::Closed) => lang.pick("休", "rest"),
            Some(DayKind::MakeUp) => lang.pick("班", "work"),
            Some(DayKind::Short) => lang.pick("半", "short"),
            Some(DayKind::Workday) => "",
            None => "?",
        }
    };
    let space = if number.is_empty() || mark.is_empty() { "" } else { " " };
    [&*number, space, mark].concat()
}

/// One day of the strip, for reading aloud.
#[must_use]
pub fn cell_spoken(lang: Lang, cell: &DayCell) -> String {
    let day = dated(lang, cell.day);
    let kind = cell.kind.map_or_else(|| lang.pick("放假安排未公布", "holidays not published"), |k| day_kind(lang, k));
    let counted = match cell.counted {
        Some(number) => {
            lang.pick(["，第 ", &number.to_string(), " 日"], [", day ", &number.to_string(), " of the count"]).concat()
        }
        None => lang.pick("，不计", ", not counted").to_owned(),
    };
    let comma = lang.pick("，", ", ");
    [&*day, comma, kind, &counted].concat()
}

#[cfg(test)]
mod tests;
