//! Clock rules as data: which clocks a complaint gets, from which pack, with which source and how well it was checked.

mod check;
pub mod definition;
pub mod diff;
pub mod file;
mod inspect;
pub mod install;
pub mod library;
mod pack;
pub mod schedule;

pub use check::PackProblem;
pub(crate) use inspect::is_name;
pub use pack::{Named, Pack, PackClock};

use crate::{
    calendar::Calendar,
    complaint::{ChannelCode, Kind},
    deadline::{Outcome, Pause, Timing, compute},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Whose promise a clock is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// 公司承诺: our own house rule; may be tighter than the law, never looser.
    House,
    /// 法定
    Statutory,
    /// 平台或监管: set by a platform or the regulator.
    External,
}

/// What a clock waits for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockCode {
    /// 首次答复
    FirstReply,
    /// 当日告知结果
    SameDayResult,
    /// 办结并告知
    HandleAndTell,
    /// 申诉处理上报
    RegulatorReport,
    /// 平台工单
    PlatformTicket,
}

impl ClockCode {
    /// Every clock of this pack, in the order a page shows them.
    pub const ALL: [Self; 5] =
        [Self::FirstReply, Self::SameDayResult, Self::HandleAndTell, Self::RegulatorReport, Self::PlatformTicket];

    /// The name used in the database and in URLs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstReply => "first_reply",
            Self::SameDayResult => "same_day_result",
            Self::HandleAndTell => "handle_and_tell",
            Self::RegulatorReport => "regulator_report",
            Self::PlatformTicket => "platform_ticket",
        }
    }

    /// The clock with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// How well a source was checked (law.md of the project's research; shown wherever a rule shows).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The company's own terms.
    House,
    /// The text of the rule was read.
    TextRead,
    /// One or more secondary sources say so.
    Secondary,
    /// Not verified.
    Unverified,
    /// A person or another system set it for this case.
    Agreed,
}

/// Where a rule comes from. Names and articles are data in two languages, because they are the names of documents.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Pack id, for instance `CN-EXPRESS`.
    pub pack: String,
    /// Version of the pack.
    pub version: String,
    /// Document and article, in Chinese.
    pub article_zh: String,
    /// Document and article, in English.
    pub article_en: String,
    /// How well it was checked.
    pub grade: Grade,
}

/// One clock rule, as it applies to a complaint.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClockRule {
    /// Pack and rule, for instance `CN-HOUSE-2007/first_reply.loss`. Unique together with `valid_from`.
    pub id: String,
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise.
    pub lane: Lane,
    /// What starts it.
    pub starts: StartEvent,
    /// How long, or who says when.
    pub timing: RuleTiming,
    /// A limit is breached when late; a target is only missed.
    pub strength: Strength,
    /// Whether it may stand still.
    #[serde(default)]
    pub pauses: PauseRule,
    /// Where from.
    pub source: Source,
    /// First local day of acceptance it applies to.
    pub valid_from: NaiveDate,
}

/// What starts a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartEvent {
    /// 受理: the complaint was accepted.
    Accepted,
    /// 申诉转办: the regulator told us of the appeal.
    ToldByRegulator,
}

/// How the due time of a rule comes about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleTiming {
    /// Counted from the start; see [`compute`].
    Counted(Timing),
    /// The time that the agent promised the customer; see [`crate::deadline::promised`].
    Promised,
    /// The time on the ticket of the other side; see [`crate::deadline::set_by_other`].
    SetByOther,
}

/// Whether a clock may stand still. Only clocks of our own ever may.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseRule {
    /// 不可暂停
    #[default]
    Never,
    /// 可暂停
    Allowed,
}

impl ClockRule {
    /// The counted due time, ignoring pauses the rule does not allow; `None` where the time is not counted.
    #[must_use]
    pub fn compute(&self, calendar: &Calendar, starts: &[Option<Instant>], pauses: &[Pause]) -> Option<Outcome> {
        let RuleTiming::Counted(timing) = &self.timing else { return None };
        let pauses = if self.pauses == PauseRule::Allowed { pauses } else { &[] };
        // What one business unit of ours decides about its hours never moves a clock that is not ours.
        let is_ours = self.lane == Lane::House || (calendar.special.is_empty() && calendar.opening.is_empty());
        Some(if is_ours {
            compute(timing, calendar, starts, pauses)
        } else {
            compute(timing, &calendar.published(), starts, pauses)
        })
    }
}

/// How binding a clock is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// 时限
    Limit,
    /// 目标
    Target,
}

static BUILTIN: LazyLock<Rulebook> = LazyLock::new(|| {
    // What complaints get by themselves, as the packs in `data/packs` say it; a test compares the two. The browser program
    // holds nothing else of the packs.
    let read = crate::json::read::<Vec<Pack>>(include_str!("../data/complaint_rules.json"))
        .map_err(|at| PackProblem::Malformed { line: at.line, column: at.column })
        .and_then(Rulebook::from_packs);
    #[expect(clippy::expect_used, reason = "compiled-in data that a test loads; without rules nothing may be filed")]
    read.expect("the built-in rule packs are sound")
});

/// The packs in force.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Rulebook {
    packs: Vec<Pack>,
}

impl Rulebook {
    /// What complaints get by themselves from the packs this version brings along. Everything the packs say is in
    /// [`library::Library::builtin`].
    #[must_use]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// A rulebook of these packs.
    ///
    /// # Errors
    /// [`PackProblem`], the first one found, when a pack is unsound, two rules contradict each other, or a house
    /// clock is looser than the statutory one.
    pub fn from_packs(packs: Vec<Pack>) -> Result<Self, PackProblem> {
        check::packs(&packs)?;
        Ok(Self { packs })
    }

    /// The packs.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The clocks of a complaint accepted on this local day, in the order of [`ClockCode::ALL`].
    #[must_use]
    pub fn clocks_for(&self, kind: Kind, channel: ChannelCode, on: NaiveDate) -> Vec<ClockRule> {
        let mut rules: Vec<ClockRule> = self
            .packs
            .iter()
            .flat_map(|pack| pack.clocks.iter().map(move |clock| (pack, clock)))
            .filter(|(pack, clock)| clock.is_valid(pack, on) && clock.concerns(kind, channel))
            .map(|(pack, clock)| clock.rule(pack))
            .collect();
        crate::order::sort_by_key(&mut rules, |rule| (rule.code, rule.lane));
        rules
    }

    /// The rule of this id as it stood on a local day.
    #[must_use]
    pub fn rule(&self, id: &str, on: NaiveDate) -> Option<ClockRule> {
        let rules = self.packs.iter().flat_map(|pack| pack.clocks.iter().map(move |clock| (pack, clock)));
        rules
            .filter(|(pack, clock)| clock.is_valid(pack, on))
            .map(|(pack, clock)| clock.rule(pack))
            .find(|r| r.id == id)
    }
}

/// How near a deadline is. The same bands everywhere: chips, lists, board.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 已超时
    Overdue,
    /// 紧急: less than 30 minutes.
    Urgent,
    /// 临近: less than 4 hours.
    Near,
    /// 安全
    Safe,
}

impl Band {
    /// The band at `now` of something that is late from `due_at` on.
    #[must_use]
    pub fn at(now: Instant, due_at: Instant) -> Self {
        let left = (due_at - now).num_seconds();
        if left < 0 {
            Self::Overdue
        } else if left < 30 * 60 {
            Self::Urgent
        } else if left < 4 * 3600 {
            Self::Near
        } else {
            Self::Safe
        }
    }
}
