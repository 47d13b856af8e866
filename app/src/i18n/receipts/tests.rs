use super::*;
use crate::i18n::proofread::proofread;
use chrono::NaiveDate;
use domain::{amount::Fen, receipt::propose};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn slow(back_on: Option<NaiveDate>) -> Failing {
    Failing::Slow { route: Route::Direct, arrived: vec![Some(day(9, 1)), Some(day(9, 3))], back_on }
}

#[test]
fn everything_reads_well() {
    proofread(Route::ALL.iter().copied(), |l, v| route(l, v).into());
    proofread(Bearer::ALL.iter().copied(), |l, v| bearer(l, v).into());
    let loss = Fen(10_001);
    let failings = [
        slow(None),
        slow(Some(day(10, 2))),
        Failing::Unexplained { tickets: 3 },
        Failing::AnomalyMissed { tickets: 2 },
        Failing::Lost { loss },
        Failing::Unusable { loss },
    ];
    proofread(failings.iter(), failing);
    let (last_day, latest_day) = (day(9, 13), day(9, 18));
    let standings = [
        Standing::NotStarted,
        Standing::InTime { last_day },
        Standing::InGrace { last_day, latest_day },
        Standing::Late { latest_day, days: 4 },
    ];
    proofread(standings, standing);
    let problems = [
        ReceiptTermsProblem::Malformed { line: 1, column: 2 },
        ReceiptTermsProblem::Validity,
        ReceiptTermsProblem::Limit,
        ReceiptTermsProblem::Charge,
        ReceiptTermsProblem::Percent,
    ];
    proofread(problems, terms_problem);
}

#[test]
fn a_lost_receipt_is_argued_to_the_odd_fen_and_stays_a_proposal() {
    let terms = ReceiptTerms::builtin().unwrap();
    let lost = propose(terms, &Failing::Lost { loss: Fen(10_001) }, Bearer::Person, day(11, 21)).unwrap();
    let told = proposal(Lang::Zh, &lost, Some(terms));
    let texts: Vec<&str> = told.iter().map(|sentence| &*sentence.text).collect();
    assert_eq!(
        texts,
        [
            "回单遗失，直接损失 ¥100.01",
            "损失 ¥100.01 × 50% = ¥50.00（不足一分舍去），其余 ¥50.01 由公司承担",
            "拟由责任人本人承担",
            "这只是考核建议，经理确认后才生效；工资扣减须符合法律规定",
        ]
    );
    assert_eq!(told[0].article.as_ref().unwrap().text, terms.lost.article.zh);
}

#[test]
fn a_slow_receipt_says_where_it_stands() {
    let terms = ReceiptTerms::builtin().unwrap();
    let late = propose(terms, &slow(None), Bearer::Superior, day(11, 21)).unwrap();
    let told: Vec<String> = proposal(Lang::En, &late, None).into_iter().map(|sentence| sentence.text).collect();
    assert_eq!(told[0], "Receipt slow, settlement suffered: Direct, batches: 2, not back yet");
    assert!(told[1].starts_with("Past the latest day, "), "{}", told[1]);
    assert_eq!(told[2], "per receipt ¥50.00 × 1 = ¥50.00");
}
