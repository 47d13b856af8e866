//! What changed between two versions of a pack, field by field.

use super::file::PackFile;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One change between two versions of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackChange {
    /// A field of the pack itself.
    Header(FieldChange),
    /// A rule that was not there.
    Added(RuleName),
    /// A rule that is gone.
    Removed(RuleName),
    /// A rule that says something else.
    Changed {
        /// Which one.
        rule: RuleName,
        /// Its fields that differ, at least one.
        fields: Vec<FieldChange>,
    },
}

/// Which rule of a pack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct RuleName {
    /// What it is.
    pub part: Part,
    /// Its id; of compensation what it concerns, for instance `loss+total_damage` or `uninsured`.
    pub id: String,
    /// Of several rules with this id the how manieth, from 1.
    pub edition: u32,
}

/// A part of a pack.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Clocks.
    Clock,
    /// Recurring duties.
    Schedule,
    /// Of terms of compensation: when nothing is owed.
    Exemption,
    /// Of terms of compensation: when a claim is turned down.
    Refusal,
    /// Of terms of compensation: what each kind of claim gets.
    Cause,
    /// Of terms of compensation: how large an amount is.
    Measure,
}

/// A field that differs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its place, for instance `timing.counted.count`.
    pub field: String,
    /// Its value so far, as the file writes it; `None` = absent.
    pub before: Option<String>,
    /// Its value from now on; `None` = absent.
    pub after: Option<String>,
}

/// Everything that differs: the pack itself first, then its rules by name.
#[must_use]
pub fn diff(old: &PackFile, new: &PackFile) -> Vec<PackChange> {
    let id: Naming = |rule| word(rule, "id");
    between(old, new, &[(Part::Clock, "clocks", id), (Part::Schedule, "schedules", id)])
}

/// How a rule is called.
pub(crate) type Naming = fn(&Value) -> String;

/// A word of a rule.
pub(crate) fn word(rule: &Value, field: &str) -> String {
    rule.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Everything that differs between two versions whose rules stand in these fields.
pub(crate) fn between<T: Serialize>(old: &T, new: &T, parts: &[(Part, &str, Naming)]) -> Vec<PackChange> {
    let (before, after) = (taken_apart(old, parts), taken_apart(new, parts));
    let mut changes: Vec<PackChange> =
        fields(&before.header, &after.header).into_iter().map(PackChange::Header).collect();
    let names: BTreeSet<&RuleName> = before.rules.keys().chain(after.rules.keys()).collect();
    changes.extend(names.into_iter().filter_map(|name| match (before.rules.get(name), after.rules.get(name)) {
        (None, _) => Some(PackChange::Added(name.clone())),
        (_, None) => Some(PackChange::Removed(name.clone())),
        (Some(before), Some(after)) => {
            let fields = fields(before, after);
            (!fields.is_empty()).then(|| PackChange::Changed { rule: name.clone(), fields })
        }
    }));
    changes
}

struct Parts {
    header: Value,
    rules: BTreeMap<RuleName, Value>,
}

/// A pack as the values of its file.
fn taken_apart<T: Serialize>(pack: &T, parts: &[(Part, &str, Naming)]) -> Parts {
    let mut header = serde_json::to_value(pack).unwrap_or_default();
    let mut rules = BTreeMap::new();
    for &(part, field, naming) in parts {
        let Some(Value::Array(list)) = header.as_object_mut().and_then(|fields| fields.remove(field)) else { continue };
        for rule in list {
            let mut name = RuleName { part, id: naming(&rule), edition: 1 };
            while rules.contains_key(&name) {
                name.edition += 1;
            }
            rules.insert(name, rule);
        }
    }
    Parts { header, rules }
}

fn fields(before: &Value, after: &Value) -> Vec<FieldChange> {
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    leaves("", before, &mut old);
    leaves("", after, &mut new);
    let places: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let change = |place: &String| {
        let (before, after) = (old.get(place), new.get(place));
        let field = || FieldChange { field: place.clone(), before: before.cloned(), after: after.cloned() };
        (before != after).then(field)
    };
    places.into_iter().filter_map(change).collect()
}

/// The values at the ends of an object, each with its place. A list is one value: its order is its meaning.
fn leaves(place: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let place = if place.is_empty() { name.clone() } else { [place, ".", name].concat() };
                leaves(&place, value, into);
            }
        }
        Value::String(text) => {
            into.insert(place.to_owned(), text.clone());
        }
        other => {
            into.insert(place.to_owned(), other.to_string());
        }
    }
}
