//! Why a rule pack is refused, with what to do about it.

use crate::{i18n::time, preferences::Lang};
use chrono::NaiveDate;
use domain::{
    json::tree::Misfit,
    rulebook::{
        PackProblem,
        file::{LONGEST_PACK, PackFault, PackReason},
    },
};

/// A fault with its line.
#[must_use]
pub fn pack_fault(lang: Lang, fault: &PackFault) -> String {
    placed(lang, fault.line, &pack_reason(lang, &fault.reason))
}

/// A line and what is wrong on it.
pub(super) fn placed(lang: Lang, line: u32, what: &str) -> String {
    let line = line.to_string();
    lang.pick(["第 ", &line, " 行：", what], ["Line ", &line, ": ", what]).concat()
}

/// Why a pack is refused.
#[must_use]
pub fn pack_reason(lang: Lang, reason: &PackReason) -> String {
    match reason {
        PackReason::TooLong => too_long(lang),
        PackReason::Unreadable => {
            lang.pick("不是完整的 JSON；数字只能是整数", "not JSON, or cut off; numbers have to be whole").to_owned()
        }
        PackReason::Misfit(wrong) => misfit(lang, wrong),
        PackReason::Terms(problem) => crate::i18n::compensation::pack_problem(lang, problem),
        PackReason::TooMany { count } => {
            let count = count.to_string();
            lang.pick(["规则有 ", &count, " 条，太多了"], ["", &count, " rules are too many"]).concat()
        }
        PackReason::Name { name } => {
            let rule = lang.pick(
                "不能作名称：只用字母、数字、点、下划线和短横，最多 64 个",
                " is no name: letters, digits, dot, underscore and hyphen, at most 64",
            );
            ["“", name, "”", rule].concat()
        }
        PackReason::Text => lang
            .pick("给人看的文字为空或超过 500 字", "a text for people is empty or longer than 500 characters")
            .to_owned(),
        PackReason::Validity { rule } if rule.is_empty() => lang
            .pick("规则包的生效与失效日期相互矛盾", "the dates of validity of the pack contradict each other")
            .to_owned(),
        PackReason::Validity { rule } => validity(lang, rule),
        PackReason::Timing { rule } => timing(lang, rule),
        PackReason::PauseNotOurs { rule } => pause(lang, rule),
        PackReason::List { rule } => list(lang, rule),
        PackReason::Code { rule } => code(lang, rule),
        PackReason::NoSuchClock { rule, after } => no_such_clock(lang, rule, after),
        PackReason::Cycle { rules } => {
            let ring = rules.join(" → ");
            lang.pick(["时限互相等待，成了环：", &ring], ["clocks wait for each other in a ring: ", &ring]).concat()
        }
        PackReason::Ambiguous { rule, other } => ambiguous(lang, rule, other),
        PackReason::LooserThanLaw { house, statutory } => looser(lang, house, statutory),
        PackReason::InThePast { earliest } => in_the_past(lang, *earliest),
        PackReason::VersionTaken { version } => version_taken(lang, version),
        PackReason::DayTaken { version } => day_taken(lang, version),
    }
}

fn too_long(lang: Lang) -> String {
    let most = (LONGEST_PACK / 1024).to_string();
    lang.pick(["文件过长，最多 ", &most, " KB"], ["the text is too long; at most ", &most, " KB are read"]).concat()
}

fn list(lang: Lang, rule: &str) -> String {
    let what =
        lang.pick("列表为空或过长，或提醒点没有意义", "a list is empty or too long, or a warning makes no sense");
    about(lang, rule, what)
}

fn code(lang: Lang, rule: &str) -> String {
    let what =
        lang.pick("这个用途只能由投诉受理或申诉转办起算", "clocks with this code start with a complaint or an appeal");
    about(lang, rule, what)
}

fn no_such_clock(lang: Lang, rule: &str, after: &str) -> String {
    lang.pick(
        ["“", rule, "”：没有叫“", after, "”的时限可以等"],
        ["“", rule, "”: there is no clock “", after, "” to wait for"],
    )
    .concat()
}

