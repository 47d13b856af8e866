//! From what stands in the address to values. Nothing that does not fit is guessed at.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    amount::{Fen, Grams},
    compensation::{Answer, Share},
    deadline::OpenInterval,
    search::halfwidth,
};

/// An input that may be empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input<T> {
    /// Nothing was typed.
    Empty,
    /// Something that fits.
    Value(T),
    /// Something that does not.
    Bad,
}

impl<T> Input<T> {
    /// The value, if there is a good one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Empty | Self::Bad => None,
        }
    }

    /// Whether it does not fit.
    pub const fn is_bad(&self) -> bool {
        matches!(self, Self::Bad)
    }
}

fn read<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Input<T> {
    let text = text.trim();
    if text.is_empty() {
        return Input::Empty;
    }
    parse(text).map_or(Input::Bad, Input::Value)
}

/// An amount in yuan.
pub fn money(text: &str) -> Input<Fen> {
    read(text, Fen::parse)
}

/// A weight in kilograms, to the gram.
pub fn weight(text: &str) -> Input<Grams> {
    read(text, Grams::parse_kg)
}

/// A whole number.
pub fn whole<T: std::str::FromStr>(text: &str) -> Input<T> {
    read(text, |text| halfwidth(text).parse().ok())
}

/// A date.
pub fn day(text: &str) -> Input<NaiveDate> {
    read(text, |text| text.parse().ok())
}

/// Lost part and whole, in the same unit: amounts, pieces or weights.
pub fn share(lost: &str, whole: &str) -> Input<Share> {
    match (money(lost), money(whole)) {
        (Input::Empty, Input::Empty) => Input::Empty,
        (Input::Value(lost), Input::Value(whole)) => Input::Value(Share(lost.0, whole.0)),
        _ => Input::Bad,
    }
}

/// `1` and `0`; anything else is not known.
pub fn answer(code: &str) -> Option<Answer> {
    match code {
        "1" => Some(Answer::Yes),
        "0" => Some(Answer::No),
        _ => None,
    }
}

/// Open intervals: `08:30-12:00 13:30-18:00`.
pub fn hours(text: &str) -> Input<Vec<OpenInterval>> {
    read(text, |text| {
        let plain = halfwidth(text).replace(['–', '—', '~'], "-").replace([',', ';', '、'], " ");
        let intervals: Option<Vec<OpenInterval>> = plain.split_whitespace().map(interval).collect();
        intervals.filter(|all| all.windows(2).all(|pair| pair[0].1 <= pair[1].0))
    })
}

fn interval(text: &str) -> Option<OpenInterval> {
    let (from, until) = text.split_once('-')?;
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    let (from, until) = (time(from)?, time(until)?);
    (from < until || until == NaiveTime::MIN).then_some((from, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_to_the_gram() {
        for (text, grams) in [("1.25", 1_250), ("0.001kg", 1), ("３公斤", 3_000), ("12", 12_000), (" 2.5 ", 2_500)] {
            assert_eq!(weight(text), Input::Value(Grams(grams)), "{text}");
        }
        for text in ["-1", "1.2345", "1,5", "x", ".5", "99999999"] {
            assert_eq!(weight(text), Input::Bad, "{text}");
        }
        assert_eq!(weight("  "), Input::Empty);
    }

    #[test]
    fn hours_are_read_in_order() {
        let read = hours("08:30-12:00 13:30–18:00").value().unwrap_or_default();
        assert_eq!(read.len(), 2);
        assert_eq!(hours("13:30-18:00 08:30-12:00"), Input::Bad);
        assert_eq!(hours("18:00-08:00"), Input::Bad);
        assert_eq!(hours("8-12"), Input::Bad);
        assert!(hours("20:00-00:00").value().is_some(), "until midnight");
    }

    #[test]
    fn a_share_needs_both_parts() {
        assert_eq!(share("1", "3"), Input::Value(Share(100, 300)));
        assert_eq!(share("1", ""), Input::Bad);
        assert_eq!(share("", ""), Input::Empty);
    }
}
