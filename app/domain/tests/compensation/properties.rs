//! What holds for every claim.

use super::given::{EXPRESS, HOUSE, POSTAL, pack};
use domain::{
    amount::{Fen, Grams},
    compensation::{
        Answer, Assessment, Cause, Claim, ClaimKind as K, CompensationBook, Item, LineKind, Options, Packer,
        PartialFee, Reason, Share, Status, WeightRounding, Window, assess,
    },
};
use proptest::{option, prelude::*, sample::select};

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all.to_vec())
}

pub fn options() -> impl Strategy<Value = Options> {
    (option::of(one(PartialFee::ALL)), option::of(one(WeightRounding::ALL)))
        .prop_map(|(partial_fee, weight_rounding)| Options { partial_fee, weight_rounding })
}

fn fen(most: i64) -> impl Strategy<Value = Option<Fen>> {
    option::weighted(0.8, 0..most).prop_map(|fen| fen.map(Fen))
}

fn answer() -> impl Strategy<Value = Option<Answer>> {
    option::of(any::<bool>().prop_map(Answer::from))
}

/// Claims as people make them, with facts missing here and there.
pub fn claim() -> impl Strategy<Value = Claim> {
    let share = option::weighted(0.9, (0_i64..2000, 1_i64..2000)).prop_map(|s| s.map(|(a, b)| Share(a.min(b), b)));
    let money = (fen(1_000_000), fen(10_000), fen(100_000_000), fen(10_000_000), fen(10_000_000));
    let goods = (option::weighted(0.8, 1_i64..1_000_000), share, one(K::ALL), option::of(one(Item::ALL)));
    let story = (
        option::weighted(0.2, one(Cause::ALL)),
        option::weighted(0.2, one(Window::ALL)),
        option::of(one(Packer::ALL)),
        option::of(one(Reason::ALL)),
        option::weighted(0.05, 0_i64..1_000_000),
        option::weighted(0.3, 0_u32..20),
    );
    (money, goods, story, (answer(), answer(), answer(), answer()), any::<bool>()).prop_map(
        |(money, goods, story, answers, is_insured)| Claim {
            fee: money.0,
            surcharge: money.1,
            insured: money.2.filter(|fen| is_insured && fen.0 > 0),
            actual_loss: money.3,
            value: money.4,
            weight: goods.0.map(Grams),
            lost: goods.1,
            item: goods.3,
            cause: story.0,
            window: story.1,
            packed_by: story.2,
            reason: story.3,
            agreed: story.4.map(Fen),
            contract_cap_multiple: story.5,
            fee_paid: answers.0,
            signed_and_left: answers.1,
            term_highlighted: answers.2,
            gross_negligence: answers.3,
            ..Claim::of(goods.2)
        },
    )
}

/// Claims that no program should ever send.
fn absurd() -> impl Strategy<Value = Claim> {
    let number = || option::of(prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0), Just(-1), any::<i64>()]);
    (claim(), [number(), number(), number(), number(), number(), number(), number()], any::<(i64, i64, u32)>())
        .prop_map(|(claim, n, (lost, whole, times))| Claim {
            fee: n[0].map(Fen),
            surcharge: n[1].map(Fen),
            weight: n[2].map(Grams),
            insured: n[3].map(Fen),
            agreed: n[4].map(Fen),
            actual_loss: n[5].map(Fen),
            value: n[6].map(Fen),
            lost: Some(Share(lost, whole)),
            contract_cap_multiple: Some(times),
            ..claim
        })
}

fn pack_id() -> impl Strategy<Value = &'static str> {
    one(&[HOUSE, EXPRESS, POSTAL])
}

fn work(id: &str, options: Options, claim: &Claim) -> Assessment {
    assess(pack(id), options, claim)
}

