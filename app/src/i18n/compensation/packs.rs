//! Why terms of compensation are refused, in words.

use crate::preferences::Lang;
use domain::compensation::{CompensationPackProblem, LARGEST_PACK_BYTES, RecomputeProblem, RuleProblem, TextFault};

/// Why terms are refused, with the place in the text where the reader of the text stopped.
#[must_use]
pub fn pack_problem(lang: Lang, problem: &CompensationPackProblem) -> String {
    let what = pack_problem_here(lang, problem);
    let CompensationPackProblem::Malformed { line, column, .. } = problem else { return what };
    let (line, column) = (line.to_string(), column.to_string());
    lang.pick(["第 ", &line, " 行第 ", &column, " 列：", &what], ["Line ", &line, ", column ", &column, ": ", &what])
        .concat()
}

/// The same where the line is said already.
#[must_use]
pub fn pack_problem_here(lang: Lang, problem: &CompensationPackProblem) -> String {
    match problem {
        CompensationPackProblem::TooLarge { bytes } => {
            let (bytes, most) = (bytes.to_string(), LARGEST_PACK_BYTES.to_string());
            lang.pick(
                ["文件有 ", &bytes, " 字节，最多只读 ", &most, " 字节"],
                ["The text has ", &bytes, " bytes; at most ", &most, " are read"],
            )
            .concat()
        }
        CompensationPackProblem::Malformed { fault, word, .. } => text_fault(lang, *fault, word),
        CompensationPackProblem::Validity { pack } => lang
            .pick([pack, "：生效与失效日期相互矛盾"], [pack, ": the dates of validity contradict each other"])
            .concat(),
        CompensationPackProblem::Rule { pack, list, index, problem } => {
            let (number, why) = ((u64::from(*index) + 1).to_string(), rule_problem(lang, *problem));
            lang.pick([pack, "：", list, " 第 ", &number, " 项", why], [pack, ": ", list, ", item ", &number, " ", why])
                .concat()
        }
        CompensationPackProblem::Twice { pack, version } => lang
            .pick([&**pack, " 的 ", version, " 版出现了两次"], [&**pack, ": version ", version, " is there twice"])
            .concat(),
        CompensationPackProblem::Overlap { pack, version, other } => lang
            .pick(
                [&**pack, " 的 ", version, " 版与 ", other, " 版在同一天都有效"],
                [&**pack, ": versions ", version, " and ", other, " are valid on the same day"],
            )
            .concat(),
    }
}

fn text_fault(lang: Lang, fault: TextFault, word: &str) -> String {
    let what = match fault {
        TextFault::NotJson => lang.pick("不是完整的 JSON", "not JSON, or cut off"),
        TextFault::UnknownField => lang.pick("没有这个字段", "there is no such field"),
        TextFault::MissingField => lang.pick("缺少必填字段", "a required field is missing"),
        TextFault::FieldTwice => lang.pick("字段重复", "a field is given twice"),
        TextFault::BadValue => lang.pick("这里的值不合适", "the value does not fit"),
    };
    if word.is_empty() {
        return what.to_owned();
    }
    lang.pick([what, "“", word, "”"], [what, " (“", word, "”)"]).concat()
}

const fn rule_problem(lang: Lang, problem: RuleProblem) -> &'static str {
    match problem {
        RuleProblem::Text => {
            lang.pick("的名称、文件或条款为空或过长", "has a name, document or article that is empty or too long")
        }
        RuleProblem::Number => lang.pick("的数字为负、为零或过大", "has a number that is negative, zero or too large"),
        RuleProblem::Empty => lang.pick("不适用于任何情形", "applies to nothing"),
        RuleProblem::Ambiguous => lang.pick("与前面的规则重叠", "is covered, all or in part, by an earlier one"),
    }
}

/// Why a stored result cannot be worked out again.
#[must_use]
pub fn recompute_problem(lang: Lang, problem: &RecomputeProblem) -> String {
    let RecomputeProblem::NoSuchPack(pack) = problem;
    lang.pick(
        ["这里没有安装 ", &*pack.id, " 的 ", &pack.version, " 版，无法重新核算"],
        ["Version ", &*pack.version, " of ", &pack.id, " is not installed here, so it cannot be worked out again"],
    )
    .concat()
}
