//! What a phrase must be like before it is saved, from a form or from a row of a sheet.

use super::{Bank, Category, Mood, Offence, Owner, Phrase, PhraseId, Text2, Through, Tone};
use crate::{
    complaint::kind::{Kind, coded},
    script::{MAX_SPOKEN, blank_names, broken_marks, is_known_blank},
    search::is_cjk,
};
use serde::{Deserialize, Serialize};

/// The most words to find a phrase by.
pub const MOST_TAGS: usize = 12;
/// The longest of them, in characters.
const LONGEST_TAG: usize = 20;
/// The longest name of what a phrase says.
const LONGEST_NAME: usize = 60;
/// The longest Chinese text that is only read.
const LONGEST_READ: usize = 400;
/// The longest text, whatever its language, in characters.
const LONGEST: usize = 1200;

coded! {
    /// A part of a phrase: a field of the form, and a column of the sheet under its code.
    Column {
        /// 编号
        Id = "id",
        /// 版本
        Version = "version",
        /// 状态
        State = "state",
        /// 类别
        Category = "category",
        /// 标签
        Tags = "tags",
        /// 适用投诉类型
        Kinds = "kinds",
        /// 语气
        Tone = "tone",
        /// 渠道
        Channel = "channel",
        /// 客户情绪
        Mood = "mood",
        /// 同义组
        Of = "of",
        /// 中文
        Zh = "zh",
        /// English.
        En = "en",
    }
}

/// A phrase as typed. Tags and kinds stand in one text each, parted by `|`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PhraseForm {
    /// Code of the category.
    pub category: String,
    /// Words to find it by.
    pub tags: String,
    /// Codes of the kinds of complaint it is for.
    pub kinds: String,
    /// Code of the tone; empty for none.
    pub tone: String,
    /// Code of the channel; empty for both.
    pub channel: String,
    /// Code of the feeling it answers; empty for any.
    pub mood: String,
    /// Name of the thing it says.
    pub of: String,
    /// The Chinese words.
    pub zh: String,
    /// The English words.
    pub en: String,
}

/// What is wrong with a part of a phrase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseFault {
    /// It is empty and must not be.
    Missing,
    /// No such code, name or number.
    Unknown,
    /// Longer than it may be.
    TooLong {
        /// How many characters fit.
        max: u32,
    },
    /// More entries than it may have.
    TooMany {
        /// How many fit.
        max: u32,
    },
    /// Words in the other language.
    WrongLanguage,
    /// A blank nothing can fill.
    UnknownBlank {
        /// Its name.
        name: String,
    },
    /// The two languages have different blanks.
    DifferentBlanks,
    /// A brace or a pair of asterisks without its partner.
    BrokenMark,
    /// Words that must not be said to a customer.
    Forbidden {
        /// The words as they stand in the text.
        words: String,
        /// What is wrong with them.
        offence: Offence,
        /// Why they do harm.
        why: Text2,
        /// What to say instead.
        better: Text2,
    },
    /// The same words are in the bank already, in the same category.
    SameAs {
        /// The phrase that has them.
        id: PhraseId,
    },
    /// The row of the sheet before this one has the same.
    TwiceInSheet {
        /// That row.
        row: u32,
    },
    /// Somebody changed the phrase after the sheet was exported.
    ChangedSince,
    /// The cell of a workbook holds a formula.
    Formula,
    /// The cell of a workbook holds a date, or the error of a formula.
    NoText,
}

/// A part of a phrase with what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhraseFlaw {
    /// The part.
    pub column: Column,
    /// What is wrong.
    pub fault: PhraseFault,
}

pub(super) const fn flaw(column: Column, fault: PhraseFault) -> PhraseFlaw {
    PhraseFlaw { column, fault }
}

impl PhraseForm {
    /// The form that makes this phrase.
    #[must_use]
    pub fn of(phrase: &Phrase) -> Self {
        let kinds: Vec<&str> = phrase.kinds.iter().map(|kind| kind.code()).collect();
        Self {
            category: phrase.category.code().to_owned(),
            tags: phrase.tags.join("|"),
            kinds: kinds.join("|"),
            tone: phrase.tone.map_or("", Tone::code).to_owned(),
            channel: phrase.channel.map_or("", Through::code).to_owned(),
            mood: phrase.mood.map_or("", Mood::code).to_owned(),
            of: phrase.of.clone().unwrap_or_default(),
            zh: phrase.text.zh.clone(),
            en: phrase.text.en.clone(),
        }
    }
}

