//! Instants and local days.
//!
//! Instants are UTC. Days are those of the business zone, Asia/Shanghai: +08:00 without daylight saving since
//! 1992, which is earlier than any case this software can hold, so a fixed offset is exact.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

/// A moment, in UTC. Names of such values end in `_at`.
pub type Instant = DateTime<Utc>;

/// Seconds that the business zone is ahead of UTC.
pub const BUSINESS_OFFSET_SECONDS: i32 = 8 * 3600;

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
    local(at).date_naive()
}

/// The instant of a wall-clock time in the business zone.
#[must_use]
pub fn at_local(day: NaiveDate, time: NaiveTime) -> Instant {
    let naive = day.and_time(time);
    // A fixed offset maps every local time to exactly one instant.
    business_zone().from_local_datetime(&naive).single().map_or_else(|| naive.and_utc(), |t| t.with_timezone(&Utc))
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
