//! Amounts are kept as they were worked out, and ruled on by what carries them.

use super::given::{AGENT, Case, LEAD, TEN, at};
use chrono::NaiveDate;
use domain::{
    amount::{Fen, Grams},
    command::Refusal,
    compensation::{Claim, ClaimKind, CompensationBook, Options, Status},
    complaint::{
        CloseReason, Complaint, Kind, Reckoning,
        decide::{self, MOST_RECKONINGS},
        reckoning::{AmountRefusal as Why, Basis, Decision, Ground, Recheck, results},
    },
};

fn basis(actual_loss: Option<i64>) -> Basis {
    let claim = Claim {
        fee: Some(Fen(1_200)),
        weight: Some(Grams(1_000)),
        actual_loss: actual_loss.map(Fen),
        ..Claim::of(ClaimKind::Loss)
    };
    let accepted_on = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    Basis { accepted_on, claim, options: Options::default(), postal: false }
}

fn reckoned(actual_loss: Option<i64>) -> Case {
    let mut case = Case::by_phone(Kind::Loss);
    let events = decide::reckon(&case.state, &basis(actual_loss), CompensationBook::builtin(), at(TEN), AGENT);
    case.take(events, at(TEN), AGENT).unwrap();
    case
}

fn newest(case: &Case) -> &Reckoning {
    case.state.reckonings.last().unwrap()
}

fn rule(case: &mut Case, decision: Decision) -> Result<(), Refusal> {
    let number = newest(case).number;
    let events = decide::rule(&case.state, number, decision, "已与网点核实", at(TEN), LEAD);
    case.take(events, at(TEN), LEAD)
}

fn why(why: Why) -> Refusal {
    why.into()
}

const fn pay(amount: i64, ground: Ground) -> Decision {
    Decision::Pay { amount: Fen(amount), ground }
}

#[test]
fn a_reckoning_keeps_versions_facts_and_working_and_comes_out_the_same_again() {
    let case = reckoned(Some(80_000));
    let kept = newest(&case);
    assert_eq!((kept.number, kept.by, kept.at), (1, AGENT, at(TEN)));
    assert_eq!(kept.house().unwrap().pack.id, "CN-HOUSE-2007");
    assert_eq!(kept.law().unwrap().pack.id, "CN-EXPRESS");
    assert_eq!(kept.house().unwrap().total, Fen(7_200), "the fee back and five times the fee");
    assert_eq!(kept.law().unwrap().claim, basis(Some(80_000)).claim);
    assert_eq!(kept.recheck(CompensationBook::builtin()), Recheck::Same);
    let json = serde_json::to_string(&case.state).unwrap();
    let back: Complaint = serde_json::from_str(&json).unwrap();
    assert_eq!(back, case.state);
}

#[test]
fn what_was_changed_behind_our_back_is_told() {
    let case = reckoned(Some(80_000));
    let mut kept = newest(&case).clone();
    kept.results[0].total = Fen(7_201);
    assert_eq!(kept.recheck(CompensationBook::builtin()), Recheck::Differs);
    assert_eq!(kept.recheck(&CompensationBook::default()), Recheck::NoPack);
}

#[test]
fn a_complaint_of_before_knows_no_amounts() {
    let json = serde_json::to_string(&Case::by_phone(Kind::Loss).state).unwrap();
    assert!(!json.contains("reckonings"));
    assert!(serde_json::from_str::<Complaint>(&json).unwrap().reckonings.is_empty());
}

#[test]
fn the_same_again_changes_nothing_and_new_facts_make_a_new_one() {
    let mut case = reckoned(None);
    let again = decide::reckon(&case.state, &basis(None), CompensationBook::builtin(), at(TEN), AGENT);
    assert_eq!(again, Err(Refusal::NothingChanges));
    for loss in 1.. {
        let events = decide::reckon(&case.state, &basis(Some(loss)), CompensationBook::builtin(), at(TEN), AGENT);
        if case.state.reckonings.len() == MOST_RECKONINGS {
            assert_eq!(events, Err(why(Why::TooMany)));
            break;
        }
        case.take(events, at(TEN), AGENT).unwrap();
        assert_eq!(newest(&case).number, u32::try_from(loss + 1).unwrap());
    }
}

#[test]
fn a_day_before_all_terms_has_none() {
    let state = Case::by_phone(Kind::Loss).state;
    let basis = Basis { accepted_on: NaiveDate::from_ymd_opt(1999, 1, 1).unwrap(), ..basis(None) };
    assert!(results(&basis, CompensationBook::builtin()).is_empty());
    let decided = decide::reckon(&state, &basis, CompensationBook::builtin(), at(TEN), AGENT);
    assert_eq!(decided, Err(why(Why::NoTerms)));
}

