//! A complaint form becomes a claim.

use super::given::{HOUSE, by};
use domain::{
    amount::Fen,
    compensation::{Answer, ClaimKind, Fact, NoClaim, Note, Packer, Share, Status, claim_of},
    complaint::{
        Field as F, Form,
        warning::{Warning, warnings},
    },
};

fn form(fields: &[(F, &str)]) -> Form {
    fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
}

#[test]
fn damage_to_a_part_of_the_value() {
    let damaged = form(&[
        (F::Kind, "damage"),
        (F::Insured, "no"),
        (F::Fee, "12"),
        (F::TotalValue, "800"),
        (F::LostValue, "200"),
        (F::PackedBy, "sender"),
        (F::Signed, "recipient"),
    ]);
    let claim = claim_of(&damaged, None).expect("a claim");
    assert_eq!((claim.kind, claim.lost), (ClaimKind::PartialDamage, Some(Share(20_000, 80_000))));
    assert_eq!((claim.fee, claim.value, claim.insured), (Some(Fen(1200)), Some(Fen(80_000)), None));
    assert_eq!((claim.packed_by, claim.signed_and_left), (Some(Packer::Customer), Some(Answer::Yes)));
    assert_eq!((claim.actual_loss, claim.cause), (None, None), "what the customer says proves nothing");
    let all = form(&[(F::Kind, "damage"), (F::Insured, "no"), (F::TotalValue, "800"), (F::LostValue, "800.00")]);
    assert_eq!(claim_of(&all, None).map(|claim| claim.kind), Ok(ClaimKind::TotalDamage));
}

#[test]
fn missing_pieces_stand_for_the_value_when_nothing_better_is_known() {
    let short = [
        (F::Kind, "shortage"),
        (F::Insured, "yes"),
        (F::InsuredAmount, "1000"),
        (F::PiecesSent, "10"),
        (F::PiecesReceived, "8"),
    ];
    let claim = claim_of(&form(&short), None).expect("a claim");
    assert_eq!(
        (claim.kind, claim.lost, claim.insured),
        (ClaimKind::QtyMismatch, Some(Share(2, 10)), Some(Fen(100_000)))
    );
    let none = form(&[(F::Kind, "shortage"), (F::Insured, "no"), (F::PiecesSent, "0"), (F::PiecesReceived, "8")]);
    assert_eq!(claim_of(&none, None).map(|claim| claim.lost), Ok(None));
    let more = form(&[(F::Kind, "shortage"), (F::Insured, "no"), (F::PiecesSent, "1"), (F::PiecesReceived, "8")]);
    let claim = claim_of(&more, None).expect("a claim");
    assert_eq!(by(HOUSE, &claim).status, Status::InputError);
}

#[test]
fn what_decides_and_is_not_said_is_asked_for() {
    let unknown = |fields: &[(F, &str)]| claim_of(&form(fields), None).expect_err("no claim");
    assert_eq!(unknown(&[]), NoClaim::Unknown(F::Insured));
    assert_eq!(unknown(&[(F::Insured, "no")]), NoClaim::Unknown(F::Kind));
    assert_eq!(unknown(&[(F::Kind, "loss")]), NoClaim::Unknown(F::Insured));
    assert_eq!(unknown(&[(F::Kind, "loss"), (F::Insured, "yes")]), NoClaim::Unknown(F::InsuredAmount));
    assert_eq!(unknown(&[(F::Kind, "mismatch"), (F::Insured, "no")]), NoClaim::Unknown(F::MismatchAspect));
    assert_eq!(unknown(&[(F::Kind, "attitude"), (F::Insured, "no")]), NoClaim::NotOfThisKind);
    let lost = claim_of(&form(&[(F::Kind, "loss"), (F::Insured, "no")]), None).expect("a claim");
    assert_eq!(by(HOUSE, &lost).missing().collect::<Vec<_>>(), [Fact::Fee, Fact::Weight]);
}

#[test]
fn notes_that_the_form_knows_become_its_warnings() {
    assert_eq!(Warning::of_note(Note::SignedIsPrimaFacie), Some(Warning::SignedIsNotRefusal));
    assert_eq!(Warning::of_note(Note::CapNotHighlighted), Some(Warning::CapNotHighlighted));
    assert_eq!(Warning::of_note(Note::FeeIsWaived), None);
    let in_locker = form(&[(F::Kind, "damage"), (F::Signed, "locker")]);
    assert!(warnings(&in_locker).contains(&Warning::NoRecordedConsent));
    assert!(!warnings(&form(&[(F::Kind, "damage"), (F::Signed, "recipient")])).contains(&Warning::NoRecordedConsent));
}
