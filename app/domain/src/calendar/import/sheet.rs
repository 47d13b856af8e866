//! Years as JSON.

use super::{FEWEST_DAYS_OFF, ImportProblem, ImportReason, Reading, name};
use crate::{
    calendar::{Calendar, CalendarProblem, CalendarYear, SpecialDay, book::are_sound},
    deadline::OpenInterval,
    json::tree::{Node, Step, Value},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The form with more than years.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    #[serde(default)]
    years: Vec<CalendarYear>,
    #[serde(default)]
    opening: Option<Vec<OpenInterval>>,
    #[serde(default)]
    short_days: Vec<SpecialDay>,
}

pub(super) fn read(current: &Calendar, text: &str) -> Result<Reading, ImportProblem> {
    let tree = Node::parse(text).map_err(|at| refused(at.line, ImportReason::Unreadable))?;
    let misfit = |(line, misfit)| refused(line, ImportReason::Misfit(misfit));
    let is_list = matches!(tree.value, Value::List(_));
    let sheet = if is_list {
        Sheet { years: tree.to().map_err(misfit)?, opening: None, short_days: Vec::new() }
    } else {
        tree.to::<Sheet>().map_err(misfit)?
    };
    let way: &[Step<'_>] = if is_list { &[] } else { &[Step::Field("years")] };
    let mut seen = BTreeSet::new();
    for (index, year) in sheet.years.iter().enumerate() {
        let path = [way, &[Step::Item(index)]].concat();
        if !seen.insert(year.year) {
            let twice = CalendarProblem::YearTwice { year: year.year };
            return Err(refused(tree.line_at(&path), ImportReason::Year(twice)));
        }
        check(current, year, &tree, &path)?;
    }
    hours(&sheet, &tree)?;
    Ok(Reading { years: sheet.years, opening: sheet.opening, short_days: sheet.short_days })
}

fn refused(line: u32, reason: ImportReason) -> ImportProblem {
    ImportProblem { line, reason }
}

fn check(current: &Calendar, year: &CalendarYear, tree: &Node, path: &[Step<'_>]) -> Result<(), ImportProblem> {
    let field = |name| [path, &[Step::Field(name)]].concat();
    if name(current).is_some_and(|known| known != year.calendar) {
        let other = ImportReason::OtherCalendar { calendar: year.calendar.clone() };
        return Err(refused(tree.line_at(&field("calendar")), other));
    }
    if let Err(problem) = year.check() {
        let listed = |name, index| tree.line_at(&[path, &[Step::Field(name), Step::Item(index)]].concat());
        let day = match &problem {
            CalendarProblem::OtherYear { day, .. }
            | CalendarProblem::ListedTwice { day }
            | CalendarProblem::MakeUpOnWeekday { day } => Some(*day),
            CalendarProblem::Malformed { .. } | CalendarProblem::YearTwice { .. } => None,
        };
        // The last mention is the one too many, and the only one where there is just one.
        let in_work = year.work.iter().rposition(|other| Some(*other) == day);
        let in_off = year.off.iter().rposition(|other| Some(*other) == day);
        let line = in_work.map(|i| listed("work", i)).or_else(|| in_off.map(|i| listed("off", i)));
        return Err(refused(line.unwrap_or_else(|| tree.line_at(path)), ImportReason::Year(problem)));
    }
    if year.off.len() < FEWEST_DAYS_OFF {
        let few = ImportReason::NotAWholeYear { year: year.year, days: crate::calendar::short(year.off.len()) };
        return Err(refused(tree.line_at(&field("off")), few));
    }
    Ok(())
}

fn hours(sheet: &Sheet, tree: &Node) -> Result<(), ImportProblem> {
    if sheet.opening.as_ref().is_some_and(|open| !are_sound(open)) {
        return Err(refused(tree.line_at(&[Step::Field("opening")]), ImportReason::Hours));
    }
    let mut seen = BTreeSet::new();
    for (index, (day, open)) in sheet.short_days.iter().enumerate() {
        let line = tree.line_at(&[Step::Field("short_days"), Step::Item(index)]);
        if !seen.insert(*day) {
            return Err(refused(line, ImportReason::Year(CalendarProblem::ListedTwice { day: *day })));
        }
        if !are_sound(open) {
            return Err(refused(line, ImportReason::Hours));
        }
    }
    Ok(())
}
