//! What a pack of terms is refused for. The packs that are installed stay as they are.

use super::CompensationPack;
use super::claim::{MOST_FEN, MOST_TIMES};
use super::pack::{Article, Term};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The largest text that is looked at.
pub const LARGEST_PACK_BYTES: usize = 1024 * 1024;

/// Why a pack is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompensationPackProblem {
    /// The text is too long to be a pack.
    #[error("{bytes} bytes are too many for a pack")]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// The text is not JSON, or not a pack.
    #[error("line {line}, column {column}: {fault:?} {word}")]
    Malformed {
        /// Line of the text, from 1.
        line: u32,
        /// Column of the line, from 1.
        column: u32,
        /// What is wrong there.
        fault: TextFault,
        /// The field or value it is about; may be empty.
        word: String,
    },
    /// It ends before it begins, or begins in a year that is no year of ours.
    #[error("{pack}: the dates of validity contradict each other")]
    Validity {
        /// Id of the pack.
        pack: String,
    },
    /// A rule cannot be used as written.
    #[error("{pack}: {list}[{index}]: {problem:?}")]
    Rule {
        /// Id of the pack.
        pack: String,
        /// The list it stands in, or the field itself.
        list: String,
        /// Its place in the list, from 0.
        index: u32,
        /// What is wrong.
        problem: RuleProblem,
    },
    /// The same version is there twice.
    #[error("{pack} {version} is there twice")]
    Twice {
        /// Id of the pack.
        pack: String,
        /// The version.
        version: String,
    },
    /// Two versions would be valid on the same day.
    #[error("{pack}: versions {version} and {other} are valid on the same day")]
    Overlap {
        /// Id of the pack.
        pack: String,
        /// One version.
        version: String,
        /// The other.
        other: String,
    },
}

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// Not JSON, or cut off.
    NotJson,
    /// Nobody knows this field.
    UnknownField,
    /// This field has to be there.
    MissingField,
    /// This field is there twice.
    FieldTwice,
    /// A word or number that does not fit: another type, too large, negative, no date, no choice.
    BadValue,
}

/// What is wrong with a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleProblem {
    /// A name, document or article is empty or endless.
    Text,
    /// A number is negative, zero where that means nothing, or larger than anything real.
    Number,
    /// It applies to nothing.
    Empty,
    /// Something before it already covers all or part of it.
    Ambiguous,
}

type Checked = Result<(), CompensationPackProblem>;

impl CompensationPack {
    /// Reads and checks a pack with the small reader, which knows where a text is wrong but not why: what the browser
    /// program uses for packs that were checked before.
    ///
    /// # Errors
    /// [`CompensationPackProblem`], the first one found.
    pub fn parse(text: &str) -> Result<Self, CompensationPackProblem> {
        is_small(text)?;
        let pack: Self = crate::json::read(text).map_err(|at| CompensationPackProblem::Malformed {
            line: at.line,
            column: at.column,
            fault: TextFault::BadValue,
            word: String::new(),
        })?;
        alone(&pack).map(|()| pack)
    }

    /// Reads and checks a pack that a person brings: says where it is wrong and why.
    ///
    /// # Errors
    /// [`CompensationPackProblem`], the first one found.
    pub fn import(text: &str) -> Result<Self, CompensationPackProblem> {
        is_small(text)?;
        let pack: Self = serde_json::from_str(text).map_err(|error| malformed(&error))?;
        alone(&pack).map(|()| pack)
    }
}

impl CompensationPackProblem {
    /// The line of the pack's text, from 1, where the problem is found, if it lies in one.
    #[must_use]
    pub fn line(&self, text: &str) -> Option<u32> {
        match self {
            Self::Malformed { line, .. } => Some(*line),
            Self::Validity { .. } => line_of(text, text.find("\"valid_from\"")?),
            Self::Rule { list, index, .. } => {
                let begin = text.find(&format!("\"{list}\""))?;
                line_of(text, item(text, begin, *index).unwrap_or(begin))
            }
            Self::TooLarge { .. } | Self::Twice { .. } | Self::Overlap { .. } => None,
        }
    }
}

