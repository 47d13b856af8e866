//! Finding phrases.

use domain::{
    complaint::Kind,
    phrase::{Bank, Moment, Phrase, PhraseId, Readings, builtin, matches_pinyin},
    search::is_cjk,
};
use pinyin::ToPinyinMulti;
use std::collections::{BTreeMap, BTreeSet};

fn bank() -> Bank {
    builtin().expect("the bank")
}

fn ids(found: &[&Phrase]) -> Vec<String> {
    found.iter().map(|p| p.id.0.clone()).collect()
}

/// Every reading of every Chinese character of the phrases and tags.
fn readings_of(bank: &Bank) -> Readings {
    let texts = bank.phrases.iter().flat_map(|p| p.tags.iter().chain([&p.text.zh]));
    let characters: BTreeSet<char> = texts.flat_map(|t| t.chars()).filter(|c| is_cjk(*c)).collect();
    let read = |c: char| {
        let all = c.to_pinyin_multi()?;
        let plain: BTreeSet<String> = all.into_iter().map(|p| p.plain().replace('ü', "v")).collect();
        Some((c, plain.into_iter().collect::<Vec<_>>().join(" ")))
    };
    Readings(characters.into_iter().filter_map(read).collect::<BTreeMap<_, _>>())
}

/// After a change of the phrases, `UPDATE_READINGS=1 cargo test -p domain readings` writes the file anew.
#[test]
fn readings_cover_all_phrases() {
    let (bank, path) = (bank(), concat!(env!("CARGO_MANIFEST_DIR"), "/data/readings.json"));
    let readings = readings_of(&bank);
    if std::env::var_os("UPDATE_READINGS").is_some() {
        std::fs::write(path, format!("{}\n", serde_json::to_string(&readings).unwrap())).unwrap();
    } else {
        assert_eq!(bank.readings, readings, "run again with UPDATE_READINGS=1");
    }
}

#[test]
fn pinyin_by_initials_syllables_and_both() {
    let readings = readings_of(&bank());
    let reads = |text: &str, query: &str| matches_pinyin(&readings, text, query);
    for query in ["yw", "yanwu", "yanw", "ywu", "y", "w", "ya"] {
        assert!(reads("延误", query), "{query}");
    }
    for query in ["wy", "yww", "", "Y", "延", "yanwux", "z"] {
        assert!(!reads("延误", query), "{query}");
    }
    assert!(reads("已签收", "qs") && reads("已签收", "qsh") && reads("已签收", "qianshou"));
    assert!(!reads("签，收", "qs"), "punctuation parts words");
    // 重 is read chong, zhong, and rarely tong.
    assert!(["c", "z", "chong", "zhong", "zh", "ch"].iter().all(|query| reads("重", query)));
    assert!(!reads("延误", &"y".repeat(64)));
}

fn of(kind: Kind) -> Moment {
    Moment { kind: Some(kind), ..Moment::default() }
}

#[test]
fn one_character_and_two_find_what_contains_them() {
    let bank = bank();
    for query in ["赔", "抱歉", "单号", "两三分钟"] {
        let found = bank.search(query, Moment::default());
        assert!(!found.is_empty(), "{query}");
        let contains = |p: &&Phrase| p.text.zh.contains(query) || p.tags.iter().any(|t| t.contains(query));
        assert!(found.iter().all(contains), "{query}");
        assert_eq!(found.len(), bank.phrases.iter().filter(|p| contains(p)).count(), "{query}");
    }
    assert!(bank.search("龘", Moment::default()).is_empty());
    assert_eq!(bank.search("  ", Moment::default()).len(), bank.phrases.len());
}

#[test]
fn words_are_found_in_english_in_pinyin_and_in_full_width() {
    let bank = bank();
    assert!(ids(&bank.search("apolog", Moment::default())).iter().all(|id| id.starts_with("apology")));
    assert_eq!(ids(&bank.search("ＹＷ", Moment::default())), ids(&bank.search("yw", Moment::default())));
    assert_eq!(
        ids(&bank.search("yw", Moment::default()))[0],
        "confirm.2",
        "the tag 延误 comes before texts that read alike"
    );
    assert_eq!(ids(&bank.search("天气 延", Moment::default())), ids(&bank.search("延、天气", Moment::default())));
    assert!(bank.search("天气 甲乙丙", Moment::default()).is_empty(), "every word must be found");
}

/// The query in the picture of the workbench: 破损 by its initials, and a word.
#[test]
fn pinyin_and_a_word_together() {
    let found = ids(&bank().search("ps 道歉", of(Kind::Damage)));
    assert_eq!(found[0], "apology.2");
}

#[test]
fn phrases_for_the_kind_at_hand_come_first() {
    let bank = bank();
    let found = bank.search("抱歉", of(Kind::Loss));
    assert_eq!(found[0].kinds, [Kind::Loss]);
    let rank = |p: &Phrase| {
        if p.kinds.contains(&Kind::Loss) { 0 } else { 1 + usize::from(!p.kinds.is_empty()) }
    };
    let ranks: Vec<usize> = found.iter().map(|p| rank(p)).collect();
    assert!(ranks.is_sorted() && ranks.contains(&2), "{ranks:?}");
}

#[test]
fn a_phrase_is_found_by_its_name() {
    let bank = bank();
    assert_eq!(bank.phrase(&bank.phrases[5].id), Some(&bank.phrases[5]));
    assert_eq!(bank.phrase(&PhraseId("nobody.1".to_owned())), None);
}
