//! Claims as people bring them, one rule each.

use super::given::{EXPRESS, HOUSE, POSTAL, by, claim, lines, pack};
use chrono::NaiveDate;
use domain::{
    amount::{Fen, Grams},
    compensation::{
        Answer, Bounds, Cause, Claim, ClaimKind as K, CompensationBook, CountsAsLost, Fact, Ground, Item, LimitLoss,
        LineKind, Note, Options, Packer, PartialFee, Problem, Reason, RefusalGround, Region, Rule, Share, Status, Step,
        Window, assess,
    },
};

#[test]
fn agreement_goes_before_exemption_before_refusal_before_the_rule() {
    let refused =
        Claim { signed_and_left: Some(Answer::Yes), packed_by: Some(Packer::Customer), ..claim(K::TotalDamage) };
    let exempt = Claim { cause: Some(Cause::Customer), ..refused };
    let agreed = Claim { agreed: Some(Fen(5000)), ..exempt };
    assert_eq!(by(HOUSE, &claim(K::TotalDamage)).status, Status::Auto);
    let got = by(HOUSE, &refused);
    assert_eq!((got.status, lines(&got)), (Status::Refuse, [0; 4]));
    assert!(got.applies(Rule::Refusal(RefusalGround::SignedAndLeft)) && got.notes.contains(&Note::RefusalNeedsLead));
    let got = by(HOUSE, &exempt);
    assert_eq!(got.status, Status::Exempt);
    assert!(got.applies(Rule::Exemption(Ground::Customer)) && !got.notes.contains(&Note::RefusalNeedsLead));
    let got = by(HOUSE, &agreed);
    assert_eq!((got.status, lines(&got)), (Status::Auto, [0, 0, 5000, 5000]));
}

#[test]
fn insured_delay_by_force_majeure_returns_the_fee() {
    let late = Claim { insured: Some(Fen(50_000)), cause: Some(Cause::ForceMajeure), ..claim(K::Delay) };
    let got = by(HOUSE, &late);
    assert_eq!((got.status, lines(&got)), (Status::Auto, [1200, 0, 0, 1200]));
    assert!(got.steps.contains(&Step::NotForInsured(Rule::Exemption(Ground::ForceMajeure))));
    let uninsured = by(HOUSE, &Claim { insured: None, ..late });
    assert_eq!((uninsured.status, lines(&uninsured)), (Status::Exempt, [0; 4]));
}

#[test]
fn an_inquiry_in_time_is_never_refused_by_itself() {
    let late = Claim { window: Some(Window::InquiredOnly), ..claim(K::Loss) };
    let got = by(HOUSE, &late);
    assert_eq!((got.status, lines(&got)), (Status::Review, [1200, 0, 6000, 7200]));
    assert!(got.notes.contains(&Note::InquiredInTime));
}

#[test]
fn an_unpaid_fee_is_waived_and_not_paid_out() {
    let collect = Claim { fee_paid: Some(Answer::No), ..claim(K::Loss) };
    let got = by(HOUSE, &collect);
    assert_eq!(lines(&got), [0, 1200, 6000, 6000]);
    assert!(got.notes.contains(&Note::FeeIsWaived));
    let partial = Claim { kind: K::PartialDamage, lost: Some(Share(1, 3)), ..collect };
    assert_eq!(lines(&by(HOUSE, &partial)), [0, 400, 2000, 2000]);
    let lost_in_flood = Claim { cause: Some(Cause::ForceMajeure), ..collect };
    let got = by(EXPRESS, &lost_in_flood);
    assert_eq!((got.status, lines(&got)), (Status::Review, [0, 1200, 0, 0]));
    assert!(got.notes.contains(&Note::FreightAfterForceMajeure));
}

#[test]
fn surcharges_stay_and_options_decide_over_the_fee() {
    let damaged = Claim { surcharge: Some(Fen(700)), lost: Some(Share(1, 8)), ..claim(K::QtyMismatch) };
    let with = |partial_fee| {
        let options = Options { partial_fee: Some(partial_fee), ..Options::default() };
        assess(pack(HOUSE), options, &damaged)
    };
    assert_eq!(lines(&with(PartialFee::Proportional)), [150, 0, 750, 900]);
    assert_eq!(lines(&with(PartialFee::None)), [0, 0, 750, 750]);
    let full = with(PartialFee::Full);
    assert_eq!(lines(&full), [1200, 0, 750, 1950]);
    assert!(full.steps.contains(&Step::SurchargeKept(Fen(700))));
}