fn is_small(text: &str) -> Checked {
    let bytes = text.len();
    if bytes <= LARGEST_PACK_BYTES {
        return Ok(());
    }
    Err(CompensationPackProblem::TooLarge { bytes: u64::try_from(bytes).unwrap_or(u64::MAX) })
}

/// The reader tells the kind of fault only in its message.
fn malformed(error: &serde_json::Error) -> CompensationPackProblem {
    let message = error.to_string();
    let fault = match message.split_whitespace().take(2).collect::<Vec<_>>().as_slice() {
        _ if !error.is_data() => TextFault::NotJson,
        ["unknown", "field"] => TextFault::UnknownField,
        ["missing", "field"] => TextFault::MissingField,
        ["duplicate", "field"] => TextFault::FieldTwice,
        _ => TextFault::BadValue,
    };
    let word = message.split('`').nth(1).unwrap_or_default().chars().take(80).collect();
    let (line, column) = (crate::calendar::short(error.line()), crate::calendar::short(error.column()));
    CompensationPackProblem::Malformed { line, column, fault, word }
}

fn line_of(text: &str, at: usize) -> Option<u32> {
    let lines = text.get(..at)?.bytes().filter(|byte| *byte == b'\n').count();
    Some(crate::calendar::short(lines + 1))
}

/// Where the item of this number begins in the list behind `begin`. The text is sound JSON by then.
fn item(text: &str, begin: usize, number: u32) -> Option<usize> {
    let (mut deep, mut seen, mut in_string, mut escaped) = (0_i32, 0_u32, false, false);
    let open = begin + text.get(begin..)?.find(['[', '{'])?;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                if deep == 1 {
                    if seen == number {
                        return Some(at);
                    }
                    seen += 1;
                }
                deep += 1;
            }
            b']' | b'}' => deep -= 1,
            _ => {}
        }
        if deep == 0 {
            return None;
        }
    }
    None
}

/// The first problem of a pack taken alone.
pub(super) fn alone(pack: &CompensationPack) -> Checked {
    let years = 1900..=9999;
    let is_dated = |day: chrono::NaiveDate| years.contains(&chrono::Datelike::year(&day));
    let until = pack.valid_until.unwrap_or(pack.valid_from);
    if !is_dated(pack.valid_from) || !is_dated(until) || until < pack.valid_from {
        return Err(CompensationPackProblem::Validity { pack: pack.id.clone() });
    }
    let texts = [("id", &pack.id), ("version", &pack.version), ("jurisdiction", &pack.jurisdiction)];
    for (field, text) in texts.into_iter().chain([("source", &pack.source.zh), ("source", &pack.source.en)]) {
        is_name(text).then_some(()).ok_or_else(|| fault(pack, field, 0, RuleProblem::Text))?;
    }
    for (list, index, problem) in rules(pack) {
        if let Some(problem) = problem {
            return Err(fault(pack, list, index, problem));
        }
    }
    Ok(())
}

/// The first problem of packs that are installed together.
pub(super) fn together(packs: &[CompensationPack]) -> Checked {
    for (index, a) in packs.iter().enumerate() {
        alone(a)?;
        for b in packs.iter().take(index).filter(|b| b.id == a.id) {
            if a.version == b.version {
                return Err(CompensationPackProblem::Twice { pack: a.id.clone(), version: a.version.clone() });
            }
            let ends_before =
                |x: &CompensationPack, y: &CompensationPack| x.valid_until.is_some_and(|until| until < y.valid_from);
            if !ends_before(a, b) && !ends_before(b, a) {
                let (version, other) = (b.version.clone(), a.version.clone());
                return Err(CompensationPackProblem::Overlap { pack: a.id.clone(), version, other });
            }
        }
    }
    Ok(())
}

