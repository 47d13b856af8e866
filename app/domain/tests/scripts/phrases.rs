//! The phrases that come with the software: enough of every sort, sayable, in keeping with the law.

use domain::{
    complaint::Kind,
    phrase::{Bank, Category, Tone, builtin},
    script::{BlankKind, blank_kind, blank_names},
};
use std::collections::{BTreeMap, BTreeSet};

fn bank() -> Bank {
    builtin().expect("the bank")
}

/// What is needed in nearly every call.
const COMMON: &[Category] = &[
    Category::Greeting,
    Category::Courtesy,
    Category::Hold,
    Category::AfterHold,
    Category::Clarify,
    Category::Confirm,
    Category::Apology,
    Category::Comfort,
    Category::Promise,
    Category::CannotAnswer,
    Category::ExplainDelay,
    Category::MissingDocuments,
    Category::Arrival,
    Category::Outbound,
    Category::Satisfaction,
    Category::Closing,
];

#[test]
fn no_category_is_thin() {
    let bank = bank();
    for category in Category::ALL {
        let count = bank.phrases.iter().filter(|p| p.category == *category).count();
        let least = if COMMON.contains(category) { 12 } else { 5 };
        assert!(count >= least, "{category:?} has {count}");
    }
    assert!(bank.phrases.len() >= 400, "{}", bank.phrases.len());
    assert!(bank.forbidden.len() >= 100, "{}", bank.forbidden.len());
}

#[test]
fn categories_stand_together_in_their_order() {
    let bank = bank();
    assert!(bank.phrases.is_sorted_by_key(|p| p.category));
    assert!(bank.phrases.iter().all(|p| p.id.0.starts_with(&format!("{}.", p.category.code()))));
}

#[test]
fn names_and_texts_occur_once() {
    let bank = bank();
    let mut seen = BTreeMap::new();
    for phrase in &bank.phrases {
        for words in [&phrase.id.0, &phrase.text.zh, &phrase.text.en] {
            let plain: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            // Their numbers tell names apart, so dots must not count as nothing there.
            let key = if *words == phrase.id.0 { words.clone() } else { plain };
            assert_eq!(seen.insert(key, &phrase.id), None, "{:?}: {words}", phrase.id);
        }
        let tags: BTreeSet<_> = phrase.tags.iter().collect();
        assert_eq!(tags.len(), phrase.tags.len(), "{:?}", phrase.id);
    }
}

#[test]
fn every_kind_of_complaint_is_repeated_regretted_and_comforted() {
    let bank = bank();
    for kind in Kind::ALL.iter().filter(|k| **k != Kind::Other) {
        for category in [Category::Confirm, Category::Apology, Category::Comfort] {
            let for_kind = || bank.phrases.iter().filter(|p| p.category == category && p.kinds.contains(kind));
            assert!(for_kind().count() >= 1, "{kind:?} {category:?}");
            if category != Category::Confirm {
                let tones: BTreeSet<_> = for_kind().filter_map(|p| p.tone).collect();
                assert!(tones.contains(&Tone::Formal) && tones.contains(&Tone::Warm), "{kind:?} {category:?}");
            }
        }
    }
}

/// The words that refuse what the law gives, or promise what nobody may promise on the spot.
#[test]
fn no_phrase_gives_away_or_takes_away_money() {
    for phrase in bank().phrases {
        for word in ["不赔", "三倍", "五倍", "全额", "赔您", "赔给您", "签收了就", "概不", "一律", "百分之", "绝对"]
        {
            assert!(!phrase.text.zh.contains(word), "{:?}: {word}", phrase.id);
        }
        let of_money = blank_names(&phrase.text.zh).iter().any(|n| blank_kind(n) == Some(BlankKind::Amount));
        assert!(!of_money || phrase.category == Category::PriceNotice, "{:?} names an amount", phrase.id);
        let figures = phrase.text.zh.replace("12305", "");
        assert!(!figures.contains(|c: char| c.is_ascii_digit()), "{:?}: a figure belongs into a blank", phrase.id);
    }
}

/// A promise names its time through a blank, because the time comes from the rules or from the agent.
#[test]
fn promises_take_their_times_from_blanks() {
    const SPANS: &[&str] = &["分钟", "小时", "天之内", "天内", "七天", "三天", "两天", "一周"];
    for phrase in bank().phrases {
        let has_time = || blank_names(&phrase.text.zh).iter().any(|n| blank_kind(n) == Some(BlankKind::Time));
        let said = SPANS.iter().any(|span| phrase.text.zh.contains(span));
        match phrase.category {
            // How long a customer holds the line is no promise, nor is advice for a holiday; the seven days are the law's, explained.
            Category::Hold | Category::Holiday => {}
            Category::Policy => assert!(!said || phrase.text.zh.contains("七天"), "{:?}", phrase.id),
            _ => assert!(!said, "{:?}: a span of its own", phrase.id),
        }
        let calls_back = ["前给您回", "前答复", "前告诉您"].iter().any(|w| phrase.text.zh.contains(w));
        assert!(!calls_back || has_time() || phrase.text.zh.contains("{date}"), "{:?}", phrase.id);
    }
}

/// Who says no names what the customer can still do.
#[test]
fn refusals_leave_a_way() {
    let bank = bank();
    let no = bank.phrases.iter().filter(|p| matches!(p.category, Category::PoliteRefusal | Category::ClearNo));
    for phrase in no.filter(|p| p.of.as_deref() != Some("clear_no.abuse")) {
        let ways = ["复核", "12305", "证据", "材料", "再报", "另", "换个办法", "一条路", "书面", "理由"];
        assert!(ways.iter().any(|way| phrase.text.zh.contains(way)), "{:?}", phrase.id);
    }
}

#[test]
fn files_stay_small_enough_to_edit() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/phrases");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap()).collect();
    assert!(files.iter().all(|f| f.metadata().unwrap().len() < 60_000));
    let read: usize = files
        .iter()
        .map(|f| {
            serde_json::from_str::<Vec<domain::phrase::Phrase>>(&std::fs::read_to_string(f.path()).unwrap())
                .unwrap()
                .len()
        })
        .sum();
    assert_eq!(read, bank().phrases.len(), "every file is loaded");
}
