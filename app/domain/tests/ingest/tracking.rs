//! Entries of tracking histories.

use super::given::{at, now, told};
use domain::{
    amount::{Fen, Grams},
    id::CustomerId,
    ingest::tracking::parse,
    waybill::{Tracking, TrackingStep, Waybill, WaybillNumber},
};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

fn empty() -> Waybill {
    Waybill {
        number: WaybillNumber::parse("YL20261120001").unwrap(),
        sender: CustomerId(Uuid::nil()),
        recipient: CustomerId(Uuid::nil()),
        goods: String::new(),
        pieces: 1,
        weight: Grams(1),
        fee: Fen(0),
        insured: None,
        accepted_at: now(),
        promised_at: now(),
        tracking: Vec::new(),
    }
}

fn entry(minute: i64, step: usize) -> Tracking {
    let at = now() + chrono::TimeDelta::minutes(minute);
    Tracking { at, step: TrackingStep::ALL[step], place: format!("{minute}/{step}"), note: String::new() }
}

#[test]
fn an_entry_is_read() {
    let item = json!({
        "waybill": "yl20261120001", "at": "2026-11-20T08:00:00+08:00", "step": "signed", "place": " 杭州\n西湖 ", "note": "本人"
    });
    let report = parse(&item, now()).unwrap();
    assert_eq!(report.waybill.as_str(), "YL20261120001");
    let expected = Tracking {
        at: at("2026-11-20T00:00:00Z"),
        step: TrackingStep::Signed,
        place: "杭州 西湖".to_owned(),
        note: "本人".to_owned(),
    };
    assert_eq!(report.entry, expected);
    assert_eq!(
        told(&parse(&json!({ "place": "x".repeat(81) }), now()).unwrap_err()).last(),
        Some(&("place", "too_long"))
    );
    let old = json!({ "waybill": "YL20261120001", "at": "2025-10-16T02:00:00Z", "step": "signed", "place": "x" });
    assert!(parse(&old, now()).is_ok(), "400 days");
    let older = json!({ "waybill": "YL20261120001", "at": "2025-10-16T01:59:59Z", "step": "signed", "place": "x" });
    assert_eq!(told(&parse(&older, now()).unwrap_err()), [("at", "too_old")]);
}

#[test]
fn a_correction_takes_the_place_of_what_it_corrects() {
    let mut waybill = empty();
    assert!(waybill.take(entry(1, 0)));
    assert!(!waybill.take(entry(1, 0)), "the same");
    let corrected = Tracking { place: "elsewhere".to_owned(), ..entry(1, 0) };
    assert!(waybill.take(corrected.clone()));
    assert_eq!(waybill.tracking, [corrected]);
}

proptest! {
    #[test]
    fn a_history_does_not_know_in_which_order_it_was_told(
        entries in prop::collection::vec((0_i64..6, 0_usize..8), 0..20),
        turn in 0_usize..20,
    ) {
        let (mut first, mut second) = (empty(), empty());
        for (minute, step) in &entries {
            first.take(entry(*minute, *step));
        }
        let mut turned = entries.clone();
        turned.rotate_left(turn.checked_rem(entries.len()).unwrap_or_default());
        turned.reverse();
        for (minute, step) in &turned {
            second.take(entry(*minute, *step));
        }
        prop_assert_eq!(&first.tracking, &second.tracking);
        prop_assert!(first.tracking.is_sorted_by_key(|entry| entry.at));
    }
}
