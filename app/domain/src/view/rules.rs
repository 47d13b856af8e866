//! What the pages on rules show: packs and their versions, what an installation would bring about, and what a browser
//! needs to calculate by itself.

use crate::{
    calendar::{
        adjust::AdjustProblem,
        book::CalendarBook,
        import::{Change, ImportProblem},
    },
    compensation::{CompensationPack, Shortfall},
    complaint::kind::coded,
    rulebook::{Grade, Named, diff::PackChange, file::PackFault, library::Library},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// What a pack is about.
    PackKind {
        /// 时限规则包
        Clocks = "clocks",
        /// 赔付条款
        Compensation = "compensation",
    }
}

coded! {
    /// How a version stands on a day.
    Reign {
        /// Its first day is still to come.
        Coming = "coming",
        /// 使用中: things accepted today are judged by it.
        Current = "current",
        /// Its last day has passed; cases of its days are still judged by it.
        Past = "past",
    }
}

/// The page of rules.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RulesOverview {
    /// The local day it was made on.
    pub today: NaiveDate,
    /// Every version of every pack: by kind and id, the newest first day first.
    pub packs: Vec<PackRow>,
    /// The calendar.
    pub calendar: CalendarOverview,
    /// Whether the one who asks may install.
    pub may_change: bool,
}

/// One version of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackRow {
    /// What it is about. Clocks and compensation may share an id.
    pub kind: PackKind,
    /// For instance `CN-EXPRESS`.
    pub id: String,
    /// The version.
    pub version: String,
    /// Whose law.
    pub jurisdiction: String,
    /// The document.
    pub source: Named,
    /// How well it was checked, unless a rule says otherwise.
    pub grade: Grade,
    /// First local day of acceptance, as the file says.
    pub valid_from: NaiveDate,
    /// Last one, as the file says.
    pub valid_until: Option<NaiveDate>,
    /// First local day of acceptance it is really used for.
    pub first_day: NaiveDate,
    /// Last one: the end in the file, or the day before its successor; `None` = until further notice.
    pub last_day: Option<NaiveDate>,
    /// How it stands today.
    pub reign: Reign,
    /// Rules in it: clocks and recurring duties, or rules of compensation.
    pub rules: u32,
    /// Who installed it; `None` = it came with the program.
    pub installed: Option<InstalledBy>,
    /// Complaints that have a clock of it, closed ones too; `None` for compensation, which complaints do not carry.
    pub complaints: Option<u32>,
}

/// Who installed something, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InstalledBy {
    /// When.
    pub at: Instant,
    /// The colleague's name; empty when it was the command line.
    pub by: String,
}

/// The calendar and its editions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CalendarOverview {
    /// Its name, for instance `CN-mainland`.
    pub calendar: String,
    /// The years that are known for something accepted today, ascending.
    pub years: Vec<i32>,
    /// The editions, newest first.
    pub editions: Vec<EditionRow>,
}

/// One edition of the calendar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditionRow {
    /// Its name.
    pub version: String,
    /// First local day of acceptance it is used for. Years that earlier editions did not know are used at once.
    pub first_day: NaiveDate,
    /// The years in it.
    pub years: Vec<i32>,
    /// Who installed it; `None` = it came with the program.
    pub installed: Option<InstalledBy>,
    /// Whether another edition with the same first day took its place.
    pub replaced: bool,
}

/// The text of one version, as it was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackText {
    /// What it is about.
    pub kind: PackKind,
    /// The pack.
    pub id: String,
    /// The version.
    pub version: String,
    /// The text.
    pub text: String,
}

/// What comes of a dry run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackPreview {
    /// It would be refused, for these faults in the order of the text.
    Refused(Vec<PackFault>),
    /// It could be installed.
    Plan(Box<PackPlan>),
}

/// What an installation would bring about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackPlan {
    /// What it is about.
    pub kind: PackKind,
    /// The pack.
    pub id: String,
    /// The new version.
    pub version: String,
    /// The first local day of acceptance it would be used for.
    pub first_day: NaiveDate,
    /// The version it would take over from on that day; `None` = a pack that was not there.
    pub replaces: Option<String>,
    /// What differs from that version.
    pub changes: Vec<PackChange>,
    /// Where terms of our own would then pay less than the law in force gives. A warning: whoever installs them decides.
    pub shortfalls: Vec<Shortfall>,
    /// Open complaints that have clocks of this pack: they keep their deadlines. `None` for compensation, which complaints
    /// do not carry: parcels accepted before the first day keep the terms of their day.
    pub open_complaints: Option<u32>,
}

/// What came of an installation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackInstallation {
    /// It was refused, and nothing was changed.
    Refused(Vec<PackFault>),
    /// It is installed, by this or by an earlier arrival of the same text for the same day.
    Done {
        /// What it is about.
        kind: PackKind,
        /// The pack.
        id: String,
        /// The version.
        version: String,
        /// The first local day of acceptance it is used for.
        first_day: NaiveDate,
    },
}

/// What comes of a dry run of a calendar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarPreview {
    /// The text would be refused.
    Refused(ImportProblem),
    /// The change by hand would be refused.
    Contradicts(AdjustProblem),
    /// It could be installed.
    Plan(Box<CalendarPlan>),
}

/// What a new edition of the calendar would bring about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CalendarPlan {
    /// The name it would get.
    pub version: String,
    /// The first local day of acceptance it would be used for: tomorrow, or the day that was chosen for other hours.
    /// Years that nobody knew, and closures, count at once.
    pub first_day: NaiveDate,
    /// What differs from the newest edition, in the order of the days; nothing = there is nothing to install.
    pub changes: Vec<Change>,
    /// Open complaints. They keep their deadlines.
    pub open_complaints: u32,
}

/// What came of installing a calendar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarInstallation {
    /// The text was refused, and nothing was changed.
    Refused(ImportProblem),
    /// The change by hand was refused, and nothing was changed.
    Contradicts(AdjustProblem),
    /// Everything it says is in this edition, which may have been there before.
    Done {
        /// The edition.
        version: String,
        /// The first local day of acceptance it is used for.
        first_day: NaiveDate,
    },
}

/// Everything a browser needs to calculate deadlines and amounts by itself, also without network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RulesNow {
    /// All versions of all packs of clocks.
    pub library: Library,
    /// All versions of all terms of compensation, each cut to the days it is used for; they make a
    /// [`crate::compensation::CompensationBook`].
    pub compensation: Vec<CompensationPack>,
    /// The calendar with all its editions and closures.
    pub calendar: CalendarBook,
}