fn is_settled(result: &Assessment) -> bool {
    matches!(result.status, Status::Auto | Status::Review)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn total_damage_is_loss(id in pack_id(), options in options(), claim in claim()) {
        // What is signed for or badly packed has arrived, so a lost parcel is neither.
        let claim = Claim { signed_and_left: None, packed_by: None, ..claim };
        let lost = work(id, options, &Claim { kind: K::Loss, ..claim });
        let damaged = work(id, options, &Claim { kind: K::TotalDamage, ..claim });
        prop_assert_eq!((lost.status, lost.lines, lost.total), (damaged.status, damaged.lines, damaged.total));
    }

    #[test]
    fn partial_with_the_whole_lost_is_total(id in pack_id(), claim in claim(), whole in 1_i64..1_000_000) {
        // The real loss of the whole is its value. The option that keeps the fee is meant for parts.
        let options = Options { partial_fee: Some(PartialFee::Proportional), weight_rounding: None };
        let options = if id == HOUSE { options } else { Options::default() };
        let value = claim.value.filter(|fen| fen.0 > 0);
        let claim = Claim { lost: Some(Share(whole, whole)), actual_loss: value, value, ..claim };
        let total = work(id, options, &Claim { kind: K::TotalDamage, ..claim });
        let partial = work(id, options, &Claim { kind: K::PartialDamage, ..claim });
        // A parcel insured with the post needs its value only when a part is gone.
        prop_assume!(!(id == POSTAL && claim.insured.is_some() && value.is_none()));
        // Freight goes back after force majeure for goods that are gone, not for damaged ones.
        prop_assume!(!(id == EXPRESS && claim.cause == Some(Cause::ForceMajeure)));
        prop_assert_eq!((total.status, total.lines, total.total), (partial.status, partial.lines, partial.total));
    }

    #[test]
    fn nothing_absurd_panics_or_gives_negative_money(id in pack_id(), options in options(), claim in absurd()) {
        let got = work(id, options, &claim);
        prop_assert!(got.total.0 >= 0);
        prop_assert!(got.lines.iter().all(|line| line.amount.0 > 0));
        prop_assert_eq!(got.status == Status::InputError, !got.problems.is_empty());
    }

    #[test]
    fn the_total_is_the_sum_of_what_is_paid(id in pack_id(), options in options(), claim in claim()) {
        let got = work(id, options, &claim);
        let paid: i64 = got.lines.iter().filter(|l| l.kind != LineKind::FeeWaiver).map(|l| l.amount.0).sum();
        prop_assert_eq!(got.total.0, paid);
        let mut kinds: Vec<_> = got.lines.iter().map(|l| l.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), got.lines.len());
        prop_assert!(!(got.amount(LineKind::FeeRefund).0 > 0 && got.amount(LineKind::FeeWaiver).0 > 0));
        if !is_settled(&got) {
            prop_assert_eq!(got.total, Fen(0));
        }
    }

    #[test]
    fn more_never_pays_less(
        id in pack_id(), options in options(), claim in claim(),
        more in (0_i64..1_000_000, 0_i64..1_000_000, 0_i64..100_000_000, 0_i64..2000),
    ) {
        let lost = claim.lost.map(|Share(lost, whole)| Share((lost + more.3).min(whole), whole));
        let larger = [
            Claim { fee: claim.fee.map(|f| Fen(f.0 + more.0)), ..claim },
            Claim { weight: claim.weight.map(|w| Grams(w.0 + more.1)), ..claim },
            Claim { insured: claim.insured.map(|f| Fen(f.0 + more.2)), ..claim },
            Claim { lost, ..claim },
            Claim { gross_negligence: Some(Answer::Yes), ..claim },
        ];
        let got = work(id, options, &claim);
        for claim in larger {
            let more = work(id, options, &claim);
            prop_assert_eq!(got.status, more.status);
            for kind in LineKind::ALL {
                prop_assert!(got.amount(*kind) <= more.amount(*kind), "{kind:?} {got:?} {more:?}");
            }
        }
    }

    #[test]
    fn a_result_survives_json_and_is_worked_out_again_to_the_fen(id in pack_id(), options in options(), claim in claim()) {
        let got = work(id, options, &claim);
        let json = serde_json::to_string(&got).expect("serialises");
        let read: Assessment = domain::json::read(&json).expect("reads back");
        prop_assert_eq!(&read, &got);
        prop_assert_eq!(&serde_json::from_str::<Assessment>(&json).expect("reads back"), &got);
        let again = read.recompute(CompensationBook::builtin());
        prop_assert_eq!(again.as_ref(), Ok(&got));
        let claim_json = serde_json::to_string(&claim).expect("serialises");
        prop_assert_eq!(domain::json::read::<Claim>(&claim_json), Ok(claim));
    }

    #[test]
    fn a_review_starts_between_its_bounds(options in options(), claim in claim()) {
        let got = work(EXPRESS, options, &claim);
        if let Some(bounds) = got.bounds {
            let paid = got.amount(LineKind::Compensation);
            prop_assert!(bounds.ceiling.is_none_or(|ceiling| bounds.floor <= ceiling), "{got:?}");
            prop_assert!(bounds.ceiling.is_none_or(|ceiling| paid <= ceiling), "{got:?}");
            // Below the floor only while the amount is unknown.
            prop_assert!(bounds.floor <= paid || !got.open.is_empty(), "{got:?}");
        }
    }
}
