//! Instants and local days.
//!
//! Instants are UTC. Days are those of the business zone, Asia/Shanghai: +08:00 without daylight saving since
//! 1992, which is earlier than any case this software can hold, so a fixed offset is exact.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};

/// A moment, in UTC. Names of such values end in `_at`.
pub type Instant = DateTime<Utc>;

/// Seconds that the business zone is ahead of UTC.
pub const BUSINESS_OFFSET_SECONDS: i32 = 8 * 3600;

const BUSINESS_OFFSET: TimeDelta = TimeDelta::hours(8);

/// The business zone.
#[must_use]
pub fn business_zone() -> FixedOffset {
    // The constant lies inside FixedOffset's range; UTC would be the answer if it ever did not.
    FixedOffset::east_opt(BUSINESS_OFFSET_SECONDS).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The instant as wall-clock time of the business zone.
#[must_use]
pub fn local(at: Instant) -> DateTime<FixedOffset> {
    at.with_timezone(&business_zone())
}

/// The local day an instant falls on. Names of such values end in `_on` or `_day`.
#[must_use]
pub fn local_day(at: Instant) -> NaiveDate {
    // Adding the offset by hand takes a third of the way through a zone, and a deadline asks for many days.
    at.naive_utc().checked_add_signed(BUSINESS_OFFSET).unwrap_or(at.naive_utc()).date()
}

/// The instant of a wall-clock time in the business zone.
#[must_use]
pub fn at_local(day: NaiveDate, time: NaiveTime) -> Instant {
    let naive = day.and_time(time);
    // A fixed offset maps every local time to exactly one instant.
    naive.checked_sub_signed(BUSINESS_OFFSET).unwrap_or(naive).and_utc()
}

/// The day of these digits: four, and one or two each. The one place that reads days as people write them; the general
/// machinery for dates would be one more percent of the browser program.
pub(crate) fn day_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then(|| year.parse::<i32>().ok())??;
    NaiveDate::from_ymd_opt(year, short_number(month)?, short_number(day)?)
}

/// A number of one or two digits.
pub(crate) fn short_number(text: &str) -> Option<u32> {
    let fits = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// The first instant of a local day.
#[must_use]
pub fn start_of(day: NaiveDate) -> Instant {
    at_local(day, NaiveTime::MIN)
}

/// The first instant after a local day: from here on, a day deadline is late.
#[must_use]
pub fn end_of(day: NaiveDate) -> Instant {
    start_of(day.checked_add_days(Days::new(1)).unwrap_or(day))
}

/// The instant so many milliseconds after the Unix epoch; the epoch itself when out of range.
#[must_use]
pub fn from_millis(millis: i64) -> Instant {
    Utc.timestamp_millis_opt(millis).single().unwrap_or_default()
}
