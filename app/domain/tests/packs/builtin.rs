//! The packs that are shipped: complete, sound, and the same as what complaints get in the browser.

use crate::given::{at, day};
use domain::{
    calendar::Calendar,
    deadline::{Due, Outcome, Unit},
    rulebook::{
        ClockCode, Lane, PauseRule, Rulebook,
        definition::{Destination, Length, Start, Whose},
        file::PackFile,
        library::{BUILTIN, Circumstances, Entry, Library},
    },
};
use std::collections::BTreeSet;

fn library() -> Library {
    Library::builtin().expect("the shipped packs are sound")
}

#[test]
fn complaints_get_what_the_packs_say() {
    let from_packs = library().rulebook().expect("they fit together");
    if std::env::var_os("YILING_WRITE_RULES").is_some() {
        let text = serde_json::to_string(from_packs.packs()).expect("serialises") + "\n";
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/data/complaint_rules.json");
        std::fs::write(place, text).expect("can be written");
    }
    let shipped: Vec<domain::rulebook::Pack> =
        serde_json::from_str(include_str!("../../data/complaint_rules.json")).expect("readable");
    assert_eq!(shipped, from_packs.packs());
    assert_eq!(&shipped, Rulebook::builtin().packs());
}

/// Each duty of the sources with its length, in the order of the company's own table; `None` where it is not counted.
fn duties() -> [(&'static str, Option<(u32, Unit)>); 29] {
    let counted = |count, unit| Some((count, unit));
    [
        ("callback", counted(5, Unit::Minute)),
        ("tracking_answer", counted(20, Unit::Minute)),
        ("first_reply.loss", counted(30, Unit::Minute)),
        ("first_reply.delay", None),
        ("first_reply.attitude", counted(0, Unit::Minute)),
        ("same_day_result", counted(0, Unit::SameDay)),
        ("quotation", counted(8, Unit::Hour)),
        ("claim_answer", counted(24, Unit::Hour)),
        ("claim_handling.domestic", counted(30, Unit::Day)),
        ("claim_handling.hk_mo_tw", counted(30, Unit::Day)),
        ("claim_handling.international", counted(60, Unit::Day)),
        ("payment", counted(7, Unit::Day)),
        ("claim_window", counted(1, Unit::Year)),
        ("silence_exemption", counted(1, Unit::Year)),
        ("tracking_data", counted(1, Unit::Year)),
        ("complete_delay.same_city", counted(3, Unit::Day)),
        ("complete_delay.domestic", counted(7, Unit::Day)),
        ("complete_delay.abroad", None),
        ("late_goods_check", counted(0, Unit::SameDay)),
        ("late_goods_follow_up", counted(0, Unit::SameDay)),
        ("urgent_transfer_check", counted(0, Unit::SameDay)),
        ("papers_missing", counted(0, Unit::Minute)),
        ("exception_notice", counted(0, Unit::Minute)),
        ("return_receipt.direct", counted(10, Unit::Day)),
        ("return_receipt.one_transfer", counted(15, Unit::Day)),
        ("return_receipt.two_transfers", counted(20, Unit::Day)),
        ("return_receipt.two_transfers_latest", counted(25, Unit::Day)),
        ("receipt_entry", counted(0, Unit::SameDay)),
        ("handover", counted(0, Unit::Minute)),
    ]
}

#[test]
fn every_duty_of_the_house_is_defined() {
    let house = PackFile::parse(BUILTIN[0]).expect("sound");
    let told: Vec<(&str, Option<(u32, Unit)>)> = house
        .clocks
        .iter()
        .map(|clock| {
            let length = match &clock.timing {
                Length::Counted(timing) => Some((timing.count, timing.unit)),
                _ => None,
            };
            (clock.id.as_str(), length)
        })
        .collect();
    let expected = duties();
    for duty in &expected {
        assert!(told.contains(duty), "{duty:?} is missing");
    }
    assert_eq!(told.len(), expected.len());
    let recurring: BTreeSet<&str> = house.schedules.iter().map(|duty| duty.id.as_str()).collect();
    let expected = [
        "vehicle_position",
        "order_check",
        "exception_entry",
        "unreturned_receipts",
        "exception_summary",
        "receipts_report",
        "service_report",
        "reconciliation",
        "receivables",
        "revisits",
        "arrival_feedback",
        "volume_report",
        "work_report",
        "morning_review",
    ];
    assert_eq!(recurring, expected.into_iter().collect());
}

#[test]
fn the_law_has_its_clocks() {
    let library = library();
    let length = |id: &str| match &library.entry(id, day("2026-03-02")).expect(id).definition.timing {
        Length::Counted(timing) => (timing.count, timing.unit),
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(length("CN-EXPRESS/handle_and_tell"), (7, Unit::Day));
    assert_eq!(length("CN-EXPRESS/regulator_report"), (10, Unit::Day));
    assert_eq!(length("CN-EXPRESS/regulator_answer"), (30, Unit::Day));
    assert_eq!(length("CN-EXPRESS/limitation"), (3, Unit::Year));
    assert_eq!(length("CN-EXPRESS/network_report"), (24, Unit::Hour));
    assert_eq!(length("CN-POSTAL/inquiry_window.domestic"), (1, Unit::Year));
    assert_eq!(length("CN-POSTAL/inquiry_window.international"), (180, Unit::Day));
    assert_eq!(length("CN-POSTAL/inquiry_result.domestic"), (30, Unit::Day));
    assert_eq!(length("CN-POSTAL/inquiry_result.international"), (60, Unit::Day));
}

#[test]
fn no_shipped_clock_by_law_stands_still_and_each_says_who_is_told() {
    let library = library();
    for entry in library.entries_on(day("2026-03-02")) {
        let (id, clock) = (entry.full_id(), entry.definition);
        assert!(clock.lane == Lane::House || clock.pauses == PauseRule::Never, "{id}");
        assert!(!clock.tell.is_empty() && !clock.owed_to.is_empty(), "{id}");
        assert!(!clock.on_breach.is_empty() || clock.whose != Whose::Ours || clock.lane == Lane::Statutory, "{id}");
    }
}

#[test]
fn a_case_gets_the_clocks_of_its_event_and_circumstances() {
    let library = library();
    let ids = |start: &Start, case: &Circumstances| -> Vec<String> {
        library.clocks_for(start, case, day("2026-03-02")).iter().map(Entry::full_id).collect()
    };
    let nothing = Circumstances::default();
    assert_eq!(ids(&Start::CallReceived, &nothing), ["CN-HOUSE-2007/callback"]);
    let twice = Circumstances { transfers: Some(2), ..nothing };
    assert_eq!(
        ids(&Start::GoodsArrived, &twice),
        ["CN-HOUSE-2007/return_receipt.two_transfers", "CN-HOUSE-2007/return_receipt.two_transfers_latest"]
    );
    let abroad = Circumstances { destination: Some(Destination::International), ..nothing };
    let answered = Start::After("claim_answer".into());
    assert_eq!(ids(&answered, &abroad), ["CN-HOUSE-2007/claim_handling.international"]);
    assert_eq!(ids(&answered, &nothing), [""; 0], "nobody knows where the parcel goes");
}

#[test]
fn a_receipt_counts_from_the_last_batch_and_a_window_of_the_customer_is_extended() {
    let (library, calendar) = (library(), Calendar::cn_mainland());
    let due = |id: &str, starts: &[_]| {
        let outcome = library.entry(id, day("2026-03-02")).expect(id).compute(&calendar, starts, &[]);
        outcome.expect("counted")
    };
    let batches = [Some(at("2026-03-02T01:00:00Z")), Some(at("2026-03-05T01:00:00Z"))];
    let got = due("CN-HOUSE-2007/return_receipt.direct", &batches);
    assert!(
        matches!(got, Outcome::Due { due: Due::On { last_day, .. }, .. } if last_day == day("2026-03-15")),
        "{got:?}"
    );
    assert_eq!(due("CN-HOUSE-2007/return_receipt.direct", &[batches[0], None]), Outcome::NotStarted);
    // 1 October 2026 begins a week of holidays.
    let window = due("CN-HOUSE-2007/claim_window", &[Some(at("2025-10-01T02:00:00Z"))]);
    assert!(matches!(window, Outcome::Due { due: Due::On { last_day, .. }, .. } if last_day == day("2026-10-08")));
}

#[test]
fn warnings_come_before_the_end_in_their_order() {
    let library = library();
    let warnings = |id: &str, start: &str, due: Due| {
        library.entry(id, day("2026-03-02")).expect(id).definition.warnings(at(start), &due)
    };
    let start = "2026-03-02T01:00:00Z";
    assert_eq!(
        warnings("CN-HOUSE-2007/first_reply.loss", start, Due::At(at("2026-03-02T01:30:00Z"))),
        [at("2026-03-02T01:15:00Z"), at("2026-03-02T01:24:00Z")]
    );
    let week = Due::On { last_day: day("2026-03-09"), late_from: at("2026-03-09T16:00:00Z") };
    assert_eq!(
        warnings("CN-EXPRESS/handle_and_tell", start, week),
        [at("2026-03-06T16:00:00Z"), at("2026-03-08T16:00:00Z")]
    );
    let soon = Due::At(at("2026-03-02T01:05:00Z"));
    assert!(warnings("CN-HOUSE-2007/first_reply.delay", start, soon).is_empty(), "no warning lies in the past");
}

#[test]
fn the_codes_of_complaints_are_all_defined() {
    let library = library();
    for code in ClockCode::ALL {
        assert!(library.entries_on(day("2026-03-02")).any(|e| e.rule().is_some_and(|r| r.code == code)), "{code:?}");
    }
}
