//! Terms that promise less than the law are found before they are used, each with a claim that shows it.

use super::given::{EXPRESS, HOUSE, POSTAL};
use chrono::NaiveDate;
use domain::{
    compensation::{
        BUILTIN, ClaimKind, CompensationBook, CompensationPack, Difference, Options, Shortfall, assess, compare,
        install::{InstalledTerms, TermsPlan, install},
        shortfalls,
    },
    rulebook::Grade,
};
use serde_json::{Value, json};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The house terms as their next version, changed by somebody.
fn next(change: impl FnOnce(&mut Value)) -> String {
    let mut pack: Value = serde_json::from_str(BUILTIN[0]).expect("JSON");
    pack["version"] = json!("2027.1");
    change(&mut pack);
    pack.to_string()
}

fn planned(text: &str) -> TermsPlan {
    let shipped = InstalledTerms::builtin().expect("sound");
    install(&shipped, text, day("2027-01-01"), day("2026-11-20")).expect("never refused for paying little")
}

fn of(found: &[Shortfall], kind: ClaimKind, is_insured: bool) -> Option<&Shortfall> {
    found.iter().find(|f| f.claim.kind == kind && f.claim.insured.is_some() == is_insured)
}

#[test]
fn each_finding_is_a_claim_that_pays_less_by_our_own_terms() {
    let plan = planned(&next(|_| {}));
    let book = CompensationBook::of(&plan.installed).expect("sound");
    assert!(!plan.shortfalls.is_empty(), "five times the fee for a loss of a thousand yuan");
    for found in &plan.shortfalls {
        let by = |id: &str, version: &str| {
            assess(book.version(id, version).expect("there"), Options::default(), &found.claim)
        };
        let (ours, law) = (by(&found.terms.id, &found.terms.version), by(&found.law.id, &found.law.version));
        let told = Difference::BelowFloor { house: found.pays, floor: found.floor };
        assert!(found.pays < found.floor && compare(&ours, &law).contains(&told), "{found:?}");
        assert_eq!((found.terms.id.as_str(), found.law.id.as_str()), (HOUSE, EXPRESS));
        assert_eq!(found.before, Some(found.pays), "the same terms as before");
    }
    let loss = of(&plan.shortfalls, ClaimKind::Loss, false).expect("uninsured losses are capped");
    assert_eq!((loss.claim.cause, loss.claim.window, loss.claim.signed_and_left), (None, None, None), "plain");
    let mut branches: Vec<_> = plan.shortfalls.iter().map(|f| (f.claim.kind, f.claim.insured.is_some())).collect();
    branches.dedup();
    assert_eq!(branches.len(), plan.shortfalls.len(), "one claim for each branch");
}

#[test]
fn a_version_that_pays_less_than_the_one_before_says_so() {
    let meaner = next(|pack| {
        let text = pack.to_string().replace("\"times_fee\":5", "\"times_fee\":1");
        *pack = serde_json::from_str(&text).expect("JSON");
    });
    let plan = planned(&meaner);
    let loss = of(&plan.shortfalls, ClaimKind::Loss, false).expect("it is found");
    assert!(loss.before.is_some_and(|before| before > loss.pays), "{loss:?}");
}

#[test]
fn generous_terms_and_the_law_itself_are_not_flagged() {
    // Whoever has a person decide every case promises nothing, so nothing is less than it should be.
    let plan = planned(&next(|pack| pack["decides"] = json!("review")));
    assert_eq!(plan.shortfalls, []);
    let mut generous: CompensationPack = CompensationPack::parse(BUILTIN[2]).expect("sound");
    (generous.id, generous.grade) = ("CN-GENEROUS".to_owned(), Grade::House);
    let mut packs = CompensationBook::builtin().packs().to_vec();
    packs.push(generous);
    let book = CompensationBook::from_packs(packs).expect("sound");
    assert_eq!(shortfalls(&book, "CN-GENEROUS", "2025.1", None), []);
    let postal = book.newest(POSTAL).expect("there").version.clone();
    assert_eq!(shortfalls(&book, POSTAL, &postal, None), [], "another service, another law");
    assert_eq!(shortfalls(&book, HOUSE, "no such version", None), []);
}

#[test]
fn a_new_law_tells_which_of_our_terms_fall_short_of_it() {
    let mut law: Value = serde_json::from_str(BUILTIN[2]).expect("JSON");
    law["version"] = json!("2027.1");
    let plan = planned(&law.to_string());
    assert!(!plan.shortfalls.is_empty());
    assert!(plan.shortfalls.iter().all(|f| f.terms.id == HOUSE && f.law.version == "2027.1" && f.before.is_none()));
}
