//! What an import would change in a calendar, why it is refused, and that a year is missing.

use super::{faults, opening};
use crate::{
    i18n::{business_units, proof, time},
    preferences::Lang,
};
use chrono::NaiveDate;
use domain::{
    calendar::{
        CalendarProblem,
        import::{Change, FEWEST_DAYS_OFF, ImportProblem, ImportReason},
        notice::{MissingYear, Urgency},
    },
    deadline::OpenInterval,
};

/// One thing that an import would change.
#[must_use]
pub fn calendar_change(lang: Lang, change: &Change) -> String {
    match change {
        Change::Published { year, source } => {
            let year = year.to_string();
            lang.pick(
                ["新增 ", &year, " 年的放假安排（", source, "）"],
                ["The holidays of ", &year, " become known (", source, ")"],
            )
            .concat()
        }
        Change::Source { year, before, after } => {
            let year = year.to_string();
            lang.pick(
                ["", &year, " 年的来源：", before, " → ", after],
                ["Source of ", &year, ": ", before, " → ", after],
            )
            .concat()
        }
        Change::Day { day, before, after } => {
            let unknown = lang.pick("放假安排未公布", "not published");
            let before = before.map_or(unknown, |kind| proof::day_kind(lang, kind));
            let (day, after) = (dated(lang, *day), proof::day_kind(lang, *after));
            lang.pick([&*day, "：", before, " → ", after], [&*day, ": ", before, " → ", after]).concat()
        }
        Change::Hours { day, before, after } => {
            let hours = |hours: &Option<Vec<OpenInterval>>| {
                hours.as_ref().map_or_else(
                    || lang.pick("照常营业", "the usual hours").to_owned(),
                    |hours| own_hours(lang, hours, lang.pick("全天停业", "closed all day")),
                )
            };
            let (day, before, after) = (dated(lang, *day), hours(before), hours(after));
            lang.pick([&*day, "：", &before, " → ", &after], [&*day, ": ", &before, " → ", &after]).concat()
        }
        Change::Opening { before, after } => {
            let unset = lang.pick("未设", "not set");
            let (before, after) = (own_hours(lang, before, unset), own_hours(lang, after, unset));
            lang.pick(["营业时间：", &before, " → ", &after], ["Usual hours: ", &before, " → ", &after]).concat()
        }
        Change::UnitHours { unit, before, after } => {
            let after = own_hours(lang, after, lang.pick("未设", "not set"));
            match before {
                Some(before) => {
                    let before = own_hours(lang, before, lang.pick("未设", "not set"));
                    lang.pick([unit, "营业时间：", &before, " → ", &after], [unit, ", hours: ", &before, " → ", &after])
                        .concat()
                }
                None => lang.pick(["新增单位", unit, "：", &after], ["New unit ", unit, ": ", &after]).concat(),
            }
        }
        Change::Closed { closure } => business_units::closed(lang, closure),
        Change::Reopened { closure, at } => business_units::reopened(lang, closure, *at),
    }
}

fn own_hours(lang: Lang, hours: &[OpenInterval], none: &str) -> String {
    if hours.is_empty() { none.to_owned() } else { opening(lang, hours) }
}

fn dated(lang: Lang, on: NaiveDate) -> String {
    let (day, weekday) = (time::full_day(lang, on), time::weekday(lang, on));
    lang.pick([&*day, "（", weekday, "）"], [weekday, " ", &day, ""]).concat()
}

/// Why a text is refused, with its line.
#[must_use]
pub fn import_problem(lang: Lang, problem: &ImportProblem) -> String {
    faults::placed(lang, problem.line, &import_reason(lang, &problem.reason))
}

fn import_reason(lang: Lang, reason: &ImportReason) -> String {
    let text = match reason {
        ImportReason::Misfit(misfit) => return faults::misfit(lang, misfit),
        ImportReason::Year(problem) => return calendar_problem(lang, problem),
        ImportReason::OtherCalendar { calendar } => {
            return lang
                .pick(["这是另一份日历“", calendar, "”"], ["this is another calendar, “", calendar, "”"])
                .concat();
        }
        ImportReason::NotAWholeYear { year, days } => {
            let (year, days, least) = (year.to_string(), days.to_string(), FEWEST_DAYS_OFF.to_string());
            return lang
                .pick(
                    ["", &year, " 年只列了 ", &days, " 个休息日，不足全年（至少 ", &least, " 个）"],
                    ["", &year, " has only ", &days, " days off; a whole year has at least ", &least, ""],
                )
                .concat();
        }
        ImportReason::TooLong => lang.pick("文件过长", "the text is too long"),
        ImportReason::Unreadable => {
            lang.pick("既不是 JSON 也不是 ICS，或文件不完整", "neither JSON nor ICS, or cut off")
        }
        ImportReason::Hours => {
            lang.pick("营业时间相互重叠，或结束早于开始", "hours that overlap or end before they begin")
        }
        ImportReason::Span => lang.pick("不是全天事件，或超过一个月", "not an all-day event of at most a month"),
        ImportReason::Repeating => lang.pick("不支持重复事件，请逐日列出", "an event that repeats; list its days"),
        ImportReason::Unclear => lang.pick(
            "看不出这天是放假还是调休上班，请在标题中写明",
            "nothing says whether the day is off or a make-up working day; say so in its title",
        ),
        ImportReason::Empty => lang.pick("里面没有任何日期", "there are no days in it"),
    };
    text.to_owned()
}

/// Why a year is refused.
#[must_use]
pub fn calendar_problem(lang: Lang, problem: &CalendarProblem) -> String {
    match problem {
        CalendarProblem::Malformed { line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            lang.pick(
                ["第 ", &line, " 行第 ", &column, " 列：不是日历的格式"],
                ["line ", &line, ", column ", &column, ": not a calendar"],
            )
            .concat()
        }
        CalendarProblem::YearTwice { year } => {
            let year = year.to_string();
            lang.pick(["", &year, " 年出现了两次"], ["", &year, " is given twice"]).concat()
        }
        CalendarProblem::OtherYear { year, day } => {
            let (year, day) = (year.to_string(), time::full_day(lang, *day));
            lang.pick([&*day, " 不在 ", &year, " 年"], [&*day, " does not lie in ", &year, ""]).concat()
        }
        CalendarProblem::ListedTwice { day } => {
            let day = time::full_day(lang, *day);
            lang.pick([&*day, " 列了两次，或既放假又上班"], [&*day, " is listed twice, or both off and worked"])
                .concat()
        }
        CalendarProblem::MakeUpOnWeekday { day } => {
            let day = dated(lang, *day);
            lang.pick([&*day, " 不是周末，不能调休上班"], [&*day, " is no weekend day to make up on"]).concat()
        }
    }
}

/// The banner that says which year is missing and what that means.
#[must_use]
pub fn missing_year(lang: Lang, missing: MissingYear) -> String {
    let year = missing.year.to_string();
    match missing.urgency {
        Urgency::Now => lang.pick(
            ["缺少 ", &year, " 年的放假安排：今天按工作日计算的时限都是暂定的，请管理员尽快导入"],
            ["The holidays of ", &year, " are missing: every deadline counted in working days today is provisional. An administrator should import them now"],
        ),
        Urgency::Soon => lang.pick(
            ["还没有 ", &year, " 年的放假安排：跨年的工作日时限都是暂定的，放假通知发布后请管理员导入"],
            ["The holidays of ", &year, " are not known yet: deadlines in working days across New Year are provisional. An administrator should import them once published"],
        ),
    }
    .concat()
}