fn fault(pack: &CompensationPack, list: &str, index: u32, problem: RuleProblem) -> CompensationPackProblem {
    CompensationPackProblem::Rule { pack: pack.id.clone(), list: list.to_owned(), index, problem }
}

/// A name or article: something, and not a book.
fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 400
}

fn cites(article: &Article) -> Option<RuleProblem> {
    (!is_name(&article.zh) || !is_name(&article.en)).then_some(RuleProblem::Text)
}

type Found = (&'static str, u32, Option<RuleProblem>);

/// Every rule with its problem, in the order of the file.
fn rules(pack: &CompensationPack) -> impl Iterator<Item = Found> {
    let limits = pack.complete_delay.as_ref().and_then(|limits| cites(&limits.article));
    let one =
        [("payees", 0, pack.payees.is_empty().then_some(RuleProblem::Empty)), ("agreement", 0, cites(&pack.agreement))];
    one.into_iter().chain(exemptions(pack)).chain(refusals(pack)).chain(causes(pack)).chain(measures(pack)).chain([(
        "complete_delay",
        0,
        limits,
    )])
}

fn exemptions(pack: &CompensationPack) -> impl Iterator<Item = Found> {
    let mut seen = BTreeSet::new();
    (0..).zip(&pack.exemptions).map(move |(index, rule)| {
        let twice = (!seen.insert(rule.ground)).then_some(RuleProblem::Ambiguous);
        ("exemptions", index, cites(&rule.article).or(twice))
    })
}

fn refusals(pack: &CompensationPack) -> impl Iterator<Item = Found> {
    let mut seen = BTreeSet::new();
    (0..).zip(&pack.refusals).map(move |(index, rule)| {
        let empty = rule.kinds.is_empty().then_some(RuleProblem::Empty);
        let twice = (!seen.insert(rule.ground)).then_some(RuleProblem::Ambiguous);
        ("refusals", index, cites(&rule.article).or(empty).or(twice))
    })
}

fn causes(pack: &CompensationPack) -> impl Iterator<Item = Found> {
    let mut seen = BTreeSet::new();
    let none = pack.causes.is_empty().then_some(RuleProblem::Empty);
    [("causes", 0, none)].into_iter().chain((0..).zip(&pack.causes).map(move |(index, rule)| {
        let empty = rule.kinds.is_empty().then_some(RuleProblem::Empty);
        let twice = rule.kinds.iter().any(|kind| !seen.insert(*kind)).then_some(RuleProblem::Ambiguous);
        ("causes", index, cites(&rule.article).or(empty).or(twice))
    }))
}

fn measures(pack: &CompensationPack) -> impl Iterator<Item = Found> {
    // A working names a measure by a small number.
    let endless = (pack.measures.len() > 200).then_some(RuleProblem::Number);
    [("measures", 0, endless)].into_iter().chain((0..).zip(&pack.measures).map(|(index, rule)| {
        let before = pack.measures.iter().take(usize::try_from(index).unwrap_or(usize::MAX));
        let hidden = before.into_iter().any(|earlier| earlier.cover == rule.cover && earlier.items.is_none());
        let nothing = rule.least_of.is_empty() || rule.items.as_ref().is_some_and(Vec::is_empty);
        let number = rule.least_of.iter().any(|term| match *term {
            Term::TimesFee(times) => !(1..=MOST_TIMES).contains(&times),
            Term::PerKg(rate) => !(1..=MOST_FEN).contains(&rate.0),
            Term::InsuredAmount | Term::ActualLoss | Term::ContractCap => false,
        });
        let found = cites(&rule.article)
            .or(nothing.then_some(RuleProblem::Empty))
            .or(number.then_some(RuleProblem::Number))
            .or(hidden.then_some(RuleProblem::Ambiguous));
        ("measures", index, found)
    }))
}
