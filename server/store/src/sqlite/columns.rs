//! How values are kept in columns.

use super::fault::Fault;
use chrono::{DateTime, Datelike, NaiveDate};
use domain::{complaint::Number, time::Instant};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

/// Serials of one day fit below this, so a number is one integer: `20261121` and `42` make `20261121000000042`.
const SERIALS: i64 = 1_000_000_000;

/// Nanoseconds since 1970; the ends of the range stand for anything beyond them.
pub(super) fn nanos(at: Instant) -> i64 {
    at.timestamp_nanos_opt().unwrap_or(if at.timestamp() < 0 { i64::MIN } else { i64::MAX - 2 })
}

pub(super) const fn instant(nanos: i64) -> Instant {
    DateTime::from_timestamp_nanos(nanos)
}

pub(super) fn blob(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

pub(super) fn uuid(row: &SqliteRow, column: &str) -> Result<Uuid, Fault> {
    Uuid::from_slice(row.try_get::<&[u8], _>(column)?).map_err(|_| Fault::Unreadable("id"))
}

pub(super) fn optional_uuid(row: &SqliteRow, column: &str) -> Result<Option<Uuid>, Fault> {
    let bytes = row.try_get::<Option<&[u8]>, _>(column)?;
    bytes.map(|b| Uuid::from_slice(b).map_err(|_| Fault::Unreadable("id"))).transpose()
}

pub(super) fn moment(row: &SqliteRow, column: &str) -> Result<Instant, Fault> {
    Ok(instant(row.try_get(column)?))
}

/// A moment that need not be there.
pub(super) fn optional_moment(row: &SqliteRow, column: &str) -> Result<Option<Instant>, Fault> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(instant))
}

pub(super) fn small(row: &SqliteRow, column: &str) -> Result<u32, Fault> {
    u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Fault::Unreadable("count"))
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|_| Fault::Unwritable)
}

pub(super) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, Fault> {
    // The cause may quote the row, and a row may hold personal data.
    serde_json::from_str(text).map_err(|_| Fault::Unreadable(what))
}

/// The digits of a day as an integer: `20261121`.
pub(super) fn day(on: NaiveDate) -> i64 {
    i64::from(on.year()) * 10_000 + i64::from(on.month()) * 100 + i64::from(on.day())
}

pub(super) fn from_day(kept: i64) -> Result<NaiveDate, Fault> {
    let part = |value: i64| u32::try_from(value).ok();
    let year = i32::try_from(kept / 10_000).ok();
    year.zip(part(kept / 100 % 100))
        .zip(part(kept % 100))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(Fault::Unreadable("day"))
}

pub(super) fn number(number: Number) -> i64 {
    day(number.day) * SERIALS + i64::from(number.serial)
}

pub(super) fn from_number(kept: i64) -> Result<Number, Fault> {
    let serial = u32::try_from(kept % SERIALS).map_err(|_| Fault::Unreadable("number"))?;
    Ok(Number { day: from_day(kept / SERIALS)?, serial })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for text in ["TS-20261121-0042", "TS-20000101-0001", "TS-20991231-999999999"] {
            let parsed = Number::parse(text).unwrap();
            assert_eq!(from_number(number(parsed)).unwrap(), parsed);
        }
        assert!(from_number(42).is_err());
    }

    #[test]
    fn instants_keep_their_nanoseconds() {
        let at = instant(1_795_000_000_123_456_789);
        assert_eq!(nanos(at), 1_795_000_000_123_456_789);
    }
}
