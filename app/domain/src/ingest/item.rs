//! Reading one item by the list of its parts.

use super::{
    FlawCode, ItemFlaw,
    part::{Holds, MOST, MOST_NAMES, Part, is_extension, is_id},
};
use crate::{
    amount::Fen,
    complaint::draft::parse_text,
    person::Phone,
    queue::{QueueName, Skill},
    time::{Instant, local_day},
    waybill::WaybillNumber,
};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The longest name of a part that nobody knows which is still told; a longer one is no name.
const LONGEST_NAME: usize = 40;

/// What a part of an item holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Datum {
    Text(String),
    Names(BTreeSet<Skill>),
    Moment(Instant),
    Day(NaiveDate),
    Phone(Phone),
    Waybill(WaybillNumber),
    Number(i64),
}

/// An item whose parts hold, each for itself. Keeps what is still found wrong with it.
#[derive(Debug, Default)]
pub(super) struct Item {
    values: BTreeMap<&'static str, Datum>,
    flaws: Vec<ItemFlaw>,
}

impl Item {
    /// Reads every part. An item that is no object has nothing else to tell.
    pub(super) fn read(value: &Value, parts: &[Part]) -> Result<Self, Vec<ItemFlaw>> {
        let Value::Object(given) = value else { return Err(vec![ItemFlaw::new("", FlawCode::NotAnObject)]) };
        let mut item = Self::default();
        for part in parts {
            match given.get(part.name).filter(|value| !value.is_null()).map(|value| datum(part.holds, value)) {
                Some(Ok(Some(datum))) => {
                    item.values.insert(part.name, datum);
                }
                Some(Err(code)) => item.blame(part.name, code),
                Some(Ok(None)) | None if part.required => item.blame(part.name, FlawCode::Missing),
                Some(Ok(None)) | None => {}
            }
        }
        let strange = given.keys().filter(|name| parts.iter().all(|part| part.name != name.as_str()));
        let flaws = strange.map(|name| ItemFlaw::new(told(name), FlawCode::Unknown));
        item.flaws.extend(flaws.collect::<Vec<_>>());
        Ok(item)
    }

    pub(super) fn blame(&mut self, field: &str, code: FlawCode) {
        self.flaws.push(ItemFlaw::new(field, code));
    }

