//! From what went wrong to a proposal.

use super::{Bearer, Charge, Failing, LossRule, ReceiptTerms, Standing};
use crate::{amount::Fen, compensation::Article, compensation::PackVersion};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What house rules would charge, waiting for a manager: nothing is taken from anybody by it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proposal {
    /// The rules used.
    pub terms: PackVersion,
    /// What went wrong.
    pub failing: Failing,
    /// Who would bear it.
    pub bearer: Bearer,
    /// Where the receipt stood, if it is about time.
    pub standing: Option<Standing>,
    /// What the person would bear, and what the company.
    pub split: Split,
}

/// A sum in two parts that add up to it exactly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Split {
    /// For each receipt, or the loss.
    pub base: Fen,
    /// How many receipts.
    pub tickets: u32,
    /// The person's part in percent.
    pub person_percent: u8,
    /// Borne by the person.
    pub person: Fen,
    /// Borne by the company, every odd fen included.
    pub company: Fen,
}

/// What the rules would charge, as seen at the end of a local day. `None` when nothing is to be charged: in time, in
/// grace, not started, no receipt, no loss.
#[must_use]
pub fn propose(terms: &ReceiptTerms, failing: &Failing, bearer: Bearer, today: NaiveDate) -> Option<Proposal> {
    let standing = match failing {
        Failing::Slow { route, arrived, back_on } => Some(terms.standing(*route, arrived, *back_on, today)),
        _ => None,
    };
    let split = match failing {
        Failing::Slow { .. } if !matches!(standing, Some(Standing::Late { .. })) => return None,
        Failing::Slow { .. } => charge(&terms.slow, 1),
        Failing::Unexplained { tickets } => charge(&terms.unexplained, *tickets),
        Failing::AnomalyMissed { tickets } => charge(&terms.anomaly_missed, *tickets),
        Failing::Lost { loss } => share(&terms.lost, *loss),
        Failing::Unusable { loss } => share(&terms.unusable, *loss),
    };
    let is_something = split.person.0 > 0 || split.company.0 > 0;
    is_something.then(|| Proposal {
        terms: PackVersion { id: terms.id.clone(), version: terms.version.clone() },
        failing: failing.clone(),
        bearer,
        standing,
        split,
    })
}

impl ReceiptTerms {
    /// The article behind a proposal.
    #[must_use]
    pub const fn article(&self, failing: &Failing) -> &Article {
        match failing {
            Failing::Slow { .. } => &self.slow.article,
            Failing::Unexplained { .. } => &self.unexplained.article,
            Failing::AnomalyMissed { .. } => &self.anomaly_missed.article,
            Failing::Lost { .. } => &self.lost.article,
            Failing::Unusable { .. } => &self.unusable.article,
        }
    }
}

fn charge(charge: &Charge, tickets: u32) -> Split {
    let base = charge.per_ticket;
    let person = Fen(base.0.saturating_mul(i64::from(tickets)));
    Split { base, tickets, person_percent: 100, person, company: Fen(0) }
}

/// The person's part is rounded down, so that the odd fen is the company's. A negative loss is none.
fn share(rule: &LossRule, loss: Fen) -> Split {
    let base = Fen(loss.0.max(0));
    let part = i128::from(base.0) * i128::from(rule.person_percent.min(100)) / 100;
    let person = Fen(i64::try_from(part).unwrap_or(base.0));
    let company = Fen(base.0.saturating_sub(person.0));
    Split { base, tickets: 1, person_percent: rule.person_percent, person, company }
}
