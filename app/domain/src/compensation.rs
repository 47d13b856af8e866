//! Compensation: from the facts of a claim and a pack of terms to lines of money, with the working.
//!
//! Products are exact and rounded half up once per line; the total is the sum of the rounded lines. A special
//! agreement goes first, then what frees the carrier, then house refusals, then the rule of the kind of claim. Where
//! a fact is missing that the amount needs, the answer says which instead of guessing.

mod assess;
mod below_law;
mod book;
mod case;
mod check;
mod claim;
mod compare;
mod complete_delay;
mod exact;
mod from_form;
pub mod install;
mod measure;
mod pack;
mod proof;
mod working;

pub use assess::assess;
pub use below_law::{Shortfall, shortfalls};
pub use book::{BUILTIN, CompensationBook};
pub use check::{CompensationPackProblem, LARGEST_PACK_BYTES, RuleProblem, TextFault};
pub use claim::{
    Answer, Cause, Claim, ClaimKind, Fact, Item, Options, Packer, PartialFee, Problem, Reason, Share, WeightRounding,
    Window,
};
pub use compare::{Difference, compare};
pub use complete_delay::{CompleteDelay, CountsAsLost, Region};
pub use from_form::{Consigned, NoClaim, claim_of};
pub use pack::{
    Article, CauseRule, Cited, CompensationPack, Cover, Decides, Exemption, Extent, FeeRule, Firmness, Ground,
    LimitLoss, Measure, PackOptions, PartRule, Payee, Reach, Refusal, RefusalGround, Term,
};
pub use working::{Note, Rule, Step};

use crate::{amount::Fen, complaint::kind::coded};
use serde::{Deserialize, Serialize};

coded! {
    /// What comes of a claim.
    Status {
        /// The amount stands as worked out.
        Auto = "auto",
        /// Nothing is owed.
        Exempt = "exempt",
        /// House terms turn it down; a lead decides.
        Refuse = "refuse",
        /// House terms turn it down in principle; a lead decides.
        RefuseInPrinciple = "refuse_in_principle",
        /// A person decides; the lines are where to start from.
        Review = "review",
        /// Facts are missing or impossible; nothing was worked out.
        InputError = "input_error",
    }
}

coded! {
    /// 赔付项目
    LineKind {
        /// 退运费
        FeeRefund = "fee_refund",
        /// 免运费: not paid yet, so not asked for.
        FeeWaiver = "fee_waiver",
        /// 赔偿
        Compensation = "compensation",
        /// 实物补偿: its value; proposed by people, never by a formula.
        InKind = "in_kind",
    }
}

/// One line of a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// What for.
    pub kind: LineKind,
    /// How much.
    pub amount: Fen,
}

/// One version of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// Between which amounts a person will decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bounds {
    /// The least compensation that the open questions leave.
    pub floor: Fen,
    /// The most; `None` when nothing known limits it.
    pub ceiling: Option<Fen>,
}

/// The answer to a claim, with everything needed to work it out again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assessment {
    /// The terms used.
    pub pack: PackVersion,
    /// What was chosen differently from them.
    pub options: Options,
    /// The facts.
    pub claim: Claim,
    /// What came of it.
    pub status: Status,
    /// The lines, each kind at most once; none without money.
    pub lines: Vec<Line>,
    /// What is paid: the sum of the rounded lines, without a waiver, which nobody is paid.
    pub total: Fen,
    /// For review only: between which compensations.
    pub bounds: Option<Bounds>,
    /// With [`Status::InputError`]: what is missing or impossible.
    pub problems: Vec<Problem>,
    /// For review: what a person still has to find out or have proved.
    pub open: Vec<Fact>,
    /// What to mind.
    pub notes: Vec<Note>,
    /// How it was worked out.
    pub steps: Vec<Step>,
}

/// Why a stored result cannot be worked out again.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecomputeProblem {
    /// This version of the pack is not installed.
    #[error("pack {} {} is not installed", .0.id, .0.version)]
    NoSuchPack(PackVersion),
}

impl Assessment {
    /// The amount of a line; nothing when there is no such line.
    #[must_use]
    pub fn amount(&self, kind: LineKind) -> Fen {
        self.lines.iter().find(|line| line.kind == kind).map_or(Fen(0), |line| line.amount)
    }

    /// Works the same claim out again, by the same version of the same pack. Equal to `self` unless somebody has
    /// changed one of them.
    ///
    /// # Errors
    /// [`RecomputeProblem`] when the version is not in the book.
    pub fn recompute(&self, book: &CompensationBook) -> Result<Self, RecomputeProblem> {
        let missing = || RecomputeProblem::NoSuchPack(self.pack.clone());
        let pack = book.version(&self.pack.id, &self.pack.version).ok_or_else(missing)?;
        Ok(assess(pack, self.options, &self.claim))
    }

    /// The facts that were missing.
    pub fn missing(&self) -> impl Iterator<Item = Fact> {
        self.problems.iter().filter_map(|problem| match problem {
            Problem::Missing(fact) => Some(*fact),
            _ => None,
        })
    }

    /// Whether a step names this rule as the one that applies.
    #[must_use]
    pub fn applies(&self, rule: Rule) -> bool {
        self.steps.contains(&Step::Applies(rule))
    }
}
