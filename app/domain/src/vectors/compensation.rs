//! Examples of claims.

use super::{Installed, Outcome, Shown, Working, verdict};
use crate::{
    amount::Fen,
    compensation::{Assessment, Claim, LineKind, Options, Status, assess},
};
use serde::{Deserialize, Serialize};

/// A claim and its answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default, rename = "title")]
    _title: String,
    pack: String,
    #[serde(default)]
    options: Options,
    claim: Claim,
    expect: ExpectedClaim,
    #[serde(default, rename = "working")]
    _working: String,
    #[serde(default, rename = "note")]
    _note: String,
}

/// The answer to a claim in the fields of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedClaim {
    /// What comes of it.
    pub status: Status,
    /// Fee returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_refund_fen: Option<Fen>,
    /// Fee not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "fee_waiver_fen")]
    pub fee_waived_fen: Option<Fen>,
    /// Compensation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compensation_fen: Option<Fen>,
    /// What is paid in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_fen: Option<Fen>,
}

impl Example {
    pub fn judge(&self, installed: Installed) -> Outcome {
        let Some(pack) = installed.compensation.newest(&self.pack) else { return Outcome::NoPack(self.pack.clone()) };
        let result = assess(pack, self.options, &self.claim);
        let got = ExpectedClaim::from(&result);
        let is_met = self.expect.is_met_by(&got);
        let working = || Working::Claim { problems: result.problems, steps: result.steps };
        verdict(is_met, Shown::Claim(self.expect.clone()), Shown::Claim(got), working)
    }
}

impl ExpectedClaim {
    fn is_met_by(&self, got: &Self) -> bool {
        let pairs = [
            (self.fee_refund_fen, got.fee_refund_fen),
            (self.fee_waived_fen, got.fee_waived_fen),
            (self.compensation_fen, got.compensation_fen),
            (self.total_fen, got.total_fen),
        ];
        self.status == got.status && pairs.into_iter().all(|(expected, got)| expected.is_none() || expected == got)
    }
}

impl From<&Assessment> for ExpectedClaim {
    fn from(result: &Assessment) -> Self {
        Self {
            status: result.status,
            fee_refund_fen: Some(result.amount(LineKind::FeeRefund)),
            fee_waived_fen: Some(result.amount(LineKind::FeeWaiver)),
            compensation_fen: Some(result.amount(LineKind::Compensation)),
            total_fen: Some(result.total),
        }
    }
}
