//! From what was typed to facts that hold.

use super::{
    facts::Facts,
    field::{Field, Input, Need, form},
    kind::{ChannelCode, Kind, YesNo},
};
use crate::{
    amount::Fen,
    person::Phone,
    search::{halfwidth, is_invisible},
    time::Instant,
    waybill::WaybillNumber,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form as typed: raw strings by field. Fields of other kinds stay in it, so changing the kind loses nothing.
pub type Form = BTreeMap<Field, String>;

/// What is wrong with one field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Flaw {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field. The interface says what to do about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Required and empty.
    Missing,
    /// More characters than it holds.
    TooLong {
        /// How many fit.
        max: u32,
    },
    /// Not one of the answers.
    NotAChoice,
    /// Not an amount in yuan and fen.
    NotMoney,
    /// Not a whole number up to 99,999.
    NotACount,
    /// Not a local date and time.
    NotAMoment,
    /// Not a date.
    NotADay,
    /// Not a telephone number.
    NotAPhone,
    /// Not a waybill number.
    NotAWaybill,
    /// Must lie in the future.
    InThePast,
    /// Must not lie in the future.
    InTheFuture,
    /// Lost value above the total value.
    AboveTotalValue,
}

/// Reads the whole form.
///
/// `at` is the moment the form was saved by the person, used to tell past from future.
///
/// # Errors
/// Every flaw, in the order of the form.
pub fn parse(raw: &Form, at: Instant) -> Result<Facts, Vec<Flaw>> {
    let chosen = |field| raw.get(&field).map(|v| v.trim());
    let kind = chosen(Field::Kind).and_then(Kind::from_code);
    let channel = chosen(Field::Channel).and_then(ChannelCode::from_code);
    let mut facts = Form::new();
    let mut flaws = Vec::new();
    for (field, need) in form(kind, channel) {
        match parse_field(field, raw.get(&field).map_or("", String::as_str)) {
            Ok(value) if value.is_empty() => {
                if need == Need::Required {
                    flaws.push(Flaw { field, problem: Problem::Missing });
                }
            }
            Ok(value) => {
                facts.insert(field, value);
            }
            Err(problem) => flaws.push(Flaw { field, problem }),
        }
    }
    let facts = Facts::trusted(facts);
    flaws.extend(across_fields(&facts, raw, at));
    let order: Vec<Field> = form(kind, channel).into_iter().map(|(f, _)| f).collect();
    crate::order::sort_by_key(&mut flaws, |flaw| order.iter().position(|f| *f == flaw.field));
    if flaws.is_empty() { Ok(facts) } else { Err(flaws) }
}

/// Rules that look at more than one field, or at the clock.
pub(super) fn across_fields(facts: &Facts, raw: &Form, at: Instant) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut add = |field, problem| flaws.push(Flaw { field, problem });
    let typed = |field| raw.get(&field).is_some_and(|v| !v.trim().is_empty());
    if facts.choice(Field::Insured) == Some(YesNo::Yes.code()) && !typed(Field::InsuredAmount) {
        add(Field::InsuredAmount, Problem::Missing);
    }
    if let (Some(lost), Some(total)) = (facts.money(Field::LostValue), facts.money(Field::TotalValue))
        && lost > total
    {
        add(Field::LostValue, Problem::AboveTotalValue);
    }
    // A platform's time may have passed when its ticket reaches us; a promise of our own may not.
    if facts.moment(Field::ReplyBy).is_some_and(|t| t <= at) {
        add(Field::ReplyBy, Problem::InThePast);
    }
    for field in [Field::HappenedAt, Field::NoticedAt, Field::AppealTold] {
        if facts.moment(field).is_some_and(|t| t > at) {
            add(field, Problem::InTheFuture);
        }
    }
    flaws
}

/// Reads one field and gives its canonical form.
///
/// # Errors
/// What is wrong with it. An empty text is not an error here: whether a field is needed depends on the form.
pub fn parse_field(field: Field, text: &str) -> Result<String, Problem> {
    parse_input(field.input(), text)
}

/// Reads what was typed where this is accepted, and gives its canonical form.
///
/// # Errors
/// What is wrong with it. An empty text is not an error.
pub fn parse_input(input: Input, text: &str) -> Result<String, Problem> {
    let text = visible(text);
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let plain = || halfwidth(text);
    match input {
        Input::Line(max) => one_line(text, max),
        Input::Text(max) => within(text.to_owned(), max),
        Input::Choice(codes) => codes.contains(&text).then(|| text.to_owned()).ok_or(Problem::NotAChoice),
        Input::Money => Fen::parse(text).map(Fen::yuan).ok_or(Problem::NotMoney),
        Input::Count => {
            let plain = plain();
            let fits = plain.len() <= 5 && plain.chars().all(|c| c.is_ascii_digit());
            let number = fits.then(|| plain.parse::<u32>().ok()).flatten();
            number.map(|n| n.to_string()).ok_or(Problem::NotACount)
        }
        Input::Moment => parse_moment(&plain()).map(moment_text).ok_or(Problem::NotAMoment),
        Input::Day => parse_day(&plain()).filter(|d| in_range(*d)).map(|d| d.to_string()).ok_or(Problem::NotADay),
        Input::Phone => Phone::parse(text).map(|p| p.whole().to_owned()).ok_or(Problem::NotAPhone),
        Input::Waybill => WaybillNumber::parse(text).map(|n| n.as_str().to_owned()).ok_or(Problem::NotAWaybill),
    }
}

/// Years that a form accepts; anything else is a slip of the finger.
fn in_range(day: NaiveDate) -> bool {
    (2000..=2099).contains(&day.year())
}

/// `2026-11-21`; a month or a day below ten may do without its zero.
fn parse_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    crate::time::day_of(year, month, day)
}

/// `2026-11-21T10:34`, also with seconds; `2026-11-21 10:34`.
fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once(['T', ' '])?;
    let day = parse_day(day).filter(|day| in_range(*day))?;
    let mut parts = time.split(':');
    let (hour, minute) = (crate::time::short_number(parts.next()?)?, crate::time::short_number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), crate::time::short_number)?;
    if parts.next().is_some() {
        return None;
    }
    day.and_hms_opt(hour, minute, second)
}

fn moment_text(at: NaiveDateTime) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    let (hour, minute) = (at.hour(), at.minute());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

/// Reads a canonical local moment of the business zone as an instant.
#[must_use]
pub fn moment_instant(text: &str) -> Option<Instant> {
    parse_moment(text).map(|t| crate::time::at_local(t.date(), t.time()))
}

/// Writes an instant as a form's local moment, to the minute.
#[must_use]
pub fn instant_moment(at: Instant) -> String {
    moment_text(crate::time::local(at).naive_local())
}

fn one_line(text: &str, max: usize) -> Result<String, Problem> {
    within(text.replace(['\n', '\t'], " "), max)
}

/// The text without characters that nobody sees and nobody typed: control characters, and the marks of direction and
/// of no width that come along when a number is pasted from a chat.
fn visible(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c))).collect()
}

fn within(text: String, max: usize) -> Result<String, Problem> {
    if text.chars().count() > max {
        return Err(Problem::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) });
    }
    Ok(text)
}

/// Reads a note or a reply: several lines, at most `max` characters, not empty.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::TooLong`].
pub fn parse_text(text: &str, max: usize) -> Result<String, Problem> {
    let text = within(visible(text).trim().to_owned(), max)?;
    if text.is_empty() { Err(Problem::Missing) } else { Ok(text) }
}
