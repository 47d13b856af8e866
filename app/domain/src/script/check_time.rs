//! Lengths of time that a text names, held against the clocks of the rule packs.
//!
//! A script that says «within 20 minutes» makes a promise. When the pack changes, such words would go on promising the
//! old time; so a node names the clocks its words speak of, and any other length of time is a problem.

use super::{Node, check::What, publish::texts};
use crate::{
    deadline::Unit,
    rulebook::{definition::Length as ClockLength, library::Library as RuleLibrary},
    search::halfwidth,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A length of time as people say it: an hour is sixty minutes, a week seven days, a year twelve months.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Length {
    Minutes(u32),
    Days(u32),
    Workdays(u32),
    Months(u32),
}

/// What the clocks of the rule packs count, by the name that a clock has in its pack.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spoken(BTreeMap<String, Option<Length>>);

impl Spoken {
    /// The clocks in force on a local day.
    #[must_use]
    pub fn on(rules: &RuleLibrary, day: NaiveDate) -> Self {
        let entries = rules.entries_on(day).map(|entry| {
            let length = match &entry.definition.timing {
                ClockLength::Counted(timing) => counted(timing.unit, timing.count),
                _ => None,
            };
            (entry.definition.id.clone(), length)
        });
        Self(entries.collect())
    }
}

const fn counted(unit: Unit, count: u32) -> Option<Length> {
    match unit {
        Unit::Minute => Some(Length::Minutes(count)),
        Unit::Hour => Some(Length::Minutes(count.saturating_mul(60))),
        Unit::Day => Some(Length::Days(count)),
        Unit::Workday => Some(Length::Workdays(count)),
        Unit::Month => Some(Length::Months(count)),
        Unit::Year => Some(Length::Months(count.saturating_mul(12))),
        Unit::SameDay => None,
    }
}

/// Times in the words of a node that no clock it names has, and names that no clock has.
pub(super) fn flaws(node: &Node, spoken: &Spoken) -> Vec<What> {
    let unknown = node.clocks.iter().filter(|id| !spoken.0.contains_key(*id));
    let mut flaws: Vec<What> = unknown.map(|id| What::UnknownClock(id.clone())).collect();
    let named: Vec<Length> = node.clocks.iter().filter_map(|id| spoken.0.get(id).copied().flatten()).collect();
    for text in texts(node) {
        let lengths = in_chinese(&text.zh).into_iter().chain(in_english(&text.en));
        let others = lengths.filter(|(_, length)| !named.contains(length));
        flaws.extend(others.map(|(words, _)| What::OtherTime(words)));
    }
    flaws
}

/// How many of a unit make which length.
type Count = fn(u32) -> Length;

/// Units as they are written behind a number, the longer ones first.
const CHINESE: [(&str, Count); 9] = [
    ("个月", Length::Months),
    ("工作日", Length::Workdays),
    ("分钟", Length::Minutes),
    ("小时", |n| Length::Minutes(n.saturating_mul(60))),
    ("星期", |n| Length::Days(n.saturating_mul(7))),
    ("周", |n| Length::Days(n.saturating_mul(7))),
    ("天", Length::Days),
    ("日", Length::Days),
    ("年", |n| Length::Months(n.saturating_mul(12))),
];

fn in_chinese(text: &str) -> Vec<(String, Length)> {
    let text: String = halfwidth(text).chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
    let mut found = Vec::new();
    for (at, _) in text.char_indices() {
        let (before, rest) = text.split_at(at);
        let Some((unit, length)) = CHINESE.into_iter().find(|(unit, _)| rest.starts_with(unit)) else { continue };
        let number = trailing_number(before.strip_suffix('个').unwrap_or(before));
        if number.is_empty() {
            continue;
        }
        let words = [&*number, unit].concat();
        match (&*number, unit) {
            ("半", "小时") => found.push((words, Length::Minutes(30))),
            // A number that is none of these is no clock's either: it is told as a length that none has.
            _ => found.push((words, value(&number).map_or(Length::Minutes(u32::MAX), length))),
        }
    }
    found
}

/// The number a text ends with.
fn trailing_number(text: &str) -> String {
    let digits: Vec<char> =
        text.chars().rev().take_while(|c| c.is_ascii_digit() || "零一二两三四五六七八九十百半".contains(*c)).collect();
    digits.into_iter().rev().collect()
}

/// A number up to 999 in digits or in Chinese.
fn value(number: &str) -> Option<u32> {
    if number.chars().all(|c| c.is_ascii_digit()) {
        return number.parse().ok();
    }
    let (mut sum, mut digit) = (0_u32, None);
    for c in number.chars() {
        match c {
            '十' => sum = sum.checked_add(digit.take().unwrap_or(1) * 10)?,
            '百' => sum = sum.checked_add(digit.take()? * 100)?,
            '两' => digit = Some(2),
            _ => digit = Some(u32::try_from("零一二三四五六七八九".chars().position(|d| d == c)?).ok()?),
        }
    }
    sum.checked_add(digit.unwrap_or(0))
}

const NUMBERS: [(&str, u32); 19] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
    ("hundred", 100),
];

fn in_english(text: &str) -> Vec<(String, Length)> {
    let text = halfwidth(text).to_ascii_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let before = |back: usize| i.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let working = matches!(before(1), "working" | "business");
        let back = usize::from(working || before(1) == "calendar");
        let (number, unit) = (before(back + 1), *word);
        let Some(length) = english_unit(unit, working) else { continue };
        if (before(2), number, unit) == ("half", "an", "hour") {
            found.push(("half an hour".to_owned(), Length::Minutes(30)));
        } else if let Some(count) = english_number(number) {
            found.push(([number, " ", unit].concat(), length(count)));
        }
    }
    found
}

fn english_number(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value))
}

fn english_unit(word: &str, working: bool) -> Option<Count> {
    match word.strip_suffix('s').unwrap_or(word) {
        "minute" => Some(Length::Minutes),
        "hour" => Some(|n| Length::Minutes(n.saturating_mul(60))),
        "day" if working => Some(Length::Workdays),
        "day" => Some(Length::Days),
        "week" => Some(|n| Length::Days(n.saturating_mul(7))),
        "month" => Some(Length::Months),
        "year" => Some(|n| Length::Months(n.saturating_mul(12))),
        _ => None,
    }
}
