//! Changes of a script as sentences.

use crate::{i18n::terms, preferences::Lang};
use domain::script::{
    Act, Script,
    edit::{Change, Part, Sort, Spot, Tongue, Value},
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
    let answer = |at: u32, word: &str| {
        [lang.pick("答案 ", "answer "), &at.saturating_add(1).to_string(), lang.pick(" 的", ": "), word].concat()
    };
    match part {
        Part::Whole => lang.pick("整步", "the whole step").to_owned(),
        Part::Label(tongue) => in_tongue(lang, lang.pick("短名", "short name"), tongue),
        Part::Note(tongue) => in_tongue(lang, lang.pick("提示", "hint"), tongue),
        Part::Key(tongue) => in_tongue(lang, lang.pick("关键词", "key words"), tongue),
        Part::Principle => lang.pick("要点", "principle").to_owned(),
        Part::Clocks => lang.pick("所说的时限", "clocks it names").to_owned(),
        Part::Body => lang.pick("类型和内容", "sort and contents").to_owned(),
        Part::Text(tongue) => in_tongue(lang, lang.pick("话", "words"), tongue),
        Part::Field => lang.pick("记到哪一项", "field").to_owned(),
        Part::Goto => lang.pick("下一步", "next step").to_owned(),
        Part::Repeat => lang.pick("返回后再说一遍", "said again after going back").to_owned(),
        Part::Act => lang.pick("要办的事", "what to do").to_owned(),
        Part::Outcome => lang.pick("通话结果", "outcome").to_owned(),
        Part::Cases => lang.pick("条件", "conditions").to_owned(),
        Part::Script => lang.pick("转入哪个脚本", "which script").to_owned(),
        Part::Answers => lang.pick("全部答案", "all answers").to_owned(),
        Part::AnswerLabel(at, tongue) => in_tongue(lang, &answer(at, lang.pick("按钮", "button")), tongue),
        Part::AnswerValue(at) => answer(at, lang.pick("记下的内容", "what it writes")),
        Part::AnswerAlso(at) => answer(at, lang.pick("同样适用的值", "other values")),
        Part::AnswerGoto(at) => answer(at, lang.pick("下一步", "next step")),
    }
}

fn in_tongue(lang: Lang, word: &str, tongue: Tongue) -> String {
    let tongue = match tongue {
        Tongue::Zh => lang.pick("（中文）", " (Chinese)"),
        Tongue::En => lang.pick("（英文）", " (English)"),
    };
    [word, tongue].concat()
}

/// A spot, with the short name of its step.
#[must_use]
pub fn spot(lang: Lang, at: &Spot, script: &Script) -> String {
    match at {
        Spot::Title(tongue) => in_tongue(lang, lang.pick("标题", "title"), *tongue),
        Spot::Summary(tongue) => in_tongue(lang, lang.pick("说明", "summary"), *tongue),
        Spot::Keywords => lang.pick("查找用的词", "words to find it by").to_owned(),
        Spot::Group => lang.pick("分组", "group").to_owned(),
        Spot::Start => lang.pick("开始的一步", "first step").to_owned(),
        Spot::Order => lang.pick("步骤的顺序", "order of the steps").to_owned(),
        Spot::Node(id, of) => {
            let label = script.node(id).map(|node| lang.pick(&*node.label.zh, &*node.label.en));
            let name = label.filter(|label| !label.is_empty()).unwrap_or(&id.0);
            [lang.pick("「", "“"), name, lang.pick("」的", "”: "), &part(lang, *of)].concat()
        }
    }
}

/// What stands at a spot, in short.
#[must_use]
pub fn value(lang: Lang, value: &Value, script: &Script) -> String {
    let node = |id: &domain::script::NodeId| {
        let label = script.node(id).map(|node| lang.pick(&*node.label.zh, &*node.label.en).to_owned());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| id.0.clone())
    };
    let count = |count: usize, zh: &str, en: &str| [&*count.to_string(), lang.pick(zh, en)].concat();
    match value {
        Value::Nothing => lang.pick("（无）", "(none)").to_owned(),
        Value::Text(text) if text.is_empty() => lang.pick("（空）", "(empty)").to_owned(),
        Value::Text(text) => [lang.pick("“", "“"), text, "”"].concat(),
        Value::Words(words) if words.is_empty() => lang.pick("（空）", "(empty)").to_owned(),
        Value::Words(words) => words.join(lang.pick("、", ", ")),
        Value::Group(group) => terms::script_group(lang, *group).to_owned(),
        Value::To(id) => node(id),
        Value::Order(ids) => ids.iter().map(node).collect::<Vec<_>>().join(" → "),
        Value::Principle(principle) => terms::principle(lang, *principle).0.to_owned(),
        Value::Slot(slot) => terms::slot(lang, *slot).to_owned(),
        Value::Yes(true) => lang.pick("是", "yes").to_owned(),
        Value::Yes(false) => lang.pick("否", "no").to_owned(),
        Value::Act(act) => deed(lang, act),
        Value::Outcome(outcome) => terms::disposition(lang, *outcome).to_owned(),
        Value::Cases(cases) => count(cases.len(), " 个条件", " conditions"),
        Value::Answers(answers) => {
            let labels = answers.iter().map(|answer| lang.pick(&*answer.label.zh, &*answer.label.en));
            labels.collect::<Vec<_>>().join(lang.pick("、", ", "))
        }
        Value::Script(id) => id.0.clone(),
        Value::Body(body) => sort(lang, Sort::of(body)).to_owned(),
        Value::Node { node, .. } => lang.pick(&*node.label.zh, &*node.label.en).to_owned(),
    }
}

/// What is to be done, in short.
fn deed(lang: Lang, act: &Act) -> String {
    match act {
        Act::OpenComplaint(kind) => [lang.pick("登记投诉：", "file a complaint: "), terms::kind(lang, *kind)].concat(),
        Act::Callback { when, .. } => {
            [lang.pick("承诺回电：", "promise a call back: "), terms::slot(lang, *when)].concat()
        }
        Act::Compensation => lang.pick("测算赔偿", "work out compensation").to_owned(),
        Act::HandToLead => lang.pick("转主管", "hand to a lead").to_owned(),
    }
}

/// A change as a sentence. `before` and `after` are the versions it lies between.
#[must_use]
pub fn change(lang: Lang, change: &Change, before: &Script, after: &Script) -> String {
    let name = |script: &Script, id: &domain::script::NodeId| value(lang, &Value::To(id.clone()), script);
    match (&change.spot, &change.to) {
        (Spot::Node(id, Part::Whole), Value::Nothing) => {
            [lang.pick("删去了「", "Removed “"), &name(before, id), lang.pick("」。", "”.")].concat()
        }
        (Spot::Node(id, Part::Whole), _) => {
            [lang.pick("新加了「", "Added “"), &name(after, id), lang.pick("」。", "”.")].concat()
        }
        (Spot::Order, _) => lang.pick("调整了步骤的顺序。", "Changed the order of the steps.").to_owned(),
        (at, to) => {
            let (from, to) = (value(lang, &change.from, before), value(lang, to, after));
            [&*spot(lang, at, after), lang.pick("：", ": "), &from, " → ", &to].concat()
        }
    }
}
