//! What an administrator changes by hand: the hours of business units, and emergencies that close them.
//!
//! Like an import, every change is planned first and then becomes a new edition, so that there is one way in. Hours count
//! for what is accepted from a day on; a closure is a fact and counts at once for whatever is counted from now on. What
//! was promised stays promised: no deadline that runs is counted again.

use super::{
    Calendar,
    book::{BookProblem, CalendarBook, Edition, UnitHours, are_sound},
    closure::{Closure, ClosureCause, Entry, LONGEST_DAYS},
    import::Change,
    install::{EditionPlan, name},
};
use crate::{
    deadline::OpenInterval,
    time::{Instant, local_day},
};
use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// The longest name of a business unit, in characters.
pub const LONGEST_NAME: usize = 40;

/// The longest note on a closure, in characters.
pub const LONGEST_NOTE: usize = 200;

/// How many days a change may lie ahead or back. What lies further is a slip in the year.
pub const FARTHEST_DAYS: i64 = 366;

/// One change. Where a unit is asked for, `None` is the house as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Adjustment {
    /// A business unit that was not listed. Until its edition begins it has the hours of the house.
    AddUnit {
        /// Its name.
        unit: String,
        /// Open intervals of its working days.
        opening: Vec<OpenInterval>,
    },
    /// Other hours.
    SetHours {
        /// Whose.
        unit: Option<String>,
        /// First local day of acceptance they count for.
        from: NaiveDate,
        /// Open intervals of working days; only the house may have none, and then each rule names its own.
        opening: Vec<OpenInterval>,
    },
    /// An emergency.
    Close {
        /// What it closes.
        unit: Option<String>,
        /// Closed from.
        from: Instant,
        /// Open again at.
        until: Instant,
        /// What happened.
        cause: ClosureCause,
        /// What else there is to say; needed where the cause says nothing.
        note: String,
    },
    /// An emergency that is over earlier than was said.
    Reopen {
        /// The units of the closure.
        units: Vec<String>,
        /// Its beginning.
        from: Instant,
        /// Open again at. Before the closure begins: it did not come about.
        at: Instant,
    },
}

/// Why a change is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustProblem {
    /// A name that is empty, longer than [`LONGEST_NAME`], or not one line of text.
    #[error("not a name of a business unit")]
    Name,
    /// There is a unit of this name, with other hours.
    #[error("this business unit is listed already")]
    UnitTaken,
    /// There is no unit of this name.
    #[error("no such business unit")]
    UnknownUnit,
    /// Hours that overlap or end before they begin.
    #[error("hours that contradict themselves")]
    Hours,
    /// A unit needs hours.
    #[error("a business unit needs hours")]
    NoHours,
    /// Hours from a day that is over, or before the newest edition begins.
    #[error("not before {first_day}")]
    TooEarly {
        /// The first day that is possible.
        first_day: NaiveDate,
    },
    /// More than [`FARTHEST_DAYS`] from today.
    #[error("too far from today")]
    TooFar,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// Longer than [`LONGEST_DAYS`].
    #[error("longer than an emergency lasts")]
    TooLong,
    /// Another closure of the same unit lies in the same time.
    #[error("closed already from {from} to {until}")]
    Overlaps {
        /// Its beginning.
        from: Instant,
        /// Its end.
        until: Instant,
    },
    /// The cause says nothing, so words are needed.
    #[error("say what happened")]
    NoteNeeded,
    /// More than [`LONGEST_NOTE`], or with signs that are not text.
    #[error("the note is too long")]
    Note,
    /// There is no such closure.
    #[error("no such closure")]
    NoSuchClosure,
    /// It has ended.
    #[error("over since {until}")]
    Over {
        /// Since when.
        until: Instant,
    },
    /// The new end is not earlier than the one that is known.
    #[error("it ends at {until} anyhow")]
    NotEarlier {
        /// The end that is known.
        until: Instant,
    },
    /// The calendar would contradict itself in another way.
    #[error(transparent)]
    Book(BookProblem),
}

