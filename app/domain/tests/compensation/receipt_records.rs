//! Return receipts as records: what may be recorded, what is proposed on which day, and who may decide.

use super::receipt_forms::form;
use chrono::{Days, NaiveDate};
use domain::{
    amount::Fen,
    id::{AccountId, ReturnReceiptId},
    receipt::{
        Deed, Matter, Noticed, ReceiptEvent, ReceiptForm, ReceiptRefusal as Refusal, ReceiptStage, ReceiptTerms,
        ReturnReceipt, Ruling, Standing, Whereabouts, decide,
    },
    time::{Instant, at_local},
};
use proptest::prelude::*;
use uuid::Uuid;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn terms() -> &'static ReceiptTerms {
    ReceiptTerms::builtin().expect("built in")
}

fn noon(on: NaiveDate) -> Instant {
    at_local(on, chrono::NaiveTime::from_hms_opt(12, 0, 0).expect("noon"))
}

const CLERK: AccountId = AccountId(Uuid::from_u128(1));
const OTHER_CLERK: AccountId = AccountId(Uuid::from_u128(2));
const MANAGER: AccountId = AccountId(Uuid::from_u128(9));

/// A receipt with its history.
struct Story {
    state: ReturnReceipt,
    events: Vec<(ReceiptEvent, Instant, AccountId)>,
}

impl Story {
    fn begin(form: &ReceiptForm, on: &str) -> Self {
        let at = noon(day(on));
        let read = form.parse(day(on)).expect("a form that holds");
        let event = decide::register(ReturnReceiptId(Uuid::from_u128(7)), read, terms(), at, CLERK);
        let events = vec![(event, at, CLERK)];
        Self { state: decide::replay(&events).expect("a registration"), events }
    }

    /// Direct, the only batch arrived on this day, registered on the same.
    fn arrived(on: &str) -> Self {
        Self::begin(&ReceiptForm { batches: vec![on.to_owned()], ..form() }, on)
    }

    fn tell(&mut self, on: &str, by: AccountId, deed: &Deed) -> Result<(), Refusal> {
        let at = noon(day(on));
        let event = decide::record(&self.state, deed, terms(), at, by)?;
        self.state.apply(&event, at, by);
        self.events.push((event, at, by));
        Ok(())
    }

    fn open(&self, on: &str) -> Vec<(Matter, i64, i64)> {
        let open = self.state.open(terms(), day(on));
        open.into_iter().map(|o| (o.matter, o.proposal.split.person.0, o.proposal.split.company.0)).collect()
    }
}

fn lost(fen: i64) -> Deed {
    Deed::WasLost { loss: Fen(fen), note: "交接时遗失".to_owned() }
}

fn back(on: &str) -> Deed {
    Deed::CameBack { on: day(on) }
}

fn confirm(matter: Matter) -> Deed {
    Deed::Confirm { matter, remark: String::new() }
}

fn waive(matter: Matter) -> Deed {
    Deed::Waive { matter, reason: "客户要求暂缓".to_owned() }
}

#[test]
fn a_lost_receipt_is_proposed_in_halves_and_a_manager_confirms_it() {
    let mut story = Story::begin(&form(), "2026-11-20");
    assert_eq!(story.tell("2026-11-21", CLERK, &back("2026-11-21")), Err(Refusal::BatchesUnknown));
    story.tell("2026-11-21", CLERK, &Deed::BatchArrived { batch: 2, on: day("2026-11-19") }).expect("a batch");
    assert_eq!(story.state.standing(terms(), day("2026-11-21")), Standing::InTime { last_day: day("2026-11-29") });
    story.tell("2026-11-21", CLERK, &lost(10_001)).expect("it may be lost");
    assert_eq!(story.open("2026-11-21"), [(Matter::Lost, 5_000, 5_001)]);
    let about = confirm(Matter::Lost);
    assert_eq!(story.tell("2026-11-21", CLERK, &about), Err(Refusal::OwnRecord));
    story.tell("2026-11-22", MANAGER, &about).expect("a manager may");
    let assessment = story.state.decided(Matter::Lost).expect("decided").clone();
    assert_eq!(
        (assessment.ruling, assessment.by, assessment.judged_on),
        (Ruling::Confirmed, MANAGER, day("2026-11-22"))
    );
    assert!(assessment.holds(terms()));
    assert_eq!(story.open("2027-11-22"), []);
    assert_eq!(story.tell("2026-11-23", MANAGER, &about), Err(Refusal::Decided));
    assert_eq!(story.tell("2026-11-23", CLERK, &lost(5)), Err(Refusal::Decided), "facts that were judged stay");
    assert_eq!(story.tell("2026-11-23", CLERK, &back("2026-11-23")), Err(Refusal::Decided));
    assert_eq!(decide::replay(&story.events).as_ref(), Some(&story.state));
    assert_eq!(story.state.version, 4);
}

