//! Texts on business units: their hours, and what closes them.

use super::{rules::opening, time, workbench::texts};
use crate::preferences::Lang;
use chrono::NaiveDate;
use domain::{
    calendar::{
        adjust::{AdjustProblem, FARTHEST_DAYS, LONGEST_NAME, LONGEST_NOTE},
        book::BookProblem,
        closure::{Closure, ClosureCause, LONGEST_DAYS},
    },
    deadline::OpenInterval,
    time::Instant,
    view::calendar::Phase,
};

texts! {
    /// Texts on business units.
    UnitTexts {
        units: "业务单位", "Business units";
        units_lead: "每个单位在工作日的营业时间。按营业时间计算的自家时限只数这些时间；法定时限按公布的日历，不受影响。投诉按全公司的时间计算。", "The hours of each unit on working days. House deadlines that count business hours count only these; deadlines by law follow the published calendar and are not touched. Complaints are counted by the hours of the whole company.";
        house: "全公司", "Whole company";
        closed_now: "停业中，至 ", "Closed until ";
        later: "起改为 ", "from then on: ";
        closures: "临时停业", "Emergency closures";
        closures_lead: "台风、断网等突发停业。录入后算出的新时限马上避开这段时间；已经在跑的时限不动，要改须另行作出有记录的决定。", "Typhoons, outages and the like. Deadlines counted from now on leave this time out at once; those that run keep their due time until somebody decides otherwise on record.";
        no_closures: "没有录入过临时停业。", "No closure has been entered.";
        closure: "停业", "Closure";
        time: "时间", "Time";
        entered_by: "录入", "Entered by";
        ended_by: "提前结束：", "Ended early by ";
        close_head: "录入临时停业", "Declare a closure";
        hours_head: "调整营业时间", "Change hours";
        unit_head: "新增业务单位", "Add a business unit";
        reopen_head: "提前结束", "End it early";
        which_unit: "哪个单位", "Which unit";
        cause: "原因", "Cause";
        note: "说明", "What happened";
        note_hint: "选“其他”时必填。不要写客户信息。", "Needed with “other”. Nothing about customers.";
        closed_from: "停业自", "Closed from";
        closed_until: "停业至", "Closed until";
        open_again: "恢复营业", "Open again at";
        open_again_hint: "早于停业开始，就是撤销这次停业。", "Before it begins, the closure is withdrawn.";
        unit_name: "单位名称", "Name of the unit";
        hours: "工作日营业时间", "Hours on working days";
        hours_hint: "例如 08:30-12:00 13:30-18:00。全公司可以留空，就按各条规则自己的时间。", "For example 08:30-12:00 13:30-18:00. The whole company may leave it empty; then each rule names its own.";
        hours_from: "从哪天受理的起用", "For what is accepted from";
        preview: "试算", "Dry run";
        apply: "确认生效", "Make this change";
        refused: "没有改动，日历还是原来的。要先改好：", "Nothing was changed. Mend this first:";
        done: "已生效，日历版本 ", "Done. The calendar is now version ";
        bad_from: "请填写停业开始的日期和时间", "Enter when the closure begins";
        bad_until: "请填写停业结束的日期和时间", "Enter when the closure ends";
        bad_again: "请填写恢复营业的日期和时间", "Enter when it opens again";
        bad_day: "请填写起用日期", "Enter the first day";
        bad_hours: "营业时间写法不对，例如 08:30-12:00 13:30-18:00", "Hours look like 08:30-12:00 13:30-18:00";
    }
}

/// What happened.
#[must_use]
pub const fn cause(lang: Lang, cause: ClosureCause) -> &'static str {
    match cause {
        ClosureCause::Typhoon => lang.pick("台风", "Typhoon"),
        ClosureCause::Weather => lang.pick("其他恶劣天气", "Other severe weather"),
        ClosureCause::NetworkOutage => lang.pick("网络中断", "Network outage"),
        ClosureCause::PowerCut => lang.pick("停电", "Power cut"),
        ClosureCause::Other => lang.pick("其他突发情况", "Other emergency"),
    }
}