    /// The item, if nothing is wrong with it.
    pub(super) fn finish<T>(self, made: Option<T>) -> Result<T, Vec<ItemFlaw>> {
        match made {
            Some(made) if self.flaws.is_empty() => Ok(made),
            _ if self.flaws.is_empty() => Err(vec![ItemFlaw::new("", FlawCode::Missing)]),
            _ => Err(self.flaws),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.values.get(name) {
            Some(Datum::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    pub(super) fn code<T>(&self, name: &str, from_code: fn(&str) -> Option<T>) -> Option<T> {
        self.text(name).and_then(from_code)
    }

    pub(super) fn queue(&self, name: &str) -> Option<QueueName> {
        self.text(name).and_then(QueueName::parse)
    }

    pub(super) fn skill(&self, name: &str) -> Option<Skill> {
        self.text(name).and_then(Skill::parse)
    }

    pub(super) fn skills(&self, name: &str) -> Option<BTreeSet<Skill>> {
        match self.values.get(name) {
            Some(Datum::Names(names)) => Some(names.clone()),
            _ => None,
        }
    }

    pub(super) fn phone(&self, name: &str) -> Option<Phone> {
        match self.values.get(name) {
            Some(Datum::Phone(phone)) => Some(phone.clone()),
            _ => None,
        }
    }

    pub(super) fn waybill(&self, name: &str) -> Option<WaybillNumber> {
        match self.values.get(name) {
            Some(Datum::Waybill(waybill)) => Some(waybill.clone()),
            _ => None,
        }
    }

    /// What a part holds, as it is.
    pub(super) fn datum(&self, name: &str) -> Option<&Datum> {
        self.values.get(name)
    }

    pub(super) fn moment(&self, name: &str) -> Option<Instant> {
        match self.values.get(name) {
            Some(Datum::Moment(at)) => Some(*at),
            _ => None,
        }
    }

    /// When it happened: not after we heard of it, and not too long before.
    pub(super) fn happened(&mut self, name: &str, received_at: Instant, oldest_days: i64) -> Option<Instant> {
        let at = self.moment(name)?;
        if at < received_at - TimeDelta::days(oldest_days) {
            self.blame(name, FlawCode::TooOld);
        }
        Some(at.min(received_at))
    }

    /// Checks what one value asks for: what must be there, and what may be there besides.
    pub(super) fn expect(&mut self, needs: &[&'static str], may: &[&'static str], among: &[&'static str]) {
        for name in needs {
            let blamed = self.flaws.iter().any(|flaw| flaw.field == *name);
            if !self.has(name) && !blamed {
                self.blame(name, FlawCode::Missing);
            }
        }
        for name in among {
            if self.has(name) && !needs.contains(name) && !may.contains(name) {
                self.blame(name, FlawCode::OutOfPlace);
            }
        }
    }
}

/// The name of a part nobody knows, as far as it can be one: anything else might be what somebody typed.
fn told(name: &str) -> &str {
    let is_name = name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_name { name } else { "" }
}

/// Reads one value. A blank text is nothing.
fn datum(holds: Holds, value: &Value) -> Result<Option<Datum>, FlawCode> {
    match holds {
        Holds::Fen => number(value, Fen::MAX.0).map(|n| Some(Datum::Number(n))),
        Holds::Count => number(value, MOST).map(|n| Some(Datum::Number(n))),
        Holds::Names => names(value).map(|names| (!names.is_empty()).then_some(Datum::Names(names))),
        _ => {
            let text = value.as_str().ok_or(FlawCode::NotAText)?;
            if text.trim().is_empty() { Ok(None) } else { written(holds, text) }
        }
    }
}

fn written(holds: Holds, text: &str) -> Result<Option<Datum>, FlawCode> {
    let when = |fits: bool, code| if fits { Ok(Some(Datum::Text(text.to_owned()))) } else { Err(code) };
    match holds {
        Holds::Id => when(is_id(text), FlawCode::NotAnId),
        Holds::Extension => when(is_extension(text), FlawCode::NotAnId),
        Holds::Name => when(QueueName::parse(text).is_some(), FlawCode::NotAName),
        Holds::Code(codes) => when(codes.contains(&text), FlawCode::NotAChoice),
        Holds::Line(max) => long_enough(&text.replace(['\n', '\r', '\t'], " "), max),
        Holds::Text(max) => long_enough(text, max),
        Holds::Moment => moment(text).map(|at| Some(Datum::Moment(at))).ok_or(FlawCode::NotAMoment),
        Holds::Day => day(text).map(|day| Some(Datum::Day(day))).ok_or(FlawCode::NotADay),
        Holds::Phone => Phone::parse(text).map(|phone| Some(Datum::Phone(phone))).ok_or(FlawCode::NotAPhone),
        Holds::Waybill => WaybillNumber::parse(text).map(|n| Some(Datum::Waybill(n))).ok_or(FlawCode::NotAWaybill),
        Holds::Names | Holds::Fen | Holds::Count => Err(FlawCode::NotAText),
    }
}

/// A text without what nobody sees; nothing when nothing is left.
fn long_enough(text: &str, max: usize) -> Result<Option<Datum>, FlawCode> {
    use crate::complaint::Problem;
    match parse_text(text, max) {
        Ok(text) => Ok(Some(Datum::Text(text))),
        Err(Problem::Missing) => Ok(None),
        Err(_) => Err(FlawCode::TooLong),
    }
}

fn number(value: &Value, most: i64) -> Result<i64, FlawCode> {
    value.as_i64().filter(|number| (0..=most).contains(number)).ok_or(FlawCode::NotANumber)
}

fn names(value: &Value) -> Result<BTreeSet<Skill>, FlawCode> {
    let list = value.as_array().ok_or(FlawCode::NotAList)?;
    if list.len() > MOST_NAMES {
        return Err(FlawCode::TooMany);
    }
    list.iter().map(|name| name.as_str().and_then(Skill::parse).ok_or(FlawCode::NotAName)).collect()
}

fn in_range(day: NaiveDate) -> bool {
    (2000..=2099).contains(&day.year())
}

fn moment(text: &str) -> Option<Instant> {
    let at = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    in_range(local_day(at)).then_some(at)
}

fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, date) = rest.split_once('-')?;
    if month.len() != 2 || date.len() != 2 {
        return None;
    }
    crate::time::day_of(year, month, date).filter(|day| in_range(*day))
}