#[test]
fn only_a_broken_line_says_that_it_was_rounded() {
    let of = |whole| by(HOUSE, &Claim { lost: Some(Share(1, whole)), ..claim(K::PartialDamage) });
    assert!(!of(3).steps.iter().any(|step| matches!(step, Step::Rounded(_))));
    let broken = of(7);
    assert!(broken.steps.contains(&Step::Rounded(LineKind::FeeRefund)));
    assert_eq!(lines(&broken), [171, 0, 857, 1028]);
}

#[test]
fn missing_facts_are_listed_all_at_once_and_nothing_is_guessed() {
    let missing = |claim: &Claim| by(HOUSE, claim).missing().collect::<Vec<_>>();
    assert_eq!(missing(&Claim::of(K::Loss)), [Fact::Fee, Fact::Weight]);
    assert_eq!(missing(&Claim::of(K::PartialDamage)), [Fact::Fee, Fact::LostShare, Fact::Weight]);
    assert_eq!(missing(&Claim::of(K::Delay)), [Fact::Fee]);
    let got = by(HOUSE, &Claim::of(K::Loss));
    assert_eq!((got.status, lines(&got)), (Status::InputError, [0; 4]));
    assert!(got.lines.is_empty() && got.bounds.is_none() && got.notes.is_empty());
    // What the answer does not need is not asked for.
    let exempt = Claim { cause: Some(Cause::Inherent), ..Claim::of(K::Loss) };
    assert_eq!(by(HOUSE, &exempt).status, Status::Exempt);
    assert_eq!(
        by(POSTAL, &Claim { fee: Some(Fen(1200)), ..Claim::of(K::Loss) }).missing().next(),
        Some(Fact::ActualLoss)
    );
    let insured = Claim { insured: Some(Fen(1)), ..Claim::of(K::PartialDamage) };
    assert_eq!(by(POSTAL, &insured).missing().collect::<Vec<_>>(), [Fact::Value, Fact::ActualLoss]);
}

#[test]
fn impossible_facts_are_named() {
    let of = |claim: Claim| by(HOUSE, &claim).problems;
    let base = claim(K::Loss);
    assert_eq!(of(Claim { fee: Some(Fen(-1)), ..base }), [Problem::OutOfRange(Fact::Fee)]);
    assert_eq!(of(Claim { weight: Some(Grams(0)), ..base }), [Problem::OutOfRange(Fact::Weight)]);
    assert_eq!(of(Claim { insured: Some(Fen(0)), ..base }), [Problem::OutOfRange(Fact::InsuredAmount)]);
    assert_eq!(of(Claim { agreed: Some(Fen(i64::MAX)), ..base }), [Problem::OutOfRange(Fact::AgreedAmount)]);
    assert_eq!(of(Claim { lost: Some(Share(0, -1)), ..base }), [Problem::OutOfRange(Fact::LostShare)]);
    assert_eq!(of(Claim { lost: Some(Share(3, 2)), ..base }), [Problem::MoreThanWhole(Fact::LostShare)]);
    let both = Claim { surcharge: Some(Fen(i64::MIN)), contract_cap_multiple: Some(u32::MAX), ..base };
    assert_eq!(of(both), [Problem::OutOfRange(Fact::Surcharge), Problem::OutOfRange(Fact::CapMultiple)]);
    let more =
        Claim { actual_loss: Some(Fen(9)), value: Some(Fen(8)), insured: Some(Fen(5)), ..claim(K::PartialDamage) };
    assert_eq!(by(POSTAL, &more).problems, [Problem::MoreThanWhole(Fact::ActualLoss)]);
}

#[test]
fn insured_for_too_little_or_too_much_is_said() {
    let got = by(HOUSE, &Claim { insured: Some(Fen(5999)), ..claim(K::Loss) });
    assert_eq!((lines(&got), got.notes.as_slice()), ([1200, 0, 5999, 7199], [Note::UnderInsured].as_slice()));
    assert!(by(HOUSE, &Claim { insured: Some(Fen(6000)), ..claim(K::Loss) }).notes.is_empty());
    // The limit per kilogram makes the uninsured amount smaller, so this is not too little.
    let light = Claim { insured: Some(Fen(4000)), weight: Some(Grams(300)), ..claim(K::Loss) };
    assert!(by(HOUSE, &light).notes.is_empty());
    let much = Claim { insured: Some(Fen(60_001)), value: Some(Fen(60_000)), ..claim(K::Loss) };
    assert_eq!(by(HOUSE, &much).notes, [Note::OverInsured]);
}

