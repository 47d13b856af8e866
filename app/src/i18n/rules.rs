//! Rule packs and calendars in words: what a rule says, why a pack is refused, what a new version changes.

mod calendars;
mod changes;
mod definitions;
mod faults;
mod lengths;

pub use super::terms::{grade, lane, strength};
pub use calendars::{calendar_change, calendar_problem, import_problem, missing_year};
pub use changes::{ChangeText, pack_change, place};
pub use definitions::{breach, destination, party, pauses, scope, start, warning, whose};
pub use faults::{misfit, pack_fault, pack_problem, pack_reason};
pub use lengths::{by, every, length, opening, roll, run, timing, unit};

use super::time;
use crate::preferences::Lang;
use chrono::NaiveDate;
use domain::rulebook::Named;

/// The name in a language.
#[must_use]
pub fn named(lang: Lang, named: &Named) -> &str {
    match lang {
        Lang::Zh => &named.zh,
        Lang::En => &named.en,
    }
}

/// From when to when something is in force.
#[must_use]
pub fn validity(lang: Lang, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let from = time::full_day(lang, from);
    match until.filter(|until| *until < NaiveDate::MAX) {
        None => lang.pick(["自 ", &from, " 起"], ["from ", &from, ""]).concat(),
        Some(until) => {
            let until = time::full_day(lang, until);
            lang.pick(["", &from, " 至 ", &until], ["", &from, " to ", &until]).concat()
        }
    }
}

/// `遗失、破损`, `Loss, Damage`
fn joined(lang: Lang, words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let comma = lang.pick("、", ", ");
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(comma);
        }
        text.push_str(word.as_ref());
    }
    text
}

#[cfg(test)]
mod tests;
