//! Return receipts: days, and what house rules would charge.

use chrono::NaiveDate;
use domain::{
    amount::Fen,
    receipt::{Bearer, Failing, Proposal, ReceiptTerms, ReceiptTermsProblem, Route, Standing, propose},
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn terms() -> &'static ReceiptTerms {
    ReceiptTerms::builtin().expect("built in")
}

fn slow(route: Route, today: &str) -> Option<Proposal> {
    let arrived = vec![Some(day("2026-02-25")), Some(day("2026-03-01"))];
    propose(terms(), &Failing::Slow { route, arrived, back_on: None }, Bearer::Person, day(today))
}

#[test]
fn ten_fifteen_twenty_and_twenty_five_days_from_the_last_batch() {
    for (route, last, late) in [
        (Route::Direct, "2026-03-11", "2026-03-12"),
        (Route::OneTransfer, "2026-03-16", "2026-03-17"),
        (Route::TwoTransfers, "2026-03-26", "2026-03-27"),
    ] {
        assert_eq!(slow(route, last), None, "{route:?}");
        let proposal = slow(route, late).expect("late");
        assert_eq!((proposal.split.person, proposal.split.company), (Fen(5000), Fen(0)));
        assert_eq!(proposal.standing, Some(Standing::Late { latest_day: day(last), days: 1 }));
    }
    let on = |today| terms().standing(Route::TwoTransfers, &[Some(day("2026-03-01"))], None, day(today));
    assert_eq!(on("2026-03-21"), Standing::InTime { last_day: day("2026-03-21") });
    assert!(matches!(on("2026-03-22"), Standing::InGrace { .. }));
}

#[test]
fn a_clock_waits_for_the_last_batch_and_stops_when_the_receipt_is_back() {
    let on = |arrived: &[Option<NaiveDate>], back| terms().standing(Route::Direct, arrived, back, day("2027-01-01"));
    assert_eq!(on(&[], None), Standing::NotStarted);
    assert_eq!(on(&[Some(day("2026-03-01")), None], None), Standing::NotStarted);
    assert_eq!(
        on(&[Some(day("2026-03-01"))], Some(day("2026-03-11"))),
        Standing::InTime { last_day: day("2026-03-11") }
    );
    assert!(matches!(on(&[Some(day("2026-03-01"))], Some(day("2026-03-14"))), Standing::Late { days: 3, .. }));
    assert!(matches!(on(&[Some(NaiveDate::MAX)], None), Standing::InTime { .. }));
}

#[test]
fn fifty_and_a_hundred_yuan_for_each_and_the_odd_fen_to_the_company() {
    let of = |failing| propose(terms(), &failing, Bearer::Superior, day("2026-03-01")).map(|p| p.split);
    let person = |failing| of(failing).map(|split| (split.person.0, split.company.0));
    assert_eq!(person(Failing::Unexplained { tickets: 3 }), Some((15_000, 0)));
    assert_eq!(person(Failing::AnomalyMissed { tickets: 2 }), Some((20_000, 0)));
    assert_eq!(person(Failing::AnomalyMissed { tickets: 0 }), None);
    assert_eq!(person(Failing::Lost { loss: Fen(101) }), Some((50, 51)));
    assert_eq!(person(Failing::Lost { loss: Fen(1) }), Some((0, 1)));
    assert_eq!(person(Failing::Lost { loss: Fen(-1) }), None);
    assert_eq!(person(Failing::Unusable { loss: Fen(101) }), Some((101, 0)));
    let proposal =
        propose(terms(), &Failing::Lost { loss: Fen(9) }, Bearer::Superior, day("2026-03-01")).expect("a loss");
    assert_eq!((proposal.bearer, proposal.terms.version.as_str()), (Bearer::Superior, "2007.1"));
    assert!(terms().article(&proposal.failing).en.contains("odd fen"));
}

#[test]
fn careless_terms_are_refused() {
    let text = include_str!("../../data/receipts/cn-house-2007.json");
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        ReceiptTerms::parse(&text.replacen(from, to, 1)).expect_err(to)
    };
    assert_eq!(with("\"latest\": 25", "\"latest\": 19"), ReceiptTermsProblem::Limit);
    assert_eq!(with("5000", "-5000"), ReceiptTermsProblem::Charge);
    assert_eq!(with("\"person_percent\": 50", "\"person_percent\": 101"), ReceiptTermsProblem::Percent);
    assert!(matches!(with("\"slow\"", "\"slwo\""), ReceiptTermsProblem::Malformed { line: 17, .. }));
    assert_eq!(
        with("\"jurisdiction\"", "\"valid_until\": \"2006-12-31\",\n\"jurisdiction\""),
        ReceiptTermsProblem::Validity
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_parts_make_the_whole(loss: i64, tickets: u32) {
        for failing in [Failing::Lost { loss: Fen(loss) }, Failing::Unusable { loss: Fen(loss) }] {
            if let Some(Proposal { split, .. }) = propose(terms(), &failing, Bearer::Person, day("2026-03-01")) {
                prop_assert_eq!(split.person.0 + split.company.0, loss);
                prop_assert!(split.person.0 >= 0 && split.company.0 >= 0);
            }
        }
        if let Some(p) = propose(terms(), &Failing::AnomalyMissed { tickets }, Bearer::Person, day("2026-03-01")) {
            prop_assert_eq!(p.split.person.0, i64::from(tickets) * 10_000);
            let json = serde_json::to_string(&p).expect("serialises");
            prop_assert_eq!(domain::json::read::<Proposal>(&json).expect("reads back"), p);
        }
    }
}
