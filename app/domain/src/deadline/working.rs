//! The working of a deadline: what the proof panel shows.

use super::{Run, Unit};
use crate::{
    calendar::{DayKind, Days},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest day strip; longer spans have none.
pub const STRIP_CELLS: usize = 62;

/// How a due time was found: steps as data, put into sentences by the interface.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Working {
    /// In the order a person would explain them.
    pub steps: Vec<Step>,
    /// Each local day from the start to the last one. Empty for minute clocks on one day and beyond
    /// [`STRIP_CELLS`] days.
    pub days: Vec<DayCell>,
}

impl Working {
    /// The first year without a published calendar that the result depends on. Then it is provisional.
    #[must_use]
    pub fn unknown_year(&self) -> Option<i32> {
        self.steps.iter().find_map(|step| match step {
            Step::YearUnknown { year } => Some(*year),
            _ => None,
        })
    }
}

/// One step of a [`Working`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The clock starts at this instant; of several batches, at the latest.
    Started {
        /// When.
        at: Instant,
        /// How many batches there are; 1 for anything that is not split.
        batches: u32,
    },
    /// The first day does not count.
    FirstDayExcluded {
        /// The day of the start.
        day: NaiveDate,
    },
    /// So many units are counted, this way.
    Counted {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
        /// Which time counts.
        clock: Run,
    },
    /// The start lies outside business hours; counting begins at the next opening.
    OpensAt {
        /// The opening.
        at: Instant,
    },
    /// So many minutes are counted on this working day.
    BusinessDay {
        /// The day.
        day: NaiveDate,
        /// Whole minutes; over all days they add up to the count.
        minutes: u32,
        /// What the calendar, or provisionally the weekday, says.
        kind: DayKind,
    },
    /// So many rest days lie between and do not count.
    RestDaysSkipped {
        /// Rest days.
        days: u32,
        /// Make-up working days in the same span, which do count.
        make_up_days: u32,
    },
    /// Rest days lie between and count all the same.
    RestDaysCounted {
        /// Rest days.
        days: u32,
    },
    /// The month has no such day; its last day takes the place.
    NoCorrespondingDay {
        /// The day of the month that is missing.
        wanted: u32,
        /// The day taken.
        taken: NaiveDate,
    },
    /// The clock stood still; the due time moves by this much.
    Paused {
        /// Paused time that would have counted, in begun minutes.
        minutes: u64,
        /// Whole days by which a day clock moves; 0 on minute clocks.
        whole_days: u32,
    },
    /// The last day was a rest day and moved.
    Rolled {
        /// The rest day.
        from: NaiveDate,
        /// The next working day.
        to: NaiveDate,
    },
    /// Our own duty is not extended although the last day is a rest day.
    NotRolled {
        /// The last day.
        day: NaiveDate,
    },
    /// A person chose this time; it was not counted.
    Promised {
        /// The time.
        at: Instant,
    },
    /// The other side set this time; it was not counted.
    SetByOther {
        /// The time.
        at: Instant,
    },
    /// On time up to and including this instant.
    DueAt {
        /// The instant.
        at: Instant,
    },
    /// On time until the end of this day.
    DueOn {
        /// The last day.
        last_day: NaiveDate,
        /// The local midnight that ends it.
        late_from: Instant,
    },
    /// No calendar for this year: provisional.
    YearUnknown {
        /// The first such year.
        year: i32,
    },
}

/// One cell of the day strip.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DayCell {
    /// The local day.
    pub day: NaiveDate,
    /// What the calendar says; `None` when the year is unknown.
    pub kind: Option<DayKind>,
    /// Its number in the count, from 1; `None` when it does not count (start day, skipped rest day, a day by which
    /// a pause or a roll moved the end, any day of an hour clock).
    pub counted: Option<u32>,
}

/// The strip from one day to another, numbering the days that count; empty when it would be too long.
pub(super) fn strip(
    kinds: &mut Days,
    first: NaiveDate,
    last: NaiveDate,
    counts: impl Fn(NaiveDate, Option<DayKind>) -> bool,
) -> Vec<DayCell> {
    if !fits(first, last) {
        return Vec::new();
    }
    let length = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
    let mut cells = Vec::with_capacity(length);
    let mut number = 0;
    for day in first.iter_days().take(length) {
        let kind = kinds.kind(day);
        let counted = counts(day, kind).then(|| {
            number += 1;
            number
        });
        cells.push(DayCell { day, kind, counted });
    }
    cells
}

/// Whether a strip over these days is short enough to be shown.
pub(super) fn fits(first: NaiveDate, last: NaiveDate) -> bool {
    let days = last.signed_duration_since(first).num_days();
    usize::try_from(days).is_ok_and(|days| days < STRIP_CELLS)
}
