//! Files and values that people hand to a command.

use crate::trouble::Trouble;
use app::preferences::Lang;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::{
    deadline::{OpenInterval, Pause},
    time::{Instant, at_local},
};
use std::path::Path;

/// The longest file that is read, in bytes. Longer ones are no rules and no examples.
const LONGEST_FILE: u64 = 32 * 1024 * 1024;

/// The text of a file.
pub(super) fn text(file: &Path) -> Result<String, Trouble> {
    let name = file.display();
    let remedy = "give the path of a text file in UTF-8.";
    let unreadable = |error: std::io::Error| Trouble::usage(format!("{name} cannot be read: {error}."), remedy);
    let length = std::fs::metadata(file).map_err(unreadable)?.len();
    if length > LONGEST_FILE {
        return Err(Trouble::usage(format!("{name} has {length} bytes, which is too long to be read."), remedy));
    }
    std::fs::read_to_string(file).map_err(unreadable)
}

/// A language: zh or en.
pub(super) fn lang(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| "the languages are zh and en".to_owned())
}

/// A local day: `2026-10-05`.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "a day is written 2026-10-05".to_owned())
}

/// A moment: `2026-10-05T10:34`, local; or with a zone of its own, `2026-10-05T02:34:00Z`.
pub(super) fn moment(text: &str) -> Result<Instant, String> {
    let local = |form| NaiveDateTime::parse_from_str(text, form).ok().map(|at| at_local(at.date(), at.time()));
    let zoned = || DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc));
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(local)
        .or_else(zoned)
        .ok_or_else(|| "a time is written 2026-10-05T10:34, or with a zone 2026-10-05T02:34:00Z".to_owned())
}

/// A start that may not have come: a moment or `none`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start(pub(super) Option<Instant>);

/// Reads a [`Start`].
pub(super) fn start(text: &str) -> Result<Start, String> {
    if text == "none" { Ok(Start(None)) } else { moment(text).map(|at| Start(Some(at))) }
}

/// A pause: `2026-10-05T10:34/2026-10-05T12:00`.
pub(super) fn pause(text: &str) -> Result<Pause, String> {
    let (from, until) = text.split_once('/').ok_or("a pause is written FROM/UNTIL")?;
    Ok(Pause { from: moment(from)?, until: moment(until)? })
}

/// Open hours: `08:30-12:00`. An end of `24:00` is the midnight that ends the day.
pub(super) fn hours(text: &str) -> Result<OpenInterval, String> {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let end = |text: &str| if text == "24:00" { Some(NaiveTime::MIN) } else { time(text) };
    let open = text.split_once('-').and_then(|(from, until)| Some((time(from)?, end(until)?)));
    open.ok_or_else(|| "hours are written 08:30-12:00".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_local_unless_they_name_a_zone() {
        let ten = moment("2026-10-05T10:34").unwrap();
        assert_eq!(ten.to_rfc3339(), "2026-10-05T02:34:00+00:00");
        assert_eq!(moment("2026-10-05T10:34:00+08:00").unwrap(), ten);
        assert_eq!(moment("2026-10-05T02:34:00Z").unwrap(), ten);
        for wrong in ["", "2026-10-05", "2026-02-30T10:00", "10:34"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn hours_may_end_at_midnight() {
        let (from, until) = hours("20:00-24:00").unwrap();
        assert_eq!((from.to_string(), until), ("20:00:00".to_owned(), NaiveTime::MIN));
        assert!(hours("24:00-08:00").is_err() && hours("8").is_err());
    }
}
