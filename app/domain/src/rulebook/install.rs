//! Installing a pack: first as a plan that changes nothing.

use super::{
    diff::{PackChange, diff},
    file::{PackFault, PackFile, PackReason},
    inspect::{self, Placed},
    library::{Installed, Library},
};
use crate::json::tree::{Node, Step};
use chrono::NaiveDate;

/// What an installation would bring about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The new version.
    pub pack: PackFile,
    /// The first day of acceptance it is used for.
    pub first_day: NaiveDate,
    /// The version it takes over from on that day; `None` = a pack that was not there.
    pub replaces: Option<String>,
    /// What differs from that version.
    pub changes: Vec<PackChange>,
    /// The packs as they would be installed.
    pub library: Library,
}

/// What would happen if this text became a version of a pack used from a local day on.
///
/// A day that has begun is refused: deadlines of its cases were computed already, and no installation may move them.
///
/// # Errors
/// Every fault, with its line. Whatever happens, the installed packs stay as they are.
pub fn install(
    library: &Library,
    text: &str,
    activate_from: NaiveDate,
    today: NaiveDate,
) -> Result<Plan, Vec<PackFault>> {
    let (pack, tree) = PackFile::parse_with_lines(text)?;
    let new = Installed { pack, active_from: activate_from };
    let others = library.installed().iter().filter(|other| other.pack.id == new.pack.id);
    let others: Vec<Placing<'_>> = others.map(Placing::of).collect();
    let mut faults: Vec<PackFault> = place(&others, &Placing::of(&new), today)
        .into_iter()
        .map(|(field, reason)| PackFault { line: tree.line_at(&[Step::Field(field)]), reason })
        .collect();
    let mut after = library.clone();
    after.installed.push(new.clone());
    faults.extend(beside_the_others(&after, &new, &tree));
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(faults);
    }
    let first_day = new.first_day();
    let replaced = library.version_on(&new.pack.id, first_day);
    Ok(Plan {
        first_day,
        replaces: replaced.map(|old| old.version.clone()),
        changes: replaced.map(|old| diff(old, &new.pack)).unwrap_or_default(),
        pack: new.pack,
        library: after,
    })
}

/// A version of any kind of pack and its place among the others of the same pack.
pub(crate) struct Placing<'a> {
    pub(crate) version: &'a str,
    pub(crate) active_from: NaiveDate,
    pub(crate) first_day: NaiveDate,
    pub(crate) valid_until: Option<NaiveDate>,
}

impl<'a> Placing<'a> {
    fn of(installed: &'a Installed) -> Self {
        Self {
            version: &installed.pack.version,
            active_from: installed.active_from,
            first_day: installed.first_day(),
            valid_until: installed.pack.valid_until,
        }
    }
}

/// Why a version cannot be activated on that day, whatever it says: each reason with the field it stands on.
pub(crate) fn place(others: &[Placing<'_>], new: &Placing<'_>, today: NaiveDate) -> Vec<(&'static str, PackReason)> {
    let mut faults = Vec::new();
    if others.iter().any(|other| other.version == new.version) {
        faults.push(("version", PackReason::VersionTaken { version: new.version.to_owned() }));
    }
    if let Some(other) = others.iter().find(|other| other.first_day == new.first_day) {
        faults.push(("id", PackReason::DayTaken { version: other.version.to_owned() }));
    }
    if new.valid_until.is_some_and(|until| until < new.first_day) {
        faults.push(("valid_until", PackReason::Validity { rule: String::new() }));
    }
    if new.active_from <= today {
        let earliest = today.succ_opt().unwrap_or(today);
        faults.push(("valid_from", PackReason::InThePast { earliest }));
    }
    faults
}

/// What the new version and the others would say against each other on the days both are used.
fn beside_the_others(after: &Library, new: &Installed, tree: &Node) -> Vec<PackFault> {
    let mut faults = Vec::new();
    let reigns: Vec<_> = after.reigns().collect();
    let Some((_, ours)) = reigns.iter().find(|(version, _)| *version == new) else { return faults };
    for (version, theirs) in &reigns {
        if version.pack.id == new.pack.id {
            continue;
        }
        for (index, a) in inspect::placed(&new.pack).enumerate() {
            let a_name = &a.definition.id;
            for b in inspect::placed(&version.pack) {
                let b_name = [&*version.pack.id, "/", &*b.definition.id].concat();
                let (a, b) = (cut(a, *ours), cut(b, *theirs));
                if let Some(reason) = inspect::together(b, &b_name, a, a_name) {
                    let line = tree.line_at(&[Step::Field("clocks"), Step::Item(index), Step::Field("id")]);
                    faults.push(PackFault { line, reason });
                }
            }
        }
    }
    faults
}

fn cut(placed: Placed<'_>, (from, until): (NaiveDate, NaiveDate)) -> Placed<'_> {
    Placed { from: placed.from.max(from), until: placed.until.min(until), ..placed }
}
