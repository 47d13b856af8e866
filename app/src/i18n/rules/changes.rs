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
        text.push_str(word(lang, step).unwrap_or(step));
    }
    text
}

const fn pair(lang: Lang, zh: &'static str, en: &'static str) -> Option<&'static str> {
    Some(lang.pick(zh, en))
}

fn word(lang: Lang, step: &str) -> Option<&'static str> {
    match step {
        "id" => pair(lang, "编号", "id"),
        "version" => pair(lang, "版本", "version"),
        "valid_from" => pair(lang, "生效日", "valid from"),
        "valid_until" => pair(lang, "失效日", "valid until"),
        "jurisdiction" => pair(lang, "法域", "jurisdiction"),
        "source" => pair(lang, "来源", "source"),
        "grade" => pair(lang, "核对程度", "how well checked"),
        "code" => pair(lang, "用途", "purpose"),
        "title" => pair(lang, "名称", "name"),
        "article" => pair(lang, "条款", "article"),
        "zh" => pair(lang, "中文", "Chinese"),
        "en" => pair(lang, "英文", "English"),
        "lane" => pair(lang, "谁的承诺", "whose promise"),
        "whose" => pair(lang, "谁的期限", "whose time"),
        "strength" => pair(lang, "约束力", "limit or target"),
        "starts" => pair(lang, "起算", "starts"),
        "after" => pair(lang, "在其之后", "after"),
        "timing" => pair(lang, "时长", "length"),
        "count" => pair(lang, "数量", "count"),
        "unit" => pair(lang, "单位", "unit"),
        "clock" => pair(lang, "计时方式", "which time counts"),
        "roll" => pair(lang, "遇休息日", "on a rest day"),
        "hours" => pair(lang, "工作时间", "working hours"),
        "pauses" => pair(lang, "可否暂停", "pauses"),
        "kinds" => pair(lang, "投诉类型", "kinds"),
        "channels" => pair(lang, "渠道", "channels"),
        "destinations" => pair(lang, "寄往", "destinations"),
        "transfers" => pair(lang, "中转次数", "transfers"),
        "warn" => pair(lang, "提醒", "warnings"),
        "owed_to" => pair(lang, "向谁负责", "owed to"),
        "tell" => pair(lang, "通知", "told to"),
        "on_breach" => pair(lang, "超时后", "when late"),
        "every" => pair(lang, "周期", "how often"),
        "by" => pair(lang, "完成时间", "by when"),
        "time" => pair(lang, "时间", "time"),
        "opening" => pair(lang, "开始营业", "opening"),
        "closing" => pair(lang, "结束营业", "closing"),
        _ => None,
    }
}
