//! Numbers, amounts, telephones, names and addresses: read as people write them, shown as they may be seen.

use domain::{
    amount::Fen,
    complaint::Number,
    person::{Phone, masked_address, masked_name},
    waybill::{EditedTracking, Tracking, TrackingStep, WaybillNumber, edited},
};
use proptest::prelude::*;

#[test]
fn complaint_numbers_are_read_as_people_say_them() {
    let number = Number::parse("TS-20261121-0042").unwrap();
    assert_eq!((number.day.to_string().as_str(), number.serial), ("2026-11-21", 42));
    for same in ["ts-20261121-0042", " 20261121-42 ", "ＴＳ－２０２６１１２１－００４２"] {
        assert_eq!(Number::parse(same), Some(number), "{same}");
    }
    let ten_thousandth = Number { serial: 12_345, ..number };
    assert_eq!(ten_thousandth.to_string(), "TS-20261121-12345");
    assert_eq!(Number::parse(&ten_thousandth.to_string()), Some(ten_thousandth));
}

#[test]
fn other_texts_are_no_complaint_numbers() {
    let bad = [
        "",
        "TS-",
        "TS-20261121",
        "TS-20261121-",
        "TS-20261332-0001",
        "TS-2026112-0001",
        "TS-20261121-1x",
        "TS-20261121-0001-2",
        "TS-+2026112-0001",
        "TS-20261121--1",
        "TS-20261121-9999999999",
        "延误",
        "YL20261120001",
    ];
    for text in bad {
        assert_eq!(Number::parse(text), None, "{text}");
    }
}

#[test]
fn amounts_are_read_as_people_write_them() {
    let good = [
        ("800", 80_000),
        ("800.5", 80_050),
        ("800.50", 80_050),
        ("0.01", 1),
        ("0", 0),
        ("1,200.00", 120_000),
        ("¥1,234,567", 123_456_700),
        ("￥８００元", 80_000),
        (" 12 . 5 ", 1_250),
        ("800.", 80_000),
        ("100000000", 10_000_000_000),
    ];
    for (text, fen) in good {
        assert_eq!(Fen::parse(text), Some(Fen(fen)), "{text}");
    }
    let bad = [
        "",
        "-1",
        "+1",
        "1.234",
        "1,5",
        "12,34",
        "1,2345",
        ",100",
        "8元5",
        "八百",
        "1e3",
        "0x10",
        ".5",
        "1.2.3",
        "100000000.01",
        "9999999999",
        "$8",
        "元",
        "¥",
    ];
    for text in bad {
        assert_eq!(Fen::parse(text), None, "{text}");
    }
    assert_eq!((Fen(80_005).yuan(), Fen(-80_005).yuan()), ("800.05".to_owned(), "-800.05".to_owned()));
}

#[test]
fn telephones_are_read_and_masked() {
    let masks = [
        ("13800001234", "138******34"),
        ("+8613800001234", "861********34"),
        ("057188000000", "057*******00"),
        ("95338", "*****"),
        ("955338", "******"),
        ("8800000", "******0"),
    ];
    for (whole, masked) in masks {
        let phone = Phone::parse(whole).unwrap();
        assert_eq!((phone.whole(), phone.masked().as_str()), (whole, masked));
    }
    assert_eq!(Phone::parse("13800001234").unwrap().tail(), "1234");
    for bad in ["", "1234", "1234567890123456", "13800001234x", "++8613800001234", "一三八"] {
        assert_eq!(Phone::parse(bad), None, "{bad}");
    }
}

#[test]
fn waybill_numbers_are_read_and_refused() {
    assert_eq!(WaybillNumber::parse(" yl-2026 1120 001").unwrap().as_str(), "YL20261120001");
    for bad in ["", "YL12345", "YL2026112000100000000000000", "ABCDEFGH", "YL2026'--12", "<b>12345678"] {
        assert_eq!(WaybillNumber::parse(bad), None, "{bad}");
    }
}

#[test]
fn names_keep_one_character() {
    let masks = [("林小满", "林**"), ("周敏", "周*"), ("欧阳娜娜", "欧**"), ("J", "J*"), ("", ""), (" 王五 ", "王*")];
    for (name, masked) in masks {
        assert_eq!(masked_name(name), masked);
    }
}

#[test]
fn addresses_hide_their_doors_also_those_in_characters() {
    let masks = [
        ("杭州市西湖区文三路8号", "杭州市西湖区文三路***"),
        ("杭州市西湖区文三路８号", "杭州市西湖区文三路***"),
        ("成都市锦江区春熙路十八号三单元", "成都市锦江区春熙路***"),
        ("四川省三台县九龙镇", "四川省三台县九龙镇"),
        ("长沙市五一大道二楼", "长沙市五一大道***"),
        ("", ""),
    ];
    for (address, masked) in masks {
        assert_eq!(masked_address(address), masked);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// GB/T 41833-2022: at least six digits are hidden, or all there are.
    #[test]
    fn masks_hide_six_digits(number in "\\+?[0-9]{5,15}") {
        let masked = Phone::parse(&number).unwrap().masked();
        let digits = number.trim_start_matches('+').len();
        let hidden = masked.chars().filter(|c| *c == '*').count();
        prop_assert!(hidden >= 6.min(digits));
        prop_assert_eq!(masked.len(), digits);
    }

    #[test]
    fn numbers_survive_being_written(days in 0_u64..20_000, serial in 0_u32..999_999_999) {
        let day = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days);
        let number = Number { day, serial };
        prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn amounts_survive_being_written(fen in 0..=Fen::MAX.0) {
        prop_assert_eq!(Fen::parse(&Fen(fen).yuan()), Some(Fen(fen)));
    }

    #[test]
    fn any_text_may_be_read(text in any::<String>()) {
        prop_assert!(Fen::parse(&text).is_none_or(|fen| (0..=Fen::MAX.0).contains(&fen.0)));
        prop_assert!(WaybillNumber::parse(&text).is_none_or(|number| number.as_str().is_ascii()));
        prop_assert!(Number::parse(&text).is_none_or(|number| Number::parse(&number.to_string()) == Some(number)));
        prop_assert!(masked_name(&text).chars().count() <= 3);
        prop_assert!(!masked_address(&text).chars().any(char::is_numeric));
        if let Some(phone) = Phone::parse(&text) {
            prop_assert!(phone.tail().len() <= 4);
        }
    }
}

#[test]
fn a_changed_or_missing_entry_is_told_and_a_later_one_is_none() {
    let entry = |hour: u32, note: &str| Tracking {
        at: super::given::at(&format!("2026-11-20T{hour:02}:00")),
        step: TrackingStep::Arrived,
        place: "杭州".to_owned(),
        note: note.to_owned(),
    };
    let then = [entry(8, ""), entry(9, "破损"), entry(10, "")];
    let now = [entry(8, ""), entry(9, "外包装完好"), entry(11, "")];
    let found = edited(&then, &now);
    let expected = [
        EditedTracking { then: entry(9, "破损"), now: Some(entry(9, "外包装完好")) },
        EditedTracking { then: entry(10, ""), now: None },
    ];
    assert_eq!(found, expected);
    assert!(edited(&then, &then).is_empty());
}
