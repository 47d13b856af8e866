//! Rule packs: readable files of rules with their dates and sources.

use super::{ClockCode, ClockRule, Grade, Lane, PackProblem, PauseRule, RuleTiming, Source, StartEvent, Strength};
use crate::complaint::{ChannelCode, Kind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One pack, in the format of `data/packs/*.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// For instance `CN-EXPRESS`.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// First local day of acceptance it applies to.
    pub valid_from: NaiveDate,
    /// Whose law, for instance `CN`.
    pub jurisdiction: String,
    /// The document, in Chinese and English.
    pub source: Named,
    /// How well its rules were checked, unless a rule says otherwise.
    pub grade: Grade,
    /// The clocks.
    pub clocks: Vec<PackClock>,
}

/// The name of a document in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// One clock of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackClock {
    /// Name inside the pack. The same name with other dates is another version of the rule.
    pub id: String,
    /// What it waits for.
    pub code: ClockCode,
    /// Whose promise.
    pub lane: Lane,
    /// Limit or target.
    pub strength: Strength,
    /// What starts it.
    pub starts: StartEvent,
    /// How long, or who says when.
    pub timing: RuleTiming,
    /// Whether it may stand still.
    #[serde(default)]
    pub pauses: PauseRule,
    /// The kinds of complaint that get it; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Kind>>,
    /// The channels that get it; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<ChannelCode>>,
    /// First local day of acceptance; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last local day of acceptance; absent = still in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Document and article, in both languages.
    pub article: Named,
    /// How well it was checked; absent = as the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

impl Pack {
    /// Reads a pack. Whether it is sound is found out when it joins a rulebook.
    ///
    /// # Errors
    /// [`PackProblem::Malformed`] with the place in the text.
    pub fn parse(json: &str) -> Result<Self, PackProblem> {
        crate::json::read(json).map_err(|at| PackProblem::Malformed { line: at.line, column: at.column })
    }
}

impl PackClock {
    /// The name of the rule across packs.
    #[must_use]
    pub fn full_id(&self, pack: &Pack) -> String {
        format!("{}/{}", pack.id, self.id)
    }

    /// First and last local day of acceptance, both included.
    #[must_use]
    pub fn validity(&self, pack: &Pack) -> (NaiveDate, NaiveDate) {
        (self.valid_from.unwrap_or(pack.valid_from), self.valid_until.unwrap_or(NaiveDate::MAX))
    }

    /// Whether it is in force on this local day.
    #[must_use]
    pub fn is_valid(&self, pack: &Pack, on: NaiveDate) -> bool {
        let (from, until) = self.validity(pack);
        from <= on && on <= until
    }

    /// Whether complaints of this kind and channel get it.
    #[must_use]
    pub fn concerns(&self, kind: Kind, channel: ChannelCode) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
            && self.channels.as_ref().is_none_or(|channels| channels.contains(&channel))
    }

    pub(super) fn rule(&self, pack: &Pack) -> ClockRule {
        ClockRule {
            id: self.full_id(pack),
            code: self.code,
            lane: self.lane,
            starts: self.starts,
            timing: self.timing.clone(),
            strength: self.strength,
            pauses: self.pauses,
            source: Source {
                pack: pack.id.clone(),
                version: pack.version.clone(),
                article_zh: self.article.zh.clone(),
                article_en: self.article.en.clone(),
                grade: self.grade.unwrap_or(pack.grade),
            },
            valid_from: self.validity(pack).0,
        }
    }
}
