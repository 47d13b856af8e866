//! Where house terms and law part, and why: for the two results side by side.

use super::claim::Fact;
use super::pack::{Ground, LimitLoss, RefusalGround};
use super::working::{Note, Rule, Step};
use super::{Assessment, Bounds, LineKind, Status};
use crate::amount::Fen;
use serde::{Deserialize, Serialize};

/// One thing in which the law sees a claim differently from the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Something else comes of it.
    Status {
        /// By house terms.
        house: Status,
        /// By law.
        law: Status,
    },
    /// Another sum is paid.
    Total {
        /// By house terms.
        house: Fen,
        /// By law, as far as known.
        law: Fen,
    },
    /// The house would pay less than the law gives at least.
    BelowFloor {
        /// Compensation by house terms.
        house: Fen,
        /// The least by law.
        floor: Fen,
    },
    /// The house would pay more than the law asks for at most. Nobody forbids that.
    AboveCeiling {
        /// Compensation by house terms.
        house: Fen,
        /// The most by law.
        ceiling: Fen,
    },
    /// «Three times postage» and «five times the fee» are no law for express: the house limit is a contract term only.
    NoStatutoryCap,
    /// The real loss counts, and it is not proved yet.
    LossNotProved,
    /// The contract's cap does not bind: it was not shown that it was pointed out (Civil Code 496).
    CapNotHighlighted,
    /// No cap holds against intent or gross negligence (Civil Code 506).
    CapFallsOnNegligence,
    /// «Already signed» is only prima-facie evidence (Civil Code 831), no ground to refuse by itself.
    SignedIsPrimaFacie,
    /// Fault in packing must be proved by the carrier (Civil Code 832), it is no ground to refuse by itself.
    PackingMustBeProved,
    /// What frees the carrier must be proved by the carrier (Civil Code 832).
    DefenceMustBeProved(Ground),
    /// The house pays insured parcels whatever happened; by law the insurance rules decide.
    InsuredAgainstAll,
    /// Freight of goods lost by force majeure is not asked for and is returned when paid (Civil Code 835).
    FreightAfterForceMajeure,
    /// A year of silence ends the claim by house terms; the law has the general limitation period (Civil Code 188).
    SilenceDoesNotExempt,
    /// The house returns the fee on top; the law knows only the loss.
    FeeOnTop,
    /// The insurance rules agreed with the sender decide.
    InsuranceTermsDecide,
    /// The law has no formula here: a person decides every case.
    PersonDecides,
}

/// The differences between the same claim by house terms and by law, the results first, then the reasons.
#[must_use]
pub fn compare(house: &Assessment, law: &Assessment) -> Vec<Difference> {
    let mut found = Vec::new();
    results(house, law, &mut found);
    if house.status == Status::InputError || law.status == Status::InputError {
        return found;
    }
    for (holds, difference) in reasons(house, law) {
        if holds {
            found.push(difference);
        }
    }
    found
}

fn results(house: &Assessment, law: &Assessment, found: &mut Vec<Difference>) {
    if house.status != law.status {
        found.push(Difference::Status { house: house.status, law: law.status });
    }
    if house.total != law.total {
        found.push(Difference::Total { house: house.total, law: law.total });
    }
    let paid = house.amount(LineKind::Compensation);
    if let (Some(Bounds { floor, ceiling }), false) = (law.bounds, house.status == Status::InputError) {
        if paid < floor {
            found.push(Difference::BelowFloor { house: paid, floor });
        }
        if let Some(ceiling) = ceiling.filter(|ceiling| *ceiling < paid) {
            found.push(Difference::AboveCeiling { house: paid, ceiling });
        }
    }
}

fn reasons(house: &Assessment, law: &Assessment) -> [(bool, Difference); 13] {
    let notes = |note| law.notes.contains(&note);
    let refused = |ground| house.applies(Rule::Refusal(ground)) && !law.applies(Rule::Refusal(ground));
    let has_house_limit = house.steps.iter().any(|step| matches!(step, Step::TimesFee { .. } | Step::PerKg { .. }));
    let lost_on = |on| law.steps.iter().any(|step| matches!(step, Step::LimitLost { on: why, .. } if *why == on));
    let freed = |ground| house.applies(Rule::Exemption(ground));
    let freed_by = [Ground::Customer, Ground::Inherent, Ground::ForceMajeure].into_iter().find(|g| freed(*g));
    let insured_against = house.steps.iter().any(|step| matches!(step, Step::NotForInsured(_)));
    let fee = |result: &Assessment| result.amount(LineKind::FeeRefund).0 + result.amount(LineKind::FeeWaiver).0;
    let decides = law.bounds.is_some() && law.status == Status::Review && house.status != Status::Review;
    [
        (has_house_limit && notes(Note::NoStatutoryCap), Difference::NoStatutoryCap),
        (law.open.contains(&Fact::ActualLoss), Difference::LossNotProved),
        (lost_on(LimitLoss::NotHighlighted), Difference::CapNotHighlighted),
        (notes(Note::CapFallsOnNegligence), Difference::CapFallsOnNegligence),
        (refused(RefusalGround::SignedAndLeft), Difference::SignedIsPrimaFacie),
        (refused(RefusalGround::PackedByCustomer), Difference::PackingMustBeProved),
        (
            freed_by.is_some() && law.open.contains(&Fact::ProofOfCause),
            Difference::DefenceMustBeProved(freed_by.unwrap_or(Ground::Customer)),
        ),
        (insured_against && law.open.contains(&Fact::ProofOfCause), Difference::InsuredAgainstAll),
        (notes(Note::FreightAfterForceMajeure) && fee(law) > fee(house), Difference::FreightAfterForceMajeure),
        (freed(Ground::Silence) && notes(Note::SilenceDoesNotExempt), Difference::SilenceDoesNotExempt),
        (fee(house) > fee(law), Difference::FeeOnTop),
        (notes(Note::InsuranceTermsDecide), Difference::InsuranceTermsDecide),
        (decides, Difference::PersonDecides),
    ]
}