#[test]
fn an_assessment_that_was_tampered_with_does_not_hold() {
    let mut story = Story::arrived("2026-11-01");
    story.tell("2026-11-12", MANAGER, &waive(Matter::Slow)).expect("one day late");
    let mut assessment = story.state.assessments[0].clone();
    assert!(assessment.holds(terms()));
    assessment.judged_on = day("2026-11-11");
    assert!(!assessment.holds(terms()), "on that day it was not late");
    assessment.judged_on = day("2026-11-12");
    assessment.proposal.split.person = Fen(4_000);
    assert!(!assessment.holds(terms()));
}

#[test]
fn a_late_receipt_is_proposed_from_the_day_after_its_latest_day() {
    let mut story = Story::arrived("2026-11-01");
    assert_eq!(story.open("2026-11-11"), []);
    assert_eq!(story.open("2026-11-12"), [(Matter::Slow, 5_000, 0)]);
    assert_eq!(story.tell("2026-11-11", MANAGER, &confirm(Matter::Slow)), Err(Refusal::NothingProposed));
    story.tell("2026-11-14", OTHER_CLERK, &back("2026-11-11")).expect("it came back");
    assert_eq!(story.open("2026-12-30"), [], "it was back in time and only recorded later");
    story.tell("2026-11-14", OTHER_CLERK, &back("2026-11-12")).expect("a correction");
    assert_eq!(story.open("2026-11-14"), [(Matter::Slow, 5_000, 0)]);
    assert_eq!(story.tell("2026-11-14", OTHER_CLERK, &waive(Matter::Slow)), Err(Refusal::OwnRecord));
    let blank = Deed::Waive { matter: Matter::Slow, reason: " \n".to_owned() };
    assert_eq!(story.tell("2026-11-14", MANAGER, &blank), Err(Refusal::TextMissing));
    story.tell("2026-11-14", MANAGER, &waive(Matter::Slow)).expect("with a reason");
    assert_eq!(story.tell("2026-11-15", CLERK, &back("2026-11-11")), Err(Refusal::Decided));
    let batch = Deed::BatchArrived { batch: 1, on: day("2026-11-02") };
    assert_eq!(story.tell("2026-11-15", CLERK, &batch), Err(Refusal::Decided));
}

