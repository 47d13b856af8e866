//! 赔付核算: amounts that were worked out for a complaint, and what a lead decided on them.
//!
//! A reckoning keeps the results by house terms and by law as they were, with the versions and the facts they were
//! worked out from, so that it can be argued years later. It is never changed: new facts make a new reckoning.

use super::kind::coded;
use crate::{
    amount::Fen,
    command::Refusal,
    compensation::{Assessment, Claim, CompensationBook, LineKind, Options, Status, assess},
    id::AccountId,
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The company's own terms.
pub const HOUSE: &str = "CN-HOUSE-2007";
/// The law for express.
pub const EXPRESS: &str = "CN-EXPRESS";
/// The law for universal postal service.
pub const POSTAL: &str = "CN-POSTAL";

/// What an amount is worked out from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The local day the parcel was accepted: its terms apply.
    pub accepted_on: NaiveDate,
    /// The facts.
    pub claim: Claim,
    /// What is chosen differently from the house terms.
    #[serde(default)]
    pub options: Options,
    /// Whether the parcel went by universal postal service, so that postal law is shown as well.
    #[serde(default)]
    pub postal: bool,
}

/// Amounts worked out on one occasion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reckoning {
    /// Its number in the complaint, from 1.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
    /// The day whose terms were used.
    pub accepted_on: NaiveDate,
    /// By each pack that was in force on that day: house terms, then law.
    pub results: Vec<Assessment>,
    /// What was decided; `None` while it is a proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
}

coded! {
    /// 赔付依据
    Ground {
        /// 按公司条款
        HouseTerms = "house_terms",
        /// 按现行法律
        Law = "law",
        /// 与客户协商一致
        Agreement = "agreement",
        /// 另行关怀: more than is owed.
        Goodwill = "goodwill",
    }
}

/// What is decided on an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is paid.
    Pay {
        /// How much in all, refund of the fee included.
        amount: Fen,
        /// Why so much.
        ground: Ground,
    },
    /// Nothing is paid.
    Refuse,
}

/// A decision with who made it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ruling {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
    /// What.
    pub decision: Decision,
    /// Why.
    pub text: String,
}

/// What working a kept reckoning out again comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recheck {
    /// The same, to the fen and to the step.
    Same,
    /// Something else: a record or a pack was changed outside this software.
    Differs,
    /// A version it was worked out by is not installed here.
    NoPack,
}

/// Why an amount is not kept, or not ruled on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AmountRefusal {
    /// No terms of compensation are installed for the day the parcel was accepted.
    #[error("no_terms")]
    NoTerms,
    /// Amounts were worked out too often for one complaint.
    #[error("too_many")]
    TooMany,
    /// The amount was decided on already, or worked out anew meanwhile.
    #[error("replaced")]
    Replaced,
    /// Facts are missing that the law needs, so nobody can say what it gives at least.
    #[error("law_unknown")]
    LawUnknown,
    /// Less than the law gives.
    #[error("below_law")]
    BelowLaw {
        /// What it gives at least.
        floor: Fen,
    },
    /// More than the law asks for; that is goodwill.
    #[error("above_law")]
    AboveLaw {
        /// What it asks for at most.
        most: Fen,
    },
    /// House terms give another amount.
    #[error("not_house_terms")]
    NotHouseTerms {
        /// What they give.
        amount: Fen,
    },
    /// Nothing, or more than a form accepts.
    #[error("impossible")]
    Impossible,
}

impl From<AmountRefusal> for Refusal {
    fn from(why: AmountRefusal) -> Self {
        Self::Amount { why }
    }
}

/// Works an amount out by every pack in force on the day of acceptance. Empty when there is none.
#[must_use]
pub fn results(basis: &Basis, book: &CompensationBook) -> Vec<Assessment> {
    let packs = [(HOUSE, true), (EXPRESS, true), (POSTAL, basis.postal)];
    let wanted = packs.into_iter().filter(|(_, wanted)| *wanted);
    wanted
        .filter_map(|(id, _)| {
            let pack = book.on(id, basis.accepted_on)?;
            let options = if id == HOUSE { basis.options } else { Options::default() };
            Some(assess(pack, options, &basis.claim))
        })
        .collect()
}

impl Reckoning {
    /// The result by house terms.
    #[must_use]
    pub fn house(&self) -> Option<&Assessment> {
        self.results.iter().find(|result| result.pack.id == HOUSE)
    }

    /// The result by the law that governs the parcel: postal law where it was asked for.
    #[must_use]
    pub fn law(&self) -> Option<&Assessment> {
        self.results.iter().rev().find(|result| result.pack.id != HOUSE)
    }

    /// The least the law gives in all, as far as it can be told.
    #[must_use]
    pub fn least_by_law(&self) -> Option<Fen> {
        let law = self.law().filter(|law| law.status != Status::InputError)?;
        Some(law.bounds.map_or(law.total, |bounds| Fen(bounds.floor.0.saturating_add(fee_back(law).0))))
    }

    /// The most the law asks for in all; `None` when nothing known limits it.
    #[must_use]
    pub fn most_by_law(&self) -> Option<Fen> {
        let law = self.law().filter(|law| law.status != Status::InputError)?;
        match law.bounds {
            Some(bounds) => bounds.ceiling.map(|ceiling| Fen(ceiling.0.saturating_add(fee_back(law).0))),
            None => Some(law.total),
        }
    }

    /// Works everything out again, by the same versions.
    #[must_use]
    pub fn recheck(&self, book: &CompensationBook) -> Recheck {
        let again = self.results.iter().map(|result| result.recompute(book).map(|fresh| fresh == *result));
        again.fold(Recheck::Same, |sofar, one| match (sofar, one) {
            (_, Err(_)) | (Recheck::NoPack, _) => Recheck::NoPack,
            (Recheck::Differs, _) | (_, Ok(false)) => Recheck::Differs,
            (Recheck::Same, Ok(true)) => Recheck::Same,
        })
    }
}

/// What of a result is the fee coming back: a waiver is never paid out.
fn fee_back(result: &Assessment) -> Fen {
    result.amount(LineKind::FeeRefund)
}
