//! Changes of a script as sentences.

use super::parts::{condition, in_tongue, part, sort, span};
use crate::{i18n::terms, preferences::Lang};
use domain::script::{
    Act, Case, Script, Slot,
    edit::{Change, Part, Sort, Spot, Value},
};

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
        Value::Minutes(minutes) => span(lang, *minutes),
        Value::When(when) => condition(lang, when),
        Value::Cases(cases) if cases.is_empty() => lang.pick("（无）", "(none)").to_owned(),
        Value::Cases(cases) => {
            let told = |case: &Case| [&*condition(lang, &case.when), " → ", &node(&case.goto)].concat();
            cases.iter().map(told).collect::<Vec<_>>().join(lang.pick("；", "; "))
        }
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
        Act::Callback { when, within, after } => promise(lang, *when, *within, *after),
        Act::Compensation => lang.pick("测算赔偿", "work out compensation").to_owned(),
        Act::HandToLead => lang.pick("转主管", "hand to a lead").to_owned(),
    }
}

/// A promised call: what holds its time, and what it is without one.
fn promise(lang: Lang, when: Slot, within: Option<u32>, after: Option<Slot>) -> String {
    let mut told = [lang.pick("承诺回电：", "promise a call back: "), terms::slot(lang, when)].concat();
    if let Some(minutes) = within {
        let from = after.map_or_else(
            || lang.pick("客户提出", "it was raised").to_owned(),
            |slot| [lang.pick("「", "“"), terms::slot(lang, slot), lang.pick("」", "”")].concat(),
        );
        let length = span(lang, minutes);
        let rest =
            lang.pick(["，没有约定时是", &from, "之后 ", &length], ["; without a time: ", &length, " after ", &from]);
        told.push_str(&rest.concat());
    }
    told
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
