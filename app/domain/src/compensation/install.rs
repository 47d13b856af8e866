//! Installing terms of compensation: several versions of each side by side, every one with the day from which it is used.

use super::{
    BUILTIN, CompensationBook, CompensationPack, CompensationPackProblem, LARGEST_PACK_BYTES, Shortfall, shortfalls,
};
use crate::{
    json::tree::{Node, Step, Value},
    rulebook::{
        diff::{Naming, PackChange, Part, between, word},
        file::{PackFault, PackReason},
        install::{Placing, place},
        is_name,
    },
};
use chrono::NaiveDate;

/// One version of some terms and the day from which it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstalledTerms {
    /// The terms as their file has them.
    pub pack: CompensationPack,
    /// First local day of acceptance of the parcel for which they are used.
    pub active_from: NaiveDate,
}

/// What an installation would bring about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermsPlan {
    /// The new version.
    pub pack: CompensationPack,
    /// The first day of acceptance it is used for.
    pub first_day: NaiveDate,
    /// The version it takes over from on that day; `None` = terms that were not there.
    pub replaces: Option<String>,
    /// What differs from that version.
    pub changes: Vec<PackChange>,
    /// Where our own terms would pay less than the law in force gives. A warning: it refuses nothing.
    pub shortfalls: Vec<Shortfall>,
    /// The terms as they would be installed.
    pub installed: Vec<InstalledTerms>,
}

impl InstalledTerms {
    /// The terms this version of the program brings along, each used from the day it is valid from.
    ///
    /// # Errors
    /// What is wrong with one of them; the tests see to it that nothing is.
    pub fn builtin() -> Result<Vec<Self>, CompensationPackProblem> {
        let read = |text| CompensationPack::parse(text).map(|pack| Self { active_from: pack.valid_from, pack });
        BUILTIN.into_iter().map(read).collect()
    }

    /// The first day it is used for, unless a successor comes earlier.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.active_from.max(self.pack.valid_from)
    }

    fn placing(&self) -> Placing<'_> {
        Placing {
            version: &self.pack.version,
            active_from: self.active_from,
            first_day: self.first_day(),
            valid_until: self.pack.valid_until,
        }
    }
}

impl CompensationBook {
    /// The book of installed terms, each version cut to the days it is used for.
    ///
    /// # Errors
    /// [`CompensationPackProblem`] where a version is unsound or left without a day.
    pub fn of(installed: &[InstalledTerms]) -> Result<Self, CompensationPackProblem> {
        let cut = |version: &InstalledTerms| {
            let from = version.first_day();
            let same = installed.iter().filter(|other| other.pack.id == version.pack.id);
            let next = same.map(InstalledTerms::first_day).filter(|&other| other > from).min();
            let ends = [version.pack.valid_until, next.and_then(|next| next.pred_opt())];
            let valid_until = ends.into_iter().flatten().min();
            CompensationPack { valid_from: from, valid_until, ..version.pack.clone() }
        };
        Self::from_packs(installed.iter().map(cut).collect())
    }
}

/// Whether a text looks like terms of compensation rather than a pack of clocks.
#[must_use]
pub fn are_terms(text: &str) -> bool {
    if text.len() > LARGEST_PACK_BYTES {
        return false;
    }
    let Ok(Node { value: Value::Object(fields), .. }) = Node::parse(unmarked(text)) else { return false };
    let has = |names: &[&str]| fields.iter().any(|(name, _)| names.contains(&name.as_str()));
    has(&["causes", "measures", "payees"]) && !has(&["clocks", "schedules"])
}

/// Reads terms that a person brings, with their names and dates checked like those of other packs.
///
/// # Errors
/// The first fault of the text, or every fault of its names, with their lines.
pub fn read(text: &str) -> Result<CompensationPack, Vec<PackFault>> {
    let text = unmarked(text);
    let pack = CompensationPack::import(text).map_err(|problem| vec![told(text, problem)])?;
    let names = [("id", &pack.id), ("version", &pack.version)];
    let faults: Vec<PackFault> = names
        .into_iter()
        .filter(|(_, name)| !is_name(name))
        .map(|(field, name)| PackFault {
            line: line_of(text, field),
            reason: PackReason::Name { name: name.chars().take(64).collect() },
        })
        .collect();
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

/// What would happen if this text became a version of some terms used from a local day on.
///
/// # Errors
/// Every fault, with its line. Whatever happens, the installed terms stay as they are.
pub fn install(
    installed: &[InstalledTerms],
    text: &str,
    activate_from: NaiveDate,
    today: NaiveDate,
) -> Result<TermsPlan, Vec<PackFault>> {
    let new = InstalledTerms { pack: read(text)?, active_from: activate_from };
    let others = installed.iter().filter(|other| other.pack.id == new.pack.id);
    let others: Vec<Placing<'_>> = others.map(InstalledTerms::placing).collect();
    let text = unmarked(text);
    let mut faults: Vec<PackFault> = place(&others, &new.placing(), today)
        .into_iter()
        .map(|(field, reason)| PackFault { line: line_of(text, field), reason })
        .collect();
    let mut after = installed.to_vec();
    after.push(new.clone());
    let book = CompensationBook::of(&after).unwrap_or_else(|problem| {
        if faults.is_empty() {
            faults.push(told(text, problem));
        }
        CompensationBook::default()
    });
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(faults);
    }
    let first_day = new.first_day();
    let old = CompensationBook::of(installed).unwrap_or_default();
    let replaced = old.on(&new.pack.id, first_day).map(|old| old.version.clone());
    // Compared as the files have them: the days that were cut are no change of what is written.
    let as_written = |version: &String| {
        installed.iter().find(|other| other.pack.id == new.pack.id && other.pack.version == *version)
    };
    let changes = replaced.as_ref().and_then(as_written).map(|old| diff(&old.pack, &new.pack)).unwrap_or_default();
    let shortfalls = shortfalls(&book, &new.pack.id, &new.pack.version, old.on(&new.pack.id, first_day));
    Ok(TermsPlan { first_day, replaces: replaced, changes, shortfalls, pack: new.pack, installed: after })
}

/// Everything that differs between two versions of some terms.
#[must_use]
pub fn diff(old: &CompensationPack, new: &CompensationPack) -> Vec<PackChange> {
    let ground: Naming = |rule| word(rule, "ground");
    let kinds: Naming = |rule| words(rule, "kinds");
    let concern: Naming = |rule| match words(rule, "items") {
        items if items.is_empty() => word(rule, "cover"),
        items => [word(rule, "cover"), items].join("+"),
    };
    let parts = [
        (Part::Exemption, "exemptions", ground),
        (Part::Refusal, "refusals", ground),
        (Part::Cause, "causes", kinds),
        (Part::Measure, "measures", concern),
    ];
    between(old, new, &parts)
}

fn words(rule: &serde_json::Value, field: &str) -> String {
    let list = rule.get(field).and_then(serde_json::Value::as_array);
    let words = list.into_iter().flatten().filter_map(serde_json::Value::as_str);
    words.collect::<Vec<_>>().join("+")
}

/// Editors like to put an invisible mark before the first character.
fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn told(text: &str, problem: CompensationPackProblem) -> PackFault {
    PackFault { line: problem.line(text).unwrap_or(1), reason: PackReason::Terms(problem) }
}

/// The line of a field of the pack itself.
fn line_of(text: &str, field: &str) -> u32 {
    Node::parse(text).map_or(1, |tree| tree.line_at(&[Step::Field(field)]))
}