#[test]
fn a_contract_cap_binds_only_when_it_was_pointed_out_and_nobody_was_grossly_negligent() {
    let lost = Claim { actual_loss: Some(Fen(78_000)), contract_cap_multiple: Some(5), ..claim(K::Loss) };
    let of = |highlighted, negligent| {
        by(EXPRESS, &Claim { term_highlighted: highlighted, gross_negligence: negligent, ..lost })
    };
    let (yes, no) = (Some(Answer::Yes), Some(Answer::No));
    let between = |floor, ceiling| Some(Bounds { floor: Fen(floor), ceiling: Some(Fen(ceiling)) });
    let got = of(yes, no);
    assert_eq!(
        (lines(&got), got.bounds, got.open.as_slice()),
        ([0, 0, 6000, 6000], between(6000, 6000), [].as_slice())
    );
    let got = of(yes, None);
    assert_eq!((lines(&got)[2], got.bounds), (6000, between(6000, 78_000)));
    assert_eq!(got.open, [Fact::Negligence]);
    let got = of(None, None);
    assert_eq!((lines(&got)[2], got.bounds), (78_000, between(6000, 78_000)));
    assert_eq!(got.open, [Fact::TermHighlighted, Fact::Negligence]);
    assert!(got.notes.contains(&Note::CapNotHighlighted) && got.notes.contains(&Note::NoStatutoryCap));
    let got = of(yes, yes);
    assert_eq!((lines(&got)[2], got.bounds), (78_000, between(78_000, 78_000)));
    assert!(got.notes.contains(&Note::CapFallsOnNegligence));
    let why = LimitLoss::GrossNegligence;
    assert!(got.steps.contains(&Step::LimitLost { on: why, limit: Fen(6000), loss: Fen(78_000) }));
}

#[test]
fn express_law_never_decides_alone_and_says_what_is_missing() {
    let got = by(EXPRESS, &claim(K::Loss));
    assert_eq!((got.status, lines(&got), got.open.as_slice()), (Status::Review, [0; 4], [Fact::ActualLoss].as_slice()));
    assert_eq!(got.bounds, Some(Bounds { floor: Fen(0), ceiling: None }));
    // The value of what was lost is the loss, and of a part, its part.
    let valued = Claim { value: Some(Fen(90_000)), ..claim(K::Loss) };
    assert_eq!(lines(&by(EXPRESS, &valued))[2], 90_000);
    let part = Claim { lost: Some(Share(1, 4)), ..Claim { kind: K::PartialDamage, ..valued } };
    assert_eq!(lines(&by(EXPRESS, &part))[2], 22_500);
    let agreed = by(EXPRESS, &Claim { agreed: Some(Fen(100)), ..valued });
    assert_eq!((agreed.status, lines(&agreed)), (Status::Review, [0, 0, 100, 100]));
    let insured = by(EXPRESS, &Claim { insured: Some(Fen(80_000)), ..claim(K::Loss) });
    assert_eq!((insured.status, lines(&insured)[2]), (Status::Review, 80_000));
    assert!(insured.open.contains(&Fact::InsuranceTerms) && insured.notes.contains(&Note::InsuranceTermsDecide));
    for kind in K::ALL {
        assert_eq!(by(EXPRESS, &Claim::of(*kind)).status, Status::Review, "{kind:?}");
    }
}

#[test]
fn by_law_a_defence_and_a_signature_leave_the_amount_open() {
    let damaged = Claim { actual_loss: Some(Fen(5000)), ..claim(K::PartialDamage) };
    let between = Some(Bounds { floor: Fen(0), ceiling: Some(Fen(5000)) });
    let got = by(EXPRESS, &Claim { cause: Some(Cause::Customer), ..damaged });
    assert_eq!((got.status, lines(&got), got.bounds), (Status::Review, [0; 4], between));
    assert!(got.open.contains(&Fact::ProofOfCause) && got.notes.contains(&Note::DefenceMustBeProved));
    let got = by(EXPRESS, &Claim { signed_and_left: Some(Answer::Yes), ..damaged });
    assert_eq!((lines(&got)[2], got.bounds), (5000, between));
    assert!(got.open.contains(&Fact::StateAtDelivery) && got.notes.contains(&Note::SignedIsPrimaFacie));
    let got = by(EXPRESS, &Claim { packed_by: Some(Packer::Customer), ..damaged });
    assert_eq!((lines(&got)[2], got.bounds), (5000, between));
    assert!(got.open.contains(&Fact::ProofOfPacking) && got.notes.contains(&Note::PackingMustBeProved));
    let got = by(EXPRESS, &Claim { window: Some(Window::Missed), ..damaged });
    assert_eq!(lines(&got)[2], 5000);
    assert!(got.notes.contains(&Note::SilenceDoesNotExempt));
}

