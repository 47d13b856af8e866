//! The rules on receipts as data.

use super::{Route, Standing};
use crate::{
    amount::Fen,
    compensation::{Article, PackVersion},
    rulebook::{Grade, Named},
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static BUILTIN: LazyLock<Option<ReceiptTerms>> =
    LazyLock::new(|| ReceiptTerms::parse(include_str!("../../data/receipts/cn-house-2007.json")).ok());

/// The longest a receipt may take, in days.
const LONGEST_DAYS: u16 = 3660;
/// The highest charge for one receipt: ten thousand yuan.
const HIGHEST_CHARGE: i64 = 1_000_000;

/// One version of the rules, in the format of `data/receipts/*.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptTerms {
    /// Its id.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// First local day it applies to.
    pub valid_from: NaiveDate,
    /// Last local day; absent = still in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// Whose rules.
    pub jurisdiction: String,
    /// The document.
    pub source: Named,
    /// How well it was checked.
    pub grade: Grade,
    /// How long a receipt may take.
    pub limits: ReceiptLimits,
    /// For one that came too late.
    pub slow: Charge,
    /// For one that nobody explained.
    pub unexplained: Charge,
    /// For an anomaly that nobody saw.
    pub anomaly_missed: Charge,
    /// For one that was lost.
    pub lost: LossRule,
    /// For one that is useless.
    pub unusable: LossRule,
}

/// How long a receipt may take, by route.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptLimits {
    /// 直达
    pub direct: ReceiptLimit,
    /// 一次中转
    pub one_transfer: ReceiptLimit,
    /// 两次中转
    pub two_transfers: ReceiptLimit,
    /// Where it stands.
    pub article: Article,
}

/// Calendar days from the arrival of the last batch, whose day does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptLimit {
    /// Normally.
    pub days: u16,
    /// At the latest; charges begin after it.
    pub latest: u16,
}

/// A charge for each receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// For one receipt.
    pub per_ticket: Fen,
    /// Where it stands.
    pub article: Article,
}

/// Who bears a loss.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LossRule {
    /// The person's part in percent; the rest, with every odd fen, is the company's.
    pub person_percent: u8,
    /// Where it stands.
    pub article: Article,
}

/// Why rules on receipts are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptTermsProblem {
    /// The text is not JSON of the expected form.
    #[error("not rules on receipts: line {line}, column {column}")]
    Malformed {
        /// Line of the text, from 1.
        line: u32,
        /// Column of the line, from 1.
        column: u32,
    },
    /// The dates of validity contradict each other.
    #[error("the dates of validity contradict each other")]
    Validity,
    /// A limit of no days, or one whose latest day comes before the normal one.
    #[error("a limit contradicts itself")]
    Limit,
    /// A charge is negative or beyond reason.
    #[error("a charge is negative or beyond reason")]
    Charge,
    /// More than the whole loss.
    #[error("more than a hundred percent")]
    Percent,
}

impl ReceiptTerms {
    /// The rules this version brings along: `data/receipts`. `None` only if that file were unreadable.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }

    /// The rules a receipt is judged by, when this version still knows them.
    #[must_use]
    pub fn known(version: &PackVersion) -> Option<&'static Self> {
        Self::builtin().filter(|terms| terms.id == version.id && terms.version == version.version)
    }

    /// Their id and version.
    #[must_use]
    pub fn named(&self) -> PackVersion {
        PackVersion { id: self.id.clone(), version: self.version.clone() }
    }

    /// Reads and checks rules.
    ///
    /// # Errors
    /// [`ReceiptTermsProblem`], the first one found.
    pub fn parse(text: &str) -> Result<Self, ReceiptTermsProblem> {
        let terms: Self = crate::json::read(text)
            .map_err(|at| ReceiptTermsProblem::Malformed { line: at.line, column: at.column })?;
        terms.check().map(|()| terms)
    }

    fn check(&self) -> Result<(), ReceiptTermsProblem> {
        let ensure = |holds: bool, problem| if holds { Ok(()) } else { Err(problem) };
        ensure(self.valid_until.is_none_or(|until| self.valid_from <= until), ReceiptTermsProblem::Validity)?;
        let limits = [self.limits.direct, self.limits.one_transfer, self.limits.two_transfers];
        let is_limit =
            |limit: &ReceiptLimit| 0 < limit.days && limit.days <= limit.latest && limit.latest <= LONGEST_DAYS;
        ensure(limits.iter().all(is_limit), ReceiptTermsProblem::Limit)?;
        let charges = [&self.slow, &self.unexplained, &self.anomaly_missed];
        ensure(charges.iter().all(|c| (0..=HIGHEST_CHARGE).contains(&c.per_ticket.0)), ReceiptTermsProblem::Charge)?;
        ensure(self.lost.person_percent.max(self.unusable.person_percent) <= 100, ReceiptTermsProblem::Percent)
    }

    /// The limit of a route.
    #[must_use]
    pub const fn limit(&self, route: Route) -> ReceiptLimit {
        match route {
            Route::Direct => self.limits.direct,
            Route::OneTransfer => self.limits.one_transfer,
            Route::TwoTransfers => self.limits.two_transfers,
        }
    }

    /// Where a receipt stands at the end of a local day, or stood when it came back.
    #[must_use]
    pub fn standing(
        &self,
        route: Route,
        arrived: &[Option<NaiveDate>],
        back_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Standing {
        let last_batch = arrived.iter().copied().collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
        let Some(start) = last_batch else { return Standing::NotStarted };
        let after = |days: u16| start.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        let limit = self.limit(route);
        let (last_day, latest_day) = (after(limit.days), after(limit.latest));
        let on = back_on.unwrap_or(today);
        if on <= last_day {
            Standing::InTime { last_day }
        } else if on <= latest_day {
            Standing::InGrace { last_day, latest_day }
        } else {
            let days = on.signed_duration_since(latest_day).num_days();
            Standing::Late { latest_day, days: u32::try_from(days).unwrap_or(u32::MAX) }
        }
    }
}