#[test]
fn each_end_of_a_month_wants_its_explanation() {
    let mut story = Story::arrived("2026-09-25");
    let month = |text: &str| Matter::Unexplained { month: day(text) };
    let explain = |text: &str| Deed::Explain { month: day(text), text: "终端网点停业".to_owned() };
    // Late from 6 October on; September ended before that.
    assert_eq!(story.open("2026-10-31"), [(Matter::Slow, 5_000, 0)]);
    assert_eq!(story.tell("2026-10-31", CLERK, &explain("2026-10-01")), Err(Refusal::NothingToExplain));
    assert_eq!(story.open("2026-11-01"), [(Matter::Slow, 5_000, 0), (month("2026-10-01"), 5_000, 0)]);
    assert!(story.state.is_in(ReceiptStage::MonthEnd, terms(), day("2026-11-01")));
    assert_eq!(story.tell("2026-11-01", CLERK, &explain("2026-09-01")), Err(Refusal::NothingToExplain));
    story.tell("2026-11-01", CLERK, &explain("2026-10-01")).expect("it is over");
    assert!(!story.state.is_in(ReceiptStage::MonthEnd, terms(), day("2026-11-30")));
    assert_eq!(story.tell("2026-11-02", CLERK, &explain("2026-10-01")), Err(Refusal::NothingToExplain));
    assert_eq!(story.state.unexplained(terms(), day("2026-12-01")), [day("2026-11-01")]);
    story.tell("2026-12-02", MANAGER, &confirm(month("2026-11-01"))).expect("nobody explained November");
    assert_eq!(story.tell("2026-12-02", CLERK, &explain("2026-11-01")), Err(Refusal::Decided));
    story.tell("2026-12-02", CLERK, &back("2026-11-30")).expect("it came back on the last day of November");
    assert_eq!(story.state.unexplained(terms(), day("2027-05-01")), Vec::<NaiveDate>::new());
}

#[test]
fn anomalies_cost_only_when_they_were_missed() {
    let mut story = Story::arrived("2026-11-10");
    let anomaly = |noticed| Deed::Anomaly { noticed, text: "签名与预留不符".to_owned() };
    story.tell("2026-11-15", CLERK, &anomaly(Noticed::InTime)).expect("found");
    assert_eq!(story.open("2026-11-15"), []);
    story.tell("2026-11-16", CLERK, &anomaly(Noticed::Missed)).expect("missed");
    story.tell("2026-11-16", CLERK, &anomaly(Noticed::Missed)).expect("another");
    assert_eq!(
        story.open("2026-11-16"),
        [(Matter::AnomalyMissed, 10_000, 0)],
        "for each receipt, not for each anomaly"
    );
    story.tell("2026-11-16", MANAGER, &confirm(Matter::AnomalyMissed)).expect("decided");
    assert_eq!(story.tell("2026-11-17", CLERK, &anomaly(Noticed::Missed)), Err(Refusal::Decided));
    story.tell("2026-11-17", CLERK, &anomaly(Noticed::InTime)).expect("seen in time it costs nothing");
}

