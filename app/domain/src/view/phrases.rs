//! What the pages about phrases show, and what a browser keeps of one's own.

use crate::{
    complaint::kind::coded,
    phrase::{
        Category, Column, ImportPlan, Offence, Phrase, PhraseFlaw, PhraseForm, PhraseId, SheetFault, Text2, Tone,
    },
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// What is one's own in the bank. A phrase in one language has its words in both places.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MyPhrases {
    /// Phrases nobody else sees, active ones only.
    pub personal: Vec<Phrase>,
    /// Favourites, the most used first.
    pub favourites: Vec<PhraseId>,
    /// What was used last, newest first; at most 20.
    pub recent: Vec<PhraseId>,
}

coded! {
    /// Which phrases a list shows.
    Shelf {
        /// 收藏
        Favourites = "favourites",
        /// 我的
        Mine = "mine",
        /// 团队
        Team = "team",
        /// 最近使用
        Recent = "recent",
        /// 已停用
        Retired = "retired",
    }
}

/// A question to the list of phrases.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PhraseQuery {
    /// Words, pinyin or English; empty for all.
    pub q: String,
    /// Only this category.
    pub category: Option<Category>,
    /// Only this tone.
    pub tone: Option<Tone>,
    /// Only these; nothing for all that are offered.
    pub shelf: Option<Shelf>,
    /// Which page, from 0.
    pub page: u32,
}

/// Where a phrase comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// With the software.
    Shipped,
    /// With the software, and the team changed it.
    Corrected,
    /// The team wrote it.
    Team,
    /// One wrote it for oneself.
    Mine,
}

/// A phrase in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhraseRow {
    /// The phrase.
    pub phrase: Phrase,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is offered.
    pub active: bool,
    /// Its version; 0 for a shipped one.
    pub version: u32,
    /// Whether it is a favourite of one's own.
    pub favourite: bool,
    /// How often one used it oneself.
    pub my_uses: u32,
    /// How often everybody did. Whose uses they were is not told.
    pub all_uses: u32,
}

/// A page of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhraseList {
    /// At most 50, favourites first.
    pub rows: Vec<PhraseRow>,
    /// How many there are in all.
    pub total: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many of what the question leaves each category has, categories without any left out. The category of the
    /// question is not counted against it.
    pub categories: Vec<(Category, u32)>,
}

/// A part that was changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartChange {
    /// Which part.
    pub column: Column,
    /// As it was.
    pub from: String,
    /// As it is since.
    pub to: String,
}

/// What somebody did to a phrase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseDeed {
    /// Added it.
    Added,
    /// Changed a shipped one for the first time, or put one away.
    TakenOver,
    /// Changed it.
    Changed {
        /// What.
        parts: Vec<PartChange>,
    },
    /// Retired it.
    Retired,
    /// Brought it back.
    BroughtBack,
}

/// One line of the history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhraseMoment {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// What.
    pub deed: PhraseDeed,
}

/// The page of one phrase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhrasePage {
    /// The phrase.
    pub row: PhraseRow,
    /// The same as fields of the form.
    pub form: PhraseForm,
    /// The words that came with the software, where the team has others.
    pub shipped: Option<Phrase>,
    /// What happened to it, newest first.
    pub history: Vec<PhraseMoment>,
    /// Whether the person at the page may change it.
    pub may_change: bool,
}

/// What an import would do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportPreview {
    /// The sheet cannot be read.
    Refused(SheetFault),
    /// This.
    Plan(ImportPlan),
}

/// What a workbook holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkbookRead {
    /// It cannot be read.
    Refused(SheetFault),
    /// The cells of its first sheet as CSV, to be tried and imported like any other.
    Text(String),
}

/// What a check of a form found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PhraseVerdict {
    /// What is wrong; nothing when it may be saved.
    pub flaws: Vec<PhraseFlaw>,
}

/// Days that forbidden phrases are counted over, today included.
pub const FORBIDDEN_DAYS: u32 = 30;
/// The least number that is told. In a small team a single message would point at a person.
pub const FEWEST_TOLD: u32 = 3;

/// How often customers were told a forbidden phrase, by the whole team.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowOften {
    /// Less than [`FEWEST_TOLD`] times, or never.
    Seldom,
    /// In so many texts.
    Times(u32),
}

/// A forbidden phrase with what to say instead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ForbiddenRow {
    /// What is wrong with it.
    pub offence: Offence,
    /// How it is said.
    pub forms: Vec<String>,
    /// Why it does harm.
    pub why: Text2,
    /// What to say instead.
    pub better: Text2,
    /// How often; only for those who write the team's phrases.
    pub often: Option<HowOften>,
}

/// The forbidden phrases.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ForbiddenList {
    /// All of them.
    pub rows: Vec<ForbiddenRow>,
    /// Whether they come with how often.
    pub counted: bool,
}