/// How a closure stands.
#[must_use]
pub const fn phase(lang: Lang, phase: Phase) -> &'static str {
    match phase {
        Phase::Now => lang.pick("停业中", "Closed now"),
        Phase::Coming => lang.pick("将停业", "Coming"),
        Phase::Past => lang.pick("已结束", "Over"),
    }
}

/// The hours of a unit; without any each rule names its own.
#[must_use]
pub fn hours(lang: Lang, hours: &[OpenInterval]) -> String {
    if hours.is_empty() { lang.pick("按各条规则", "as each rule says").to_owned() } else { opening(lang, hours) }
}

/// Hours as they are typed.
#[must_use]
pub fn typed_hours(hours: &[OpenInterval]) -> String {
    let time = |at: chrono::NaiveTime| {
        let text = at.to_string();
        text.get(..5).unwrap_or(&text).to_owned()
    };
    hours.iter().map(|(from, to)| [&*time(*from), "-", &*time(*to)].concat()).collect::<Vec<_>>().join(" ")
}

/// The units that a closure closes.
#[must_use]
pub fn units(lang: Lang, units: &[String]) -> String {
    if units.is_empty() { UnitTexts::of(lang).house.to_owned() } else { units.join(lang.pick("、", ", ")) }
}

/// `9月16日 14:00 至 9月18日 10:00`
#[must_use]
pub fn from_to(lang: Lang, from: Instant, until: Instant) -> String {
    let (from, until) = (time::full_moment(lang, from), time::full_moment(lang, until));
    lang.pick([&*from, " 至 ", &until], [&*from, " to ", &until]).concat()
}

/// `深圳分拨停业（台风）：…`
#[must_use]
pub fn closed(lang: Lang, closure: &Closure) -> String {
    let (which, why) = (units(lang, &closure.units), cause(lang, closure.cause));
    let span = from_to(lang, closure.from, closure.until);
    lang.pick([&*which, "停业（", why, "）：", &span], [&*which, " closed (", why, "): ", &span]).concat()
}

/// A closure that ends earlier, or does not come about.
#[must_use]
pub fn reopened(lang: Lang, closure: &Closure, at: Option<Instant>) -> String {
    let which = units(lang, &closure.units);
    let Some(at) = at else {
        let span = from_to(lang, closure.from, closure.until);
        return lang.pick([&*which, "撤销停业：", &span], [&*which, ", closure withdrawn: ", &span]).concat();
    };
    let (old, new) = (time::full_moment(lang, closure.until), time::full_moment(lang, at));
    lang.pick([&*which, "恢复营业：", &old, " → ", &new], [&*which, " opens again: ", &old, " → ", &new]).concat()
}

/// From which day of acceptance hours count.
#[must_use]
pub fn accepted_from(lang: Lang, day: NaiveDate) -> String {
    let day = time::full_day(lang, day);
    lang.pick(["", &*day, " 起受理的按新时间计算"], ["Counts for what is accepted from ", &*day, ""]).concat()
}

/// Why a change is refused, and what to do.
#[must_use]
pub fn problem(lang: Lang, problem: &AdjustProblem) -> String {
    measured(lang, problem).unwrap_or_else(|| plain(lang, problem).to_owned())
}

/// What is wrong with a time, a length or a size, with how much it may be.
fn measured(lang: Lang, problem: &AdjustProblem) -> Option<String> {
    let moment = |at: &Instant| time::full_moment(lang, *at);
    let around = |zh: [&'static str; 2], en: [&'static str; 2], what: &str| {
        let [before, after] = lang.pick(zh, en);
        [before, what, after].concat()
    };
    Some(match problem {
        AdjustProblem::TooEarly { first_day } => {
            around(["最早从 ", " 起"], ["Not before ", ""], &time::full_day(lang, *first_day))
        }
        AdjustProblem::Overlaps { from, until } => around(
            ["同一单位已有停业：", "。先结束它，或改开时间"],
            ["The same unit is closed already: ", ". End that first, or choose another time"],
            &from_to(lang, *from, *until),
        ),
        AdjustProblem::Over { until } => {
            around(["这次停业已在 ", " 结束"], ["This closure was over at ", ""], &moment(until))
        }
        AdjustProblem::NotEarlier { until } => {
            around(["要早于原定的 ", ""], ["It has to be before ", ", the end so far"], &moment(until))
        }
        AdjustProblem::TooLong => {
            around(["停业最长 ", " 天"], ["A closure lasts at most ", " days"], &LONGEST_DAYS.to_string())
        }
        AdjustProblem::TooFar => around(
            ["离今天不能超过 ", " 天，请核对年份"],
            ["At most ", " days from today; check the year"],
            &FARTHEST_DAYS.to_string(),
        ),
        AdjustProblem::Name => around(
            ["请填写单位名称，最长 ", " 个字"],
            ["Enter a name of at most ", " characters"],
            &LONGEST_NAME.to_string(),
        ),
        AdjustProblem::Note => {
            around(["说明最长 ", " 个字"], ["What happened: at most ", " characters"], &LONGEST_NOTE.to_string())
        }
        _ => return None,
    })
}