#[test]
fn what_cannot_have_happened_is_refused() {
    let mut story = Story::arrived("2026-11-10");
    let on = "2026-11-20";
    let batch = |batch, on: &str| Deed::BatchArrived { batch, on: day(on) };
    let refused = [
        (batch(0, "2026-11-10"), Refusal::NoSuchBatch),
        (batch(2, "2026-11-10"), Refusal::NoSuchBatch),
        (batch(1, "2026-11-10"), Refusal::NothingChanges),
        (batch(1, "2026-11-21"), Refusal::InTheFuture),
        (batch(1, "2006-11-21"), Refusal::TooLongAgo),
        (back("2026-11-21"), Refusal::InTheFuture),
        (back("2026-11-09"), Refusal::BeforeArrival { last: day("2026-11-10") }),
        (lost(-1), Refusal::ImpossibleLoss),
        (lost(Fen::MAX.0 + 1), Refusal::ImpossibleLoss),
        (Deed::WasLost { loss: Fen(1), note: String::new() }, Refusal::TextMissing),
        (Deed::WasLost { loss: Fen(1), note: "长".repeat(1001) }, Refusal::TextTooLong { max: 1000 }),
        (confirm(Matter::Lost), Refusal::OwnRecord),
    ];
    for (deed, refusal) in refused {
        assert_eq!(story.tell(on, CLERK, &deed), Err(refusal), "{deed:?}");
    }
    story.tell(on, CLERK, &lost(500)).expect("lost");
    let unusable = Deed::FoundUnusable { loss: Fen(1), note: "缺联".to_owned() };
    assert!(matches!(story.tell(on, CLERK, &unusable), Err(Refusal::Elsewhere { .. })));
    assert_eq!(story.tell(on, CLERK, &lost(500)), Err(Refusal::NothingChanges));
    story.tell(on, CLERK, &back("2026-11-19")).expect("found again");
    assert_eq!(story.open(on), [], "nothing is left of the loss");
    assert_eq!(story.tell(on, CLERK, &back("2026-11-19")), Err(Refusal::NothingChanges));
    story.tell(on, CLERK, &unusable).expect("useless after all");
    assert_eq!(story.open(on), [(Matter::Unusable, 1, 0)]);
    assert!(matches!(story.state.whereabouts, Whereabouts::Unusable { loss: Fen(1), .. }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Over all days: the five parts hold each receipt once, and what lists keep agrees with what pages compute.
    #[test]
    fn every_day_agrees_with_the_kept_days(
        route in 0..3_usize,
        batches in prop::collection::vec(prop::option::of(0..40_u64), 1..4),
        deeds in prop::collection::vec((0..9_usize, 0..120_u64, 0..100_000_i64), 0..6),
    ) {
        let start = day("2026-01-10");
        let on = |offset: u64| start.checked_add_days(Days::new(offset)).expect("a day");
        let text = |offset: &Option<u64>| offset.map_or_else(String::new, |offset| on(offset).to_string());
        let form = ReceiptForm {
            route: domain::receipt::Route::CODES[route].to_owned(),
            batches: batches.iter().map(text).collect(),
            ..form()
        };
        let mut story = Story::begin(&form, "2026-03-01");
        for (kind, offset, fen) in deeds {
            let words = || "说明".to_owned();
            let month = day("2026-03-01");
            let matters = [Matter::Slow, Matter::Lost, Matter::Unusable, Matter::AnomalyMissed, Matter::Unexplained { month }];
            let deed = match kind {
                0 => Deed::BatchArrived { batch: 1, on: on(offset) },
                1 => Deed::BatchArrived { batch: 2, on: on(offset) },
                2 => Deed::CameBack { on: on(offset) },
                3 => lost(fen / 2 * 2 * i64::from(offset % 3 != 0)),
                4 => Deed::FoundUnusable { loss: Fen(fen), note: words() },
                5 => Deed::Anomaly { noticed: if fen % 2 == 0 { Noticed::Missed } else { Noticed::InTime }, text: words() },
                6 => Deed::Explain { month, text: words() },
                7 => confirm(matters[usize::try_from(offset % 5).expect("small")]),
                _ => waive(matters[usize::try_from(offset % 5).expect("small")]),
            };
            let by = if kind >= 7 { MANAGER } else { CLERK };
            let _ = story.tell("2026-05-12", by, &deed);
        }
        let receipt = &story.state;
        let replayed = decide::replay(&story.events);
        prop_assert_eq!(replayed.as_ref(), Some(receipt));
        prop_assert!(receipt.assessments.iter().all(|assessment| assessment.holds(terms())));
        let (open_from, explain_from) = (receipt.open_from(terms()), receipt.explain_from(terms()));
        // Days before anything was recorded did not see it.
        for offset in 122..600 {
            let today = on(offset);
            let parts = ReceiptStage::PARTS.iter().filter(|stage| receipt.is_in(**stage, terms(), today)).count();
            prop_assert_eq!(parts, 1, "{} {:?}", today, receipt);
            let open = receipt.open(terms(), today);
            prop_assert_eq!(!open.is_empty(), open_from.is_some_and(|from| from <= today), "{} {:?}", today, receipt);
            let wanted = receipt.unexplained(terms(), today);
            prop_assert_eq!(!wanted.is_empty(), explain_from.is_some_and(|from| from <= today), "{} {:?}", today, receipt);
            for waiting in open {
                let split = waiting.proposal.split;
                prop_assert_eq!(split.person.0 + split.company.0, split.base.0 * i64::from(split.tickets));
                prop_assert!(split.person.0 >= 0 && split.company.0 >= 0);
                prop_assert!(receipt.decided(waiting.matter).is_none());
            }
        }
        let json = serde_json::to_string(&story.events).expect("serialises");
        let read = domain::json::read::<Vec<(ReceiptEvent, Instant, AccountId)>>(&json).expect("reads back");
        prop_assert_eq!(read, story.events);
    }
}
