//! What changed between two versions of a pack.

use crate::preferences::Lang;
use domain::rulebook::diff::{FieldChange, PackChange, Part, RuleName};

/// A change in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeText {
    /// What happened, and to what.
    pub title: String,
    /// The fields that differ, each with its old and its new value.
    pub lines: Vec<String>,
}

/// A change between two versions.
#[must_use]
pub fn pack_change(lang: Lang, change: &PackChange) -> ChangeText {
    match change {
        PackChange::Header(field) => {
            let title = lang.pick("规则包本身有变化", "The pack itself changes").to_owned();
            ChangeText { title, lines: vec![field_change(lang, field)] }
        }
        PackChange::Added(rule) => {
            let name = rule_name(lang, rule);
            ChangeText { title: lang.pick(["新增", &name], ["Added: ", &name]).concat(), lines: Vec::new() }
        }
        PackChange::Removed(rule) => {
            let name = rule_name(lang, rule);
            ChangeText { title: lang.pick(["删去", &name], ["Removed: ", &name]).concat(), lines: Vec::new() }
        }
        PackChange::Changed { rule, fields } => {
            let name = rule_name(lang, rule);
            let title = lang.pick(["修改", &name], ["Changed: ", &name]).concat();
            ChangeText { title, lines: fields.iter().map(|field| field_change(lang, field)).collect() }
        }
    }
}

/// `时限“first_reply.loss”`, `时限“handle_and_tell”（第 2 期）`
fn rule_name(lang: Lang, rule: &RuleName) -> String {
    let part = match rule.part {
        Part::Clock => lang.pick("时限", "clock "),
        Part::Schedule => lang.pick("定期工作", "recurring duty "),
        Part::Exemption => lang.pick("免责", "exemption "),
        Part::Refusal => lang.pick("拒赔", "refusal "),
        Part::Cause => lang.pick("赔付规则", "rule of compensation "),
        Part::Measure => lang.pick("赔付标准", "measure "),
    };
    let name = [part, "“", &*rule.id, "”"].concat();
    if rule.edition < 2 {
        return name;
    }
    let edition = rule.edition.to_string();
    name + &lang.pick(["（第 ", &edition, " 期）"], [" (edition ", &edition, ")"]).concat()
}

fn field_change(lang: Lang, change: &FieldChange) -> String {
    let none = lang.pick("（无）", "(nothing)");
    let (before, after) = (change.before.as_deref().unwrap_or(none), change.after.as_deref().unwrap_or(none));
    let field = place(lang, &change.field);
    lang.pick([&*field, "：", before, " → ", after], [&*field, ": ", before, " → ", after]).concat()
}

/// The place of a field in words; a step nobody has words for stays as the file writes it.
#[must_use]
pub fn place(lang: Lang, field: &str) -> String {
    let mut text = String::new();
    for step in field.split('.') {
        // The value of a counted length stands one level deeper than people think of it.
        if step == "counted" {
            continue;
        }
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(word(step).map_or(step, |(zh, en)| lang.pick(zh, en)));
    }
    text
}

/// The word for one step of a place, in both languages.
fn word(step: &str) -> Option<(&'static str, &'static str)> {
    Some(match step {
        "id" => ("编号", "id"),
        "version" => ("版本", "version"),
        "valid_from" => ("生效日", "valid from"),
        "valid_until" => ("失效日", "valid until"),
        "jurisdiction" => ("法域", "jurisdiction"),
        "source" => ("来源", "source"),
        "grade" => ("核对程度", "how well checked"),
        "code" => ("用途", "purpose"),
        "title" => ("名称", "name"),
        "article" => ("条款", "article"),
        "zh" => ("中文", "Chinese"),
        "en" => ("英文", "English"),
        "lane" => ("谁的承诺", "whose promise"),
        "whose" => ("谁的期限", "whose time"),
        "strength" => ("约束力", "limit or target"),
        "starts" => ("起算", "starts"),
        "after" => ("在其之后", "after"),
        "timing" => ("时长", "length"),
        "count" => ("数量", "count"),
        "unit" => ("单位", "unit"),
        "clock" => ("计时方式", "which time counts"),
        "roll" => ("遇休息日", "on a rest day"),
        "hours" => ("工作时间", "working hours"),
        "pauses" => ("可否暂停", "pauses"),
        "kinds" => ("投诉类型", "kinds"),
        "channels" => ("渠道", "channels"),
        "destinations" => ("寄往", "destinations"),
        "transfers" => ("中转次数", "transfers"),
        "warn" => ("提醒", "warnings"),
        "owed_to" => ("向谁负责", "owed to"),
        "tell" => ("通知", "told to"),
        "on_breach" => ("超时后", "when late"),
        "every" => ("周期", "how often"),
        "by" => ("完成时间", "by when"),
        "time" => ("时间", "time"),
        "opening" => ("开始营业", "opening"),
        "closing" => ("结束营业", "closing"),
        _ => return None,
    })
}