fn in_the_past(lang: Lang, earliest: NaiveDate) -> String {
    let earliest = time::full_day(lang, earliest);
    lang.pick(
        ["已经开始的日子不能再改，最早可从 ", &earliest, " 启用"],
        ["days that have begun stay as they are; it can apply from ", &earliest, " at the earliest"],
    )
    .concat()
}

fn version_taken(lang: Lang, version: &str) -> String {
    lang.pick(
        ["“", version, "”版已安装，请用新的版本号"],
        ["version “", version, "” is installed already; give it a new version"],
    )
    .concat()
}

fn day_taken(lang: Lang, version: &str) -> String {
    lang.pick(
        ["“", version, "”版在同一天启用，请换一天"],
        ["version “", version, "” is activated on the same day; choose another"],
    )
    .concat()
}

/// Why JSON has another form than it should.
#[must_use]
pub fn misfit(lang: Lang, misfit: &Misfit) -> String {
    let (zh, word, en) = match misfit {
        Misfit::UnknownField { field } => ("没有这个字段", field, "there is no such field"),
        Misfit::MissingField { field } => ("缺少字段", field, "a field is missing"),
        Misfit::FieldTwice { field } => ("字段重复", field, "a field is given twice"),
        Misfit::UnknownWord { word } => ("不认识这个词", word, "unknown word"),
        Misfit::NoDate { word } => ("不是日期或时间", word, "not a date or time"),
        Misfit::Negative => return lang.pick("这里不能是负数", "a negative number").to_owned(),
        Misfit::TooLarge => return lang.pick("数字过大", "the number is too large").to_owned(),
        Misfit::WrongKind => {
            return lang
                .pick("这里该是另一种值（文字、数字、列表或对象）", "another kind of value belongs here")
                .to_owned();
        }
    };
    lang.pick([zh, "：“", word, "”"], [en, ": “", word, "”"]).concat()
}

/// Why rules are refused that would be used together.
#[must_use]
pub fn pack_problem(lang: Lang, problem: &PackProblem) -> String {
    match problem {
        PackProblem::Malformed { line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            lang.pick(
                ["第 ", &line, " 行第 ", &column, " 列：不是规则包的格式"],
                ["Line ", &line, ", column ", &column, ": not a rule pack"],
            )
            .concat()
        }
        PackProblem::Validity { rule } => validity(lang, rule),
        PackProblem::Timing { rule } => timing(lang, rule),
        PackProblem::PauseNotOurs { rule } => pause(lang, rule),
        PackProblem::Ambiguous { rule, other } => ambiguous(lang, rule, other),
        PackProblem::LooserThanLaw { house, statutory } => looser(lang, house, statutory),
    }
}

fn about(lang: Lang, rule: &str, what: &str) -> String {
    lang.pick(["“", rule, "”：", what], ["“", rule, "”: ", what]).concat()
}

fn validity(lang: Lang, rule: &str) -> String {
    about(
        lang,
        rule,
        lang.pick("生效与失效日期相互矛盾，或超出规则包的日期", "its dates contradict each other or those of the pack"),
    )
}

fn timing(lang: Lang, rule: &str) -> String {
    about(
        lang,
        rule,
        lang.pick("时长自相矛盾，或超过一百年", "its timing contradicts itself or is longer than a hundred years"),
    )
}

fn pause(lang: Lang, rule: &str) -> String {
    about(lang, rule, lang.pick("只有公司自己的时限可以暂停", "only house clocks may stand still"))
}

fn ambiguous(lang: Lang, rule: &str, other: &str) -> String {
    lang.pick(
        ["“", rule, "”与“", other, "”在同一天对同一件都适用"],
        ["“", rule, "” and “", other, "” apply to the same case on the same day"],
    )
    .concat()
}

fn looser(lang: Lang, house: &str, statutory: &str) -> String {
    lang.pick(
        ["公司时限“", house, "”比法定时限“", statutory, "”宽；公司的只能更严"],
        ["the house clock “", house, "” is looser than “", statutory, "” by law; it may only be tighter"],
    )
    .concat()
}