const fn plain(lang: Lang, problem: &AdjustProblem) -> &'static str {
    use AdjustProblem as P;
    match problem {
        P::UnitTaken => lang.pick(
            "已有这个单位。要改它的时间，请用“调整营业时间”",
            "There is such a unit. To change its hours, use “Change hours”",
        ),
        P::UnknownUnit => lang.pick("没有这个业务单位，请先新增", "There is no such unit; add it first"),
        P::Hours | P::Book(BookProblem::Hours { .. }) => {
            lang.pick("营业时间相互重叠、相接，或结束早于开始", "Hours that overlap, touch, or end before they begin")
        }
        P::NoHours => lang.pick("业务单位要有营业时间", "A business unit needs hours"),
        P::EndsBeforeItBegins => lang.pick("结束要晚于开始", "The end has to be after the beginning"),
        P::NoteNeeded => lang.pick("原因是“其他”时，请写明发生了什么", "With “other”, say what happened"),
        P::NoSuchClosure => lang.pick(
            "没有这次停业，可能刚被撤销。请刷新页面",
            "There is no such closure; it may just have been withdrawn. Reload the page",
        ),
        P::Book(_)
        | P::TooEarly { .. }
        | P::Overlaps { .. }
        | P::Over { .. }
        | P::NotEarlier { .. }
        | P::TooLong
        | P::TooFar
        | P::Name
        | P::Note => lang.pick("日历会自相矛盾", "The calendar would contradict itself"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::proofread::proofread;
    use domain::time::start_of;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 2, day).unwrap()
    }

    fn outage() -> Closure {
        let (from, until) = (start_of(day(5)), start_of(day(7)));
        let (units, note) = (vec!["SZ".to_owned()], String::new());
        Closure { units, from, until, cause: ClosureCause::NetworkOutage, note, declared: None, ended: None }
    }

    #[test]
    fn what_closes_a_unit_and_why_it_is_refused_reads_well() {
        let outage = outage();
        assert_eq!(closed(Lang::Zh, &outage), "SZ停业（网络中断）：2027年2月5日 00:00 至 2027年2月7日 00:00");
        let told = [None, Some(start_of(day(6)))];
        proofread(told, |lang, at| reopened(lang, &outage, at));
        let (from, until) = (outage.from, outage.until);
        let problems = [
            AdjustProblem::Name,
            AdjustProblem::UnitTaken,
            AdjustProblem::UnknownUnit,
            AdjustProblem::Hours,
            AdjustProblem::NoHours,
            AdjustProblem::TooEarly { first_day: day(5) },
            AdjustProblem::TooFar,
            AdjustProblem::EndsBeforeItBegins,
            AdjustProblem::TooLong,
            AdjustProblem::Overlaps { from, until },
            AdjustProblem::NoteNeeded,
            AdjustProblem::Note,
            AdjustProblem::NoSuchClosure,
            AdjustProblem::Over { until },
            AdjustProblem::NotEarlier { until },
            AdjustProblem::Book(BookProblem::EditionTwice { version: "1".into() }),
        ];
        proofread(problems.iter(), problem);
        proofread(ClosureCause::ALL.iter().copied(), |lang, one| cause(lang, one).to_owned());
        proofread(Phase::ALL.iter().copied(), |lang, one| phase(lang, one).to_owned());
        let at = |hour, minute| chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(typed_hours(&[(at(8, 30), at(12, 0)), (at(13, 30), at(0, 0))]), "08:30-12:00 13:30-00:00");
    }
}