impl CalendarBook {
    /// What this change would bring about. What it says already is a plan without changes.
    ///
    /// # Errors
    /// [`AdjustProblem`]. Whatever happens, the calendar stays as it is.
    pub fn adjust(
        &self,
        adjustment: &Adjustment,
        entry: Entry,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<EditionPlan, AdjustProblem> {
        let today = local_day(entry.at);
        let tomorrow = today.succ_opt().unwrap_or(today);
        let mut edition = self.newest().cloned().unwrap_or_else(|| Edition::empty(tomorrow));
        edition.valid_from = edition.valid_from.max(tomorrow);
        let changes = match adjustment {
            Adjustment::AddUnit { unit, opening } => edition.add_unit(unit, opening)?,
            Adjustment::SetHours { unit, from, opening } => {
                edition.begin(*from, today)?;
                edition.set_hours(unit.as_deref(), opening)?
            }
            Adjustment::Close { unit, from, until, cause, note } => {
                let note = note.trim().to_owned();
                let units = unit.iter().cloned().collect();
                let declared = Some(entry);
                let closure = Closure { units, from: *from, until: *until, cause: *cause, note, declared, ended: None };
                edition.close(closure, today)?
            }
            Adjustment::Reopen { units, from, at } => edition.reopen(units, *from, *at, entry)?,
        };
        edition.version = name(edition.valid_from, is_taken);
        let book = self.with(edition.clone());
        book.check().map_err(AdjustProblem::Book)?;
        let mut plan = EditionPlan { edition, changes, book };
        let days = self.days_changed(&plan, today);
        plan.changes.extend(days);
        Ok(plan)
    }

    /// The days that closing or opening again makes another kind of day, for what is accepted today.
    fn days_changed(&self, plan: &EditionPlan, today: NaiveDate) -> Vec<Change> {
        let Some(Change::Closed { closure } | Change::Reopened { closure, .. }) = plan.changes.first() else {
            return Vec::new();
        };
        let unit = closure.units.first().map(String::as_str);
        let (old, new) = (self.for_unit(unit, today), plan.book.for_unit(unit, today));
        let last = local_day(closure.until);
        let days = local_day(closure.from).iter_days().take_while(|&day| day <= last);
        days.filter_map(|day| change_of(&old, &new, day)).collect()
    }
}

fn change_of(old: &Calendar, new: &Calendar, day: NaiveDate) -> Option<Change> {
    let (before, after) = (old.kind(day), new.kind(day)?);
    (before != Some(after)).then_some(Change::Day { day, before, after })
}

impl Edition {
    fn empty(valid_from: NaiveDate) -> Self {
        Self {
            version: String::new(),
            valid_from,
            opening: Vec::new(),
            units: Vec::new(),
            years: Vec::new(),
            short_days: Vec::new(),
            closures: Vec::new(),
        }
    }

    /// Has it begin on a day that somebody chose.
    fn begin(&mut self, from: NaiveDate, today: NaiveDate) -> Result<(), AdjustProblem> {
        if from < self.valid_from {
            return Err(AdjustProblem::TooEarly { first_day: self.valid_from });
        }
        is_near(from, today)?;
        self.valid_from = from;
        Ok(())
    }

    fn add_unit(&mut self, unit: &str, opening: &[OpenInterval]) -> Result<Vec<Change>, AdjustProblem> {
        let unit = unit.trim();
        if unit.is_empty() || !is_text(unit, LONGEST_NAME) {
            return Err(AdjustProblem::Name);
        }
        let opening = usable(Some(unit), opening)?;
        match self.units.iter().find(|known| known.unit == unit) {
            Some(known) if known.opening == opening => return Ok(Vec::new()),
            Some(_) => return Err(AdjustProblem::UnitTaken),
            None => self.units.push(UnitHours { unit: unit.to_owned(), opening: opening.clone() }),
        }
        Ok(vec![Change::UnitHours { unit: unit.to_owned(), before: None, after: opening }])
    }

