//! Each warning appears where law and habit differ, and goes when its cause goes.

use super::given::form_with;
use domain::{
    complaint::{
        ChannelCode, Field as F, Form, Kind,
        warning::{Warning as W, warnings},
    },
    deadline::{Outcome, Working, promised},
};

/// A warning, the kind it belongs to, what calls it up and what makes it go.
type Case = (W, Kind, &'static [(F, &'static str)], (F, &'static str));

const CASES: &[Case] = &[
    (W::FraudAlleged, Kind::Other, &[(F::FraudAlleged, "yes")], (F::FraudAlleged, "no")),
    (W::TwoRegulatorClocks, Kind::Other, &[(F::Channel, "regulator")], (F::Channel, "hotline")),
    (W::SignedIsNotRefusal, Kind::Damage, &[(F::Signed, "recipient")], (F::Signed, "no")),
    (W::SignedIsNotRefusal, Kind::Shortage, &[(F::Signed, "proxy")], (F::Signed, "no")),
    (W::SignedIsNotRefusal, Kind::Mismatch, &[(F::Signed, "locker")], (F::Kind, "delay")),
    (W::PackingMustBeProved, Kind::Damage, &[(F::PackedBy, "sender")], (F::PackedBy, "courier")),
    (W::NoRecordedConsent, Kind::Unconsented, &[(F::Consent, "none")], (F::Consent, "recorded")),
    (W::NoRecordedConsent, Kind::Unconsented, &[(F::Consent, "claimed")], (F::Kind, "other")),
    (W::NoStatutoryCap, Kind::Loss, &[(F::Insured, "no")], (F::Insured, "yes")),
    (W::NoStatutoryCap, Kind::Loss, &[(F::Insured, "")], (F::Kind, "damage")),
    (W::NoRecordedConsent, Kind::Damage, &[(F::Signed, "locker")], (F::Signed, "recipient")),
    (W::DelayWithValueLost, Kind::Delay, &[(F::ValueLost, "yes")], (F::ValueLost, "no")),
    (W::KeepEvidence, Kind::Shortage, &[(F::EvidenceKept, "no")], (F::EvidenceKept, "yes")),
    (
        W::OverInsured,
        Kind::Loss,
        &[(F::Insured, "yes"), (F::InsuredAmount, "1000.01"), (F::TotalValue, "1000")],
        (F::InsuredAmount, "1000"),
    ),
    (
        W::UnderInsured,
        Kind::Damage,
        &[(F::Insured, "yes"), (F::InsuredAmount, "59.99"), (F::Fee, "12")],
        (F::InsuredAmount, "60"),
    ),
    (
        W::UnderInsured,
        Kind::Damage,
        &[(F::Insured, "yes"), (F::InsuredAmount, "59.99"), (F::Fee, "12")],
        (F::Insured, "no"),
    ),
];

#[test]
fn each_appears_and_disappears() {
    for (warning, kind, cause, cure) in CASES {
        let mut form = form_with(*kind, ChannelCode::Hotline, cause);
        assert!(warnings(&form).contains(warning), "{warning:?} {cause:?}");
        form.insert(cure.0, cure.1.to_owned());
        assert!(!warnings(&form).contains(warning), "{warning:?} {cure:?}");
    }
}

#[test]
fn every_warning_of_the_form_has_a_case() {
    let all = [
        W::SignedIsNotRefusal,
        W::PackingMustBeProved,
        W::TwoRegulatorClocks,
        W::NoRecordedConsent,
        W::OverInsured,
        W::UnderInsured,
        W::FraudAlleged,
        W::NoStatutoryCap,
        W::KeepEvidence,
        W::DelayWithValueLost,
    ];
    for warning in all {
        assert!(CASES.iter().any(|case| case.0 == warning), "{warning:?}");
    }
}

#[test]
fn the_gravest_comes_first() {
    let grave = [(F::FraudAlleged, "yes"), (F::Signed, "recipient"), (F::PackedBy, "sender")];
    let form = form_with(Kind::Damage, ChannelCode::Regulator, &grave);
    assert_eq!(warnings(&form)[..3], [W::FraudAlleged, W::TwoRegulatorClocks, W::SignedIsNotRefusal]);
}

#[test]
fn nothing_typed_warns_of_nothing() {
    assert_eq!(warnings(&Form::new()), []);
    let nonsense = F::ALL.iter().map(|f| (*f, "\u{0}nonsense".to_owned())).collect();
    assert_eq!(warnings(&nonsense), []);
}

#[test]
fn a_provisional_deadline_warns_and_a_certain_one_does_not() {
    let (due, working) = promised(super::given::at(super::given::TEN));
    let unknown = Outcome::CalendarUnknown { year: 2027, provisional: due, working: Working::default() };
    assert_eq!(W::of_deadline(&unknown), Some(W::CalendarUnknown));
    assert_eq!(W::of_deadline(&Outcome::Due { due, working }), None);
    assert_eq!(W::of_deadline(&Outcome::NotStarted), None);
}
