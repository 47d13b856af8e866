//! Taking published holidays over into the calendar as a new edition: first as a plan that changes nothing.

use super::{
    Calendar,
    book::{BookProblem, CalendarBook, Edition},
    import::{self, Change, ImportProblem, ImportReason},
};
use chrono::NaiveDate;

/// What a new edition would bring about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditionPlan {
    /// The edition.
    pub edition: Edition,
    /// What differs from the newest edition so far; nothing = there is nothing to install.
    pub changes: Vec<Change>,
    /// The calendar as it would be.
    pub book: CalendarBook,
}

impl CalendarBook {
    /// The book with one more edition. Of two that begin on the same day, the later one takes the place of the other.
    #[must_use]
    pub fn with(&self, edition: Edition) -> Self {
        let mut book = self.clone();
        book.editions.retain(|known| known.valid_from != edition.valid_from);
        book.editions.push(edition);
        book
    }

    /// What would happen if this text, JSON or ICS, was taken over today. It begins tomorrow: what was accepted until
    /// then is judged by the calendar of its day, except that years nobody knew are filled at once.
    ///
    /// # Errors
    /// [`ImportProblem`], the first one found. Whatever happens, the calendar stays as it is.
    pub fn plan(
        &self,
        text: &str,
        today: NaiveDate,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<EditionPlan, ImportProblem> {
        let newest = self.newest();
        let before = newest.map(Edition::calendar).unwrap_or_default();
        let after = import::apply(&before, text)?;
        let changes = import::changes(&before, &after);
        let tomorrow = today.succ_opt().unwrap_or(today);
        let valid_from = newest.map_or(tomorrow, |newest| newest.valid_from.max(tomorrow));
        let edition = Edition {
            version: name(valid_from, is_taken),
            valid_from,
            opening: after.opening,
            units: newest.map(|newest| newest.units.clone()).unwrap_or_default(),
            years: after.years.values().cloned().collect(),
            short_days: after.special,
            closures: self.closures().to_vec(),
        };
        let book = self.with(edition.clone());
        book.check().map_err(|problem| ImportProblem { line: 1, reason: reason(problem) })?;
        Ok(EditionPlan { edition, changes, book })
    }
}

impl Edition {
    /// What it says by itself for the house as a whole, without closures and without what later editions add.
    fn calendar(&self) -> Calendar {
        let mut calendar = Calendar::from_years(self.years.clone());
        calendar.opening.clone_from(&self.opening);
        calendar.special.clone_from(&self.short_days);
        calendar.special.sort_by_key(|(day, _)| *day);
        calendar
    }
}

/// An edition is called after its first day; the second one of a day gets a number.
pub(super) fn name(first_day: NaiveDate, is_taken: impl Fn(&str) -> bool) -> String {
    let day = first_day.to_string();
    if !is_taken(&day) {
        return day;
    }
    let numbered = (2_u32..).map(|number| format!("{day}.{number}"));
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or(day)
}

fn reason(problem: BookProblem) -> ImportReason {
    match problem {
        BookProblem::Year { problem, .. } => ImportReason::Year(problem),
        // Names and closures are not the text's, so all that is left to it are its hours.
        BookProblem::Hours { .. } | BookProblem::EditionTwice { .. } | BookProblem::Closure { .. } => {
            ImportReason::Hours
        }
    }
}
