//! The parts of a step, the sorts of steps, and what a check asks.

use crate::{i18n::terms, preferences::Lang};
use domain::script::{
    Condition, Test,
    edit::{Part, Sort, Tongue},
};

/// What sort of step it is.
#[must_use]
pub const fn sort(lang: Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::Say => lang.pick("说", "Say"),
        Sort::Ask => lang.pick("问", "Ask"),
        Sort::Choose => lang.pick("选", "Choose"),
        Sort::Act => lang.pick("办", "Do"),
        Sort::Check => lang.pick("判断", "Check"),
        Sort::Call => lang.pick("转入脚本", "Other script"),
        Sort::End => lang.pick("结束", "End"),
    }
}

/// A part of a step.
#[must_use]
pub fn part(lang: Lang, part: Part) -> String {
    let nth = |zh: &str, en: &str, at: u32, word: &str| {
        [lang.pick(zh, en), &at.saturating_add(1).to_string(), lang.pick(" 的", ": "), word].concat()
    };
    let answer = |at: u32, word: &str| nth("答案 ", "answer ", at, word);
    let plain = match part {
        Part::Label(tongue) => return in_tongue(lang, lang.pick("短名", "short name"), tongue),
        Part::Note(tongue) => return in_tongue(lang, lang.pick("提示", "hint"), tongue),
        Part::Key(tongue) => return in_tongue(lang, lang.pick("关键词", "key words"), tongue),
        Part::Text(tongue) => return in_tongue(lang, lang.pick("话", "words"), tongue),
        Part::AnswerLabel(at, tongue) => {
            return in_tongue(lang, &answer(at, lang.pick("按钮", "button")), tongue);
        }
        Part::AnswerValue(at) => return answer(at, lang.pick("记下的内容", "what it writes")),
        Part::AnswerAlso(at) => return answer(at, lang.pick("同样适用的值", "other values")),
        Part::AnswerGoto(at) => return answer(at, lang.pick("下一步", "next step")),
        Part::CaseWhen(at) => return nth("条件 ", "condition ", at, lang.pick("内容", "what it asks")),
        Part::CaseGoto(at) => return nth("条件 ", "condition ", at, lang.pick("下一步", "next step")),
        Part::Whole => lang.pick("整步", "the whole step"),
        Part::Principle => lang.pick("要点", "principle"),
        Part::Clocks => lang.pick("所说的时限", "clocks it names"),
        Part::Body => lang.pick("类型和内容", "sort and contents"),
        Part::Field => lang.pick("记到哪一项", "field"),
        Part::Goto => lang.pick("下一步", "next step"),
        Part::Repeat => lang.pick("返回后再说一遍", "said again after going back"),
        Part::Act => lang.pick("要办的事", "what to do"),
        Part::PromiseAt => lang.pick("回电时间记到哪一项", "where the time of the call is"),
        Part::PromiseWithin => lang.pick("没有约定时间时，最迟多久", "without a time: at the latest within"),
        Part::PromiseAfter => lang.pick("从哪个时间算起", "counted from"),
        Part::Outcome => lang.pick("通话结果", "outcome"),
        Part::Cases => lang.pick("全部条件", "all conditions"),
        Part::Script => lang.pick("转入哪个脚本", "which script"),
        Part::Answers => lang.pick("全部答案", "all answers"),
    };
    plain.to_owned()
}

/// The way on of a check when no condition holds.
#[must_use]
pub const fn otherwise(lang: Lang) -> &'static str {
    lang.pick("都不成立时的下一步", "next step when none holds")
}

pub(super) fn in_tongue(lang: Lang, word: &str, tongue: Tongue) -> String {
    let tongue = match tongue {
        Tongue::Zh => lang.pick("（中文）", " (Chinese)"),
        Tongue::En => lang.pick("（英文）", " (English)"),
    };
    [word, tongue].concat()
}

/// How a condition compares.
#[must_use]
pub const fn test(lang: Lang, test: Test) -> &'static str {
    match test {
        Test::Equals => lang.pick("是", "is"),
        Test::AnyOf => lang.pick("是其中之一", "is one of"),
        Test::Filled => lang.pick("已经填了", "is filled in"),
        Test::Empty => lang.pick("还没有填", "is still empty"),
    }
}

/// What a condition asks.
#[must_use]
pub fn condition(lang: Lang, when: &Condition) -> String {
    let slot = when.slot();
    let value = |code: &String| {
        let words = terms::slot_choice(lang, slot, code);
        let shown = if words.is_empty() { code } else { words };
        [lang.pick("「", "“"), shown, lang.pick("」", "”")].concat()
    };
    let values: Vec<String> = when.values().iter().map(value).collect();
    let compared = [terms::slot(lang, slot), lang.pick("", " "), test(lang, when.test())].concat();
    if values.is_empty() { compared } else { [compared, values.join(lang.pick("、", ", "))].join(" ") }
}

/// A unit of time by its length in minutes.
#[must_use]
pub const fn unit(lang: Lang, minutes: u32) -> &'static str {
    match minutes {
        1_440 => lang.pick("天", "days"),
        60 => lang.pick("小时", "hours"),
        _ => lang.pick("分钟", "minutes"),
    }
}

/// A length of time, in the largest unit that counts it whole.
#[must_use]
pub fn span(lang: Lang, minutes: u32) -> String {
    let of = [1_440, 60, 1].into_iter().find(|of| minutes.is_multiple_of(*of)).unwrap_or(1);
    [&*minutes.checked_div(of).unwrap_or(minutes).to_string(), " ", unit(lang, of)].concat()
}