    fn set_hours(&mut self, unit: Option<&str>, opening: &[OpenInterval]) -> Result<Vec<Change>, AdjustProblem> {
        let after = usable(unit, opening)?;
        let Some(unit) = unit else {
            let before = std::mem::replace(&mut self.opening, after.clone());
            return Ok((before != after).then_some(Change::Opening { before, after }).into_iter().collect());
        };
        let known = self.units.iter_mut().find(|known| known.unit == unit).ok_or(AdjustProblem::UnknownUnit)?;
        let before = std::mem::replace(&mut known.opening, after.clone());
        let unit = unit.to_owned();
        let changed = (before != after).then_some(Change::UnitHours { unit, before: Some(before), after });
        Ok(changed.into_iter().collect())
    }

    fn close(&mut self, closure: Closure, today: NaiveDate) -> Result<Vec<Change>, AdjustProblem> {
        if closure.units.iter().any(|unit| !self.units.iter().any(|known| known.unit == *unit)) {
            return Err(AdjustProblem::UnknownUnit);
        }
        if closure.until <= closure.from {
            return Err(AdjustProblem::EndsBeforeItBegins);
        }
        if closure.until - closure.from > TimeDelta::days(LONGEST_DAYS) {
            return Err(AdjustProblem::TooLong);
        }
        is_near(local_day(closure.from), today)?;
        if closure.cause == ClosureCause::Other && closure.note.is_empty() {
            return Err(AdjustProblem::NoteNeeded);
        }
        if !is_text(&closure.note, LONGEST_NOTE) {
            return Err(AdjustProblem::Note);
        }
        match self.closures.iter().find(|known| known.contradicts(&closure)) {
            // The same form, sent again.
            Some(known) if known.says_the_same(&closure) => return Ok(Vec::new()),
            Some(known) => return Err(AdjustProblem::Overlaps { from: known.from, until: known.until }),
            None => self.closures.push(closure.clone()),
        }
        Ok(vec![Change::Closed { closure }])
    }

    fn reopen(
        &mut self,
        units: &[String],
        from: Instant,
        at: Instant,
        entry: Entry,
    ) -> Result<Vec<Change>, AdjustProblem> {
        let is_it = |closure: &Closure| closure.units == units && closure.from == from;
        let place = self.closures.iter().position(is_it).ok_or(AdjustProblem::NoSuchClosure)?;
        let closure = self.closures[place].clone();
        if closure.ended.is_some() && closure.until == at {
            return Ok(Vec::new());
        }
        if closure.until <= entry.at {
            return Err(AdjustProblem::Over { until: closure.until });
        }
        if at >= closure.until {
            return Err(AdjustProblem::NotEarlier { until: closure.until });
        }
        let at = (at > from).then_some(at);
        match at {
            Some(at) => self.closures[place] = Closure { until: at, ended: Some(entry), ..closure.clone() },
            None => {
                self.closures.remove(place);
            }
        }
        Ok(vec![Change::Reopened { closure, at }])
    }
}

impl Closure {
    fn says_the_same(&self, other: &Self) -> bool {
        let said = |c: &Self| (c.units.clone(), c.from, c.until, c.cause, c.note.clone());
        said(self) == said(other)
    }
}

fn is_near(day: NaiveDate, today: NaiveDate) -> Result<(), AdjustProblem> {
    let far = Days::new(FARTHEST_DAYS.unsigned_abs());
    let is_near = today.checked_sub_days(far).is_none_or(|first| first <= day)
        && today.checked_add_days(far).is_none_or(|last| day <= last);
    if is_near { Ok(()) } else { Err(AdjustProblem::TooFar) }
}

fn is_text(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest && !text.chars().any(char::is_control)
}

fn usable(unit: Option<&str>, opening: &[OpenInterval]) -> Result<Vec<OpenInterval>, AdjustProblem> {
    if unit.is_some() && opening.is_empty() {
        return Err(AdjustProblem::NoHours);
    }
    if are_sound(opening) { Ok(opening.to_vec()) } else { Err(AdjustProblem::Hours) }
}
