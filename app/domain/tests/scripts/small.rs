//! A library small enough to hold in one's head, and a source of numbers.

use domain::{
    complaint::{Field, Form, Input},
    script::{Library, Run, Script, Slot},
};

/// `main`: hello (say) → kind (choose: damage or delay) → a fork → `packed_by` (choose) or `promised_on` (ask)
/// → the script `who` (`contact_name`) → promise (say, repeated) → close.
pub const MAIN: &str = r#"{
  "id": "main", "version": 3, "title": {"zh": "主脚本", "en": "Main"},
  "summary": {"zh": "主要的一段", "en": "The main piece"}, "keywords": ["破损", "late"], "start": "hello",
  "nodes": [
    {"id": "hello", "label": {"zh": "问候", "en": "Hello"},
     "body": {"say": {"text": {"zh": "您好", "en": "Hello"}, "goto": "kind"}}},
    {"id": "kind", "label": {"zh": "类型", "en": "Kind"},
     "body": {"choose": {"text": {"zh": "怎么了？", "en": "What is wrong?"}, "field": "kind", "answers": [
       {"label": {"zh": "破损", "en": "Damage"}, "value": "damage", "goto": "fork"},
       {"label": {"zh": "延误", "en": "Delay"}, "value": "delay", "goto": "fork"}]}}},
    {"id": "fork", "label": {"zh": "分支", "en": "Fork"},
     "body": {"check": {"cases": [{"when": {"equals": ["kind", "damage"]}, "goto": "packed"}], "otherwise": "day"}}},
    {"id": "packed", "label": {"zh": "包装", "en": "Packing"},
     "body": {"choose": {"text": {"zh": "谁包的？", "en": "Who packed it?"}, "field": "packed_by", "answers": [
       {"label": {"zh": "自己", "en": "Sender"}, "value": "sender", "goto": "who"},
       {"label": {"zh": "取件员", "en": "Courier"}, "value": "courier", "goto": "who"}]}}},
    {"id": "day", "label": {"zh": "日期", "en": "Day"},
     "body": {"ask": {"text": {"zh": "哪天到？", "en": "Which day?"}, "field": "promised_on", "goto": "who"}}},
    {"id": "who", "label": {"zh": "来电人", "en": "Caller"}, "body": {"call": {"script": "who", "then": "promise"}}},
    {"id": "promise", "label": {"zh": "承诺", "en": "Promise"},
     "body": {"say": {"text": {"zh": "{due_handle}前回复", "en": "By {due_handle}"}, "goto": "close", "repeat": true}}},
    {"id": "close", "label": {"zh": "结束", "en": "Close"},
     "body": {"end": {"text": {"zh": "再见", "en": "Goodbye"}, "outcome": "complaint_filed"}}}
  ]
}"#;

/// `who`: asks for the name, and is normally called.
pub const WHO: &str = r#"{
  "id": "who", "version": 1, "title": {"zh": "来电人", "en": "Caller"},
  "summary": {"zh": "问来电人", "en": "Who is calling"}, "group": "part", "start": "name",
  "nodes": [
    {"id": "name", "label": {"zh": "称呼", "en": "Name"},
     "body": {"ask": {"text": {"zh": "怎么称呼？", "en": "Your name?"}, "field": "contact_name", "goto": "noted"}}},
    {"id": "noted", "label": {"zh": "记好", "en": "Noted"},
     "body": {"end": {"text": {"zh": "记好了", "en": "Noted"}, "outcome": "follow_up"}}}
  ]
}"#;

pub fn script(json: &str) -> Script {
    serde_json::from_str(json).expect("a script")
}

pub fn library() -> Library {
    Library { scripts: vec![script(MAIN), script(WHO)] }
}

/// The small library with one piece of its JSON exchanged.
pub fn with(from: &str, to: &str) -> Library {
    assert!(MAIN.contains(from), "{from} is not in the small script");
    Library { scripts: vec![script(&MAIN.replace(from, to)), script(WHO)] }
}

pub fn form(fields: &[(Field, &str)]) -> Form {
    fields.iter().map(|(f, v)| (*f, (*v).to_owned())).collect()
}

/// The name of the node the run is at.
pub fn at(run: &Run) -> &str {
    &run.here().expect("somewhere").step.place.node.0
}

/// The names of the nodes on the trail.
pub fn trail(run: &Run) -> Vec<&str> {
    run.trail().into_iter().map(|i| run.visits[i as usize].step.place.node.0.as_str()).collect()
}

/// Numbers that look random and are the same every time (xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }
}

/// A valid answer.
pub fn some_value(slot: impl Into<Slot>, dice: &mut Dice) -> String {
    match slot.into().input() {
        Input::Choice(codes) => codes[dice.below(codes.len())].to_owned(),
        Input::Money => format!("{}.50", 1 + dice.below(9000)),
        Input::Count => dice.below(20).to_string(),
        Input::Moment => "2026-11-21T10:34".to_owned(),
        Input::Day => "2026-11-21".to_owned(),
        Input::Phone => "13800138000".to_owned(),
        Input::Waybill => "YT7702551603186".to_owned(),
        Input::Line(_) | Input::Text(_) => "客户这样说".to_owned(),
    }
}
