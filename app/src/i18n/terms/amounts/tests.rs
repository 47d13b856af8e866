use super::*;
use crate::i18n::proofread::proofread;
use domain::amount::Fen;

#[test]
fn everything_reads_well() {
    proofread(Ground::ALL.iter().copied(), |l, v| ground(l, v).into());
    let amount = Fen(7_200);
    let grounds = Ground::ALL.iter().map(|ground| Decision::Pay { amount, ground: *ground });
    proofread(grounds.chain([Decision::Refuse]), decision);
    proofread([Recheck::Same, Recheck::Differs, Recheck::NoPack], |l, v| recheck(l, v).into());
    let why = [
        AmountRefusal::BelowLaw { floor: amount },
        AmountRefusal::AboveLaw { most: amount },
        AmountRefusal::NotHouseTerms { amount },
        AmountRefusal::NoTerms,
        AmountRefusal::TooMany,
        AmountRefusal::Replaced,
        AmountRefusal::LawUnknown,
        AmountRefusal::Impossible,
    ];
    proofread(why, refused);
}

#[test]
fn a_decision_is_one_sentence() {
    let pay = Decision::Pay { amount: Fen(7_200), ground: Ground::HouseTerms };
    assert_eq!(decision(Lang::Zh, pay), "赔付 ¥72.00（按公司条款）");
    assert_eq!(decision(Lang::En, pay), "Pay ¥72.00 (by house terms)");
}
