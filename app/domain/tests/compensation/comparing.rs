//! House and law side by side.

use super::given::{EXPRESS, HOUSE, by, claim};
use domain::{
    amount::Fen,
    compensation::{Answer, Cause, Claim, ClaimKind as K, Difference as D, Ground, Packer, Status, Window, compare},
};

fn between(claim: &Claim) -> Vec<D> {
    compare(&by(HOUSE, claim), &by(EXPRESS, claim))
}

#[test]
fn an_uninsured_loss() {
    let got = between(&Claim { actual_loss: Some(Fen(78_000)), ..claim(K::Loss) });
    assert_eq!(
        got,
        [
            D::Status { house: Status::Auto, law: Status::Review },
            D::Total { house: Fen(7200), law: Fen(78_000) },
            D::BelowFloor { house: Fen(6000), floor: Fen(78_000) },
            D::NoStatutoryCap,
            D::FeeOnTop,
            D::PersonDecides,
        ]
    );
    let unproved = between(&claim(K::Loss));
    assert!(unproved.contains(&D::LossNotProved) && !unproved.iter().any(|d| matches!(d, D::BelowFloor { .. })));
}

#[test]
fn refusals_that_the_law_does_not_know() {
    let damaged = Claim { actual_loss: Some(Fen(100)), ..claim(K::TotalDamage) };
    let signed = between(&Claim { signed_and_left: Some(Answer::Yes), ..damaged });
    assert!(signed.contains(&D::SignedIsPrimaFacie) && !signed.contains(&D::PackingMustBeProved));
    let packed = between(&Claim { packed_by: Some(Packer::Customer), ..damaged });
    assert!(packed.contains(&D::PackingMustBeProved) && !packed.contains(&D::SignedIsPrimaFacie));
    let silent = between(&Claim { window: Some(Window::Missed), ..damaged });
    assert!(silent.contains(&D::SilenceDoesNotExempt));
    assert!(silent.contains(&D::BelowFloor { house: Fen(0), floor: Fen(100) }));
}

#[test]
fn what_frees_the_carrier() {
    let lost = Claim { actual_loss: Some(Fen(100)), cause: Some(Cause::ForceMajeure), ..claim(K::Loss) };
    let got = between(&lost);
    assert!(got.contains(&D::DefenceMustBeProved(Ground::ForceMajeure)) && got.contains(&D::FreightAfterForceMajeure));
    let insured = between(&Claim { insured: Some(Fen(5000)), ..lost });
    assert!(insured.contains(&D::InsuredAgainstAll) && insured.contains(&D::InsuranceTermsDecide));
    assert!(!insured.contains(&D::DefenceMustBeProved(Ground::ForceMajeure)));
}

#[test]
fn caps() {
    let lost = Claim { actual_loss: Some(Fen(78_000)), contract_cap_multiple: Some(5), ..claim(K::Loss) };
    assert!(between(&lost).contains(&D::CapNotHighlighted));
    let told = Claim { term_highlighted: Some(Answer::Yes), ..lost };
    let got = between(&told);
    assert!(!got.contains(&D::CapNotHighlighted) && !got.contains(&D::CapFallsOnNegligence));
    assert!(between(&Claim { gross_negligence: Some(Answer::Yes), ..told }).contains(&D::CapFallsOnNegligence));
    let small = Claim { actual_loss: Some(Fen(100)), ..claim(K::Loss) };
    assert!(between(&small).contains(&D::AboveCeiling { house: Fen(6000), ceiling: Fen(100) }));
}

#[test]
fn a_result_does_not_differ_from_itself_and_an_unknown_one_gives_no_reasons() {
    for &kind in K::ALL {
        let house = by(HOUSE, &claim(kind));
        assert_eq!(compare(&house, &house), [], "{kind:?}");
    }
    let got = between(&Claim::of(K::Loss));
    assert_eq!(got, [D::Status { house: Status::InputError, law: Status::Review }]);
}