#[test]
fn the_postal_cap_falls_on_negligence_and_without_notice() {
    let lost = Claim { actual_loss: Some(Fen(5000)), ..claim(K::Loss) };
    let amount = |claim: &Claim| lines(&by(POSTAL, claim))[2];
    assert_eq!(amount(&lost), 3600);
    assert_eq!(amount(&Claim { gross_negligence: Some(Answer::Yes), ..lost }), 5000);
    assert_eq!(amount(&Claim { term_highlighted: Some(Answer::No), ..lost }), 5000);
    assert_eq!(amount(&Claim { term_highlighted: Some(Answer::Yes), ..lost }), 3600);
    let letter = Claim { item: Some(Item::RegisteredLetter), ..lost };
    assert_eq!(amount(&Claim { actual_loss: None, ..letter }), 3600);
    assert_eq!(amount(&Claim { actual_loss: Some(Fen(10)), ..letter }), 3600);
    assert_eq!(amount(&Claim { gross_negligence: Some(Answer::Yes), ..letter }), 5000);
    assert_eq!(amount(&Claim { insured: Some(Fen(4000)), ..lost }), 4000);
    let flood = Claim { cause: Some(Cause::ForceMajeure), ..lost };
    assert_eq!(by(POSTAL, &flood).status, Status::Exempt);
    assert_eq!(amount(&Claim { insured: Some(Fen(4000)), ..flood }), 4000);
    // The law on universal service says nothing about delay: a person decides.
    let late = by(POSTAL, &claim(K::Delay));
    assert_eq!((late.status, late.notes.as_slice()), (Status::Review, [Note::NoRule].as_slice()));
}

#[test]
fn complete_delay_counts_from_the_end_of_the_promised_day() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let at = |region, on| pack(HOUSE).counts_as_lost(region, day("2026-03-02"), day(on));
    assert_eq!(at(Region::SameCity, "2026-03-05"), CountsAsLost::NotBefore(day("2026-03-06")));
    assert_eq!(at(Region::SameCity, "2026-03-06"), CountsAsLost::Since(day("2026-03-06")));
    assert_eq!(at(Region::Domestic, "2026-03-09"), CountsAsLost::NotBefore(day("2026-03-10")));
    assert_eq!(at(Region::HkMoTw, "2030-01-01"), CountsAsLost::LimitUnknown);
    assert_eq!(at(Region::International, "2030-01-01"), CountsAsLost::LimitUnknown);
    assert_eq!(
        pack(HOUSE).counts_as_lost(Region::Domestic, NaiveDate::MAX, NaiveDate::MIN),
        CountsAsLost::NotBefore(NaiveDate::MAX)
    );
    let got = by(HOUSE, &Claim { reason: Some(Reason::CompleteDelay), ..claim(K::Loss) });
    assert!(got.applies(Rule::CompleteDelay) && got.notes.contains(&Note::CountsAsLost));
}

#[test]
fn every_rule_that_a_result_names_has_an_article() {
    for pack in CompensationBook::builtin().packs() {
        for &kind in K::ALL {
            for insured in [None, Some(Fen(1000))] {
                for cause in [None, Some(Cause::ForceMajeure)] {
                    let whole =
                        Claim { insured, cause, lost: Some(Share(1, 2)), actual_loss: Some(Fen(1)), ..claim(kind) };
                    let got = assess(pack, Options::default(), &whole);
                    for step in &got.steps {
                        if let Step::Applies(rule) | Step::NotForInsured(rule) = step {
                            let cited = pack.cited(*rule).unwrap_or_else(|| panic!("{}: {rule:?}", pack.id));
                            assert!(!cited.zh.is_empty() && !cited.en.is_empty());
                        }
                    }
                }
            }
        }
        assert_eq!(pack.cited(Rule::Measure(200)), None);
    }
}

#[test]
fn a_parcel_is_judged_by_the_terms_of_its_own_day() {
    let on = |day: &str| CompensationBook::builtin().on(EXPRESS, day.parse().expect("a date"));
    assert_eq!(on("2020-12-31"), None);
    assert_eq!(on("2025-05-31").map(|p| p.version.as_str()), Some("2021.1"));
    assert_eq!(on("2025-06-01").map(|p| p.version.as_str()), Some("2025.1"));
    let old = assess(on("2024-01-01").expect("a pack"), Options::default(), &claim(K::Loss));
    assert_eq!(old.recompute(CompensationBook::builtin()).as_ref(), Ok(&old));
    assert_eq!(old.pack.version, "2021.1");
    assert!(old.recompute(&CompensationBook::default()).is_err());
}
