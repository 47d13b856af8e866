//! Settings keep their ranges, and days are those of the business zone.

use super::given::sec;
use chrono::NaiveDate;
use domain::queue::{OutOfRange, QueueName, Score, Setting, Settings};

#[test]
fn every_setting_keeps_its_range() {
    for setting in Setting::ALL {
        let (min, max) = setting.range();
        let usual = Settings::default();
        assert_eq!(usual.get(*setting), setting.usual());
        assert!((min..=max).contains(&setting.usual()), "{setting:?}");
        for value in [min, max] {
            let changed = usual.with(*setting, value).unwrap();
            assert_eq!(changed.get(*setting), value);
            let others = Setting::ALL.iter().filter(|other| *other != setting);
            assert!(others.into_iter().all(|other| changed.get(*other) == other.usual()), "{setting:?}");
        }
        for value in [min - 1, max + 1] {
            assert_eq!(usual.with(*setting, value), Err(OutOfRange { setting: *setting, min, max }));
        }
    }
}

#[test]
fn kept_settings_come_back_and_bad_ones_do_not() {
    let settings = Settings::default().with(Setting::Offer, 35).unwrap().with(Setting::Zone, -300).unwrap();
    let text = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), settings);
    assert_eq!(serde_json::from_str::<Settings>("[]").unwrap(), Settings::default());
    assert!(serde_json::from_str::<Settings>(r#"[["offer_seconds", 4]]"#).is_err());
    assert!(serde_json::from_str::<Settings>(r#"[["no_such_setting", 4]]"#).is_err());
}

#[test]
fn days_and_quarters_are_local() {
    let zone = Settings::default().zone();
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    // Second 0 is ten in the morning.
    assert_eq!((zone.day(sec(0)), zone.quarter(sec(0))), (day, 40));
    assert_eq!(zone.quarter(sec(899)), 40);
    assert_eq!(zone.quarter(sec(900)), 41);
    assert_eq!(zone.start_of(day), sec(-36_000));
    assert_eq!((zone.day(sec(50_399)), zone.quarter(sec(50_399))), (day, 95));
    assert_eq!(zone.day(sec(50_400)), day.succ_opt().unwrap());
    assert_eq!(zone.end_of(day), sec(50_400));
    let west = Settings::default().with(Setting::Zone, -300).unwrap().zone();
    assert_eq!(west.day(sec(0)), day.pred_opt().unwrap(), "02:00 UTC is the evening before there");
}

#[test]
fn names_and_scores_are_read_strictly() {
    for name in ["hotline", "claims-2", "a_b"] {
        assert_eq!(QueueName::parse(name).unwrap().as_str(), name);
    }
    for name in ["", "2fast", "Hotline", "热线", "with space", &"a".repeat(33)] {
        assert_eq!(QueueName::parse(name), None, "{name}");
        assert!(serde_json::from_str::<QueueName>(&serde_json::to_string(name).unwrap()).is_err());
    }
    assert!((1..=5).all(|points| Score::try_from(points).is_ok()));
    assert!(Score::try_from(0).is_err() && Score::try_from(6).is_err());
}