/// Reads a form. What the words say is looked at by [`check`].
///
/// # Errors
/// Every code that does not exist, and every list that is too long.
pub fn read(id: PhraseId, form: &PhraseForm) -> Result<Phrase, Vec<PhraseFlaw>> {
    let mut flaws = Vec::new();
    let category = match form.category.trim() {
        "" => Err(PhraseFault::Missing),
        code => Category::from_code(code).ok_or(PhraseFault::Unknown),
    };
    let category = category.map_err(|fault| flaws.push(flaw(Column::Category, fault))).ok();
    let tags = entries(&form.tags);
    if tags.len() > MOST_TAGS {
        flaws.push(flaw(Column::Tags, PhraseFault::TooMany { max: count(MOST_TAGS) }));
    }
    if tags.iter().any(|tag| tag.chars().count() > LONGEST_TAG) {
        flaws.push(flaw(Column::Tags, PhraseFault::TooLong { max: count(LONGEST_TAG) }));
    }
    let kinds: Option<Vec<Kind>> = entries(&form.kinds).iter().map(|code| Kind::from_code(code)).collect();
    if kinds.is_none() {
        flaws.push(flaw(Column::Kinds, PhraseFault::Unknown));
    }
    let tone = optional(&form.tone, Column::Tone, Tone::from_code, &mut flaws);
    let channel = optional(&form.channel, Column::Channel, Through::from_code, &mut flaws);
    let mood = optional(&form.mood, Column::Mood, Mood::from_code, &mut flaws);
    let of = form.of.trim();
    if of.len() > LONGEST_NAME {
        flaws.push(flaw(Column::Of, PhraseFault::TooLong { max: count(LONGEST_NAME) }));
    } else if !is_name(of) {
        flaws.push(flaw(Column::Of, PhraseFault::Unknown));
    }
    let (Some(category), Some(kinds), true) = (category, kinds, flaws.is_empty()) else { return Err(flaws) };
    let of = (!of.is_empty()).then(|| of.to_owned());
    let text = Text2 { zh: form.zh.trim().to_owned(), en: form.en.trim().to_owned() };
    Ok(Phrase { id, category, tags, kinds, tone, channel, mood, of, text })
}

/// Whether a text may be a name in the bank: small letters, digits, dots, dashes. An empty one is.
pub(super) fn is_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_'))
}

fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for entry in text.split(['|', '、', '\n']).map(str::trim).filter(|entry| !entry.is_empty()) {
        if !entries.iter().any(|known| known == entry) {
            entries.push(entry.to_owned());
        }
    }
    entries
}

fn optional<T>(text: &str, column: Column, read: fn(&str) -> Option<T>, flaws: &mut Vec<PhraseFlaw>) -> Option<T> {
    let text = text.trim();
    let found = read(text);
    if found.is_none() && !text.is_empty() {
        flaws.push(flaw(column, PhraseFault::Unknown));
    }
    found
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Everything wrong with the words of a phrase that is to stand in this bank. The team writes both languages; a person
/// may keep one.
#[must_use]
pub fn check(phrase: &Phrase, owner: Owner, bank: &Bank) -> Vec<PhraseFlaw> {
    let (zh, en) = (&*phrase.text.zh, &*phrase.text.en);
    let mut flaws = Vec::new();
    for (column, text, other) in [(Column::Zh, zh, en), (Column::En, en, zh)] {
        if text.is_empty() {
            // A person's phrase without any words lacks the Chinese ones.
            if owner == Owner::Team || (other.is_empty() && column == Column::Zh) {
                flaws.push(flaw(column, PhraseFault::Missing));
            }
        } else {
            let faults = words(column, text, phrase.channel, bank);
            flaws.extend(faults.into_iter().map(|fault| flaw(column, fault)));
        }
    }
    if !zh.is_empty() && !en.is_empty() && blanks(zh) != blanks(en) {
        flaws.push(flaw(Column::En, PhraseFault::DifferentBlanks));
    }
    if let Some(same) = twin(phrase, bank) {
        flaws.push(flaw(Column::Zh, PhraseFault::SameAs { id: same.id.clone() }));
    }
    flaws
}

/// Another phrase of the bank with the same words for the same purpose.
fn twin<'a>(phrase: &Phrase, bank: &'a Bank) -> Option<&'a Phrase> {
    let same = |other: &&Phrase| {
        let there = (other.category, other.channel, &other.text);
        other.id != phrase.id && there == (phrase.category, phrase.channel, &phrase.text)
    };
    bank.phrases.iter().find(same)
}

fn words(column: Column, text: &str, channel: Option<Through>, bank: &Bank) -> Vec<PhraseFault> {
    let mut faults = Vec::new();
    let chinese = text.chars().filter(|c| is_cjk(*c)).count();
    if (chinese == 0) == (column == Column::Zh) {
        faults.push(PhraseFault::WrongLanguage);
    }
    let most = if channel == Some(Through::Chat) { LONGEST_READ } else { MAX_SPOKEN };
    if chinese > most {
        faults.push(PhraseFault::TooLong { max: count(most) });
    } else if text.chars().count() > LONGEST {
        faults.push(PhraseFault::TooLong { max: count(LONGEST) });
    }
    let unknown = blanks(text).into_iter().filter(|name| !is_known_blank(name));
    faults.extend(unknown.map(|name| PhraseFault::UnknownBlank { name }));
    if broken_marks(text) {
        faults.push(PhraseFault::BrokenMark);
    }
    faults.extend(bank.forbidden_hits(text).into_iter().map(|hit| PhraseFault::Forbidden {
        words: text.get(hit.start..hit.end).unwrap_or_default().to_owned(),
        offence: hit.forbidden.offence,
        why: hit.forbidden.why.clone(),
        better: hit.forbidden.better.clone(),
    }));
    faults
}

fn blanks(text: &str) -> Vec<String> {
    let mut names = blank_names(text);
    names.sort();
    names.dedup();
    names
}
