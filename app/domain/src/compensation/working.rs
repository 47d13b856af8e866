//! The working of an amount: which rules were used, with which numbers, and what to mind. Put into sentences by the
//! interface.

use super::claim::{ClaimKind, PartialFee, Share, WeightRounding};
use super::pack::{Ground, LimitLoss, RefusalGround};
use super::{LineKind, Status};
use crate::{
    amount::{Fen, Grams},
    complaint::kind::coded,
};
use serde::{Deserialize, Serialize};

/// A rule of a pack. [`super::CompensationPack::cited`] gives its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// An agreement goes first.
    Agreement,
    /// Nothing is owed.
    Exemption(Ground),
    /// The claim is turned down.
    Refusal(RefusalGround),
    /// What this kind of claim gets.
    Cause(ClaimKind),
    /// How large the amount is, by its number in the pack.
    Measure(u8),
    /// When an undelivered parcel counts as lost.
    CompleteDelay,
}

/// One step of a working. Amounts between steps are rounded for showing only; rounding happens once per line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// This rule applies; the next steps follow from it.
    Applies(Rule),
    /// This rule would free the carrier, but not from paying for an insured parcel.
    NotForInsured(Rule),
    /// The amount agreed for this consignment.
    Agreed(Fen),
    /// The insured amount.
    Insured(Fen),
    /// So many times the fee.
    TimesFee {
        /// How many times.
        times: u32,
        /// The fee.
        fee: Fen,
        /// The product.
        product: Fen,
    },
    /// So many times the fee, by a term of the contract.
    ContractCap {
        /// How many times.
        times: u32,
        /// The fee.
        fee: Fen,
        /// The product.
        product: Fen,
    },
    /// So much for each kilogram.
    PerKg {
        /// For one kilogram.
        rate: Fen,
        /// The weight.
        weight: Grams,
        /// The weight that counts.
        counted: Grams,
        /// How it came about.
        rounding: WeightRounding,
        /// The product.
        product: Fen,
    },
    /// The real loss, as proved.
    ActualLoss(Fen),
    /// The real loss, as it follows from the value.
    LossOfValue(Fen),
    /// Of several limits the lowest counts.
    Least(Fen),
    /// The limit falls away; the real loss counts.
    LimitLost {
        /// Why.
        on: LimitLoss,
        /// The limit.
        limit: Fen,
        /// The real loss.
        loss: Fen,
    },
    /// Only a share was lost.
    Share {
        /// The share.
        lost: Share,
        /// Of this amount.
        of: Fen,
        /// The result, rounded.
        result: Fen,
    },
    /// Insured for a share of the value, so that share of the loss.
    InsuredShare {
        /// The real loss.
        loss: Fen,
        /// The insured amount.
        insured: Fen,
        /// The whole value.
        value: Fen,
        /// The result, rounded.
        result: Fen,
    },
    /// What becomes of the fee.
    Fee {
        /// The fee.
        fee: Fen,
        /// The option on partial damage that decided, if one did.
        option: Option<PartialFee>,
        /// Returned or waived, rounded.
        result: Fen,
    },
    /// Surcharges are not returned.
    SurchargeKept(Fen),
    /// A line was rounded half up.
    Rounded(LineKind),
    /// The sum of what is paid.
    Total(Fen),
    /// What a person will decide between; no upper end when that is not known.
    Between {
        /// At least.
        floor: Fen,
        /// At most.
        ceiling: Option<Fen>,
    },
    /// The outcome.
    Ends(Status),
}

coded! {
    /// What to mind about an amount, most of it because habit and law differ.
    Note {
        /// The law fixes no multiple of the fee for express: three times postage is for universal service only.
        NoStatutoryCap = "no_statutory_cap",
        /// Signed for already is only prima-facie evidence of correct delivery (Civil Code 831).
        SignedIsPrimaFacie = "signed_is_prima_facie",
        /// Fault in packing must be proved by the carrier (Civil Code 832).
        PackingMustBeProved = "packing_must_be_proved",
        /// A refusal needs a lead.
        RefusalNeedsLead = "refusal_needs_lead",
        /// What frees the carrier must be proved by the carrier (Civil Code 832).
        DefenceMustBeProved = "defence_must_be_proved",
        /// The contract has a cap, and nothing shows that it was pointed out (Civil Code 496).
        CapNotHighlighted = "cap_not_highlighted",
        /// No cap holds against intent or gross negligence (Civil Code 506).
        CapFallsOnNegligence = "cap_falls_on_negligence",
        /// The insurance rules agreed with the sender decide.
        InsuranceTermsDecide = "insurance_terms_decide",
        /// Lost by force majeure: freight is not asked for, and is returned when paid (Civil Code 835).
        FreightAfterForceMajeure = "freight_after_force_majeure",
        /// Insured for more than it is worth.
        OverInsured = "over_insured",
        /// Insured for less than an uninsured parcel would get.
        UnderInsured = "under_insured",
        /// Inquired in time, claimed late: a person decides, it is never refused by itself.
        InquiredInTime = "inquired_in_time",
        /// These terms know no end of the time for claims; the general limitation period applies (Civil Code 188).
        SilenceDoesNotExempt = "silence_does_not_exempt",
        /// Undelivered at the limit of complete delay, so it counts as lost; should it turn up, a lead reopens the case.
        CountsAsLost = "counts_as_lost",
        /// The fee was not paid, so it is waived.
        FeeIsWaived = "fee_is_waived",
        /// These terms say nothing about this kind of claim.
        NoRule = "no_rule",
    }
}
