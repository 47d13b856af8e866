//! A second opinion on the house terms and the postal law, written from the rules in another way: a table of cases,
//! fractions over a common denominator, no packs.

use super::given::{HOUSE, POSTAL, lines, pack};
use super::properties::{claim, options};
use domain::compensation::{
    Answer, Cause, Claim, ClaimKind as K, Item, Options, Packer, PartialFee, Share, Status, WeightRounding, Window,
    assess,
};
use proptest::{prelude::*, test_runner::TestRunner};

/// Status, fee, compensation.
type Opinion = (Status, i128, i128);

const NOTHING: Option<Opinion> = None;

fn round(top: i128, bottom: i128) -> i128 {
    let doubled = 2 * top;
    (doubled + bottom).div_euclid(2 * bottom)
}

/// `None` = facts are missing.
fn house(claim: &Claim, options: Options) -> Option<Opinion> {
    if let Some(agreed) = claim.agreed {
        return Some((Status::Auto, 0, i128::from(agreed.0)));
    }
    let is_insured = claim.insured.is_some();
    let is_freed = match claim.cause {
        Some(Cause::Customer | Cause::Inherent) => true,
        Some(Cause::ForceMajeure) => !is_insured,
        None => false,
    };
    if is_freed || claim.window == Some(Window::Missed) {
        return Some((Status::Exempt, 0, 0));
    }
    let (is_damage, by_name) = match claim.kind {
        K::TotalDamage | K::PartialDamage | K::QtyMismatch => (true, false),
        K::NameMismatch => (false, true),
        K::Loss | K::Delay | K::DelayValueLoss => (false, false),
    };
    if is_damage && claim.signed_and_left == Some(Answer::Yes) {
        return Some((Status::Refuse, 0, 0));
    }
    if is_damage && claim.packed_by == Some(Packer::Customer) {
        return Some((Status::RefuseInPrinciple, 0, 0));
    }
    let status = if claim.window == Some(Window::InquiredOnly) { Status::Review } else { Status::Auto };
    let fee = claim.fee.map(|fee| i128::from(fee.0));
    if claim.kind == K::Delay {
        return Some((status, fee?, 0));
    }
    let is_whole = by_name || matches!(claim.kind, K::Loss | K::TotalDamage);
    let (top, bottom) = if is_whole { (1, 1) } else { claim.lost.map(|Share(a, b)| (i128::from(a), i128::from(b)))? };
    // In thousandths of a fen, so that a price per kilogram needs no fraction of its own.
    let milli = if let Some(insured) = claim.insured {
        i128::from(insured.0) * 1000
    } else {
        let grams = i128::from(claim.weight?.0);
        let kilos = (grams + 999) / 1000;
        let counted = if options.weight_rounding == Some(WeightRounding::CeilKg) { kilos * 1000 } else { grams };
        std::cmp::min(fee? * 5 * 1000, 10_000 * counted)
    };
    let back = match (claim.kind, options.partial_fee.unwrap_or(PartialFee::Proportional)) {
        (K::PartialDamage | K::QtyMismatch, PartialFee::None) => 0,
        (K::PartialDamage | K::QtyMismatch, PartialFee::Proportional) => round(fee? * top, bottom),
        _ => fee?,
    };
    Some((status, back, round(milli * top, bottom * 1000)))
}

fn postal(claim: &Claim) -> Option<Opinion> {
    if let Some(agreed) = claim.agreed {
        return Some((Status::Auto, 0, i128::from(agreed.0)));
    }
    let insured = claim.insured.map(|fen| i128::from(fen.0));
    let is_freed = claim.cause.is_some_and(|cause| cause != Cause::ForceMajeure || insured.is_none());
    if is_freed || claim.window == Some(Window::Missed) {
        return Some((Status::Exempt, 0, 0));
    }
    let is_part = match claim.kind {
        K::Loss | K::TotalDamage => false,
        K::PartialDamage | K::QtyMismatch => true,
        K::Delay | K::DelayValueLoss | K::NameMismatch => return Some((Status::Review, 0, 0)),
    };
    let status = if claim.window == Some(Window::InquiredOnly) { Status::Review } else { Status::Auto };
    let value = claim.value.map(|fen| (i128::from(fen.0), 1));
    let part_of_value = || Some((value?.0 * i128::from(claim.lost?.0), i128::from(claim.lost?.1)));
    let loss = claim.actual_loss.map(|fen| (i128::from(fen.0), 1)).or(if is_part { part_of_value() } else { value });
    let thrice = || Some(i128::from(claim.fee?.0) * 3);
    let (top, bottom) = match insured {
        Some(insured) if is_part => {
            let (value, loss) = (claim.value?.0, loss?);
            if value == 0 || loss.0 > i128::from(value) * loss.1 {
                return NOTHING;
            }
            (loss.0 * insured, loss.1 * i128::from(value))
        }
        Some(insured) => (insured, 1),
        None if claim.item == Some(Item::RegisteredLetter) => (thrice()?, 1),
        None => {
            let (cap, loss) = (thrice()?, loss?);
            if loss.0 <= cap * loss.1 { loss } else { (cap, 1) }
        }
    };
    let is_unlimited = claim.gross_negligence == Some(Answer::Yes) || claim.term_highlighted == Some(Answer::No);
    let (top, bottom) = match loss {
        Some(loss) if is_unlimited && loss.0 * bottom > top * loss.1 => loss,
        _ => (top, bottom),
    };
    Some((status, 0, round(top, bottom)))
}

/// Compares `cases` random claims.
fn agree(cases: u32) {
    let mut runner = TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() });
    let compared = runner.run(&(claim(), options()), |(claim, options)| {
        for (id, opinion) in [(HOUSE, house(&claim, options)), (POSTAL, postal(&claim))] {
            let got = assess(pack(id), options, &claim);
            let [refund, waiver, compensation, _] = lines(&got).map(i128::from);
            let seen = (got.status != Status::InputError).then_some((got.status, refund + waiver, compensation));
            prop_assert_eq!(seen, opinion, "{} {:?} {:?}", id, claim, options);
            let is_collect = claim.fee_paid == Some(Answer::No);
            prop_assert_eq!(if is_collect { refund } else { waiver }, 0);
        }
        Ok(())
    });
    if let Err(disagreement) = compared {
        panic!("{disagreement}");
    }
}

/// How many claims to try. `YILING_ORACLE_CASES=1000000` for a long run, best in a release build.
fn cases() -> u32 {
    std::env::var("YILING_ORACLE_CASES").map_or(20_000, |wanted| wanted.parse().expect("a number of cases"))
}

#[test]
#[expect(clippy::print_stdout, reason = "a long run says how long it was")]
fn both_opinions_agree() {
    agree(cases());
    println!("{} random claims by two packs each: every amount agrees with the second opinion", cases());
}
