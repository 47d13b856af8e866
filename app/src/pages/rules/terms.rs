//! The rules a page calculates with: fetched once, then everything is worked out in the browser.

use crate::{
    doors::rules::rules_now,
    error::AppError,
    wire::{Fetched, fetched},
};
use chrono::NaiveDate;
use domain::{
    calendar::{Calendar, book::CalendarBook},
    compensation::CompensationBook,
    rulebook::library::Library,
    view::rules::RulesNow,
};
use std::collections::BTreeSet;

/// The rules of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Packs of time limits.
    pub library: Library,
    /// Packs of compensation terms.
    pub compensation: CompensationBook,
    /// The calendar with its editions.
    pub calendar: CalendarBook,
}

impl Terms {
    /// The calendar of a business unit, or of the whole company, for something accepted on a local day.
    #[must_use]
    pub fn calendar_on(&self, unit: Option<&str>, day: NaiveDate) -> Calendar {
        self.calendar.for_unit(unit, day)
    }

    /// The business units that any edition knows, each once.
    #[must_use]
    pub fn units(&self) -> BTreeSet<String> {
        self.calendar.editions.iter().flat_map(|edition| &edition.units).map(|hours| hours.unit.clone()).collect()
    }
}

/// Reads what the server sent.
///
/// # Errors
/// What the server answered instead; rules that contradict each other, which the server does not install.
pub fn read(answer: Result<RulesNow, AppError>) -> Result<Terms, AppError> {
    let RulesNow { library, compensation, calendar } = answer?;
    let broken = AppError::Broken { incident: None };
    let compensation = CompensationBook::from_packs(compensation).map_err(|_| broken)?;
    Ok(Terms { library, compensation, calendar })
}

/// The rules as they stand now.
pub fn fetch() -> Fetched<Result<RulesNow, AppError>> {
    fetched(|| (), |()| rules_now())
}
