//! Years as ICS: all-day events, each marked as days off or as make-up working days.

use super::{FEWEST_DAYS_OFF, ImportProblem, ImportReason, Reading, name};
use crate::calendar::{Calendar, CalendarProblem, CalendarYear, DayKind};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The longest event, in days.
const LONGEST_EVENT: i64 = 31;

/// The longest name of a file that is kept as the source.
const LONGEST_SOURCE: usize = 200;

/// Marks of a make-up working day in a summary. Looked for first: «国庆节假期补班» is worked.
const WORKED: [&str; 6] = ["补班", "上班", "(班)", "（班）", "(workday)", "make-up"];
/// Marks of a day off in a summary.
const OFF: [&str; 4] = ["休", "假", "holiday", "day off"];

/// Whether people work on each day, and on which line that is said.
type Days = BTreeMap<NaiveDate, (Mark, u32)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Off,
    Worked,
}

/// What is known of the event being read.
#[derive(Default)]
struct Event {
    begins: u32,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    summary: String,
    special: Option<Mark>,
    is_cancelled: bool,
}

pub(super) fn read(current: &Calendar, text: &str) -> Result<Reading, ImportProblem> {
    let (days, source) = days(text)?;
    let calendar = name(current).unwrap_or("CN-mainland");
    let mut years: BTreeMap<i32, CalendarYear> = BTreeMap::new();
    let mut first_lines: BTreeMap<i32, u32> = BTreeMap::new();
    for (&day, &(mark, line)) in &days {
        if mark == Mark::Worked && DayKind::by_weekday(day) == DayKind::Workday {
            return Err(refused(line, ImportReason::Year(CalendarProblem::MakeUpOnWeekday { day })));
        }
        first_lines.entry(day.year()).or_insert(line);
        let year = years.entry(day.year()).or_insert_with(|| CalendarYear {
            calendar: calendar.to_owned(),
            year: day.year(),
            off: Vec::new(),
            work: Vec::new(),
            source: source.clone(),
        });
        if mark == Mark::Off { year.off.push(day) } else { year.work.push(day) }
    }
    for (number, year) in &mut years {
        if year.off.len() >= FEWEST_DAYS_OFF {
            continue;
        }
        // Some days at the edge of another year: they are added where the rest is known.
        let Some(known) = current.years.get(number) else {
            let line = first_lines.get(number).copied().unwrap_or(1);
            return Err(refused(
                line,
                ImportReason::NotAWholeYear { year: *number, days: crate::calendar::short(year.off.len()) },
            ));
        };
        *year = merged(known, year);
    }
    Ok(Reading { years: years.into_values().collect(), opening: None, short_days: Vec::new() })
}

fn refused(line: u32, reason: ImportReason) -> ImportProblem {
    ImportProblem { line, reason }
}

fn merged(known: &CalendarYear, new: &CalendarYear) -> CalendarYear {
    let with = |kept: &[NaiveDate], added: &[NaiveDate], gone: &[NaiveDate]| {
        let kept = kept.iter().filter(|day| !gone.contains(day));
        let days: std::collections::BTreeSet<NaiveDate> = kept.chain(added).copied().collect();
        days.into_iter().collect()
    };
    CalendarYear {
        off: with(&known.off, &new.off, &new.work),
        work: with(&known.work, &new.work, &new.off),
        ..known.clone()
    }
}

/// All days of all events, and the name the file gives itself.
fn days(text: &str) -> Result<(Days, String), ImportProblem> {
    let (mut days, mut source) = (Days::new(), String::new());
    let mut open: Vec<String> = Vec::new();
    let mut event = Event::default();
    let mut last_line = 1;
    for (line, content) in unfolded(text) {
        last_line = line;
        let unreadable = || refused(line, ImportReason::Unreadable);
        let (property, value) = content.split_once(':').ok_or_else(unreadable)?;
        let property = property.to_ascii_uppercase();
        let field = property.split(';').next().unwrap_or_default();
        let part = value.trim().to_ascii_uppercase();
        match field {
            "BEGIN" if open.is_empty() && part != "VCALENDAR" => return Err(unreadable()),
            "BEGIN" => {
                if part == "VEVENT" {
                    event = Event { begins: line, ..Event::default() };
                }
                open.push(part);
            }
            "END" if open.pop().as_deref() != Some(&*part) => return Err(unreadable()),
            "END" if part == "VEVENT" => enter(&mut days, &event)?,
            "END" => {}
            _ if open.is_empty() => return Err(unreadable()),
            "X-WR-CALNAME" if open.len() == 1 => source = value.trim().chars().take(LONGEST_SOURCE).collect(),
            _ if open.last().is_some_and(|part| part == "VEVENT") => {
                event.take(field, &property, value.trim(), line)?;
            }
            _ => {}
        }
    }
    if !open.is_empty() {
        return Err(refused(last_line, ImportReason::Unreadable));
    }
    Ok((days, if source.is_empty() { "ICS".to_owned() } else { source }))
}

/// The lines of a text with their numbers, continued lines put together.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, last))) => last.push_str(more),
            _ if line.trim().is_empty() => {}
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

impl Event {
    fn take(&mut self, field: &str, property: &str, value: &str, line: u32) -> Result<(), ImportProblem> {
        match field {
            "DTSTART" | "DTEND" => {
                // A time of day or a zone would make it something else than whole days.
                let day = date(value).filter(|_| !property.contains("DATE-TIME"));
                let day = Some(day.ok_or_else(|| refused(line, ImportReason::Span))?);
                if field == "DTSTART" { self.from = day } else { self.until = day }
            }
            "DURATION" => return Err(refused(line, ImportReason::Span)),
            "RRULE" | "RDATE" | "EXDATE" => return Err(refused(line, ImportReason::Repeating)),
            "SUMMARY" => value.to_lowercase().clone_into(&mut self.summary),
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "X-APPLE-SPECIAL-DAY" => {
                self.special = match value {
                    "WORK-HOLIDAY" => Some(Mark::Off),
                    "ALTERNATE-WORKDAY" => Some(Mark::Worked),
                    _ => None,
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn mark(&self) -> Option<Mark> {
        let says = |words: &[&str]| words.iter().any(|word| self.summary.contains(word));
        let by_summary = if says(&WORKED) { Some(Mark::Worked) } else { says(&OFF).then_some(Mark::Off) };
        self.special.or(by_summary)
    }
}

/// A date of eight digits.
fn date(value: &str) -> Option<NaiveDate> {
    let is_date = value.len() == 8 && value.is_ascii();
    is_date.then(|| crate::time::day_of(&value[..4], &value[4..6], &value[6..]))?
}

fn enter(days: &mut Days, event: &Event) -> Result<(), ImportProblem> {
    if event.is_cancelled {
        return Ok(());
    }
    let line = event.begins;
    let span = || refused(line, ImportReason::Span);
    let from = event.from.ok_or_else(span)?;
    // The end is the day after the last one; without it the event is one day.
    let until = event.until.or_else(|| from.succ_opt()).ok_or_else(span)?;
    let length = (until - from).num_days();
    if !(1..=LONGEST_EVENT).contains(&length) {
        return Err(span());
    }
    let mark = event.mark().ok_or_else(|| refused(line, ImportReason::Unclear))?;
    for day in from.iter_days().take_while(|day| *day < until) {
        // The same thing may be said twice: festivals overlap.
        if days.insert(day, (mark, line)).is_some_and(|(other, _)| other != mark) {
            return Err(refused(line, ImportReason::Year(CalendarProblem::ListedTwice { day })));
        }
    }
    Ok(())
}
