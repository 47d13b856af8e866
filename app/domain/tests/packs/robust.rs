//! No text makes the readers panic, and the two readers of JSON agree.

use crate::given::{day, pack, written};
use domain::{
    calendar::{Calendar, import::preview},
    json::{self, tree::Node},
    rulebook::{
        file::PackFile,
        install::install,
        library::{BUILTIN, Library},
    },
};
use proptest::prelude::*;

#[test]
fn both_readers_of_json_read_the_shipped_packs_alike() {
    for text in BUILTIN {
        let by_tree: PackFile = Node::parse(text).expect("JSON").to().expect("a pack");
        assert_eq!(json::read::<PackFile>(text), Ok(by_tree.clone()));
        assert_eq!(serde_json::from_str::<PackFile>(text).expect("a pack"), by_tree);
    }
}

/// A text with a piece cut out and another put in, at any place.
fn spoilt(text: &'static str) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "-",
        "9999999999",
        "null",
        "\\u",
        "休",
        "\n",
        ":",
    ]);
    (0..text.len(), 0_usize..40, pieces).prop_map(move |(at, cut, piece)| {
        let place = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let (from, to) = (place(at), place(at + cut));
        [&text[..from], piece, &text[to..]].concat()
    })
}

const ICS: &str =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261231\nSUMMARY:元旦(休)\nEND:VEVENT\nEND:VCALENDAR\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spoilt_pack_is_read_or_refused_at_one_of_its_lines(text in spoilt(BUILTIN[0])) {
        let lines = u32::try_from(text.lines().count()).expect("short") + 1;
        if let Err(faults) = PackFile::parse(&text) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)), "{faults:?}");
        }
    }

    #[test]
    fn what_the_small_reader_takes_the_exact_one_takes_too(text in spoilt(BUILTIN[1])) {
        let by_tree = Node::parse(&text).ok().and_then(|tree| tree.to::<PackFile>().ok());
        prop_assert_eq!(json::read::<PackFile>(&text).ok(), by_tree);
    }

    #[test]
    fn spoilt_calendars_are_read_or_refused(
        ics in spoilt(ICS), sheet in spoilt(include_str!("../../data/calendar-cn-mainland.json")),
    ) {
        for text in [ics, sheet] {
            if let Err(problem) = preview(&Calendar::cn_mainland(), &text) {
                prop_assert!(problem.line >= 1);
            }
        }
    }

    #[test]
    fn any_text_at_all_is_refused(text in "\\PC{0,80}") {
        prop_assert!(PackFile::parse(&text).is_err());
        let _ = preview(&Calendar::cn_mainland(), &text);
    }

    #[test]
    fn whatever_day_is_chosen_each_day_has_at_most_one_version_and_the_past_stays(offsets in prop::collection::vec(1_u64..400, 1..5)) {
        let today = day("2026-11-20");
        let mut library = Library::builtin().expect("sound");
        for (number, offset) in offsets.iter().enumerate() {
            let from = today + chrono::Days::new(*offset);
            let text = written(&pack("CN-HOUSE-2007", &format!("x{number}"), &[]));
            let before = library.clone();
            if let Ok(plan) = install(&library, &text, from, today) {
                prop_assert_eq!(plan.library.version_on("CN-HOUSE-2007", from).map(|p| p.version.clone()), Some(format!("x{number}")));
                let eve = from.pred_opt().expect("a day");
                prop_assert_eq!(plan.library.version_on("CN-HOUSE-2007", eve), before.version_on("CN-HOUSE-2007", eve));
                prop_assert_eq!(plan.library.version_on("CN-HOUSE-2007", today), before.version_on("CN-HOUSE-2007", today));
                library = plan.library;
            }
        }
    }
}