#[test]
fn house_terms_do_not_carry_less_than_the_law_gives() {
    let mut case = reckoned(Some(80_000));
    let floor = newest(&case).least_by_law().unwrap();
    assert!(floor > Fen(7_200), "{floor:?}");
    assert_eq!(rule(&mut case, pay(7_200, Ground::HouseTerms)), Err(why(Why::BelowLaw { floor })));
    assert_eq!(rule(&mut case, Decision::Refuse), Err(why(Why::BelowLaw { floor })));
    assert_eq!(rule(&mut case, pay(floor.0 - 1, Ground::Law)), Err(why(Why::BelowLaw { floor })));
    assert_eq!(rule(&mut case, pay(floor.0 - 1, Ground::Goodwill)), Err(why(Why::BelowLaw { floor })));
    rule(&mut case, pay(floor.0, Ground::Law)).unwrap();
    let ruling = newest(&case).ruling.clone().unwrap();
    assert_eq!((ruling.by, ruling.decision), (LEAD, pay(floor.0, Ground::Law)));
}

#[test]
fn what_both_sides_agree_on_goes_before_every_formula() {
    let mut case = reckoned(Some(80_000));
    rule(&mut case, pay(1, Ground::Agreement)).unwrap();
    assert_eq!(rule(&mut case, pay(2, Ground::Agreement)), Err(why(Why::Replaced)), "it is ruled on");
}

#[test]
fn more_than_the_law_asks_for_is_goodwill() {
    let mut case = reckoned(Some(80_000));
    let most = newest(&case).most_by_law().unwrap();
    assert_eq!(rule(&mut case, pay(most.0 + 1, Ground::Law)), Err(why(Why::AboveLaw { most })));
    rule(&mut case, pay(most.0 + 1, Ground::Goodwill)).unwrap();
}

#[test]
fn the_house_amount_is_the_house_amount_to_the_fen() {
    let mut case = reckoned(Some(80_000));
    for amount in [7_199, 7_201] {
        let expected = Err(why(Why::NotHouseTerms { amount: Fen(7_200) }));
        assert_eq!(rule(&mut case, pay(amount, Ground::HouseTerms)), expected);
    }
}

#[test]
fn nobody_rules_by_law_while_the_law_cannot_be_told() {
    let mut case = Case::by_phone(Kind::Damage);
    let mut basis = basis(None);
    basis.claim = Claim { fee: Some(Fen(-5)), ..Claim::of(ClaimKind::PartialDamage) };
    let events = decide::reckon(&case.state, &basis, CompensationBook::builtin(), at(TEN), AGENT);
    case.take(events, at(TEN), AGENT).unwrap();
    assert_eq!(newest(&case).law().unwrap().status, Status::InputError);
    for decision in [Decision::Refuse, pay(100, Ground::Law), pay(100, Ground::Goodwill)] {
        assert_eq!(rule(&mut case, decision), Err(why(Why::LawUnknown)), "{decision:?}");
    }
    assert_eq!(rule(&mut case, pay(100, Ground::HouseTerms)), Err(why(Why::NoTerms)));
    rule(&mut case, pay(100, Ground::Agreement)).unwrap();
}

#[test]
fn nothing_and_absurd_amounts_are_no_amounts() {
    let mut case = reckoned(None);
    for amount in [0, -1, Fen::MAX.0 + 1, i64::MAX, i64::MIN] {
        assert_eq!(rule(&mut case, pay(amount, Ground::Agreement)), Err(why(Why::Impossible)));
    }
}

#[test]
fn a_ruling_needs_a_reason_the_newest_amount_and_an_open_case() {
    let mut case = reckoned(Some(80_000));
    let decision = pay(100, Ground::Agreement);
    assert_eq!(decide::rule(&case.state, 1, decision, "  ", at(TEN), LEAD), Err(Refusal::TextMissing));
    assert_eq!(decide::rule(&case.state, 2, decision, "已核实", at(TEN), LEAD), Err(why(Why::Replaced)));
    case.close("2026-11-22T10:00", CloseReason::Satisfied).unwrap();
    let since = at("2026-11-22T10:00");
    assert_eq!(decide::rule(&case.state, 1, decision, "已核实", since, LEAD), Err(Refusal::Closed { since }));
    let late = decide::reckon(&case.state, &basis(None), CompensationBook::builtin(), since, AGENT);
    assert_eq!(late, Err(Refusal::Closed { since }));
}
